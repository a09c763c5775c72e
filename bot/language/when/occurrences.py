"""When a rule comes round next, reckoned from its first day without walking there."""

from collections.abc import Callable
from datetime import MAXYEAR, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.language.when.months import month_length, nth_weekday
from bot.language.when.recurrence import Recurrence
from bot.language.when.walls import instant, wall

_WEEK = 7
_INSTANT = timedelta(microseconds=1)


def next_after(rule: Recurrence, after: datetime, zone: ZoneInfo) -> datetime:
    """Return the first moment of a rule strictly after an aware moment, in UTC.

    Where clocks jump over the time of a rule, it comes later by as much; where they show it
    twice, it comes at the first. Raises OverflowError where the calendar ends before.
    """
    return _first(rule, after, zone)[1]


def first_day(rule: Recurrence, start: datetime, zone: ZoneInfo) -> date:
    """Return the day of a rule's first moment at or after an aware moment."""
    return _first(rule, start - _INSTANT, zone)[0]


def _first(rule: Recurrence, after: datetime, zone: ZoneInfo) -> tuple[date, datetime]:
    # Clocks that jump may carry a time into the next day, so the search begins a day early.
    day = max(wall(after, zone).date() - timedelta(days=1), rule.anchor)
    while True:
        day = next_day(rule, day)
        at, _ = instant(datetime.combine(day, rule.at), zone)
        if at > after:
            return day, at
        day += timedelta(days=1)


def occurrences(rule: Recurrence, start: datetime, zone: ZoneInfo, n: int) -> list[datetime]:
    """Return the first `n` moments of a rule at or after an aware moment, in UTC."""
    found: list[datetime] = []
    last = start - _INSTANT
    for _ in range(n):
        last = next_after(rule, last, zone)
        found.append(last)
    return found


def next_day(rule: Recurrence, day: date) -> date:
    """Return the first day of a rule on or after a day."""
    return _NEXT[rule.frequency](rule, max(day, rule.anchor))


def _daily(rule: Recurrence, day: date) -> date:
    passed = (day - rule.anchor).days
    return day + timedelta(days=-passed % rule.interval)


def _weekly(rule: Recurrence, day: date) -> date:
    first = rule.anchor - timedelta(days=rule.anchor.weekday())
    weeks = (day - first).days // _WEEK
    ahead = -weeks % rule.interval
    earliest = day.weekday() if ahead == 0 else 0
    this_week = [weekday for weekday in sorted(rule.weekdays) if weekday >= earliest]
    if not this_week:
        ahead = rule.interval
    weekday = min(this_week or rule.weekdays)
    return first + timedelta(days=_WEEK * (weeks + ahead) + weekday)


def _monthly(rule: Recurrence, day: date) -> date:
    start = rule.anchor.year * 12 + rule.anchor.month - 1
    month = day.year * 12 + day.month - 1
    month += (start - month) % rule.interval
    while month // 12 <= MAXYEAR:
        first = date(month // 12, month % 12 + 1, 1)
        later = [found for found in _days_of(rule, first) if found >= day]
        if later:
            return min(later)
        month += rule.interval
    raise OverflowError("the calendar ends before this comes round")


def _days_of(rule: Recurrence, first: date) -> list[date]:
    """Return the days of a monthly rule in the month that begins on `first`."""
    year, month = first.year, first.month
    numbers = [day for day in rule.days if day <= month_length(year, month)]
    for weekday in rule.weekdays:
        these = (nth_weekday(year, month, weekday, nth) for nth in rule.nth)
        numbers += [day for day in these if day is not None]
    return [first.replace(day=number) for number in numbers]


def _yearly(rule: Recurrence, day: date) -> date:
    year = day.year + (rule.anchor.year - day.year) % rule.interval
    while year <= MAXYEAR:
        exists = rule.days[0] <= month_length(year, rule.month)
        if exists and date(year, rule.month, rule.days[0]) >= day:
            return date(year, rule.month, rule.days[0])
        year += rule.interval
    raise OverflowError("the calendar ends before this comes round")


_NEXT: dict[str, Callable[[Recurrence, date], date]] = {
    "daily": _daily,
    "weekly": _weekly,
    "monthly": _monthly,
    "yearly": _yearly,
}
