"""What repeats, as organisers write it."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.language.when import Recurrence, read_recurrence, say_recurrence, skips
from bot.refusal import Refusal
from tests.bot.language.when.tables import LONDON, NOW, rows

READ = {
    "en": """
first Monday of each month 18:30             | 20260601T183000 FREQ=MONTHLY;BYDAY=1MO
the first Monday of every month at 6.30pm    | 20260601T183000 FREQ=MONTHLY;BYDAY=1MO
every first Monday at half past six pm       | 20260601T183000 FREQ=MONTHLY;BYDAY=1MO
1st Monday of the month, 18:30               | 20260601T183000 FREQ=MONTHLY;BYDAY=1MO
monthly on the first monday 18:30            | 20260601T183000 FREQ=MONTHLY;BYDAY=1MO
first and third Tuesday of the month 7pm     | 20260519T190000 FREQ=MONTHLY;BYDAY=1TU,3TU
2nd and 4th thursday of each month at 19:00  | 20260514T190000 FREQ=MONTHLY;BYDAY=2TH,4TH
last Friday of the month 8pm                 | 20260529T200000 FREQ=MONTHLY;BYDAY=-1FR
every month on the last friday, 20:00        | 20260529T200000 FREQ=MONTHLY;BYDAY=-1FR
every last friday at 8pm                     | 20260529T200000 FREQ=MONTHLY;BYDAY=-1FR
fifth saturday of each month 12:00           | 20260530T120000 FREQ=MONTHLY;BYDAY=5SA
penultimate sunday of each month 12:00       | 20260524T120000 FREQ=MONTHLY;BYDAY=-2SU
last friday of every two months 20:00        | 20260529T200000 FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR
every second tuesday of the month at 18:00   | 20260609T180000 FREQ=MONTHLY;BYDAY=2TU
every other Thursday at 7pm                  | 20260514T190000 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
every 2 weeks on Thursday 19:00              | 20260514T190000 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
every other week on Thursday at 19:00        | 20260514T190000 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
every second week on Thursday at 19:00       | 20260514T190000 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
every fortnight on Thursday at 19:00         | 20260514T190000 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
fortnightly on Thursdays at 19:00            | 20260514T190000 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
alternate Thursdays 7pm                      | 20260514T190000 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
every other thursday 7pm starting 6 June     | 20260611T190000 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
every three weeks on monday at noon          | 20260518T120000 FREQ=WEEKLY;INTERVAL=3;BYDAY=MO
every Wednesday 18:30                        | 20260513T183000 FREQ=WEEKLY;BYDAY=WE
Wednesdays at 9                              | 20260520T090000 FREQ=WEEKLY;BYDAY=WE
each wednesday evening at 6:30               | 20260513T183000 FREQ=WEEKLY;BYDAY=WE
weekly on wednesday 18:30                    | 20260513T183000 FREQ=WEEKLY;BYDAY=WE
every Monday and Thursday at 7.30pm          | 20260514T193000 FREQ=WEEKLY;BYDAY=MO,TH
Mondays, Wednesdays and Fridays 8am          | 20260515T080000 FREQ=WEEKLY;BYDAY=MO,WE,FR
every weekday 8am                            | 20260514T080000 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
weekdays at 08:00                            | 20260514T080000 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
mon-fri 8am                                  | 20260514T080000 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
every day, Monday to Friday, 8am             | 20260514T080000 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
every weekend 10:00                          | 20260516T100000 FREQ=WEEKLY;BYDAY=SA,SU
every day at 9                               | 20260514T090000 FREQ=DAILY
daily 18:00                                  | 20260513T180000 FREQ=DAILY
every evening at 8                           | 20260513T200000 FREQ=DAILY
every day at midnight                        | 20260514T000000 FREQ=DAILY
every other day at noon                      | 20260513T120000 FREQ=DAILY;INTERVAL=2
every 3 days 18:00                           | 20260513T180000 FREQ=DAILY;INTERVAL=3
on the 1st of each month at 9am              | 20260601T090000 FREQ=MONTHLY;BYMONTHDAY=1
every 15th at noon                           | 20260515T120000 FREQ=MONTHLY;BYMONTHDAY=15
monthly on the 31st 09:00                    | 20260531T090000 FREQ=MONTHLY;BYMONTHDAY=31
1st and 15th of every month 09:00            | 20260515T090000 FREQ=MONTHLY;BYMONTHDAY=1,15
the 1st of every 3 months at 9am             | 20260601T090000 FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1
quarterly on the 1st at 9am                  | 20260601T090000 FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1
every year on 1 May at noon                  | 20270501T120000 FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1
every 8 March 18:00                          | 20270308T180000 FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8
every May 1st at 12:00                       | 20270501T120000 FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1
every Wednesday 18:30 (Europe/London)        | 20260513T183000 FREQ=WEEKLY;BYDAY=WE
""",
    "es": """
el primer lunes de cada mes a las 18:30      | 20260601T183000 FREQ=MONTHLY;BYDAY=1MO
primer lunes de mes, 18:30                   | 20260601T183000 FREQ=MONTHLY;BYDAY=1MO
los primeros lunes de cada mes a las 18:30   | 20260601T183000 FREQ=MONTHLY;BYDAY=1MO
cada primer lunes a las 18:30                | 20260601T183000 FREQ=MONTHLY;BYDAY=1MO
cada mes, el primer lunes a las 18:30        | 20260601T183000 FREQ=MONTHLY;BYDAY=1MO
el 1er lunes de cada mes a las 18:30         | 20260601T183000 FREQ=MONTHLY;BYDAY=1MO
primer y tercer martes de cada mes a las 19h | 20260519T190000 FREQ=MONTHLY;BYDAY=1TU,3TU
el cuarto jueves de cada mes a las 19h       | 20260528T190000 FREQ=MONTHLY;BYDAY=4TH
último viernes de mes a las 20h              | 20260529T200000 FREQ=MONTHLY;BYDAY=-1FR
el último viernes de cada mes a las 8 de la tarde | 20260529T200000 FREQ=MONTHLY;BYDAY=-1FR
el último viernes cada dos meses a las 20h   | 20260529T200000 FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR
cada dos jueves a las 19h                    | 20260514T190000 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
cada dos semanas, el jueves a las 19h        | 20260514T190000 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
un jueves sí y otro no a las 19h             | 20260514T190000 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
un jueves de cada dos a las 19:00            | 20260514T190000 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
jueves alternos 19:00                        | 20260514T190000 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
cada quince días, los jueves a las 19h       | 20260514T190000 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
cada 15 días el jueves a las 19h             | 20260514T190000 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
cada dos jueves a las 19h a partir del 6 de junio | 20260611T190000 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH
cada miércoles a las 18:30                   | 20260513T183000 FREQ=WEEKLY;BYDAY=WE
todos los miércoles a las 9                  | 20260520T090000 FREQ=WEEKLY;BYDAY=WE
los miércoles por la tarde a las 6 y media   | 20260513T183000 FREQ=WEEKLY;BYDAY=WE
los lunes y los jueves a las 19:30           | 20260514T193000 FREQ=WEEKLY;BYDAY=MO,TH
lunes, miércoles y viernes de cada semana a las 8 | 20260515T080000 FREQ=WEEKLY;BYDAY=MO,WE,FR
de lunes a viernes a las 8                   | 20260514T080000 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
todos los días laborables a las 8            | 20260514T080000 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
entre semana a las 8                         | 20260514T080000 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
cada fin de semana a las 10                  | 20260516T100000 FREQ=WEEKLY;BYDAY=SA,SU
todos los sábados por la mañana a las 10     | 20260516T100000 FREQ=WEEKLY;BYDAY=SA
todos los días a las 9                       | 20260514T090000 FREQ=DAILY
cada día a las 18h                           | 20260513T180000 FREQ=DAILY
cada noche a las 9                           | 20260513T210000 FREQ=DAILY
cada mañana a las 8                          | 20260514T080000 FREQ=DAILY
cada 3 días a las 18h                        | 20260513T180000 FREQ=DAILY;INTERVAL=3
el 1 de cada mes a las 9                     | 20260601T090000 FREQ=MONTHLY;BYMONTHDAY=1
el día 15 de cada mes a mediodía             | 20260515T120000 FREQ=MONTHLY;BYMONTHDAY=15
el 31 de cada mes a las 9                    | 20260531T090000 FREQ=MONTHLY;BYMONTHDAY=31
los días 1 y 15 de cada mes a las 9          | 20260515T090000 FREQ=MONTHLY;BYMONTHDAY=1,15
cada 1 de mayo a las 12                      | 20270501T120000 FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1
cada año el 8 de marzo a las 18h             | 20270308T180000 FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8
""",
}

REFUSED = {
    "en": """
                                    | when-repeat-empty
now and then                        | when-repeat-unread
tuesday 18:00                       | when-repeat-unread
first monday 18:30                  | when-repeat-unread
27 May 18:00                        | when-repeat-unread
every third day 18:00               | when-repeat-unread
every 0 days 18:00                  | when-repeat-unread
every 200 days 18:00                | when-repeat-unread
sixth monday of each month 18:00    | when-repeat-unread
every month on tuesday 18:00        | when-repeat-unread
the other thursday at 7pm           | when-repeat-leftover
other thursday at 7pm               | when-repeat-unread
friday daily at 9                   | when-repeat-unread
every tuesday                       | when-repeat-no-time
every tuesday evening               | when-repeat-no-time
every day                           | when-repeat-no-time
weekly 18:00                        | when-repeat-no-day
every two weeks at 18:00            | when-repeat-no-day
monthly 18:00                       | when-repeat-no-day
every hour                          | when-repeat-often
every 30 minutes                    | when-repeat-often
every second 18:00                  | when-repeat-often
every second tuesday 18:00          | when-ambiguous
every third thursday 18:00          | when-ambiguous
every tuesday half six              | when-ambiguous
every tuesday 18:00 from 03/04      | when-ambiguous
every friday at midnight            | when-hour-unclear
every friday 24:00                  | when-hour-unclear
every tuesday 18:00 until june      | when-repeat-leftover
every tuesday 18:00 xyzzy           | when-repeat-leftover
biweekly on tuesday 18:00           | when-repeat-leftover
every tuesday 18:00 and 20:00       | when-repeat-leftover
every tuesday 18:00 20:00           | when-twice
every tuesday on thursdays 18:00    | when-twice
every tuesday 18:00 Europe/Madrid   | when-repeat-zone
every tuesday 18:00 UTC+5           | when-repeat-zone
every tuesday 18:00 Mars/Base       | when-repeat-zone
every 32nd 18:00                    | when-no-such-day
every 31 February 18:00             | when-no-such-day
every tuesday 25:00                 | when-hour-wrong
""",
    "es": """
                                    | when-repeat-empty
de vez en cuando                    | when-repeat-unread
el martes a las 18h                 | when-repeat-unread
el primer lunes a las 18h           | when-repeat-unread
cada tercer día a las 18h           | when-repeat-unread
cada martes                         | when-repeat-no-time
cada quince días a las 9            | when-repeat-no-day
cada mes a las 9                    | when-repeat-no-day
cada dos horas                      | when-repeat-often
cada segundo martes a las 18h       | when-ambiguous
cada martes a las 18h hasta junio   | when-repeat-leftover
cada viernes a medianoche           | when-hour-unclear
cada 31 de abril a las 9            | when-no-such-day
""",
}


def both(tables: dict[str, str]) -> list[tuple[str, str, str]]:
    """The rows of the tables of both languages, each with its language."""
    return [(language, *row) for language, table in tables.items() for row in rows(table)]


@pytest.mark.parametrize(("language", "phrase", "rule"), both(READ))
def test_what_is_meant(language: str, phrase: str, rule: str):
    found = read_recurrence(phrase, now=NOW, zone=LONDON, language=language)
    assert found.to_text() == "DTSTART:" + rule.replace(" ", "\nRRULE:")


@pytest.mark.parametrize(("language", "phrase", "key"), both(REFUSED))
def test_what_is_refused(language: str, phrase: str, key: str):
    with pytest.raises(Refusal) as refused:
        read_recurrence(phrase, now=NOW, zone=LONDON, language=language)
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("phrase", "first", "second"),
    [
        (
            "every second tuesday 18:00",
            "every 2 weeks on Tuesday, 18:00 (Europe/London)",
            "the second Tuesday of each month, 18:00 (Europe/London)",
        ),
        (
            "every tuesday half six",
            "every Tuesday, 06:30 (Europe/London)",
            "every Tuesday, 05:30 (Europe/London)",
        ),
    ],
)
def test_both_readings_are_offered_and_each_is_read(phrase: str, first: str, second: str):
    with pytest.raises(Refusal) as refused:
        read_recurrence(phrase, now=NOW, zone=LONDON, language="en")
    assert refused.value.facts == {"first": first, "second": second}
    for offered in (first, second):
        rule = read_recurrence(offered, now=NOW, zone=LONDON, language="en")
        assert say_recurrence(rule, zone=LONDON, language="en") == offered


def test_the_hour_may_come_from_elsewhere():
    rule = read_recurrence("every tuesday", now=NOW, zone=LONDON, language="en", at=time(18, 30))
    assert rule.at == time(18, 30)


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        ("FREQ=DAILY", "every day", "todos los días"),
        ("FREQ=DAILY;INTERVAL=3", "every 3 days", "cada 3 días"),
        ("FREQ=WEEKLY;BYDAY=WE", "every Wednesday", "cada miércoles"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Monday to Friday", "de lunes a viernes"),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
            "every 2 weeks on Monday and Thursday",
            "cada 2 semanas el lunes y jueves",
        ),
        (
            "FREQ=MONTHLY;BYDAY=1TU,3TU",
            "the first and third Tuesday of each month",
            "el primer y tercer martes de cada mes",
        ),
        (
            "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR",
            "the last Friday of every 2 months",
            "el último viernes cada 2 meses",
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=1,22,31",
            "the 1st, 22nd and 31st of each month",
            "el día 1, 22 y 31 de cada mes",
        ),
        (
            "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1",
            "every year on 1st May",
            "cada año el 1 de mayo",
        ),
    ],
)
def test_how_a_rule_is_said(text: str, english: str, spanish: str):
    rule = Recurrence.from_text(f"DTSTART:20260101T183000\nRRULE:{text}")
    assert say_recurrence(rule, zone=LONDON, language="en") == f"{english}, 18:30 (Europe/London)"
    madrid = ZoneInfo("Europe/Madrid")
    assert say_recurrence(rule, zone=madrid, language="es") == f"{spanish}, 18:30 (Europe/Madrid)"


@pytest.mark.parametrize(
    "text",
    ["", "FREQ=DAILY", "DTSTART:20260101T183000\nRRULE:FREQ=HOURLY"]
    + [
        f"DTSTART:20260101T183000\nRRULE:{rule}"
        for rule in (
            *("FREQ=DAILY;BYDAY=MO", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY;BYMONTHDAY=1"),
            *("FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1", "FREQ=DAILY;COUNT=3"),
            *("FREQ=MONTHLY;BYDAY=6MO", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=WEEKLY;BYDAY=1MO"),
            *("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1"),
        )
    ]
    + ["DTSTART:20261301T183000\nRRULE:FREQ=DAILY", "DTSTART:20260101T186000\nRRULE:FREQ=DAILY"],
)
def test_what_was_never_stored_is_no_rule(text: str):
    with pytest.raises(ValueError, match=r".+"):
        Recurrence.from_text(text)


@pytest.mark.parametrize(
    ("phrase", "leaves_out"),
    [
        ("the 28th of each month 9:00", False),
        ("the 29th of each month 9:00", True),
        ("the 31st of each month 9:00", True),
        ("fifth monday of each month 9:00", True),
        ("fourth monday of each month 9:00", False),
        ("every 29 february 9:00", True),
        ("every 31 march 9:00", False),
        ("every day 9:00", False),
    ],
)
def test_rules_that_leave_out_short_months(phrase: str, leaves_out: bool):
    now = datetime(2026, 5, 13, tzinfo=UTC)
    rule = read_recurrence(phrase, now=now, zone=LONDON, language="en")
    assert skips(rule) is leaves_out
