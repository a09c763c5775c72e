"""`steward run`: what happens from the lock on the database to the last message at the end."""

import asyncio
import logging
import signal
from collections.abc import Callable
from contextlib import AsyncExitStack, ExitStack

from sqlalchemy import select, update

from bot.adapter import Fatal
from bot.batch import Batch
from bot.clock import Clock, Ids
from bot.context import Context
from bot.engine import Engine
from bot.language.message import Code, Say, line, message, say
from bot.memory.opening import bring_up
from bot.memory.tables import Instance
from bot.running import assembly, backup, errands, keyrings, notes, unlocking
from bot.running.assembly import NoPlatform, Parts, Steward
from bot.running.config import Settings
from bot.running.locking import alone

log = logging.getLogger("steward.run")

Tell = Callable[[Say], None]
"""Says something to the host, at once."""

FINE, NOBODY_LEFT = 0, 1


def serve(settings: Settings, clock: Clock, ids: Ids, tell: Tell) -> int:
    """Run until told to stop; returns the exit status: 1 where every platform stopped by itself.

    Raises every refusal that keeps the bot from starting.
    """
    made = assembly.parts(settings)
    if not made.adapters:
        raise NoPlatform("platform-none", path=str(settings.file))
    return serve_parts(settings, made, clock, ids, tell)


def serve_parts(settings: Settings, made: Parts, clock: Clock, ids: Ids, tell: Tell) -> int:
    """Run with these features and platforms."""
    with ExitStack() as held:
        held.enter_context(alone(settings.database_file))
        bring_up(settings.database, lambda revision: _keep(settings, revision, clock, tell))
        backup.drop_old(settings, clock.now())
        opened = keyrings.open_both(settings, clock)
        engine = held.enter_context(assembly.engine_over(opened, made.features, clock, ids))
        return asyncio.run(_run(settings, engine, made, clock, tell))


def _keep(settings: Settings, revision: str, clock: Clock, tell: Tell) -> None:
    """Keep a copy of an older database before its tables are changed to those of this release."""
    copy = backup.before_upgrade(settings, revision, clock)
    tell(say("run-copy-kept", path=str(copy)))


async def _run(settings: Settings, engine: Engine, made: Parts, clock: Clock, tell: Tell) -> int:
    async with AsyncExitStack() as held:
        # Whatever still waits for the engine waits on this loop, so it is finished on it.
        held.push_async_callback(asyncio.to_thread, engine.close)
        bot = Steward(engine, made, settings)
        await engine.do(notes.forget)
        await engine.do(announce)
        does = {"backup": lambda: backup.back_up(settings, None, clock)}
        held.enter_context(errands.running(engine, does))
        if settings.mode == "passphrase":
            waiting = unlocking.listening(settings.socket, engine.keys, bot.delivery.wake)
            await held.enter_async_context(waiting)
        tell(say("run-ready", platforms=tuple(Code(name) for name in sorted(bot.adapters))))
        if engine.keys.locked:
            tell(say("run-locked"))
        return await _until_stopped(bot, tell)


async def _until_stopped(bot: Steward, tell: Tell) -> int:
    """Run until a signal comes, telling the host of every platform that cannot go on."""

    async def stopped(name: str, fatal: Fatal) -> None:
        tell(say("run-platform-stopped", name=Code(name), why=say(fatal.key, **fatal.facts)))
        await bot.engine.do(lambda batch: notes.stopped(batch, name, fatal))

    bot.delivery.on_stop = stopped
    running = asyncio.create_task(bot.run())
    loop = asyncio.get_running_loop()
    for wish in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(wish, running.cancel)
    log.info("ready")
    try:
        await running
    except asyncio.CancelledError:
        log.info("stopped as told")
        return FINE
    tell(say("run-nobody-left"))
    return NOBODY_LEFT


def announce(batch: Batch) -> None:
    """Tell every group, once, that its memory was put back from a backup."""
    made = batch.sql.execute(select(Instance.restored)).scalar()
    mine = update(Instance).where(Instance.restored.is_not(None)).values(restored=None)
    if made is None or batch.sql.execute(mine).rowcount == 0:
        return

    def told(context: Context) -> None:
        context.post(message(line(say("restored-announcement", at=made))).openly())

    for of in batch.directory.groups(batch.sql):
        batch.tend(of, told)
