"""A restore: nothing erased comes back, and everyone is told."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.memory import erasures, leases
from bot.memory.keys import StoreMissing
from bot.memory.tables import (
    Instance,
    Member,
)
from bot.refusal import Refusal
from bot.running import reapplying, verify
from bot.running.backup import back_up
from bot.running.findings import Level
from tests.bot.engines import START, do, group
from tests.running.homes import Home, home
from tests.running.restoring import IDS, LATER, erase, founded, put_back, rows, subjects


def test_what_was_erased_stays_erased_and_its_receipt_stays_valid(either: Home):
    with either.engine() as engine:
        founded(engine)
        made = back_up(either.settings, either.folder / "it.backup", either.clock)
        code = erase(engine, "ben")
    done = put_back(either, made.file)
    assert (done.made, done.erased) == (START, 1)
    with either.engine() as engine:
        assert len(rows(engine, Member.id)) == 2
        with engine.store.look() as sql:
            receipt = erasures.find(sql, code)
            assert receipt is not None
            assert erasures.search(sql, receipt.probe) == {}
        assert engine.keys.missing(subjects(engine)) == set()
    found = verify.verify_receipt(either.settings, code, None, either.clock)
    assert [one.what.key for one in found] == ["receipt-nothing", "receipt-key-gone"]
    found = verify.verify_receipt(either.settings, code, made.file, either.clock)
    assert [one.what.key for one in found] == ["receipt-in-backup", "receipt-key-gone"]
    assert all(
        either.level is not Level.PROBLEM for either in verify.verify(either.settings, either.clock)
    )


def test_a_backup_from_after_the_erasure_erases_nothing(either: Home):
    with either.engine() as engine:
        founded(engine)
        erase(engine, "ben")
        made = back_up(either.settings, None, either.clock)
    assert put_back(either, made.file).erased == 0


def test_what_hangs_on_any_destroyed_key_is_deleted(either: Home):
    with either.engine() as engine:
        of = founded(engine)
        made = back_up(either.settings, None, either.clock)
        engine.keys.destroy([f"collective/{of}", f"hash/{of}"])
    assert put_back(either, made.file).erased == 2
    with either.engine() as engine:
        left = set(subjects(engine))
        assert left.isdisjoint({f"collective/{of}", f"hash/{of}"})
        assert rows(engine, Member.id) == []


def refused(either: Home, file: Path, *, replace: bool = True) -> str:
    with pytest.raises(Refusal) as caught:
        put_back(either, file, replace=replace)
    return caught.value.key


def test_a_database_that_is_there_stays_unless_the_host_says_otherwise(either: Home):
    with either.engine() as engine:
        founded(engine)
        made = back_up(either.settings, None, either.clock)
        group(engine, "dan")
    assert refused(either, made.file, replace=False) == "restore-target-full"
    with either.engine() as engine:
        assert len(rows(engine, Member.id)) == 4
    done = put_back(either, made.file)
    assert done.aside is not None
    assert done.aside.exists()
    with either.engine() as engine:
        assert len(rows(engine, Member.id)) == 3


def test_a_restore_that_is_refused_changes_nothing(either: Home):
    with either.engine() as engine:
        founded(engine)
    text = either.folder / "text"
    text.write_text("no database " * 200)
    assert refused(either, text) == "backup-not-a-database"
    assert refused(either, either.folder / "nowhere") == "backup-missing"
    with either.engine() as engine:
        assert len(rows(engine, Member.id)) == 3
        engine.keys.close()
        made = back_up(either.settings, None, either.clock)
    (either.folder / "keys.db").rename(either.folder / "lost.db")
    either.settings.copy.unlink()
    with pytest.raises(StoreMissing):
        put_back(either, made.file)
    (either.folder / "lost.db").rename(either.folder / "keys.db")
    with either.engine() as engine:
        assert len(rows(engine, Member.id)) == 3
    assert not list(either.folder.rglob("restoring*"))


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


def test_the_log_of_what_was_there_is_not_replayed_into_the_backup(tmp_path: Path):
    one = home(tmp_path)
    with one.engine() as engine:
        founded(engine)
        made = back_up(one.settings, None, one.clock)
        reader = sqlite3.connect(one.database, isolation_level=None)
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM member").fetchone() == (3,)
        group(engine, "dan")
    done = put_back(one, made.file)
    with one.engine() as engine:
        assert len(rows(engine, Member.id)) == 3
    assert done.aside is not None
    assert done.aside.with_name("steward.db.replaced-wal").stat().st_size > 0
    reader.close()
    with sqlite3.connect(done.aside) as aside:
        assert aside.execute("SELECT count(*) FROM member").fetchone() == (4,)
    aside.close()
