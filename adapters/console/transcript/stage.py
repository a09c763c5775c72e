"""What a transcript is played on: people, rooms and a bot, on one platform or several."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from adapters.console.transcript.steps import Founded, How, Person, Where, Who
from bot.call import Sight


class Unplayable(Exception):
    """A line asks for what nobody could do: press a button that is not shown to them."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What people see of the bot: said in a room, or to one person on one account.

    `room` is empty for what only `person` sees. `platform` is empty for the stage's own.
    `text` is what they read, a line for each row: buttons that stand beside each other as
    `[Yes] [No]`, a file as `<meeting.ics>`, a form as its title and `{Field} {Field}`.
    """

    how: How
    text: str
    room: str = ""
    person: str = ""
    platform: str = ""


Batch = Sequence[Seen]
"""What people saw after one thing happened, in the order in which it reached them."""


class Stage(Protocol):
    """People, rooms and the bot, ready to be told what to do.

    Each method returns what people saw until nothing was left to say: the outbox is drained,
    gathered edits included. Each `Who` and `Where` names its platform; an empty one is the
    stage's own. A method raises `Unplayable` for what a person there could not do.
    """

    def zone(self) -> ZoneInfo:
        """Return the zone that the clock lines are read in."""
        ...

    async def found(self, collective: Founded, at: datetime | None) -> Batch:
        """Make a collective with its members, posts and accounts, a year on the roll.

        The first is made at `at`, where the clock begins; any other at the present moment.
        Without a name there is no collective: only the people, and who manages the place.
        """
        ...

    async def enter(self, who: Person) -> None:
        """Let somebody exist who is in no header, before they do anything."""
        ...

    async def open(self, room: Where, sight: Sight, post: str) -> Batch:
        """Let a room exist, registered for the newest collective if there is one."""
        ...

    async def move(self, at: datetime) -> Sequence[Batch]:
        """Move the clock, and let everything due on the way happen, a batch for each moment."""
        ...

    async def say(self, who: Who, where: Where, text: str, to: str) -> Batch:
        """Let somebody write a line, in reply to the card that `to` names, if it names one."""
        ...

    async def press(self, who: Who, where: Where, label: str, on: str) -> Batch:
        """Let somebody press a button, on the newest card that shows it to them, or on `on`."""
        ...

    async def fill(self, who: Who, where: Where, blanks: Sequence[str]) -> Batch:
        """Let somebody fill fields of the form shown to them, each `Label: answer`, and send."""
        ...

    async def react(self, who: Who, where: Where, sign: str, on: str) -> Batch:
        """Let somebody react to the newest card, or to the one that `on` names."""
        ...

    async def send(self, who: Who, where: Where, file: str) -> Batch:
        """Let somebody send a file."""
        ...

    async def repeat(self) -> Batch:
        """Let the platform deliver once more what somebody last did."""
        ...

    async def shut(self, who: Who) -> None:
        """Let somebody shut their private messages: on one platform, or on all."""
        ...

    async def kill(self) -> None:
        """Take the bot away without a warning."""
        ...

    async def restart(self) -> Batch:
        """Start the bot again, stopping it first if it still runs."""
        ...

    async def close(self) -> None:
        """End the play and leave nothing behind."""
        ...
