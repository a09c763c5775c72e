"""Saying things: each platform listens and sends under a lease, and one that fails fails alone."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

from bot.adapter import Adapter, Fatal
from bot.clock import process_name
from bot.effects import Outcome
from bot.engine import Engine
from bot.memory.killpoints import point, reached
from bot.running.answers import LOST_AFTER, keep_owed
from bot.running.leases import Lease, first
from bot.running.sending import Sender, lease_name

log = logging.getLogger("steward.delivery")

LONGEST_REST = 60.0
"""Seconds at most between two starts of a platform that breaks."""

OWED_KEPT = point("answers.kept")


class Delivery:
    """The platforms of this process: what they hear goes in, what waits for them goes out.

    `run` is for a running bot. A transcript or a test calls `drain` alone, which needs no lease
    and no adapter that listens, and takes the time from the clock of the engine.
    """

    def __init__(self, engine: Engine, adapters: Sequence[Adapter], owner: str = "") -> None:
        """Speak through these adapters; `owner` is the name of this process in its leases."""
        self._engine = engine
        self._owner = owner or process_name()
        self._senders = {adapter.name: Sender(engine, adapter) for adapter in adapters}
        self._leased = {a.name: Sender(engine, a, self._owner) for a in adapters}
        self.stopped: dict[str, Fatal] = {}
        self.on_stop: Callable[[str, Fatal], Awaitable[None]] | None = None

    async def run(self) -> None:
        """Hold each platform's lease, listen and send under it, until cancelled.

        A platform that fails fatally is left in `stopped`, and `on_stop` is told if it is set;
        returns once none is left.
        """
        with self._listening():
            await self.keep_answers(at_start=True)
            async with asyncio.TaskGroup() as group:
                for sender in self._leased.values():
                    group.create_task(self._keep(sender))

    async def drain(self) -> None:
        """Send everything that is ready now, gathered edits included, and return.

        The clock is not moved: what failed waits for its next try.
        """
        while sum([await sender.drain() for sender in self._senders.values()]):
            continue

    def wake(self) -> None:
        """Look again for something to send; called on the loop, now and then to be safe."""
        for sender in self._leased.values():
            sender.wake()

    async def keep_answers(self, *, at_start: bool = False) -> None:
        """Put answers that were committed and never said into their members' inboxes.

        At the start of the only process there is, all of them: nobody else can still say them.
        """
        alone = at_start and self._engine.store.dialect == "sqlite"
        older = timedelta(0) if alone else LOST_AFTER
        kept = await self._engine.do(lambda batch: keep_owed(batch, older))
        reached(OWED_KEPT)
        if kept:
            log.info("%d answers were not said and wait in the inbox", kept)

    async def _keep(self, sender: Sender) -> None:
        """Run one platform, and start it again when it breaks, after growing rests."""
        name, rest = sender.adapter.name, 1.0
        while name not in self.stopped:
            try:
                lease = Lease(self._engine, lease_name(name), self._owner)
                await lease.keep(lambda: self._connected(sender))
                return
            except Fatal as fatal:
                log.error("%s stopped: %s", name, fatal.key)
                self.stopped[name] = fatal
                if self.on_stop is not None:
                    await self.on_stop(name, fatal)
            except Exception:
                log.exception("%s broke and is started again", name)
                await asyncio.sleep(rest)
                rest = min(rest * 2, LONGEST_REST)

    async def _connected(self, sender: Sender) -> None:
        """Listen and send until one of the two ends."""
        sending = asyncio.create_task(sender.run())
        try:
            ended = await first(lambda: sender.adapter.run(self._engine), sending)
            if ended is sending:
                sending.result()
        finally:
            sending.cancel()
            await asyncio.wait((sending,))

    @contextmanager
    def _listening(self) -> Iterator[None]:
        """Wake the senders of a platform after each commit that left something for it."""
        loop = asyncio.get_running_loop()

        def committed(outcome: Outcome) -> None:
            for name in outcome.platforms & self._leased.keys():
                loop.call_soon_threadsafe(self._leased[name].wake)

        self._engine.listeners.append(committed)
        try:
            yield
        finally:
            self._engine.listeners.remove(committed)
