"""One running bot a database file, and no lock that outlives its process."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.running.locking import Running, alone, is_running, lock_of

HOLDS = """
import sys
from pathlib import Path
from bot.running.locking import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_process_is_refused_until_the_first_is_killed(tmp_path: Path):
    database = tmp_path / "steward.db"
    assert not is_running(database)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, database],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert is_running(database)
        with pytest.raises(Running) as caught, alone(database):
            pass
        assert caught.value.facts == {"path": str(database)}
        holder.kill()
    assert not is_running(database)
    with alone(database):
        assert is_running(database)
    assert not is_running(database)


def test_the_lock_is_for_its_owner_alone(tmp_path: Path):
    with alone(tmp_path / "steward.db"):
        assert lock_of(tmp_path / "steward.db").stat().st_mode & 0o777 == 0o600


def test_postgresql_needs_no_lock():
    with alone(None):
        pass
