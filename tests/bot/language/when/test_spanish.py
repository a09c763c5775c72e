"""Moments as organisers write them in Spanish."""

import pytest

from bot.language.when import read_moment
from bot.refusal import Refusal
from tests.bot.language.when.tables import MADRID, NOW, local, rows

READ = """
mañana a las 19h                                | 2026-05-14 19:00
mañana a las 7 de la tarde                      | 2026-05-14 19:00
Mañana a las 18:00                              | 2026-05-14 18:00
MAÑANA 18:00                                    | 2026-05-14 18:00
manana a las 18.30                              | 2026-05-14 18:30
mañana a las 18:30h                             | 2026-05-14 18:30
mañana a las 18.30 h                            | 2026-05-14 18:30
mañana 18h30                                    | 2026-05-14 18:30
mañana a las 18 horas                           | 2026-05-14 18:00
mañana 19 hs                                    | 2026-05-14 19:00
mañana por la mañana a las 10                   | 2026-05-14 10:00
mañana por la tarde a las 7                     | 2026-05-14 19:00
mañana por la noche a las 9 y media             | 2026-05-14 21:30
mañana a las diez y cuarto de la mañana         | 2026-05-14 10:15
mañana a mediodía                               | 2026-05-14 12:00
mañana al mediodía                              | 2026-05-14 12:00
mañana a las 12 del mediodía                    | 2026-05-14 12:00
mañana a la una de la tarde                     | 2026-05-14 13:00
mañana a la 1 del mediodía                      | 2026-05-14 13:00
mañana a las 6 de la madrugada                  | 2026-05-14 06:00
mañana a las ocho en punto                      | 2026-05-14 08:00
mañana a las 8 a.m.                             | 2026-05-14 08:00
mañana 7 p. m.                                  | 2026-05-14 19:00
mañana 7pm                                      | 2026-05-14 19:00
pasado mañana a las 7                           | 2026-05-15 07:00
pasado mañana por la tarde, a las cinco         | 2026-05-15 17:00
hoy a las 17h                                   | 2026-05-13 17:00
hoy a las cinco y media de la tarde             | 2026-05-13 17:30
hoy a las 8 menos cuarto de la tarde            | 2026-05-13 19:45
hoy a medianoche                                | 2026-05-14 00:00
esta tarde a las 6                              | 2026-05-13 18:00
esta tarde a las seis menos diez                | 2026-05-13 17:50
esta noche a las 9                              | 2026-05-13 21:00
esta noche a las 12                             | 2026-05-14 00:00
a las 8                                         | 2026-05-14 08:00
a las 8 de la tarde                             | 2026-05-13 20:00
a las 8 de la noche                             | 2026-05-13 20:00
a las 20                                        | 2026-05-13 20:00
a las 20h                                       | 2026-05-13 20:00
a las veinte horas                              | 2026-05-13 20:00
a las 20 y 30                                   | 2026-05-13 20:30
a las siete y media de la tarde                 | 2026-05-13 19:30
a las siete y cuarto de la tarde                | 2026-05-13 19:15
a las siete y veinte de la tarde                | 2026-05-13 19:20
a las ocho menos veinticinco de la tarde        | 2026-05-13 19:35
las ocho de la tarde                            | 2026-05-13 20:00
cuarto para las ocho de la noche                | 2026-05-13 19:45
diez para las ocho de la noche                  | 2026-05-13 19:50
un cuarto para las 8 de la noche                | 2026-05-13 19:45
a la una y media                                | 2026-05-14 01:30
a las doce                                      | 2026-05-13 12:00
mediodía                                        | 2026-05-13 12:00
medianoche                                      | 2026-05-14 00:00
19h                                             | 2026-05-13 19:00
19:00 hs                                        | 2026-05-13 19:00
18:45                                           | 2026-05-13 18:45
11:59                                           | 2026-05-13 11:59
10:59                                           | 2026-05-14 10:59
el viernes a las 20:00                          | 2026-05-15 20:00
viernes 20h                                     | 2026-05-15 20:00
este viernes a las 8 de la tarde                | 2026-05-15 20:00
el próximo viernes a las 19h                    | 2026-05-15 19:00
el viernes que viene a las 19h                  | 2026-05-15 19:00
el viernes próximo, 19:00                       | 2026-05-15 19:00
el miércoles que viene a las 19h                | 2026-05-20 19:00
el miércoles a las 19h                          | 2026-05-13 19:00
el miercoles a las 9                            | 2026-05-20 09:00
el lunes por la mañana a las 9                  | 2026-05-18 09:00
el lunes a las 9 de la mañana                   | 2026-05-18 09:00
a las 9 del lunes                               | 2026-05-18 09:00
viernes noche a las 10                          | 2026-05-15 22:00
viernes tarde a las 6                           | 2026-05-15 18:00
sábado a mediodía                               | 2026-05-16 12:00
sab 12h                                         | 2026-05-16 12:00
mié 18:30                                       | 2026-05-13 18:30
mar 18:30                                       | 2026-05-19 18:30
mar 19 may 18:30                                | 2026-05-19 18:30
27 mar 18:30                                    | 2027-03-27 18:30
domingo a las once de la mañana                 | 2026-05-17 11:00
el jueves de la semana que viene a las 19h      | 2026-05-21 19:00
la semana que viene, el jueves a las 19h        | 2026-05-21 19:00
el jueves de la próxima semana a las 19:00      | 2026-05-21 19:00
el domingo de esta semana a las 11h             | 2026-05-17 11:00
27 de mayo a las 18:30                          | 2026-05-27 18:30
el 27 de mayo a las 18:30                       | 2026-05-27 18:30
27 de marzo a las 18:30                         | 2027-03-27 18:30
27 de marzo de 2027 a las 18:30                 | 2027-03-27 18:30
27 de marzo del 2027, 18:30                     | 2027-03-27 18:30
27 mayo 19h                                     | 2026-05-27 19:00
veintisiete de mayo a las siete de la tarde     | 2026-05-27 19:00
treinta y uno de mayo a las 10                  | 2026-05-31 10:00
el 27 a las 19h                                 | 2026-05-27 19:00
el día 27 a las 19h                             | 2026-05-27 19:00
día 3 a las 18:00                               | 2026-06-03 18:00
el uno de junio a las 12                        | 2026-06-01 12:00
primero de junio a mediodía                     | 2026-06-01 12:00
1º de junio a las 12                            | 2026-06-01 12:00
1ero de junio a las 12h                         | 2026-06-01 12:00
1 de mayo del año que viene a las 12            | 2027-05-01 12:00
el 5 del mes que viene a las 18h                | 2026-06-05 18:00
el primer lunes de junio a las 18:30            | 2026-06-01 18:30
el último viernes de mayo a las 20h             | 2026-05-29 20:00
el segundo martes del mes que viene a las 19h   | 2026-06-09 19:00
antes de las 20h del viernes                    | 2026-05-15 20:00
9 esta noche                                    | 2026-05-13 21:00
dentro de tres días 19:00 hs                    | 2026-05-16 19:00
el viernes a 18:00                              | 2026-05-15 18:00
29 de febrero a las 18:00                       | 2028-02-29 18:00
el domingo 17 de mayo a las 12h                 | 2026-05-17 12:00
domingo, 17 de mayo, a las 12:00                | 2026-05-17 12:00
el jueves día 21 a las 18.30h                   | 2026-05-21 18:30
viernes 22 a las 19h                            | 2026-05-22 19:00
viernes 22 por la tarde a las 7                 | 2026-05-22 19:00
mañana jueves a las 18h                         | 2026-05-14 18:00
mañana, jueves 14 de mayo, a las 18h            | 2026-05-14 18:00
2027-03-27 18:30                                | 2027-03-27 18:30
2027-03-27T18:30                                | 2027-03-27 18:30
27/5/2026 18:00                                 | 2026-05-27 18:00
27/5 a las 18h                                  | 2026-05-27 18:00
27-5-2026 a las 18h                             | 2026-05-27 18:00
27.05.2026 18:00                                | 2026-05-27 18:00
domingo 17/5 a las 12:00                        | 2026-05-17 12:00
6/6 a las 10                                    | 2026-06-06 10:00
viernes a las 24h                               | 2026-05-16 00:00
las doce menos cuarto de la noche del viernes   | 2026-05-15 23:45
dentro de dos horas                             | 2026-05-13 13:00
en 2h                                           | 2026-05-13 13:00
en 90 minutos                                   | 2026-05-13 12:30
en 20 min                                       | 2026-05-13 11:20
en media hora                                   | 2026-05-13 11:30
en hora y media                                 | 2026-05-13 12:30
dentro de una hora y media                      | 2026-05-13 12:30
dentro de una hora y cuarto                     | 2026-05-13 12:15
dentro de un cuarto de hora                     | 2026-05-13 11:15
dentro de tres cuartos de hora                  | 2026-05-13 11:45
en un par de horas                              | 2026-05-13 13:00
en 2 horas y 20 minutos                         | 2026-05-13 13:20
en 1,5 horas                                    | 2026-05-13 12:30
de aquí a tres días                             | 2026-05-16 11:00
dentro de 3 días                                | 2026-05-16 11:00
dentro de tres días a las 19h                   | 2026-05-16 19:00
dentro de una semana                            | 2026-05-20 11:00
en dos semanas a las 19h                        | 2026-05-27 19:00
dentro de un mes                                | 2026-06-13 11:00
3 días                                          | 2026-05-16 11:00
hasta el viernes a las 18h                      | 2026-05-15 18:00
para el viernes a las 18h                       | 2026-05-15 18:00
antes del viernes a las 18h                     | 2026-05-15 18:00
viernes 18:00 Europe/London                     | 2026-05-15 19:00
viernes a las 18h (America/Bogota)              | 2026-05-16 01:00
2026-05-15T18:00Z                               | 2026-05-15 20:00
"""

REFUSED = """
                                                | when-empty
cuando sea                                      | when-unread
pronto                                          | when-unread
de la                                           | when-unread
llamar al sindicato mañana a las 8              | when-leftover
mañana a las 8 llamar al sindicato              | when-leftover
lunes y martes a las 7                          | when-leftover
mañana sobre las 7                              | when-leftover
de hoy en ocho                                  | when-leftover
mañana a las 7, hora de Madrid                  | when-leftover
a las 8 de la                                   | when-leftover
domingo a las once de                           | when-leftover
8                                               | when-bare-number
mañana 7                                        | when-bare-number
vie 8                                           | when-bare-number
mañana                                          | when-no-time
mañana por la tarde                             | when-no-time
el viernes que viene                            | when-no-time
27 de marzo                                     | when-no-time
esta noche                                      | when-no-time
la semana que viene                             | when-no-day
el mes que viene a las 18h                      | when-no-day
mayo de 2027                                    | when-no-day
03/04                                           | when-ambiguous
3/4/2027 a las 18h                              | when-ambiguous
el viernes a medianoche                         | when-ambiguous
mañana a las 12 de la noche                     | when-ambiguous
2h                                              | when-ambiguous
2 horas                                         | when-ambiguous
dentro de quince días a las 19h                 | when-ambiguous
en ocho días                                    | when-ambiguous
el martes 20 de mayo a las 18:30                | when-weekday-wrong
mañana viernes a las 18h                        | when-weekday-wrong
31 de abril a las 18h                           | when-no-such-day
el 32 a las 18h                                 | when-no-such-day
ayer a las 7                                    | when-past
hoy a las 9                                     | when-past
el viernes pasado a las 18h                     | when-past
hace dos horas                                  | when-past
a las 25h                                       | when-hour-wrong
viernes a las 18:75                             | when-hour-wrong
a las doce de la mañana                         | when-hour-unclear
a las 20 de la mañana                           | when-hour-unclear
a las 3 de la noche                             | when-hour-unclear
18h Europe/Springfield                          | when-zone-unknown
dentro de 9999 años                             | when-too-far
de 18:00 a 20:00 el viernes                     | when-twice
viernes 18:00-20:00                             | when-twice
dentro de una semana mañana a las 9             | when-twice
los lunes a las 7                               | when-repeats
cada jueves a las 19h                           | when-repeats
todos los días a las 9                          | when-repeats
"""


@pytest.mark.parametrize(("phrase", "meaning"), rows(READ))
def test_what_is_meant(phrase: str, meaning: str):
    moment = read_moment(phrase, now=NOW, zone=MADRID, language="es")
    assert local(moment.at, MADRID) == meaning


@pytest.mark.parametrize(("phrase", "key"), rows(REFUSED))
def test_what_is_refused(phrase: str, key: str):
    with pytest.raises(Refusal) as refused:
        read_moment(phrase, now=NOW, zone=MADRID, language="es")
    assert refused.value.key == key


def test_there_are_phrases_enough():
    assert len({phrase for phrase, _ in rows(READ)}) >= 120
