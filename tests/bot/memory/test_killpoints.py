"""Kill points: silent unless they are aimed at, and deadly at the pass that is named."""

import signal
import subprocess
import sys

import pytest

from bot.memory import killpoints

PROGRAM = """
from bot.memory.killpoints import point, reached
HERE, THERE = point("test.here"), point("test.there")
for _ in range(3):
    reached(HERE)
    print("here", flush=True)
    reached(THERE)
"""


def passed(aim: str) -> tuple[int, int]:
    """Run the program with a point aimed at; returns how it ended and how far it came."""
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={killpoints.VARIABLE: aim},
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stdout.count("here")


@pytest.mark.parametrize(
    ("aim", "end", "lines"),
    [
        ("", 0, 3),
        ("test.here:1", -signal.SIGKILL, 0),
        ("test.here:3", -signal.SIGKILL, 2),
        ("test.there:2", -signal.SIGKILL, 2),
        ("test.here:4", 0, 3),
        ("test.elsewhere:1", 0, 3),
    ],
)
def test_the_process_dies_at_the_pass_that_is_named(aim: str, end: int, lines: int):
    assert passed(aim) == (end, lines)


def test_a_name_is_given_once():
    name = killpoints.point("test.killpoints.once")
    assert name in killpoints.names()
    with pytest.raises(ValueError, match=name):
        killpoints.point(name)
