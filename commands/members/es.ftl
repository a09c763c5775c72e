# Fundar
founding-title = Crear { $name }
founding-consent = Serás la primera persona del grupo. Guardo cifrados tu nombre, esta cuenta y los ajustes del grupo.
consent-special = Estar en este censo es un dato sindical o político, así que necesito un sí claro de tu parte.
consent-leave = Puedes irte y pedir que lo borre todo cuando quieras: { $erase }
agree = De acuerdo
keep-nothing = No, no guardes nada
nothing-kept = Vale. No he guardado nada.
founded = { $name } ya está en marcha y tú eres la primera persona.
founded-invite = Pide a la segunda persona que me escriba { $join } – sirve una vez, durante 14 días.
founded-two = Cuando entre, las dos tendréis todos los cargos hasta que se voten. Mientras seáis dos, cada votación os necesita a ambas, igual que todo lo que exige dos personas. Con dos no hay voto secreto posible, así que no lo ofrezco.
founded-next = Ahora: di cuál es la sala del grupo con { $room } allí. { $info } muestra qué guardo y cuánto tiempo.
founding-needs-code = Para crear un grupo necesito el código que recibió quien me aloja. Pídeselo y añádelo: code:XXXX-XXXX.
founding-code-wrong = Ese no es el código, o ya se usó. Compruébalo con quien me aloja y prueba otra vez.
founding-already-here = Esta sala ya es de { $name }. Puedes crear otro grupo en un chat privado conmigo.
founding-already-yours = Ya estás en { $name }. No he cambiado nada.

# Invitaciones y entrada
invited = Aquí tienes una invitación. Quien la reciba me escribe { $join }. { $uses ->
    [one] Sirve una vez, hasta el { $until }.
   *[other] Sirve { $uses } veces, hasta el { $until }.
}
invited-vouch = Alguien del grupo tiene que responder por quien la use; después la secretaría le da entrada.
invited-straight = Quien la use entra en el censo al momento: dásela solo a gente que conozcas.
invited-careful = La muestro una sola vez. Pásala en persona o por un chat seguro.
invite-wrong = No conozco ese código. Puede que ya se usara o que haya caducado. Pide uno nuevo.
too-many-guesses = Demasiados códigos equivocados desde esta cuenta. Espera una hora y prueba otra vez.
join-already = Ya estás en { $group }. No he cambiado nada.
join-consent = Tu nombre { $name } y esta cuenta entran en el censo de { $group }, cifrados.
join-vouching = Después alguien del grupo responde por ti y la secretaría te da entrada.
asked-to-join = Gracias. Has pedido entrar en { $group }. Tu solicitud es { $number }: dale ese número a alguien del grupo que te conozca, para que responda por ti.
somebody-asks = { $name } pide entrar: { $number }.
somebody-asks-vouch = Antes, alguien que le conozca tiene que responder: { $vouch }
vouched-for = Ya han respondido por { $name } ({ $number }): puedes darle entrada.
vouched = Gracias. Has respondido por { $name }.
vouch-oneself = No puedes responder por ti. Pídeselo a alguien del grupo que te conozca.
admit = Dar entrada
decline = Rechazar
admit-not-vouched = Nadie ha respondido aún por { $name }. Pide a alguien que le conozca que lo haga en un chat privado conmigo, con el número { $number }.
admitted = { $name } ya está en el censo.
declined = La solicitud de { $name } queda rechazada y borrada.
request-gone = No hay ninguna solicitud { $number } abierta. Puede que ya se haya respondido.
joined = { $name } ya está en el censo. ¡Te damos la bienvenida!
welcome = Te damos la bienvenida a { $group }, { $name }.
welcome-founder = Ahora tienes todos los cargos junto con quien fundó el grupo, hasta que se voten.
welcome-week = Qué hay esta semana: { $week }
welcome-quiet = No escribo a nadie entre las 22:00 y las 08:00. Para cambiarlo: { $set }
welcome-help = Todo lo demás: { $help }

# Nombres
name-unreadable = Ahí no leo ningún nombre. Usa letras, por ejemplo Mags.
name-too-long = Ese nombre es demasiado largo. Usa { $longest } caracteres como mucho.
name-taken = Alguien tiene un nombre que se parece a { $name }. Elige otro para que nadie se confunda. Por ejemplo: añade una inicial.

# Cargos
post-secretary = secretaría
post-chair = presidencia
post-caseworker = acompañamiento de casos
post-coordinator = coordinación
post-teller = mesa electoral
post-treasurer = tesorería
post-editor = redacción
post-keyholder = custodia de claves
posts-title = Quién tiene cada cargo:
post-held = { $post }: { $names }
post-free = { $post }: nadie
posts-power = Lo que hago para un cargo viene solo de estos cargos, no de los permisos en esta aplicación.
post-by-motion = Por moción, { $name } tiene ahora el cargo de { $post }.
post-appointed = { $by } ha nombrado a { $name } para { $post }. Vale desde ahora.
post-appointed-now = { $name } ya tiene el cargo de { $post }. He avisado a todo el grupo.
post-appointing = { $by } nombra a { $name } para { $post }, desde el { $at }.
post-appointing-object = Si antes se oponen dos personas del grupo, no se hace.
post-object = Me opongo
post-appointing-told = { $name } tendrá el cargo de { $post } desde el { $at }, salvo que se opongan dos personas. He avisado a todo el grupo.
post-objected = Tu oposición cuenta. Nadie ve quién se opuso.
post-stopped = Se han opuesto dos personas: { $name } no entra en { $post } por nombramiento. Aún puede decidirlo una moción.
post-in-force = Nadie lo ha parado: { $name } tiene ahora el cargo de { $post }.
post-dismissed = Por moción, { $name } deja el cargo de { $post }. { $look } muestra quién tiene cada cargo.
appoint-oneself = No puedes nombrarte. Una moción del grupo sí puede darte un cargo.
appoint-not-this-post = La custodia de claves y la mesa electoral no se nombran nunca. Solo una moción o una elección del grupo dan ese cargo.
appoint-by-election = El grupo decidió que los cargos se dan por elección. Pídela en la próxima reunión.
appoint-holds-already = { $name } ya tiene ese cargo.
dismiss-holds-not = { $name } no tiene ese cargo.
appointment-gone = Ese nombramiento ya está decidido. { $look } muestra quién tiene cada cargo.

# El censo
roll-title = { $count ->
    [one] Hay una persona en el censo:
   *[other] Hay { $count } personas en el censo:
}
roll-name = { $name }
roll-suspended = { $name } (en suspensión)
roll-without-app = { $name } (sin la aplicación: hay que llamarle)
roll-logged = Queda anotado que has leído el censo.
added = { $name } ya está en el censo, sin la aplicación.
added-counts = Cuenta para decidir. Cuando haya algo, alguien tiene que llamarle.
suspend-oneself = No puedes suspenderte. Puedes irte con la orden my leave.
suspend-already = { $name } ya está en suspensión.
suspend-decided = Eso ya está decidido. No he cambiado nada.
suspend-needs-another = Tiene que estar de acuerdo otro cargo: ni tú ni la persona afectada.
suspend-second = { $by } pide suspender a { $name }. Hace falta un segundo cargo.
suspend-reason = Motivo: { $reason }
suspend-agree = De acuerdo: suspender
suspend-asked = Pedido. La suspensión de { $name } vale cuando otro cargo esté de acuerdo. Aún no ha cambiado nada.
suspended-you = Tu participación en { $group } queda suspendida hasta el { $until }. Lo han acordado dos cargos.
suspended-reply = Puedes decir lo que piensas y lo leerá todo el grupo: { $reply }
suspended = Tu participación está suspendida hasta el { $until }, así que ahora no puedes hacer esto. Sí puedes ver tus datos, responder e irte.
suspension-in-force = { $name } queda en suspensión hasta el { $until }. Sabe el motivo y que puede responder.
unsuspended = Tu suspensión en { $group } ha terminado. Te damos la bienvenida de nuevo.
reply-title = { $name } responde a su suspensión
replied = Tu respuesta está publicada para el grupo.
reply-not-suspended = No estás en suspensión, así que no hay nada a lo que responder.
removed-you = Por moción del grupo, ya no estás en el censo de { $group }.
removed-data = Borro lo que guardo de ti en 30 días. Antes: { $erase }
removed = Por moción del grupo, { $name } ya no está en el censo.
kept-title = Cuánto tiempo guardo cada cosa:
kept-change = Para guardar algo menos tiempo: { $change }. Solo una moción puede alargarlo.
keep-ballots = qué votó cada quien en una consulta: { $days } días tras cerrarse; los totales quedan
keep-invitations = invitaciones: { $days ->
    [0] hasta que caducan
   *[other] { $days } días después de caducar
}
keep-links = códigos para unir cuentas: { $days ->
    [0] 15 minutos
    [one] un día
   *[other] { $days } días
}
keep-roll = tu sitio en el censo después de irte: { $days } días
retention-unknown = No conozco “{ $kind }”. Se pueden ajustar: { $kinds }.
retention-longer = Ahora son { $days } días. Solo una moción del grupo puede alargarlo.
audit-title = Qué se hizo en los últimos { $days } días, lo más nuevo primero:
audit-nothing = No se hizo nada en los últimos { $days } días.
audit-who = { $name }:
audit-nobody = Alguien:

# Salas y grupo
room-here-is-private = Este es nuestro chat privado. Dilo en la sala que quieras.
room-prefix = Un prefijo son de uno a diez signos y no una palabra, por ejemplo ! o ?.
room-is-members = Esta es ahora la sala del grupo. Aquí llegan las consultas y las novedades.
room-is-committee = Esta es ahora la sala del comité. Aquí digo solo lo que pueden leer los cargos.
room-is-casework = Esta es ahora la sala de acompañamiento. Aquí nombro los casos solo por su número, nunca lo que contienen.
room-is-notices = Esta es ahora la sala de avisos.
room-is-public = Esta sala es ahora pública. Aquí digo solo lo que puede leer cualquiera.
room-is-off = En esta sala ya no digo nada por mi cuenta.
info-outside = Esto es { $name }.
info-outside-join = Con un código de invitación puedes pedir entrar: { $join }. Qué guardo de ti: { $what }
info-title = { $name }
info-roll = En el censo
info-quorum = Para poder decidir
info-quorum-is = tienen que participar { $count }
info-zone = Hora
info-zone-is = { $zone }
info-passing = Una moción sale adelante
info-passing-is = con más votos a favor que en contra
info-voting = Quien acaba de entrar vota
info-voting-is = a los 28 días; al momento si el censo no llega a diez
info-kept = Qué guardo y cuánto tiempo:
info-orders = Solo una moción aprobada por el grupo puede cambiar las reglas.
check-well = { $rooms ->
    [0] Ninguna sala registrada
    [one] Una sala registrada
   *[other] { $rooms } salas registradas
}, { $roll } en el censo, { $waiting ->
    [0] nada pendiente de enviar
    [one] un mensaje pendiente de enviar
   *[other] { $waiting } mensajes pendientes de enviar
}.
check-no-room = Todavía no hay sala del grupo, así que cada quien recibe las novedades en privado. Di { $room } en la sala que queráis.
check-unreached = No puedo llegar a { $count ->
    [one] una persona
   *[other] { $count } personas
} del censo: sin aplicación o con los mensajes cerrados. Alguien tiene que llamar.
check-inbox = { $count ->
    [one] Un mensaje espera
   *[other] { $count } mensajes esperan
} en los buzones porque no se pudo entregar.
check-nothing = Todo lo demás está bien.
backup-begun = Estoy haciendo una copia de seguridad. Te aviso cuando acabe.
backup-made = La copia está hecha. No contiene claves; guarda aparte la copia del almacén de claves.
backup-failed = No se pudo hacer la copia. Pide a quien me aloja que ejecute “steward check”.

# Mis ajustes
card-title = Qué guarda { $group } de ti
card-name = Nombre en el censo
card-since = Desde
card-state = Situación
card-accounts = Cuentas
card-zone = Tu hora
card-quiet = No te escribo entre
card-posts = Cargos
card-budget = Peticiones por semana, como mucho
card-tier = Cuánto quieres que te pidan
card-areas = Zonas
card-skills = Habilidades
card-asks = Que otras personas te pregunten
card-more = Todo en un archivo: { $export }. Para que lo olvide: { $erase }
state-on = en el censo
state-asked = has pedido entrar
state-suspended = en suspensión
state-left = fuera
state-merged = unida a tu otra cuenta
platform-console = esta terminal
platform-discord = Discord
platform-matrix = Matrix
choice-what-name = nombre
choice-what-timezone = hora
choice-what-language = idioma
choice-what-quiet = horas de silencio
choice-what-budget = peticiones por semana
choice-what-tier = cuánto quieres que te pidan
choice-what-areas = zonas
choice-what-skills = habilidades
choice-what-asks = que te pregunten
choice-account-console = esta terminal
choice-account-discord = Discord
choice-account-matrix = Matrix
set-changed = Ajuste “{ $what }”: { $value }.
set-default = Ajuste “{ $what }”: vuelve a lo habitual.
quiet-unread = No entiendo “{ $text }” como horas de silencio. Escríbelas así: 22:00-08:00.
inbox-empty = No hay nada esperándote.
inbox-from = Del { $at }:
inbox-more = Hay más: { $inbox }
tasks-none = No tienes nada pendiente. Descansa.
tasks-title = A qué te comprometiste:
chosen = Desde ahora, en este chat entiendo que hablas de { $group }. Dilo otra vez, por favor.

# Unir cuentas
link-code = Desde tu otra cuenta, envíame { $link } antes de 15 minutos.
link-careful = Lo muestro una sola vez. No se lo des a nadie: quien lo use pide hablar en tu nombre.
link-wrong = No conozco ese código. Puede que haya caducado. Crea otro en tu otra cuenta.
link-same = Lo has escrito en la cuenta que lo creó. Escríbelo en tu otra cuenta.
link-gone = Eso ya terminó. Si aún quieres unir tus cuentas, crea otro código.
link-not-now = Una de las dos cuentas está en suspensión o de salida, así que ahora no se pueden unir.
link-host-asked = Una cuenta de { $platform } llamada { $name } ha escrito tu código. ¿Eres tú?
link-mine = Sí, soy yo
link-not-mine = No soy yo
link-guest-asked = Esta cuenta pasaría a ser una sola persona con la que creó el código. Tus votos cuentan entonces una vez y el resto ve solo el nombre que está en el censo.
link-merging = Ahora estás dos veces en el censo. Pasáis a ser una; donde habían votado las dos, vale el primer voto.
link-waiting = Bien. Ahora di que sí también en tu otra cuenta.
linked = Cuentas unidas: ahora eres { $name } en { $platform }.
linked-undo = Para deshacerlo: { $undo }
link-refused = No se han unido. Ese código ya no vale. Quien lo escribió no ha sabido nada de ti.
link-guest-refused = La otra cuenta dijo que no, así que no se ha unido nada. Si no eras tú, no crees otro código hasta saber quién tenía el primero.
link-not-linked = No se ha unido nada.
link-third = Alguien más escribió tu código, así que ya no vale y no se ha unido nada. Crea otro cuando estés a solas: { $link }
unlink-none = Ahí no tienes ninguna cuenta.
unlink-last = Es tu única cuenta. Para irte del todo está la orden my leave.
unlinked = Tu cuenta de { $platform } ya no está unida.

# Irse y ser olvidado
export-here = Esto es lo que { $group } guarda de ti.
export-how = Guarda el archivo donde no lo lea nadie más.
leave-question = Vas a dejar el grupo.
leave-posts = Tienes: { $posts }.
leave-alone = Solo tú tienes: { $posts }. Nadie más puede hacerlo hasta que el grupo se lo dé a alguien.
leave-tasks = Te comprometiste a:
leave-one-stays = Entonces queda una persona. Lo que exige dos espera a que entre alguien.
leave-data = Borro lo que guardo de ti 30 días después. Ahora mismo: { $erase }
leave-now = Irme ahora
stay = Quedarme
stayed = Vale. No he cambiado nada.
left = Has dejado { $group }.
left-data = Borro lo que guardo de ti el { $until }. Antes: { $erase }
left-told = { $name } ha dejado el grupo.
left-unnamed = Alguien ha dejado el grupo y todo lo suyo está borrado.
left-alone = Ahora solo estás tú en el censo. Lo que exige dos personas espera a que entre alguien: { $invite }. Para irte, llevarte tus datos o que los borre no necesitas a nadie.
erase-question = Esto borra todo lo que guardo de ti. No se puede deshacer. Es:
erase-votes = Los totales de votaciones terminadas quedan, sin ti en ellos.
erase-backups = Las copias de seguridad pueden conservar tus datos hasta el { $until }.
erase-platform = Lo que tú o yo escribimos en esta aplicación sigue ahí; bórralo tú.
erase-receipt = Tu recibo: { $code }. Apúntalo ahora: no lo guardo en ningún sitio. Con él puedes comprobar cuando quieras, desde cualquier cuenta, que no queda nada: { $check }
erase-now = Borrarme
erased = Hecho, { $at }. Todo lo que guardaba de ti está borrado.
erased-rows = { $count ->
    [one] Se ha quitado una cosa
   *[other] Se han quitado { $count } cosas
}. Tu clave está destruida.
receipt-unknown = No conozco ese recibo. Revisa cada letra y prueba otra vez.
receipt-of = Este es el recibo de un borrado del { $at }.
receipt-scan = He vuelto a buscar en todo: { $rows ->
    [0] no queda nada
    [one] queda una cosa; avisa a quien me aloja
   *[other] quedan { $rows } cosas; avisa a quien me aloja
}.
holds-members-roll = sitio en el censo
holds-members-accounts = cuentas
holds-members-posts = cargos
holds-voting-votes = votos en consultas
holds-voting-polls-opened = consultas que abriste

# La semana y las primeras palabras
week-title = Qué hay:
week-meetings = Reuniones
week-votes = Votaciones
week-gaps = Hace falta gente
week-tasks = Te comprometiste a
week-nothing = Ahora mismo no hay nada. Disfrútalo.
hello = Hola. Soy Steward, un bot para grupos que se organizan. Aquí todavía no soy de ningún grupo.
hello-of = Hola. Soy el bot de { $group }.
hello-keeps-nothing = No guardo este chat.
hello-join = Con un código de invitación puedes entrar: { $join }
hello-what = ¿Qué guardas de mí?
hello-help = Ayuda
hello-member = Hola, { $name }. No lo he entendido. Prueba { $week } o { $help }.
kept-of-strangers = De ti: nada. Leo lo que me escribes para responder y no guardo nada.
kept-of-members = Si entras, guardo tu nombre y tu cuenta, cifrados, hasta que te vayas. Puedes verlo todo: { $export }
keep-suspensions = suspensiones que nadie más apoyó: { $days } días
keep-requests = solicitudes de entrada sin respuesta: { $days } días

# Para qué es cada orden y sus valores
command-group-invite = Crea un código de invitación.
param-group-invite-uses = cuántas personas pueden usarlo
param-group-invite-days = cuántos días vale
param-group-invite-vouch = si alguien del grupo tiene que responder por quien lo use
command-join = Pide entrar en un grupo con un código de invitación.
param-join-code = el código de invitación que te dieron
param-join-name = el nombre que quieres en el censo
command-group-vouch = Responde por alguien que ha pedido entrar.
param-group-vouch-request = la solicitud, por ejemplo J-8
command-group-admit = Da entrada a alguien en el censo.
param-group-admit-request = la solicitud, por ejemplo J-8
command-group-decline = Rechaza y borra una solicitud.
param-group-decline-request = la solicitud, por ejemplo J-8
command-group-setup = Crea un grupo; con dos personas basta.
param-group-setup-name = cómo se llama el grupo
param-group-setup-timezone = la ciudad cuya hora seguís, por ejemplo Europe/Madrid
param-group-setup-language = el idioma en que hablo en vuestras salas
param-group-setup-code = el código que te dio quien me aloja
command-my-export = Recibe una copia de lo que guardo de ti.
command-my-leave = Deja el grupo; antes te muestro qué tienes a tu cargo.
command-my-erase = Bórralo todo, con recibo; antes te muestro qué se va.
command-my-receipt = Comprueba que un borrado se hizo.
param-my-receipt-code = el recibo que te di
command-my-link = Une tus cuentas para que seas una sola persona.
param-my-link-code = el código de tu otra cuenta
command-my-unlink = Separa una de tus cuentas.
param-my-unlink-account = qué cuenta se separa
command-group-posts = Muestra quién tiene cada cargo.
command-group-appoint = Nombra a alguien para un cargo.
param-group-appoint-post = el cargo
param-group-appoint-member = quién lo va a tener
command-group-dismiss = Termina el cargo de alguien.
param-group-dismiss-post = el cargo
param-group-dismiss-member = quién lo tiene
command-group-roll = Muestra el censo; cada lectura queda anotada.
command-group-add = Apunta en el censo a alguien sin la aplicación; di cómo dio su acuerdo.
param-group-add-name = el nombre para el censo
param-group-add-consent = cómo y cuándo dio su acuerdo, en pocas palabras
command-group-suspend = Suspende a alguien; hace falta un segundo cargo y la persona puede responder.
param-group-suspend-member = a quién se suspende
param-group-suspend-reason = el motivo; la persona lo lee
command-my-reply = Responde a tu suspensión; lo lee el grupo.
param-my-reply-text = qué quieres decir
command-group-remove = Quita a alguien del censo.
param-group-remove-member = a quién se quita
param-group-remove-reason = el motivo
command-group-retention = Muestra cuánto guardo cada cosa, o guarda algo menos tiempo.
param-group-retention-kind = qué se guarda, por ejemplo ballots
param-group-retention-days = cuántos días
command-group-audit = Muestra quién hizo qué, sin contenido.
param-group-audit-days = cuántos días hacia atrás
command-group-room = Di para qué es esta sala.
param-group-room-purpose = para qué es esta sala
param-group-room-prefix = con qué empiezan las órdenes en esta sala, por ejemplo !
command-group-info = Muestra qué es este grupo, sus reglas y cuánto guarda cada cosa.
command-group-check = Muestra si se puede llegar a todo el mundo y qué salas hay.
command-group-backup = Haz una copia de seguridad, sin claves.
command-my-card = Muestra qué guardo de ti.
command-my-set = Cambia uno de tus ajustes.
param-my-set-what = qué quieres cambiar
param-my-set-value = qué debe ser; déjalo vacío para volver a lo habitual
command-my-inbox = Lee lo que no pude entregarte.
command-my-tasks = Muestra a qué te comprometiste: tareas, turnos y plazos.
command-week = Muestra qué hay: reuniones, votaciones, huecos y tus compromisos.
command-help = Muestra qué puedo hacer por ti aquí.
param-help-topic = una orden, un tema o una página
