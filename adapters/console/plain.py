"""A terminal that can only print and read lines: no colours, no completion, no escape codes."""

import asyncio
import shutil
import signal
from collections.abc import Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from adapters.console.look import Fragment

if TYPE_CHECKING:
    from collections.abc import Iterator


class PlainTerminal:
    """Prints lines to one stream and reads them from another, which is a terminal."""

    def __init__(self, stdin: TextIO, stdout: TextIO) -> None:
        """Use these two streams."""
        self._in = stdin
        self._out = stdout
        self._prompt = ""

    @property
    def width(self) -> int:
        """Columns there are now."""
        return shutil.get_terminal_size().columns

    @property
    def edge(self) -> str:
        """The character that stands left of what Steward says."""
        return "│" if self._out.encoding.casefold().startswith("utf") else "|"

    async def ask(self, prompt: str, completing: bool) -> str:
        """Return a typed line; raises `KeyboardInterrupt` or `EOFError` for who wants out."""
        print(prompt, end="", file=self._out, flush=True)
        self._prompt = prompt
        line = ""
        try:
            with self._listening() as typed:
                line = await typed
        finally:
            self._prompt = ""
            if not line:
                print(file=self._out)
        if not line:
            raise EOFError
        return line.rstrip("\n")

    @contextmanager
    def _listening(self) -> "Iterator[asyncio.Future[str]]":
        """Give what will hold the next line, or the interruption of whoever typed it."""
        loop = asyncio.get_running_loop()
        typed: asyncio.Future[str] = loop.create_future()

        def read() -> None:
            if not typed.done():
                typed.set_result(self._in.readline())

        def interrupted() -> None:
            if not typed.done():
                typed.set_exception(_Interrupted())

        loop.add_reader(self._in.fileno(), read)
        loop.add_signal_handler(signal.SIGINT, interrupted)
        try:
            yield typed
        except _Interrupted:
            raise KeyboardInterrupt from None
        finally:
            loop.remove_reader(self._in.fileno())
            loop.remove_signal_handler(signal.SIGINT)

    def show(self, lines: Sequence[Sequence[Fragment]]) -> None:
        """Print lines; where somebody is asked for one, below that, and ask again."""
        text = "".join("".join(text for _, text in line) + "\n" for line in lines)
        if self._prompt:
            text = f"\n{text}{self._prompt}"
        print(text, end="", file=self._out, flush=True)


class _Interrupted(Exception):
    """Somebody pressed Ctrl-C; a future cannot carry a `KeyboardInterrupt` itself."""
