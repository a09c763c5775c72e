"""`python -m tests.crash`: kill the bot at every named point and at random, and count.

A tenth by default; `--full` is every point at its first, second and third pass and three hundred
random instants, on each database.
"""

import argparse
import signal
import sys
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.crash import two
from tests.crash.trial import points, trials

KINDS = ("sqlite", "postgresql")
FULL_KILLS = 300
TENTH = 0.1


def main() -> int:
    """Run as the command line says; returns the exit status."""
    told = argparse.ArgumentParser(prog="python -m tests.crash")
    told.add_argument("--full", action="store_true")
    told.add_argument("--seed", type=int, default=Random().randrange(10**6))
    told.add_argument("--database", choices=("sqlite", "postgres"))
    told.add_argument("--kills", type=int)
    told.add_argument("--share", type=float)
    told.add_argument("--keep", type=Path, help="leave databases and logs in this folder")
    given = told.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))  # and leave no process behind
    share = given.share if given.share is not None else (1.0 if given.full else TENTH)
    kills = given.kills if given.kills is not None else round(FULL_KILLS * share)
    kinds = KINDS if given.database is None else [KINDS[given.database == "postgres"]]
    print(f"seed {given.seed}, {len(points())} points", flush=True)
    with TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        wrong = [w for kind in kinds for w in one(kind, folder / kind, given.seed, share, kills)]
        if "postgresql" in kinds:
            pairs = round(two.KILLS * share) or 1
            wrong += two.report(folder / "two", given.seed, pairs)
    return 1 if wrong else 0


def one(kind: str, folder: Path, seed: int, share: float, kills: int) -> list[str]:
    """Kill on one kind of database, print what was counted, and return what is wrong."""
    began, wrong = time.monotonic(), []
    for trial, found in trials(kind, folder, seed, share, kills):
        counts = {"killed at points": trial.hit, "killed at random": trial.random, **found.counts}
        told = ", ".join(f"{count} {name}" for name, count in counts.items())
        print(f"{kind}: {told}; {time.monotonic() - began:.0f} s", flush=True)
        lines = [f"never passed: {name}" for name in trial.missed] + list(found.wrong)
        trial.missed.clear()
        for line in lines:
            print(f"{kind}: WRONG: {line}", flush=True)
        wrong += lines
    return wrong


if __name__ == "__main__":
    sys.exit(main())
