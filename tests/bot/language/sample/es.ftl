command-help = ¿Qué puedo hacer aquí?
param-help-topic = un comando o un grupo de ellos
command-vote = Votar, o cambiar mi voto
param-vote-id = la consulta
param-vote-choice = tu respuesta
command-poll-open = Preguntar al grupo, sin que obligue a nadie
param-poll-open-question = lo que preguntas
param-poll-open-options = las respuestas que hay, con comas entre ellas
param-poll-open-closes = cuándo se cierra
param-poll-open-choices = cuántas puede elegir cada persona
param-poll-open-early = cerrar en cuanto haya votado todo el mundo
command-poll-close = Cerrar una consulta
param-poll-close-poll = la consulta
param-poll-close-settle = qué decide
command-poll-show = Ver una consulta
param-poll-show-poll = la consulta
command-poll-hands = Anotar una votación a mano alzada
param-poll-hands-poll = la consulta
param-poll-hands-counts = cuántas manos para cada una
command-join = Pedir entrar
param-join-code = el código de tu invitación
param-join-name = tu nombre en el censo
param-join-language = tu idioma
command-my-set = Cambiar un ajuste
param-my-set-what = cuál
param-my-set-value = cómo queda
command-my-zone = Decir dónde estoy
param-my-zone-zone = la ciudad más cercana
command-group-add = Añadir a alguien al censo
param-group-add-name = su nombre
param-group-add-need = cuántas personas
param-group-add-when = cuándo
command-group-appoint = Nombrar a alguien
param-group-appoint-member = a quién
command-group-dismiss = Quitar un cargo
param-group-dismiss-member = a quién
command-case-say = Escribir a la otra parte de un caso
command-remind-me = Recordarme algo
command-callout-join = Coger un turno
command-callout-cannot = Decir que no puedo ir
command-callout-post = Hacer un llamamiento
command-stack-up = Pedir la palabra
command-ping = Responder

help-group-case = Casos
help-group-remind = Recordatorios
help-group-callout = Llamamientos
help-group-stack = Turnos de palabra
help-group-things = Más

post-secretary = secretaría
post-chair = presidencia

poll-heading = { $ref } { $question }
poll-voted = { $count ->
    [0] Aún no ha votado nadie.
    [one] Ha votado una persona.
   *[other] Han votado { $count } personas.
}
poll-closes = Se cierra el { $at }
poll-who = Pregunta de { $names }
poll-open-for = Abierta durante { $span }
poll-answer = Para responder: { $vote }
yes = Sí
no = No
abstain = Sin opinión
param-case-say-case = el caso
param-case-say-text = lo que escribes
param-remind-me-what = de qué
param-remind-me-when = cuándo
param-remind-me-repeat = cada cuánto
param-callout-join-callout = el llamamiento
param-callout-join-shift = qué turno
param-callout-cannot-callout = el llamamiento
param-callout-post-title = qué es
param-callout-post-when = cuándo
param-callout-post-urgent = avisar a todo el mundo de una vez
