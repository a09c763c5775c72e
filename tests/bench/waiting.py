"""A platform on which nothing ever happens, so that the start of the bot can be timed alone."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.adapter import Fatal, Hearing, Post, Receipt, Sent, Wiring
from bot.call import Room
from bot.language.message import Message, Reader

NAME = "waiting"


class Waiting:
    """An adapter that listens for nothing and has nothing to send."""

    name = NAME
    remembers = timedelta(hours=1)

    async def run(self, hearing: Hearing) -> None:
        """Wait until cancelled."""
        await asyncio.Event().wait()

    def draw(self, message: Message, room: Room, reader: Reader) -> Sequence[bytes]:
        """Draw nothing."""
        return []

    def words(self, payload: bytes) -> str:
        """Say nothing."""
        return ""

    async def deliver(self, post: Post) -> Receipt:
        """Send nothing: there is no one to send to."""
        raise Fatal("waiting")

    async def read_back(self, room: str, since: datetime) -> Sequence[Sent]:
        """Return no message."""
        return []

    async def room(self, id: str) -> Room:
        """Return a room that shows nothing."""
        return Room(NAME, id)

    async def private_room(self, account: str) -> Room:
        """Return a private chat that shows nothing."""
        return Room(NAME, account, private=True)


def adapter(wiring: Wiring) -> Waiting:
    """Make the adapter; it needs no settings."""
    return Waiting()
