"""A real engine over a fresh database and key store, for the tests of the machine."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.call import Abilities, Actor, Call, Room
from bot.clock import HandClock, SeededIds
from bot.command import Feature, Registry
from bot.engine import Engine
from bot.memory import enrolment
from bot.memory.keys import Wrapping, create_files
from bot.memory.opening import create
from bot.waiting import Work
from commands.members import feature as members
from commands.voting import feature as voting

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
    keys = folder / "keys"
    wrapping = Wrapping.from_files(keys) if keys.exists() else create_files(keys)
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


def hear(on: Engine, *calls: Call) -> list[object]:
    """Have calls obeyed in one batch and return the answers."""
    works = [Work(lambda batch, call=call: batch.hear(call), call) for call in calls]
    waiting = works
    while waiting:
        waiting = on.handle(waiting)
    return [work.result.answer for work in works]


def do(on: Engine, job: object) -> object:
    """Have a job done in a batch of its own and return what it returns."""
    work = Work(job)  # type: ignore[arg-type]
    on.handle([work])
    if work.error is not None:
        raise work.error
    return work.result


def group(on: Engine, *names: str, room: Room = HALL) -> int:
    """Found a collective with these members and a members' room; the first is secretary."""

    def found(batch: object) -> int:
        of = enrolment.found(batch, "Riverside", "Europe/London", "en")  # type: ignore[arg-type]
        for name in names:
            card = {"name": name.capitalize()}
            long_ago = START - timedelta(days=365)
            member = enrolment.enrol(batch, of, card, since=long_ago)  # type: ignore[arg-type]
            enrolment.add_account(batch, of, member, "console", name)  # type: ignore[arg-type]
            if name == names[0]:
                for post in ("secretary", "chair", "keyholder"):
                    enrolment.give_post(batch, of, post, member, "founding")  # type: ignore[arg-type]
        enrolment.register_room(batch, of, room.platform, room.id, "members")  # type: ignore[arg-type]
        return of

    return do(on, found)  # type: ignore[return-value]
