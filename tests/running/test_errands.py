"""Errands: done beside the engine after the commit, and back as a timer, failed ones too."""

from hashlib import scrypt
from pathlib import Path
from threading import Event

from sqlalchemy import select

from bot.call import Call
from bot.engine import Engine
from bot.memory.tables import DueRow
from bot.running import errands
from tests.bot.engines import alone, engine, group, hear, person


def came_back(on: Engine) -> list[tuple[str, bool]]:
    """What is due since the errands ended: its name, and whether it failed."""
    on.handle(on._waiting.take())
    with on.store.look() as sql:
        found = [tuple(row) for row in sql.execute(select(DueRow.name, DueRow.args))]
    return [(name, '"failed": "yes"' in args) for name, args in found]


def ask(on: Engine) -> object:
    return hear(on, Call("group backup", {}, person("ana"), alone("ana"), "e1"))[0]


def test_an_errand_is_done_and_comes_back(tmp_path: Path):
    done = Event()

    def work() -> None:
        scrypt(b"long", salt=b"work", n=2**14, r=8, p=4, maxmem=2**26)
        done.set()

    with engine(tmp_path) as on:
        group(on, "ana", "ben")
        with errands.running(on, {"backup": work}):
            ask(on)
        assert done.is_set()
        assert came_back(on) == [("group backed-up", False)]


def test_an_errand_that_fails_comes_back_as_failed(tmp_path: Path):
    def fail() -> None:
        raise OSError("the disk is gone")

    with engine(tmp_path) as on:
        group(on, "ana", "ben")
        with errands.running(on, {"backup": fail}):
            ask(on)
        assert came_back(on) == [("group backed-up", True)]


def test_an_errand_that_nobody_runs_here_comes_back_at_once(tmp_path: Path):
    with engine(tmp_path) as on:
        group(on, "ana", "ben")
        with errands.running(on, {}):
            ask(on)
            assert came_back(on) == [("group backed-up", True)]


def test_an_errand_of_a_call_that_is_refused_is_not_run(tmp_path: Path):
    with engine(tmp_path) as on:
        group(on, "ana", "ben")
        done = Event()
        with errands.running(on, {"backup": done.set}):
            hear(on, Call("group backup", {}, person("ben"), alone("ben"), "e1"))
        assert not done.is_set()
