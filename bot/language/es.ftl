# Lo que dice el bot, se le pregunte por lo que se le pregunte. En estas frases no hay ningún
# carácter al que un chat dé un significado: cada plataforma puede escribirlas tal cual.

# Listas, recuentos, tarjetas
list-more = { $list }, { $next }
list-last = { $sound ->
    [i] { $list } e { $last }
   *[other] { $list } y { $last }
}
bar-count = { $label }: { $count } de { $whole }
fact-line = { $name }: { $value }
answer-by-number = Responde a esto con un número:
answer-numbered = { $number }. { $label }
file-not-here = En este chat no puedo darte { $file }. Pídemelo otra vez en un chat que admita archivos.

# No se entiende lo escrito
value-empty = La respuesta está vacía. Escribe al menos una palabra.
value-too-long = Es demasiado largo: tiene { $length } caracteres y caben { $longest }. Acórtalo.
value-not-a-number = «{ $text }» no es un número entero. Da uno del { $least } al { $most }.
value-number-outside = Ese número no vale. Da uno del { $least } al { $most }.
value-not-yes-or-no = «{ $text }» no es ni sí ni no. Responde sí o no.
value-not-a-choice = «{ $text }» no es una de las respuestas. Elige una de estas: { $choices }.
value-not-an-hour = «{ $text }» no es una hora. Escríbela así: 22:00.
value-zone-which = ¿Qué lugar es «{ $text }»? Escribe uno de estos: { $near }.
value-not-a-zone = No conozco el lugar «{ $text }». Dime la ciudad grande más cercana, por ejemplo Madrid.
value-not-a-language = Todavía no hablo «{ $text }». Hablo { $languages }.
value-not-a-reference = «{ $text }» no es un número que pueda buscar aquí. Tiene que ser como { $example }; lo encuentras en la tarjeta.
value-not-a-code = El código no está completo. Tiene que ser como { $example }. Cópialo otra vez.
value-twice = { $name } aparece dos veces. Ponlo una sola vez.
value-left-over = No sé qué hacer con «{ $rest }». Escríbelo así: { $example }
parameter-not-there = { $command } no tiene «{ $name }». Tiene { $names }. Si era parte de tus palabras, ponlas entre comillas.
unknown-parameter = «{ $command }» no tiene «{ $name }». Pide ayuda sobre ese comando para ver qué admite.
quotation-open = No sé dónde acaba «{ $near }». Pon comillas delante y detrás, así: { $example }
quotation-needed = No sé qué palabras van juntas. Ponlas entre comillas, así: { $example }
missing-values = Falta algo para «{ $command }». Escríbelo solo y te pregunto lo que haga falta.

# Comandos
unknown-command = No conozco «{ $name }». Lo más parecido: { $near }
unknown-command-nothing-near = No conozco «{ $name }». Escríbeme help y te enseño lo que sé hacer.
unknown-below = No conozco «{ $name }». Hay { $choices }

# Quién y dónde
members-only = Eso es para integrantes del grupo. ¿Te han invitado? Entonces escríbeme en privado: join y tu código.
not-allowed = Eso solo lo pueden hacer estos cargos: { $posts }. Para ver a quién pedírselo: { $look }
not-by-motion = Una moción no puede ejecutar { $command }. Preséntala con palabras y alguien lo hará cuando se apruebe.
only-by-motion = Eso solo puede hacerlo el grupo en conjunto. Preséntale una moción sobre { $command }
not-here-dm = Eso es mejor hacerlo en privado. Escríbeme allí: { $command }
not-here-room = Eso solo funciona en una sala del grupo. Ve allí y escribe { $command }
no-collective-here = No sé de qué grupo se trata. Escríbeme en una sala de tu grupo. Para crear un grupo nuevo, escríbeme en privado: group setup.
which-collective = Estás en más de un grupo. ¿A cuál te refieres?
no-such-member = En el censo no hay nadie que se llame «{ $name }». Revisa cómo se escribe o pregunta quién está en el censo.
several-members = En el censo hay más de una persona que podría ser «{ $name }». Escribe el nombre completo.

# Cuando algo no ha funcionado
broken = Algo ha fallado por nuestra parte. No ha cambiado nada. Avisa a quien me aloja y dale este código: { $number }.
done-already = Eso ya está hecho. Se hizo una sola vez, nada se ha duplicado.
disk-full = No me queda sitio para anotarlo, así que no ha cambiado nada. Avisa a quien me aloja y prueba más tarde.
database-busy = Ahora mismo no puedo anotar nada, así que no ha cambiado nada. Prueba otra vez dentro de un minuto.
not-kept = No he podido anotarlo, así que no ha cambiado nada. Prueba otra vez. Si vuelve a pasar, avisa a quien me aloja.
erasure-not-finished = Está borrado, pero aún no se ha limpiado del disco, porque algo más está leyendo ahí. Se limpiará pronto; quien me aloja puede ver cuándo con steward check.

# Ayuda
help-title = Lo que puedes pedirme
help-group-start = Para empezar
help-group-vote = Decidir en común
help-group-me = Mis cosas
help-group-roll = Nuestro grupo y quién está en él
help-group-host = Cuidar del bot
help-line = { $command }: { $summary }
help-group = { $group }: { $commands }
help-group-more = { $group }: { $commands }, y más: { $help }
help-how = Más sobre un apartado: { $group }. Sobre un comando: { $one }
help-how-one = Más sobre uno de estos: { $one }
help-next-page = Hay más: { $help }
help-next = Página siguiente
help-param = { $name }: { $meaning }.
help-param-optional = { $name }, si quieres: { $meaning }.
help-choices = Uno de estos valores: { $choices }.
help-short = Más corto: { $forms }
help-only = Solo para estos cargos: { $posts }.
help-by-motion = Esto solo puede hacerlo una moción del grupo.
help-in-private = En un chat privado conmigo.
help-in-room = En una sala del grupo.
help-example = Escríbelo así: { $example }
help-topic-near = No tengo ayuda sobre «{ $topic }». Lo más parecido: { $near }
help-topic-unknown = No tengo ayuda sobre «{ $topic }». Aquí está todo.
incomplete-command = A { $name } le falta una palabra. Hay { $choices }
