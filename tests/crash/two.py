"""Two bots on one PostgreSQL: the active one is killed at random, the other takes over.

`python -m tests.crash.two [--kills N] [--seed N]`, twenty kills unless told otherwise.
"""

import argparse
import json
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event

from sqlalchemy import select

from bot.memory.store import Store
from bot.memory.tables import LeaseRow
from bot.running.sending import lease_name
from tests.crash.checking import Found, examine, waiting
from tests.crash.rig import FAULTS, Bot, Rig, Stuck, rig
from tests.crash.trial import CALM, QUIET, SETTLED_WITHIN
from tests.crash.workload import Workload
from tests.platform.adapter import NAME

KILLS = 20
TAKEN_OVER_WITHIN = 10.0
LOAD = ("later", "later", "later", "add", "card", "tell")
LOADED_EVERY = 0.5
STARTED_WITHIN = 60.0
ERASABLE = 30


@dataclass
class Pair:
    """Two bots, and who of them holds the platform."""

    rig: Rig
    bots: tuple[Bot, Bot]
    work: Workload
    chance: Random
    store: Store
    gaps: list[float] = field(default_factory=list)

    def owner(self) -> str:
        """The name under which one of the two holds the platform now, if one does."""
        with self.store.look() as sql:
            held = select(LeaseRow.owner).where(LeaseRow.name == lease_name(NAME))
            return sql.execute(held).scalar() or ""

    def load(self, seconds: float) -> None:
        """Have people do things for so many seconds."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            kinds = [*LOAD, *(["erase"] if self.chance.random() < 0.05 else [])]
            self.rig.platform.ask("inject", events=self.work.burst(kinds))
            Event().wait(LOADED_EVERY)

    def turn(self) -> None:
        """Kill whoever is active under load, and measure until the other answers."""
        self.load(self.chance.uniform(0.5, 3.0))
        active, standby = self.bots
        active.kill()
        killed = time.monotonic()
        self.rig.platform.ask("inject", events=self.work.burst(["add"]))
        self._until_answered(self.work.events[-1], killed)
        self.gaps.append(time.monotonic() - killed)
        active.start()
        self.bots = (standby, active)
        self.load(self.chance.uniform(0.5, 2.0))

    def _until_answered(self, event: str, since: float) -> None:
        while event not in {one["event"] for one in self.rig.platform.record()["answers"]}:
            if time.monotonic() - since > STARTED_WITHIN:
                raise Stuck(f"nobody took over: see {self.rig.log}")
            Event().wait(0.1)

    def settle(self) -> Found:
        """Let both finish everything undisturbed, stop them, and examine what there is."""
        self.rig.platform.ask("faults", faults=dict.fromkeys(CALM, 0))
        self._quiet()
        self.rig.platform.ask("inject", events=[self.work.last_card()])
        self._quiet()
        for bot in self.bots:
            bot.stop()
        return examine(self.rig, self.work)

    def _quiet(self) -> None:
        end, calm = time.monotonic() + SETTLED_WITHIN, time.monotonic()
        while time.monotonic() - calm < QUIET:
            if self.rig.platform.record()["waiting"] or waiting(self.rig):
                calm = time.monotonic()
            if time.monotonic() > end:
                raise Stuck(f"there is no end to it: see {self.rig.log}")
            Event().wait(0.2)


def start(made: Rig, seed: int) -> Pair:
    """Start two bots; the first of the two holds the platform."""
    pair = Pair(made, (made.bot(), made.bot()), Workload(seed, ERASABLE), Random(seed),
                Store(made.database))  # fmt: skip
    pair.bots[0].start()
    since = time.monotonic()
    while not pair.owner():
        if time.monotonic() - since > STARTED_WITHIN:
            raise Stuck(f"nobody began: see {made.log}")
        Event().wait(0.1)
    pair.bots[1].start()
    made.platform.ask("faults", faults=FAULTS)
    return pair


def troubles(log: Path) -> Sequence[str]:
    """What both wrote that should never happen: deadlocks, and what broke."""
    lines = [line for line in log.read_text("utf-8").splitlines() if line.startswith("{")]
    told = [json.loads(line) for line in lines]
    return [one["event"] for one in told if one["level"] == "error" or "Deadlock" in str(one)]


def killed(folder: Path, seed: int, kills: int) -> tuple[Pair, Found, list[str]]:
    """Kill the active one of two so many times; returns what was measured and found wrong."""
    with rig("postgresql", folder, ERASABLE) as made:
        pair = start(made, seed)
        for _ in range(kills):
            pair.turn()
        found = pair.settle()
        wrong = [*found.wrong, *(f"in the log: {line}" for line in troubles(made.log))]
        slow = [gap for gap in pair.gaps if gap > TAKEN_OVER_WITHIN]
        wrong += [f"the standby took {gap:.1f} s" for gap in slow]
        pair.store.close()
    return pair, found, wrong


def report(folder: Path, seed: int, kills: int) -> list[str]:
    """Kill so many times, print what was counted, and return what is wrong."""
    pair, found, wrong = killed(folder, seed, kills)
    counts = {"kills": kills, "timers": len(pair.work.words["later"]), **found.counts}
    told = ", ".join(f"{count} {name}" for name, count in counts.items())
    print(f"two processes: {told}", flush=True)
    print(f"taken over after {median(pair.gaps):.1f} s, at most {max(pair.gaps):.1f} s", flush=True)
    for line in wrong:
        print(f"two processes: WRONG: {line}", flush=True)
    return wrong


def main() -> int:
    """Do as the command line says; returns the exit status."""
    told = argparse.ArgumentParser(prog="python -m tests.crash.two")
    told.add_argument("--kills", type=int, default=KILLS)
    told.add_argument("--seed", type=int, default=Random().randrange(10**6))
    told.add_argument("--keep", type=Path, help="leave the logs in this folder")
    given = told.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))
    print(f"seed {given.seed}", flush=True)
    with TemporaryDirectory() as scratch:
        wrong = report(given.keep or Path(scratch), given.seed, given.kills)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
