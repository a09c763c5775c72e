"""What wakes the bot: timers that are due, and looks now and then at everything that waits."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from bot import firing
from bot.clock import process_name
from bot.effects import Outcome
from bot.engine import Engine
from bot.memory import timers
from bot.memory.killpoints import point, reached
from bot.memory.leases import LENGTH
from bot.running.delivery import Delivery
from bot.running.sweeping import sweep

log = logging.getLogger("steward.ticks")

CLAIMED_AT_ONCE = 200
"""So few that they are done long before their leases end."""

LOOK_EVERY = timedelta(seconds=30)
SHARED_LOOK_EVERY = timedelta(seconds=1)
"""How often one looks for what nobody told of; other processes on a database tell nothing."""

SWEEP_EVERY = timedelta(hours=1)

CLAIMED = point("ticks.claimed")
FIRED = point("ticks.fired")


class Ticks:
    """Fires timers when they are due, and has everything swept now and then.

    `run` is for a running bot. A transcript or a test asks `next_at`, moves its clock there and
    calls `fire_due`, again and again until nothing is due before its goal.
    """

    def __init__(self, engine: Engine, delivery: Delivery | None = None, owner: str = "") -> None:
        """Wake this engine, and a delivery with it; `owner` names this process in its leases."""
        self._engine = engine
        self._delivery = delivery
        self._owner = owner or process_name()
        self._awake = asyncio.Event()

    async def run(self) -> None:
        """Fire what fell due meanwhile, then everything in its time, until cancelled."""
        if self._engine.store.dialect == "sqlite":
            await self._engine.do(lambda batch: timers.reclaim(batch.sql))
        with self._listening(), self._ticking():
            while True:
                self._awake.clear()
                await self._turn()

    async def _turn(self) -> None:
        try:
            await self.fire_due()
            then = await self.next_at()
        except Exception:
            log.exception("timers could not be read")
            then = self._engine.clock.now() + timedelta(seconds=1)
        wait = None
        if then is not None:
            wait = max(0.0, (then - self._engine.clock.now()).total_seconds())
        try:
            async with asyncio.timeout(wait):
                await self._awake.wait()
        except TimeoutError:
            return

    async def fire_due(self) -> int:
        """Do everything that is due by the engine's clock, in order; returns how many timers.

        A timer's going away and what it does are one transaction, so a kill between leaves it
        to be claimed again.
        """
        count = 0
        while due := await self._claim():
            reached(CLAIMED)
            await asyncio.gather(*(self._fire(one) for one in due))
            reached(FIRED)
            count += len(due)
        return count

    async def _claim(self) -> list[timers.Due]:
        found: list[timers.Due] = await self._engine.do(
            lambda batch: timers.claim(batch.sql, self._owner, batch.now, CLAIMED_AT_ONCE)
        )
        return found

    async def _fire(self, due: timers.Due) -> None:
        of = (due.collective,) if due.collective else ()
        try:
            await self._engine.do(lambda batch: firing.fire(batch, due, self._owner), of)
        except Exception:
            log.exception("timer %s could not be done now", due.name)

    async def next_at(self) -> datetime | None:
        """Return when the next timer is due, or None where there is none."""
        then: datetime | None = await self._engine.do(lambda batch: timers.next_at(batch.sql))
        return then

    def wake(self) -> None:
        """Look again for timers that are due; called on the loop."""
        self._awake.set()

    @contextmanager
    def _listening(self) -> Iterator[None]:
        loop = asyncio.get_running_loop()

        def committed(outcome: Outcome) -> None:
            if outcome.timers:
                loop.call_soon_threadsafe(self.wake)

        self._engine.listeners.append(committed)
        try:
            yield
        finally:
            self._engine.listeners.remove(committed)

    @contextmanager
    def _ticking(self) -> Iterator[None]:
        """Look now and then, in case nobody told, and sweep at the start and every hour."""
        from apscheduler.schedulers.asyncio import AsyncIOScheduler

        alone = self._engine.store.dialect == "sqlite"
        options = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=options)
        look = LOOK_EVERY if alone else SHARED_LOOK_EVERY
        self._add(scheduler, self._look, look)
        self._add(scheduler, self._keep_answers, LOOK_EVERY)
        self._add(scheduler, self._sweep, SWEEP_EVERY, next_run_time=self._engine.clock.now())
        scheduler.start()
        try:
            yield
        finally:
            scheduler.shutdown(wait=False)

    def _add(
        self,
        scheduler: Any,  # noqa: ANN401 - the library has no types
        job: Callable[[], Awaitable[None]],
        every: timedelta,
        **when: datetime,
    ) -> None:
        scheduler.add_job(job, "interval", seconds=every.total_seconds(), **when)

    async def _look(self) -> None:
        self.wake()
        if self._delivery is not None:
            self._delivery.wake()

    async def _keep_answers(self) -> None:
        if self._delivery is not None:
            await self._delivery.keep_answers()

    async def _sweep(self) -> None:
        swept = await sweep(self._engine, self._owner)
        while not swept:
            await asyncio.sleep(LENGTH.total_seconds())  # noqa: ASYNC110 - another process ends it
            swept = await sweep(self._engine, self._owner)
