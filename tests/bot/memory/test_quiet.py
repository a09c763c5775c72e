"""Quiet hours."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.memory.quiet import waking

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("now", "quiet", "then"),
    [
        ("2026-03-07 21:59", "", "2026-03-07 21:59"),
        ("2026-03-07 22:00", "", "2026-03-08 08:00"),
        ("2026-03-08 07:59", "", "2026-03-08 08:00"),
        ("2026-03-08 08:00", "", "2026-03-08 08:00"),
        ("2026-03-07 13:30", "13:00-15:00", "2026-03-07 15:00"),
        ("2026-03-07 15:00", "13:00-15:00", "2026-03-07 15:00"),
        # The clocks go forward at one: eight o'clock stays eight o'clock.
        ("2026-03-28 23:00", "", "2026-03-29 08:00"),
    ],
)
def test_quiet_hours_end_by_the_clock_on_the_wall(now: str, quiet: str, then: str) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=LONDON)
    assert waking(at, quiet, LONDON) == datetime.fromisoformat(then).replace(tzinfo=LONDON)
