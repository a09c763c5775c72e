"""Making a key store, opening it, and putting it back from its copy."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, insert, inspect, make_url, select
from sqlalchemy.exc import DatabaseError

from bot.clock import Clock
from bot.memory.keys import rows
from bot.memory.keys.copying import Contents, read_copy
from bot.memory.keys.doors import Doors, fitted
from bot.memory.keys.files import make_private, refuse_open_to_others, settle_folder
from bot.memory.keys.refusals import (
    StoreDamaged,
    StoreExists,
    StoreMissing,
    StoreNewer,
    WrongStore,
)
from bot.memory.keys.store import KeyStore
from bot.memory.keys.tables import (
    PATIENCE,
    VERSION,
    damaged,
    destroyed,
    file_of,
    head,
    keys,
    metadata,
    place_of,
    reach,
)
from bot.memory.keys.wrapping import Wrapping
from bot.memory.killpoints import point, reached

FILE_MADE = point("keys.file-made")
LAID = point("keys.laid")

REMEMBERED = 4096
"""How many unwrapped keys a store remembers unless told otherwise."""


def create_store(
    address: str | URL, database_id: str, wrapping: Wrapping, clock: Clock, passphrase: str = ""
) -> KeyStore:
    """Make an empty store for one database and open it.

    `passphrase` is set where the wrapping has no confidential key. Raises `StoreExists`; what a
    crash left half made is made anew.
    """
    _, proofs = fitted(database_id, wrapping, passphrase)
    _lay(address, Contents(database_id, tuple(proofs), (), ()), copy_path="")
    store = open_store(address, database_id, wrapping, clock)
    if passphrase:
        store.unlock(passphrase)
    return store


def open_store(
    address: str | URL,
    database_id: str,
    wrapping: Wrapping,
    clock: Clock,
    remembered: int = REMEMBERED,
    patience: timedelta = PATIENCE,
) -> KeyStore:
    """Open the store of a database; without a confidential key it is locked.

    It remembers so many unwrapped keys at most, and waits so long for another process. Raises
    `StoreMissing`, `WrongStore`, `StoreNewer`, `StoreDamaged`, `OpenToOthers` or
    `WrongWrappingKey`.
    """
    url = make_url(address)
    path = file_of(url)
    if path is not None and not path.exists():
        raise StoreMissing(place_of(url))
    if path is not None:
        refuse_open_to_others(path)
    engine = reach(url, patience)
    doors = Doors(database_id, wrapping)
    try:
        _admit(engine, doors)
    except BaseException:
        engine.dispose()
        raise
    return KeyStore(engine, doors, clock, remembered)


def restore_store(
    copy: Path, address: str | URL, database_id: str, wrapping: Wrapping, clock: Clock
) -> KeyStore:
    """Make a store anew from its backup copy and open it; the copy stays the store's copy.

    Raises `StoreExists` and what `read_copy` and `open_store` raise.
    """
    contents = read_copy(copy, Doors(database_id, wrapping))
    _lay(address, contents, copy_path=str(copy))
    return open_store(address, database_id, wrapping, clock)


def _admit(engine: Engine, doors: Doors) -> None:
    place = place_of(engine.url)
    try:
        with engine.connect().execution_options(reading=True) as connection:
            if not inspect(connection).has_table(head.name):
                raise StoreMissing(place)
            own = connection.execute(select(head.c.database_id, head.c.version)).one()
            proofs = rows.proofs(connection) if own.version == VERSION else ()
    except DatabaseError as error:
        if damaged(error):
            raise StoreDamaged(place) from error
        raise
    if own.version != VERSION:
        raise StoreNewer(place)
    if own.database_id != doors.database_id:
        raise WrongStore(place)
    doors.check(proofs)


def _lay(address: str | URL, contents: Contents, copy_path: str) -> None:
    """Write the tables and their first rows, all in one commit."""
    url = make_url(address)
    path = file_of(url)
    if path is not None:
        make_private(path)
        settle_folder(path.parent)
    reached(FILE_MADE)
    engine = reach(url)
    first: dict[str, Any] = {
        "database_id": contents.database_id,
        "version": VERSION,
        "unscrubbed": False,
        "copy_path": copy_path,
        "copy_stale": False,
    }
    try:
        with engine.begin() as connection:
            if inspect(connection).has_table(head.name):
                raise StoreExists(place_of(url))
            metadata.create_all(connection)
            connection.execute(insert(head), first)
            rows.replace_proofs(connection, contents.proofs)
            for table, told in ((keys, contents.keys), (destroyed, contents.destroyed)):
                if told:
                    connection.execute(insert(table), list(told))
            reached(LAID)
    finally:
        engine.dispose()
