"""The way in without a terminal: a transcript goes in, the same comes out, nothing else."""

from collections.abc import Sequence
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import bot.language
from adapters.console import adapter
from bot.adapter import Wiring
from bot.language.words import Catalogue
from tests.adapters import tearoom
from tests.chat import scratch

GOES = """\
== Tea Room, Europe/London, en: ana (secretary) ==
// Green tea.
ana: /tea brew Green
bot > ana: Brewing.
bot: T-1 Green
     0 cups
     [A cup] [None]
"""


def chatted(folder: Path, text: bytes) -> tuple[int, str, Sequence[str]]:
    """The exit status, what was printed, and the lines of complaint."""
    words = [Path(bot.language.__file__).parent, tearoom.write_words(folder)]
    console = adapter(Wiring(Catalogue.load(words)))
    stdin, stdout, stderr = TextIOWrapper(BytesIO(text), "ascii"), StringIO(), StringIO()
    status = console.chat(scratch(folder, [tearoom.feature]), stdin, stdout, stderr)
    return status, stdout.getvalue(), stderr.getvalue().splitlines()


def test_what_goes_as_written_is_printed_and_nothing_else(tmp_path: Path):
    assert chatted(tmp_path, GOES.encode()) == (0, GOES, [])


def test_what_goes_otherwise_is_printed_as_it_went_and_named(tmp_path: Path):
    text = GOES.replace("0 cups", "1 cup")
    why = "line 6: listed is '1 cup', but the bot says '0 cups'"
    assert chatted(tmp_path, text.encode()) == (1, GOES, [why])


def test_what_cannot_be_read_is_named_and_nothing_is_printed(tmp_path: Path):
    status, out, complaints = chatted(tmp_path, f"{GOES}ana\n".encode())
    assert (status, out, len(complaints)) == (1, "", 1)
    assert complaints[0].startswith("line 8: begin with who speaks")


def test_what_is_no_text_is_refused(tmp_path: Path):
    why = "this is no text in UTF-8, as a transcript is"
    assert chatted(tmp_path, b"\xff\xfe") == (1, "", [why])


def test_nothing_in_nothing_out(tmp_path: Path):
    assert chatted(tmp_path, b"") == (0, "", [])
