"""Values that are a time: a moment, a length, how something repeats, an hour of the day."""

import re
from dataclasses import dataclass
from datetime import time, timedelta

from bot.language.values.kind import Plain, Reading, shown
from bot.language.values.places import spoken
from bot.language.when import (
    Moment,
    Recurrence,
    read_duration,
    read_moment,
    read_recurrence,
)
from bot.refusal import Refusal

_HOUR = re.compile(r"(\d{1,2})\s*(?:[:.h]\s*(\d{2})?)?\s*h?\s*(?:([ap])\.?\s?m\.?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class WhenKind(Plain):
    """A moment that is still to come, in the asker's zone."""

    name: str = "when"

    def read(self, text: str, reading: Reading) -> Moment:
        """Return the moment; refuses what is not wholly understood."""
        language = spoken(reading.language)
        return read_moment(text, now=reading.now, zone=reading.zone, language=language)

    def example(self) -> str:
        """Return the next time that the clock shows this."""
        return "18:30"


@dataclass(frozen=True, slots=True)
class LengthKind(Plain):
    """A length of time."""

    name: str = "length"

    def read(self, text: str, reading: Reading) -> timedelta:
        """Return the length."""
        return read_duration(text, language=spoken(reading.language))

    def example(self) -> str:
        """Return two hours."""
        return "2h"


@dataclass(frozen=True, slots=True)
class RepeatKind(Plain):
    """How something repeats, by the clock on the wall."""

    name: str = "repeat"

    def read(self, text: str, reading: Reading) -> Recurrence:
        """Return the rule."""
        language = spoken(reading.language)
        return read_recurrence(text, now=reading.now, zone=reading.zone, language=language)


@dataclass(frozen=True, slots=True)
class HourKind(Plain):
    """A time of day on the wall clock, such as `22:00`, `22h` or `10 pm`."""

    name: str = "hour"
    spaced: bool = False

    def read(self, text: str, reading: Reading) -> time:
        """Return the time of day; refuses what is no time on a clock."""
        found = _HOUR.fullmatch(text.strip().casefold())
        if found is None:
            raise Refusal("value-not-an-hour", text=shown(text))
        hours, minutes, half = int(found[1]), int(found[2] or 0), found[3]
        if half and not 1 <= hours <= 12:
            raise Refusal("value-not-an-hour", text=shown(text))
        hours = hours % 12 + (12 if half == "p" else 0) if half else hours
        if hours > 23 or minutes > 59:
            raise Refusal("value-not-an-hour", text=shown(text))
        return time(hours, minutes)

    def example(self) -> str:
        """Return ten in the evening."""
        return "22:00"
