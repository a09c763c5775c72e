"""What `steward verify` finds: a broken record, a key without rows, rows without a key."""

from pathlib import Path

import pytest
from sqlalchemy import delete, insert, update

from bot.call import Call
from bot.memory.erasures import Probe, Receipt, keep
from bot.memory.keys import Ring
from bot.memory.tables import AuditRow, Member, SubjectRow
from bot.refusal import Refusal
from bot.running.findings import Finding, Level, worst
from bot.running.verify import verify, verify_receipt
from tests.bot.engines import HALL, START, group, hear, person
from tests.running.homes import Home, home


@pytest.fixture(params=["sqlite", "postgresql"])
def one(request: pytest.FixtureRequest, tmp_path: Path) -> Home:
    return home(tmp_path, postgres=request.param == "postgresql")


def prepared(one: Home) -> int:
    """A group with a poll and a vote, its keys copied; returns the group."""
    with one.engine() as engine:
        of = group(engine, "ana", "ben")
        words = {"question": "Tea?", "options": "Yes, No"}
        hear(engine, Call("poll open", words, person("ana"), HALL, "e1"))
        hear(engine, Call("vote", {"id": "P-1", "choice": "1"}, person("ben"), HALL, "e2"))
        engine.keys.backup_copy(one.settings.copy)
    return of


def problems(one: Home) -> list[Finding]:
    return [f for f in verify(one.settings, one.clock) if f.level is not Level.FINE]


def test_a_bot_that_is_whole_is_found_whole(one: Home):
    prepared(one)
    found = verify(one.settings, one.clock)
    assert [f.what.key for f in found] == [
        "verify-whole",
        "audit-whole",
        "keys-match",
        "keys-whole",
    ]
    assert worst(found) is Level.FINE


def test_a_changed_row_of_the_record_is_found(one: Home):
    of = prepared(one)
    with one.engine() as engine, engine.store.begin() as sql:
        sql.execute(update(AuditRow).where(AuditRow.seq == 1).values(action="nothing"))
    (found,) = problems(one)
    assert (found.what.key, dict(found.what.args)["row"]) == ("audit-broken", 1)
    assert str(of) in str(found.what)
    with one.engine() as engine, engine.store.begin() as sql:
        sql.execute(delete(AuditRow))
    assert [f.what.key for f in problems(one)] == ["audit-broken"]


def test_rows_without_their_key_are_found(one: Home):
    of = prepared(one)
    with one.engine() as engine:
        engine.keys.destroy([f"hash/{of}"])
    keys = {f.what.key for f in problems(one)}
    assert "key-lacking" in keys


def test_a_key_without_rows_is_found(one: Home):
    prepared(one)
    with one.engine() as engine:
        engine.keys.new("member/7", Ring.OPERATING)
        engine.keys.save_new()
        engine.keys.confirm(["member/7"])
    assert [(f.what.key, f.level) for f in problems(one)] == [("key-left", Level.NOTE)]


def test_a_person_whose_rows_went_without_their_key_is_found(one: Home):
    prepared(one)
    with one.engine() as engine, engine.store.begin() as sql:
        sql.execute(delete(Member))
    assert [f.what.key for f in problems(one)] == ["subject-empty"]


def test_rows_that_no_subject_lists_are_found(one: Home):
    prepared(one)
    with one.engine() as engine, engine.store.begin() as sql:
        sql.execute(delete(SubjectRow).where(SubjectRow.name.startswith("member/")))
    assert {f.what.key for f in problems(one)} == {"subject-unlisted", "key-left"}


def test_a_damaged_file_is_found(tmp_path: Path):
    one = home(tmp_path)
    prepared(one)
    with one.engine() as engine:
        engine.store.checkpoint()
    raw = bytearray(one.database.read_bytes())
    raw[-4096 * 3 : -4096 * 2] = b"\x07" * 4096
    one.database.write_bytes(raw)
    done = one.steward("verify")
    assert done.returncode in (1, 2)
    assert "damaged" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def receipt(one: Home, probe: Probe) -> list[tuple[str, Level]]:
    with one.engine() as engine, engine.store.begin() as sql:
        keep(sql, "AAAA-BBBB", Receipt(START, START, probe))
    found = verify_receipt(one.settings, "aaaa bbbb", None, one.clock)
    return [(f.what.key, f.level) for f in found]


def test_a_receipt_finds_what_was_not_erased(one: Home):
    prepared(one)
    with one.engine() as engine, engine.store.begin() as sql:
        member = sql.execute(Member.__table__.select()).first().id  # type: ignore[union-attr]
    probe = Probe((member,), subjects=(f"member/{member}",))
    assert receipt(one, probe) == [
        ("receipt-found", Level.PROBLEM),
        ("receipt-key-there", Level.PROBLEM),
    ]


def test_a_receipt_finds_names_in_any_table(one: Home):
    prepared(one)
    with one.engine() as engine, engine.store.begin() as sql:
        sql.execute(insert(SubjectRow).values(name="x", collective=0))
        sql.execute(update(SubjectRow).where(SubjectRow.name == "x").values(name="say Zoé!"))
    assert receipt(one, Probe((), words=("zoé",)))[0] == ("receipt-found", Level.PROBLEM)


def test_part_of_a_word_is_no_name(one: Home):
    prepared(one)
    assert receipt(one, Probe((), words=("mem", "an"))) == [
        ("receipt-nothing", Level.FINE),
        ("receipt-key-gone", Level.FINE),
    ]


def test_a_wrong_receipt_is_refused(one: Home):
    prepared(one)
    with pytest.raises(Refusal, match="receipt-unknown"):
        verify_receipt(one.settings, "AAAA-BBBB", None, one.clock)
