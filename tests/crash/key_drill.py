"""Seals, commits and erases against a real database and key store, until somebody kills it."""

import os
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from sqlalchemy import BindParameter, Engine, Text, bindparam, create_engine, text
from sqlalchemy import Connection as Sql

from bot.clock import HandClock
from bot.memory import killpoints
from bot.memory.keys import (
    KeyStore,
    Ring,
    StoreExists,
    Wrapping,
    WrongWrappingKey,
    create_store,
    from_files,
    open_store,
)
from bot.memory.killpoints import point, reached
from bot.memory.sealing import seal

SEALED = point("drill.sealed")
COMMITTED = point("drill.committed")
DELETED = point("drill.deleted")
ERASED = point("drill.erased")

ID = "drilled"
WORDS = b"the landlord has the only key"
_START = datetime(2026, 3, 7, 18, 0, tzinfo=UTC)
_IN: BindParameter[str] = bindparam("subjects", type_=Text, expanding=True)
_THERE = text("SELECT DISTINCT subject FROM words WHERE subject IN :subjects").bindparams(_IN)
_DELETE = text("DELETE FROM words WHERE subject IN :subjects").bindparams(_IN)
_WRITE = text("INSERT INTO words (id, subject, sealed) VALUES (:id, :subject, :sealed)")
_BURY = text("INSERT INTO gone (subject) VALUES (:subject)")


class RolledBack(Exception):
    """The database did not commit."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a drill happens; `store` and `main` are addresses of databases."""

    store: str
    main: str
    folder: Path

    @property
    def copy(self) -> Path:
        """The backup copy of the key store."""
        return self.folder / "backup" / "keys.copy"

    @property
    def journal(self) -> Path:
        """Every key that was ever made, in clear, which is what is searched for later."""
        return self.folder / "journal"

    def wrapping(self, name: str) -> Wrapping:
        """One of the pairs of wrapping keys that were made for the drill."""
        folder = self.folder / name
        return from_files(folder / "operating.key", folder / "confidential.key")


def moment(run: int) -> datetime:
    """When a run happens: eleven minutes after the one before."""
    return _START + timedelta(minutes=11 * run)


def exists_in(main: Engine) -> Callable[[Collection[str]], set[str]]:
    """Answer for a sweep which subjects have rows."""

    def exists(subjects: Collection[str]) -> set[str]:
        with main.connect() as connection:
            return set(connection.execute(_THERE, {"subjects": list(subjects)}).scalars())

    return exists


def everyday(place: Place, run: int, aim: str, rounds: int, begun: Connection) -> None:
    """Start as the bot does, then seal and erase; `run` is the seed of what happens."""
    os.environ[killpoints.VARIABLE] = aim
    clock = HandClock(moment(run))
    store, _ = open_either(place, clock)
    main = create_engine(place.main)
    chance = Random(run)
    begun.send(True)
    store.backup_copy(place.copy)
    for number in range(rounds):
        if number % 4 == 0:
            store.sweep(exists_in(main), clock.now())
        _seal_some(place, store, main, chance)
        _erase_some(place, store, main, chance)


def beginnings(place: Place, run: int, aim: str, rounds: int, begun: Connection) -> None:
    """Make key stores and change wrapping keys to and fro."""
    os.environ[killpoints.VARIABLE] = aim
    clock = HandClock(moment(run))
    wrappings = [place.wrapping("first"), place.wrapping("second")]
    begun.send(True)
    for number in range(rounds):
        address = f"sqlite:///{place.folder}/made/{run}-{number}.db"
        create_store(address, ID, wrappings[0], clock).close()
        store, used = open_either(place, clock)
        store.rewrap(wrappings[1 - used])
        store.close()


def open_either(place: Place, clock: HandClock) -> tuple[KeyStore, int]:
    """Open the store with whichever wrapping keys it has; says which they are."""
    try:
        return open_store(place.store, ID, place.wrapping("first"), clock), 0
    except WrongWrappingKey:
        return open_store(place.store, ID, place.wrapping("second"), clock), 1


def make_again(address: str, wrapping: Wrapping, run: int) -> KeyStore:
    """Make a store at a place where a crash may have left half of one, or open a whole one."""
    clock = HandClock(moment(run))
    try:
        return create_store(address, ID, wrapping, clock)
    except StoreExists:
        return open_store(address, ID, wrapping, clock)


def _seal_some(place: Place, store: KeyStore, main: Engine, chance: Random) -> None:
    undone = chance.randrange(8)
    subjects = [_subject(chance) for _ in range(chance.randint(1, 3))]
    with _may_roll_back(main) as sql:
        for subject in subjects:
            _seal_one(place, store, sql, subject, chance)
        if undone == 0:
            store.forget_new()
            raise RolledBack
        store.save_new()
        reached(SEALED)
        if undone == 1:
            raise RolledBack
    reached(COMMITTED)
    if undone > 1:
        store.confirm(subjects)


def _subject(chance: Random) -> str:
    return f"{chance.choice(['member', 'case', 'poll'])}/{chance.getrandbits(62)}"


def _seal_one(place: Place, store: KeyStore, sql: Sql, subject: str, chance: Random) -> None:
    ring = Ring.OPERATING if subject.startswith("member") else Ring.CONFIDENTIAL
    key = store.new(subject, ring, copied=not subject.startswith("poll"))
    with place.journal.open("a") as journal:
        journal.write(f"{subject} {key.hex()}\n")
    for _ in range(chance.randint(1, 3)):
        row = chance.getrandbits(62)
        sealed = seal(store.get(subject), WORDS, f"words/{row}")
        sql.execute(_WRITE, {"id": row, "subject": subject, "sealed": sealed})


def _erase_some(place: Place, store: KeyStore, main: Engine, chance: Random) -> None:
    with main.connect() as connection:
        there = sorted(connection.execute(text("SELECT DISTINCT subject FROM words")).scalars())
    if not there:
        return
    chosen = chance.sample(there, min(len(there), chance.randint(1, 3)))
    undone = chance.randrange(6) == 0
    with _may_roll_back(main) as sql:
        sql.execute(_DELETE, {"subjects": chosen})
        for subject in chosen:
            sql.execute(_BURY, {"subject": subject})
        store.going(chosen)
        reached(DELETED)
        if undone:
            raise RolledBack
    if undone:
        store.spare(chosen)
        return
    reached(ERASED)
    if not store.destroy(chosen):
        raise RuntimeError("nothing is in the way of this store")


@contextmanager
def _may_roll_back(main: Engine) -> Iterator[Sql]:
    try:
        with main.begin() as connection:
            yield connection
    except RolledBack:
        pass
