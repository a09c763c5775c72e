"""Tables of phrases: a phrase and what it means on each line, parted by a bar."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 5, 13, 10, 0, tzinfo=LONDON).astimezone(UTC)
"""A Wednesday morning in May."""


def rows(table: str) -> list[tuple[str, str]]:
    """The phrases of a table, each with what it means."""
    lines = [line.partition("|") for line in table.splitlines() if line.strip()]
    return [(phrase.strip(), meaning.strip()) for phrase, _, meaning in lines]


def local(at: datetime, zone: ZoneInfo) -> str:
    """What clocks in a zone show at a moment."""
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
