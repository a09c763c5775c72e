"""Giving the passphrase to a bot that runs: on its host, through a socket of its owner's."""

import asyncio
import json
import logging
import os
import socket
import stat
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from bot.memory.keys import KeyStore
from bot.refusal import Refusal

log = logging.getLogger("steward.unlocking")

LONGEST_PATH = 100
"""Bytes that the path of a socket may have; systems allow 103 to 107."""

LONGEST_WORDS = 4096
PATIENCE = 60.0


class SocketTrouble(Refusal):
    """The socket cannot be opened or reached."""


@asynccontextmanager
async def listening(
    path: Path, keys: KeyStore, unlocked: Callable[[], None]
) -> AsyncIterator[None]:
    """Take passphrases at a socket of mode 0600, and call `unlocked` after the right one.

    Of several processes with one configuration each has its own socket beside the first. Raises
    `SocketTrouble`.
    """

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if await _answer(reader, writer, keys):
            unlocked()

    mine = _free(path)
    before = os.umask(0o177)
    try:
        server = await asyncio.start_unix_server(answer, mine, limit=LONGEST_WORDS)
    except OSError as error:
        raise SocketTrouble("socket-trouble", path=str(mine), why=error.strerror or "") from error
    finally:
        os.umask(before)
    try:
        yield
    finally:
        server.close()
        mine.unlink(missing_ok=True)


def _free(path: Path) -> Path:
    """Return where this process may listen: what a killed process left there is taken over."""
    if len(os.fsencode(path)) > LONGEST_PATH:
        raise SocketTrouble("socket-path-too-long", path=str(path))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        return path
    if not stat.S_ISSOCK(path.stat().st_mode):
        raise SocketTrouble("socket-path-taken", path=str(path))
    other = _reached(path)
    if other is None:
        return path
    other.close()
    return path.with_name(f"{path.name}.{os.getpid()}")


def _reached(path: Path) -> socket.socket | None:
    """Connect to a socket; None where nobody listens."""
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    made.settimeout(PATIENCE)
    try:
        made.connect(str(path))
    except (ConnectionRefusedError, FileNotFoundError):
        made.close()
        return None
    except OSError as error:
        made.close()
        raise SocketTrouble("socket-trouble", path=str(path), why=error.strerror or "") from error
    return made


async def _answer(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, keys: KeyStore
) -> bool:
    """Try one passphrase; stretching it is slow, so it is done beside the loop."""
    try:
        async with asyncio.timeout(PATIENCE):
            asked = json.loads(await reader.readline())
            refused = await asyncio.to_thread(_tried, keys, str(asked["passphrase"]))
    except (ValueError, KeyError, TypeError, TimeoutError, ConnectionError):
        refused = "socket-not-understood"
    log.info("unlock: %s", refused or "done")
    writer.write(json.dumps({"refused": refused}).encode() + b"\n")
    writer.close()
    return not refused


def _tried(keys: KeyStore, passphrase: str) -> str:
    try:
        keys.unlock(passphrase)
    except Refusal as no:
        return no.key
    return ""


def unlock(path: Path, passphrase: str) -> int:
    """Give the passphrase to every bot that listens at or beside a path; returns how many took it.

    Raises `SocketTrouble` where none listens, and the refusal of a wrong passphrase.
    """
    done = 0
    for one in sorted(path.parent.glob(path.name + "*")):
        if not stat.S_ISSOCK(one.stat().st_mode):
            continue
        reached = _reached(one)
        if reached is None:
            continue
        with reached:
            refused = _given(reached, passphrase)
        if refused:
            raise Refusal(refused)
        done += 1
    if not done:
        raise SocketTrouble("unlock-nobody", path=str(path))
    return done


def _given(reached: socket.socket, passphrase: str) -> str:
    """Give a passphrase to one bot; returns the key of its refusal, empty where it took it."""
    try:
        reached.sendall(json.dumps({"passphrase": passphrase}).encode() + b"\n")
        with reached.makefile() as lines:
            line = lines.readline()
    except OSError:
        line = ""
    if not line:
        raise SocketTrouble("socket-no-answer")
    return str(json.loads(line)["refused"])
