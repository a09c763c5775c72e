"""The contract platform's end of the port."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.adapter import (
    DeliveryFailed,
    Heard,
    Hearing,
    Post,
    Receipt,
    Sent,
    Unreachable,
    Vanished,
    Wiring,
)
from bot.call import Abilities, Actor, Call, Room
from bot.language.drawing import PlainPen, plain_lines, wording
from bot.language.fitting import fit, pages
from bot.language.message import Button, Form, Message, Reader
from bot.language.words import Catalogue
from tests.platform.record import PRIVATE
from tests.platform.wire import LONGEST_LINE, ask

NAME = "contract"
LONGEST_TEXT = 4000
ABILITIES = Abilities(buttons=True, edits=True, prefix="!", longest_text=LONGEST_TEXT)
PRIVATE_ABILITIES = Abilities(buttons=True, edits=True, prefix="!", private_replies=True)
TRIES = 20
"""How often an answer is tried before the event is left to be told again."""


@dataclass
class Contract:
    """An adapter that holds to the port; `port` is the server's, on this machine."""

    catalogue: Catalogue
    port: int
    remembers: timedelta = timedelta(seconds=4)
    name: str = NAME
    _hearing: dict[str, "asyncio.Task[None]"] = field(default_factory=dict)

    async def run(self, hearing: Hearing) -> None:
        """Listen until cancelled; the server is found again when it went away."""
        try:
            while True:
                with suppress(OSError):
                    await self._listen(hearing)
                await asyncio.sleep(0.1)
        finally:
            for task in self._hearing.values():
                task.cancel()

    async def _listen(self, hearing: Hearing) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=LONGEST_LINE)
        try:
            writer.write(b'{"do": "listen"}\n')
            while line := await reader.readline():
                event = json.loads(line)
                if event["id"] not in self._hearing:
                    self._hearing[event["id"]] = asyncio.create_task(self._heard(hearing, event))
        finally:
            writer.close()

    async def _heard(self, hearing: Hearing, event: dict[str, Any]) -> None:
        """Have one event obeyed, answer it, and only then let the server forget it."""
        try:
            heard = await self._obeyed(hearing, event)
            text = self.answered(heard)
            if text:
                await self._surely("answer", event=event["id"], text=text)
            await hearing.said(heard.receipt)
            await self._surely("acknowledge", event=event["id"])
        except (OSError, DeliveryFailed):
            return
        finally:
            self._hearing.pop(event["id"], None)

    async def _obeyed(self, hearing: Hearing, event: dict[str, Any]) -> Heard:
        actor = Actor(self.name, event["account"], event["account"])
        room = self._room(event["room"])
        if "call" in event:
            call = Call(event["call"], event["args"], actor, room, event["id"], "")
            return await hearing.hear(call)
        return await hearing.read(event["text"], actor, room, event["id"], event.get("card", ""))

    def answered(self, heard: Heard) -> str:
        """Return what an answer reads like; a form is its questions, one below the other."""
        if isinstance(heard.answer, Form):
            asked = [heard.answer.title, *(field.label for field in heard.answer.fields)]
            return "\n".join(
                wording(one, self.catalogue, heard.reader, PlainPen()) for one in asked
            )
        return "\n".join(plain_lines(heard.answer, self.catalogue, heard.reader, PlainPen()))

    async def _surely(self, do: str, **told: Any) -> None:
        for left in reversed(range(TRIES)):
            try:
                await self._ask(do, **told)
                return
            except (OSError, TimeoutError, DeliveryFailed):
                if not left:
                    raise
                await asyncio.sleep(0.05)

    async def _ask(self, do: str, **told: Any) -> Any:
        async with asyncio.timeout(2):
            said = await ask(self.port, do, **told)
        if isinstance(said, dict) and "no" in said:
            raise _refused(said["no"], said["after"])
        return said

    def draw(self, message: Message, room: Room, reader: Reader) -> Sequence[bytes]:
        """Draw a message into pages of plain text; the buttons go with the last."""
        fitted = fit(message, room.abilities).message
        lines = plain_lines(fitted, self.catalogue, reader, PlainPen())
        drawn = pages(lines, room.abilities.longest_text)
        buttons = [[], list(self._buttons(fitted, reader))]
        return [
            json.dumps({"text": text, "buttons": buttons[number == len(drawn)]}).encode()
            for number, text in enumerate(drawn, 1)
        ]

    def _buttons(self, fitted: Message, reader: Reader) -> Iterator[Any]:
        for block in fitted.blocks:
            if isinstance(block, Button):
                label = wording(block.label, self.catalogue, reader, PlainPen())
                yield [label, block.call, dict(block.args)]

    def words(self, payload: bytes) -> str:
        """Return the text of a page."""
        return str(json.loads(payload)["text"])

    async def deliver(self, post: Post) -> Receipt:
        """Send or edit; whatever is no clear answer may be tried again."""
        try:
            said = await self._ask(
                "send", room=post.room, key=post.key, text=post.payload.decode(), edits=post.edits
            )
        except OSError:
            raise DeliveryFailed("lost", timedelta(milliseconds=100)) from None
        return Receipt(said["remote"])

    async def read_back(self, room: str, since: datetime) -> Sequence[Sent]:
        """Return the bot's own messages in a room since then."""
        try:
            there = await self._ask("look", room=room, since=since.timestamp())
        except OSError:
            raise DeliveryFailed("lost", timedelta(milliseconds=100)) from None
        return [
            Sent(m["remote"], datetime.fromtimestamp(m["at"], UTC), self.words(m["text"].encode()))
            for m in there
        ]

    async def room(self, id: str) -> Room:
        """Return a room with its abilities."""
        return self._room(id)

    async def private_room(self, account: str) -> Room:
        """Return the private chat with an account; raises `Unreachable` where it is shut."""
        try:
            opened = await self._ask("open", account=account)
        except OSError:
            raise DeliveryFailed("lost", timedelta(milliseconds=100)) from None
        return self._room(opened["room"])

    def _room(self, id: str) -> Room:
        private = id.startswith(PRIVATE)
        return Room(self.name, id, private, PRIVATE_ABILITIES if private else ABILITIES, self.name)


def _refused(why: str, after: float) -> Exception:
    match why:
        case "shut" | "closed":
            return Unreachable(why)
        case "gone":
            return Vanished()
    return DeliveryFailed(why, timedelta(seconds=after))


def adapter(wiring: Wiring) -> Contract:
    """Make the adapter; its section of the configuration names the port, and a window."""
    settings = wiring.settings
    remembers = timedelta(seconds=float(str(settings.get("remembers", 4))))
    return Contract(wiring.catalogue, int(str(settings["port"])), remembers)
