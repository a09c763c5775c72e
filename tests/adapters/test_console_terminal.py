"""The chat in a real terminal: `steward chat` at the other end of one, as a person has it."""

import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress

import pytest

from tests.tree import ROOT

PATIENCE = 30.0
PROMPT = "ana #general >"
ESCAPES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[=>]|\r|\x08")
COLOURS = re.compile(r"\x1b\[[0-9;]*\b(?:3|4|9|10)[0-7]\b[0-9;]*m|\x1b\[[0-9;]*[34]8;")


class Line:
    """A terminal with the chat at the other end."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.fd, theirs = pty.openpty()
        termios.tcsetwinsize(self.fd, (24, 80))
        kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "LANG", "LC_ALL")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "chat"],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=ROOT,
            env={**kept, "LC_ALL": "C.UTF-8", **environment},
            start_new_session=True,
            preexec_fn=lambda: fcntl_controlling(theirs),
        )
        os.close(theirs)
        self.raw = ""

    @property
    def text(self) -> str:
        """What stands there, without the codes that move and colour it."""
        return ESCAPES.sub("", self.raw)

    def until(self, wanted: str, ready: bool = False) -> None:
        """Read until something stands there, and the prompt below it if that is wanted too."""
        end = time.monotonic() + PATIENCE
        while not self._stands(wanted, ready):
            assert time.monotonic() < end, f"{wanted!r} did not come: {self.text[-2000:]}"
            if not self._read():
                break
        assert self._stands(wanted, ready), self.text[-2000:]

    def _stands(self, wanted: str, ready: bool) -> bool:
        """Say so without minding space: a cursor that jumps leaves some between two letters."""
        text = "".join(self.text.split())
        there = "".join(wanted.split()) in text
        return there and (not ready or text.endswith("".join(PROMPT.split())))

    def _read(self) -> bool:
        ready, _, _ = select.select([self.fd], [], [], 0.2)
        if not ready:
            return True
        try:
            came = os.read(self.fd, 65536).decode("utf-8", "replace")
        except OSError:
            return False
        self.raw += came
        for _ in range(came.count("\x1b[6n")):
            os.write(self.fd, b"\x1b[1;1R")
        return bool(came)

    def type(self, keys: str) -> None:
        """Press keys; a line ends with a carriage return."""
        os.write(self.fd, keys.encode())

    def end(self) -> int:
        """Read what is left, and return how the chat ended."""
        end = time.monotonic() + PATIENCE
        while self._read() and time.monotonic() < end and self.process.poll() is None:
            continue
        while self._read() and select.select([self.fd], [], [], 0)[0]:
            continue
        return self.process.wait(PATIENCE)


def fcntl_controlling(theirs: int) -> None:
    """Make this end the terminal that the process belongs to, so that Ctrl-C reaches it."""
    import fcntl

    fcntl.ioctl(theirs, termios.TIOCSCTTY, 0)


@pytest.fixture
def lines() -> Iterator[list[Line]]:
    """The terminals of a test, hung up at its end."""
    opened: list[Line] = []
    yield opened
    for line in opened:
        with suppress(ProcessLookupError):
            line.process.kill()
        line.process.wait()
        os.close(line.fd)


def open_line(lines: list[Line], **environment: str) -> Line:
    """A terminal at whose other end the chat is ready."""
    line = Line({"TERM": "xterm-256color", **environment})
    lines.append(line)
    line.until("To write to Steward" if "LC_ALL" not in environment else "a solas", ready=True)
    return line


def test_somebody_who_never_used_a_bot_gets_an_answer_and_leaves(lines: list[Line]):
    line = open_line(lines)
    assert "To found one, type:" in line.text
    line.type("/help\r")
    line.until("only ana sees this")
    line.until("│ What you can ask me", ready=True)
    assert COLOURS.search(line.raw)
    line.type("\x04")
    line.until("Goodbye. What was tried here is gone.")
    assert line.end() == 0
    assert "Traceback" not in line.text


def test_ctrl_c_drops_a_line_first_and_leaves_then(lines: list[Line]):
    line = open_line(lines)
    line.type("/nonsense")
    line.until("> /nonsense")
    line.type("\x03/help\r")
    line.until("What you can ask me", ready=True)
    assert "I don't know" not in line.text
    line.type("\x03")
    line.until("Goodbye.")
    assert line.end() == 0
    assert "Traceback" not in line.text


def test_tab_completes_a_command(lines: list[Line]):
    line = open_line(lines)
    line.type("/hel\t")
    line.until("> /help")
    line.type("\r")
    line.until("What you can ask me", ready=True)
    assert "I don't know" not in line.text


def test_no_colours_where_none_are_wanted(lines: list[Line]):
    line = open_line(lines, NO_COLOR="1")
    line.type("/help\r")
    line.until("What you can ask me", ready=True)
    line.type("\x04")
    line.until("Goodbye.")
    assert not COLOURS.search(line.raw)


def test_a_dumb_terminal_gets_plain_lines(lines: list[Line]):
    line = open_line(lines, TERM="dumb")
    line.type("/help\n")
    line.until("What you can ask me", ready=True)
    line.type("\x03")
    line.until("Goodbye.")
    assert line.end() == 0
    assert "\x1b" not in line.raw


def test_a_machine_that_speaks_spanish_is_spoken_to_in_spanish(lines: list[Line]):
    line = open_line(lines, LC_ALL="es_ES.UTF-8", TERM="dumb")
    assert "Para fundar uno, escribe:" in line.text
    line.type("\x04")
    line.until("Hasta luego.")
    assert line.end() == 0
