"""Carrying one message to its platform, each step written down before the next is taken."""

import asyncio
import logging
from collections.abc import Awaitable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from bot.adapter import Adapter, Post, Sent, Unreachable
from bot.batch import Batch
from bot.call import Room
from bot.engine import Engine
from bot.language.message import Code, line, message
from bot.memory import leases, parcels
from bot.memory.keys import KeyMissing
from bot.memory.killpoints import point, reached
from bot.memory.parcels import Parcel
from bot.running import routes
from bot.running.routes import Route

log = logging.getLogger("steward.sending")

LONGEST_SEND = timedelta(seconds=20)
"""How long a platform may take over one request."""

SKEW = timedelta(minutes=1)
"""By how much a platform's clock may differ from ours when a message is looked for."""

NOTED = point("sending.noted")
READ_BACK = point("sending.read-back")
SENT = point("sending.sent")
TURNED = point("sending.turned")
SAID = point("sending.said")

BLANK = message(line(Code("–")))  # noqa: RUF001
"""What stands on the pages of a card that has become shorter."""

T = TypeVar("T")


class Undecided(Exception):
    """Nobody can tell whether a message was said; `why` is the reason for holding it."""

    def __init__(self, why: str) -> None:
        """Hold the message, for one of the reasons of the outbox."""
        super().__init__(why)
        self.why = why


class LeaseLost(Exception):
    """Another process may be writing to this platform now: nothing may be sent."""


class Carrier:
    """Carries messages to one platform."""

    def __init__(self, engine: Engine, adapter: Adapter, lease: str, owner: str) -> None:
        """Carry by an adapter, as the `owner` of a lease; an empty one is not looked at."""
        self._engine = engine
        self._adapter = adapter
        self._lease = lease
        self._owner = owner
        # A request that is given up may still arrive; its key must be remembered when it does.
        self._patience = min(LONGEST_SEND, adapter.remembers / 4)

    async def carry(self, parcel: Parcel, route: Route) -> None:
        """Deliver one message, page by page, and take it out of the outbox.

        Raises what `Adapter.deliver` raises, `TimeoutError`, `Undecided` and `LeaseLost`.
        """
        room = await self._room(route)
        pages = parcel.pages or self._drawn(parcel, route, room)
        edits = parcel.remotes if room.abilities.edits else ()
        digest = await self._engine.do(lambda b: self._note(b, parcel, route, pages))
        if digest is None:
            return
        if isinstance(digest, LeaseLost):
            raise digest
        reached(NOTED)
        taken = await self._pages(parcel, room, pages, edits)
        for number, remote in enumerate(edits[len(pages) :], len(pages)):
            blank = self._adapter.draw(BLANK, room, route.reader)[0]
            await self._soon(self._post(parcel, room, number, blank, remote))
        await self._engine.do(
            lambda b: self._done(b, parcel, route, (*taken, *edits[len(taken) :]), digest)
        )
        reached(SAID)

    async def _room(self, route: Route) -> Room:
        if route.private:
            return await self._soon(self._adapter.private_room(route.address))
        return await self._soon(self._adapter.room(route.address))

    def _drawn(self, parcel: Parcel, route: Route, room: Room) -> tuple[bytes, ...]:
        prefix = route.reader.prefix or room.abilities.prefix
        return tuple(self._adapter.draw(parcel.body, room, replace(route.reader, prefix=prefix)))

    def _note(
        self, batch: Batch, parcel: Parcel, route: Route, pages: Sequence[bytes]
    ) -> bytes | LeaseLost | None:
        """Write down what is about to be sent; returns by what its words are known.

        None where nothing is to be sent: the row was replaced, erased or goes elsewhere now, or
        the card says the same already.
        """
        if self._owner and not leases.holds(batch.sql, self._lease, self._owner, batch.now):
            return LeaseLost()
        now = routes.route(batch, parcel)
        if now is None or now.address != route.address:
            return None
        try:
            digest = parcels.digest(batch.safe, parcel, pages)
            if not pages or (not parcel.pages and parcel.remotes and digest == parcel.digest):
                parcels.delivered(batch.sql, parcel, parcel.remotes, digest, batch.now)
                return None
            noted = parcels.trying(batch.sql, batch.safe, parcel, pages, batch.now)
        except KeyMissing:
            return None
        return digest if noted else None

    async def _pages(
        self, parcel: Parcel, room: Room, pages: Sequence[bytes], edits: Sequence[str]
    ) -> tuple[str, ...]:
        """Deliver the pages that were not taken yet; returns the platform's ids of all."""
        taken = parcel.taken
        while len(taken) < len(pages):
            number = len(taken)
            edited = edits[number] if number < len(edits) else ""
            remote = ""
            if number == parcel.page and not edited and self._in_doubt(parcel):
                remote = await self._found(parcel, room, pages[number])
            if not remote:
                sent = self._post(parcel, room, number, pages[number], edited)
                remote = await self._soon(sent)
                reached(SENT)
            taken = (*taken, remote)
            if len(taken) < len(pages):
                await self._engine.do(partial(_turn, parcel, taken))
                reached(TURNED)
        return taken

    async def _post(
        self, parcel: Parcel, room: Room, number: int, payload: bytes, edited: str
    ) -> str:
        post = Post(parcel.page_key(number), room.id, payload, edited)
        return (await self._adapter.deliver(post)).remote

    def _in_doubt(self, parcel: Parcel) -> bool:
        """Say whether a page may have been said, and the platform may have forgotten its key."""
        if not parcel.pages or parcel.first_try is None:
            return False
        surely = parcel.first_try + self._adapter.remembers - self._patience
        return self._engine.clock.now() >= surely

    async def _found(self, parcel: Parcel, room: Room, payload: bytes) -> str:
        """Look whether a page was said; returns the platform's id of it, or an empty text.

        Raises `Undecided` where the words were said just before the first try, perhaps by
        another message, or where something there cannot be read.
        """
        tried = parcel.first_try or parcel.made
        try:
            there = await self._soon(self._adapter.read_back(room.id, tried - SKEW))
        except Unreachable:
            raise Undecided("not-read-back") from None
        reached(READ_BACK)
        return self._match(parcel, payload, there, tried)

    def _match(self, parcel: Parcel, payload: bytes, there: Sequence[Sent], tried: datetime) -> str:
        wanted = self._print(parcel, self._adapter.words(payload))
        same = [sent for sent in there if self._print(parcel, sent.words) == wanted]
        ours = [sent for sent in same if sent.at >= tried]
        if ours:
            return ours[0].remote
        if same or any(not sent.words for sent in there):
            raise Undecided("not-decided")
        return ""

    def _print(self, parcel: Parcel, words: str) -> bytes:
        """Return by what words are compared: a keyed hash, whatever became of their spaces."""
        return self._engine.safe.hash(parcel.subject, "words", " ".join(words.split()))

    def _done(
        self,
        batch: Batch,
        parcel: Parcel,
        route: Route,
        remotes: Sequence[str],
        digest: bytes,
    ) -> None:
        parcels.delivered(batch.sql, parcel, remotes, digest, batch.now)
        if route.shut:
            routes.reached(batch, parcel)

    async def _soon(self, request: Awaitable[T]) -> T:
        async with asyncio.timeout(self._patience.total_seconds()):
            return await request


def _turn(parcel: Parcel, taken: Sequence[str], batch: Batch) -> None:
    parcels.turned(batch.sql, parcel, taken, batch.now)
