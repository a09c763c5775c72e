"""A real engine over a fresh database and key store, for the tests of the machine."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from bot.adapter import Heard
from bot.batch import Batch
from bot.call import Abilities, Actor, Call, Room
from bot.clock import HandClock, SeededIds
from bot.command import Feature, Registry
from bot.engine import Engine
from bot.language.message import Answer
from bot.memory import enrolment
from bot.memory.keys import create_files
from bot.memory.opening import create
from bot.waiting import Work
from commands.members import feature as members
from commands.voting import feature as voting

T = TypeVar("T")

START = datetime(2026, 3, 7, 10, 0, tzinfo=UTC)
SHOWS_ALL = Abilities(buttons=True, forms=True, private_replies=True, edits=True)
HALL = Room("console", "general", abilities=SHOWS_ALL)


def person(name: str, *, platform: str = "console", manages: bool = False) -> Actor:
    """Return somebody by name, as a platform would."""
    return Actor(platform, name, name.capitalize(), manages=manages)


def alone(name: str, platform: str = "console") -> Room:
    """Return somebody's private chat with the bot."""
    return Room(platform, f"dm-{name}", private=True, abilities=SHOWS_ALL)


@contextmanager
def engine(
    folder: Path, url: str = "", features: Sequence[Feature] = (members, voting), seed: str = "t"
) -> Iterator[Engine]:
    """Open an engine on a fresh database, without its thread: calls are handled at once."""
    folder.mkdir(parents=True, exist_ok=True)
    wrapping = create_files(folder / "keys")
    clock, ids = HandClock(START), SeededIds(seed)
    opened = create(
        url or f"sqlite:///{folder}/steward.db",
        f"sqlite:///{folder}/keys.db",
        wrapping,
        clock,
        ids,
    )
    made = Engine(opened.store, opened.keys, Registry(features), clock, ids)
    try:
        yield made
    finally:
        opened.close()


def hear(on: Engine, *calls: Call) -> list[Answer]:
    """Have calls obeyed in one batch and return the answers."""
    works = [Work(partial(_hear, call), call) for call in calls]
    waiting = works
    while waiting:
        waiting = on.handle(waiting)
    return [work.result.answer for work in works]


def _hear(call: Call, batch: Batch) -> Heard:
    return batch.hear(call)


def do(on: Engine, job: Callable[[Batch], T]) -> T:
    """Have a job done in a batch of its own and return what it returns."""
    work = Work(job)
    on.handle([work])
    if work.error is not None:
        raise work.error
    result: T = work.result
    return result


def values(on: Engine, column: InstrumentedAttribute[T]) -> list[T]:
    """Return what a column of the database holds, row by row."""
    return do(on, lambda batch: list(batch.sql.execute(select(column)).scalars()))


def group(on: Engine, *names: str, room: Room = HALL) -> int:
    """Found a collective with these members and a members' room; the first is secretary."""

    def found(batch: Batch) -> int:
        of = enrolment.found(batch, "Riverside", "Europe/London", "en")
        for name in names:
            card = {"name": name.capitalize()}
            member = enrolment.enrol(batch, of, card, since=START - timedelta(days=365))
            enrolment.add_account(batch, of, member, "console", name)
            if name == names[0]:
                for post in ("secretary", "chair", "keyholder"):
                    enrolment.give_post(batch, of, post, member, "founding")
        enrolment.register_room(batch, of, room.platform, room.id, "members")
        return of

    return do(on, found)
