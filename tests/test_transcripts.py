"""Every transcript goes as it is written, on the console."""

import asyncio
from pathlib import Path

import pytest

from tests.chat import main, played
from tests.databases import fresh_database

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.chat"))


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_a_transcript_goes_as_it_is_written(path: Path, database: str, tmp_path: Path):
    text = path.read_text("utf-8")
    url = fresh_database() if database == "postgresql" else ""
    out, failures = asyncio.run(played(text, tmp_path, url=url))
    assert "\n".join(map(str, failures)) == ""
    assert out == text


def test_accepting_rewrites_the_lines_of_the_bot(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / "sample.chat"
    path.write_text("// why\nmags: /nonsense\nbot: Yes!\n", "utf-8")
    assert main([str(path)]) == 1
    told = capsys.readouterr().err
    assert "sample.chat: line 3: the bot does not say this: bot: Yes!" in told
    assert main(["--accept", str(path)]) == 0
    assert path.read_text("utf-8").startswith("// why\nmags: /nonsense\nbot > mags: ")
    assert main([str(path)]) == 0


def test_what_cannot_be_read_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "sample.chat"
    path.write_text("mags says nothing\n", "utf-8")
    assert main(["--accept", str(path)]) == 1
    assert "line 1: begin with who speaks" in capsys.readouterr().err
    assert path.read_text("utf-8") == "mags says nothing\n"
