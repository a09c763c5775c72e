"""A terminal of paper, and people who sit at it: everything else is real."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import adapters.console
import bot.language
from adapters.console.chat import Chat
from adapters.console.company import Company
from adapters.console.look import Fragment
from adapters.console.machine import Machine
from adapters.console.platform import Console
from adapters.console.screen import Screen
from bot.clock import HandClock, SeededIds
from bot.language.message import Reader
from bot.language.words import Catalogue
from tests.adapters import tearoom
from tests.adapters.contract import NOW
from tests.chat import scratch

GAVE_UP, LEFT = "^C", "^D"


@dataclass
class Paper:
    """What is typed stands on it from the start, what is shown is written below."""

    typed: list[str]
    machine: Machine
    width: int = 80
    edge: str = "│"
    lines: list[str] = field(default_factory=list)

    async def ask(self, prompt: str, completing: bool) -> str:
        await self.machine.send()
        line = self.typed.pop(0) if self.typed else LEFT
        self.lines.append(prompt + line)
        if line == GAVE_UP:
            raise KeyboardInterrupt
        if line == LEFT:
            raise EOFError
        return line

    def show(self, lines: Sequence[Sequence[Fragment]]) -> None:
        self.lines += ["".join(text for _, text in line) for line in lines]


@dataclass
class Sitting:
    """A chat over the real engine, in a group of Ana and Ben if it was founded."""

    chat: Chat
    company: Company
    machine: Machine


@asynccontextmanager
async def sitting(
    folder: Path, language: str = "en", founded: bool = True
) -> AsyncIterator[Sitting]:
    """Sit down at a console with the tea room."""
    own = [Path(module.__file__ or "").parent for module in (bot.language, adapters.console)]
    catalogue = Catalogue.load([*own, tearoom.write_words(folder)])
    console, ids = Console(catalogue, HandClock(NOW)), SeededIds("screen")
    machine = Machine(scratch(folder, [tearoom.feature]), [console], HandClock(NOW), ids)
    await machine.start()
    try:
        if founded:
            await machine.do(tearoom.found)
        chat = Chat(console, machine.engine, ids)
        yield Sitting(chat, Company(console, language), machine)
    finally:
        machine.stop()


async def typed(folder: Path, *lines: str, language: str = "en", founded: bool = True) -> Paper:
    """The paper after these lines were typed on it."""
    async with sitting(folder, language, founded) as at:
        paper = Paper(list(lines), at.machine)
        await Screen(at.chat, at.company, paper, Reader(language), founded=founded).run()
        return paper


async def shown(folder: Path, *lines: str) -> list[str]:
    """What stands on the paper after these lines, without welcome and goodbye."""
    paper = await typed(folder, *lines)
    start = next(n for n, line in enumerate(paper.lines) if " > " in line)
    return paper.lines[start:-2]
