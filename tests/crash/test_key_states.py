"""Killed at any moment, the database and the key store agree again after one sweep."""

import multiprocessing
import multiprocessing.connection
import os
import signal
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import NullPool, create_engine, make_url, text

from bot.clock import HandClock
from bot.memory.keys import KeyStore, create_files, create_store
from bot.memory.keys.copying import read_copy
from bot.memory.killpoints import names
from bot.memory.sealing import unseal
from tests.crash import key_drill
from tests.crash.key_drill import ID, WORDS, Place, exists_in, make_again, moment, open_either
from tests.databases import fresh_database

KINDS = ("sqlite", "postgresql")
OWN = ("keys.", "files.", "drill.")
ONCE = {"keys.file-made", "keys.laid", "keys.rewrapped"}
POINTS = sorted(name for name in names() if name.startswith(OWN))
RANDOM_KILLS = int(os.environ.get("STEWARD_KEY_KILLS", "20"))
"""How many random kills on each database; a full run asks for more."""

SEED = int(os.environ.get("STEWARD_SEED", Random().randrange(10**6)))
ENDLESS = 10**6
OTHERS = """
    SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
TABLES = (
    "CREATE TABLE words (id BIGINT PRIMARY KEY, subject TEXT NOT NULL, sealed {bytes} NOT NULL)",
    "CREATE TABLE gone (subject TEXT PRIMARY KEY)",
)


class Trial:
    """A place that is drilled again and again, and examined after each kill."""

    def __init__(self, kind: str, folder: Path) -> None:
        self.kind = kind
        self.run = 0
        self.erased = 0
        self.lines = 0
        self.wrapped: dict[bytes, str] = {}
        self.wiped: set[bytes] = set()
        if kind == "sqlite":
            addresses = [f"sqlite:///{folder}/store/keys.db", f"sqlite:///{folder}/main.db"]
        else:
            addresses = [fresh_database(), fresh_database()]
        self.place = Place(addresses[0], addresses[1], folder)
        self.place.copy.parent.mkdir()
        for name in ("first", "second"):
            create_files(folder / name)
        create_store(
            self.place.store, ID, self.place.wrapping("first"), HandClock(moment(0))
        ).close()
        self.main = create_engine(self.place.main, poolclass=NullPool)
        with self.main.begin() as connection:
            kept = "BLOB" if kind == "sqlite" else "BYTEA"
            for table in TABLES:
                connection.execute(text(table.format(bytes=kept)))

    def drill(
        self,
        act: Callable[..., None],
        aim: str = "",
        *,
        rounds: int = 12,
        wait: float = 60,
        after: float | None = None,
    ) -> int | None:
        """Run a drill in a process of its own; returns how the process ended.

        It is killed `after` so many seconds from when it began to work; `wait` is how long it has
        to begin.
        """
        self.run += 1
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["pytest", key_drill.__name__])
        begun, tell = context.Pipe(duplex=False)
        child = context.Process(target=act, args=(self.place, self.run, aim, rounds, tell))
        child.start()
        tell.close()
        multiprocessing.connection.wait([begun, child.sentinel], wait)
        child.join(after)
        child.kill()
        child.join()
        begun.close()
        self._wait_for_servers()
        return child.exitcode

    def _wait_for_servers(self) -> None:
        """Wait for what a PostgreSQL server still does for a client that is gone."""
        if self.kind == "sqlite":
            return
        for address in (self.place.store, self.place.main):
            engine = create_engine(address)
            with engine.connect() as connection:
                connection.execute(text(OTHERS)).all()
            engine.dispose()

    def examine(self) -> None:
        """Sweep as a start does, then hold the database, the store and the disk together."""
        self._note_wrapped()
        clock = HandClock(moment(self.run + 1))
        store, _ = open_either(self.place, clock)
        try:
            swept = store.sweep(exists_in(self.main), clock.now())
            assert (swept.without_rows, swept.waiting) == ((), ())
            assert not swept.unscrubbed
            assert not swept.copy_stale
            self._compare(store)
        finally:
            store.close()

    def _compare(self, store: KeyStore) -> None:
        with self.main.connect() as connection:
            words = connection.execute(text("SELECT id, subject, sealed FROM words")).all()
            gone = set(connection.execute(text("SELECT subject FROM gone")).scalars())
        for row in words:
            assert unseal(store.get(row.subject), row.sealed, f"words/{row.id}") == WORDS
        there = {row.subject for row in words}
        assert self._subjects() == there
        assert gone == {one.subject for one in store.destroyed_since(moment(0))}
        assert [problem.key for problem in store.verify()] in ([], ["key-copy-none"])
        self.erased = len(gone)
        self._search(there)

    def _search(self, there: set[str]) -> None:
        """Look for keys in clear, and for wrapped ones that are gone, where none was found yet."""
        raw = self._raw()
        keys = [line.split() for line in self._journal()[self.lines :]]
        assert [subject for subject, key in keys if bytes.fromhex(key) in raw] == []
        self.lines += len(keys)
        gone = {one for one, subject in self.wrapped.items() if subject not in there} - self.wiped
        assert [self.wrapped[one] for one in gone if one in raw] == []
        self.wiped |= gone
        if self.place.copy.exists():
            self._search_copy(there)

    def _search_copy(self, there: set[str]) -> None:
        store, _ = open_either(self.place, HandClock(moment(self.run + 1)))
        copied = {row["subject"] for row in read_copy(self.place.copy, store._doors).keys}
        store.close()
        assert copied <= there
        assert not any(subject.startswith("poll") for subject in copied)

    def _journal(self) -> list[str]:
        return self.place.journal.read_text().splitlines() if self.place.journal.exists() else []

    def _note_wrapped(self) -> None:
        engine = create_engine(self.place.store)
        with engine.connect() as connection:
            for subject, wrapped in connection.execute(text("SELECT subject, wrapped FROM keys")):
                self.wrapped[bytes(wrapped)] = subject
        engine.dispose()

    def _subjects(self) -> set[str]:
        engine = create_engine(self.place.store)
        with engine.connect() as connection:
            subjects = set(connection.execute(text("SELECT subject FROM keys")).scalars())
        engine.dispose()
        return subjects

    def _raw(self) -> bytes:
        """Every byte of the store's files and of the folder of its copy."""
        folders = [self.place.copy.parent]
        path = make_url(self.place.store).database or ""
        if self.kind == "sqlite":
            folders.append(Path(path).parent)
        else:
            folders.append(self._folder_of_postgres())
        files = [file for folder in folders for file in sorted(folder.iterdir())]
        return b"".join(file.read_bytes() for file in files if file.is_file())

    def _folder_of_postgres(self) -> Path:
        engine = create_engine(self.place.store, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text("CHECKPOINT"))
            folder = connection.execute(text("SHOW data_directory")).scalar_one()
            own = "SELECT oid FROM pg_database WHERE datname = current_database()"
            number = connection.execute(text(own)).scalar_one()
        engine.dispose()
        return Path(folder) / "base" / str(number)


@pytest.fixture(scope="module", params=KINDS)
def trial(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):
    made = Trial(request.param, tmp_path_factory.mktemp(f"drill-{request.param}"))
    yield made
    made.main.dispose()


def test_every_step_of_the_store_has_a_point():
    assert len(POINTS) == 18, POINTS


@pytest.mark.parametrize("point", [name for name in POINTS if name not in ONCE])
def test_killed_at_a_named_point(trial: Trial, point: str):
    for number in (1, 2, 3):
        assert trial.drill(key_drill.everyday, f"{point}:{number}") == -signal.SIGKILL
        trial.examine()


@pytest.mark.parametrize("point", sorted(ONCE))
def test_killed_while_a_store_is_made_or_its_keys_change(trial: Trial, point: str):
    (trial.place.folder / "made").mkdir(exist_ok=True)
    for number in (1, 2, 3):
        assert trial.drill(key_drill.beginnings, f"{point}:{number}") == -signal.SIGKILL
        trial.examine()
        for path in sorted((trial.place.folder / "made").glob("*.db")):
            made = make_again(f"sqlite:///{path}", trial.place.wrapping("first"), trial.run)
            assert [problem.key for problem in made.verify()] == ["key-copy-none"]
            made.close()


def test_killed_at_random(trial: Trial):
    print(f"STEWARD_SEED={SEED}, {RANDOM_KILLS} kills on {trial.kind}")
    chance = Random(SEED)
    for _ in range(RANDOM_KILLS):
        wait = chance.choice([0, 60, 60, 60])
        after = chance.uniform(0, 0.3)
        ended = trial.drill(key_drill.everyday, rounds=ENDLESS, wait=wait, after=after)
        assert ended == -signal.SIGKILL
        trial.examine()
    made, erased = len(trial._journal()), trial.erased
    print(f"{made} keys were made, {erased} subjects erased, {len(trial._subjects())} are left")
    assert erased > RANDOM_KILLS


def test_an_undisturbed_drill_ends_by_itself(trial: Trial):
    assert trial.drill(key_drill.everyday, after=60) == 0
    trial.lines = 0
    trial.wiped.clear()
    trial.examine()
