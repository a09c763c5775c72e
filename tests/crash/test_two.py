"""Two bots on one PostgreSQL: every timer once, and a standby that is ready soon."""

from pathlib import Path

from tests.crash.test_crash import SEED
from tests.crash.two import TAKEN_OVER_WITHIN, killed

KILLS = 2


def test_a_standby_takes_over_and_every_timer_fires_once(tmp_path: Path):
    print(f"STEWARD_SEED={SEED}")
    pair, found, wrong = killed(tmp_path, SEED, KILLS)
    assert wrong == []
    assert max(pair.gaps) <= TAKEN_OVER_WITHIN
    assert len(pair.work.words["later"]) > KILLS
    assert found.counts["messages"] > 0
