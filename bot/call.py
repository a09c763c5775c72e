"""What goes in: everything that happens to the bot is a Call."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum


class Sight(IntEnum):
    """How many may see a thing: the class of a message, and the class of a room.

    A message is never said in a room whose class is lower than its own. An unknown room
    counts as public.
    """

    PUBLIC = 0
    MEMBERS = 1
    POST = 2
    PERSON = 3


@dataclass(frozen=True, slots=True)
class Abilities:
    """What one room on one platform can show; decided by the adapter, room by room."""

    buttons: bool = False
    forms: bool = False
    private_replies: bool = False
    threads: bool = False
    edits: bool = False
    encrypted: bool = False
    reactions: bool = False
    files: bool = False
    longest_text: int = 4000
    prefix: str = "/"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who a Call comes from, as the platform names that person.

    `account` is the platform's lasting id, `name` what the platform shows, `language` the
    client's language if the platform tells it, `manages` whether the platform says that this
    account may manage the room or server; that right counts at the founding alone.
    """

    platform: str
    account: str
    name: str = ""
    language: str = ""
    manages: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """Where a Call comes from or a message goes to, as the platform names it.

    `private` is the chat of one person with the bot. `place` groups rooms of one server or
    space.
    """

    platform: str
    id: str
    private: bool = False
    abilities: Abilities = field(default_factory=Abilities)
    place: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """Everything that happens to the bot: a line, a button, a form, a timer that is due.

    `args` are texts by parameter name. `event` is the platform's own id of what happened,
    unique on that platform, by which a Call heard twice has one effect; a Call without one is
    never taken for another. `card` is the key of the card that was replied to or pressed, such
    as `P-3`. `reacted` says that it came as a reaction, which others can see in the room.
    """

    name: str
    args: Mapping[str, str]
    actor: Actor
    room: Room
    event: str = ""
    card: str = ""
    reacted: bool = False


CLOCK = Actor(platform="", account="clock")
"""Who a due timer comes from."""

MOTION = Actor(platform="", account="motion")
"""Who a Call comes from that a carried motion obeys."""

NOWHERE = Room(platform="", id="")
"""Where a timer's Call comes from."""
