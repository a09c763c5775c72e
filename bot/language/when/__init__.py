"""Dates and times as people write them, read and said again in their language.

An instant is never guessed: what is not wholly understood is refused, and what may mean two
things is asked about. Two readings are settled by rule, because every time is said again with
its weekday, date and zone before it counts: an hour without a part of the day is that of the
24-hour clock, so "at 8" is 08:00; and a day without its year is the next such day.
"""

from bot.language.when.amounts import read_duration
from bot.language.when.moments import Moment, read_moment
from bot.language.when.occurrences import next_after, occurrences
from bot.language.when.recurrence import Recurrence, skips
from bot.language.when.repeats import read_recurrence
from bot.language.when.saying import say_duration, say_moment, say_recurrence, say_short

__all__ = [
    "Moment",
    "Recurrence",
    "next_after",
    "occurrences",
    "read_duration",
    "read_moment",
    "read_recurrence",
    "say_duration",
    "say_moment",
    "say_recurrence",
    "say_short",
    "skips",
]
