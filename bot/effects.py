"""What a Call leaves behind: things to say, things to do later, and what the log keeps of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.call import Sight
from bot.language.message import Line
from bot.memory.audit import Deed
from bot.memory.outbox import Saying
from bot.memory.timers import Due


@dataclass(frozen=True, slots=True)
class Told:
    """A feature's answer to a question such as `tasks`: when, for whose eyes, and one line."""

    line: Line
    at: datetime | None = None
    sight: Sight = Sight.MEMBERS
    buttons: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Errand:
    """Something slow that is done outside the transaction and comes back as a Call.

    `name` says what (`backup`), `back` which hidden command hears of its end.
    """

    collective: int
    name: str
    back: str
    args: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Effects:
    """What one Call will leave behind if it is not refused."""

    sayings: list[Saying] = field(default_factory=list)
    timers: list[Due] = field(default_factory=list)
    dropped: list[tuple[int, str]] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)
    errands: list[Errand] = field(default_factory=list)
    cards: dict[str, tuple[int, str, dict[str, str]]] = field(default_factory=dict)
    born: list[str] = field(default_factory=list)
    going: list[str] = field(default_factory=list)
    moved_people: bool = False

    def add(self, part: "Effects") -> None:
        """Take in what one more Call leaves behind; a timer of the same key is replaced."""
        gone = {*part.dropped, *((due.collective, due.key) for due in part.timers if due.key)}
        kept = [due for due in self.timers if (due.collective, due.key) not in gone]
        self.sayings += part.sayings
        self.timers = kept + part.timers
        self.dropped += part.dropped
        self.deeds += part.deeds
        self.errands += part.errands
        self.cards |= part.cards
        self.born += part.born
        self.going += part.going
        self.moved_people |= part.moved_people


@dataclass
class Outcome:
    """What a batch leaves for the time after its commit."""

    platforms: set[str] = field(default_factory=set)
    timers: bool = False
    born: list[str] = field(default_factory=list)
    going: list[str] = field(default_factory=list)
    errands: list[Errand] = field(default_factory=list)
