"""The engine: one transaction a Call, one effect a Call, one commit for many."""

from functools import partial
from pathlib import Path
from typing import Annotated

from sqlalchemy import text

from bot import firing
from bot.batch import Batch
from bot.call import CLOCK, NOWHERE, Call
from bot.command import ANYONE, Feature
from bot.context import Context
from bot.language.message import Do, Form, Message, Quoted, message, say
from bot.language.values import Text
from bot.memory import audit, timers
from bot.memory.tables import AuditRow, DueRow, HeardRow, OutboxRow, Strike
from bot.waiting import Work
from commands.members import feature as members
from tests.bot.engines import HALL, START, alone, do, engine, group, hear, person, values
from tests.bot.probe import FEATURES, add, notes


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
        kept = values(on, HeardRow.answer)
        assert kept == [None]


def test_a_refusal_may_leave_a_trace(tmp_path: Path, url: str) -> None:
    with engine(tmp_path, url, features=FEATURES) as on:
        group(on, "ana", "ben")
        hear(on, Call("note add", {"words": "refused"}, person("ana"), HALL, "e1"))
        counts = values(on, Strike.count)
        deeds = values(on, AuditRow.action)
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
        assert told == message(say("only-by-motion", command=Do("note carried")))


def test_many_calls_share_one_commit(tmp_path: Path, url: str) -> None:
    with engine(tmp_path, url, features=FEATURES) as on:
        calls = [
            Call("note add", {"words": f"w{n}"}, person("ana"), HALL, f"e{n}") for n in range(16)
        ]
        before = on.count.commits
        hear(on, *calls)
        assert len(notes(on)) == 16
        assert on.count.commits - before <= 4


def test_a_missing_value_is_asked_for_and_nothing_is_kept(tmp_path: Path, url: str) -> None:
    with engine(tmp_path, url, features=FEATURES) as on:
        asked = hear(on, Call("note add", {}, person("ana"), HALL, "e1"))[0]
        assert isinstance(asked, Form)
        assert [field.name for field in asked.fields] == ["words"]
        rows = values(on, HeardRow.event)
        assert rows == []


def test_an_unknown_command_names_the_nearest(tmp_path: Path, url: str) -> None:
    with engine(tmp_path, url, features=FEATURES) as on:
        told = str(hear(on, Call("pol opne", {}, person("ana"), HALL, "e1"))[0])
        assert "unknown-command" in told
        assert "poll open" in told


def test_a_timer_and_what_it_does_are_one(tmp_path: Path, url: str) -> None:
    with engine(tmp_path, url, features=FEATURES) as on:
        of = group(on, "ana", "ben")

        def set_timer(batch: Batch) -> None:
            batch.tend(of, lambda ctx: ctx.later(START, "note later", key="n", number=7))
            batch.tend(of, lambda ctx: ctx.later(START, "note later", key="n", number=8))

        do(on, set_timer)
        claimed = do(on, lambda batch: timers.claim(batch.sql, "me", batch.now))
        assert [due.args for due in claimed] == [{"number": "8"}]
        for due in (*claimed, *claimed):
            do(on, partial(firing.fire, due=due, owner="me"))
        assert notes(on) == ["done"]
        assert values(on, DueRow.id) == []


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
        assert len(values(on, OutboxRow.id)) == 1
        raw = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
        assert b"CANARY" not in raw
        assert b"Riverside" not in raw


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
