poll-closes = Se cierra el { $at }.
poll-how = { $choices ->
    [one] Elige una.
   *[other] Elige hasta { $choices }.
} { $openly ->
    [open] Todo el mundo ve qué votó cada quien.
   *[private] El resto del grupo no ve tu voto; quien me aloja podría verlo.
} Puedes cambiarlo hasta el final.
poll-voted = { $cast ->
    [one] Ha votado { $cast } de { $roll }.
   *[other] Han votado { $cast } de { $roll }.
}
poll-results-at-end = Los resultados se muestran al final.
poll-opened = { $ref } está abierta hasta el { $at }. { $roll ->
    [one] Puede votar una persona.
   *[other] Pueden votar { $roll } personas.
}
poll-opened-close = Para cerrarla antes: { $close }
voted = Tu voto en { $ref }: { $chosen }.
vote-change = Puedes cambiarlo hasta el { $at }.
vote-was-last = Faltaba solo tu voto, así que la consulta queda cerrada.
vote-none = Ahora no tienes ningún voto en { $ref }.
vote-mine = Tu voto: { $chosen }.
vote-mine-none = Aún no has votado.
poll-voters = { $option }: { $names }
poll-result = Resultado de { $ref }: { $question }
poll-turnout = { $roll ->
    [one] Ha votado { $cast } de la única persona del censo.
   *[other] Han votado { $cast } de las { $roll } personas del censo.
}
poll-by-hands = A mano alzada, según la presidencia. Hay { $roll } personas en el censo.
poll-nobody = No ha votado nadie.
poll-over = Cerrada.
poll-most = Lo más votado: { $option } ({ $votes }).
poll-tie = Empate: { $options }, con { $votes } cada una. El grupo decide qué hacer.
poll-not-binding = Una consulta pregunta; no obliga a nadie.
poll-closed-late = La votación terminó el { $at }. Yo no estaba en marcha, por eso llega tarde; no cuenta ningún voto posterior.
poll-closed-now = { $ref } queda cerrada.
hands-entered = El recuento a mano alzada queda apuntado y { $ref } cerrada.
vote-merged = Tus dos cuentas habían votado en { $ref }. Vale el primer voto y cuenta una vez. Aún puedes cambiarlo.
week-poll = { $ref } { $question } – vota antes del { $at }: { $vote }
week-poll-voted = { $ref } { $question } – ya has votado; se cierra el { $at }

poll-too-few-options = Una consulta necesita al menos dos opciones. Sepáralas con comas: "Local, Parque".
poll-too-many-options = Son { $given } opciones. Una consulta puede tener { $most } como mucho.
poll-option-too-long = “{ $option }” es demasiado larga para una opción. Usa { $longest } caracteres como mucho.
poll-option-twice = “{ $option }” está dos veces. Pon cada opción una sola vez.
poll-choices-outside = Aquí se pueden elegir entre 1 y { $most } opciones.
poll-closes-in-the-past = Esa hora ya pasó. Da una que esté por venir.
poll-closes-too-late = Una consulta puede estar abierta { $days } días como mucho. Da una fecha anterior.
poll-gone = Aquí no hay ninguna consulta { $ref }. { $week } muestra las abiertas.
poll-is-closed = { $ref } se cerró el { $at }. Ya no se admiten votos; { $show } muestra el resultado.
poll-not-yours = Solo quien abrió { $ref } o la presidencia puede cerrarla.
vote-not-an-option = “{ $text }” no es ninguna de las opciones. Da su número, del 1 al { $most }, o sus palabras.
vote-too-many = Aquí puedes elegir { $most ->
    [one] una opción
   *[other] { $most } opciones
}; eran { $given }.
vote-not-on-roll = No puedes votar en { $ref }: el censo se tomó al abrirla y no estabas o acababas de llegar. Podrás votar en la próxima.
vote-not-by-reaction = Una reacción la ve todo el mundo y esta consulta no es abierta, así que la tuya no cuenta. Quítala y vota con un botón o en privado: { $vote }
hands-after-votes = { $cast ->
    [one] Una persona ya ha votado
   *[other] { $cast } personas ya han votado
} aquí y las manos las contarían dos veces. Abre otra consulta para la mano alzada.
hands-counts = Esta consulta tiene { $options } opciones, así que necesito { $options } números separados por comas; había { $given }.
hands-too-many = Son { $hands } manos, pero en el censo hay { $roll }. Contad otra vez.
hands-not-numbers = Necesito un número por opción, separados por comas, por ejemplo 12, 5.
choice-results-live = según llegan
choice-results-end = al final
choice-how-open = abierta
choice-how-private = privada
poll-nobody-may-vote = Todavía no puede votar nadie del censo: quien acaba de entrar vota a los 28 días. Preguntad en la sala.

# Para qué es cada orden y sus valores
command-poll-open = Pregunta al grupo; una consulta no obliga a nadie.
param-poll-open-question = qué preguntas
param-poll-open-options = las respuestas posibles, separadas por comas
param-poll-open-closes = cuándo se cierra; en tres días si no lo dices
param-poll-open-choices = cuántas puede elegir cada persona
param-poll-open-results = si los resultados se ven según llegan o al final
param-poll-open-early = cerrar en cuanto haya votado todo el mundo
param-poll-open-how = si el grupo ve qué votó cada quien
command-vote = Vota, o cambia tu voto.
param-vote-id = la consulta, por ejemplo P-3
param-vote-choice = el número o las palabras de tu respuesta
command-poll-hands = Apunta una votación a mano alzada; cierra la consulta.
param-poll-hands-poll = la consulta, por ejemplo P-3
param-poll-hands-counts = cuántas manos por opción, por ejemplo 12, 5
command-poll-show = Muestra una consulta en tu hora, con tu voto.
param-poll-show-poll = la consulta, por ejemplo P-3
command-poll-close = Cierra tu consulta y publica el resultado.
param-poll-close-poll = la consulta, por ejemplo P-3
