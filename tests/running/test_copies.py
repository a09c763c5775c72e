"""Copies of a database: whole while it is in use, without keys, from one kind to the other."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import insert, select
from sqlalchemy.engine import make_url

from bot.memory import migrations
from bot.memory.migrations.head import HEAD
from bot.memory.migrations.upgrading import changing
from bot.memory.opening import files_of
from bot.memory.store import Store
from bot.refusal import Refusal
from bot.running import copies
from tests.bot.engines import START, group
from tests.bot.memory.test_migrations import content, fill
from tests.databases import fresh_database
from tests.running.homes import Home, home


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/it.db" if request.param == "sqlite" else fresh_database()


def filled(url: str) -> dict[str, list[tuple[object, ...]]]:
    with changing(make_url(url)) as sql:
        migrations.lay(sql)
        return fill(sql)


def rows(url: str, tables: object) -> dict[str, list[tuple[object, ...]]]:
    with changing(make_url(url)) as sql:
        return {name: content(sql, name) for name in tables}  # type: ignore[attr-defined]


def test_a_copy_holds_every_row_and_goes_back_into_either_database(url: str, tmp_path: Path):
    before = filled(url)
    copy = tmp_path / "folder" / "it.backup"
    store = Store(url)
    copies.copy_out(store, copy, START)
    store.close()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert copies.made_at(copy) == START
    assert copies.revision_of(copy) == HEAD
    for target in (f"sqlite:///{tmp_path}/back.db", fresh_database()):
        with changing(make_url(target)) as sql:
            migrations.lay(sql)
            copies.pour_in(copy, sql)
        assert rows(target, before) == before
    assert sorted(path.name for path in copy.parent.iterdir()) == ["it.backup"]


def test_a_copy_is_read_without_a_change_to_it(tmp_path: Path):
    filled(f"sqlite:///{tmp_path}/it.db")
    copy = tmp_path / "it.backup"
    store = Store(f"sqlite:///{tmp_path}/it.db")
    copies.copy_out(store, copy, START)
    store.close()
    before = copy.read_bytes()
    copies.refuse_damaged(copy)
    copies.revision_of(copy)
    with copies.looking_into(copy) as sql:
        assert len(sql.execute(select(copies.tables_of(sql)["member"])).all()) == 3
    assert copy.read_bytes() == before
    assert files_of(copy) == [copy]


def test_numbers_go_on_after_those_that_were_put_in(tmp_path: Path):
    filled(f"sqlite:///{tmp_path}/it.db")
    target = fresh_database()
    with changing(make_url(target)) as sql:
        migrations.lay(sql)
        copies.pour_in(tmp_path / "it.db", sql)
        due = copies.tables_of(sql)["due"]
        row = {c.name: None if c.nullable else 0 for c in due.columns if c.name != "id"}
        texts = {"name": "x", "args": "{}", "key": "", "owner": ""}
        sql.execute(insert(due).values(**{**row, **texts}))
        assert sql.execute(select(due.c.id).order_by(due.c.id.desc())).scalar() == 4


def test_a_database_is_copied_while_it_is_written_to(tmp_path: Path):
    one: Home = home(tmp_path)
    with one.engine() as engine:
        group(engine, "ana", "ben")
        copies.copy_out(engine.store, tmp_path / "one.backup", START)
        group(engine, "cem")
        with engine.store.begin() as sql:
            sql.exec_driver_sql("UPDATE collective SET rules = 'half done'")
            copies.copy_out(engine.store, tmp_path / "two.backup", START)
    for name, groups in (("one", 1), ("two", 2)):
        with copies.looking_into(tmp_path / f"{name}.backup") as sql:
            rules = sql.exec_driver_sql("SELECT rules FROM collective").scalars().all()
        assert rules == ["{}"] * groups


def test_a_copy_holds_no_key(tmp_path: Path):
    one = home(tmp_path)
    with one.engine() as engine:
        group(engine, "ana")
        copies.copy_out(engine.store, tmp_path / "one.backup", START)
        raw = (tmp_path / "one.backup").read_bytes()
        with sqlite3.connect(tmp_path / "keys.db") as keys:
            wrapped = [row[0] for row in keys.execute("SELECT wrapped FROM keys")]
        keys.close()
        assert len(wrapped) == 4
        assert all(key not in raw for key in wrapped)
        assert all(engine.keys.get(f"hash/{of}") not in raw for of in groups_of(engine.store))


def groups_of(store: Store) -> list[int]:
    with store.look() as sql:
        return list(sql.exec_driver_sql("SELECT id FROM collective").scalars())


def refused(path: Path, look: object) -> str:
    with pytest.raises(Refusal) as caught:
        look(path)  # type: ignore[operator]
    assert caught.value.facts == {"path": str(path)}
    return caught.value.key


def test_what_is_no_copy_is_named(tmp_path: Path):
    text = tmp_path / "text"
    text.write_text("no database " * 200)
    assert refused(text, copies.refuse_damaged) == "backup-not-a-database"
    other = tmp_path / "other.db"
    with changing(make_url(f"sqlite:///{other}")) as sql:
        sql.exec_driver_sql("CREATE TABLE recipe (id INTEGER)")
    assert refused(other, copies.revision_of) == "backup-not-ours"
    with changing(make_url(f"sqlite:///{tmp_path}/new.db")) as sql:
        migrations.lay(sql)
        sql.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert refused(tmp_path / "new.db", copies.revision_of) == "backup-newer"


def test_a_damaged_copy_is_seen(tmp_path: Path):
    filled(f"sqlite:///{tmp_path}/it.db")
    store = Store(f"sqlite:///{tmp_path}/it.db")
    copies.copy_out(store, tmp_path / "it.backup", START)
    store.close()
    raw = bytearray((tmp_path / "it.backup").read_bytes())
    raw[-4096:] = b"\x07" * 4096
    (tmp_path / "it.backup").write_bytes(raw)
    assert refused(tmp_path / "it.backup", copies.refuse_damaged) == "backup-damaged"


def test_a_plain_copy_of_the_file_is_dated_by_the_file(tmp_path: Path):
    filled(f"sqlite:///{tmp_path}/it.db")
    found = copies.made_at(tmp_path / "it.db")
    assert abs(found.timestamp() - (tmp_path / "it.db").stat().st_mtime) < 1


def test_a_copy_is_worked_on_beside_it(tmp_path: Path):
    before = filled(f"sqlite:///{tmp_path}/it.db")
    work = copies.work_on(tmp_path / "it.db", tmp_path / "work.db")
    with work.begin() as sql:
        sql.exec_driver_sql("DELETE FROM member")
    work.close()
    assert (tmp_path / "work.db").stat().st_mode & 0o777 == 0o600
    assert rows(f"sqlite:///{tmp_path}/it.db", before) == before
    assert copies.made_at(tmp_path / "work.db") > START
