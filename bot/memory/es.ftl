confidential-locked = Los casos, las votaciones secretas y los lugares de las convocatorias están bloqueados desde el último reinicio. No se ha perdido nada. Pide a quien lleva el bot que lo desbloquee e inténtalo de nuevo.
passphrase-wrong = Esa no es la frase de paso, así que no se ha desbloqueado nada. Ejecuta steward unlock otra vez.

key-store-of-another = El almacén de claves de { $place } es de otra base de datos y no abre nada en esta. Indica en config.toml la base de datos y el almacén que van juntos.
key-store-missing = No hay ningún almacén de claves en { $place }. Si se perdió, recupéralo con steward restore. Si el bot es nuevo, ejecuta steward setup.
key-store-exists = Ya hay un almacén de claves en { $place } y se ha dejado como estaba. Elige otro lugar para el nuevo.
key-store-damaged = Lo que hay en { $place } no se puede leer como almacén de claves. Recupéralo de su copia de seguridad con steward restore.
key-store-newer = El almacén de claves de { $place } lo escribió una versión más nueva de Steward. Instala esa versión y vuelve a arrancar.
key-file-open-to-others = Otras personas de este equipo pueden leer { $path }. Que solo puedas leerlo tú: chmod 600 { $path }

wrapping-key-missing = Falta el archivo de clave { $path }, y sin él no se puede leer nada de lo sellado. Devuélvelo a su sitio desde donde lo tengas guardado. Si el bot es nuevo, ejecuta steward setup.
wrapping-key-malformed = En { $path } no hay una clave completa: debe ser una línea de 44 caracteres. Pon el archivo correcto.
wrapping-key-exists = Ya hay una clave en { $path } y se ha dejado como estaba: sin ella no se podría leer nada de lo sellado. Elige otra carpeta para las claves nuevas.
wrapping-variable-missing = { $variable } no está definida, y sin ella no se puede leer nada de lo sellado. Ponle la clave que tienes guardada. Si el bot es nuevo, ejecuta steward setup.
wrapping-variable-malformed = En { $variable } no hay una clave completa: deben ser 44 caracteres. Ponle la clave que tienes guardada.
operating-key-wrong = La clave operativa no es la de este almacén de claves. Pon la correcta y vuelve a arrancar.
confidential-key-wrong = La clave confidencial no es la de este almacén de claves. Pon la correcta y vuelve a arrancar.

key-copy-failed = No se ha podido escribir la copia de seguridad de las claves en { $path }. Mira que el disco esté conectado y tenga sitio, y ejecuta steward backup.
key-copy-missing = No hay ninguna copia de seguridad de las claves en { $path }. Si está en un disco que no está conectado, conéctalo e inténtalo de nuevo. Para escribir otra, ejecuta steward backup.
key-copy-damaged = La copia de seguridad de las claves de { $path } no está completa. Si el almacén de claves funciona, steward backup escribe otra.
key-copy-none = Todavía no hay copia de seguridad de las claves. Si este disco se estropea, se pierde todo lo sellado. Ejecuta steward backup.
key-copy-stale = La copia de seguridad de las claves de { $path } está anticuada y puede tener claves ya borradas. Ejecuta steward backup.
keys-unreadable =
    { $count ->
        [one] Una clave del almacén está rota ({ $first }), y lo que sella no se puede leer.
       *[other] { $count } claves del almacén están rotas (la primera es { $first }), y lo que sellan no se puede leer.
    } Recupera el almacén de claves de su copia de seguridad con steward restore.
keys-unscrubbed = Las claves borradas siguen por ahora en el almacén de claves, porque otro programa lo estaba leyendo. Detén ese programa y reinicia Steward.

## Lo que no se pudo decir

inbox-notice = { $name }, tienes un mensaje del bot: { $command }
inbox-not-read = Tu mensaje a { $name } no se pudo entregar. Lleva tres días en su bandeja. Busca otra manera de avisarle.

held-broken = Rompió el bot cada vez, y es un error nuestro: mira en el registro y avísanos de lo que dice. Después detén el bot y ejecuta steward restore --resume, o --drop para dejarlo.
held-not-decided = Se cortó la conexión, y en la sala están las mismas palabras de esa hora más o menos. Mira en la sala. Si no se dijo: detén el bot y ejecuta steward restore --resume. Si se dijo: --drop.
held-not-read-back = Se cortó la conexión y el bot no puede leer esa sala. Mira en la sala. Si no se dijo: detén el bot y ejecuta steward restore --resume. Si se dijo: --drop.
held-not-taken = La plataforma no lo quiso durante un día entero. Mira si vuelve a funcionar; después detén el bot y ejecuta steward restore --resume. Para dejarlo: --drop.
held-restored = Estaba esperando en la copia de seguridad y puede que ya se dijera. Detén el bot y ejecuta steward restore --resume, o --drop para dejarlo.
held-room-closed = La sala no deja que el bot diga nada. Alguien lo deja entrar y escribir; después detén el bot y ejecuta steward restore --resume. Para dejarlo: --drop.
held-room-too-open = Ahora lee esa sala más gente de la que debe. Alguien dice con group room para qué es la sala; después detén el bot y ejecuta steward restore --resume. Para dejarlo: --drop.
held-room-unknown = La sala se quitó de la lista de salas del grupo. Si todavía importa, dilo tú allí. Para dejarlo: steward restore --drop.
held-unreadable = Su clave ya no existe, así que nadie puede leerlo. Ejecuta steward verify. Si se borró a propósito, detén el bot y ejecuta steward restore --drop.
