# Lo que se dice a quien lleva el bot. Solo la primera frase es para la gente del grupo.

restored-announcement = Me han devuelto la memoria desde una copia de { $at }. No sé nada de lo que pasó aquí después. Mirad, por favor, las votaciones abiertas, las reuniones y quién está en la lista, y contadme otra vez lo que falte.

## La configuración

config-missing = No hay configuración en { $path }. Si el bot es nuevo, ejecuta steward setup; para probar Steward sin ella, ejecuta steward chat.
config-unreadable = No se puede leer { $path } ({ $why }). Mira que el archivo sea tuyo e inténtalo de nuevo.
config-not-toml = { $path }, línea { $line }: esto no está escrito como un ajuste. Escríbelo como language = "es", con el texto entre comillas.
config-wrong-value = { $path }, línea { $line }: { $name } no puede tener ese valor. En config.example.toml está lo que puede ser.
config-unknown = { $path }, línea { $line }: aquí no existe el ajuste { $name }. Usa uno de estos o quita la línea: { $known }
config-unknown-near = { $path }, línea { $line }: aquí no existe el ajuste { $name }. ¿Querías decir { $near }?
config-lacks = { $path }, línea { $line }: falta aquí el ajuste { $name }. Añádelo.
config-store-wanted = { $path }, línea { $line }: con PostgreSQL las claves necesitan una base de datos propia. Indícala como store en la sección [keys].

## Lo que está instalado

features-none = No hay ninguna función instalada. En una copia del código, ejecuta make; si no, ejecuta pip install -e . en su carpeta.
feature-missing = No existe la función { $name }. Pon en config.toml solo las instaladas: { $known }
platform-none = { $path } no indica ninguna plataforma. Añade una sección como [adapters.matrix]; para probar Steward sin ella, ejecuta steward chat.
platform-missing = No existe la plataforma { $name }. Pon en config.toml solo las instaladas: { $known }
platform-part-missing = La plataforma { $name } necesita { $part }, que no está instalado. Ejecuta pip install "shop-steward[{ $name }]".

## La base de datos y el disco

database-missing = No hay ninguna base de datos en { $place }. Si el bot es nuevo, ejecuta steward setup; para recuperar una copia, steward restore.
database-empty = La base de datos { $place } aún está vacía. Ejecuta steward setup.
database-not-ours = Lo que hay en { $place } no es una base de datos de Steward. Indica la correcta como database en config.toml.
database-older = La base de datos { $place } es de un Steward anterior. Arranca el bot una vez con steward run: la pone al día y guarda una copia.
database-newer = La base de datos { $place } la escribió un Steward más nuevo. Instala esa versión y vuelve a arrancar.
database-damaged = La base de datos { $place } está dañada. Detén el bot y recupera tu última copia: steward restore ARCHIVO --replace
database-locked = Otro programa tiene cogida la base de datos { $place }. Espera un momento e inténtalo de nuevo, o detén ese programa.
database-in-use = Steward ya está funcionando con { $path }. Detenlo primero e inténtalo de nuevo.
database-read-only = No se puede escribir en la base de datos { $place }. Mira que el archivo y su carpeta sean de quien lleva el bot.
database-unopenable = No se puede abrir la base de datos { $place }. Mira que su carpeta exista y sea tuya.
database-unreachable = El servidor de la base de datos no responde ({ $place }). Mira que esté en marcha e inténtalo de nuevo.
database-password = El servidor de la base de datos rechaza el nombre o la contraseña ({ $place }). Pon los correctos en config.toml.
database-unknown = El servidor no conoce esa base de datos o ese nombre ({ $place }). Créala allí primero o indica otra en config.toml.
database-address-wrong = Eso no es la dirección de una base de datos. Da un archivo o una dirección como postgresql://nombre@servidor/base.
database-driver-missing = PostgreSQL necesita una parte más. Ejecuta pip install "shop-steward[postgres]".
disk-is-full = El disco está lleno ({ $place }), así que no ha cambiado nada. Haz sitio e inténtalo de nuevo.
disk-fails = El disco da errores ({ $place }). Revisa el disco antes de seguir; haz ya una segunda copia de tus copias de seguridad.
path-forbidden = No puedes leer o escribir { $path }. Ejecuta esto como la persona dueña del bot o cambia los permisos del archivo.
system-trouble = No se puede usar { $path }: { $why }. Arréglalo e inténtalo de nuevo.
broke = Algo se ha roto por nuestra parte ({ $kind }), y no ha quedado nada a medias. Ejecútalo otra vez con --debug delante de la orden y mándanos lo que salga: no contiene palabras de nadie.

## La línea de órdenes

cli-unknown = No existe la orden { $name }. Ejecuta steward --help para verlas todas.
cli-unknown-near = No existe la orden { $name }. ¿Querías decir steward { $near }?
cli-wrong = { $what } Ejecuta steward --help para ver cómo se usa.
verify-file-receipt = En una copia se busca un recibo. Da también su código: steward verify ARCHIVO --receipt CÓDIGO
restore-what = Di una sola cosa: qué copia recuperar (steward restore ARCHIVO) o qué hacer con lo retenido (--resume o --drop).

## Chat

chat-no-platform = El aspecto de { $name } viene con esa plataforma, que no es parte de esta versión. Quita --platform para ver la consola.
chat-transcript-database = Una transcripción usa su propia base de datos de usar y tirar. Quita --database.
chat-database-keys = Las claves de esa base de datos necesitan un lugar que permanezca. Indícalo con --keep CARPETA.

## La preparación

setup-ask-language = ¿En qué idioma quieres estas órdenes?
setup-ask-keys = ¿Dónde van las claves: en un archivo de este equipo (file), en su entorno (env), o una parte en una frase de paso que escribes tras cada reinicio (passphrase)?
setup-ask-passphrase = Elige una frase de paso de varias palabras para los casos y las votaciones secretas:
setup-passphrase-again = Otra vez la misma:
passphrase-short = Esa frase de paso se adivina demasiado fácil, así que no se ha creado nada. Usa al menos { $count } letras, mejor varias palabras.
passphrase-differs = Las dos no eran iguales, así que no se ha creado nada. Ejecuta steward setup otra vez.
setup-config-comment = Qué significa cada ajuste y cuáles más hay: config.example.toml
setup-config-made = La configuración está en { $path }
setup-config-kept = La configuración de { $path } se deja como está.
setup-keys-file = Las claves están en { $path }. Quien pueda leer esa carpeta puede leerlo todo: no la metas en otras copias de seguridad.
setup-keys-env = Las claves se toman del entorno. Guarda una copia en lugar seguro: sin ellas no se puede leer nada de lo sellado.
setup-keys-passphrase = Una clave está en { $path }, la otra es tu frase de paso. Nadie puede recuperarla por ti: guarda una copia en lugar seguro.
setup-keys-wanted = Pon estas dos líneas en el entorno en que arranca el bot, guarda una copia en lugar seguro y ejecuta steward setup otra vez:
setup-code = El código de fundación es { $code }. Quien lo escriba después de group setup funda el grupo; sirve una sola vez.
setup-no-platform = Aún no se indica ninguna plataforma. Añade una en { $path } antes de arrancar el bot.
setup-next = Mira si todo está bien con steward check y arranca con steward run.

## En marcha

run-ready = Steward está en marcha en { $platforms }. Se detiene con Ctrl-C.
run-locked = Los casos y las votaciones secretas están bloqueados hasta que ejecutes steward unlock.
run-copy-kept = La base de datos es de un Steward anterior. Queda una copia en { $path }
run-platform-stopped = { $name } se ha detenido y las demás siguen. { $why }
run-nobody-left = Todas las plataformas se han detenido, así que el bot termina. steward check dice qué hacer.

unlock-ask = Frase de paso:
unlock-done = Desbloqueado. Lo que esperaba sale ahora.
unlock-nobody = Ningún bot en marcha espera una frase de paso en { $path }. Arráncalo con steward run.
unlock-no-passphrase = Este bot no usa frase de paso, así que no hay nada que desbloquear.
socket-path-too-long = La ruta { $path } es demasiado larga para un socket. Indica una más corta como socket en la sección [keys] de config.toml.
socket-path-taken = Ya existe { $path } y no es un socket. Muévelo o indica otro lugar como socket en la sección [keys] de config.toml.
socket-trouble = No se puede usar el socket { $path }: { $why }. Arréglalo e inténtalo de nuevo.
socket-not-understood = El bot en marcha no ha entendido. Mira que sea la misma versión que esta.
socket-no-answer = El bot en marcha no ha respondido. Mira si sigue funcionando e inténtalo de nuevo.

## Copias de seguridad

backup-written = La copia está en { $path } ({ $size } kB), sin ninguna clave. Las claves tienen su única copia en { $keys }: guárdalas por separado.
backup-dropped =
    { $count ->
        [one] Una copia antigua cumplió su tiempo y se ha borrado.
       *[other] { $count } copias antiguas cumplieron su tiempo y se han borrado.
    }
backup-missing = No hay ninguna copia de seguridad en { $path }. Da la ruta de una.
backup-not-a-database = { $path } no es una copia de seguridad de Steward. Da la ruta de una.
backup-not-ours = { $path } es una base de datos, pero no una copia de Steward. Da la ruta de una.
backup-damaged = La copia { $path } está dañada y no se ha usado. Prueba con la anterior.
backup-newer = La copia { $path } la hizo un Steward más nuevo. Instala esa versión e inténtalo de nuevo.

restore-target-full = Ya hay una base de datos en { $place } y se ha dejado como estaba. Para poner la copia en su lugar, añade --replace.
restore-done = La copia de { $at } está de vuelta.
restore-erased =
    { $count ->
        [one] Se ha repetido un borrado que ocurrió después.
       *[other] Se han repetido { $count } borrados que ocurrieron después.
    }
restore-held = Retenido hasta que decidas: { $messages ->
        [one] un mensaje
       *[other] { $messages } mensajes
    } y { $timers ->
        [one] un aviso programado
       *[other] { $timers } avisos programados
    } ({ $names }). Puede que se dijeran y se hicieran después de la copia. Para decirlos y hacerlos ahora, ejecuta steward restore --resume; para dejarlos, steward restore --drop.
restore-aside = Lo que había antes queda en { $path }. Bórralo cuando todo esté bien.
restore-next = Arranca con steward run: el bot cuenta a cada grupo que le han devuelto la memoria.
decided-nothing = No hay nada retenido.
decided-resumed = Lo retenido sigue su camino cuando arranque el bot: { $messages ->
        [one] un mensaje
       *[other] { $messages } mensajes
    } y { $timers ->
        [one] un aviso programado
       *[other] { $timers } avisos programados
    }.
decided-dropped = Lo retenido se deja: { $messages ->
        [one] un mensaje
       *[other] { $messages } mensajes
    } y { $timers ->
        [one] un aviso programado
       *[other] { $timers } avisos programados
    }.

## Lo que encuentran check y verify

level-fine = bien
level-note = nota
level-problem = POR HACER

check-broke = No se ha podido mirar { $part }, y es un error nuestro. Ejecuta steward --debug check y mándanos lo que salga: no contiene palabras de nadie.
check-config-fine = La configuración { $path } está en orden.
check-config-open = Otras personas de este equipo pueden leer { $path }.
check-config-open-do = Si contiene una contraseña, ejecuta chmod 600 { $path }
check-no-platform = En { $path } no se indica ninguna plataforma.
check-no-platform-do = Añade una sección como [adapters.matrix] antes de arrancar el bot.
check-features-off = Instalado pero sin activar: { $names }.
check-features-off-do = Para usarlo, añádelo a features en config.toml.
check-disk-fine = Hay sitio en el disco ({ $room } GB).
check-disk-filling = Solo quedan { $room } MB libres donde está { $path }.
check-disk-filling-do = Haz sitio pronto.
check-disk-full = Solo quedan { $room } MB libres donde está { $path }, y sin sitio el bot no puede anotar nada.
check-disk-full-do = Haz sitio ahora.
check-backup-none = Todavía no hay ninguna copia de seguridad.
check-backup-none-do = Ejecuta steward backup, y que se ejecute cada día.
check-backup-old = La última copia de seguridad es de hace { $age }.
check-backup-old-do = Ejecuta steward backup, y que se ejecute cada día.
check-backup-fine = La última copia de seguridad es de hace { $age } y está en { $path }
check-replaced = La base de datos que sustituyó una recuperación sigue en { $path }
check-replaced-do = Bórrala cuando todo esté bien; steward backup la borra a los { $days } días.
check-backups-kept =
    { $count ->
        [one] Una copia de la base de datos tiene más de { $days } días y puede contener todavía a alguien que se borró.
       *[other] { $count } copias de la base de datos tienen más de { $days } días y pueden contener todavía a alguien que se borró.
    }
check-backups-kept-do = Ejecuta steward backup: borra lo que ya cumplió su tiempo.
check-older = La base de datos es de un Steward anterior.
check-older-do = Arranca el bot: la pone al día y guarda una copia.
check-database-fine = La base de datos responde y está al día.
check-running = El bot está en marcha.
check-not-running = El bot no está en marcha.
check-keys-in-files = Las dos claves están como archivos en { $path }: quien se lleve este equipo puede leerlo todo.
check-keys-in-files-do = Si os puede pasar, prepara un bot con keys = passphrase.
check-clock-fine = El reloj de este equipo marca { $now }.
check-clock-behind = El reloj de este equipo va { $by } por detrás de lo que ya está anotado.
check-clock-behind-do = Ponlo en hora, mejor con un servicio de hora, y reinicia el bot.
check-groups =
    { $count ->
        [one] Aquí vive un grupo.
       *[other] Aquí viven { $count } grupos.
    }
check-code-waits = Aún no se ha fundado ningún grupo; el código de fundación está sin usar.
check-code-waits-do = Dáselo a quien funde el grupo. Para uno nuevo, ejecuta steward setup --code.
check-no-group = Aún no se ha fundado ningún grupo y no hay código de fundación.
check-no-group-do = Ejecuta steward setup --code.
check-restored = Se ha recuperado una copia y los grupos aún no lo saben.
check-restored-do = Arranca el bot: se lo cuenta.
check-messages-fine = No hay ningún mensaje retenido.
check-messages-held =
    { $count ->
        [one] Un mensaje para { $platform } está retenido.
       *[other] { $count } mensajes para { $platform } están retenidos, todos por esto:
    }
check-messages-decide = Detén el bot y ejecuta steward restore --resume para decirlos, o steward restore --drop para dejarlos.
check-messages-late =
    { $count ->
        [one] Un mensaje lleva un rato esperando a { $platform } ({ $why }).
       *[other] { $count } mensajes llevan un rato esperando a { $platform } ({ $why }).
    }
check-messages-late-do = El bot sigue intentándolo. Si no se arregla, mira si { $platform } funciona.
check-timers-fine = No espera nada de lo que ya tocaba.
check-timers-due =
    { $count ->
        [one] Algo que tocaba llegó con el bot parado.
       *[other] { $count } cosas que tocaban llegaron con el bot parado.
    }
check-timers-due-do = Arranca el bot: las hace y dice que van tarde.
check-timers-late =
    { $count ->
        [one] Algo que ya tocaba está sin hacer, aunque el bot está en marcha.
       *[other] { $count } cosas que ya tocaban están sin hacer, aunque el bot está en marcha.
    }
check-timers-late-do = Reinicia el bot. Si sigue igual, mándanos su registro: no contiene palabras de nadie.
check-timers-held =
    { $count ->
        [one] Algo que ya tocaba está retenido: { $names }.
       *[other] { $count } cosas que ya tocaban están retenidas: { $names }.
    }
check-timers-held-do = Detén el bot y ejecuta steward restore --resume para que se hagan, o steward restore --drop para dejarlas.
check-answers-owed =
    { $count ->
        [one] Una respuesta no llegó a quien preguntó.
       *[other] { $count } respuestas no llegaron a quien preguntó.
    }
check-answers-owed-do = El bot las pone donde cada persona las encuentra con my inbox, como muy tarde cuando vuelva a arrancar.
check-platform-stopped = { $name } se ha detenido. { $why }
check-platform-stopped-do = Después reinicia el bot.

verify-whole = Se puede leer todo lo que hay en la base de datos ({ $rows } filas).
verify-damaged = La base de datos está dañada.
verify-damaged-do = Detén el bot y recupera tu última copia: steward restore ARCHIVO --replace
audit-whole =
    { $count ->
        [0] Todavía no hay ningún registro que seguir.
        [one] El registro del grupo está completo.
       *[other] Los registros de los { $count } grupos están completos.
    }
audit-broken = En el registro del grupo { $group } alguien cambió la fila { $row } o una anterior.
audit-broken-do = Pregunta quién tuvo acceso a este equipo. Tu última copia tiene el registro como era.
keys-whole = El almacén de claves y su copia están completos.
keys-match = Todo lo sellado tiene su clave y no sobra ninguna ({ $count }).
key-lacking =
    { $count ->
        [one] Algo está sellado y su clave no está: { $some }.
       *[other] { $count } cosas están selladas y sus claves no están: { $some }.
    }
key-lacking-do = Las votaciones secretas que estaban abiertas pierden sus claves al recuperar una copia: repetidlas. Si es otra cosa, recupera el almacén de claves de su copia.
key-left =
    { $count ->
        [one] Una clave no sella nada: { $some }.
       *[other] { $count } claves no sellan nada: { $some }.
    }
key-left-do = Después de recuperar una copia es normal y no hace daño. En otro momento, mándanos esta línea.
subject-unlisted =
    { $count ->
        [one] Algo está sellado y no figura en la lista: { $some }.
       *[other] { $count } cosas están selladas y no figuran en la lista: { $some }.
    }
subject-unlisted-do = No se ha perdido nada, pero no se podría borrar. Mándanos esta línea.
subject-empty =
    { $count ->
        [one] Figura una clave de algo que ya no está: { $some }.
       *[other] Figuran { $count } claves de cosas que ya no están: { $some }.
    }
subject-empty-do = Puede que un borrado se quedara a medias. Mándanos esta línea.
verify-receipt-unknown = Aquí ningún borrado tiene ese recibo. Mira otra vez el código; los recibos se van cuando ninguna copia puede devolver nada.
receipt-nothing = No queda nada de lo que se borró el { $at }.
receipt-found =
    { $rows ->
        [one] Una fila nombra todavía lo que se borró, en { $places }.
       *[other] { $rows } filas nombran todavía lo que se borró, en { $places }.
    }
receipt-found-do = No debe ser así. Detén el bot, ejecuta steward verify y mándanos lo que salga.
receipt-in-backup =
    { $rows ->
        [one] Una fila de esta copia es de antes del borrado.
       *[other] { $rows } filas de esta copia son de antes del borrado.
    }
receipt-in-backup-do = Sus palabras no se pueden abrir, y una recuperación las borra. Las copias así de antiguas se van antes del { $until }.
receipt-key-gone =
    { $count ->
        [one] Su clave está destruida.
       *[other] Sus { $count } claves están destruidas.
    }
receipt-key-there =
    { $count ->
        [one] Su clave sigue ahí.
       *[other] { $count } de sus claves siguen ahí.
    }
receipt-key-there-do = No debe ser así. Reinicia el bot y ejecuta esto otra vez.
