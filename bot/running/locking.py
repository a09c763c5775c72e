"""One running bot a SQLite file: a lock that the system lets go of when the process ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.memory.keys.files import make_private
from bot.refusal import Refusal


class Running(Refusal):
    """Another process works with this database."""

    def __init__(self, path: Path) -> None:
        """Name the database."""
        super().__init__("database-in-use", path=str(path))


def lock_of(database: Path) -> Path:
    """Return where the lock of a database file lies: beside it."""
    return database.with_name(database.name + ".lock")


@contextmanager
def alone(database: Path | None) -> Iterator[None]:
    """Hold a database file alone; None, for PostgreSQL, needs no lock. Raises `Running`."""
    if database is None:
        yield
        return
    handle = _open(lock_of(database))
    try:
        if not _taken(handle):
            raise Running(database)
        yield
    finally:
        os.close(handle)


def is_running(database: Path) -> bool:
    """Say whether a process holds a database file at this moment."""
    path = lock_of(database)
    if not path.exists():
        return False
    handle = _open(path)
    try:
        return not _taken(handle)
    finally:
        os.close(handle)


def _open(path: Path) -> int:
    make_private(path)
    return os.open(path, os.O_RDWR | os.O_CLOEXEC)


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
