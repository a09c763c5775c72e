"""What holds for every text and every instant."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from dateutil.rrule import rrulestr
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from bot.language.when import (
    Moment,
    Recurrence,
    next_after,
    occurrences,
    read_duration,
    read_moment,
    read_recurrence,
    say_duration,
    say_moment,
    say_recurrence,
    say_short,
    skips,
)
from bot.language.when.occurrences import next_day
from bot.language.when.vocabulary import lexicon
from bot.refusal import Refusal

LANGUAGES = ("en", "es")
steady = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
PLACES = sorted(name for name in available_timezones() if "/" in name)

languages = st.sampled_from(LANGUAGES)
zones = st.sampled_from(PLACES).map(ZoneInfo)
START = datetime.combine(date(1905, 1, 1), time())
END = START.replace(year=2195)
instants = st.datetimes(START, END, timezones=st.just(UTC)).map(
    lambda at: at.replace(second=at.second % 3, microsecond=0)
)
nows = st.datetimes(START.replace(year=2000), END.replace(year=2100), timezones=st.just(UTC))

within_a_year = st.timedeltas(timedelta(days=-366), timedelta(days=366))
pairs = st.one_of(
    st.tuples(instants, nows),
    st.builds(lambda now, far: ((now + far).replace(microsecond=0), now), nows, within_a_year),
)
"""A moment and a now: anywhere, or so near that the year may be left out."""


def words(language: str) -> list[str]:
    """Every word and phrase that a language's tables know, and some that they do not."""
    vocabulary = lexicon(language).vocabulary
    known = [phrase for phrases in vocabulary.words.values() for phrase in phrases]
    figures = ["1", "2", "7", "8", "12", "15", "24", "25", "27", "31", "90", "2027", "0", "1830"]
    dates = ["18:30", "7.30", "18h30", "1,5", "27/3", "03/04", "2027-03-27", "27-3-2027", "29/2"]
    odd = ["-", "/", ":", "+", "Europe/London", "UTC+1", "Mars/Base", "xyzzy", "º", "½", "\u200f"]
    return [*known, *vocabulary.phrases, *figures, *dates, *odd, "2026-05-13T18:00+02:00"]


def soup(language: str) -> st.SearchStrategy[str]:
    """Words of a language in any order, glued or apart."""
    glue = st.sampled_from([" ", " ", " ", "", ", ", "\u00a0"])
    pieces = st.lists(st.tuples(st.sampled_from(words(language)), glue), max_size=8)
    return pieces.map(lambda some: "".join(word + gap for word, gap in some))


texts = st.one_of(
    st.tuples(languages, st.text(max_size=40)),
    *(st.tuples(st.just(language), soup(language)) for language in LANGUAGES),
)


@steady
@given(zones, languages, pairs)
def test_what_is_said_in_full_reads_back(
    zone: ZoneInfo, language: str, pair: tuple[datetime, datetime]
):
    at, now = pair
    said = say_moment(at, zone=zone, language=language, now=now)
    back = read_moment(said, now=now, zone=ZoneInfo("UTC"), language=language, past_ok=True)
    assert (back.at, back.zone) == (at, zone.key)


@steady
@given(zones, languages, pairs)
def test_what_is_said_in_short_reads_back(
    zone: ZoneInfo, language: str, pair: tuple[datetime, datetime]
):
    at, now = pair
    said = say_short(at, zone=zone, language=language, now=now)
    assert read_moment(said, now=now, zone=zone, language=language, past_ok=True).at == at


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "place",
    ["Europe/London", "America/New_York", "Australia/Lord_Howe", "America/St_Johns"]
    + ["Africa/Casablanca", "Asia/Gaza", "Pacific/Chatham", "America/Asuncion"],
)
def test_around_every_clock_change_what_is_said_reads_back(place: str, language: str):
    zone = ZoneInfo(place)
    step, at, end = timedelta(minutes=15), datetime(2023, 1, 1, tzinfo=UTC), 2025
    now = datetime(2020, 1, 1, tzinfo=UTC)
    told_apart = 0
    while at.year < end:
        near = {(at + timedelta(hours=on)).astimezone(zone).utcoffset() for on in (-3, 0, 3)}
        if len(near) > 1:
            said = say_moment(at, zone=zone, language=language, now=now)
            told_apart += "UTC" in said
            back = read_moment(said, now=now, zone=ZoneInfo("UTC"), language=language)
            assert (said, back.at) == (said, at)
        at += step if len(near) > 1 else timedelta(hours=1)
    assert told_apart


@steady
@given(texts, st.booleans())
@example(("en", "\ud800"), False)
@example(("es", "9" * 200), True)
@example(("en", "in " + "9" * 190 + " years"), True)
@example(("en", "٣:٣٠ pm"), False)
def test_any_text_is_a_moment_or_refused(text: tuple[str, str], past_ok: bool):
    language, words = text
    now, zone = datetime(2026, 5, 13, 9, 0, 30, 7, tzinfo=UTC), ZoneInfo("Europe/London")
    try:
        found = read_moment(words, now=now, zone=zone, language=language, past_ok=past_ok)
    except Refusal:
        return
    assert isinstance(found, Moment)
    assert past_ok or found.at >= now
    said = say_moment(found.at, zone=ZoneInfo(found.zone), language=language, now=now)
    assert read_moment(said, now=now, zone=zone, language=language, past_ok=True).at == found.at


@steady
@given(texts)
def test_any_text_is_a_length_or_refused(text: tuple[str, str]):
    language, words = text
    try:
        length = read_duration(words, language=language)
    except Refusal:
        return
    assert length >= timedelta(0)
    assert read_duration(say_duration(length, language=language), language=language) == length


@steady
@given(texts)
def test_any_text_is_a_rule_or_refused(text: tuple[str, str]):
    language, words = text
    now, zone = datetime(2026, 5, 13, 9, 0, tzinfo=UTC), ZoneInfo("Europe/London")
    try:
        rule = read_recurrence(words, now=now, zone=zone, language=language)
    except Refusal:
        return
    assert next_after(rule, now - timedelta(seconds=1), zone) >= now
    assert Recurrence.from_text(rule.to_text()) == rule


@steady
@given(st.timedeltas(timedelta(0), timedelta(days=5000)), languages)
def test_a_length_that_is_said_reads_back(length: timedelta, language: str):
    whole = timedelta(days=length.days, seconds=length.seconds)
    assert read_duration(say_duration(length, language=language), language=language) == whole


hours = st.times().map(lambda at: at.replace(second=0, microsecond=0))
anchors = st.dates(date(2016, 1, 1), date(2030, 12, 31))
some_weekdays = st.sets(st.integers(0, 6), min_size=1).map(lambda some: tuple(sorted(some)))
some_days = st.sets(st.integers(1, 31), min_size=1, max_size=3).map(lambda s: tuple(sorted(s)))
some_nths = st.lists(st.sampled_from([1, 2, 3, 4, 5, -1, -2]), min_size=1, max_size=2, unique=True)
intervals = st.integers(1, 5)


def yearly(at: time, anchor: date, interval: int, day: date) -> Recurrence:
    return Recurrence("yearly", at, anchor, interval, days=(day.day,), month=day.month)


rules = st.one_of(
    st.builds(Recurrence, st.just("daily"), hours, anchors, intervals),
    st.builds(Recurrence, st.just("weekly"), hours, anchors, intervals, some_weekdays),
    st.builds(
        Recurrence,
        *(st.just("monthly"), hours, anchors, intervals, some_weekdays, some_nths.map(tuple)),
    ),
    st.builds(Recurrence, st.just("monthly"), hours, anchors, intervals, days=some_days),
    st.builds(yearly, hours, anchors, intervals, st.dates(date(2024, 1, 1), date(2024, 12, 31))),
)


def exists(rule: Recurrence) -> bool:
    """Whether a rule comes round at all: 30 February every twelve months never does."""
    try:
        next_day(rule, rule.anchor)
    except OverflowError:
        return False
    return True


@steady
@given(rules, st.dates(date(2016, 1, 1), date(2040, 12, 31)))
def test_rules_agree_with_the_standard(rule: Recurrence, start: date):
    assume(exists(rule))
    theirs = rrulestr(rule.to_text())
    day = next_day(rule, start)
    for _ in range(5):
        expected = theirs.after(datetime.combine(max(start, rule.anchor), time()), inc=True)
        assert datetime.combine(day, rule.at) == expected
        start = day + timedelta(days=1)
        day = next_day(rule, start)


@steady
@given(rules, zones, instants)
def test_what_comes_next_comes_after(rule: Recurrence, zone: ZoneInfo, after: datetime):
    assume(exists(rule))
    found = next_after(rule, after, zone)
    assert found > after
    row = occurrences(rule, found, zone, 3)
    assert row[0] == found
    assert all(first < second for first, second in pairwise(row))


@steady
@given(rules)
def test_rules_are_stored_as_text(rule: Recurrence):
    assert Recurrence.from_text(rule.to_text()) == rule


@steady
@given(rules)
def test_a_rule_skips_when_it_leaves_out_a_month_or_a_year(rule: Recurrence):
    assume(exists(rule) and rule.frequency in ("monthly", "yearly") and rule.interval == 1)
    months = {1: range(1, 13), 12: [rule.month]}[12 if rule.month else 1]
    present = {(d.year, d.month) for d in all_days(rule, 2032, 2040)}
    wanted = len(rule.days) or len(rule.weekdays) * len(rule.nth)
    count = len(all_days(rule, 2032, 2040))
    full = wanted * len(months) * 8
    apart = len(rule.nth) < 2 or not {4, 5, -1, -2} & set(rule.nth)
    assert not apart or skips(rule) == (count < full)
    assert present


def all_days(rule: Recurrence, first: int, end: int) -> list[date]:
    """The days of a rule from one year until before another."""
    found, day = [], date(first, 1, 1)
    while (day := next_day(rule, day)).year < end:
        found.append(day)
        day += timedelta(days=1)
    return found


@steady
@given(rules, languages)
def test_a_rule_that_is_said_reads_back(rule: Recurrence, language: str):
    assume(exists(rule))
    zone = ZoneInfo("Europe/Madrid")
    said = say_recurrence(rule, zone=zone, language=language)
    start = datetime.combine(rule.anchor, time(), tzinfo=UTC)
    back = read_recurrence(said, now=start, zone=zone, language=language)
    shape = (back.frequency, back.at, back.interval, back.weekdays, back.nth, back.days, back.month)
    same = (rule.frequency, rule.at, rule.interval, rule.weekdays, rule.nth, rule.days, rule.month)
    assert shape == same
