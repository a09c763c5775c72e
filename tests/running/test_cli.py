"""The command line as a host meets it: real processes, one line for whatever goes wrong."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running.homes import Home, complaint, home

HEAVY = ("sqlalchemy", "alembic", "fluent", "msgspec", "cryptography", "prompt_toolkit", "babel")


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
