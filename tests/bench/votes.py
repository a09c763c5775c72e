"""Votes: durable vote Calls a second from 64 callers, the same statements in every peer."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import create_engine, make_url

from bot.memory.sealing import fresh_key
from tests.bench.environments import CACHE
from tests.bench.prepare_votes import prepare
from tests.bench.report import Row, Table
from tests.bench.rounds import Contestant, Series, run_rounds
from tests.databases import fresh_database

CALLERS = 64
SECONDS = 2.0
MEMBERS = 64

OURS, TWO = "steward", "steward, two processes"
BY_HAND = "sqlite3 by hand, one at a time"
ORM_SQLITE = "SQLAlchemy 2.1.9 async ORM, aiosqlite 0.22.1"
ORM_PSYCOPG = "SQLAlchemy 2.1.9 async ORM, psycopg 3.3.9, 16 connections"
ORM_ASYNCPG = "SQLAlchemy 2.1.9 async ORM, asyncpg 0.32.0, 16 connections"

GOALS = {BY_HAND: 0.5, ORM_SQLITE: 8.0, ORM_PSYCOPG: 1.5, ORM_ASYNCPG: 1.5}
"""How many times the peer's votes we want to carry."""

CALLS_A_COMMIT = 32
"""How many votes shall share a commit where it is our own process that flushes, on SQLite."""


def run(rounds: int) -> list[Table]:
    """Measure on both databases, one collective voting and then sixteen."""
    tables: list[Table] = []
    for kind in ("SQLite", "PostgreSQL"):
        for collectives in (1, 16):
            CACHE.mkdir(exist_ok=True)
            with TemporaryDirectory(dir=CACHE) as folder:
                tables += measure(kind, collectives, Path(folder), rounds)
    return tables


def measure(kind: str, collectives: int, folder: Path, rounds: int) -> list[Table]:
    """Prepare a database, let every peer vote on a copy of it in turn, and compare."""
    url = f"sqlite:///{folder}/prepared.db" if kind == "SQLite" else fresh_database()
    keys, wrapping = f"sqlite:///{folder}/keys.db", [fresh_key().hex(), fresh_key().hex()]
    prepared = folder / "prepared.json"
    prepare(url, keys, wrapping, collectives, MEMBERS, prepared)
    given = {"url": url, "keys": keys, "wrapping": wrapping, "prepared": str(prepared)}
    task = {**given, "seconds": SECONDS, "callers": CALLERS}
    found = run_rounds(contestants(kind, task), rounds, copied)
    place = f"{kind}, {collectives} collective{'s' if collectives > 1 else ''}"
    return [
        rates(f"Durable votes a second, {CALLERS} callers, {place}", found),
        shared(
            f"Votes in one commit, {place}", found, CALLS_A_COMMIT if kind == "SQLite" else None
        ),
    ]


def contestants(kind: str, task: Mapping[str, object]) -> list[Contestant]:
    """Name who votes on which database; we come first."""
    ours, orm = ("-m", "tests.bench.ours_votes"), ("tests/bench/peers/async_orm.py",)
    if kind == "SQLite":
        return [
            Contestant(OURS, ours, task),
            Contestant(BY_HAND, ("tests/bench/peers/plain_sqlite.py",), task),
            Contestant(ORM_SQLITE, orm, task, "async-orm", ("aiosqlite",)),
        ]
    return [
        Contestant(TWO, ours, {**task, "processes": 2, "mixed": True}),
        Contestant(OURS, ours, task),
        Contestant(ORM_PSYCOPG, orm, task, "async-orm", ("psycopg",)),
        Contestant(ORM_ASYNCPG, orm, task, "async-orm", ("asyncpg",)),
    ]


@contextmanager
def copied(task: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """Give a task a copy of the prepared database, for one run."""
    url = make_url(str(task["url"]))
    if url.get_backend_name() == "sqlite":
        with TemporaryDirectory(dir=CACHE) as folder:
            shutil.copy2(str(url.database), f"{folder}/copy.db")
            yield {**task, "url": f"sqlite:///{folder}/copy.db"}
        return
    copy = url.set(database=f"{url.database}_copy")
    engine = create_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as sql:
        sql.exec_driver_sql(f"CREATE DATABASE {copy.database} TEMPLATE {url.database}")
        yield {**task, "url": copy.render_as_string(hide_password=False)}
        sql.exec_driver_sql(f"DROP DATABASE {copy.database} WITH (FORCE)")
    engine.dispose()


def rates(title: str, found: dict[str, dict[str, Series]]) -> Table:
    """Compare votes a second; the first contestant is ours."""
    names = list(found)
    ours = found[names[0]]["votes"]
    rows = [Row(names[0], ours)]
    for name in names[1:]:
        theirs = found[name]["votes"]
        rows.append(Row(name, theirs, ours.median / theirs.median, GOALS.get(name)))
    return Table(title, rows)


def shared(title: str, found: dict[str, dict[str, Series]], goal: float | None) -> Table:
    """Show how many of our votes shared one commit, which is one flush to the disk."""
    ours = {name: figures["a_commit"] for name, figures in found.items() if name in (OURS, TWO)}
    return Table(title, [Row(name, n, n.median, goal, unit="") for name, n in ours.items()])
