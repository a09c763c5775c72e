"""Dispatch in simplematrixbotlib: from a text event to the content it would send."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import nio
import simplematrixbotlib as botlib
from stopwatch import BARE_ANSWER, FULL_WORDS, full_answer, task, time_kinds

ROOM, BOT = "!hall:riverside.test", "@bot:riverside.test"


def build(commands: int, send: Callable[..., Awaitable[None]]) -> botlib.Bot:
    """Make a bot with a listener a command, as its documentation has it, that sends to `send`."""
    bot = botlib.Bot(botlib.Creds("http://127.0.0.1", "steward", "unused"))
    client = nio.AsyncClient("http://127.0.0.1", BOT)
    client.room_send = send
    bot.async_client = bot.api.async_client = client
    for number in range(commands):
        bot.listener.on_message_event(listener(bot, number))
    return bot


def listener(bot: botlib.Bot, number: int) -> Callable[..., Awaitable[None]]:
    """Make one listener: it looks at every message and answers its own command."""
    name, full = f"c{number}", number % 2

    async def listen(room: nio.MatrixRoom, event: nio.RoomMessageText) -> None:
        match = botlib.MessageMatch(room, event, bot, "!")
        if match.is_not_from_this_bot() and match.prefix() and match.command(name):
            answer = BARE_ANSWER
            if full:
                what, count, urgent = match.args()
                answer = full_answer(what, int(count), urgent == "yes")
            await bot.api.send_text_message(room.room_id, answer)

    return listen


def build_with_table(commands: int, send: Callable[..., Awaitable[None]]) -> botlib.Bot:
    """Make a bot with one listener that looks the command up in a table of its own."""
    bot = build(0, send)
    table = {f"c{number}": number % 2 for number in range(commands)}

    async def listen(room: nio.MatrixRoom, event: nio.RoomMessageText) -> None:
        match = botlib.MessageMatch(room, event, bot, "!")
        if not (match.is_not_from_this_bot() and match.prefix()):
            return
        full = table.get(match.command())
        if full is None:
            return
        answer = BARE_ANSWER
        if full:
            what, count, urgent = match.args()
            answer = full_answer(what, int(count), urgent == "yes")
        await bot.api.send_text_message(room.room_id, answer)

    bot.listener.on_message_event(listen)
    return bot


async def main(make: Callable[..., botlib.Bot]) -> None:
    """Give the bot commands as its client hands them on, and time the answers."""
    answers: list[str] = []

    async def send(content: dict[str, str], **_: Any) -> None:
        answers.append(content["body"])

    bot = make(int(task()["commands"]), send)
    await botlib.Callbacks(bot.async_client, bot).setup_callbacks()
    room = nio.MatrixRoom(ROOM, BOT)
    source = {"event_id": "$one", "sender": "@ana:riverside.test", "origin_server_ts": 0}

    async def hear(number: int) -> str:
        text = f"!c{number} {FULL_WORDS}" if number % 2 else f"!c{number}"
        await bot.async_client._on_event(nio.RoomMessageText(source, text, None, None), room)
        return answers.pop()

    await time_kinds(hear)
    await bot.async_client.close()


if __name__ == "__main__":
    asyncio.run(main(build_with_table if "table" in sys.argv[2:] else build))
