"""How long the months are, and which day the first Monday of one is."""

from datetime import date

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2
_WEEK = 7


def month_length(year: int, month: int) -> int:
    """Return how many days a month has."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _LENGTHS[month - 1] + int(leap and month == _FEBRUARY)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> int | None:
    """Return the day of a month that is its nth such weekday; -1 is the last.

    Monday is 0. None where the month has not so many.
    """
    first = (weekday - date(year, month, 1).weekday()) % _WEEK + 1
    these = range(first, month_length(year, month) + 1, _WEEK)
    if not 1 <= abs(nth) <= len(these):
        return None
    return these[nth - 1 if nth > 0 else nth]
