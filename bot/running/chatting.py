"""`steward chat`: the console, on a scratch database that is gone afterwards unless it is kept."""

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TextIO

from bot.adapter import Wiring
from bot.clock import Clock, Ids
from bot.command import Feature
from bot.engine import Engine
from bot.language.words import Catalogue
from bot.memory import opening
from bot.memory.keys import Wrapping, create_files
from bot.memory.keys.wrapping import CONFIDENTIAL_FILE, OPERATING_FILE, from_files
from bot.refusal import Refusal
from bot.running import assembly, config, errands, installed, keyrings, logs
from bot.running.locking import alone
from bot.running.wording import OWN_WORDS

CONSOLE = "console"


class ChatRefused(Refusal):
    """A chat cannot be opened in the way that was asked for."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the chat is wanted: over which database, kept where, drawn as which platform."""

    database: str = ""
    keep: Path | None = None
    platform: str = CONSOLE


@dataclass(frozen=True, slots=True)
class Home:
    """Where a chat's database, key store and wrapping keys are."""

    database: str
    store: str
    wrapping: Wrapping


def chat(wishes: Wishes, language: str, stdin: TextIO, stdout: TextIO, stderr: TextIO) -> int:
    """Open the chat and return the exit status; raises `ChatRefused` and what opening raises."""
    _check(wishes, terminal=stdin.isatty())
    features, folders = installed.features(None)
    make, words = installed.platform(CONSOLE)
    catalogue = Catalogue.load([*OWN_WORDS, *folders, words])
    with ExitStack() as held:
        folder = wishes.keep or Path(held.enter_context(TemporaryDirectory(prefix="steward-")))
        _begin_log(wishes)
        home = _home(wishes, folder)
        held.enter_context(alone(config.file_of(home.database)))
        console: Any = make(Wiring(catalogue))
        scratch = not (wishes.keep or wishes.database)
        made = _Makes(home, features)
        return int(console.chat(made.engine, stdin, stdout, stderr, language, scratch))


def _check(wishes: Wishes, *, terminal: bool) -> None:
    if wishes.platform != CONSOLE:
        raise ChatRefused("chat-no-platform", name=wishes.platform)
    if wishes.database and not terminal:
        raise ChatRefused("chat-transcript-database")


def _begin_log(wishes: Wishes) -> None:
    if wishes.keep is not None:
        logs.begin("debug", wishes.keep / "debug.log")
        return
    logging.getLogger().addHandler(logging.NullHandler())


def _home(wishes: Wishes, folder: Path) -> Home:
    """Return where everything is; the keys of a bot that is set up are its own."""
    if not wishes.database:
        return _beside(f"sqlite:///{folder / 'chat.db'}", folder / "keys")
    url = config.url(Path.cwd(), wishes.database)
    path = config.locate(None)
    if path.exists() and (settings := config.load(path)).database == url:
        return Home(url, settings.store, keyrings.wrapping_of(settings))
    file = config.file_of(url)
    if wishes.keep is not None:
        return _beside(url, folder / "keys")
    if file is None:
        raise ChatRefused("chat-database-keys")
    return _beside(url, file.with_name(file.name + ".keys"))


def _beside(url: str, keys: Path) -> Home:
    there = (keys / OPERATING_FILE).exists()
    paths = (keys / OPERATING_FILE, keys / CONFIDENTIAL_FILE)
    wrapping = from_files(*paths) if there else create_files(keys)
    return Home(url, f"sqlite:///{keys / 'store.db'}", wrapping)


@dataclass(frozen=True, slots=True)
class _Makes:
    """Makes engines over the same database and keys, one after the other."""

    home: Home
    features: list[Feature]

    @contextmanager
    def engine(self, clock: Clock, ids: Ids) -> Iterator[Engine]:
        """Give a started engine that goes by this clock."""
        home = self.home
        opened = opening.create(home.database, home.store, home.wrapping, clock, ids)
        with (
            assembly.engine_over(opened, self.features, clock, ids) as engine,
            errands.running(engine, {}),
        ):
            yield engine
