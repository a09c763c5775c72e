"""The rules of the roll. Pure: no database, no clock, no chat."""

import unicodedata
from collections.abc import Collection
from datetime import datetime, timedelta

from bot.refusal import Refusal

INVITE_LIFE = timedelta(days=14)
LINK_LIFE = timedelta(minutes=15)
UNDO_LINK = timedelta(hours=24)
OBJECTION_TIME = timedelta(hours=48)
OBJECTIONS_THAT_STOP = 2
SMALL_ROLL = 3
"""On a roll of this size or smaller an appointment is in force at once."""
SUSPENSION = timedelta(days=14)
KEPT_AFTER_LEAVING = timedelta(days=30)
VOUCHES_NEEDED = 1
NOT_BY_APPOINTMENT = ("keyholder", "teller")
NAME_LONGEST = 32

ALIKE = str.maketrans(
    {
        "0": "o",
        "1": "l",
        "i": "l",
        "|": "l",
        "!": "l",
        "5": "s",
        "$": "s",
        "3": "e",
        "@": "a",
        "4": "a",
        "а": "a",
        "в": "b",
        "е": "e",
        "з": "e",
        "к": "k",
        "м": "m",
        "н": "h",
        "о": "o",
        "р": "p",
        "с": "c",
        "т": "t",
        "у": "y",
        "х": "x",
        "ѕ": "s",
        "і": "l",
        "ј": "j",
        "α": "a",
        "ε": "e",
        "ι": "l",
        "κ": "k",
        "ν": "v",
        "ο": "o",
        "ρ": "p",
        "σ": "s",
        "τ": "t",
        "υ": "u",
        "χ": "x",
    }
)
"""Letters that are read as others: digits, and Cyrillic and Greek look-alikes."""


def skeleton(name: str) -> str:
    """Return what a name looks like: two names of one skeleton are mistaken for each other."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(char for char in folded if char.isalnum() or char in "|!$@")
    return bare.translate(ALIKE).replace("rn", "m").replace("vv", "w")


def check_name(name: str, taken: Collection[str]) -> str:
    """Return a roll name; refuses one that is too long, empty or looks like another's."""
    wanted = " ".join("".join(c for c in name if c.isprintable()).split()).lstrip("@")
    if not skeleton(wanted):
        raise Refusal("name-unreadable")
    if len(wanted) > NAME_LONGEST:
        raise Refusal("name-too-long", longest=NAME_LONGEST)
    if skeleton(wanted) in {skeleton(other) for other in taken}:
        raise Refusal("name-taken", name=wanted)
    return wanted


def check_appointment(post: str, member: int, by: int) -> None:
    """Refuse to appoint oneself, or anyone to a post that only members give."""
    if member == by:
        raise Refusal("appoint-oneself")
    if post in NOT_BY_APPOINTMENT:
        raise Refusal("appoint-not-this-post")


def in_force(appointed: datetime, roll: int) -> datetime:
    """Return when an appointment comes into force if nobody stops it."""
    return appointed if roll <= SMALL_ROLL else appointed + OBJECTION_TIME


def quorum(roll: int) -> int:
    """Return how many must take part: a quarter of the roll rounded up, two at the least."""
    return max(2, -(-roll // 4))
