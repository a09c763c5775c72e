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
        for of, key in part.dropped:
            self.drop_timer(of, key)
        for due in part.timers:
            self.set_timer(due)
        self.sayings += part.sayings
        self.deeds += part.deeds
        self.errands += part.errands
        self.cards |= part.cards
        self.born += part.born
        self.going += part.going
        self.moved_people |= part.moved_people

    def set_timer(self, due: Due) -> None:
        """Have a Call happen later, in place of what was to happen under the same key."""
        if due.key:
            self._forget_timer(due.collective, due.key)
        self.timers.append(due)

    def drop_timer(self, collective: int, key: str) -> None:
        """Take back what was to happen under a key, also what earlier Calls set."""
        self._forget_timer(collective, key)
        self.dropped.append((collective, key))

    def _forget_timer(self, collective: int, key: str) -> None:
        self.timers = [d for d in self.timers if (d.collective, d.key) != (collective, key)]


@dataclass
class Outcome:
    """What a batch leaves for the time after its commit."""

    platforms: set[str] = field(default_factory=set)
    timers: bool = False
    born: list[str] = field(default_factory=list)
    going: list[str] = field(default_factory=list)
    errands: list[Errand] = field(default_factory=list)
