"""Opening a key store: whose it is, what is wrong with it, and who may read its files."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.clock import HandClock
from bot.memory.keys import (
    OpenToOthers,
    StoreDamaged,
    StoreExists,
    StoreMissing,
    StoreNewer,
    WrongStore,
    create_store,
    open_store,
)
from tests.bot.memory.key_stores import ID, KINDS, START, Home, address_of, two_keys


@pytest.fixture(params=KINDS)
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Home]:
    made = Home(address_of(request.param, tmp_path), two_keys())
    yield made
    made.store.close()


@pytest.fixture
def file_home(tmp_path: Path) -> Iterator[Home]:
    made = Home(address_of("sqlite", tmp_path), two_keys())
    yield made
    made.store.close()


def test_a_store_serves_the_database_whose_id_it_bears(home: Home):
    with pytest.raises(WrongStore) as refused:
        open_store(home.address, "another", home.wrapping, home.clock)
    assert refused.value.key == "key-store-of-another"


def test_a_store_is_not_made_over_another(home: Home):
    [key] = home.live("member/1")
    with pytest.raises(StoreExists):
        create_store(home.address, "another", two_keys(), home.clock)
    assert home.again().get("member/1") == key


@pytest.mark.parametrize("kind", KINDS)
def test_a_store_that_is_not_there_is_said_and_not_made(kind: str, tmp_path: Path):
    address = address_of(kind, tmp_path)
    with pytest.raises(StoreMissing):
        open_store(address, ID, two_keys(), HandClock(START))
    assert list(tmp_path.iterdir()) == []


def test_a_store_of_a_later_release_is_left_alone(home: Home):
    home.tell("UPDATE store SET version = 2")
    with pytest.raises(StoreNewer):
        home.again()


def test_a_file_that_is_no_store_is_said(file_home: Home, tmp_path: Path):
    file_home.store.close()
    (tmp_path / "store" / "keys.db").write_bytes(b"something else altogether" * 400)
    with pytest.raises(StoreDamaged):
        file_home.again()


def test_an_empty_file_is_no_store_yet(tmp_path: Path):
    address = address_of("sqlite", tmp_path)
    path = tmp_path / "store" / "keys.db"
    path.parent.mkdir()
    os.close(os.open(path, os.O_CREAT, 0o600))
    with pytest.raises(StoreMissing):
        open_store(address, ID, two_keys(), HandClock(START))
    made = Home(address, two_keys())
    made.store.close()


def test_the_files_are_for_their_owner_alone(file_home: Home, tmp_path: Path):
    file_home.live("member/1")
    modes = {file.name: file.stat().st_mode & 0o777 for file in (tmp_path / "store").iterdir()}
    assert modes.keys() >= {"keys.db", "keys.db-wal"}
    assert set(modes.values()) == {0o600}
    assert (tmp_path / "store").stat().st_mode & 0o777 == 0o700
    (tmp_path / "store" / "keys.db").chmod(0o640)
    assert [problem.key for problem in file_home.store.verify()] == [
        "key-file-open-to-others",
        "key-copy-none",
    ]
    with pytest.raises(OpenToOthers):
        file_home.again()


def test_the_file_is_set_up_to_be_durable_and_to_forget(file_home: Home):
    with file_home.store._reading() as connection:
        asked = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "secure_delete", "temp_store")
        }
    assert asked == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "temp_store": 2}


def test_a_damaged_page_is_found(file_home: Home, tmp_path: Path):
    file_home.live(*[f"member/{number}" for number in range(200)])
    file_home.store.scrub()
    file_home.store.close()
    path = tmp_path / "store" / "keys.db"
    raw = bytearray(path.read_bytes())
    raw[-4096:-4000] = bytes(96)
    path.write_bytes(raw)
    assert "key-store-damaged" in [problem.key for problem in file_home.again().verify()]
