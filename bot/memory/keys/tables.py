"""The tables of the key store, and how its file or its PostgreSQL database is reached."""

from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.exc import DatabaseError

VERSION = 1
"""The version of the tables below, written into each store."""

PATIENCE = timedelta(seconds=5)
"""How long one process waits for another that holds the store."""

_AT_ONCE = 500
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
)


class State(Enum):
    """Where a key stands between the store and the database that it seals for."""

    NEW = "new"
    LIVE = "live"
    GOING = "going"


metadata = MetaData()

# One row: the database that is served, and what a crash left to finish.
head = Table(
    "store",
    metadata,
    Column("database_id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("unscrubbed", Boolean, nullable=False),
    Column("copy_path", Text, nullable=False),
    Column("copy_stale", Boolean, nullable=False),
)

# A row a wrapping key: what tells it from a wrong one; salt and costs where it is a passphrase.
rings = Table(
    "rings",
    metadata,
    Column("ring", Text, primary_key=True),
    Column("proof", LargeBinary, nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("memory_kib", Integer, nullable=False),
    Column("iterations", Integer, nullable=False),
    Column("lanes", Integer, nullable=False),
)

keys = Table(
    "keys",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("ring", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    Column("copied", Boolean, nullable=False),
    Column("since", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

destroyed = Table(
    "destroyed",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("at", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)


# PostgreSQL would keep samples of the wrapped keys among its statistics, long after the rows.
@event.listens_for(keys, "after_create")
def _keep_no_samples(_table: Table, connection: Connection, **_: object) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("ALTER TABLE keys ALTER COLUMN wrapped SET STATISTICS 0")


def file_of(url: URL) -> Path | None:
    """Return the file of a SQLite store, or None where it is a database of PostgreSQL."""
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def place_of(url: URL) -> str:
    """Name a store for a person: its file, or its address without the password."""
    return str(file_of(url) or url.render_as_string(hide_password=True))


def reach(address: str | URL, patience: timedelta = PATIENCE) -> Engine:
    """Make the engine of a store; nothing is opened yet."""
    url = make_url(address)
    wait = patience // timedelta(milliseconds=1)
    if file_of(url) is None:
        options = {"options": f"-c lock_timeout={wait}"}
        return create_engine(url, pool_pre_ping=True, hide_parameters=True, connect_args=options)
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": wait / 1000})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def damaged(error: DatabaseError) -> bool:
    """Whether an error says that the file is no database or is broken, and not merely busy."""
    return type(error) is DatabaseError


def parts(subjects: Collection[str]) -> Iterator[list[str]]:
    """Cut many subjects into lists short enough for one statement."""
    rest = list(subjects)
    for start in range(0, len(rest), _AT_ONCE):
        yield rest[start : start + _AT_ONCE]


def micros(at: datetime) -> int:
    """Write a moment as microseconds since 1970."""
    return (at - _EPOCH) // timedelta(microseconds=1)


def moment(written: int) -> datetime:
    """Read what `micros` wrote."""
    return _EPOCH + timedelta(microseconds=written)


def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
