"""Start: from the command to the first sign of life, and the memory then, against one import."""

import os
import pty
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import psutil

from tests.bench.environments import CACHE, ROOT
from tests.bench.ours_start import CHAT, IMPORT_ALONE, Started, running
from tests.bench.report import Row, Table
from tests.bench.rounds import Series

GOAL = 1.3

AS_USUAL = {
    "TERM": "dumb",
    "PYTHONDONTWRITEBYTECODE": "",
    "PYTHONPYCACHEPREFIX": str(CACHE / "pycache"),
}
"""A plain terminal, and modules that are compiled once, whatever this machine is set to."""

Measured = tuple[float, float]
"""Milliseconds to ready, and megabytes resident then."""


def run(rounds: int) -> list[Table]:
    """Start everything in turn, `rounds` times; a table of milliseconds and one of megabytes."""
    CACHE.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=CACHE) as folder:
        found = measure([IMPORT_ALONE, running(Path(folder)), CHAT], rounds)
    titles = ("Start to ready, ms", "Memory when ready, MB resident")
    return [_table(title, found, place) for place, title in enumerate(titles)]


def measure(all_started: Sequence[Started], rounds: int) -> dict[str, list[Measured]]:
    """Start each in turn; a first round, which only fills the caches, does not count."""
    found: dict[str, list[Measured]] = {one.name: [] for one in all_started}
    for number in range(rounds + 1):
        for one in all_started if number % 2 == 0 else all_started[::-1]:
            measured = start_once(one)
            if number > 0:
                found[one.name].append(measured)
    return found


def start_once(one: Started) -> Measured:
    """Start a program at a terminal of its own, wait until it is ready, and stop it.

    Raises RuntimeError when it ends without having said so.
    """
    ours, its = pty.openpty()
    environ = {**os.environ, **AS_USUAL, **one.environ}
    began = perf_counter()
    process = subprocess.Popen(
        one.command, cwd=ROOT, env=environ, stdin=its, stdout=its, stderr=its
    )
    os.close(its)
    try:
        _wait_for(one, ours)
        took = (perf_counter() - began) * 1e3
        return took, psutil.Process(process.pid).memory_info().rss / 2**20
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def _wait_for(one: Started, terminal: int) -> None:
    said = ""
    while one.ready not in said:
        try:
            heard = os.read(terminal, 4096)
        except OSError:  # how a terminal tells that the other end was closed
            heard = b""
        if not heard:
            raise RuntimeError(f"{one.name} ended without saying {one.ready!r}:\n{said}")
        said += heard.decode(errors="replace")


def _table(title: str, found: dict[str, list[Measured]], place: int) -> Table:
    series = {name: Series(tuple(pair[place] for pair in all_)) for name, all_ in found.items()}
    alone = series.pop(IMPORT_ALONE.name)
    rows = [Row(IMPORT_ALONE.name, alone)]
    for name, ours in series.items():
        rows.append(Row(name, ours, ours.median / alone.median, GOAL, at_most=True))
    return Table(title, rows)
