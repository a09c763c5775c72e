"""The port: what an adapter is to the engine, and what the engine is to an adapter."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from bot.call import Actor, Call, Room
from bot.language.message import Answer, Message, Reader
from bot.language.words import Catalogue


@dataclass(frozen=True, slots=True)
class Heard:
    """What a Call got back, with the reader for whom it is drawn.

    `receipt` is given back to `Hearing.said` once the answer was delivered; it is empty where
    nobody needs to know. `repeated` says that this Call had been heard before.
    """

    answer: Answer
    reader: Reader
    receipt: int = 0
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One value that may be picked, and how it is shown."""

    value: str
    shown: str


class Hearing(Protocol):
    """What the engine offers to an adapter."""

    async def hear(self, call: Call) -> Heard:
        """Obey a Call and return what to answer; never raises for what a person did."""
        ...

    async def read(self, text: str, actor: Actor, room: Room, event: str, card: str) -> Heard:
        """Read a line of text as a Call and obey it."""
        ...

    async def said(self, receipt: int) -> None:
        """Note that an answer reached its asker."""
        ...

    async def suggest(self, call: Call, parameter: str, typed: str) -> Sequence[Suggestion]:
        """Return at most 25 values that fit what was typed so far."""
        ...

    async def draft(self, call: Call) -> int:
        """Keep a Call that is too long for a button; return its number."""
        ...

    async def drafted(self, number: int, actor: Actor) -> Call | None:
        """Return a Call that was kept, or None where it is gone or another person's."""
        ...


@dataclass(frozen=True, slots=True)
class Post:
    """One thing to send: drawn once, and sent again as it is.

    `key` (at most 25 characters) is what the platform de-duplicates by; `edits` is the
    platform's id of the message that this one replaces, empty for a new one.
    """

    key: str
    room: str
    payload: bytes
    edits: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The platform took it; `remote` is the platform's id of the message."""

    remote: str


@dataclass(frozen=True, slots=True)
class Sent:
    """One of the bot's own messages, read back: its id, its time and its words."""

    remote: str
    at: datetime
    words: str


class DeliveryFailed(Exception):
    """Not delivered; it may be tried again after `retry_after`."""

    def __init__(self, why: str, retry_after: timedelta = timedelta(seconds=1)) -> None:
        """Say in one word why (for the log: no names, no words) and how long to wait."""
        super().__init__(why)
        self.why = why
        self.retry_after = retry_after


class Unreachable(Exception):
    """The person shut their messages, or the room is closed to the bot: do not try again."""

    def __init__(self, why: str) -> None:
        """Say in one word why, for the log and for `steward check`."""
        super().__init__(why)
        self.why = why


class Vanished(Exception):
    """The message that was to be edited is no longer there: it is said anew."""


class Fatal(Exception):
    """This platform cannot go on until the host does something; others go on.

    `key` and `facts` make the sentence that `steward check` shows.
    """

    def __init__(self, key: str, **facts: object) -> None:
        """Stop this platform with the sentence `key`."""
        super().__init__(key)
        self.key = key
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that an adapter wants from the configuration."""

    name: str
    secret: bool = False
    required: bool = True


class Adapter(Protocol):
    """A platform. `name` is how the configuration and the database call it.

    `remembers` is how long the platform surely de-duplicates a repeated key; after that the
    outbox reads back before it sends again.
    """

    name: str
    remembers: timedelta

    async def run(self, hearing: Hearing) -> None:
        """Listen until cancelled; raise `Fatal` where the host must act."""
        ...

    def draw(self, message: Message, room: Room, reader: Reader) -> Sequence[bytes]:
        """Draw a message into payloads, one a page; pure."""
        ...

    def words(self, payload: bytes) -> str:
        """Return what `read_back` would show of this payload, to compare the two by."""
        ...

    async def deliver(self, post: Post) -> Receipt:
        """Send, or edit; raises `DeliveryFailed`, `Unreachable`, `Vanished` or `Fatal`."""
        ...

    async def read_back(self, room: str, since: datetime) -> Sequence[Sent]:
        """Return the bot's own messages in a room since then, oldest first.

        One whose words cannot be read any more has none. Raises `DeliveryFailed`, or
        `Unreachable` where the platform never tells.
        """
        ...

    async def room(self, id: str) -> Room:
        """Return a room with its abilities, now."""
        ...

    async def private_room(self, account: str) -> Room:
        """Return the private chat with an account, opened where there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Wiring:
    """What an adapter is made from: the words, its own section of the configuration, a store."""

    catalogue: Catalogue
    settings: dict[str, object] = field(default_factory=dict)
    keep: "Keep | None" = None


class Keep(Protocol):
    """The small store of an adapter: checkpoints and hashes, by name."""

    async def get(self, name: str) -> str:
        """Return what was put under `name`, or an empty text."""
        ...

    async def put(self, name: str, value: str) -> None:
        """Put a value durably under `name`."""
        ...


MakeAdapter = Callable[[Wiring], Adapter]
"""What a `steward.adapters` entry point names."""

Tell = Callable[[Message], Awaitable[None]]
