"""What is asked back, what is said, and the words for it."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.language import when
from bot.language.when import (
    Moment,
    read_duration,
    read_moment,
    read_recurrence,
    say_moment,
    say_short,
)
from bot.language.when.tokens import plain
from bot.language.when.vocabulary import lexicon
from bot.refusal import Refusal
from tests import catalogue
from tests.bot.language.when import test_english, test_spanish
from tests.bot.language.when.tables import LONDON, MADRID, NOW, local, rows

FOLDER = Path(when.__file__).parent
KINDS = ("part", "spell", "fixed")
WORDS = {language: (FOLDER / f"{language}.ftl").read_text("utf-8") for language in ("en", "es")}


def refusal(phrase: str, language: str = "en", zone: ZoneInfo = LONDON) -> Refusal:
    """How a phrase is refused."""
    with pytest.raises(Refusal) as refused:
        read_moment(phrase, now=NOW, zone=zone, language=language)
    return refused.value


@pytest.mark.parametrize(
    ("phrase", "first", "second"),
    [
        ("03/04", "Saturday 3 April 2027", "Thursday 4 March 2027"),
        ("03/04 18:00", "Saturday 3 April 2027, 18:00", "Thursday 4 March 2027, 18:00"),
        ("next friday 6pm", "Friday 15 May, 18:00", "Friday 22 May, 18:00"),
        ("friday midnight", "Friday 15 May, 00:00", "Saturday 16 May, 00:00"),
        ("half six tomorrow", "Thursday 14 May, 06:30", "Thursday 14 May, 05:30"),
        ("2h", "Thursday 14 May, 02:00", "Wednesday 13 May, 12:00"),
        ("tue 20 May 18:30", "Wednesday 20 May, 18:30", "Tuesday 19 May, 18:30"),
        (
            "next friday 18:00 Europe/Madrid",
            "Friday 15 May, 18:00 (Europe/Madrid)",
            "Friday 22 May, 18:00 (Europe/Madrid)",
        ),
    ],
)
def test_both_readings_are_offered(phrase: str, first: str, second: str):
    assert refusal(phrase).facts == {"first": first, "second": second}


ASKED = [
    *[("en", LONDON, phrase) for phrase, key in rows(test_english.REFUSED)],
    *[("es", MADRID, phrase) for phrase, key in rows(test_spanish.REFUSED)],
]


@pytest.mark.parametrize(("language", "zone", "phrase"), ASKED)
def test_what_is_offered_can_be_sent_back(language: str, zone: ZoneInfo, phrase: str):
    refused = refusal(phrase, language, zone)
    for offered in (refused.facts[name] for name in ("first", "second") if name in refused.facts):
        hour = "" if re.search(r"\d:\d", str(offered)) else " 18:00"
        moment = read_moment(
            f"{offered}{hour}", now=NOW, zone=zone, language=language, past_ok=True
        )
        said = say_moment(moment.at, zone=zone, language=language, now=NOW)
        assert said.startswith(f"{offered}")


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("call Ana tomorrow 8:00", "call Ana"),
        ("tomorrow 8:00 at the Café", "at the Café"),
        ("call the union on friday at 8", "call the union"),
        ("tomorrow\u200f 8:00\u200b xyzzy\x00", "xyzzy\x00".replace("\x00", "")),
        ("mañana 8:00", "mañana"),
        ("tomorrow 8:00 " + "x" * 100, "x" * 59 + "…"),
    ],
)
def test_what_was_not_understood_is_named_as_it_was_written(phrase: str, text: str):
    assert refusal(phrase).facts == {"text": text}


def test_a_past_time_is_said_again():
    assert refusal("today 09:00").facts == {"at": datetime(2026, 5, 13, 8, 0, tzinfo=UTC)}


def test_a_text_that_is_too_long_is_not_read():
    assert refusal("tomorrow 18:00" + " " * 200).key == "when-long"


@pytest.mark.parametrize(
    ("phrase", "meaning"),
    [
        ("6 March 11:00", "2026-03-06 11:00"),
        ("6 November 11:00", "2026-11-06 11:00"),
        ("yesterday 11:00", "2026-05-12 11:00"),
        ("last night at 9", "2026-05-12 21:00"),
        ("last friday 18:00", "2026-05-08 18:00"),
        ("monday 18:00", "2026-05-11 18:00"),
        ("friday 18:00", "2026-05-15 18:00"),
        ("the 11th at 6pm", "2026-05-11 18:00"),
        ("2 hours ago", "2026-05-13 08:00"),
        ("three days ago at 18:00", "2026-05-10 18:00"),
        ("09:00", "2026-05-13 09:00"),
        ("23:00", "2026-05-12 23:00"),
        ("21:00", "2026-05-13 21:00"),
        ("2026-03-08T18:00", "2026-03-08 18:00"),
        ("Sunday 8 March 18:00", "2026-03-08 18:00"),
    ],
)
def test_where_the_past_will_do_the_nearest_is_meant(phrase: str, meaning: str):
    found = read_moment(phrase, now=NOW, zone=LONDON, language="en", past_ok=True)
    assert local(found.at, LONDON) == meaning


def test_a_zone_in_the_text_wins():
    found = read_moment("2027-03-20 17:00 Europe/Madrid", now=NOW, zone=LONDON, language="en")
    assert found == Moment(datetime(2027, 3, 20, 16, 0, tzinfo=UTC), "Europe/Madrid")


def test_tomorrow_is_tomorrow_in_the_zone_that_is_named():
    late = datetime(2026, 5, 13, 22, 0, tzinfo=UTC)
    found = read_moment("tomorrow 18:00 Asia/Kolkata", now=late, zone=LONDON, language="en")
    assert local(found.at, ZoneInfo("Asia/Kolkata")) == "2026-05-15 18:00"


@pytest.mark.parametrize(
    ("year", "english", "spanish", "short"),
    [
        (
            2027,
            "Saturday 27 March 2027, 18:00 (Europe/London)",
            "sábado 27 de marzo de 2027, 18:00 (Europe/London)",
            ("Sat 27 Mar 2027 18:00", "sáb 27 mar 2027 18:00"),
        ),
        (
            2026,
            "Friday 27 March, 18:00 (Europe/London)",
            "viernes 27 de marzo, 18:00 (Europe/London)",
            ("Fri 27 Mar 18:00", "vie 27 mar 18:00"),
        ),
    ],
)
def test_how_a_moment_is_said(year: int, english: str, spanish: str, short: tuple[str, str]):
    at = datetime(year, 3, 27, 18, 0, tzinfo=UTC)
    said = [say_moment(at, zone=LONDON, language=it, now=NOW) for it in ("en", "es-ES")]
    assert said == [english, spanish]
    shortly = [say_short(at, zone=LONDON, language=it, now=NOW) for it in ("en-GB", "es")]
    assert tuple(shortly) == short


def test_the_year_is_that_of_the_zone():
    at = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    said = say_moment(at, zone=ZoneInfo("Asia/Kolkata"), language="en", now=NOW)
    assert said == "Friday 1 January 2027, 05:00 (Asia/Kolkata)"


def test_seconds_are_said_where_somebody_named_them():
    at = datetime(2026, 5, 13, 18, 0, 30, tzinfo=UTC)
    named = say_short(at, zone=LONDON, language="en", now=NOW)
    measured = say_short(at + timedelta(microseconds=7), zone=LONDON, language="en", now=NOW)
    assert (named, measured) == ("Wed 13 May 19:00:30", "Wed 13 May 19:00")


def test_a_language_without_a_vocabulary_is_our_mistake():
    with pytest.raises(LookupError):
        read_moment("morgen um 18 Uhr", now=NOW, zone=LONDON, language="de")


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_vocabulary_is_whole(language: str):
    vocabulary = lexicon(language).vocabulary
    named = {part for kind in KINDS for part in vocabulary.words[kind].values()}
    named |= {
        part for terms in vocabulary.phrases.values() for kind, part in terms if kind in KINDS
    }
    assert named <= vocabulary.hours.keys()
    names = (vocabulary.weekdays, vocabulary.months)
    short = (vocabulary.short_weekdays, vocabulary.short_months)
    assert [len(some) for some in (*names, *short)] == [7, 12, 7, 12]
    assert vocabulary.patterns.keys() == lexicon("en").vocabulary.patterns.keys()
    assert all(plain(phrase)[1] == phrase for kind in vocabulary.words.values() for phrase in kind)


def examples(language: str, keys: str) -> list[str]:
    """The examples in the words of refusals whose keys begin so."""
    lines = [line for line in WORDS[language].splitlines() if re.match(keys, line)]
    found = [text for line in lines for text in re.findall("“([^”]+)”", line)]
    return [text for text in found if "{" not in text]


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_example_in_a_refusal_is_understood(language: str):
    moments = examples(language, "when-(?!length|repeat-|bare)")
    lengths = examples(language, "when-length")
    repeats = examples(language, "when-repeat-")
    assert min(len(moments), len(lengths), len(repeats)) >= 5
    for phrase in moments:
        assert read_moment(phrase, now=NOW, zone=LONDON, language=language).at > NOW
    for phrase in lengths:
        assert read_duration(phrase, language=language)
    for phrase in repeats:
        assert read_recurrence(phrase, now=NOW, zone=LONDON, language=language)


@pytest.mark.parametrize("language", ["en", "es"])
def test_examples_of_an_hour_and_of_a_day_go_together(language: str):
    first, second, *days = examples(language, "when-bare")
    for phrase in (f"{day} {hour}" for day in days for hour in (first, second)):
        assert read_moment(phrase, now=NOW, zone=LONDON, language=language).at > NOW


def test_both_languages_say_the_same_refusals():
    english, spanish = (catalogue.read(text) for text in WORDS.values())
    assert catalogue.differences(english, spanish) == []
