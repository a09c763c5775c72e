"""A bot that is killed and started again, the platform that it speaks on, and their database."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import delete

from bot.clock import SystemClock, SystemIds
from bot.command import Registry
from bot.engine import Engine
from bot.memory import killpoints
from bot.memory.keys import create_files
from bot.memory.opening import create
from bot.memory.store import Store
from bot.memory.tables import LeaseRow
from bot.running import installed
from bot.waiting import Work
from tests.databases import fresh_database
from tests.platform import installing
from tests.platform.notes import Note
from tests.platform.notes import feature as notes
from tests.platform.stage import found
from tests.platform.wire import ask_now

ROOT = Path(__file__).resolve().parents[2]
REMEMBERS = 4.0
"""Seconds for which the adapter says that the platform surely knows a key again."""

WINDOW = 7.0
"""Seconds for which the platform really does, so that no stalled request comes too late."""

FAULTS = {
    "unheard": 4,
    "lost": 8,
    "stalled": 8,
    "longest_stall": 0.8,
    "limited": 4,
    "broken": 4,
    "doubled": 20,
    "shuffled": 20,
}
SPEAKERS = ("ana", "ben", "cem")
SHUT = ("cem",)
ROOMS = ("general", "hall")
FEATURES = ("members", "voting")
STARTED_WITHIN = 60.0


class Stuck(Exception):
    """Something that surely had to happen did not."""


class Platform:
    """The platform's server, a process of its own."""

    def __init__(self, window: float = WINDOW) -> None:
        command = [sys.executable, "-m", "tests.platform.server", str(window)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline())

    def ask(self, do: str, **told: Any) -> Any:
        """Ask the server for something that only a test asks."""
        return ask_now(self.port, do, **told)

    def record(self) -> Mapping[str, Any]:
        """What people saw, and what the bot did not acknowledge yet."""
        told: Mapping[str, Any] = self.ask("record")
        return told

    def close(self) -> None:
        """End the server."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()


@dataclass
class Rig:
    """Everything that a crash test stands on. `store` is the key store's address."""

    folder: Path
    database: str
    store: str
    platform: Platform
    bots: list["Bot"] = field(default_factory=list)

    @property
    def config(self) -> Path:
        """Where the bot's configuration is."""
        return self.folder / "config.toml"

    @property
    def log(self) -> Path:
        """What every bot wrote."""
        return self.folder / "steward.log"

    def bot(self) -> "Bot":
        """One more process that may run on this database."""
        self.bots.append(Bot(self))
        return self.bots[-1]

    def steward(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Have one command of the command line done."""
        return subprocess.run(
            [*COMMAND, "--config", str(self.config), *arguments],
            cwd=ROOT,
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
        )

    def end_leases(self) -> None:
        """End what a dead process held, as a few seconds more would."""
        store = Store(self.database)
        with store.begin() as sql:
            sql.execute(delete(LeaseRow))
        store.close()

    def environment(self, aim: str = "") -> dict[str, str]:
        """The environment of a process that finds the platform, and may be killed."""
        kept = {k: v for k, v in os.environ.items() if k != killpoints.VARIABLE}
        if aim:
            kept[killpoints.VARIABLE] = aim
        return {**kept, "PYTHONPATH": f"{self.folder / 'installed'}{os.pathsep}{ROOT}"}

    def close(self) -> None:
        """Kill every bot and end the platform."""
        for bot in self.bots:
            bot.kill()
        self.platform.close()


COMMAND = [sys.executable, "-m", "bot"]


class Bot:
    """One `steward run`, killed and started again."""

    def __init__(self, rig: Rig) -> None:
        self._rig = rig
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """The number of its process."""
        assert self._process is not None
        return self._process.pid

    def start(self, aim: str = "", *, alone: bool = False) -> None:
        """Start it; with an aim such as `sending.sent:2` it kills itself there.

        Where it is `alone` it need not wait for the leases of the process before it to end.
        """
        if alone:
            self._rig.end_leases()
        with self._rig.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*COMMAND, "--config", str(self._rig.config), "run"],
                cwd=ROOT,
                env=self._rig.environment(aim),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def ended(self, within: float = 0.0) -> bool:
        """Whether it ends within so many seconds; raises `Stuck` where it was not killed."""
        assert self._process is not None
        try:
            status = self._process.wait(within)
        except subprocess.TimeoutExpired:
            return False
        if status != -signal.SIGKILL:
            raise Stuck(f"the bot ended with status {status}: see {self._rig.log}")
        return True

    def kill(self) -> None:
        """Kill it as power loss would, but for the disk."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def stop(self) -> int:
        """Tell it to stop; returns the exit status."""
        assert self._process is not None
        self._process.terminate()
        return self._process.wait(STARTED_WITHIN)


@contextmanager
def rig(kind: str, folder: Path, erasable: int) -> Iterator[Rig]:
    """Make a bot on a database of that kind, with so many members who may be erased."""
    folder.mkdir(parents=True, exist_ok=True)
    database, store = f"sqlite:///{folder}/steward.db", f"sqlite:///{folder}/keys.db"
    if kind == "postgresql":
        database, store = fresh_database(), fresh_database()
    made = Rig(folder, database, store, Platform())
    try:
        installing.install(folder / "installed")
        _configure(made)
        _people(made, erasable)
        backup = made.steward("backup")  # from now on every erasure writes the keys' copy anew
        if backup.returncode:
            raise Stuck(backup.stderr)
        made.platform.ask("people", shut=list(SHUT))
        made.platform.ask("faults", faults=FAULTS)
        yield made
    finally:
        made.close()


def _configure(made: Rig) -> None:
    sections: dict[str, dict[str, Any]] = {
        "steward": {"database": made.database, "features": [*FEATURES, "notes"]},
        "keys": {"store": made.store},
        "log": {"level": "info"},
        "adapters.contract": {"port": made.platform.port, "remembers": REMEMBERS},
    }
    lines = []
    for name, section in sections.items():
        lines += [f"[{name}]", *(f"{key} = {json.dumps(v)}" for key, v in section.items()), ""]
    made.config.write_text("\n".join(lines), "utf-8")
    made.config.chmod(0o600)


def _people(made: Rig, erasable: int) -> None:
    """Found the two groups: one that speaks, one whose members are erased."""
    wrapping = create_files(made.folder / "keys")
    opened = create(made.database, made.store, wrapping, SystemClock(), SystemIds())
    with opened.store.begin() as sql:
        Note.__table__.create(sql)  # type: ignore[attr-defined]
    features, _ = installed.features(FEATURES)
    engine = Engine(
        opened.store, opened.keys, Registry([*features, notes]), SystemClock(), SystemIds()
    )
    for rooms, names in ((ROOMS, SPEAKERS), (("quarry",), erasable_names(erasable))):
        work = Work(partial(found, names=names, rooms=rooms))
        engine.handle([work])
        if work.error is not None:
            raise work.error
    opened.close()


def erasable_names(count: int) -> tuple[str, ...]:
    """The accounts of those who are erased; the first stays and holds the posts."""
    return tuple(f"member{number:03}" for number in range(count + 1))
