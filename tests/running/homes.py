"""A bot that lives in a folder, as the command line finds it: configuration, keys, database."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.clock import HandClock, SystemIds
from bot.command import Registry
from bot.engine import Engine
from bot.memory.opening import create
from bot.running.config import Settings, load
from bot.running.installed import features
from bot.running.setup import make_keys
from tests.bot.engines import START
from tests.databases import fresh_database

FEATURES, _ = features(None)


@dataclass
class Home:
    """The folder of one bot."""

    folder: Path
    clock: HandClock

    @property
    def config(self) -> Path:
        return self.folder / "config.toml"

    @property
    def settings(self) -> Settings:
        return load(self.config)

    @property
    def database(self) -> Path:
        return self.folder / "steward.db"

    @contextmanager
    def engine(self) -> Iterator[Engine]:
        """An engine over this bot's database, made where it is missing, without its thread."""
        settings, ids = self.settings, SystemIds()
        wrapping = make_keys(settings, {})
        opened = create(settings.database, settings.store, wrapping, self.clock, ids)
        try:
            yield Engine(opened.store, opened.keys, Registry(FEATURES), self.clock, ids)
        finally:
            opened.close()

    def steward(
        self, *words: str, said: str = "", **environ: str
    ) -> subprocess.CompletedProcess[str]:
        """Type a command of this bot in a shell, and wait for its end."""
        return subprocess.run(
            self.command(*words),
            cwd=self.folder,
            env=self.environ(environ),
            input=said,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    @contextmanager
    def running(self) -> Iterator["subprocess.Popen[str]"]:
        """The bot runs, until it is told to stop; it was ready when this begins."""
        with subprocess.Popen(
            self.command("run"),
            cwd=self.folder,
            env=self.environ({}),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            for line in process.stderr:
                if '"ready"' in line:
                    break
            else:
                raise AssertionError("the bot ended before it was ready")
            try:
                yield process
            finally:
                process.terminate()

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "bot", "--config", str(self.config), *words]

    def environ(self, more: dict[str, str]) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
        return {**kept, "HOME": str(self.folder), **more}


def home(folder: Path, *, postgres: bool = False, platform: bool = False) -> Home:
    """Make the configuration of a bot, on SQLite or on PostgreSQL; nothing else is there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    text = '[keys]\nstore = "keys.db"\n'
    if postgres:
        text = f'[steward]\ndatabase = "{fresh_database()}"\n{text}'
    if platform:
        text += "[adapters.console]\n"
    made = Home(folder, HandClock(START))
    made.config.write_text(text, "utf-8")
    made.config.chmod(0o600)
    return made


def complaint(done: subprocess.CompletedProcess[str]) -> str:
    """The one line on standard error of a command that was refused."""
    (line,) = done.stderr.splitlines()
    assert done.returncode == 2
    assert line.startswith("steward: ")
    return line.removeprefix("steward: ")
