"""Quiet hours: when somebody is not written to of the bot's own accord."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

USUAL = "22:00-08:00"


def waking(now: datetime, quiet: str, zone: ZoneInfo) -> datetime:
    """Return `now`, or the end of the quiet hours that it lies in.

    `quiet` is two times of day on the wall clock of `zone`, such as `22:00-08:00`.
    """
    first, _, last = (quiet or USUAL).partition("-")
    begin, end = time.fromisoformat(first), time.fromisoformat(last)
    there = now.astimezone(zone)
    clock = there.time()
    overnight = begin > end
    inside = (clock >= begin or clock < end) if overnight else begin <= clock < end
    if not inside:
        return now
    day = there.date() + timedelta(days=1 if overnight and clock >= begin else 0)
    return datetime.combine(day, end, zone).astimezone(UTC)
