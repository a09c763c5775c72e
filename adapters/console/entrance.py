"""The way in: a terminal is talked to, anything else is read as a transcript."""

import asyncio
import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO

from adapters.console.chat import Chat
from adapters.console.company import Company
from adapters.console.completing import Completing
from adapters.console.machine import Machine, MakeEngine
from adapters.console.plain import PlainTerminal
from adapters.console.platform import Console
from adapters.console.screen import Screen, Terminal
from adapters.console.stage import ConsoleStage
from adapters.console.transcript.grammar import read_transcript
from adapters.console.transcript.header import Unreadable
from adapters.console.transcript.playing import play
from bot.clock import SystemClock, SystemIds
from bot.language.message import Reader
from bot.language.words import Catalogue

FINE, DIFFERS = 0, 1


def play_transcript(
    make: MakeEngine, catalogue: Catalogue, stdin: TextIO, stdout: TextIO, stderr: TextIO
) -> int:
    """Play what is read and print it as it really was; return 0 if it went as it says."""
    if isinstance(stdout, TextIOWrapper):
        stdout.reconfigure(encoding="utf-8")
    try:
        transcript = read_transcript(_text(stdin))
    except Unreadable as why:
        print(why, file=stderr)
        return DIFFERS
    except UnicodeDecodeError:
        print("this is no text in UTF-8, as a transcript is", file=stderr)
        return DIFFERS
    stage = ConsoleStage(make, catalogue, transcript.platforms)

    def write(lines: str) -> None:
        print(lines, file=stdout, flush=True)

    failures = asyncio.run(play(transcript, stage, write))
    for failure in failures:
        print(failure, file=stderr)
    return DIFFERS if failures else FINE


def _text(stdin: TextIO) -> str:
    if isinstance(stdin, TextIOWrapper):
        return str(stdin.buffer.read(), "utf-8")
    return stdin.read()


def talk(make: MakeEngine, console: Console, language: str, scratch: bool) -> int:
    """Talk with whoever sits at the terminal until they leave."""
    with suppress(KeyboardInterrupt):
        asyncio.run(_talk(make, console, language, scratch))
    return FINE


def _terminal(completing: Completing) -> Terminal:
    if os.environ.get("TERM", "dumb") in ("dumb", "unknown", ""):
        return PlainTerminal(sys.stdin, sys.stdout)
    from adapters.console.terminal import Tty

    return Tty(completing)


async def _talk(make: MakeEngine, console: Console, language: str, scratch: bool) -> None:
    ids = SystemIds()
    machine = Machine(make, [console], SystemClock(), ids)
    await machine.start()
    try:
        chat = Chat(console, machine.engine, ids)
        company = Company(console, language)
        reader = Reader(language or "en")
        completing = Completing(chat, company, machine.engine.registry, reader)
        founded = await machine.do(lambda desk: bool(desk.directory.groups(desk.sql)))
        screen = Screen(chat, company, _terminal(completing), reader, scratch, founded)
        running = asyncio.create_task(machine.run())
        try:
            await screen.run()
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
    finally:
        machine.stop()
