"""The database: one file of SQLite, or one database of PostgreSQL, behind the same statements."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Annotated, Any

from sqlalchemy import (
    BigInteger,
    Connection,
    Dialect,
    Engine,
    Executable,
    LargeBinary,
    create_engine,
    event,
)
from sqlalchemy import Row as AnyRow
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import DeclarativeBase, Session, mapped_column
from sqlalchemy.pool import NullPool, QueuePool
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def stamp(at: datetime) -> int:
    """Return an aware moment as microseconds since 1970 in UTC; refuses a naive one."""
    if at.tzinfo is None:
        raise ValueError("a moment without a zone cannot be kept")
    return (at - EPOCH) // MICROSECOND


def unstamp(micros: int) -> datetime:
    """Return the moment, aware and in UTC, of microseconds since 1970."""
    return EPOCH + timedelta(microseconds=micros)


class UtcTime(TypeDecorator[datetime]):
    """A moment, kept as microseconds since 1970 in UTC."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Turn an aware moment into microseconds."""
        return None if value is None else stamp(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Turn microseconds into an aware moment."""
        return None if value is None else unstamp(value)


utc = Annotated[datetime, mapped_column(UtcTime)]
big = Annotated[int, mapped_column(BigInteger)]
key = Annotated[int, mapped_column(BigInteger, primary_key=True, autoincrement=False)]
sealed = Annotated[bytes, mapped_column(LargeBinary)]
"""What was sealed with a key of the key store; never read without `ctx.open`."""


class Row(DeclarativeBase):
    """A row of the database; every table of every feature is one of these."""


Found = AnyRow[*tuple[Any, ...]]
"""One row of what a select of columns finds; each column is read by its name."""


def inserting(dialect: str, row: type[Row]) -> "postgresql.Insert | sqlite.Insert":
    """Begin to insert a row that may be there already, in the words of one database.

    Only that database's part of SQLAlchemy is imported.
    """
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(row)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(row)


def upsert(dialect: str, row: type[Row], values: dict[str, Any], on: Sequence[str]) -> Executable:
    """Build a statement that inserts a row, or updates the one with the same `on` columns.

    `values` maps every column to a value or a bind parameter; columns not in `on` are updated.
    """
    built = inserting(dialect, row).values(**values)
    changed = {name: built.excluded[name] for name in values if name not in on}
    if not changed:
        return built.on_conflict_do_nothing(index_elements=on)
    return built.on_conflict_do_update(index_elements=on, set_=changed)


class Store:
    """The open database."""

    def __init__(self, url: str) -> None:
        """Open the database at a URL such as `sqlite:///steward.db` or `postgresql+psycopg://…`."""
        self.url = make_url(url)
        self.dialect = self.url.get_backend_name()
        self.engine = self._writing()
        self.reading = self._reading()

    @property
    def file(self) -> Path | None:
        """Where the SQLite file lies; None on PostgreSQL."""
        return Path(str(self.url.database)) if self.dialect == "sqlite" else None

    def _writing(self) -> Engine:
        if self.dialect != "sqlite":
            return create_engine(
                self.url, pool_size=2, max_overflow=4, pool_pre_ping=True, hide_parameters=True
            )
        made = create_engine(
            self.url,
            poolclass=QueuePool,
            pool_size=1,
            max_overflow=0,
            hide_parameters=True,
            connect_args={"check_same_thread": False, "isolation_level": None, "timeout": 5.0},
        )
        event.listen(made, "connect", _prepare_sqlite)
        event.listen(made, "begin", lambda sql: sql.exec_driver_sql("BEGIN IMMEDIATE"))
        return made

    def _reading(self) -> Engine:
        if self.dialect != "sqlite":
            return self.engine
        made = create_engine(
            self.url,
            poolclass=NullPool,
            hide_parameters=True,
            connect_args={"check_same_thread": False, "isolation_level": None, "timeout": 5.0},
        )
        event.listen(made, "connect", _prepare_sqlite)
        event.listen(made, "begin", lambda sql: sql.exec_driver_sql("BEGIN DEFERRED"))
        return made

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """Give a connection in a transaction that is committed at the end."""
        with self.engine.begin() as sql:
            yield sql

    @contextmanager
    def look(self) -> Iterator[Connection]:
        """Give a connection that only reads, in a short transaction of its own."""
        with self.reading.connect() as sql:
            yield sql
            sql.rollback()

    def emptied(self, tries: int = 20) -> bool:
        """Checkpoint until nothing is left in the log, waiting for readers a moment each time."""
        pause = Event()
        for _ in range(tries):
            if self.checkpoint():
                return True
            pause.wait(0.1)
        return False

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()
        self.reading.dispose()

    def checkpoint(self) -> bool:
        """Empty the write-ahead log into the file; True when nothing is left in it.

        An open reader keeps erased text in the log, so an erasure is done only after a True.
        On PostgreSQL there is nothing to do.
        """
        if self.dialect != "sqlite":
            return True
        raw = self.engine.raw_connection()
        try:
            busy, _, _ = raw.driver_connection.execute(  # type: ignore[union-attr]
                "PRAGMA wal_checkpoint(TRUNCATE)"
            ).fetchone()
        finally:
            raw.close()
        return bool(busy == 0)


def _prepare_sqlite(raw: DBAPIConnection, _record: object) -> None:
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=5000",
        "secure_delete=ON",
        "trusted_schema=OFF",
        "temp_store=MEMORY",
    ):
        cursor = raw.cursor()
        cursor.execute(f"PRAGMA {pragma}")
        cursor.close()


def session(sql: Connection) -> Session:
    """Return a unit of work inside the transaction of `sql`, undone alone if it is rolled back."""
    return Session(bind=sql, join_transaction_mode="create_savepoint", autoflush=True)
