"""How each setting of a member is read and kept."""

from enum import Enum

from bot.language.values import Choice, HourKind, LanguageKind, Number, Reading, Words, ZoneKind
from bot.refusal import Refusal

SETTINGS = {
    "name": "name",
    "timezone": "zone",
    "language": "language",
    "quiet": "quiet",
    "budget": "budget",
    "tier": "tier",
    "areas": "areas",
    "skills": "skills",
    "asks": "asks",
}
"""Under which name each setting lies on the card."""


class Tier(Enum):
    """How much somebody wants to be asked."""

    SUPPORTER = "supporter"
    MEMBER = "member"
    ORGANISER = "organiser"


class Asks(Enum):
    """Whether somebody may be asked to talk to a person with similar trouble."""

    ON = "on"
    OFF = "off"
    PAUSE = "pause"


def read_setting(what: str, value: str, reading: Reading) -> str:
    """Return a setting as it is kept; refuses what cannot be read."""
    match what:
        case "timezone":
            return str(ZoneKind().read(value, reading))
        case "language":
            return str(LanguageKind().read(value, reading))
        case "quiet":
            return _quiet(value, reading)
        case "budget":
            return str(Number(least=0, most=50).read(value, reading))
        case "tier":
            return str(Choice(of=Tier).read(value, reading).value)
        case "asks":
            return str(Choice(of=Asks).read(value, reading).value)
        case _:
            return Words(longest=200).read(value, reading)


def _quiet(value: str, reading: Reading) -> str:
    """Read `22:00-08:00` or `22 to 8`."""
    text = value.casefold()
    for mark in ("–", "—", " to ", " a ", " until ", " hasta "):
        text = text.replace(mark, "-")
    first, dash, last = text.partition("-")
    if not dash:
        raise Refusal("quiet-unread", text=value)
    begin, end = HourKind().read(first, reading), HourKind().read(last, reading)
    if begin == end:
        raise Refusal("quiet-unread", text=value)
    return f"{begin:%H:%M}-{end:%H:%M}"
