"""The bot behind the console: the real engine in this process, its clockwork turned by hand."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TypeVar

from bot.adapter import Adapter
from bot.batch import Batch
from bot.clock import Clock, Ids, process_name
from bot.engine import Engine
from bot.memory import parcels, timers
from bot.running.delivery import Delivery
from bot.running.sweeping import sweep
from bot.running.ticks import Ticks

MakeEngine = Callable[[Clock, Ids], AbstractContextManager[Engine]]
"""Opens the caller's database and gives a started engine over it; leaving it closes both.

It is entered again, after it was left, where the bot is restarted.
"""

T = TypeVar("T")


class Machine:
    """A running bot that fires and sends when it is told to, or by itself with `run`."""

    def __init__(
        self, make: MakeEngine, adapters: Sequence[Adapter], clock: Clock, ids: Ids
    ) -> None:
        """Stand ready to `start` with these adapters."""
        self._made = make(clock, ids)
        self._adapters = adapters
        self._owner = process_name()

    async def start(self) -> None:
        """Open the database and take up what a bot that was killed before left behind."""
        self.engine = self._made.__enter__()
        self._delivery = Delivery(self.engine, self._adapters, self._owner)
        self._ticks = Ticks(self.engine, self._delivery, self._owner)
        await self.engine.do(lambda batch: timers.reclaim(batch.sql))
        await self._delivery.keep_answers(at_start=True)

    async def do(self, job: Callable[[Batch], T]) -> T:
        """Have a job done in a transaction and return what it returns."""
        done: T = await self.engine.do(job)
        return done

    async def next_at(self) -> datetime | None:
        """Return when the next timer falls due or the next waiting message may go, if any."""
        moments = [await self._ticks.next_at(), await self.do(self._next_message)]
        return min((moment for moment in moments if moment is not None), default=None)

    def _next_message(self, batch: Batch) -> datetime | None:
        found = [parcels.next_at(batch.sql, a.name, batch.now) for a in self._adapters]
        return min((moment for moment in found if moment is not None), default=None)

    async def fire(self) -> None:
        """Do every timer that is due by the engine's clock."""
        await self._ticks.fire_due()

    async def send(self) -> None:
        """Send whatever may go by the engine's clock, and edits that are still gathered."""
        await self._delivery.drain()

    async def sweep(self) -> None:
        """Forget what is to be forgotten by the engine's clock."""
        await sweep(self.engine, self._owner)

    async def run(self) -> None:
        """Fire and send as time passes, until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._ticks.run())
            group.create_task(self._delivery.run())

    def stop(self) -> None:
        """Close the engine and the database; a next start finds everything that was committed."""
        self._made.__exit__(None, None, None)
