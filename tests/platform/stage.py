"""A running bot and the contract platform in one process, with a clock moved by hand."""

import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, func, inspect, select

from bot.adapter import Heard
from bot.batch import Batch
from bot.call import Actor
from bot.clock import HandClock
from bot.engine import Engine
from bot.language.words import Catalogue
from bot.memory import enrolment
from bot.memory.store import Row
from bot.memory.tables import OutboxRow
from bot.running.delivery import Delivery
from bot.running.ticks import Ticks
from bot.running.wording import OWN_WORDS
from commands.members import feature as members
from commands.voting import feature as voting
from tests.bot.engines import START, engine
from tests.platform.adapter import NAME, Contract
from tests.platform.notes import Note
from tests.platform.notes import feature as notes
from tests.platform.record import PRIVATE
from tests.platform.server import Server

ROOT = Path(__file__).resolve().parents[2]
WORDS = (*OWN_WORDS, *(ROOT / "commands").glob("*/"), Path(__file__).parent)
FEATURES = (members, voting, notes)
ROOM = "general"
NEVER = "00:00-00:00"
"""Quiet hours that have no length."""


def found(batch: Batch, names: Sequence[str], rooms: Sequence[str] = (ROOM,)) -> int:
    """Found a collective with these members and rooms; the first is its secretary."""
    of = enrolment.found(batch, "Riverside", "Europe/London", "en")
    for name in names:
        since = batch.now - timedelta(days=365)
        card = {"name": name.capitalize(), "quiet": NEVER}
        member = enrolment.enrol(batch, of, card, since=since)
        enrolment.add_account(batch, of, member, NAME, name)
        if name == names[0]:
            for post in ("secretary", "chair", "keyholder"):
                enrolment.give_post(batch, of, post, member, "founding")
    for room in rooms:
        enrolment.register_room(batch, of, NAME, room, "members")
    return of


@dataclass
class Stage:
    """Everything that a test of saying things stands on."""

    engine: Engine
    clock: HandClock
    server: Server
    adapter: Contract
    delivery: Delivery
    ticks: Ticks
    group: int = 0
    events: "count[int]" = field(default_factory=lambda: count(1))

    async def do(self, job: Callable[[Batch], Any]) -> Any:
        """Have a job done in a transaction."""
        return await self.engine.do(job)

    async def say(self, who: str, text: str, room: str = ROOM) -> Heard:
        """Let somebody say a line, and give the bot's answer back unsaid."""
        where = await self.adapter.room(room)
        event = f"e-{next(self.events)}"
        return await self.engine.read(text, Actor(NAME, who, who), where, event)

    async def drain(self) -> None:
        """Send whatever is ready."""
        await self.delivery.drain()

    def later(self, seconds: float) -> None:
        """Move the clock on."""
        self.clock.set(self.clock.now() + timedelta(seconds=seconds))

    def shown(self, room: str = ROOM) -> list[str]:
        """What people see in a room, oldest first."""
        return [json.loads(m.texts[-1])["text"] for m in self.server.record.room(room)]

    def private(self, account: str) -> list[str]:
        """What somebody sees in their chat with the bot."""
        return self.shown(PRIVATE + account)

    async def rows(self, table: type[Row], *wanted: ColumnElement[bool]) -> list[Any]:
        """The rows of a table, oldest first."""
        query = select(table.__table__).where(*wanted).order_by(*inspect(table).primary_key)
        return list(await self.do(lambda b: b.sql.execute(query).all()))

    async def waiting(self) -> int:
        """How many messages are still to be said."""
        query = select(func.count()).select_from(OutboxRow)
        return int(await self.do(lambda b: b.sql.execute(query).scalar_one()))

    async def whys(self) -> list[str]:
        """Why messages are held or put off."""
        return [row.why for row in await self.rows(OutboxRow)]


@asynccontextmanager
async def stage(
    folder: Path, url: str = "", names: Sequence[str] = ("ana", "ben"), **facts: Any
) -> AsyncIterator[Stage]:
    """Set a stage with one collective; `facts` go to the adapter."""
    clock = HandClock(START)
    server = Server(lambda: clock.now().timestamp())
    listening = await server.start()
    with engine(folder, url, FEATURES) as on:
        on.clock = clock
        with on.store.begin() as sql:
            Note.__table__.create(sql)  # type: ignore[attr-defined]
        on.start()
        kinds = [facts.pop("adapter", Contract), *facts.pop("others", ())]
        adapters = [kind(Catalogue.load(WORDS), server.port, **facts) for kind in kinds]
        adapter, delivery = adapters[0], Delivery(on, adapters)
        made = Stage(on, clock, server, adapter, delivery, Ticks(on, delivery))
        made.group = await on.do(lambda batch: found(batch, names))
        yield made
        on.close()
    listening.close()
    await listening.wait_closed()
