"""The passphrase reaches a running bot through a socket that only its owner can use."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.clock import HandClock
from bot.memory.keys import KeyStore, Stretch, Wrapping, create_store, open_store
from bot.memory.sealing import fresh_key
from bot.refusal import Refusal
from bot.running.unlocking import listening, unlock
from tests.bot.engines import START

WORDS = "seven grey herons"


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a short name, since the path of a socket may not be long."""
    with TemporaryDirectory() as made:
        yield Path(made)


@pytest.fixture
def keys(folder: Path) -> Iterator[KeyStore]:
    """A key store that waits for its passphrase, which is quick to try."""
    wrapping = Wrapping(fresh_key(), None, Stretch(memory_kib=64, iterations=1, lanes=1))
    address = f"sqlite:///{folder}/keys.db"
    create_store(address, "1", wrapping, HandClock(START), WORDS).close()
    opened = open_store(address, "1", wrapping, HandClock(START))
    yield opened
    opened.close()


@asynccontextmanager
async def bot(path: Path, keys: KeyStore) -> AsyncIterator[list[bool]]:
    """A bot that listens; the list grows with each time it was unlocked."""
    unlocked: list[bool] = []
    async with listening(path, keys, lambda: unlocked.append(True)):
        yield unlocked


async def give(path: Path, words: str) -> str:
    """Give a passphrase as the command does; returns the key of the refusal, if any."""
    try:
        await asyncio.to_thread(unlock, path, words)
    except Refusal as no:
        return no.key
    return ""


async def test_the_right_words_unlock_and_wrong_ones_do_not(folder: Path, keys: KeyStore):
    path = folder / "u.sock"
    async with bot(path, keys) as unlocked:
        assert path.stat().st_mode & 0o777 == 0o600
        assert await give(path, "something else") == "passphrase-wrong"
        assert (keys.locked, unlocked) == (True, [])
        assert await give(path, WORDS) == ""
        assert (keys.locked, unlocked) == (False, [True])
    assert not path.exists()
    assert await give(path, WORDS) == "unlock-nobody"


async def test_what_a_killed_bot_left_is_taken_over(folder: Path, keys: KeyStore):
    path = folder / "u.sock"
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(path))
    async with bot(path, keys):
        assert await give(path, WORDS) == ""


async def test_each_of_two_bots_is_unlocked(folder: Path, keys: KeyStore):
    path = folder / "u.sock"
    async with bot(path, keys) as first, bot(path, keys) as second:
        assert {"u.sock", f"u.sock.{os.getpid()}"} <= set(os.listdir(folder))
        assert await give(path, WORDS) == ""
        assert (first, second) == ([True], [True])


@pytest.mark.parametrize(
    "said", [b"\n", b"{}\n", b"[]\n", b"\xff\xfe\n", b'{"passphrase": "x"', b"x" * 9000 + b"\n"]
)
async def test_nonsense_is_answered_and_harms_nobody(folder: Path, keys: KeyStore, said: bytes):
    path = folder / "u.sock"
    async with bot(path, keys):
        reader, writer = await asyncio.open_unix_connection(path)
        writer.write(said)
        writer.write_eof()
        assert await reader.read() == b'{"refused": "socket-not-understood"}\n'
        writer.close()
        assert await give(path, WORDS) == ""


async def refused(path: Path, keys: KeyStore) -> str:
    with pytest.raises(Refusal) as caught:
        async with bot(path, keys):
            raise AssertionError("it listens")
    return caught.value.key


async def test_a_path_that_cannot_be_a_socket_is_named(folder: Path, keys: KeyStore):
    assert await refused(folder / ("x" * 100), keys) == "socket-path-too-long"
    assert await refused(folder / "keys.db", keys) == "socket-path-taken"


async def test_nobody_answers_where_a_bot_went_away_meanwhile(folder: Path):
    path = folder / "u.sock"

    async def hang_up(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    server = await asyncio.start_unix_server(hang_up, path)
    assert await give(path, WORDS) == "socket-no-answer"
    server.close()
