"""The command line as a host meets it: real processes, one line for whatever goes wrong."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running.homes import Home, home
from tests.running.test_restore import founded
from tests.tree import ROOT

HEAVY = ("sqlalchemy", "alembic", "fluent", "msgspec", "cryptography", "prompt_toolkit", "babel")


@pytest.fixture
def one(tmp_path: Path) -> Home:
    """A bot that can run, on the console."""
    made = home(tmp_path, platform=True)
    assert made.steward("setup").returncode == 0
    return made


def complaint(done: "subprocess.CompletedProcess[str]") -> str:
    """The one line on standard error of a command that was refused."""
    (line,) = done.stderr.splitlines()
    assert done.returncode == 2
    assert line.startswith("steward: ")
    return line.removeprefix("steward: ")


def imported(*words: str, folder: Path, said: str = "") -> set[str]:
    """The libraries that a command imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "bot", *words],
        cwd=folder,
        input=said,
        capture_output=True,
        text=True,
        check=False,
    )
    names = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    return names & set(HEAVY)


def test_help_comes_without_waiting_for_any_library(tmp_path: Path):
    assert imported("--help", folder=tmp_path) == set()
    done = home(tmp_path).steward("--help")
    assert (done.returncode, done.stderr) == (0, "")
    for command in ("chat", "setup", "run", "check", "verify", "unlock", "backup", "restore"):
        assert f"\n  {command} " in done.stdout
    assert "..." not in done.stdout.partition("Commands:")[2]
    bare = subprocess.run([sys.executable, "-m", "bot"], capture_output=True, text=True, check=True)
    assert bare.stdout == done.stdout


def test_every_command_explains_itself(tmp_path: Path):
    for command in ("chat", "setup", "run", "check", "verify", "unlock", "backup", "restore"):
        done = home(tmp_path).steward(command, "--help")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith(f"Usage: steward {command}")


def test_alembic_stays_out_where_nothing_is_to_be_changed(one: Home):
    config = ("--config", str(one.config))
    assert "alembic" not in imported(*config, "check", folder=one.folder)
    assert "alembic" not in imported(*config, "setup", folder=one.folder)
    chat = "== nobody: ana ==\n# general\nana: /help\n"
    assert "alembic" not in imported("chat", folder=one.folder, said=chat)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["chatt"], "Did you mean steward chat?"),
        (["xyzzy"], "steward --help"),
        (["--loud"], "steward --help"),
        (["chat", "--loud"], "steward --help"),
        (["chat", "more"], "steward --help"),
        (["chat", "--platform", "discord"], "Leave --platform out"),
        (["chat", "--database", "x.db"], "Leave --database out"),
        (["setup", "--language", "fr"], "steward --help"),
        (["restore"], "steward restore FILE"),
        (["restore", "x", "--resume"], "steward restore FILE"),
        (["restore", "--replace"], "steward restore FILE"),
        (["restore", "nowhere.backup"], "Give the path of one."),
        (["verify", "x"], "--receipt CODE"),
        (["verify", "--receipt", "AAAA"], "Look at the code again"),
        (["unlock"], "nothing to unlock"),
    ],
)
def test_an_error_of_use_is_one_line_that_says_what_to_do(one: Home, words: list[str], hint: str):
    assert hint in complaint(one.steward(*words))


@pytest.mark.parametrize("command", ["run", "check", "verify", "unlock", "backup"])
def test_without_a_configuration_each_command_says_what_to_do(tmp_path: Path, command: str):
    made = home(tmp_path)
    made.config.unlink()
    assert "run steward setup" in complaint(made.steward(command))


def test_a_wrong_configuration_is_named_with_its_line(one: Home):
    one.config.write_text("\n[steward]\nlangage = 'en'\n")
    found = complaint(one.steward("check"))
    assert (
        found == f"{one.config}, line 3: there is no setting langage here. Did you mean language?"
    )


def test_the_host_is_spoken_to_in_their_language(tmp_path: Path):
    made = home(tmp_path)
    assert "¿Querías decir steward chat?" in complaint(made.steward("chatt", LANG="es_ES.UTF-8"))
    assert "Did you mean" in complaint(made.steward("chatt", LANG="de_DE.UTF-8"))
    made.config.unlink()
    done = made.steward("setup", "--language", "es")
    assert "El código de fundación es" in done.stdout
    assert "bien: La configuración" in made.steward("check", LANG="C").stdout


def modes(folder: Path) -> set[int]:
    return {path.stat().st_mode & 0o777 for path in folder.rglob("*") if path.is_file()}


def test_setup_makes_everything_for_its_owner_alone(tmp_path: Path):
    made = home(tmp_path)
    made.config.unlink()
    done = made.steward("setup")
    assert (done.returncode, done.stderr) == (0, "")
    assert "The founding code is " in done.stdout
    assert modes(tmp_path) == {0o600}
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700
    before = {p: p.read_bytes() for p in [made.config, *(tmp_path / "keys").glob("*.key")]}
    again = made.steward("setup")
    assert again.returncode == 0
    assert "code" not in again.stdout
    assert {path: path.read_bytes() for path in before} == before
    assert "The founding code is " in made.steward("setup", "--code").stdout
    assert made.steward("check").returncode == 0


def test_a_founding_code_is_kept_only_as_a_hash(one: Home):
    told = one.steward("setup", "--code").stdout
    code = told.partition("The founding code is ")[2].partition(".")[0]
    raw = b"".join(path.read_bytes() for path in one.folder.rglob("*") if path.is_file())
    assert len(code) == 14
    assert code.encode() not in raw
    assert code.replace("-", "").encode() not in raw


def test_setup_with_keys_in_the_environment(tmp_path: Path):
    made = home(tmp_path)
    made.config.unlink()
    asked = made.steward("setup", "--keys", "env")
    assert asked.returncode == 2
    names = ("STEWARD_OPERATING_KEY", "STEWARD_CONFIDENTIAL_KEY")
    keys = {n: asked.stdout.partition(f"{n}=")[2].partition("=")[0] + "=" for n in names}
    done = made.steward("setup", **keys)
    assert (done.returncode, done.stderr) == (0, "")
    assert made.steward("check", **keys).returncode == 0
    assert "STEWARD_OPERATING_KEY is not set" in complaint(made.steward("backup"))
    raw = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert all(key.encode() not in raw for key in keys.values())


def test_setup_with_a_passphrase(tmp_path: Path):
    made = home(tmp_path)
    made.config.unlink()
    assert "at least 12 letters" in made.steward("setup", "--keys", "passphrase", said="x\n").stderr
    done = made.steward("setup", said="seven grey herons\n")
    assert done.returncode == 0
    assert "Unlocked" not in done.stdout
    assert [path.name for path in (tmp_path / "keys").glob("*.key")] == ["operating.key"]
    made.config.write_text(made.config.read_text() + "[adapters.console]\n")
    with made.running():
        assert "nothing was unlocked" in complaint(made.steward("unlock", said="seven herons\n"))
        assert made.steward("unlock", said="seven grey herons\n").stdout.startswith("Unlocked.")
    assert "steward run" in complaint(made.steward("unlock", said="seven grey herons\n"))


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


def test_a_chat_is_played_and_leaves_nothing(tmp_path: Path):
    made = home(tmp_path)
    chat = "== nobody: ana (manages) ==\n# general\nana: /help\n"
    done = made.steward("chat", said=chat, TMPDIR=str(tmp_path / "t"))
    played = made.steward("chat", said=done.stdout)
    assert (played.returncode, played.stderr, played.stdout) == (0, "", done.stdout)
    assert done.returncode == 1
    assert done.stderr.startswith("line 3: ")
    assert not list(tmp_path.rglob("*.db"))


def test_a_chat_is_kept_where_the_host_wants_it(tmp_path: Path):
    made = home(tmp_path)
    chat = "== Riverside, Europe/London, en: ana (secretary), ben ==\n# general\nana: /help\n"
    made.steward("chat", "--keep", "kept", said=chat)
    kept = {path.name for path in (tmp_path / "kept").rglob("*") if path.is_file()}
    assert kept >= {"chat.db", "store.db", "operating.key", "confidential.key", "debug.log"}
    assert modes(tmp_path / "kept") == {0o600}
    assert b"Riverside" not in (tmp_path / "kept" / "chat.db").read_bytes()
    made.steward("chat", "--keep", "kept", said=chat)
    counted = sqlite3.connect(tmp_path / "kept" / "chat.db")
    assert counted.execute("SELECT count(*) FROM collective").fetchone() == (2,)
    counted.close()


def test_what_broke_is_written_down_at_debug_without_words(one: Home):
    with sqlite3.connect(one.database) as sql:
        sql.execute("UPDATE instance SET restored = 'Zugzwang'")
    sql.close()
    line = complaint(one.steward("run"))
    assert "Something broke on our side" in line
    done = one.steward("--debug", "run")
    *told, last = done.stderr.splitlines()
    assert last == f"steward: {line}"
    assert json.loads(told[-1])["failure"][0]["places"]
    assert "Zugzwang" not in done.stderr


def test_the_module_is_the_command(tmp_path: Path):
    script = Path(sys.executable).with_name("steward")
    done = subprocess.run([script, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("steward 0.")


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


def test_an_older_database_is_kept_and_brought_up_and_a_newer_one_refused(tmp_path: Path):
    one = home(tmp_path / "bot", platform=True)
    one.steward("setup")
    with one.engine() as engine:
        founded(engine)
    assert one.steward("backup", "old.backup").returncode == 0
    tree = older(tmp_path)
    newer = {"PYTHONPATH": str(tree)}
    assert "brings it up to date" in complaint(one.steward("verify", **newer))
    assert "The database is from an older Steward." in one.steward("check", **newer).stdout
    with subprocess.Popen(
        one.command("run"), cwd=one.folder, env=one.environ(newer), stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        told = process.stdout.readline()
        assert "is running" in process.stdout.readline()
        process.terminate()
    assert told.startswith("The database is from an older Steward. A copy of it is kept at ")
    kept = Path(told.strip().rpartition(" ")[2])
    assert kept.suffix == ".revision-0001"
    with sqlite3.connect(one.database) as sql:
        assert sql.execute("SELECT colour FROM instance").fetchall() == [("red",)]
        assert sql.execute("SELECT count(*) FROM member").fetchone() == (3,)
    sql.close()
    assert one.steward("verify", **newer).returncode == 0
    assert "written by a newer Steward" in complaint(one.steward("run"))
    assert "Install that version" in complaint(one.steward("backup"))
    assert one.steward("restore", "old.backup", "--replace", **newer).returncode == 0
    assert one.steward("verify", **newer).returncode == 0
    assert one.steward("backup", "new.backup", **newer).returncode == 0
    assert "made by a newer" in complaint(one.steward("restore", "new.backup", "--replace"))
    assert one.steward("restore", str(kept), "--replace").returncode == 0
    assert one.steward("verify").returncode == 0
