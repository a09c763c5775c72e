"""A copy of a database as one SQLite file, whichever database it is taken from or put into.

It needs no other program, can be looked into with any SQLite tool, and moves a bot from one kind
of database to the other.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    MetaData,
    Table,
    create_engine,
    func,
    insert,
    literal_column,
    select,
    text,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from bot.memory import migrations
from bot.memory.keys.files import settle_folder
from bot.memory.migrations.head import HEAD
from bot.memory.store import Store
from bot.refusal import Refusal

MARK = 0x53746577
"""The `application_id` of a copy; its `user_version` is when it was made, in minutes of 1970."""

AT_ONCE = 2000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class CopyUnusable(Refusal):
    """A file cannot be used as a copy of a database."""


def copy_out(store: Store, target: Path, now: datetime) -> None:
    """Write a copy of an open database to a file of mode 0600, whole or not at all.

    The database may be in use. Raises `CopyUnusable` where what was written does not check out,
    and what the disk or the database raise.
    """
    with _in_place(target) as beside:
        if store.file is not None:
            _copy_file(store.file, beside)
        else:
            _copy_rows_out(store, beside)
        with closing(sqlite3.connect(beside)) as made:
            made.execute("PRAGMA journal_mode=DELETE").close()
            made.execute(f"PRAGMA application_id={MARK}").close()
            made.execute(f"PRAGMA user_version={(now - _EPOCH) // timedelta(minutes=1)}").close()
        refuse_damaged(beside, shown=target)


@contextmanager
def _in_place(target: Path) -> Iterator[Path]:
    """Give a private file to write, which takes its name only when it is whole and on the disk."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = target.with_name(target.name + ".new")
    beside.unlink(missing_ok=True)
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        yield beside
        handle = os.open(beside, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        beside.rename(target)
    finally:
        beside.unlink(missing_ok=True)
    settle_folder(target.parent)


def _copy_file(source: Path, target: Path) -> None:
    with (
        closing(_only_reading(source)) as there,
        closing(sqlite3.connect(target)) as here,
    ):
        there.backup(here)


def _copy_rows_out(store: Store, target: Path) -> None:
    """Write the rows of a database of PostgreSQL, all as they are at one moment."""
    with store.look() as there:
        _lay(target, migrations.revision_of(there))
    made = Store(f"sqlite:///{target}")
    try:
        with store.engine.connect() as there, made.begin() as here:
            there.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            known = tables_of(here)
            here.execute(known[migrations.TABLE].delete())
            for table in known.values():
                _pour(there, here, table)
            there.rollback()
    finally:
        made.close()


def _lay(target: Path, revision: str) -> None:
    """Lay the tables of a revision into an empty file."""
    if revision != HEAD:
        from bot.memory.migrations.upgrading import upgrade

        upgrade(make_url(f"sqlite:///{target}"), revision)
        return
    made = Store(f"sqlite:///{target}")
    try:
        with made.begin() as sql:
            migrations.lay(sql)
    finally:
        made.close()


def pour_in(source: Path, sql: Connection) -> None:
    """Put the rows of a copy that is up to date into a database with the same, empty tables."""
    there = Store(f"sqlite:///{source}")
    try:
        with there.look() as rows:
            for table in tables_of(sql).values():
                if table.name != migrations.TABLE:
                    _pour(rows, sql, table)
                    _go_on_counting(sql, table)
    finally:
        there.close()


def _pour(there: Connection, here: Connection, table: Table) -> None:
    """Copy a table as the drivers give it: its columns have the same names on both sides."""
    columns: list[ColumnElement[Any]] = [literal_column(f'"{c.name}"') for c in table.columns]
    wanted = select(*columns).select_from(text(f'"{table.name}"'))
    added = insert(table)
    names = [column.name for column in table.columns]
    streamed = there.execution_options(yield_per=AT_ONCE).execute(wanted)
    for part in streamed.partitions():
        here.execute(added, [dict(zip(names, row, strict=True)) for row in part])


def _go_on_counting(sql: Connection, table: Table) -> None:
    """Let ids that the database gives begin after those that were put in."""
    if sql.dialect.name != "postgresql":
        return
    for column in table.primary_key.columns:
        counted = func.pg_get_serial_sequence(table.name, column.name)
        if sql.execute(select(counted)).scalar() is not None:
            last = sql.execute(select(func.max(column))).scalar()
            sql.execute(select(func.setval(counted, last or 1, last is not None)))


def tables_of(sql: Connection) -> dict[str, Table]:
    """Return every table that lies in a database, by name."""
    found = MetaData()
    found.reflect(sql)
    return dict(sorted(found.tables.items()))


def made_at(copy: Path) -> datetime:
    """Return when a copy was made: as it says itself, or by the date of its file."""
    with closing(_only_reading(copy)) as opened:
        mark = opened.execute("PRAGMA application_id").fetchone()[0]
        minutes = opened.execute("PRAGMA user_version").fetchone()[0]
    if mark == MARK:
        return _EPOCH + timedelta(minutes=minutes)
    return datetime.fromtimestamp(copy.stat().st_mtime, UTC)


def refuse_damaged(copy: Path, shown: Path | None = None) -> None:
    """Raise `CopyUnusable` unless a file is a whole database of SQLite."""
    named = str(shown or copy)
    try:
        with closing(_only_reading(copy)) as opened:
            said = opened.execute("PRAGMA integrity_check").fetchall()
    except sqlite3.DatabaseError as error:
        damaged = "malformed" in str(error)
        key = "backup-damaged" if damaged else "backup-not-a-database"
        raise CopyUnusable(key, path=named) from error
    if said != [("ok",)]:
        raise CopyUnusable("backup-damaged", path=named)


def _only_reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5)


@contextmanager
def looking_into(copy: Path) -> Iterator[Connection]:
    """Give a connection that reads a copy and changes no byte of it."""
    engine = create_engine("sqlite://", creator=lambda: _only_reading(copy), poolclass=NullPool)
    try:
        with engine.connect() as sql:
            yield sql
    finally:
        engine.dispose()


def revision_of(copy: Path) -> str:
    """Return the revision of a copy; raises `CopyUnusable` for one of another program or time."""
    try:
        with looking_into(copy) as sql:
            revision = migrations.revision_of(sql)
    except (ValueError, DBAPIError):
        raise CopyUnusable("backup-not-ours", path=str(copy)) from None
    if not revision:
        raise CopyUnusable("backup-not-ours", path=str(copy))
    if revision not in migrations.known():
        raise CopyUnusable("backup-newer", path=str(copy))
    return revision


def work_on(copy: Path, target: Path) -> Store:
    """Copy a copy to a private file, bring that to this release, and open it."""
    target.unlink(missing_ok=True)
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    _copy_file(copy, target)
    with closing(sqlite3.connect(target)) as made:
        made.execute("PRAGMA application_id=0").close()
        made.execute("PRAGMA user_version=0").close()
    if revision_of(target) != HEAD:
        from bot.memory.migrations.upgrading import upgrade

        upgrade(make_url(f"sqlite:///{target}"))
    return Store(f"sqlite:///{target}")
