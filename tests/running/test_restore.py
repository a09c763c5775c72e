"""A restore: nothing erased comes back, nothing old is said unasked, and everyone is told."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from bot import firing
from bot.batch import Batch
from bot.call import Call
from bot.clock import SeededIds
from bot.engine import Engine
from bot.language.message import line, message, say
from bot.language.stored import from_json
from bot.memory import erasures, leases, timers
from bot.memory.keys import StoreMissing
from bot.memory.outbox import body_about
from bot.memory.tables import (
    HELD,
    TRIED,
    WAITING,
    DueRow,
    HeardRow,
    Instance,
    Member,
    OutboxRow,
    SubjectRow,
)
from bot.refusal import Refusal
from bot.running import reapplying, serving, verify
from bot.running.backup import back_up
from bot.running.findings import Level
from bot.running.reapplying import Waiting
from bot.running.restore import Restored, decide, decided, restore, told
from tests.bot.engines import HALL, START, alone, do, group, hear, person
from tests.bot.test_erasure import button
from tests.running.homes import Home, home

LATER = START + timedelta(days=2)
IDS = SeededIds("restore")


@pytest.fixture(params=["sqlite", "postgresql"])
def one(request: pytest.FixtureRequest, tmp_path: Path) -> Home:
    return home(tmp_path / "bot", postgres=request.param == "postgresql", platform=True)


def rows(engine: Engine, *columns: object) -> list[tuple[object, ...]]:
    with engine.store.look() as sql:
        return [tuple(row) for row in sql.execute(select(*columns))]  # type: ignore[call-overload]


def subjects(engine: Engine) -> list[str]:
    return [str(name) for (name,) in rows(engine, SubjectRow.name)]


def founded(engine: Engine) -> int:
    """A group of three with an open poll, in which Ben voted."""
    of = group(engine, "ana", "ben", "cem")
    hear(
        engine,
        Call("poll open", {"question": "Tea?", "options": "Yes, No"}, person("ana"), HALL, "e1"),
        Call("vote", {"id": "P-1", "choice": "1"}, person("ben"), HALL, "e2"),
    )
    return of


def names(engine: Engine) -> list[str]:
    def look(batch: Batch) -> list[str]:
        of = next(iter(batch.directory.groups(batch.sql)))
        return [person.name for person in batch.directory.roll(batch.sql, of)]

    return do(engine, look)


def erase(engine: Engine, name: str) -> str:
    """Have somebody erased, and return the code of the receipt."""
    asked = hear(engine, Call("my erase", {}, person(name), alone(name), f"a-{name}"))[0]
    args = button(asked, "my erase-now")
    hear(engine, Call("my erase-now", args, person(name), alone(name), f"b-{name}"))
    return args["code"]


def put_back(one: Home, file: Path, *, replace: bool = True) -> Restored:
    one.clock.set(LATER)
    return restore(one.settings, file, one.clock, IDS, replace=replace)


def test_what_was_erased_stays_erased_and_its_receipt_stays_valid(one: Home):
    with one.engine() as engine:
        founded(engine)
        made = back_up(one.settings, one.folder / "it.backup", one.clock)
        code = erase(engine, "ben")
    done = put_back(one, made.file)
    assert (done.made, done.erased) == (START, 1)
    with one.engine() as engine:
        assert len(rows(engine, Member.id)) == 2
        with engine.store.look() as sql:
            receipt = erasures.find(sql, code)
            assert receipt is not None
            assert erasures.search(sql, receipt.probe) == {}
        assert engine.keys.missing(subjects(engine)) == set()
    found = verify.verify_receipt(one.settings, code, None, one.clock)
    assert [one.what.key for one in found] == ["receipt-nothing", "receipt-key-gone"]
    found = verify.verify_receipt(one.settings, code, made.file, one.clock)
    assert [one.what.key for one in found] == ["receipt-in-backup", "receipt-key-gone"]
    assert all(one.level is not Level.PROBLEM for one in verify.verify(one.settings, one.clock))


def test_a_backup_from_after_the_erasure_erases_nothing(one: Home):
    with one.engine() as engine:
        founded(engine)
        erase(engine, "ben")
        made = back_up(one.settings, None, one.clock)
    assert put_back(one, made.file).erased == 0


def test_what_hangs_on_any_destroyed_key_is_deleted(one: Home):
    with one.engine() as engine:
        of = founded(engine)
        made = back_up(one.settings, None, one.clock)
        engine.keys.destroy([f"collective/{of}", f"hash/{of}"])
    assert put_back(one, made.file).erased == 2
    with one.engine() as engine:
        left = set(subjects(engine))
        assert left.isdisjoint({f"collective/{of}", f"hash/{of}"})
        assert rows(engine, Member.id) == []


def wait_for(batch: Batch, of: int, **facts: object) -> None:
    """Have a timer and a message wait."""
    outbox_row: dict[str, object] = {
        "collective": of,
        "platform": "console",
        "key": str(facts["key"]),
        "card": "",
        "subject": f"collective/{of}",
        "sight": 1,
        "post": "",
        "body": b"",
        "page": 0,
        "taken": "",
        "edition": 0,
        "state": facts["state"],
        "tries": 0,
        "made": START,
        "not_before": START,
        "first_try": facts.get("first_try"),
        "why": "",
    }
    batch.sql.execute(insert(OutboxRow).values(**outbox_row))


def waiting(one: Home) -> Path:
    """A backup with two messages, a timer that is due by LATER, and one that is not."""
    with one.engine() as engine:
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
        made = back_up(one.settings, None, one.clock)
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


def test_what_waited_is_held_until_the_host_decides(one: Home):
    done = put_back(one, waiting(one))
    assert done.waiting == Waiting({"restored": 2}, {"poll close": 1})
    assert [said.key for said in told(done)][:2] == ["restore-done", "restore-held"]
    with one.engine() as engine:
        held = [("poll card", timers.OPEN, -1), ("poll close", timers.STOPPED, -1)]
        assert states(engine) == ([HELD, HELD], held)


def test_the_host_lets_it_be_said_and_done(one: Home):
    put_back(one, waiting(one))
    decision = decide(one.settings, one.clock, go_on=True)
    assert [said.key for said in decided(decision, go_on=True)] == ["decided-resumed"]
    with one.engine() as engine:
        opened = [("poll card", timers.OPEN, -1), ("poll close", timers.OPEN, -1)]
        assert states(engine) == ([WAITING, TRIED], opened)
    again = decide(one.settings, one.clock, go_on=True)
    assert [said.key for said in decided(again, go_on=True)] == ["decided-nothing"]


def test_the_host_lets_go_of_it_and_the_record_says_so(one: Home):
    put_back(one, waiting(one))
    decision = decide(one.settings, one.clock, go_on=False)
    assert [said.key for said in decided(decision, go_on=False)] == ["decided-dropped"]
    with one.engine() as engine:
        dropped = [("poll card", timers.OPEN, -1), ("poll close", timers.OPEN, 0)]
        assert states(engine) == ([], dropped)
        do(engine, fire_due)
        assert [name for name, *_ in states(engine)[1]] == ["poll card"]


def test_answers_that_were_owed_are_not_given_late(one: Home):
    with one.engine() as engine:
        founded(engine)
        assert any(owed for (owed,) in rows(engine, HeardRow.owed))
        made = back_up(one.settings, None, one.clock)
    put_back(one, made.file)
    with one.engine() as engine:
        assert not any(owed for (owed,) in rows(engine, HeardRow.owed))
        assert len(rows(engine, HeardRow.event)) == 2


def test_every_group_is_told_once(one: Home):
    with one.engine() as engine:
        group(engine, "ana", "ben")
        made = back_up(one.settings, None, one.clock)
    put_back(one, made.file)
    with one.engine() as engine:
        do(engine, serving.announce)
        do(engine, serving.announce)
        said = rows(engine, OutboxRow.key, OutboxRow.subject, OutboxRow.body)
        assert len(said) == 1
        key, subject, body = said[0]
        opened = engine.safe.open(str(subject), body_about(str(key)), body)  # type: ignore[arg-type]
        assert from_json(opened).blocks == (line(say("restored-announcement", at=START)),)
        assert rows(engine, Instance.restored) == [(None,)]
    assert message(line(say("restored-announcement", at=START))).private


def refused(one: Home, file: Path, *, replace: bool = True) -> str:
    with pytest.raises(Refusal) as caught:
        put_back(one, file, replace=replace)
    return caught.value.key


def test_a_database_that_is_there_stays_unless_the_host_says_otherwise(one: Home):
    with one.engine() as engine:
        founded(engine)
        made = back_up(one.settings, None, one.clock)
        group(engine, "dan")
    assert refused(one, made.file, replace=False) == "restore-target-full"
    with one.engine() as engine:
        assert len(rows(engine, Member.id)) == 4
    done = put_back(one, made.file)
    assert done.aside is not None
    assert done.aside.exists()
    with one.engine() as engine:
        assert len(rows(engine, Member.id)) == 3


def test_a_restore_that_is_refused_changes_nothing(one: Home):
    with one.engine() as engine:
        founded(engine)
    text = one.folder / "text"
    text.write_text("no database " * 200)
    assert refused(one, text) == "backup-not-a-database"
    assert refused(one, one.folder / "nowhere") == "backup-missing"
    with one.engine() as engine:
        assert len(rows(engine, Member.id)) == 3
        engine.keys.close()
        made = back_up(one.settings, None, one.clock)
    (one.folder / "keys.db").rename(one.folder / "lost.db")
    one.settings.copy.unlink()
    with pytest.raises(StoreMissing):
        put_back(one, made.file)
    (one.folder / "lost.db").rename(one.folder / "keys.db")
    with one.engine() as engine:
        assert len(rows(engine, Member.id)) == 3
    assert not list(one.folder.rglob("restoring*"))


def test_a_lost_machine_comes_back_from_backup_and_copy_of_the_keys(tmp_path: Path):
    """Another machine with the wrapping keys, the copy of the key store and a backup."""
    before, after = home(tmp_path / "before"), home(tmp_path / "after")
    with before.engine() as engine:
        founded(engine)
        made = back_up(before.settings, None, before.clock)
        erase(engine, "ben")
        engine.keys.backup_copy(before.settings.copy)
    (before.folder / "keys").rename(after.folder / "keys")
    before.settings.copy.rename(after.settings.copy)
    assert put_back(after, made.file, replace=False).erased == 1
    with after.engine() as engine:
        people = do(
            engine,
            lambda b: [
                p.name for p in b.directory.roll(b.sql, next(iter(b.directory.groups(b.sql))))
            ],
        )
    assert people == ["Ana", "Cem"]


def test_a_bot_moves_from_sqlite_to_postgresql(tmp_path: Path):
    before, after = home(tmp_path / "a"), home(tmp_path / "b", postgres=True)
    with before.engine() as engine:
        founded(engine)
        made = back_up(before.settings, None, before.clock)
    for name in ("keys", "keys.db"):
        (before.folder / name).rename(after.folder / name)
    put_back(after, made.file, replace=False)
    with after.engine() as engine:
        founded(engine)
        assert len(rows(engine, Member.id)) == 6
    assert all(f.level is not Level.PROBLEM for f in verify.verify(after.settings, after.clock))


def test_a_database_that_cannot_be_read_is_put_aside(tmp_path: Path):
    one = home(tmp_path)
    with one.engine() as engine:
        founded(engine)
        made = back_up(one.settings, None, one.clock)
    one.database.write_bytes(b"broken " * 1000)
    done = put_back(one, made.file)
    assert done.aside is not None
    assert done.aside.read_bytes() == b"broken " * 1000
    with one.engine() as engine:
        assert len(rows(engine, Member.id)) == 3


def test_a_running_bot_is_left_alone(tmp_path: Path):
    one = home(tmp_path, postgres=True)
    with one.engine() as engine:
        founded(engine)
        made = back_up(one.settings, None, one.clock)
        one.clock.set(LATER)
        with engine.store.begin() as sql:
            leases.take(sql, "platform/console", "me", LATER)
    assert refused(one, made.file) == "database-in-use"
    with one.engine() as engine, engine.store.begin() as sql:
        leases.drop(sql, "platform/console", "me")
    assert put_back(one, made.file).erased == 0


def test_reapplying_is_for_destroyed_keys_only(tmp_path: Path):
    one = home(tmp_path)
    with one.engine() as engine:
        founded(engine)
        again = reapplying.Reapplying(engine.store, engine.keys, engine.registry.features, IDS)
        assert again.erase(LATER) == 0
        with engine.store.begin() as sql:
            sql.execute(update(Instance).values(epoch=3))
        assert len(rows(engine, Member.id)) == 3
