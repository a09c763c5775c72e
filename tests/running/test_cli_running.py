"""A running bot: started, stopped, shared, backed up and brought up to date."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest

from tests.running.homes import Home, complaint, home
from tests.running.restoring import founded
from tests.tree import ROOT

HEAVY = ("sqlalchemy", "alembic", "fluent", "msgspec", "cryptography", "prompt_toolkit", "babel")


@pytest.mark.parametrize("wish", [signal.SIGTERM, signal.SIGINT])
def test_a_running_bot_stops_when_it_is_told_to(one: Home, wish: signal.Signals):
    with one.running() as process:
        process.send_signal(wish)
        assert process.stdout is not None
        assert process.stderr is not None
        out, err = process.stdout.read(), process.stderr.read()
    assert process.returncode == 0
    assert out == "Steward is running on console. Stop it with Ctrl-C.\n"
    assert json.loads(err.splitlines()[-1])["event"] == "stopped as told"


def test_one_bot_runs_on_a_database_and_others_may_read_it(one: Home):
    with one.running() as process:
        assert "Stop it first" in complaint(one.steward("run"))
        assert "ok: The bot is running." in one.steward("check").stdout
        assert one.steward("verify").returncode == 0
        assert one.steward("backup").returncode == 0
        (backup,) = (one.folder / "backups").glob("*.backup")
        assert "Stop it first" in complaint(one.steward("restore", str(backup), "--replace"))
        process.kill()
    with one.running():
        pass


def test_a_backup_is_put_back(one: Home):
    with one.engine() as engine:
        founded(engine)
    assert one.steward("backup", "it.backup").returncode == 0
    assert "add --replace" in complaint(one.steward("restore", "it.backup"))
    done = one.steward("restore", "it.backup", "--replace")
    assert (done.returncode, done.stderr) == (0, "")
    assert "The backup of " in done.stdout
    assert one.steward("restore", "--drop").returncode == 0
    assert one.steward("verify").returncode == 0
    with one.running():
        pass
    with one.engine() as engine, engine.store.look() as sql:
        assert sql.exec_driver_sql("SELECT restored FROM instance").scalar() is None
        assert sql.exec_driver_sql("SELECT count(*) FROM card").scalar() == 0


def test_a_platform_is_wanted(tmp_path: Path):
    made = home(tmp_path)
    made.steward("setup")
    assert "[adapters.matrix]" in complaint(made.steward("run"))
    text = made.config.read_text()
    made.config.write_text(text + "[adapters.pigeon]\n")
    assert "There is no platform pigeon" in complaint(made.steward("run"))
    made.config.write_text("[steward]\nfeatures = ['knitting']\n" + text)
    assert "There is no feature knitting" in complaint(made.steward("run"))


def older(folder: Path) -> Path:
    """A copy of the program whose database has one revision more than ours."""
    tree = folder / "tree"
    for name in ("bot", "commands", "adapters"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, tree / name, ignore=ignored)
    tables = tree / "bot/memory/tables.py"
    text = tables.read_text().replace(
        "    founding_code: Mapped[bytes]",
        '    colour: Mapped[str] = mapped_column(server_default="red", default="red")\n'
        "    founding_code: Mapped[bytes]",
    )
    tables.write_text(text)
    subprocess.run(
        [sys.executable, "-m", "bot.memory.migrations", "new", "colours"],
        cwd=tree,
        env={"PYTHONPATH": str(tree), "PATH": os.environ["PATH"]},
        capture_output=True,
        check=True,
    )
    return tree


def first_lines(one: Home, count: int, **environ: str) -> list[str]:
    """What a bot says first when it runs; then it is told to stop."""
    with subprocess.Popen(
        one.command("run"), cwd=one.folder, env=one.environ(environ), stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        patience = Timer(60, process.kill)
        patience.start()
        told = [process.stdout.readline() for _ in range(count)]
        patience.cancel()
        process.terminate()
    return told


def test_an_older_database_is_kept_and_brought_up_to_date(one: Home):
    with one.engine() as engine:
        founded(engine)
    newer = {"PYTHONPATH": str(older(one.folder))}
    assert "brings it up to date" in complaint(one.steward("verify", **newer))
    assert "The database is from an older Steward." in one.steward("check", **newer).stdout
    told, ready = first_lines(one, 2, **newer)
    assert told.startswith("The database is from an older Steward. A copy of it is kept at ")
    assert "is running" in ready
    with sqlite3.connect(one.database) as sql:
        assert sql.execute("SELECT colour FROM instance").fetchall() == [("red",)]
        assert sql.execute("SELECT count(*) FROM member").fetchone() == (3,)
    sql.close()
    assert one.steward("verify", **newer).returncode == 0
    kept = Path(told.strip().rpartition(" ")[2])
    assert kept.suffix == ".revision-0001"
    assert one.steward("restore", str(kept), "--replace").returncode == 0
    assert one.steward("verify").returncode == 0


def test_a_newer_database_and_its_backups_are_refused(one: Home):
    assert one.steward("backup", "old.backup").returncode == 0
    newer = {"PYTHONPATH": str(older(one.folder))}
    assert one.steward("restore", "old.backup", "--replace", **newer).returncode == 0
    assert one.steward("verify", **newer).returncode == 0
    assert one.steward("backup", "new.backup", **newer).returncode == 0
    assert "written by a newer Steward" in complaint(one.steward("run"))
    assert "Install that version" in complaint(one.steward("backup"))
    assert "made by a newer" in complaint(one.steward("restore", "new.backup", "--replace"))
