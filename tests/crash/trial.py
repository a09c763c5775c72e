"""Killing a bot at named points and at random, again and again, on one database."""

import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from threading import Event

from tests.crash.checking import Found, examine, waiting
from tests.crash.rig import FAULTS, REMEMBERS, STARTED_WITHIN, Bot, Rig, Stuck, rig
from tests.crash.workload import Workload

PASSES = (1, 2, 3)
ELSEWHERE = ("drill.", "files.")
"""Points of other tests, and of what a running bot does not do."""

NOT_RUNNING = ("keys.file-made", "keys.laid", "keys.rewrapped")
"""Points of setting up and of changing keys; `test_key_states` kills there."""

ONCE_A_LIFE = ("answers.kept", "keys.swept", "lease.taken", "sweep.kept", "sweep.rows")
"""Points that a bot passes at its start and then for half a minute or an hour no more.

Their second and third pass are those of its second and third life.
"""

ACTS = ("add", "card", "later", "tell", "long", "poll", "card", "later", "add")
ERASING = ("erasure.", "keys.going", "keys.destroyed", "keys.scrubb", "keys.copied")
HIT_WITHIN = 40.0
SETTLED_WITHIN = 180.0


@cache
def points() -> tuple[str, ...]:
    """The kill points that a running bot passes."""
    code = "import bot.running.serving; from bot.memory.killpoints import names; print(*names())"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    named = (p for p in told.stdout.split() if not p.startswith(ELSEWHERE))
    return tuple(sorted(p for p in named if p not in NOT_RUNNING))


@dataclass(frozen=True)
class Aim:
    """A point, and at which pass the bot is to die there; 0 is a random instant."""

    point: str
    nth: int

    def __str__(self) -> str:
        return f"{self.point}:{1 if self.point in ONCE_A_LIFE else self.nth}"


@dataclass
class Trial:
    """One database on which the bot is killed many times, and examined now and then."""

    kind: str
    rig: Rig
    bot: Bot
    work: Workload
    chance: Random
    hit: int = 0
    random: int = 0
    missed: list[str] = field(default_factory=list)

    def aim(self, aim: Aim) -> None:
        """Start the bot with an aim, and give it to do until it dies there."""
        self.bot.start(str(aim), alone=True)
        end = time.monotonic() + HIT_WITHIN
        erasing = ["erase"] * aim.nth if aim.point.startswith(ERASING) else []
        while time.monotonic() < end:
            self.give([*ACTS, *erasing])
            if self.bot.ended(within=4.0):
                self.hit += 1
                return
        self.missed.append(str(aim))
        self.bot.kill()

    def at_random(self) -> None:
        """Start the bot and kill it at a random instant: mostly once it is at work."""
        listens = self.rig.platform.record()["listens"]
        self.bot.start(alone=True)
        self.give(self.work.some(4))
        if self.chance.random() < 0.8:
            self._until_listening(listens)
            self.bot.ended(within=self.chance.uniform(0.0, 1.5))
        else:
            self.bot.ended(within=self.chance.uniform(0.0, start_time()))
        self.bot.kill()
        self.random += 1
        if self.chance.random() < 0.1:
            Event().wait(REMEMBERS)

    def _until_listening(self, before: int) -> None:
        end = time.monotonic() + STARTED_WITHIN
        while self.rig.platform.record()["listens"] == before:
            if self.bot.ended(within=0.05) or time.monotonic() > end:
                raise Stuck(f"the bot does not begin: see {self.rig.log}")

    def give(self, kinds: Iterable[str]) -> None:
        """Have people do some acts, and vote on what stands open."""
        record = self.rig.platform.record()
        events = [*self.work.burst(kinds), *self.work.votes(record)]
        self.rig.platform.ask("inject", events=events)

    def settle(self) -> Found:
        """Let the bot finish everything undisturbed, stop it, and examine what there is."""
        self.rig.platform.ask("faults", faults=dict.fromkeys(CALM, 0))
        self.bot.start(alone=True)
        self._quiet()
        self.give([])
        self._quiet()
        self.rig.platform.ask("inject", events=[self.work.last_card()])
        self._quiet()
        (self.rig.folder / "record.json").write_text(json.dumps(self.rig.platform.record()))
        if status := self.bot.stop():
            raise Stuck(f"the bot stopped with status {status}: see {self.rig.log}")
        return examine(self.rig, self.work)

    def _quiet(self) -> None:
        """Wait until nothing waits any more: no event, no message, no timer."""
        end = time.monotonic() + SETTLED_WITHIN
        calm = time.monotonic()
        while time.monotonic() - calm < QUIET:
            if self.rig.platform.record()["waiting"] or waiting(self.rig):
                calm = time.monotonic()
            if self.bot.ended(within=0.2):
                raise Stuck("the bot was killed by nobody")
            if time.monotonic() > end:
                raise Stuck(f"there is no end to it: see {self.rig.log}")


QUIET = 2.0
"""Seconds for which nothing waits before it is believed."""

CALM = ("unheard", "lost", "stalled", "limited", "broken", "doubled", "shuffled")


@cache
def start_time() -> float:
    """About how many seconds a bot needs here until it works."""
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", "import bot.running.serving"], check=True)
    return (time.monotonic() - began) * 2 + 0.5


def aims(seed: int, share: float) -> Sequence[Aim]:
    """Every point at each pass, or a seeded share of them, in seeded order."""
    all_of_them = [Aim(point, nth) for point in points() for nth in PASSES]
    chance = Random(seed)
    chance.shuffle(all_of_them)
    return all_of_them[: max(1, round(len(all_of_them) * share))]


def trials(
    kind: str, folder: Path, seed: int, share: float, kills: int
) -> Iterator[tuple[Trial, Found]]:
    """Kill at the named points and at random, and say after each part what was found."""
    chosen = aims(seed, share)
    erasable = kills // 4 + 10 + sum(2 * a.nth for a in chosen if a.point.startswith(ERASING))
    with rig(kind, folder, erasable) as made:
        work = Workload(seed, erasable)
        trial = Trial(kind, made, made.bot(), work, Random(seed))
        for aim in chosen:
            trial.aim(aim)
        yield trial, trial.settle()
        made.platform.ask("faults", faults=FAULTS)
        for _ in range(kills):
            trial.at_random()
        yield trial, trial.settle()
