"""Dispatch in maubot: from a message event to the content it would send."""

import asyncio
import logging
import sys
from typing import Any

from maubot import MessageEvent, Plugin
from maubot.handlers import command
from maubot.matrix import MaubotMatrixClient
from mautrix.client import SyncStream
from mautrix.types import EventType, MessageType, TextMessageEventContent
from mautrix.types import MessageEvent as PlainEvent
from stopwatch import BARE_ANSWER, FULL_WORDS, full_answer, task, time_kinds

HEARD_IN = SyncStream.JOINED_ROOM | SyncStream.TIMELINE


def bare(_: Plugin, event: MessageEvent) -> Any:
    """Answer a command that has no arguments."""
    return event.respond(BARE_ANSWER, markdown=False)


async def full(_: Plugin, event: MessageEvent, what: str, count: int, urgent: bool) -> None:
    """Answer a command that has three, already read as text, number and share."""
    await event.respond(full_answer(what, count, urgent), markdown=False)


async def group(_: Plugin, event: MessageEvent) -> None:
    """Stand above the subcommands; it is never called by itself here."""


def decorate(declared: Any, number: int) -> Any:
    """Declare one command, with its three arguments if its number is odd."""
    if number % 2 == 0:
        return declared(f"c{number}")(bare)
    handler = command.argument("urgent", parser="yes".__eq__)(full)
    handler = command.argument("count", parser=int)(handler)
    return declared(f"c{number}")(command.argument("what")(handler))


def top_level(commands: int) -> dict[str, Any]:
    """Declare each command by itself, as the documentation has it."""
    return {f"c{number}": decorate(command.new, number) for number in range(commands)}


def below_one(commands: int) -> dict[str, Any]:
    """Declare every command as a subcommand of one, which is looked up in fewer steps."""
    above = command.new("do", require_subcommand=True, arg_fallthrough=False)(group)
    for number in range(commands):
        decorate(above.subcommand, number)
    return {"do": above}


def said(text: str) -> PlainEvent:
    """Return the event of a line that somebody says in the hall."""
    return PlainEvent(
        content=TextMessageEventContent(msgtype=MessageType.TEXT, body=text),
        event_id="$one",
        sender="@ana:riverside.test",
        room_id="!hall:riverside.test",
        timestamp=0,
        type=EventType.ROOM_MESSAGE,
    )


async def main(declare: Any, before: str) -> None:
    """Give the plugin commands as its client hands them on, and time the answers."""
    answers: asyncio.Queue[str] = asyncio.Queue()
    client = MaubotMatrixClient(mxid="@bot:riverside.test", base_url="http://127.0.0.1")

    async def send(room: str, kind: EventType, content: TextMessageEventContent) -> str:
        answers.put_nowait(content.body)
        return "$answer"

    client.send_message_event = send
    made = type("Bench", (Plugin,), declare(int(task()["commands"])))
    log = logging.getLogger("bench")
    loop = asyncio.get_running_loop()
    await made(client, loop, None, "bench", log, None, None, None, None, None).internal_start()

    async def hear(number: int) -> str:
        text = f"!{before}c{number} {FULL_WORDS}" if number % 2 else f"!{before}c{number}"
        client.dispatch_event(said(text), HEARD_IN)
        return await answers.get()

    await time_kinds(hear)
    await client.api.session.close()


if __name__ == "__main__":
    if "below-one" in sys.argv[2:]:
        asyncio.run(main(below_one, "do "))
    else:
        asyncio.run(main(top_level, ""))
