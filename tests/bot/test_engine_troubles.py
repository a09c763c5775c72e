"""The engine in trouble: what is refused, breaks or finds no room leaves nothing half-done."""

import sqlite3
from pathlib import Path

import pytest

from bot.batch import Batch
from bot.call import Call
from bot.language.message import message
from bot.memory.heard import Mark
from bot.memory.tables import HeardRow
from bot.waiting import Work
from tests.bot.engines import HALL, do, engine, hear, person, values
from tests.bot.probe import FEATURES, notes


@pytest.mark.parametrize("words", ["refused", "bug"])
def test_what_is_refused_or_breaks_leaves_nothing_but_its_mark(
    tmp_path: Path, url: str, words: str
) -> None:
    with engine(tmp_path, url, features=FEATURES) as on:
        calls = [
            Call("note add", {"words": said}, person("ana"), HALL, f"e-{said}")
            for said in ("before", words, "after")
        ]
        answers = hear(on, *calls)
        assert notes(on) == ["after", "before"]
        marks = values(on, HeardRow.wrote)
        assert sorted(marks) == [False, True, True]
        assert hear(on, calls[1])[0] == answers[1]
        assert notes(on) == ["after", "before"]


def test_a_batch_that_fails_as_a_whole_is_done_again_call_by_call(tmp_path: Path, url: str) -> None:
    with engine(tmp_path, url, features=FEATURES) as on:
        hear(on, Call("note add", {"words": "first"}, person("ana"), HALL, "e1"))

        def spoil(batch: Batch) -> None:
            batch.marks.made[b"x"] = batch.marks.made[b"y"] = Mark(b"x", 1)

        works = [
            Work(
                lambda batch: batch.hear(good),
                good := Call("note add", {"words": "good"}, person("ana"), HALL, "e2"),
            ),
            Work(spoil),
        ]
        on.handle(works)
        assert works[0].result.answer.blocks
        assert works[1].error is not None
        assert notes(on) == ["first", "good"]


def test_a_full_disk_is_one_sentence_and_nothing_is_half_done(tmp_path: Path) -> None:
    with engine(tmp_path, features=FEATURES) as on:
        hear(on, Call("note add", {"words": "small"}, person("ana"), HALL, "e1"))
        pages = do(on, lambda batch: batch.sql.exec_driver_sql("PRAGMA page_count").scalar())
        do(on, lambda batch: batch.sql.exec_driver_sql(f"PRAGMA max_page_count={pages}").scalar())
        calls = [
            Call("note add", {"words": "x" * 90}, person("ana"), HALL, f"f{n}") for n in range(64)
        ]
        answers = hear(on, *calls)
        kept = notes(on).count("x" * 90)
        assert answers.count(message("disk-full")) == 64 - kept
        assert kept < 64


def test_a_locked_database_is_one_sentence(tmp_path: Path) -> None:
    with engine(tmp_path, features=FEATURES) as on:
        do(on, lambda batch: batch.sql.exec_driver_sql("PRAGMA busy_timeout=50"))
        other = sqlite3.connect(tmp_path / "steward.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        told = hear(on, Call("note add", {"words": "late"}, person("ana"), HALL, "e1"))[0]
        other.execute("ROLLBACK")
        other.close()
        assert told == message("database-busy")
        assert hear(on, Call("note add", {"words": "late"}, person("ana"), HALL, "e1"))[0] != told
        assert notes(on) == ["late"]
