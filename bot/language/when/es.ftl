# Lo que responde el lector de fechas cuando no entiende una hora con certeza. El propio lector
# entiende cada ejemplo de estas frases.

## Momentos

when-empty = Di cuándo. Escríbelo así: “27 de marzo 18:30” o “mañana a las 19h”.
when-long = Es demasiado largo: como mucho { $longest } caracteres. Escribe solo cuándo es.
when-unread = No puedo leer “{ $text }” como fecha y hora. Escríbelo así: “27 de marzo 18:30” o “mañana a las 19h”.
when-leftover = Ahí no entiendo “{ $text }”. Quítalo, o escríbelo así: “27 de marzo 18:30” o “mañana a las 19h”.
when-twice = Con “{ $text }” hay más de un día o más de una hora. Escribe solo un día y una hora.
when-ambiguous = Eso puede significar dos cosas. Escribe la que quieres decir: “{ $first }” o “{ $second }”.
when-weekday-wrong = Esos dos días no son el mismo. Escribe el que quieres decir: “{ $first }” o “{ $second }”.
when-bare-number = No sé si “{ $text }” es una hora o un día. Escribe la hora así: “18:00” o “7pm”, y el día así: “el día 8” o “8 de marzo”.
when-no-time = ¿A qué hora de ese día? Escribe las dos cosas juntas, así: “viernes 18:30” o “mañana a las 19h”.
when-no-day = ¿Qué día? Escribe el día y la hora, así: “27 de marzo 18:30” o “el viernes de la semana que viene a las 18:30”.
when-past = Eso ya pasó: { $at }. Escribe un momento que esté por llegar, así: “mañana a las 19h”.
when-no-such-day = En “{ $text }” hay un día que no existe. Mira el calendario y escribe uno que esté en él.
when-hour-wrong = “{ $text }” no es una hora del día. Escríbela así: “18:30” o “7pm”.
when-hour-unclear = No sé qué hora es “{ $text }”. Escríbela así: “18:30” o “00:00”.
when-zone-unknown = No conozco la zona horaria “{ $text }”. Escríbela con una ciudad, así: “18:30 Europe/Madrid”.
when-offset-wrong = Los relojes de allí no marcan la hora como en “{ $text }”. Quita la parte que empieza por UTC y escríbelo así: “27 de marzo 18:30 Europe/Madrid”.
when-too-far = Eso queda demasiado lejos. Escribe algo más cercano.
when-repeats = “{ $text }” se repite, y aquí hace falta un solo momento. Escríbelo así: “viernes 18:30”.

## Duraciones

when-length-empty = Di cuánto dura. Escríbelo así: “90 min”, “2h” o “3 días”.
when-length-leftover = Ahí no entiendo “{ $text }”. Quítalo, o escríbelo así: “90 min”, “2h” o “3 días”.
when-length-unread = No puedo leer “{ $text }” como duración. Escríbela así: “90 min”, “2h” o “3 días”.
when-length-unit = ¿“{ $text }” de qué? Escríbelo así: “90 min”, “2h” o “3 días”.
when-length-months = Los meses y los años no duran todos lo mismo. Escribe “{ $text }” en semanas o en días, así: “4 semanas” o “180 días”.

## Lo que se repite

when-repeat-empty = Di cuándo se repite. Escríbelo así: “cada jueves 19:00” o “el primer lunes de cada mes a las 18:30”.
when-repeat-leftover = Ahí no entiendo “{ $text }”. Quítalo, o escríbelo así: “cada jueves 19:00” o “el primer lunes de cada mes a las 18:30”.
when-repeat-unread = No puedo leer “{ $text }” como algo que se repite. Escríbelo así: “cada jueves 19:00” o “el primer lunes de cada mes a las 18:30”.
when-repeat-no-day = ¿Qué día? Escríbelo así: “cada dos jueves 19:00” o “el primer lunes de cada mes a las 18:30”.
when-repeat-no-time = ¿A qué hora? Escríbela junto con los días, así: “cada jueves 19:00”.
when-repeat-often = “{ $text }” es demasiado a menudo: como mucho, una vez al día. Escríbelo así: “todos los días 9:00”.
when-repeat-zone = Lo que se repite va con la hora de “{ $zone }”. Quita la otra zona horaria y escribe la hora que es allí.
