"""Each kind of value reads what people write, and refuses the rest with a whole sentence."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.drawing import PlainPen, wording
from bot.language.message import Reader, say
from bot.language.values import (
    Choice,
    CodeKind,
    Flag,
    HourKind,
    Kind,
    LanguageKind,
    LengthKind,
    MemberKind,
    Number,
    Reading,
    RefKind,
    RepeatKind,
    WhenKind,
    Words,
    ZoneKind,
)
from bot.language.values.kind import shown
from bot.language.values.places import spoken
from bot.refusal import Refusal
from tests.bot.language.sample import catalogue


class Answer(Enum):
    """What may be answered."""

    YES = "yes"
    MAYBE = "maybe"


class Roll:
    """A roll of two, of whom the asker may see both."""

    def member(self, name: str) -> int:
        numbers = {"ana": 1, "ben": 2}
        if name.casefold() not in numbers:
            raise Refusal("no-such-member", name=name)
        return numbers[name.casefold()]

    def members_like(self, typed: str) -> Sequence[str]:
        return [name for name in ("Ana", "Ben") if name.startswith(typed)]

    def references(self, series: str, typed: str) -> Sequence[tuple[str, str]]:
        return [(f"{series}-{n}", "Where?") for n in (3, 4)]


NOW = datetime(2026, 3, 7, 18, 0, tzinfo=UTC)
READING = Reading(NOW, ZoneInfo("Europe/London"), "en", Roll())
WORDS = catalogue()

KINDS: list[Kind] = [
    *(Words(), Words(long=True), Words(lines=True), Number(), Number(least=1, most=20), Flag()),
    *(Choice(of=Answer), WhenKind(), LengthKind(), RepeatKind(), HourKind(), ZoneKind()),
    *(LanguageKind(), MemberKind(), RefKind(series="P"), CodeKind(), CodeKind(lengths=(4, 4, 4))),
]


def refused(kind: Kind, text: str, reading: Reading = READING) -> Refusal:
    with pytest.raises(Refusal) as caught:
        kind.read(text, reading)
    return caught.value


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Words(), "  two \n words ", "two words"),
        (Words(long=True), "  two \n words ", "two \n words"),
        (Words(lines=True), " one  two \r\n three", "one two\nthree"),
        (Number(), " 12 ", 12),
        (Number(least=-5), "-3", -3),
        (Flag(), "Yes", True),
        (Flag(), "sí", True),
        (Flag(), "off", False),
        (Choice(of=Answer), "Maybe", Answer.MAYBE),
        (LengthKind(), "2 hours", timedelta(hours=2)),
        (HourKind(), "22:00", time(22)),
        (HourKind(), "7.30", time(7, 30)),
        (HourKind(), "22h", time(22)),
        (HourKind(), "18h30", time(18, 30)),
        (HourKind(), "8", time(8)),
        (HourKind(), "12 am", time(0)),
        (HourKind(), "6:15 p.m.", time(18, 15)),
        (LanguageKind(), "español", "es"),
        (LanguageKind(), "Espanol", "es"),
        (LanguageKind(), "EN-gb", "en"),
        (MemberKind(), "@Ana", 1),
        (RefKind(series="P"), "P-3", 3),
        (RefKind(series="P"), " #p–3", 3),
        (RefKind(series="P"), "3", 3),
        (CodeKind(), "k7px 3mqa", "K7PX-3MQA"),
        (CodeKind(lengths=(4, 2)), "84qz-77", "84QZ-77"),
    ],
)
def test_a_value_is_read_as_people_write_it(kind: Kind, text: str, value: object):
    assert kind.read(text, READING) == value


def test_a_moment_is_read_in_the_zone_and_language_of_the_asker():
    found = WhenKind().read("tomorrow 18:00", READING)
    assert found.at == datetime(2026, 3, 8, 18, 0, tzinfo=UTC)
    spanish = replace(READING, language="es-MX", zone=ZoneInfo("Europe/Madrid"))
    assert WhenKind().read("mañana a las 19:00", spanish).at == found.at


def test_a_language_that_is_not_spoken_reads_times_as_english_does():
    french = replace(READING, language="fr")
    assert WhenKind().read("tomorrow 18:00", french) == WhenKind().read("tomorrow 18:00", READING)
    assert LengthKind().read("2 hours", french) == timedelta(hours=2)
    assert RepeatKind().read("every monday 18:00", french) is not None
    assert [spoken(name) for name in ("es-MX", "ES-mx", "fr", "", "en")] == [
        *("es", "es", "en", "en", "en")
    ]


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("London", "Europe/London"),
        ("europe/london", "Europe/London"),
        ("New York", "America/New_York"),
        ("nueva york", "America/New_York"),
        ("Londres", "Europe/London"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Bogota", "America/Bogota"),
        ("Bogotá", "America/Bogota"),
        ("Buenos Aires, Argentina", "America/Argentina/Buenos_Aires"),
        ("US/Pacific", "US/Pacific"),
        ("utc", "UTC"),
    ],
)
def test_a_zone_is_found_by_its_city(text: str, zone: str):
    assert ZoneKind().read(text, READING) == zone
    ZoneInfo(zone)


def test_a_city_that_is_not_quite_there_names_those_that_are_like_it():
    no = refused(ZoneKind(), "Lond")
    assert (no.key, no.facts["near"]) == ("value-zone-which", ("Europe/London",))
    assert refused(ZoneKind(), "Narnia").key == "value-not-a-zone"
    assert refused(ZoneKind(), "").key == "value-not-a-zone"


def test_zones_are_suggested_by_city_first():
    assert ZoneKind().suggest("madr", READING)[0] == "Europe/Madrid"
    assert ZoneKind().suggest("londr", replace(READING, language="es")) == ["Europe/London"]
    assert len(ZoneKind().suggest("a", READING)) == 25
    assert ZoneKind().suggest(" ", READING) == []


@pytest.mark.parametrize(
    ("kind", "text", "key"),
    [
        (Words(), "  ", "value-empty"),
        (Words(longest=3), "four", "value-too-long"),
        (Number(), "a few", "value-not-a-number"),
        (Number(), "--5", "value-not-a-number"),
        (Number(), "²", "value-not-a-number"),
        (Number(), "9" * 30, "value-not-a-number"),
        (Number(least=1, most=20), "21", "value-number-outside"),
        (Number(least=1, most=20), "-1", "value-number-outside"),
        (Flag(), "perhaps", "value-not-yes-or-no"),
        (Choice(of=Answer), "no", "value-not-a-choice"),
        (HourKind(), "24:00", "value-not-an-hour"),
        (HourKind(), "13 pm", "value-not-an-hour"),
        (HourKind(), "0 am", "value-not-an-hour"),
        (HourKind(), "7:75", "value-not-an-hour"),
        (HourKind(), "٧", "value-not-an-hour"),
        (HourKind(), "evening", "value-not-an-hour"),
        (LanguageKind(), "Klingon", "value-not-a-language"),
        (MemberKind(), "Zoe", "no-such-member"),
        (RefKind(series="P"), "CO-9", "value-not-a-reference"),
        (RefKind(series="P"), "P-", "value-not-a-reference"),
        (RefKind(series="P"), "1" * 12, "value-not-a-reference"),
        (CodeKind(), "K7PX", "value-not-a-code"),
    ],
)
def test_another_value_is_refused(kind: Kind, text: str, key: str):
    assert refused(kind, text).key == key


def test_nobody_is_found_without_a_roll():
    alone = replace(READING, finder=None)
    assert refused(MemberKind(), "Ana", alone).key == "no-such-member"
    assert MemberKind().suggest("A", alone) == ()
    assert RefKind(series="P").suggest("", alone) == ()


def test_what_the_collective_knows_is_suggested():
    assert MemberKind().suggest("A", READING) == ["Ana"]
    assert RefKind(series="P").suggest("", READING) == ["P-3", "P-4"]
    assert Choice(of=Answer).choices() == ("yes", "maybe")


def test_a_long_text_is_said_back_in_short():
    assert shown(" a  b\nc ") == "a b c"
    assert shown("x" * 40) == "x" * 40
    assert shown("x" * 41) == "x" * 39 + "…"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{type(kind).__name__}-{kind.name}")
def test_the_example_of_a_kind_is_understood(kind: Kind):
    example = kind.example()
    if kind.free or not example:
        assert not example
        return
    for language in ("en", "es"):
        kind.read(example, replace(READING, language=language))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{type(kind).__name__}-{kind.name}")
@settings(deadline=None)
@given(text=st.text(st.characters(), max_size=30), language=st.sampled_from(["en", "es", "fr"]))
def test_any_text_is_read_or_refused_in_whole_sentences(kind: Kind, text: str, language: str):
    try:
        kind.read(text, replace(READING, language=language))
    except Refusal as no:
        said = wording(say(no.key, **no.facts), WORDS, Reader(language), PlainPen())
        assert said.strip()
    kind.suggest(text, replace(READING, language=language))
