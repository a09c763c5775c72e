"""A bot that runs on several platforms, some of which give up, and on PostgreSQL."""

import asyncio
import json
import os
import pty
import subprocess
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from adapters.console.platform import Console
from bot.adapter import Adapter, Fatal, Hearing, Wiring
from bot.clock import SystemIds
from bot.language.message import Say
from bot.language.words import Catalogue
from bot.running import keyrings, notes
from bot.running.assembly import Kept, Parts, engine_over
from bot.running.serving import serve_parts
from bot.running.wording import OWN_WORDS
from tests.databases import fresh_database
from tests.running.homes import FEATURES, Home, home


@dataclass
class Tired(Console):
    """A platform that cannot go on after a moment."""

    async def run(self, hearing: Hearing) -> None:
        """Give up at once."""
        raise Fatal("database-missing", place="the platform")


@dataclass
class Brief(Console):
    """A platform that works until the other has given up, and then cannot go on either."""

    other_stopped: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self, hearing: Hearing) -> None:
        """Wait for the other, and give up."""
        await self.other_stopped.wait()
        raise Fatal("database-empty", place="the other platform")


def two_platforms(stopped: asyncio.Event) -> Parts:
    """All features, a platform that gives up, and one that gives up after it."""

    def tired(wiring: Wiring) -> Adapter:
        return Tired(wiring.catalogue, name="tired")

    def brief(wiring: Wiring) -> Adapter:
        return Brief(wiring.catalogue, name="brief", other_stopped=stopped)

    return Parts(FEATURES, {"tired": tired, "brief": brief}, Catalogue.load(OWN_WORDS))


def test_one_platform_that_gives_up_does_not_stop_the_others(tmp_path: Path):
    one = home(tmp_path)
    one.steward("setup")
    one.config.write_text(one.config.read_text() + "[adapters.tired]\n[adapters.brief]\n")
    told: list[Say] = []
    stopped = asyncio.Event()

    def tell(said: Say) -> None:
        told.append(said)
        if said.key == "run-platform-stopped":
            stopped.set()

    made = two_platforms(stopped)
    assert serve_parts(one.settings, made, one.clock, SystemIds(), tell) == 1
    stops = ["run-platform-stopped"] * 2
    assert [said.key for said in told] == ["run-ready", *stops, "run-nobody-left"]
    with one.engine() as engine, engine.store.look() as sql:
        why = {name: said.key for name, said in notes.stops(sql).items()}
    assert why == {"tired": "database-missing", "brief": "database-empty"}


PLATFORM = """
from bot.running.findings import problem, fine

class Doubtful:
    name = "doubtful"
    async def check(self):
        return [fine("platform", "check-running"), problem("platform", "check-no-group")]

def adapter(wiring):
    return Doubtful()
"""


def test_a_platform_of_another_package_is_found_and_asked(tmp_path: Path):
    one = home(tmp_path / "bot")
    one.steward("setup")
    package = tmp_path / "package"
    about = package / "doubtful-1.dist-info"
    about.mkdir(parents=True)
    (package / "doubtful.py").write_text(PLATFORM)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: doubtful\nVersion: 1\n")
    (about / "entry_points.txt").write_text("[steward.adapters]\ndoubtful = doubtful:adapter\n")
    one.config.write_text(one.config.read_text() + "[adapters.doubtful]\n")
    done = one.steward("check", "--json", PYTHONPATH=str(package))
    assert done.stderr == ""
    findings = json.loads(done.stdout)["findings"]
    mine = [(f["level"], f["what"]) for f in findings if f["about"] == "platform"]
    assert done.returncode == 1
    assert mine == [
        ("fine", "The bot is running."),
        ("problem", "No group is founded yet, and there is no founding code."),
    ]


async def test_a_platform_keeps_what_it_must(tmp_path: Path):
    one = home(tmp_path)
    one.steward("setup")
    opened = keyrings.open_both(one.settings, one.clock)
    with engine_over(opened, FEATURES, one.clock, SystemIds()) as engine:
        matrix, discord = Kept(engine, "matrix"), Kept(engine, "discord")
        assert await matrix.get("since") == ""
        await matrix.put("since", "s1")
        await matrix.put("since", "s2")
        await discord.put("since", "d1")
        assert (await matrix.get("since"), await discord.get("since")) == ("s2", "d1")


def test_a_bot_on_postgresql_alone(tmp_path: Path):
    """Database and key store are two databases; a lost key store comes back from its copy."""
    one = Home(tmp_path, home(tmp_path / "x").clock)
    store = fresh_database()
    words = ("--database", fresh_database(), "--store", store, "--keys", "passphrase")
    done = one.steward("setup", *words, said="seven grey herons\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert one.steward("setup", said="").returncode == 0
    one.config.write_text(one.config.read_text() + "[adapters.console]\n")
    with one.running():
        assert one.steward("unlock", said="seven grey herons\n").returncode == 0
        assert one.steward("backup", "it.backup").returncode == 0
        assert one.steward("verify").returncode == 0
    other = one.config.read_text().replace(store, fresh_database())
    one.config.write_text(other)
    assert "no key store" in one.steward("verify").stderr
    done = one.steward("restore", "it.backup", "--replace")
    assert (done.returncode, done.stderr) == (0, "")
    assert one.steward("verify").returncode == 0


def typed(command: list[str], one: Home, *lines: str) -> str:
    """What a terminal shows while somebody types these lines, each when it is asked for."""
    screen, end = pty.openpty()
    process = subprocess.Popen(
        command, cwd=one.folder, env=one.environ({}), stdin=end, stdout=end, stderr=end
    )
    os.close(end)
    shown = b""
    waiting = list(lines)
    with suppress(OSError):
        while read := os.read(screen, 4096):
            shown += read
            if waiting and shown.endswith(b": "):
                os.write(screen, waiting.pop(0).encode() + b"\n")
    os.close(screen)
    assert process.wait() == 0, shown.decode()
    return shown.decode()


def test_setup_asks_and_a_passphrase_is_not_shown(tmp_path: Path):
    one = Home(tmp_path, home(tmp_path / "x").clock)
    words = "seven grey herons"
    shown = typed(one.command("setup"), one, "es", "passphrase", words, words)
    assert "Which language" in shown
    assert "¿Dónde van las claves" in shown
    assert "El código de fundación es" in shown
    assert words not in shown
    assert one.settings.mode == "passphrase"
    one.config.write_text(one.config.read_text() + "[adapters.console]\n")
    with one.running():
        shown = typed(one.command("unlock"), one, words)
    assert "Desbloqueado." in shown
    assert words not in shown
