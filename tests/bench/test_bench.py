"""The benches' own arithmetic and harnesses, at toy size and without any peer installed."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.report import Row, Table, draw
from tests.bench.rounds import Contestant, Series, run_rounds

ECHO = "import json, sys; print('noise'); print(json.dumps({'took': json.loads(sys.argv[1])['n']}))"


def test_rounds_gather_each_contestants_figures():
    contestants = [Contestant(name, ("-c", ECHO), {"n": 3}) for name in ("one", "two")]
    found = run_rounds(contestants, rounds=2)
    assert found == {name: {"took": Series((3, 3))} for name in ("one", "two")}


def test_a_contestant_that_fails_stops_the_bench():
    with pytest.raises(subprocess.CalledProcessError):
        run_rounds([Contestant("broken", ("-c", "raise SystemExit(1)"), {})], rounds=1)


@pytest.mark.parametrize(
    ("ratio", "goal", "at_most", "reached"),
    [(2.0, 1.4, False, True), (1.3, 1.4, False, False), (1.3, 1.4, True, True),
     (1.5, 1.4, True, False), (None, 1.4, False, None), (2.0, None, False, None)],
)  # fmt: skip
def test_a_goal_is_reached_from_its_own_side(ratio, goal, at_most, reached):
    assert Row("peer", Series((1.0,)), ratio, goal, at_most).reached is reached


def test_a_table_shows_median_range_ratio_and_goal():
    rows = [
        Row("steward", Series((12.0, 10.0, 11.0))),
        Row("a peer", Series((33.0, 1234.0, 22.0)), 3.0, 4),
    ]
    assert draw(Table("Dispatch, µs", rows)).splitlines() == [
        "Dispatch, µs",
        "name     median   min–max  ratio  goal  reached",
        "steward      11     10–12",
        "a peer       33  22–1,234  3.00×  ≥ 4×       no",
    ]


def test_the_stopwatch_refuses_a_wrong_answer():
    stopwatch = Path(__file__).parent / "peers"
    code = (
        "import asyncio, stopwatch\n"
        "async def hear(number): return 'nonsense'\n"
        "asyncio.run(stopwatch.time_kinds(hear))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, '{"commands": 4, "seconds": 0}'],
        env={"PYTHONPATH": str(stopwatch)}, capture_output=True, text=True,
    )  # fmt: skip
    assert "heard ['nonsense']" in done.stderr
