# Lo que dice el propio chat de la terminal. Todo lo demás viene de Steward.

## Las primeras líneas

console-hello = Steward, en esta terminal. Nada de lo que escribas sale de este ordenador.
console-hello-scratch = Esto es solo para probar: todo se borra cuando salgas.
console-who = Eres { $name }, en { $room }. Otra persona habla así:  { $other }: { $help }
console-found = Todavía no hay ningún grupo. Para fundar uno, escribe:
console-found-name = Solidaridad del Barrio
console-found-city = Madrid
console-alone = Para escribir a Steward a solas: { $room }. Para ser otra persona: { $speak }.
console-keys = { $help } muestra lo que hay. La tecla Tab completa palabras. Ctrl-D sale.

## Dónde y para quién

console-room = #{ $room }
console-private = { $name }, a solas
console-only = esto lo ve solo { $name }
console-now-reads = { $where }, esto ahora dice
console-new-here = { $name } acaba de llegar.
console-you-are = Ahora eres { $name }.
console-you-are-in = Ahora estás en { $room }.
console-you-are-alone = Aquí solo te lee Steward, { $name }. Para volver: { $back }.
console-rooms = Salas hasta ahora: { $rooms }. Con { $example } haces otra.
console-not-your-chat = Ese es el chat de { $name } con Steward. Para hablar como { $name }: { $speak }.
console-plain = En una sala Steward oye solo las líneas que empiezan por /, como { $help }. Para escribirle a solas: { $room }.
console-name-needed = Di quién o dónde, por ejemplo { $example }.
console-card-gone = { $name } no ve ninguna tarjeta { $card }.

## Botones y archivos

console-no-button = { $name } no ve ningún botón { $button } que pulsar.
console-file = Para leer aquí el archivo: { $command }
console-no-file = Aquí no hay ningún archivo { $file }.
console-cannot-send = Desde esta terminal todavía no se pueden enviar archivos.

## Formularios

console-form-way-out = Una línea vacía deja la respuesta en blanco. { $stop } lo deja, y no se guarda nada.
console-form-stop = { $stop } lo deja, y no se guarda nada.
console-form-not-here = Estás rellenando un formulario, así que eso no se ha hecho. Para salir antes de él: { $stop }
console-form-question = { $number } de { $count }: { $question }
console-form-pick = Escribe su número o su nombre.
console-form-long = Escribe las líneas que quieras; una línea vacía termina.
console-form-needed = Esta pregunta necesita respuesta. { $stop } lo deja, y no se guarda nada.
console-form-stopped = Lo dejamos. No se ha guardado nada.

## Salir

console-bye = Hasta luego.
console-bye-scratch = Hasta luego. Lo que probaste aquí ya no existe.
