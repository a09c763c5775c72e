"""Feed a million inputs to whatever reads, then try every Call by everybody, and count.

`python -m tests.fuzz [INPUTS] [SEED]`
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.clock import seconds_of_work
from tests.fuzz.access import walk
from tests.fuzz.reading import TARGETS, fuzz

SHARES = {"lines": 0.35, "times": 0.35, "calls": 0.25, "documents": 0.05}


def main(inputs: int = 1_000_000, first_seed: int = 1) -> int:
    """Fuzz everything; return the exit status."""
    whole = 0
    for target in TARGETS:
        began = seconds_of_work()
        count = fuzz(target, int(inputs * SHARES[target]), first_seed)
        whole += count
        took = seconds_of_work() - began
        print(f"{target}: {count} inputs, no unhandled exception, {took:.0f} s", flush=True)
    print(f"in all: {whole} inputs, first seed {first_seed}")
    with TemporaryDirectory() as folder:
        tries, wrong = walk(Path(folder))
    print(f"access: {sum(tries.values())} calls of {len(tries)} commands, {len(wrong)} wrong")
    for trouble in wrong:
        print(trouble)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
