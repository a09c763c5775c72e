"""A group whose bot is lost and put back."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import insert, select

from bot.batch import Batch
from bot.call import Call
from bot.clock import SeededIds
from bot.engine import Engine
from bot.memory.tables import (
    OutboxRow,
    SubjectRow,
)
from bot.running.restore import Restored, restore
from tests.bot.engines import HALL, START, alone, do, group, hear, person
from tests.bot.test_erasure import button
from tests.running.homes import Home

LATER = START + timedelta(days=2)
IDS = SeededIds("restore")


def rows(engine: Engine, *columns: object) -> list[tuple[object, ...]]:
    with engine.store.look() as sql:
        return [tuple(row) for row in sql.execute(select(*columns))]  # type: ignore[call-overload]


def subjects(engine: Engine) -> list[str]:
    return [str(name) for (name,) in rows(engine, SubjectRow.name)]


def founded(engine: Engine) -> int:
    """A group of three with an open poll, in which Ben voted."""
    of = group(engine, "ana", "ben", "cem")
    hear(
        engine,
        Call("poll open", {"question": "Tea?", "options": "Yes, No"}, person("ana"), HALL, "e1"),
        Call("vote", {"id": "P-1", "choice": "1"}, person("ben"), HALL, "e2"),
    )
    return of


def names(engine: Engine) -> list[str]:
    def look(batch: Batch) -> list[str]:
        of = next(iter(batch.directory.groups(batch.sql)))
        return [person.name for person in batch.directory.roll(batch.sql, of)]

    return do(engine, look)


def erase(engine: Engine, name: str) -> str:
    """Have somebody erased, and return the code of the receipt."""
    asked = hear(engine, Call("my erase", {}, person(name), alone(name), f"a-{name}"))[0]
    args = button(asked, "my erase-now")
    hear(engine, Call("my erase-now", args, person(name), alone(name), f"b-{name}"))
    return args["code"]


def put_back(one: Home, file: Path, *, replace: bool = True) -> Restored:
    one.clock.set(LATER)
    return restore(one.settings, file, one.clock, IDS, replace=replace)


def wait_for(batch: Batch, of: int, **facts: object) -> None:
    """Have a timer and a message wait."""
    outbox_row: dict[str, object] = {
        "collective": of,
        "platform": "console",
        "key": str(facts["key"]),
        "card": "",
        "subject": f"collective/{of}",
        "sight": 1,
        "post": "",
        "body": b"",
        "page": 0,
        "taken": "",
        "edition": 0,
        "state": facts["state"],
        "tries": 0,
        "made": START,
        "not_before": START,
        "first_try": facts.get("first_try"),
        "why": "",
    }
    batch.sql.execute(insert(OutboxRow).values(**outbox_row))
