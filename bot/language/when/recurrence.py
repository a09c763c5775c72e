"""What repeats by the clock on the wall: 18:00 stays 18:00 when clocks are put on or back."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal, get_args

from bot.language.when.months import month_length

Frequency = Literal["daily", "weekly", "monthly", "yearly"]

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LONGEST_INTERVAL = 999
_STORED = re.compile(r"DTSTART:(\d{8}T\d{6})\nRRULE:([A-Z0-9=;,+-]+)")


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule such as the first Monday of each month at 18:30, as RFC 5545 (3.3.10) means it.

    `at` is naive, the clock on the wall; `anchor` is the first day. Every `interval` days,
    weeks, months or years from it: weekly on `weekdays` (Monday is 0), monthly on `days` or on
    the `nth` such weekdays (-1 is the last), yearly on one of `days` in `month`. Raises
    ValueError for anything else.
    """

    frequency: Frequency
    at: time
    anchor: date
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    nth: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    month: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.interval <= _LONGEST_INTERVAL or self.at.tzinfo or self.at.microsecond:
            raise ValueError("neither such an interval nor such a time can repeat")
        sorts = {
            "daily": not (self.weekdays or self.nth or self.days or self.month),
            "weekly": bool(self.weekdays) and not (self.nth or self.days or self.month),
            "monthly": (bool(self.weekdays and self.nth) != bool(self.days)) and not self.month,
            "yearly": len(self.days) == 1 and self.month > 0 and not (self.weekdays or self.nth),
        }
        if not sorts[self.frequency] or not self._within():
            raise ValueError(f"no such {self.frequency} rule")

    def _within(self) -> bool:
        return (
            all(0 <= day <= 6 for day in self.weekdays)
            and all(nth in (-2, -1, 1, 2, 3, 4, 5) for nth in self.nth)
            and all(1 <= day <= 31 for day in self.days)
            and 0 <= self.month <= 12
            and (not self.month or self.days[0] <= month_length(_LEAP_YEAR, self.month))
        )

    def to_text(self) -> str:
        """Return the rule as it is stored: DTSTART and RRULE of RFC 5545, without a zone."""
        parts = [f"FREQ={self.frequency.upper()}"]
        if self.interval > 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.month:
            parts.append(f"BYMONTH={self.month}")
        if self.weekdays:
            codes = [_CODES[day] for day in self.weekdays]
            numbered = [f"{nth}{code}" for nth in self.nth for code in codes]
            parts.append("BYDAY=" + ",".join(numbered or codes))
        if self.days:
            parts.append("BYMONTHDAY=" + ",".join(map(str, self.days)))
        return f"DTSTART:{self.anchor:%Y%m%d}T{self.at:%H%M%S}\nRRULE:{';'.join(parts)}"

    @staticmethod
    def from_text(text: str) -> "Recurrence":
        """Return the rule that `to_text` stored; raises ValueError for any other text."""
        stored = _STORED.fullmatch(text)
        if stored is None:
            raise ValueError("no stored rule")
        start = datetime.fromisoformat(stored[1])
        parts = dict(part.split("=") for part in stored[2].split(";"))
        frequency = parts.pop("FREQ", "").lower()
        if frequency not in get_args(Frequency):
            raise ValueError("no stored rule")
        named = [re.fullmatch(r"(-?\d)?([A-Z]{2})", day) for day in _listed(parts, "BYDAY")]
        if not all(named):
            raise ValueError("no stored rule")
        rule = Recurrence(
            frequency=next(known for known in get_args(Frequency) if known == frequency),
            at=start.time(),
            anchor=start.date(),
            interval=int(parts.pop("INTERVAL", "1")),
            month=int(parts.pop("BYMONTH", "0")),
            weekdays=tuple(dict.fromkeys(_CODES.index(day[2]) for day in named if day)),
            nth=tuple(dict.fromkeys(int(day[1]) for day in named if day and day[1])),
            days=tuple(int(day) for day in _listed(parts, "BYMONTHDAY")),
        )
        if parts or rule.to_text() != text:
            raise ValueError("no stored rule")
        return rule


_SHORTEST = 28
_LEAP_YEAR = 2000


def _listed(parts: dict[str, str], name: str) -> list[str]:
    value = parts.pop(name, "")
    return value.split(",") if value else []


def skips(rule: Recurrence) -> bool:
    """Return whether a rule leaves out months or years that are too short for it."""
    if rule.frequency == "yearly":
        return (rule.month, rule.days) == (2, (29,))
    return 5 in rule.nth or any(day > _SHORTEST for day in rule.days)
