"""Logs: event names and ids, and never anybody's words, whatever breaks."""

import ast
import json
import logging
import sqlite3
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.running.logs import Json
from tests.tree import product

CANARY = "ana@example.org said: Zugzwang!"


def written(name: str, words: str, *args: object, failure: BaseException | None = None) -> Any:
    info = (type(failure), failure, failure.__traceback__) if failure else None
    record = logging.LogRecord(name, logging.INFO, "/x/place.py", 7, words, args, info)
    return json.loads(Json().format(record))


def raised(failure: Exception) -> Exception:
    try:
        try:
            raise ValueError(CANARY)
        except ValueError as before:
            raise failure from before
    except Exception as caught:
        return caught


def test_an_event_is_written_with_its_ids():
    line = written("steward.x", "message %d on %s: %s", 4613, "console", "room-closed")
    assert line["event"] == "message 4613 on console: room-closed"
    assert (line["level"], line["from"]) == ("info", "steward.x")


@pytest.mark.parametrize("value", [CANARY, "«hi»", "x" * 65, "a@b", Path("/x"), b"raw", ["ana"]])
def test_what_may_be_words_is_withheld(value: object):
    assert written("steward.x", "saw %s", value)["event"] == "saw [withheld]"


@pytest.mark.parametrize("value", ["poll open", "P-3", "member/123", "2026-03-07T10:00:00+00:00"])
def test_what_is_plain_is_written(value: object):
    assert written("steward.x", "saw %s", value)["event"] == f"saw {value}"


def test_an_exception_is_its_kind_and_its_places():
    line = written("steward.x", "bug", failure=raised(RuntimeError(CANARY)))
    kinds = [one["kind"] for one in line["failure"]]
    assert kinds == ["RuntimeError", "ValueError"]
    assert all(one["places"][-1].endswith(" raised") for one in line["failure"])
    assert "Zugzwang" not in json.dumps(line)


def test_an_exception_among_the_arguments_is_its_kind():
    assert written("steward.x", "saw %s", ValueError(CANARY))["event"] == "saw ValueError"


def test_an_error_of_the_database_tells_no_parameters():
    error = OperationalError("INSERT", {"name": CANARY}, sqlite3.OperationalError(CANARY))
    assert "Zugzwang" not in json.dumps(written("steward.x", "failed", failure=raised(error)))


def test_a_library_says_only_where_it_spoke():
    line = written("asyncio", CANARY, failure=raised(OSError(CANARY)))
    assert line["event"] == "place:7"
    assert "Zugzwang" not in json.dumps(line)


def test_a_mistaken_format_is_written_as_it_stands():
    assert written("steward.x", "saw %d and %s", 3)["event"] == "saw %d and %s"


SPEAKS = """
import logging, sys, warnings
from pathlib import Path
from typing import Any
from bot.running import logs
logs.begin(sys.argv[1], Path(sys.argv[2]) if sys.argv[2] else None)
logging.getLogger("steward.a").debug("fine")
logging.getLogger("steward.a").info("good")
logging.getLogger("library").info("chatter")
warnings.warn("CANARY of a warning")
"""


def speak(level: str, file: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SPEAKS, level, file], capture_output=True, text=True, check=True
    )
    assert done.stdout == ""
    return done.stderr


def test_levels_count_for_us_and_warnings_for_libraries():
    lines = [json.loads(line) for line in speak("info", "").splitlines()]
    assert [line["from"] for line in lines] == ["steward.a", "py.warnings"]
    assert "CANARY" not in json.dumps(lines)
    assert len(speak("debug", "").splitlines()) == 3


def test_a_log_file_is_for_its_owner_alone(tmp_path: Path):
    file = tmp_path / "log" / "bot.log"
    assert speak("debug", str(file)) == ""
    assert file.stat().st_mode & 0o777 == 0o600
    assert len(file.read_text().splitlines()) == 3


def test_every_logged_sentence_stands_in_the_code():
    """A sentence that is put together could hold anybody's words."""
    levels = {"debug", "info", "warning", "error", "exception", "critical"}
    found = []
    for source in product():
        for node in ast.walk(source.syntax):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id="log"), attr=level), args=said):
                    if level in levels and not isinstance(said[0], ast.Constant):
                        found.append(f"{source.path}:{node.lineno}")
    assert found == []


def test_the_warning_is_really_one():
    with pytest.warns(UserWarning, match="CANARY"):
        warnings.warn("CANARY", stacklevel=1)
