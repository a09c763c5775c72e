"""What the doctor finds, and that each finding says what to do."""

import json
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from bot.adapter import Fatal
from bot.batch import Batch
from bot.memory import outbox, timers
from bot.memory.tables import HELD, HeardRow, Instance, OutboxRow
from bot.running import notes
from bot.running.backup import back_up, before_upgrade, drop_old
from bot.running.check import check
from bot.running.findings import Finding, Level
from bot.running.wording import OWN_WORDS, Host
from tests.bot.engines import START, do, group
from tests.running.homes import Home, home
from tests.running.restoring import wait_for


@pytest.fixture
def one(tmp_path: Path) -> Home:
    """A bot with a group, in good order."""
    made = home(tmp_path, platform=True)
    with made.engine() as engine:
        group(engine, "ana", "ben")
    back_up(made.settings, None, made.clock)
    return made


def found(one: Home) -> dict[str, Finding]:
    """Whatever is not well, by the key of what is said."""
    findings = [f for f in check(one.settings, one.clock) if f.level is not Level.FINE]
    hosts = [Host(language, OWN_WORDS) for language in ("en", "es")]
    for finding in findings:
        for host in hosts:
            assert host.says(finding.what)
            assert finding.do is None or host.says(finding.do)
    return {f.what.key: f for f in findings if f.what.key != "check-keys-in-files"}


def keys(one: Home) -> set[str]:
    return set(found(one))


def test_a_bot_in_good_order_has_nothing_to_do(one: Home):
    assert keys(one) == set()
    looked = {f.about for f in check(one.settings, one.clock)}
    assert looked >= {"configuration", "disk", "backup", "database", "keys", "clock", "messages"}


def test_a_bot_that_was_never_set_up(tmp_path: Path):
    one = home(tmp_path)
    assert keys(one) == {"check-no-platform", "check-backup-none", "database-missing"}


def test_the_configuration(one: Home):
    one.config.chmod(0o644)
    text = one.config.read_text()
    one.config.write_text('[steward]\nfeatures = ["members"]\n' + text)
    assert keys(one) == {"check-config-open", "check-features-off"}
    one.config.write_text('[steward]\nfeatures = ["member"]\n' + text)
    assert keys(one) == {"feature-missing", "check-config-open"}
    one.config.write_text(text + "[adapters.carrier-pigeon]\n")
    assert keys(one) == {"platform-missing", "check-config-open"}


def test_backups(one: Home):
    one.clock.set(START + timedelta(days=8))
    assert found(one)["check-backup-old"].level is Level.PROBLEM
    (one.settings.backups / "last-backup.json").write_text("nonsense")
    assert keys(one) == {"check-backup-none"}
    one.database.with_name("steward.db.replaced").touch()
    assert keys(one) == {"check-backup-none", "check-replaced"}


def test_old_backups_go_and_nothing_else(one: Home):
    (one.settings.backups / "mine.backup").touch()
    before_upgrade(one.settings, "0001", one.clock)
    one.clock.set(START + timedelta(days=29))
    assert back_up(one.settings, None, one.clock).dropped == 0
    one.clock.set(START + timedelta(days=31))
    assert keys(one) == {"check-backups-kept"}
    assert drop_old(one.settings, one.clock.now()) == 2
    left = sorted(path.name for path in one.settings.backups.iterdir())
    assert left == ["last-backup.json", "mine.backup", "steward-2026-04-05-100000.backup"]


def test_what_a_restore_put_aside_goes_in_its_time(one: Home):
    aside = one.database.with_name("steward.db.replaced")
    aside.touch()
    assert drop_old(one.settings, START) == 0
    assert drop_old(one.settings, START + timedelta(days=36500)) == 2
    assert not aside.exists()


def test_the_database_of_another_release(one: Home):
    with one.engine() as engine, engine.store.begin() as sql:
        sql.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert keys(one) == {"database-newer"}


def test_a_file_that_is_no_database(one: Home):
    one.database.write_text("no database " * 200)
    assert keys(one) == {"database-not-ours"}


def test_a_server_that_does_not_answer(tmp_path: Path):
    one = home(tmp_path, platform=True)
    text = one.config.read_text()
    one.config.write_text(f'[steward]\ndatabase = "postgresql://127.0.0.1:1/x"\n{text}')
    assert keys(one) == {"check-backup-none", "database-unreachable"}


def test_the_keys(one: Home):
    one.settings.copy.unlink()
    assert keys(one) == {"key-copy-missing"}
    (one.folder / "keys.db").chmod(0o644)
    assert keys(one) == {"key-file-open-to-others"}
    (one.folder / "keys.db").unlink()
    assert keys(one) == {"key-store-missing"}
    (one.folder / "keys" / "operating.key").write_text("short\n")
    assert keys(one) == {"wrapping-key-malformed"}
    (one.folder / "keys" / "operating.key").unlink()
    assert keys(one) == {"wrapping-key-missing"}


def test_the_clock(one: Home):
    with one.engine() as engine, engine.store.begin() as sql:
        row = {"event": b"e", "receipt": 1, "at": START + timedelta(hours=3), "subject": ""}
        sql.execute(insert(HeardRow).values(**row, answer=None, owed=False, wrote=True))
    assert found(one)["check-clock-behind"].level is Level.PROBLEM


def test_held_messages_are_explained_by_their_reason(one: Home):
    with one.engine() as engine:
        of = group(engine, "cem")
        for number, why in enumerate((*outbox.WHYS, "something-new")):
            do(engine, partial(wait_for, of=of, key=f"k{number}", state=HELD))
            with engine.store.begin() as sql:
                sql.execute(update(OutboxRow).where(OutboxRow.why == "").values(why=why))
    findings = [f for f in check(one.settings, one.clock) if f.what.key == "check-messages-held"]
    told = {f.do.key for f in findings if f.do}
    assert told == {*(f"held-{why}" for why in outbox.WHYS), "check-messages-decide"}
    assert keys(one) == {"check-messages-held"}


def test_messages_that_wait_for_long(one: Home):
    with one.engine() as engine:
        of = group(engine, "cem")
        do(engine, lambda b: wait_for(b, of, key="k", state=0))
        with engine.store.begin() as sql:
            sql.execute(update(OutboxRow).values(why="slow"))
    assert keys(one) == set()
    one.clock.set(START + timedelta(minutes=11))
    assert keys(one) == {"check-messages-late"}


def test_timers(one: Home):
    def due(batch: Batch) -> None:
        made = timers.Due(0, START - timedelta(hours=1), "poll close", {})
        timers.write(batch.sql, [made], [])

    with one.engine() as engine:
        do(engine, due)
    assert keys(one) == {"check-timers-due"}

    def hold(batch: Batch) -> None:
        (claimed,) = timers.claim(batch.sql, "me", batch.now)
        timers.finish(batch.sql, claimed, "me")
        timers.hold(batch.sql, claimed)

    with one.engine() as engine:
        do(engine, hold)
    assert found(one)["check-timers-held"].level is Level.PROBLEM


def test_what_a_running_bot_left(one: Home):
    with one.engine() as engine:
        fatal = Fatal("database-missing", place="the platform")
        do(engine, lambda b: notes.stopped(b, "console", fatal))
        with engine.store.begin() as sql:
            row = {"event": b"e", "receipt": 1, "at": START - timedelta(hours=1), "subject": ""}
            sql.execute(insert(HeardRow).values(**row, answer=b"", owed=True, wrote=True))
            sql.execute(update(Instance).values(restored=START))
    assert keys(one) == {"check-platform-stopped", "check-answers-owed", "check-restored"}
    with one.engine() as engine:
        do(engine, notes.forget)
    assert "check-platform-stopped" not in keys(one)


def test_no_group_yet(tmp_path: Path):
    one = home(tmp_path, platform=True)
    with one.engine():
        pass
    back_up(one.settings, None, one.clock)
    assert keys(one) == {"check-no-group"}
    assert one.steward("setup", "--code").returncode == 0
    assert keys(one) == {"check-code-waits"}


def test_a_program_can_read_it(one: Home):
    assert one.steward("backup").returncode == 0
    done = one.steward("check", "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, done.stderr, told["fine"]) == (0, "", True)
    assert {"about": "messages", "level": "fine", "what": "No message is held.", "do": ""} in told[
        "findings"
    ]
    one.settings.copy.unlink()
    done = one.steward("check", "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["fine"]) == (1, False)


def test_a_person_reads_what_matters_last(one: Home):
    one.settings.copy.unlink()
    lines = one.steward("check").stdout.splitlines()
    assert lines[0].startswith("ok: ")
    assert lines[-1].startswith("TO DO: There is no backup copy of the keys at ")
    spanish = one.config.read_text() + '[steward]\nlanguage = "es"\n'
    one.config.write_text(spanish)
    assert (
        one.steward("check").stdout.splitlines()[-1].startswith("POR HACER: No hay ninguna copia")
    )
