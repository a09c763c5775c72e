"""Key stores for tests: at hand on both databases, with what lies on the disk of them."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, make_url, text

from bot.clock import HandClock
from bot.memory.keys import KeyStore, Ring, Stretch, Wrapping, create_store, open_store
from bot.memory.sealing import fresh_key
from tests.databases import fresh_database

KINDS = ("sqlite", "postgresql")
START = datetime(2026, 3, 7, 18, 0, tzinfo=UTC)
ID = "the-database"
QUICK = Stretch(memory_kib=64, iterations=1, lanes=1)
"""A passphrase that costs nothing to try: for tests alone."""


def address_of(kind: str, folder: Path) -> str:
    """An address where there is no key store yet."""
    return fresh_database() if kind == "postgresql" else f"sqlite:///{folder}/store/keys.db"


def two_keys() -> Wrapping:
    """Both wrapping keys, made up."""
    return Wrapping(fresh_key(), fresh_key())


class Home:
    """A key store's place, its wrapping keys and its clock, through which it is opened again."""

    def __init__(self, address: str, wrapping: Wrapping) -> None:
        self.address = address
        self.wrapping = wrapping
        self.clock = HandClock(START)
        self.store = create_store(address, ID, wrapping, self.clock)

    def later(self, minutes: float) -> None:
        """Let time pass."""
        self.clock.set(self.clock.now() + timedelta(minutes=minutes))

    def again(self, wrapping: Wrapping | None = None, patience: float = 5) -> KeyStore:
        """Close the store and open it again, as a restart does."""
        self.store.close()
        wait = timedelta(seconds=patience)
        used = wrapping or self.wrapping
        self.store = open_store(self.address, ID, used, self.clock, patience=wait)
        return self.store

    def live(self, *subjects: str, ring: Ring = Ring.OPERATING, copied: bool = True) -> list[bytes]:
        """Make keys that are live."""
        made = [self.store.new(subject, ring, copied=copied) for subject in subjects]
        self.store.save_new()
        self.store.confirm(subjects)
        return made

    def saved(self, *subjects: str) -> None:
        """Make keys that are new, as if the process died after `save_new`."""
        for subject in subjects:
            self.store.new(subject, Ring.OPERATING)
        self.store.save_new()

    def subjects(self) -> set[str]:
        """The subjects that have keys, read past the store."""
        return {row[0] for row in self.ask("SELECT subject FROM keys")}

    def wrapped(self, *subjects: str) -> list[bytes]:
        """The wrapped keys of subjects, read past the store."""
        rows = dict(self.ask("SELECT subject, wrapped FROM keys"))
        return [bytes(rows[subject]) for subject in subjects]

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """Read rows past the store."""
        engine = create_engine(self.address)
        with engine.connect() as connection:
            rows = [tuple(row) for row in connection.execute(text(query))]
        engine.dispose()
        return rows

    def tell(self, statement: str, **facts: object) -> None:
        """Change rows past the store."""
        engine = create_engine(self.address)
        with engine.begin() as connection:
            connection.execute(text(statement), facts)
        engine.dispose()

    def raw(self) -> bytes:
        """Every byte of the store's files; on PostgreSQL, of the tables' own files."""
        url = make_url(self.address)
        if url.get_backend_name() == "sqlite":
            files = Path(url.database or "").parent.iterdir()
            return b"".join(file.read_bytes() for file in sorted(files))
        self.tell("CHECKPOINT")
        [(oid,)] = self.ask("SELECT oid FROM pg_database WHERE datname = current_database()")
        folder = Path(self.ask("SHOW data_directory")[0][0]) / "base" / str(oid)
        return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))


def rows_of(*subjects: str):
    """A database in which these subjects have rows."""

    def exists(asked: Collection[str]) -> set[str]:
        return set(asked) & set(subjects)

    return exists
