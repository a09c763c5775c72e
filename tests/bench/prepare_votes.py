"""Prepares the database that every vote peer gets a copy of: collectives with an open poll each."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from sqlalchemy import delete, func, select

from bot.batch import Batch
from bot.call import Actor, Call, Room
from bot.clock import SystemClock, SystemIds
from bot.command import Registry
from bot.engine import Engine
from bot.memory import enrolment
from bot.memory.keys import Wrapping
from bot.memory.opening import Opened, create, open_both
from bot.memory.tables import HeardRow, Member, OutboxRow
from bot.running import installed

PLATFORM = "console"
A_YEAR = timedelta(days=365)


def wrapping(keys: Sequence[str]) -> Wrapping:
    """Make the two wrapping keys from their hexadecimal digits."""
    operating, confidential = map(bytes.fromhex, keys)
    return Wrapping(operating, confidential)


@contextmanager
def running(opened: Opened) -> Iterator[Engine]:
    """Run the engine on an open database, and close both at the end."""
    features, _ = installed.features(None)
    engine = Engine(opened.store, opened.keys, Registry(features), SystemClock(), SystemIds())
    engine.start()
    try:
        yield engine
    finally:
        engine.close()
        opened.close()


def reopened(url: str, keys: str, wrapped_by: Sequence[str]) -> Opened:
    """Open a copy of the prepared database."""
    return open_both(url, keys, wrapping(wrapped_by), SystemClock())


def call(collective: int, member: int, name: str, event: str = "", **args: str) -> Call:
    """Let a member say something in their collective's room."""
    actor, room = Actor(PLATFORM, str(member)), Room(PLATFORM, str(collective))
    return Call(name, args, actor, room, event)


def prepare(
    url: str, keys: str, wrapped_by: Sequence[str], collectives: int, people: int, into: Path
) -> None:
    """Fill an empty database and write to `into` who may vote, and how long what is sealed is."""
    opened = create(url, keys, wrapping(wrapped_by), SystemClock(), SystemIds())
    with running(opened) as engine:
        into.write_text(json.dumps(asyncio.run(_fill(engine, collectives, people))))


async def _fill(engine: Engine, collectives: int, people: int) -> dict[str, object]:
    asked = {"question": "Do we strike on Friday?", "options": "Yes, No, Not sure"}
    for _ in range(collectives):
        of, roll = await engine.do(lambda batch: _enrol(batch, people))
        await engine.hear(call(of, roll[0], "poll open", f"open/{of}", **asked))
    prepared: dict[str, object] = await engine.do(_prepared)
    return prepared


def _enrol(batch: Batch, people: int) -> tuple[int, list[int]]:
    of = enrolment.found(batch, "Riverside Solidarity", "Europe/London", "en")
    enrolment.register_room(batch, of, PLATFORM, str(of), "members")
    roll = []
    for number in range(people):
        card = {"name": f"Member {number}", "language": "en"}
        member = enrolment.enrol(batch, of, card, since=batch.now - A_YEAR)
        enrolment.add_account(batch, of, member, PLATFORM, str(member))
        roll.append(member)
    return of, roll


def _prepared(batch: Batch) -> dict[str, object]:
    wanted = select(Member.collective, Member.id, Member.audit).order_by(Member.id)
    voters = [
        {"collective": row.collective, "number": 1, "member": row.id, "audit": row.audit}
        for row in batch.sql.execute(wanted)
    ]
    body = batch.sql.execute(select(func.max(func.length(OutboxRow.body)))).scalar_one()
    answer = batch.sql.execute(select(func.max(func.length(HeardRow.answer)))).scalar_one()
    batch.sql.execute(delete(HeardRow))
    return {"voters": voters, "body": body, "answer": answer}
