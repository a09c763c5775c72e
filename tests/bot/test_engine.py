"""The engine: one transaction a Call, one effect a Call, one commit for many."""

import sqlite3
from pathlib import Path
from typing import Annotated

import pytest
from sqlalchemy import insert, select, text

from bot import firing
from bot.call import CLOCK, NOWHERE, Call
from bot.command import ANYONE, Feature
from bot.context import Context
from bot.language.message import Form, Message, Quoted, message, say
from bot.language.values import Number, Text
from bot.memory import audit
from bot.memory.tables import AuditRow, DueRow, HeardRow, KeepRow, OutboxRow, Strike
from bot.refusal import Refusal, Trace
from bot.waiting import Work
from commands.members import feature as members
from commands.voting import feature as voting
from tests.bot.engines import HALL, START, alone, do, engine, group, hear, person
from tests.databases import fresh_database

probe = Feature("probe")


@probe.command("note add", who=ANYONE)
def add(ctx: Context, words: Annotated[Text, "what to note"]) -> Message:
    """Note something."""
    ctx.sql.execute(insert(KeepRow).values(platform="probe", name=str(ctx.new_id()), value=words))
    if words == "refused":
        raise Refusal("value-empty", trace=Trace(strike="note", audit="note refused"))
    if words == "bug":
        raise ZeroDivisionError(words)
    return message(say("voted", ref=Quoted(words), chosen=Quoted(words)))


@probe.command("note once", who=ANYONE)
def once(ctx: Context, words: Text) -> Message:
    """Note something and never keep the answer."""
    add(ctx, words)
    return message(Quoted(words)).unkept()


@probe.command("note twice", who=ANYONE)
def twice(ctx: Context, words: Text) -> Message:
    """Note something by way of two other commands."""
    ctx.call("note add", words=words)
    return ctx.call("note add", words=f"{words} again")


@probe.command("note carried", who=("nobody",), by_motion=True)
def carried(ctx: Context, words: Text) -> Message:
    """Note what a motion says."""
    return add(ctx, words)


@probe.command("note obey", who=ANYONE)
def obey(ctx: Context, call: Text, words: Text) -> Message:
    """Obey what a motion carried, and say whether it was refused."""
    no = ctx.obey(call, {"words": words})
    return message(Quoted(no.key if no else "obeyed"))


@probe.timer("note later")
def later(ctx: Context, number: Annotated[int, Number(most=2**62)]) -> None:
    """Note a number."""
    ctx.sql.execute(insert(KeepRow).values(platform="timer", name=str(number), value="done"))


FEATURES = (members, voting, probe)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """A fresh database of each kind: the empty text is a SQLite file of the test's own."""
    return fresh_database() if request.param == "postgresql" else ""


def notes(on: object) -> list[str]:
    rows = do(on, lambda batch: batch.sql.execute(select(KeepRow.value)).scalars().all())
    return sorted(rows)  # type: ignore[type-var]


def test_a_call_heard_twice_has_one_effect_and_the_same_answer(tmp_path: Path, url: str) -> None:
    with engine(tmp_path, url, features=FEATURES) as on:
        call = Call("note add", {"words": "bread"}, person("ana"), HALL, "e1")
        first, again = hear(on, call)[0], hear(on, call)[0]
        same_batch = hear(on, *[Call("note add", {"words": "x"}, person("b"), HALL, "e2")] * 3)
        assert first == again
        assert notes(on) == ["bread", "x"]
        assert same_batch[0] == same_batch[1] == same_batch[2]


def test_the_same_event_of_another_platform_is_another_event(tmp_path: Path, url: str) -> None:
    with engine(tmp_path, url, features=FEATURES) as on:
        for platform in ("console", "matrix"):
            actor = person("ana", platform=platform)
            hear(on, Call("note add", {"words": platform}, actor, alone("ana", platform), "e1"))
        assert notes(on) == ["console", "matrix"]


def test_an_answer_that_is_not_kept_is_given_once(tmp_path: Path, url: str) -> None:
    with engine(tmp_path, url, features=FEATURES) as on:
        call = Call("note once", {"words": "CANARY"}, person("ana"), HALL, "e1")
        first, again = hear(on, call)[0], hear(on, call)[0]
        assert "CANARY" in str(first)
        assert again == message("done-already")
        kept = do(on, lambda batch: batch.sql.execute(select(HeardRow.answer)).scalars().all())
        assert kept == [None]


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
        marks = do(on, lambda batch: batch.sql.execute(select(HeardRow.wrote)).scalars().all())
        assert sorted(marks) == [False, True, True]  # type: ignore[type-var]
        assert hear(on, calls[1])[0] == answers[1]
        assert notes(on) == ["after", "before"]


def test_a_refusal_may_leave_a_trace(tmp_path: Path, url: str) -> None:
    with engine(tmp_path, url, features=FEATURES) as on:
        group(on, "ana", "ben")
        hear(on, Call("note add", {"words": "refused"}, person("ana"), HALL, "e1"))
        counts = do(on, lambda batch: batch.sql.execute(select(Strike.count)).scalars().all())
        deeds = do(on, lambda batch: batch.sql.execute(select(AuditRow.action)).scalars().all())
        assert counts == [1]
        assert deeds == ["note refused"]


def test_a_command_run_by_a_command_is_in_the_same_transaction(tmp_path: Path, url: str) -> None:
    with engine(tmp_path, url, features=FEATURES) as on:
        hear(on, Call("note twice", {"words": "a"}, person("ana"), HALL, "e1"))
        assert notes(on) == ["a", "a again"]
        hear(on, Call("note twice", {"words": "refused"}, person("ana"), HALL, "e2"))
        assert notes(on) == ["a", "a again"]


def test_a_motion_obeys_only_what_was_declared_for_it(tmp_path: Path, url: str) -> None:
    with engine(tmp_path, url, features=FEATURES) as on:
        group(on, "ana", "ben")

        def obeyed(call: str, words: str) -> object:
            args = {"call": call, "words": words}
            return hear(on, Call("note obey", args, person("ana"), HALL, f"{call}{words}"))[0]

        assert obeyed("note carried", "yes") == message(Quoted("obeyed"))
        assert obeyed("note add", "no") == message(Quoted("not-by-motion"))
        assert obeyed("note carried", "refused") == message(Quoted("value-empty"))
        assert notes(on) == ["yes"]
        told = hear(on, Call("note carried", {"words": "mine"}, person("ana"), HALL, "e9"))[0]
        assert told == message(say("only-by-motion", command=_do("note carried")))


def _do(name: str) -> object:
    from bot.language.message import Do

    return Do(name)


def test_many_calls_share_one_commit(tmp_path: Path, url: str) -> None:
    with engine(tmp_path, url, features=FEATURES) as on:
        calls = [
            Call("note add", {"words": f"w{n}"}, person("ana"), HALL, f"e{n}") for n in range(16)
        ]
        before = on.count.commits
        hear(on, *calls)
        assert len(notes(on)) == 16
        assert on.count.commits - before <= 4


def test_a_batch_that_fails_as_a_whole_is_done_again_call_by_call(tmp_path: Path, url: str) -> None:
    with engine(tmp_path, url, features=FEATURES) as on:
        hear(on, Call("note add", {"words": "first"}, person("ana"), HALL, "e1"))

        def spoil(batch: object) -> None:
            batch.marks.made[b"x"] = batch.marks.made[b"y"] = object()

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


def test_a_missing_value_is_asked_for_and_nothing_is_kept(tmp_path: Path, url: str) -> None:
    with engine(tmp_path, url, features=FEATURES) as on:
        asked = hear(on, Call("note add", {}, person("ana"), HALL, "e1"))[0]
        assert isinstance(asked, Form)
        assert [field.name for field in asked.fields] == ["words"]
        rows = do(on, lambda batch: batch.sql.execute(select(HeardRow.event)).all())
        assert rows == []


def test_an_unknown_command_names_the_nearest(tmp_path: Path, url: str) -> None:
    with engine(tmp_path, url, features=FEATURES) as on:
        told = str(hear(on, Call("pol opne", {}, person("ana"), HALL, "e1"))[0])
        assert "unknown-command" in told
        assert "poll open" in told


def test_a_timer_and_what_it_does_are_one(tmp_path: Path, url: str) -> None:
    with engine(tmp_path, url, features=FEATURES) as on:
        of = group(on, "ana", "ben")

        def set_timer(batch: object) -> None:
            batch.tend(of, lambda ctx: ctx.later(START, "note later", key="n", number=7))  # type: ignore[attr-defined]
            batch.tend(of, lambda ctx: ctx.later(START, "note later", key="n", number=8))  # type: ignore[attr-defined]

        do(on, set_timer)
        from bot.memory import timers

        claimed = do(on, lambda batch: timers.claim(batch.sql, "me", batch.now))
        assert [due.args for due in claimed] == [{"number": "8"}]  # type: ignore[attr-defined]
        do(on, lambda batch: [firing.fire(batch, due, "me") for due in claimed])  # type: ignore[attr-defined]
        do(on, lambda batch: [firing.fire(batch, due, "me") for due in claimed])  # type: ignore[attr-defined]
        assert notes(on) == ["done"]
        assert do(on, lambda batch: batch.sql.execute(select(DueRow.id)).all()) == []


def test_nobody_types_a_timer(tmp_path: Path, url: str) -> None:
    with engine(tmp_path, url, features=FEATURES) as on:
        group(on, "ana", "ben")
        told = hear(on, Call("note later", {"number": "1"}, person("ana"), HALL, "e1"))[0]
        assert "unknown-command-nothing-near" in str(told)
        assert notes(on) == []


def test_the_audit_chain_holds_and_a_flipped_byte_breaks_it(tmp_path: Path, url: str) -> None:
    with engine(tmp_path, url, features=FEATURES) as on:
        of = group(on, "ana", "ben")
        for n in range(5):
            hear(
                on,
                Call(
                    "poll open",
                    {"question": f"Q{n}", "options": "a,b"},
                    person("ana"),
                    HALL,
                    f"e{n}",
                ),
            )
        assert do(on, lambda batch: audit.broken(batch.sql, of)) is None
        do(
            on,
            lambda batch: batch.sql.execute(text("UPDATE audit SET object = 'P-9' WHERE seq = 3")),
        )
        assert do(on, lambda batch: audit.broken(batch.sql, of)) == 3


def test_nothing_that_was_said_lies_open_in_the_files(tmp_path: Path, url: str) -> None:
    with engine(tmp_path, url, features=FEATURES) as on:
        group(on, "ana", "ben")
        args = {"question": "CANARYQUESTION", "options": "CANARYONE, CANARYTWO"}
        hear(on, Call("poll open", args, person("ana"), HALL, "e1"))
        hear(on, Call("vote", {"id": "P-1", "choice": "CANARYONE"}, person("ben"), HALL, "e2"))
        assert do(on, lambda batch: len(batch.sql.execute(select(OutboxRow.id)).all())) == 1
        raw = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
        assert b"CANARY" not in raw
        assert b"Riverside" not in raw


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


def test_the_clock_is_nobody(tmp_path: Path, url: str) -> None:
    with engine(tmp_path, url, features=FEATURES) as on:
        of = group(on, "ana", "ben")
        seen: list[object] = []
        do(on, lambda batch: batch.tend(of, lambda ctx: seen.append((ctx.actor, ctx.room))))
        assert seen == [(CLOCK, NOWHERE)]


def test_a_call_by_a_former_name_still_works(tmp_path: Path, url: str) -> None:
    renamed = Feature("renamed")

    @renamed.command("note write", who=ANYONE, formerly=("note add",))
    def write(ctx: Context, words: Annotated[Text, "what to note"]) -> Message:
        """Note something, under a newer name."""
        return add(ctx, words)

    with engine(tmp_path, url, features=(members, renamed)) as on:
        of = group(on, "ana", "ben")
        hear(on, Call("note add", {"words": "from a button"}, person("ana"), HALL, "e1"))
        on.handle(
            [
                Work(
                    lambda batch: batch.tend(
                        of, lambda ctx: ctx.later(START, "note add", words="x")
                    )
                )
            ]
        )
        assert notes(on) == ["from a button"]
