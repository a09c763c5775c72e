"""Holding a lease for as long as this process lives, and doing what may be done only under it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from bot.engine import Engine
from bot.memory import leases
from bot.memory.killpoints import point, reached

log = logging.getLogger("steward.leases")

RENEWED_EVERY = 2.0
ASKED_EVERY = 1.0
"""Seconds between two signs of life, and between two looks whether a lease is free."""

TAKEN = point("lease.taken")

Work = Callable[[], Awaitable[None]]


class Lease:
    """One lease that this process wants to hold, such as that of a platform's connection."""

    def __init__(self, engine: Engine, name: str, owner: str) -> None:
        """Want the lease `name` for this process, which is known as `owner`."""
        self.name = name
        self.owner = owner
        self._engine = engine
        self._alone = engine.store.dialect == "sqlite"

    async def keep(self, work: Work) -> None:
        """Do the work for as long as the lease is held, again whenever it comes back.

        Returns, or raises, when the work does. Until the lease is free this process stands by.
        """
        try:
            while not await self._done_under(work):
                log.warning("lease %s was lost", self.name)
        finally:
            with suppress(Exception):
                await self._engine.do(lambda b: leases.drop(b.sql, self.name, self.owner))

    async def _done_under(self, work: Work) -> bool:
        until = await self._take(by_force=self._alone)
        while until is None:
            await asyncio.sleep(ASKED_EVERY)  # noqa: ASYNC110 - another process lets go of it
            until = await self._take(by_force=self._alone)
        log.info("lease %s is held", self.name)
        reached(TAKEN)
        lost = asyncio.create_task(self._renew(until))
        try:
            return await first(work, lost) is not lost
        finally:
            lost.cancel()

    async def _take(self, *, by_force: bool = False) -> float | None:
        """Take or renew the lease; returns until when by the clock of the loop it surely holds."""
        asked = asyncio.get_running_loop().time()
        try:
            taken = await self._engine.do(
                lambda b: leases.take(b.sql, self.name, self.owner, b.now, by_force=by_force)
            )
        except Exception:
            log.exception("lease %s could not be written", self.name)
            return None
        return asked + leases.LENGTH.total_seconds() if taken else None

    async def _renew(self, until: float) -> None:
        """Renew the lease until it is lost."""
        loop = asyncio.get_running_loop()
        while loop.time() < until:
            await asyncio.sleep(RENEWED_EVERY)
            with suppress(TimeoutError):
                async with asyncio.timeout_at(until):
                    until = await self._take() or until


async def first(work: Work, other: "asyncio.Task[None]") -> "asyncio.Task[None]":
    """Do the work until it or the other ends, cancel it if need be, and return which ended.

    Raises what the work raised.
    """
    doing = asyncio.ensure_future(work())
    try:
        await asyncio.wait((doing, other), return_when=asyncio.FIRST_COMPLETED)
    finally:
        if not doing.done():
            doing.cancel()
            await asyncio.wait((doing,))
    if doing.cancelled():
        return other
    doing.result()
    return doing
