"""Sending what waits for one platform: one message a room at a time, many rooms at once."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot.adapter import Adapter, DeliveryFailed, Fatal, Unreachable, Vanished
from bot.batch import Batch
from bot.engine import Engine
from bot.memory import parcels
from bot.memory.killpoints import point, reached
from bot.memory.parcels import Parcel
from bot.running import routes
from bot.running.carrying import Carrier, LeaseLost, Undecided
from bot.running.routes import Route

log = logging.getLogger("steward.sending")

MOST_AT_ONCE = 32
"""Rooms that are written to at the same time, on one platform."""

PASSES = 16
"""How many rows of one room are put aside before others have their turn."""

LONGEST_PAUSE = timedelta(minutes=1)
HELD_AFTER = timedelta(days=1)
"""After how long a message that a platform never takes is held, so that others get through."""

BROKEN_TRIES = 8
"""After how many tries a message that breaks the adapter is held."""

PUT_OFF = point("sending.put-off")
PUT_ASIDE = point("sending.put-aside")


@dataclass(frozen=True, slots=True)
class Ready:
    """A row of the outbox, and where it goes."""

    parcel: Parcel
    route: Route


def lease_name(platform: str) -> str:
    """Return the name of the lease under which one process writes to a platform."""
    return f"platform/{platform}"


class Sender:
    """Sends what waits for one platform."""

    def __init__(self, engine: Engine, adapter: Adapter, owner: str = "") -> None:
        """Send by an adapter, as the `owner` of its lease; without one nobody else can send."""
        self.adapter = adapter
        self._engine = engine
        self._carrier = Carrier(engine, adapter, lease_name(adapter.name), owner)
        self._awake = asyncio.Event()
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._fatal: Fatal | None = None

    def wake(self) -> None:
        """Look again at once; called on the loop that sends."""
        self._awake.set()

    async def run(self) -> None:
        """Send whatever is or becomes ready until cancelled; raises `Fatal`."""
        try:
            while self._fatal is None:
                self._awake.clear()
                await self._rest(await self._begin())
            raise self._fatal
        finally:
            for task in self._busy.values():
                task.cancel()
            await asyncio.gather(*self._busy.values(), return_exceptions=True)
            self._busy.clear()

    async def drain(self) -> int:
        """Send everything that is ready, gathered edits too; returns how many messages.

        What fails waits for its next try, which is not waited for. Raises `Fatal`.
        """
        count = 0
        while self._fatal is None:
            await self._begin(gathered=True)
            if not self._busy:
                return count
            count += len(self._busy)
            await asyncio.wait(self._busy.values())
        raise self._fatal

    async def _begin(self, *, gathered: bool = False) -> datetime | None:
        """Begin to send what is ready, and return when there will be more."""
        found: list[Ready]
        then: datetime | None
        found, then = await self._engine.do(lambda batch: self._ready(batch, gathered))
        for ready in found[: MOST_AT_ONCE - len(self._busy)]:
            target = ready.parcel.target
            self._busy[target] = asyncio.create_task(self._send(ready))
            self._busy[target].add_done_callback(partial(self._finished, target))
        return then

    def _finished(self, target: int, _: object) -> None:
        self._busy.pop(target, None)
        self._awake.set()

    async def _rest(self, then: datetime | None) -> None:
        wait = None
        if then is not None:
            wait = max(0.0, (then - self._engine.clock.now()).total_seconds())
        try:
            async with asyncio.timeout(wait):
                await self._awake.wait()
        except TimeoutError:
            return

    def _ready(self, batch: Batch, gathered: bool) -> tuple[list[Ready], datetime | None]:
        """Return what may be sent now, and when there will be more."""
        for _ in range(PASSES):
            found, aside = self._looked(batch, gathered)
            if not aside:
                return found, parcels.next_at(batch.sql, self.adapter.name, batch.now)
        return [], batch.now

    def _looked(self, batch: Batch, gathered: bool) -> tuple[list[Ready], bool]:
        """Return what may be sent, and whether a row was put aside for which another waited."""
        name, busy = self.adapter.name, frozenset(self._busy)
        most = MOST_AT_ONCE + len(busy)
        waiting = parcels.ready(batch.sql, batch.safe, name, batch.now, most, gathered=gathered)
        found: list[Ready] = []
        aside = False
        for parcel in waiting:
            if parcel.target in busy:
                continue
            way = routes.route(batch, parcel)
            if way is None:
                aside = True
                continue
            found.append(Ready(parcel, way))
        return found, aside

    async def _send(self, ready: Ready) -> None:
        """Send one message; whatever goes wrong is written down, and is not raised."""
        parcel = ready.parcel
        try:
            await self._tried(ready)
        except Fatal as fatal:
            self._fatal = fatal
        except Exception:
            log.exception("what became of message %d could not be kept", parcel.id)
            await asyncio.sleep(1)

    async def _tried(self, ready: Ready) -> None:
        parcel = ready.parcel
        try:
            await self._carrier.carry(parcel, ready.route)
        except DeliveryFailed as failure:
            await self._later(parcel, failure.why, failure.retry_after)
        except TimeoutError:
            await self._later(parcel, "slow")
        except Unreachable as closed:
            await self._closed(parcel, closed.why)
        except Undecided as doubt:
            await self._hold(parcel, doubt.why)
        except Vanished:
            await self._engine.do(lambda b: parcels.card_gone(b.sql, parcel))
        except LeaseLost:
            await asyncio.sleep(1)  # whoever holds the lease stops this sender, or gets it back
        except Fatal:
            raise
        except Exception:
            log.exception("message %d broke on %s", parcel.id, self.adapter.name)
            if parcel.tries < BROKEN_TRIES:
                await self._later(parcel, "broken")
            else:
                await self._hold(parcel, "broken")

    async def _later(self, parcel: Parcel, why: str, least: timedelta = timedelta(0)) -> None:
        """Try again after a pause that grows with every try, and give way after a day."""
        log.warning("message %d on %s: %s", parcel.id, self.adapter.name, why)
        now = self._engine.clock.now()
        if parcel.first_try is not None and now - parcel.first_try > HELD_AFTER:
            await self._hold(parcel, "not-taken")
            return
        grown = min(LONGEST_PAUSE, timedelta(seconds=2 ** min(parcel.tries, 10)))
        then = now + max(least, grown)
        await self._engine.do(lambda b: parcels.again(b.sql, parcel, then, why))
        reached(PUT_OFF)

    async def _closed(self, parcel: Parcel, why: str) -> None:
        log.info("message %d on %s: %s", parcel.id, self.adapter.name, why)
        if not parcel.account:
            await self._hold(parcel, "room-closed")
            return
        await self._engine.do(lambda b: routes.shut(b, parcel))
        reached(PUT_ASIDE)

    async def _hold(self, parcel: Parcel, why: str) -> None:
        log.warning("message %d on %s is held: %s", parcel.id, self.adapter.name, why)
        await self._engine.do(lambda b: parcels.hold(b.sql, parcel, why))
        reached(PUT_ASIDE)
