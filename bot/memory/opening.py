"""Making a bot's database with its key store, and opening the two together."""

import sqlite3
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import insert, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from bot.clock import Clock, Ids
from bot.memory import migrations
from bot.memory.keys import KeyStore, Ring, StoreMissing, Wrapping, create_store, open_store
from bot.memory.keys.files import make_private, refuse_open_to_others
from bot.memory.keys.tables import place_of
from bot.memory.migrations.head import HEAD
from bot.memory.store import Store
from bot.memory.tables import Instance, SubjectRow
from bot.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

INSTANCE = "instance"
"""The subject of what belongs to no collective: marks of what was heard, codes of founding."""


class DatabaseMissing(Refusal):
    """There is no database where one is named, or nothing in it."""


class DatabaseWrong(Refusal):
    """What is there is no database of Steward, or one that this release cannot work with."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A database and the key store that belongs to it, both open."""

    store: Store
    keys: KeyStore
    id: str

    def close(self) -> None:
        """Close both."""
        self.keys.close()
        self.store.close()


def create(
    url: str, store: str, wrapping: Wrapping, clock: Clock, ids: Ids, passphrase: str = ""
) -> Opened:
    """Make whatever is still missing of a database and its key store, and open both.

    What a crash left half made is finished. Raises what `open_both` raises.
    """
    opened = _lay(url, ids)
    try:
        id = _id_of(opened)
        both = Opened(opened, _made_keys(opened, store, id, wrapping, clock, passphrase), id)
    except BaseException:
        opened.close()
        raise
    try:
        _begin_instance(both)
    except BaseException:
        both.close()
        raise
    return both


def open_both(url: str, store: str, wrapping: Wrapping, clock: Clock) -> Opened:
    """Open a database that is up to date, with its key store.

    Raises `DatabaseMissing`, `DatabaseWrong`, and what `open_store` raises.
    """
    opened = open_database(url)
    try:
        refuse_other_revisions(opened)
        id = _id_of(opened)
        return Opened(opened, open_store(store, id, wrapping, clock), id)
    except BaseException:
        opened.close()
        raise


def open_database(url: str) -> Store:
    """Open a database that is there; raises `DatabaseMissing` or `DatabaseWrong`."""
    place = place_of(make_url(url))
    opened = Store(url)
    if opened.file is not None:
        if not opened.file.exists():
            raise DatabaseMissing("database-missing", place=place)
        refuse_open_to_others(opened.file)
    return opened


def revision_of(opened: Store) -> str:
    """Return the revision of an open database; raises `DatabaseMissing` or `DatabaseWrong`."""
    place = place_of(opened.url)
    with reaching(opened), opened.look() as sql:
        try:
            revision = migrations.revision_of(sql)
        except ValueError:
            raise DatabaseWrong("database-not-ours", place=place) from None
    if not revision:
        raise DatabaseMissing("database-empty", place=place)
    return revision


def refuse_other_revisions(opened: Store) -> None:
    """Raise `DatabaseWrong` unless the database has the tables of this release."""
    revision = revision_of(opened)
    if revision == HEAD:
        return
    place = place_of(opened.url)
    if revision in migrations.known():
        raise DatabaseWrong("database-older", place=place)
    raise DatabaseWrong("database-newer", place=place)


def bring_up(url: str, before: Callable[[str], None]) -> bool:
    """Bring an older database to this release; `before` is called first, with its revision.

    Says whether there was anything to change. Raises `DatabaseMissing` or `DatabaseWrong`.
    """
    opened = open_database(url)
    try:
        revision = revision_of(opened)
        if revision == HEAD:
            return False
        if revision not in migrations.known():
            refuse_other_revisions(opened)
        before(revision)
        opened.close()
        from bot.memory.migrations.upgrading import upgrade

        upgrade(opened.url)
    finally:
        opened.close()
    return True


@contextmanager
def reaching(opened: Store) -> "Iterator[None]":
    """Turn what is wrong with a database as a whole into a refusal that names it."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        no = trouble(error, place_of(opened.url))
        if no is None:
            raise
        raise no from error


def trouble(error: DBAPIError | sqlite3.Error, place: str) -> Refusal | None:
    """Return what to tell the host about an error of the database, or None for one of ours.

    An error while SQLite is being prepared comes as the driver's own.
    """
    if isinstance(error, sqlite3.Error):
        return trouble_of(str(error), place)
    found = trouble_of(str(error.orig), place)
    if found is None and error.connection_invalidated:
        return DatabaseWrong("database-unreachable", place=place)
    return found


def trouble_of(said: str, place: str) -> Refusal | None:
    """Return what to tell the host about what a driver said, or None for a mistake of ours."""
    for part, key in _TROUBLES.items():
        if part in said.casefold():
            return DatabaseWrong(key, place=place or "-")
    return None


_TROUBLES = {
    "not a database": "database-not-ours",
    "malformed": "database-damaged",
    "locked": "database-locked",
    "is full": "disk-is-full",
    "no space": "disk-is-full",
    "disk i/o": "disk-fails",
    "readonly": "database-read-only",
    "unable to open": "database-unopenable",
    "password authentication": "database-password",
    "does not exist": "database-unknown",
    "connection refused": "database-unreachable",
    "connection failed": "database-unreachable",
    "connection to server": "database-unreachable",
    "could not translate host": "database-unreachable",
}
"""How a driver says what is wrong, and the sentence for it; the first that fits counts."""


def _lay(url: str, ids: Ids) -> Store:
    opened = Store(url)
    if opened.file is not None:
        make_private(opened.file)
    try:
        with reaching(opened), opened.begin() as sql:
            try:
                revision = migrations.revision_of(sql)
            except ValueError:
                raise DatabaseWrong("database-not-ours", place=place_of(opened.url)) from None
            if not revision:
                migrations.lay(sql)
                sql.execute(insert(Instance).values(id=ids.new_id(), epoch=0))
        refuse_other_revisions(opened)
    except BaseException:
        opened.close()
        raise
    return opened


def _id_of(opened: Store) -> str:
    with reaching(opened), opened.look() as sql:
        return str(sql.execute(select(Instance.id)).scalar_one())


def _made_keys(
    opened: Store, store: str, id: str, wrapping: Wrapping, clock: Clock, passphrase: str
) -> KeyStore:
    """Open the key store, or make it if this database never sealed anything."""
    try:
        return open_store(store, id, wrapping, clock)
    except StoreMissing:
        with opened.look() as sql:
            if sql.execute(select(SubjectRow.name).limit(1)).first():
                raise
    return create_store(store, id, wrapping, clock, passphrase)


def _begin_instance(both: Opened) -> None:
    with both.store.begin() as sql:
        if sql.execute(select(SubjectRow).where(SubjectRow.name == INSTANCE)).first():
            return
        both.keys.new(INSTANCE, Ring.OPERATING)
        both.keys.save_new()
        sql.execute(insert(SubjectRow).values(name=INSTANCE, collective=0))
    both.keys.confirm([INSTANCE])


def files_of(database: Path) -> list[Path]:
    """Return the files that a SQLite database consists of and that are there."""
    beside = [database.with_name(database.name + end) for end in ("", "-wal", "-shm")]
    return [path for path in beside if path.exists()]
