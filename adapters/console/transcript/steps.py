"""The steps of a transcript: what each of its lines asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.call import Sight

How = Literal["said", "edited", "form"]
"""How the bot shows a thing: as something new, in place of what it said before, or as a form."""


@dataclass(frozen=True, slots=True)
class Who:
    """A person as the transcript names them; `platform` says which account, if it matters."""

    name: str
    platform: str = ""

    def __str__(self) -> str:
        return f"{self.name}@{self.platform}" if self.platform else self.name


@dataclass(frozen=True, slots=True)
class Where:
    """A room as the transcript names it; `private` is the chat of that person with the bot."""

    name: str
    platform: str = ""
    private: bool = False

    def __str__(self) -> str:
        return f"{self.name} @ {self.platform}" if self.platform else self.name


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a header: their accounts by platform, their posts, and what they manage."""

    name: str
    platforms: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    manages: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Where a step stands: its first line counted from 1, and its text as it was written."""

    number: int
    source: str


@dataclass(frozen=True, slots=True)
class Aside:
    """An empty line or a comment: kept where it stands."""

    line: Line


@dataclass(frozen=True, slots=True)
class Founded:
    """A collective exists, with these people; `name` is empty where there is none yet."""

    line: Line
    name: str
    zone: str
    language: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock moves; `at` is what the wall shows in the collective's zone."""

    line: Line
    at: datetime


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens to the bot itself, or to somebody's messages."""

    line: Line
    what: Literal["killed", "restarted", "again", "shut"]
    who: Who | None = None


@dataclass(frozen=True, slots=True)
class In:
    """What follows is said there. `sight` and `post` are what a room is made as."""

    line: Line
    where: Where
    sight: Sight = Sight.MEMBERS
    post: str = ""


@dataclass(frozen=True, slots=True)
class Says:
    """A person says something; `to` names the card that it replies to."""

    line: Line
    who: Who
    text: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class Presses:
    """A person presses a button; `on` names the card, else it is the newest that has it."""

    line: Line
    who: Who
    label: str
    on: str = ""


@dataclass(frozen=True, slots=True)
class Reacts:
    """A person reacts with a sign; `on` names the card, else it is the newest."""

    line: Line
    who: Who
    sign: str
    on: str = ""


@dataclass(frozen=True, slots=True)
class Fills:
    """A person fills a form and sends it; each blank is `Label: answer` as it was written."""

    line: Line
    who: Who
    blanks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sends:
    """A person sends a file of that name."""

    line: Line
    who: Who
    file: str


@dataclass(frozen=True, slots=True)
class Bot:
    """What the bot should say: to `who` alone, or in a room, the present one if none is named."""

    line: Line
    how: How
    text: str
    who: Who | None = None
    where: Where | None = None


Deed = Founded | Clock | Event | In | Says | Presses | Reacts | Fills | Sends
"""A step that makes something happen."""

Step = Deed | Bot | Aside


@dataclass(frozen=True, slots=True)
class Transcript:
    """A whole transcript, step by step."""

    steps: tuple[Step, ...]

    @property
    def platforms(self) -> Sequence[str]:
        """The platforms that it names, in the order in which they come up."""
        found: dict[str, None] = {}
        for step in self.steps:
            match step:
                case Founded(people=people):
                    found.update(dict.fromkeys(p for one in people for p in one.platforms))
                case In(where=where):
                    found.setdefault(where.platform)
                case Says(who=who) | Presses(who=who) | Reacts(who=who):
                    found.setdefault(who.platform)
                case Fills(who=who) | Sends(who=who):
                    found.setdefault(who.platform)
        return tuple(name for name in found if name)

    @property
    def people(self) -> Sequence[str]:
        """The names of everybody in it, in the order in which they come up."""
        found: dict[str, None] = {}
        for step in self.steps:
            match step:
                case Founded(people=people):
                    found.update(dict.fromkeys(person.name for person in people))
                case Says(who=who) | Presses(who=who) | Reacts(who=who):
                    found.setdefault(who.name)
                case Fills(who=who) | Sends(who=who):
                    found.setdefault(who.name)
        return tuple(found)
