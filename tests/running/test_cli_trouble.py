"""What a host can get wrong, and a full disk: one sentence, and nothing half done."""

import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.running.homes import Home, complaint, home

HEAVY = ("sqlalchemy", "alembic", "fluent", "msgspec", "cryptography", "prompt_toolkit", "babel")


def test_a_file_that_is_no_database(one: Home):
    one.database.write_text("no database " * 200)
    for command in ("run", "verify", "backup", "setup"):
        assert "is not a database of Steward" in complaint(one.steward(command))


def test_a_database_of_somebody_else(one: Home):
    one.database.unlink()
    other = sqlite3.connect(one.database)
    other.execute("CREATE TABLE recipe (id INTEGER)")
    other.close()
    one.database.chmod(0o600)
    for command in ("run", "verify", "backup", "setup"):
        assert "is not a database of Steward" in complaint(one.steward(command))


def test_a_database_that_another_program_holds(one: Home):
    held = sqlite3.connect(one.database, isolation_level=None)
    held.execute("PRAGMA locking_mode=EXCLUSIVE")
    held.execute("BEGIN EXCLUSIVE")
    assert "Another program holds the database" in complaint(one.steward("run"))
    held.close()
    with one.running():
        pass


def test_a_database_that_others_may_read(one: Home):
    one.database.chmod(0o644)
    assert "chmod 600" in complaint(one.steward("run"))


def test_keys_that_cannot_be_used(one: Home):
    key = one.folder / "keys" / "operating.key"
    right = key.read_bytes()
    key.chmod(0o640)
    assert f"chmod 600 {key}" in complaint(one.steward("run"))
    key.chmod(0o600)
    key.write_text("short\n")
    assert "no whole key" in complaint(one.steward("run"))
    key.write_bytes(right[::-1].strip()[1:] + b"=\n")
    assert complaint(one.steward("run"))
    key.unlink()
    assert "run steward setup" in complaint(one.steward("run"))
    key.write_bytes(right)
    key.chmod(0o600)
    (one.folder / "keys.db").unlink()
    assert "no key store" in complaint(one.steward("run"))
    assert "no key store" in complaint(one.steward("setup"))


def test_a_socket_whose_place_is_taken(tmp_path: Path):
    made = home(tmp_path)
    made.config.unlink()
    made.steward("setup", "--keys", "passphrase", said="seven grey herons\n")
    made.config.write_text(made.config.read_text() + "[adapters.console]\n")
    (tmp_path / "unlock.sock").write_text("mine")
    done = made.steward("run")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "is no socket" in done.stderr
    assert (tmp_path / "unlock.sock").read_text() == "mine"


CAN_MOUNT = shutil.which("unshare") and (
    subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode == 0
)


def on_a_small_disk(one: Home, disk: Path, script: str) -> "subprocess.CompletedProcess[str]":
    """Run a shell script while a full disk of 300 kB is mounted on a folder."""
    disk.mkdir(parents=True, exist_ok=True)
    mount = f"mount -t tmpfs -o size=300k,mode=700 tmpfs {disk} && {script}"
    return subprocess.run(
        ["unshare", "-rm", "sh", "-c", mount],
        cwd=one.folder,
        env=one.environ({}),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(not CAN_MOUNT, reason="this machine lets nobody mount a small disk")
def test_a_full_disk_leaves_nothing_half_done(one: Home):
    steward = " ".join(one.command("backup"))
    done = on_a_small_disk(one, one.folder / "backups", f"{steward}; s=$?; ls backups >&2; exit $s")
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith("steward: The disk is full")
    assert len(done.stderr.splitlines()) == 1
    fresh = home(one.folder / "b")
    steward = " ".join(fresh.command("setup"))
    done = on_a_small_disk(fresh, fresh.folder / "keys", steward)
    assert done.returncode in (0, 2)
    assert "Traceback" not in done.stderr
