"""Names the moments between two writes, so that a test can kill the process at each of them.

`STEWARD_KILL=keys.saved-new:2` kills the process when it passes that point the second time.
Without that variable a point does nothing.
"""

import os
import signal
from collections import Counter
from functools import cache

VARIABLE = "STEWARD_KILL"
"""The environment variable that names a point and the pass: `NAME:PASS`, first pass is 1."""

_points: set[str] = set()
_passes: Counter[str] = Counter()


def point(name: str) -> str:
    """Register `name` as a kill point and return it, to be kept as a constant of its module."""
    if name in _points:
        raise ValueError(f"two kill points are named {name}")
    _points.add(name)
    return name


def names() -> frozenset[str]:
    """Return every registered kill point of the modules imported so far."""
    return frozenset(_points)


def reached(name: str) -> None:
    """Say that this point is passed; the process dies here if the environment says so."""
    aim = _aim()
    if aim is None or aim[0] != name:
        return
    _passes[name] += 1
    if _passes[name] == aim[1]:
        os.kill(os.getpid(), signal.SIGKILL)


@cache
def _aim() -> tuple[str, int] | None:
    said = os.environ.get(VARIABLE)
    if not said:
        return None
    name, _, number = said.rpartition(":")
    return name, int(number)
