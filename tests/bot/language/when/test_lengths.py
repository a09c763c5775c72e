"""Lengths of time as people write them, and as the bot says them."""

from datetime import timedelta

import pytest

from bot.language.when import read_duration, say_duration
from bot.refusal import Refusal
from tests.bot.language.when.tables import rows

READ = {
    "en": """
2h                              | 2:00:00
2 h                             | 2:00:00
2 hours                         | 2:00:00
90 min                          | 1:30:00
90min                           | 1:30:00
90m                             | 1:30:00
1h30                            | 1:30:00
1 h 30                          | 1:30:00
1h 30m                          | 1:30:00
1 hour 30                       | 1:30:00
1:30h                           | 1:30:00
1.5 h                           | 1:30:00
1.5 hours                       | 1:30:00
an hour                         | 1:00:00
one hour                        | 1:00:00
an hour and a half              | 1:30:00
one and a half hours            | 1:30:00
two and a half hours            | 2:30:00
2 hours and a half              | 2:30:00
half an hour                    | 0:30:00
half hour                       | 0:30:00
a quarter of an hour            | 0:15:00
three quarters of an hour       | 0:45:00
an hour and a quarter           | 1:15:00
2 hours and 15 minutes          | 2:15:00
twenty-five minutes             | 0:25:00
ninety minutes                  | 1:30:00
a couple of hours               | 2:00:00
a minute                        | 0:01:00
30 seconds                      | 0:00:30
a second                        | 0:00:01
3 days                          | 3 days, 0:00:00
3d                              | 3 days, 0:00:00
a day and a half                | 1 day, 12:00:00
half a day                      | 12:00:00
1 day, 2 hours and 5 minutes    | 1 day, 2:05:00
a week                          | 7 days, 0:00:00
2 weeks                         | 14 days, 0:00:00
2w                              | 14 days, 0:00:00
two weeks and 3 days            | 17 days, 0:00:00
a fortnight                     | 14 days, 0:00:00
for 2 hours                     | 2:00:00
0 min                           | 0:00:00
1000 minutes                    | 16:40:00
""",
    "es": """
2h                              | 2:00:00
2 horas                         | 2:00:00
2 hs                            | 2:00:00
90 min                          | 1:30:00
90 minutos                      | 1:30:00
1h30                            | 1:30:00
1 h 30                          | 1:30:00
1,5 h                           | 1:30:00
una hora                        | 1:00:00
hora y media                    | 1:30:00
una hora y media                | 1:30:00
dos horas y media               | 2:30:00
2 horas y cuarto                | 2:15:00
media hora                      | 0:30:00
un cuarto de hora               | 0:15:00
tres cuartos de hora            | 0:45:00
2 horas y 15 minutos            | 2:15:00
veinticinco minutos             | 0:25:00
cuarenta y cinco minutos        | 0:45:00
un par de horas                 | 2:00:00
un minuto                       | 0:01:00
30 segundos                     | 0:00:30
3 días                          | 3 days, 0:00:00
3 dias                          | 3 days, 0:00:00
un día y medio                  | 1 day, 12:00:00
un día y una hora               | 1 day, 1:00:00
1 día, 2 horas y 5 minutos      | 1 day, 2:05:00
una semana                      | 7 days, 0:00:00
dos semanas                     | 14 days, 0:00:00
quince días                     | 15 days, 0:00:00
""",
}

REFUSED = {
    "en": """
                                | when-length-empty
a while                         | when-length-unread
ages                            | when-length-unread
90                              | when-length-unit
1:30                            | when-length-unit
6 months                        | when-length-months
a year                          | when-length-months
a year and a half               | when-length-months
half a month                    | when-length-months
1 month and 3 days              | when-length-months
2 hours or so                   | when-length-leftover
about 2 hours                   | when-length-leftover
-2h                             | when-length-leftover
2h tomorrow                     | when-length-leftover
for                             | when-length-unread
half a second                   | when-length-leftover
300 years                       | when-too-far
99999999999 hours               | when-too-far
""",
    "es": """
                                | when-length-empty
un rato                         | when-length-unread
mucho                           | when-length-unread
90                              | when-length-unit
6 meses                         | when-length-months
un año                          | when-length-months
mes y medio                     | when-length-months
unas 2 horas                    | when-length-leftover
2 horas mañana                  | when-length-leftover
""",
}


def both(tables: dict[str, str]) -> list[tuple[str, str, str]]:
    """The rows of the tables of both languages, each with its language."""
    return [(language, *row) for language, table in tables.items() for row in rows(table)]


@pytest.mark.parametrize(("language", "phrase", "length"), both(READ))
def test_what_is_meant(language: str, phrase: str, length: str):
    assert str(read_duration(phrase, language=language)) == length


@pytest.mark.parametrize(("language", "phrase", "key"), both(REFUSED))
def test_what_is_refused(language: str, phrase: str, key: str):
    with pytest.raises(Refusal) as refused:
        read_duration(phrase, language=language)
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("length", "english", "spanish"),
    [
        (timedelta(), "0 minutes", "0 minutos"),
        (timedelta(seconds=1), "1 second", "1 segundo"),
        (timedelta(minutes=1), "1 minute", "1 minuto"),
        (timedelta(minutes=90), "1 hour and 30 minutes", "1 hora y 30 minutos"),
        (timedelta(hours=7), "7 hours", "7 horas"),
        (timedelta(days=1), "1 day", "1 día"),
        (timedelta(days=14, hours=2), "14 days and 2 hours", "14 días y 2 horas"),
        (
            timedelta(days=1, hours=2, minutes=5),
            "1 day, 2 hours and 5 minutes",
            "1 día, 2 horas y 5 minutos",
        ),
        (-timedelta(hours=2), "2 hours", "2 horas"),
        (timedelta(minutes=2, microseconds=900), "2 minutes", "2 minutos"),
    ],
)
def test_how_a_length_is_said(length: timedelta, english: str, spanish: str):
    assert say_duration(length, language="en") == english
    assert say_duration(length, language="es") == spanish
