"""How a time is said, in the words of a language; what is said reads back to the same time."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.language.when.recurrence import Recurrence
from bot.language.when.vocabulary import Vocabulary, lexicon
from bot.language.when.walls import offsets, say_offset, wall


def say_moment(at: datetime, *, zone: ZoneInfo, language: str, now: datetime) -> str:
    """Say an aware moment in full: weekday, date, time and zone.

    The year is left out when it is the current one in that zone. In an hour that clocks show
    twice, the distance from UTC tells which is meant.
    """
    vocabulary = lexicon(language).vocabulary
    local = wall(at, zone)
    place = ", ".join(part for part in (str(zone), _which(local, at, zone)) if part)
    return f"{_said(local, 'full', vocabulary, wall(now, zone))} ({place})"


def say_short(at: datetime, *, zone: ZoneInfo, language: str, now: datetime) -> str:
    """Say an aware moment where the line has little room: short names, and no zone."""
    vocabulary = lexicon(language).vocabulary
    local = wall(at, zone)
    said = _said(local, "short", vocabulary, wall(now, zone))
    return " ".join(part for part in (said, _which(local, at, zone)) if part)


def say_wall(local: datetime, *, language: str, today: date) -> str:
    """Say a naive time of some wall clock, without its zone."""
    today_there = datetime.combine(today, time())
    return _said(local, "full", lexicon(language).vocabulary, today_there)


def say_day(day: date, *, language: str, today: date) -> str:
    """Say a day, with its weekday."""
    vocabulary = lexicon(language).vocabulary
    return _day(day, "full", vocabulary, today.year)


def _which(local: datetime, at: datetime, zone: ZoneInfo) -> str:
    first, second = offsets(local, zone)
    return "" if first == second else say_offset(local - at.astimezone(UTC).replace(tzinfo=None))


def _said(local: datetime, style: str, vocabulary: Vocabulary, now: datetime) -> str:
    day = _day(local.date(), style, vocabulary, now.year)
    return vocabulary.patterns[style].format(day=day, time=say_time(local))


def _day(day: date, style: str, vocabulary: Vocabulary, year: int) -> str:
    short = style == "short"
    weekdays = vocabulary.short_weekdays if short else vocabulary.weekdays
    months = vocabulary.short_months if short else vocabulary.months
    pattern = f"{style}-day" if day.year == year else f"{style}-day-year"
    return vocabulary.patterns[pattern].format(
        weekday=weekdays[day.weekday()],
        day=day.day,
        month=months[day.month - 1],
        year=f"{day.year:04}",
    )


def say_time(at: datetime | time) -> str:
    """Say a time of the day by the 24-hour clock.

    Seconds are said where somebody named them; a moment finer than that was measured, and is
    said to the minute.
    """
    named = at.second and not at.microsecond
    return f"{at.hour:02}:{at.minute:02}" + (f":{at.second:02}" if named else "")


def say_duration(length: timedelta, *, language: str) -> str:
    """Say a length of time in days, hours, minutes and seconds, without its sign."""
    vocabulary = lexicon(language).vocabulary
    minutes, seconds = divmod(abs(length) // timedelta(seconds=1), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    counts = {"day": days, "hour": hours, "minute": minutes, "second": seconds}
    said = [_count(count, unit, vocabulary) for unit, count in counts.items() if count]
    return _join(said or [_count(0, "minute", vocabulary)], vocabulary)


def _count(count: int, unit: str, vocabulary: Vocabulary) -> str:
    one, many = vocabulary.units[unit]
    return f"{count} {one if count == 1 else many}"


def say_recurrence(rule: Recurrence, *, zone: ZoneInfo, language: str) -> str:
    """Say what repeats, its time and its zone."""
    vocabulary = lexicon(language).vocabulary
    pattern = vocabulary.patterns[_repeat(rule)]
    said = pattern.format(
        interval=rule.interval,
        weekdays=_join([vocabulary.weekdays[day] for day in rule.weekdays], vocabulary),
        ordinals=_join([vocabulary.ordinals[nth] for nth in rule.nth], vocabulary),
        days=_join([_numbered(day, vocabulary) for day in rule.days], vocabulary),
        month=vocabulary.months[rule.month - 1],
        time=say_time(rule.at),
    )
    return f"{said} ({zone})"


def _repeat(rule: Recurrence) -> str:
    if rule.frequency == "weekly" and rule.interval == 1 and rule.weekdays == (0, 1, 2, 3, 4):
        return "workdays"
    kind = "monthly-nth" if rule.nth else rule.frequency
    return kind if rule.interval == 1 else f"{kind}-interval"


def _numbered(day: int, vocabulary: Vocabulary) -> str:
    return vocabulary.days.get(day, vocabulary.days[0]).format(day=day)


def _join(parts: list[str], vocabulary: Vocabulary) -> str:
    *others, last = parts or [""]
    return f"{', '.join(others)} {vocabulary.conjunction} {last}" if others else last
