"""A database and its key store: made together whatever a crash left, and never mixed up."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from bot.clock import HandClock, SystemIds
from bot.memory import opening
from bot.memory.keys import StoreMissing, Wrapping, WrongStore
from bot.memory.opening import Opened
from bot.memory.sealing import fresh_key
from bot.memory.tables import SubjectRow
from bot.refusal import Refusal
from tests.bot.engines import START
from tests.databases import fresh_database


@dataclass
class Place:
    """Where a database and its key store are to be."""

    database: str
    store: str
    wrapping: Wrapping

    def create(self) -> Opened:
        ids = SystemIds()
        return opening.create(self.database, self.store, self.wrapping, HandClock(START), ids)

    def open(self) -> Opened:
        return opening.open_both(self.database, self.store, self.wrapping, HandClock(START))


def place(folder: Path, kind: str = "sqlite") -> Place:
    wrapping = Wrapping(fresh_key(), fresh_key())
    if kind == "postgresql":
        return Place(fresh_database(), fresh_database(), wrapping)
    return Place(f"sqlite:///{folder}/a.db", f"sqlite:///{folder}/keys/a.keys", wrapping)


@pytest.fixture(params=["sqlite", "postgresql"])
def here(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    return place(tmp_path, request.param)


def seen(opened: Opened) -> tuple[str, bytes, list[str]]:
    """The id of an open bot, its first key and its subjects; it is closed."""
    with opened.store.look() as sql:
        subjects = list(sql.execute(select(SubjectRow.name)).scalars())
    found = opened.id, opened.keys.get("instance"), subjects
    opened.close()
    return found


def test_what_was_made_is_found_again_and_made_once(here: Place):
    made = seen(here.create())
    assert made[2] == ["instance"]
    assert seen(here.create()) == made
    assert seen(here.open()) == made


def test_a_crash_before_the_key_store_was_made_is_made_good(here: Place):
    laid = opening._lay(here.database, SystemIds())
    id = opening._id_of(laid)
    laid.close()
    found = seen(here.create())
    assert (found[0], found[2]) == (id, ["instance"])


def test_a_crash_before_the_first_key_was_used_is_made_good(here: Place):
    made = here.create()
    with made.store.begin() as sql:
        sql.execute(delete(SubjectRow))
    with made.keys._engine.begin() as sql:  # the state of a key whose commit never came
        sql.exec_driver_sql("UPDATE keys SET state = 'new'")
    before = made.id
    made.close()
    found = seen(here.create())
    assert (found[0], found[2]) == (before, ["instance"])
    assert seen(here.open()) == found


def test_a_key_store_that_is_lost_is_not_made_anew(here: Place, tmp_path: Path):
    here.create().close()
    here.store = place(tmp_path / "other").store
    with pytest.raises(StoreMissing):
        here.create()
    with pytest.raises(StoreMissing):
        here.open()


def test_a_key_store_serves_its_own_database_alone(here: Place, tmp_path: Path):
    here.create().close()
    other = place(tmp_path / "other")
    other.create().close()
    other.store, other.wrapping = here.store, here.wrapping
    with pytest.raises(WrongStore):
        other.open()
    with pytest.raises(WrongStore):
        other.create()


def test_what_is_not_there_is_not_made_by_opening_it(tmp_path: Path):
    here = place(tmp_path)
    with pytest.raises(Refusal, match="database-missing"):
        here.open()
    assert list(tmp_path.iterdir()) == []
    empty = place(tmp_path, "postgresql")
    with pytest.raises(Refusal, match="database-empty"):
        empty.open()


def test_the_database_is_for_its_owner_alone(tmp_path: Path):
    here = place(tmp_path)
    made = here.create()
    assert {p.stat().st_mode & 0o777 for p in tmp_path.rglob("*") if p.is_file()} == {0o600}
    made.close()
    (tmp_path / "a.db").chmod(0o604)
    with pytest.raises(Refusal, match="key-file-open-to-others"):
        here.open()
