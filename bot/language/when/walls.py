"""Clocks on walls: what instant a wall time is in a zone, where clocks are put on and back."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Literal
from zoneinfo import ZoneInfo, available_timezones

Note = Literal["", "skipped", "repeated"]
"""What is odd about a wall time: there is none such, or there are two."""

NOTHING_ODD: Note = ""
_NOTHING = timedelta(0)


def instant(wall: datetime, zone: ZoneInfo) -> tuple[datetime, Note]:
    """Return the instant at which clocks in a zone show a naive time, in UTC.

    A time that clocks jump over is moved on by as much as they jump; of a time that they show
    twice, the first is meant.
    """
    first, second = offsets(wall, zone)
    at = (wall - first).replace(tzinfo=UTC)
    if first == second:
        return at, NOTHING_ODD
    return at, "repeated" if first > second else "skipped"


def offsets(wall: datetime, zone: ZoneInfo) -> tuple[timedelta, timedelta]:
    """Return how far clocks in a zone are ahead of UTC when they show a naive time.

    The two differ where clocks are put on or back.
    """
    first, second = zone.utcoffset(wall.replace(fold=0)), zone.utcoffset(wall.replace(fold=1))
    return first or _NOTHING, second or _NOTHING


def wall(at: datetime, zone: ZoneInfo) -> datetime:
    """Return the naive time that clocks in a zone show at an instant."""
    return at.astimezone(zone).replace(tzinfo=None)


def known_zone(name: str) -> str | None:
    """Return the IANA zone of that name, in whatever capitals; None if there is no such zone."""
    return _zones().get(name.lower())


@cache
def _zones() -> Mapping[str, str]:
    return {name.lower(): name for name in available_timezones() if "/" in name}


def say_offset(offset: timedelta) -> str:
    """Return how far ahead of UTC a clock is, such as `UTC+1` or `UTC-3:30`."""
    sign, size = ("-", -offset) if offset < _NOTHING else ("+", offset)
    minutes, seconds = divmod(size // timedelta(seconds=1), 60)
    said = f"UTC{sign}{minutes // 60}"
    if minutes % 60 or seconds:
        said += f":{minutes % 60:02}"
    return said + (f":{seconds:02}" if seconds else "")
