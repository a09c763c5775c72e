"""The one place where the parts come together: features, platforms, database, keys, engine."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import bindparam, select

from bot.adapter import Adapter, Keep, Setting, Wiring
from bot.batch import Batch
from bot.clock import Clock, Ids
from bot.command import Feature, Registry
from bot.engine import Engine
from bot.language.words import Catalogue
from bot.memory.opening import Opened
from bot.memory.store import upsert
from bot.memory.tables import KeepRow
from bot.refusal import Refusal
from bot.running import installed
from bot.running.config import ConfigWrong, Settings
from bot.running.delivery import Delivery
from bot.running.ticks import Ticks
from bot.running.wording import OWN_WORDS


class NoPlatform(Refusal):
    """The configuration names no platform, so nobody could speak to the bot."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What is installed and enabled: features, and the adapters of the platforms by name."""

    features: Sequence[Feature]
    adapters: Mapping[str, Callable[[Wiring], Adapter]]
    catalogue: Catalogue


def parts(settings: Settings) -> Parts:
    """Import what the configuration enables, and nothing else.

    Raises `NothingInstalled`, `NotInstalled`, and `ConfigWrong` for the settings of a platform.
    """
    features, folders = installed.features(settings.features)
    adapters, words = {}, [*OWN_WORDS, *folders]
    for name, section in settings.adapters.items():
        adapters[name], folder = installed.platform(name)
        words.append(folder)
        check_section(settings, name, section, getattr(adapters[name], "settings", None))
    return Parts(features, adapters, Catalogue.load(words))


def check_section(
    settings: Settings,
    name: str,
    section: Mapping[str, object],
    declared: Iterable[Setting] | None,
) -> None:
    """Refuse a setting that a platform does not know, and one that it lacks.

    A platform that declares no settings checks its section by itself.
    """
    if declared is None:
        return
    wanted = {setting.name: setting for setting in declared}
    path, where = str(settings.file), ["adapters", name]
    for given in section:
        if given not in wanted:
            line, known = settings.line([*where, given]), ", ".join(wanted) or "-"
            raise ConfigWrong("config-unknown", path=path, line=line, name=given, known=known)
    for setting in wanted.values():
        if setting.required and setting.name not in section:
            line = settings.line(where)
            raise ConfigWrong("config-lacks", path=path, line=line, name=setting.name)


class Kept:
    """The small store of one platform, in the database."""

    def __init__(self, engine: Engine, platform: str) -> None:
        """Keep for this platform."""
        self._engine = engine
        self._platform = platform

    async def get(self, name: str) -> str:
        """Return what was put under `name`, or an empty text."""
        wanted = {"on": self._platform, "named": name}
        found: str = await self._engine.do(lambda b: b.sql.execute(_KEPT, wanted).scalar() or "")
        return found

    async def put(self, name: str, value: str) -> None:
        """Put a value durably under `name`."""
        await self._engine.do(lambda batch: put(batch, self._platform, name, value))


def put(batch: Batch, platform: str, name: str, value: str) -> None:
    """Keep a value in the place of the one before."""
    row: dict[str, object] = {"platform": platform, "name": name, "value": value}
    on = ["platform", "name"]
    batch.sql.execute(upsert(batch.sql.dialect.name, KeepRow, row, on))


@contextmanager
def engine_over(
    opened: Opened, features: Sequence[Feature], clock: Clock, ids: Ids
) -> Iterator[Engine]:
    """Give a started engine over an open database; both are closed at the end."""
    engine = Engine(opened.store, opened.keys, Registry(features), clock, ids)
    engine.start()
    try:
        yield engine
    finally:
        engine.close()
        opened.close()


class Steward:
    """A bot that runs: it listens on its platforms, says what waits and does what is due."""

    def __init__(self, engine: Engine, made: Parts, settings: Settings) -> None:
        """Make the adapters; nothing is reached before `run`."""
        self.engine = engine
        self.adapters = {
            name: make(wiring(engine, made.catalogue, settings, name))
            for name, make in made.adapters.items()
        }
        self.delivery = Delivery(engine, list(self.adapters.values()))
        self.ticks = Ticks(engine, self.delivery)

    async def run(self) -> None:
        """Run until cancelled, or until no platform is left."""
        ticking = asyncio.create_task(self.ticks.run())
        try:
            await self.delivery.run()
        finally:
            ticking.cancel()
            await asyncio.wait((ticking,))


def wiring(engine: Engine, catalogue: Catalogue, settings: Settings, name: str) -> Wiring:
    """Return what a platform's adapter is made from."""
    keep: Keep = Kept(engine, name)
    return Wiring(catalogue, dict(settings.adapters[name]), keep)


_KEPT = select(KeepRow.value).where(
    KeepRow.platform == bindparam("on"), KeepRow.name == bindparam("named")
)
