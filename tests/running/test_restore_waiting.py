"""What waited when a backup was made: held until the host decides, never said unasked."""

from datetime import timedelta
from pathlib import Path

from bot import firing
from bot.batch import Batch
from bot.engine import Engine
from bot.language.message import line, message, say
from bot.language.stored import from_json
from bot.memory import leases, timers
from bot.memory.outbox import body_about
from bot.memory.tables import (
    HELD,
    TRIED,
    WAITING,
    DueRow,
    HeardRow,
    Instance,
    OutboxRow,
)
from bot.running import serving
from bot.running.backup import back_up
from bot.running.reapplying import Waiting
from bot.running.restore import decide, decided, told
from tests.bot.engines import START, do, group
from tests.running.homes import Home
from tests.running.restoring import founded, put_back, rows, wait_for


def waiting(either: Home) -> Path:
    """A backup with two messages, a timer that is due by LATER, and either that is not."""
    with either.engine() as engine:
        of = group(engine, "ana", "ben")

        def work(batch: Batch) -> None:
            wait_for(batch, of, key="a", state=WAITING)
            wait_for(batch, of, key="b", state=TRIED, first_try=START)
            due = [
                timers.Due(of, START + timedelta(days=1), "poll close", {"poll": "1"}),
                timers.Due(of, START + timedelta(days=9), "poll card", {"poll": "1"}),
            ]
            timers.write(batch.sql, due, [])
            leases.take(batch.sql, "platform/console", "me", START)

        do(engine, work)
        made = back_up(either.settings, None, either.clock)
        with engine.store.begin() as sql:
            leases.drop(sql, "platform/console", "me")
    return made.file


def states(engine: Engine) -> tuple[list[int], list[tuple[object, ...]]]:
    messages = sorted(rows(engine, OutboxRow.key, OutboxRow.state))
    due = sorted(rows(engine, DueRow.name, DueRow.state, DueRow.grace))
    return [state for _, state in messages], due  # type: ignore[misc]


def fire_due(batch: Batch) -> None:
    for due in timers.claim(batch.sql, "me", batch.now):
        firing.fire(batch, due, "me")


def test_what_waited_is_held_until_the_host_decides(either: Home):
    done = put_back(either, waiting(either))
    assert done.waiting == Waiting({"restored": 2}, {"poll close": 1})
    assert [said.key for said in told(done)][:2] == ["restore-done", "restore-held"]
    with either.engine() as engine:
        held = [("poll card", timers.OPEN, -1), ("poll close", timers.STOPPED, -1)]
        assert states(engine) == ([HELD, HELD], held)


def test_the_host_lets_it_be_said_and_done(either: Home):
    put_back(either, waiting(either))
    decision = decide(either.settings, either.clock, go_on=True)
    assert [said.key for said in decided(decision, go_on=True)] == ["decided-resumed"]
    with either.engine() as engine:
        opened = [("poll card", timers.OPEN, -1), ("poll close", timers.OPEN, -1)]
        assert states(engine) == ([WAITING, TRIED], opened)
    again = decide(either.settings, either.clock, go_on=True)
    assert [said.key for said in decided(again, go_on=True)] == ["decided-nothing"]


def test_the_host_lets_go_of_it_and_the_record_says_so(either: Home):
    put_back(either, waiting(either))
    decision = decide(either.settings, either.clock, go_on=False)
    assert [said.key for said in decided(decision, go_on=False)] == ["decided-dropped"]
    with either.engine() as engine:
        dropped = [("poll card", timers.OPEN, -1), ("poll close", timers.OPEN, 0)]
        assert states(engine) == ([], dropped)
        do(engine, fire_due)
        assert [name for name, *_ in states(engine)[1]] == ["poll card"]


def test_answers_that_were_owed_are_not_given_late(either: Home):
    with either.engine() as engine:
        founded(engine)
        assert any(owed for (owed,) in rows(engine, HeardRow.owed))
        made = back_up(either.settings, None, either.clock)
    put_back(either, made.file)
    with either.engine() as engine:
        assert not any(owed for (owed,) in rows(engine, HeardRow.owed))
        assert len(rows(engine, HeardRow.event)) == 2


def test_every_group_is_told_once(either: Home):
    with either.engine() as engine:
        group(engine, "ana", "ben")
        made = back_up(either.settings, None, either.clock)
    put_back(either, made.file)
    with either.engine() as engine:
        do(engine, serving.announce)
        do(engine, serving.announce)
        said = rows(engine, OutboxRow.key, OutboxRow.subject, OutboxRow.body)
        assert len(said) == 1
        key, subject, body = said[0]
        opened = engine.safe.open(str(subject), body_about(str(key)), body)  # type: ignore[arg-type]
        assert from_json(opened).blocks == (line(say("restored-announcement", at=START)),)
        assert rows(engine, Instance.restored) == [(None,)]
    assert message(line(say("restored-announcement", at=START))).private
