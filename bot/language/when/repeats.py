"""Reading what repeats: every other Thursday at 7pm, el primer lunes de cada mes a las 18:30."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.language.when.days import days
from bot.language.when.hours import on_the_clock
from bot.language.when.months import month_length
from bot.language.when.occurrences import first_day
from bot.language.when.phrase import Phrase
from bot.language.when.pieces import cut, shown
from bot.language.when.recurrence import Frequency, Recurrence
from bot.language.when.rule import Rule
from bot.language.when.saying import say_day, say_recurrence
from bot.language.when.vocabulary import lexicon
from bot.language.when.walls import instant, wall
from bot.refusal import Refusal

_LEAP_YEAR = 2000
_LONGEST_INTERVAL = 99
_MONTHS_IN_A_YEAR = 12


class _Asked(NamedTuple):
    """What a rule is read against; `at` is the time where it names none."""

    text: str
    now: datetime
    zone: ZoneInfo
    language: str
    at: time | None


def read_recurrence(
    text: str,
    *,
    now: datetime,
    zone: ZoneInfo,
    language: str,
    at: time | None = None,
) -> Recurrence:
    """Read what repeats, such as `every Tuesday 18:30` or `último viernes de mes a las 20h`.

    `now` is aware; the rule begins with its first moment from then on, or from the day that the
    text gives. `at` is the time of day where the text names none. Raises `Refusal` for whatever
    is not wholly understood, does not repeat by the day, or may mean two things.
    """
    asked = _Asked(text, now, zone, language, at)
    rule = _gathered(asked)
    start = max(now, _start(rule.start, asked)) if rule.start else now
    return _only(
        [
            _anchored(shape, start, zone)
            for hour in _hours(rule, asked)
            for shape in _shapes(rule, hour, wall(start, zone).date(), asked)
        ],
        asked,
    )


def _gathered(asked: _Asked) -> Rule:
    words = lexicon(asked.language)
    rule = Rule()
    for piece in cut(asked.text, "repeat", words):
        rule.add(piece)
    if rule.zone and rule.zone != str(asked.zone):
        raise Refusal("when-repeat-zone", zone=str(asked.zone))
    rule.settle(words.vocabulary.inclusive)
    return rule


def _only(readings: list[Recurrence], asked: _Asked) -> Recurrence:
    """Return the one rule that is meant; asks which, where there are two."""
    if len(readings) == 1:
        return readings[0]
    first, second = (
        say_recurrence(one, zone=asked.zone, language=asked.language)
        for one in (readings[0], readings[-1])
    )
    raise Refusal("when-ambiguous", first=first, second=second)


def _start(named: Phrase, asked: _Asked) -> datetime:
    """Return the first instant of the day from which a rule was said to hold."""
    today = wall(asked.now, asked.zone).date()
    rows = days(named, today, lexicon(asked.language).vocabulary, asked.text)
    coming = [next((day for day in row if day >= today), row[-1]) for row in rows]
    if len(coming) > 1:
        first, second = (say_day(day, language=asked.language, today=today) for day in coming)
        raise Refusal("when-ambiguous", first=first, second=second)
    return instant(datetime.combine(coming[0], time(0)), asked.zone)[0]


def _hours(rule: Rule, asked: _Asked) -> list[time]:
    vocabulary = lexicon(asked.language).vocabulary
    hours = [on_the_clock(said, rule.part, vocabulary) for said in rule.hours]
    if any(hour.midnight or hour.later for hour in hours) and not rule.is_daily():
        raise Refusal("when-hour-unclear", text=shown(rule.hours[0].text))
    if hours:
        return [hour.at for hour in hours]
    if asked.at is None or rule.part:
        raise Refusal("when-repeat-no-time")
    return [asked.at]


def _shapes(rule: Rule, at: time, first: date, asked: _Asked) -> list[Recurrence]:
    """Return the rules that were meant: two for "every second Tuesday"."""
    interval = 1 if rule.interval is None else rule.interval
    if not 1 <= interval <= _LONGEST_INTERVAL:
        raise Refusal("when-repeat-unread", text=shown(asked.text))
    weekly = Recurrence("daily", at, first, interval)
    if rule.is_daily():
        return [weekly]
    frequency = _frequency(rule, asked)
    shape = _shaped(frequency, rule, weekly, asked)
    if frequency != "monthly" or rule.unit or len(rule.nth) > 1 or rule.nth[:1] not in _SKIPPING:
        return [shape]
    by_weeks = Recurrence(
        "weekly", at, first, interval=rule.nth[0], weekdays=tuple(sorted(set(rule.weekdays)))
    )
    return [by_weeks, shape]


_SKIPPING = ([2], [3], [4])
"""What "every second", "every third" may mean: every so many weeks, or that one of a month."""


def _frequency(rule: Rule, asked: _Asked) -> Frequency:
    """Return how often a rule comes round; refuses one that leaves it open, or its day."""
    named = (bool(rule.month), bool(rule.nth), bool(rule.days), bool(rule.weekdays))
    if named == (False, False, False, False) and rule.unit:
        raise Refusal("when-repeat-no-day")
    match named:
        case (True, False, True, False) if rule.every and rule.unit in ("", "year"):
            return "yearly"
        case (False, True, False, True) if rule.every and rule.unit in ("", "month"):
            return "monthly"
        case (False, False, True, False) if rule.every and rule.unit in ("", "month"):
            return "monthly"
        case (False, False, False, True) if rule.every and rule.unit in ("", "week"):
            return "weekly"
    raise Refusal("when-repeat-unread", text=shown(asked.text))


def _shaped(frequency: Frequency, rule: Rule, plain: Recurrence, asked: _Asked) -> Recurrence:
    longest = month_length(_LEAP_YEAR, rule.month or _MONTHS_IN_A_YEAR)
    if any(not 1 <= day <= longest for day in rule.days):
        raise Refusal("when-no-such-day", text=shown(asked.text))
    return replace(
        plain,
        frequency=frequency,
        weekdays=tuple(sorted(set(rule.weekdays))),
        nth=tuple(dict.fromkeys(rule.nth)),
        days=tuple(sorted(set(rule.days))),
        month=rule.month,
    )


def _anchored(rule: Recurrence, start: datetime, zone: ZoneInfo) -> Recurrence:
    """Let a rule begin with its first moment from a start on, whatever its interval."""
    return replace(rule, anchor=first_day(replace(rule, interval=1), start, zone))
