"""A tenth of the crash test: killed anywhere, the bot loses nothing and says nothing twice."""

import os
from pathlib import Path

import pytest

from tests.crash.trial import aims, points, trials

SEED = int(os.environ.get("STEWARD_SEED", "2026"))
SHARE = 0.1
KILLS = 30


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_killed_anywhere_nothing_is_lost_and_nothing_said_twice(kind: str, tmp_path: Path):
    print(f"STEWARD_SEED={SEED}")
    for trial, found in trials(kind, tmp_path, SEED, SHARE, KILLS):
        assert (found.wrong, trial.missed) == ([], [])
        assert found.counts["acts"] > 0
    assert (trial.hit, trial.random) == (len(aims(SEED, SHARE)), KILLS)


def test_every_step_of_saying_and_waking_has_a_point():
    kinds = {name.partition(".")[0] for name in points()}
    assert kinds >= {"answers", "batch", "erasure", "keys", "lease", "sending", "sweep", "ticks"}
