"""Due timers: a thousand claimed at once, of ten thousand pending and of a million."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.environments import CACHE
from tests.bench.ours_due import fill
from tests.bench.report import Row, Table
from tests.bench.rounds import Contestant, Series, run_rounds
from tests.databases import fresh_database

FEW, MANY = 10_000, 1_000_000
CLAIMS = 5
"""Claims in one round, of which the median counts."""

MOST_MS, MOST_TIMES = 20, 1.5


def run(rounds: int) -> list[Table]:
    """Fill four databases, claim from each in turn, and compare."""
    CACHE.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=CACHE) as folder:
        urls = {
            "SQLite": [f"sqlite:///{Path(folder) / str(pending)}.db" for pending in (FEW, MANY)],
            "PostgreSQL": [fresh_database() for _ in (FEW, MANY)],
        }
        contestants = [
            _contestant(database, pending, url)
            for database, pair in urls.items()
            for pending, url in zip((FEW, MANY), pair, strict=True)
        ]
        found = run_rounds(contestants, rounds)
    return [table({name: figures["claim"] for name, figures in found.items()}, list(urls))]


def _contestant(database: str, pending: int, url: str) -> Contestant:
    fill(url, pending)
    task = {"url": url, "claims": CLAIMS}
    return Contestant(_name(database, pending), ("-m", "tests.bench.ours_due"), task)


def _name(database: str, pending: int) -> str:
    return f"steward, {database}, {pending:,} pending"


def table(found: dict[str, Series], databases: list[str]) -> Table:
    """Hold the million against the goal in milliseconds, and against the ten thousand."""
    rows = []
    for database in databases:
        few, many = (found[_name(database, pending)] for pending in (FEW, MANY))
        times = many.median / few.median
        rows += [
            Row(_name(database, FEW), few),
            Row(_name(database, MANY), many, many.median, MOST_MS, at_most=True, unit=" ms"),
            Row("… against ten thousand pending", many, times, MOST_TIMES, at_most=True),
        ]
    return Table("A thousand due timers claimed, ms", rows)
