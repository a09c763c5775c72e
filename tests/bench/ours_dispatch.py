"""Dispatch in the bot: from a line of text to the document that answers it, and no database.

All is done that the engine does between the two: the line is read, the command found among the
others, the right to call it checked, its values read and checked, and the answer made. What is
left out is what touches the database: the savepoint, the mark that it was heard, the audit.
"""

import asyncio
from datetime import UTC, datetime
from typing import Annotated, Any, cast

from bot import reading
from bot.batch import Batch
from bot.call import Abilities, Actor, Call, Room, Sight
from bot.clock import SystemIds
from bot.command import Feature, Registry
from bot.context import Context
from bot.effects import Effects
from bot.language.message import Message, message, say
from bot.language.values import Number, Text, Yes
from bot.memory.people import Group, Person, Place
from tests.bench.peers.stopwatch import FULL_WORDS, task, time_kinds

A_GROUP = 20
NOW = datetime(2026, 3, 7, 18, tzinfo=UTC)
ANA = Actor("console", "ana", "ana", "en")
HALL = Room("console", "hall", abilities=Abilities(buttons=True))


def bare(ctx: Context) -> Message:
    """Answer a command that has no arguments."""
    return message(say("bench-here"))


def full(
    ctx: Context,
    what: Annotated[Text, "what is needed"],
    count: Annotated[int, Number(), "how many"],
    urgent: Annotated[Yes, "whether it is urgent"],
) -> Message:
    """Answer a command that has three."""
    return message(say("bench-needed", what=what, count=count, urgent=urgent))


def name(number: int) -> str:
    """Name a command by its number, twenty in a group, as commands are named."""
    return f"g{number // A_GROUP} c{number}"


def register(commands: int) -> Registry:
    """Register so many commands, every other one with three arguments."""
    feature = Feature("bench")
    for number in range(commands):
        feature.command(name(number), reads=True)(full if number % 2 else bare)
    return Registry([feature])


class Desk:
    """Where Ana, a member, says her lines in the hall."""

    def __init__(self, registry: Registry) -> None:
        nothing = cast(Any, None)
        self.registry = registry
        self.batch = Batch(nothing, nothing, nothing, registry, SystemIds(), NOW)
        self.group = Group(1, "Riverside", "Europe/London", "en", False, NOW, {}, b"")
        card = {"name": "Ana", "language": "en"}
        self.person = Person(2, 1, "on", 3, NOW, None, frozenset({"secretary"}), card)
        self.place = Place(4, 1, "console", "hall", Sight.MEMBERS, "members", "/")

    async def hear(self, text: str) -> Message:
        """Answer one line of text."""
        typed = reading.read(text, self.registry, prefixes=("/", "!"), bare=False)
        assert typed is not None
        call = Call(typed.name, typed.args, ANA, HALL)
        context = Context(self.batch, Effects(), call, self.group, self.person, self.place)
        answer, _ = self.batch._obey(context, call)
        assert isinstance(answer, Message)
        return answer


async def main() -> None:
    """Give the desk commands, and time the answers."""
    commands = int(task()["commands"])
    desk = Desk(register(commands))
    lines = [f"/{name(n)} {FULL_WORDS}" if n % 2 else f"/{name(n)}" for n in range(commands)]
    here = message(say("bench-here"))
    needed = message(say("bench-needed", what="leaflets", count=42, urgent=True))
    await time_kinds(lambda number: desk.hear(lines[number]), here, needed)


if __name__ == "__main__":
    asyncio.run(main())
