"""The one backup copy: what is in it, that it stays one, and that it comes back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.memory.keys import (
    CopyDamaged,
    CopyFailed,
    CopyMissing,
    KeyMissing,
    OpenToOthers,
    Ring,
    StoreExists,
    WrongStore,
    WrongWrappingKey,
    restore_store,
)
from bot.memory.keys.copying import read_copy
from bot.memory.keys.doors import Doors
from tests.bot.memory.key_stores import ID, KINDS, START, Home, address_of, rows_of, two_keys


@pytest.fixture(params=KINDS)
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Home]:
    made = Home(address_of(request.param, tmp_path), two_keys())
    yield made
    made.store.close()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "backup"
    folder.mkdir()
    return folder / "keys.copy"


def keys_of(home: Home) -> list[str]:
    return [problem.key for problem in home.store.verify()]


def test_a_copy_brings_the_store_back(home: Home, copy: Path, tmp_path: Path):
    keys = [*home.live("member/1"), *home.live("case/1", ring=Ring.CONFIDENTIAL)]
    home.live("case/2")
    home.store.destroy(["case/2"])
    home.saved("member/3")
    home.store.backup_copy(copy)
    assert keys_of(home) == []
    back = restore_store(
        copy, address_of("sqlite", tmp_path / "new"), ID, home.wrapping, home.clock
    )
    assert [back.get("member/1"), back.get("case/1")] == keys
    assert [one.subject for one in back.destroyed_since(START)] == ["case/2"]
    assert back.verify() == []
    assert back.sweep(rows_of("member/1", "member/3"), START).confirmed == ("member/3",)
    back.close()


def test_an_open_secret_vote_is_in_no_copy(home: Home, copy: Path, tmp_path: Path):
    home.live("poll/1", ring=Ring.CONFIDENTIAL, copied=False)
    home.live("poll/2", ring=Ring.CONFIDENTIAL)
    wrapped = home.wrapped("poll/1")[0]
    home.store.backup_copy(copy)
    assert [row["subject"] for row in read_copy(copy, Doors(ID, home.wrapping)).keys] == ["poll/2"]
    assert wrapped.hex() not in copy.read_bytes().hex()
    address = address_of("sqlite", tmp_path / "new")
    back = restore_store(copy, address, ID, home.wrapping, home.clock)
    with pytest.raises(KeyMissing):
        back.get("poll/1")
    back.close()


def test_an_erasure_writes_the_copy_again(home: Home, copy: Path):
    home.live("case/1", "case/2")
    home.store.backup_copy(copy)
    home.store.going(["case/1"])
    assert home.store.destroy(["case/1"])
    assert keys_of(home) == []
    contents = read_copy(copy, Doors(ID, home.wrapping))
    assert [row["subject"] for row in contents.keys] == ["case/2"]
    assert [row["subject"] for row in contents.destroyed] == ["case/1"]


def test_new_wrapping_keys_close_the_copy_too(home: Home, copy: Path):
    home.live("case/1")
    home.store.backup_copy(copy)
    after = two_keys()
    assert home.store.rewrap(after)
    assert keys_of(home) == []
    assert len(read_copy(copy, Doors(ID, after)).keys) == 1


def test_a_sweep_writes_a_stale_copy_again(home: Home, copy: Path):
    home.live("case/1", "case/2")
    home.store.backup_copy(copy)
    away = copy.parent.rename(copy.parent.with_name("unplugged"))
    assert not home.store.destroy(["case/1"])
    assert keys_of(home) == ["key-copy-stale", "key-copy-missing"]
    assert home.again().sweep(rows_of("case/2"), START).copy_stale
    away.rename(copy.parent)
    assert keys_of(home) == ["key-copy-stale"]
    assert not home.again().sweep(rows_of("case/2"), START).copy_stale
    contents = read_copy(copy, Doors(ID, home.wrapping))
    assert [row["subject"] for row in contents.keys] == ["case/2"]
    assert keys_of(home) == []


def test_there_is_one_copy(home: Home, copy: Path):
    home.live("case/1")
    home.store.backup_copy(copy)
    other = copy.with_name("elsewhere.copy")
    home.store.backup_copy(other)
    assert [file.name for file in copy.parent.iterdir()] == ["elsewhere.copy"]
    assert other.stat().st_mode & 0o777 == 0o600
    home.store.backup_copy(other)
    assert [file.name for file in copy.parent.iterdir()] == ["elsewhere.copy"]


def test_a_copy_that_cannot_be_written_is_said(home: Home, tmp_path: Path):
    home.live("case/1")
    place = tmp_path / "disk" / "keys.copy"
    with pytest.raises(CopyFailed) as refused:
        home.store.backup_copy(place)
    assert refused.value.facts == {"path": str(place)}
    assert keys_of(home) == ["key-copy-none"]
    place.parent.mkdir()
    home.store.backup_copy(place)
    assert keys_of(home) == []


def test_what_a_crash_left_beside_the_copy_is_written_over(home: Home, copy: Path):
    beside = copy.with_name("keys.copy.new")
    beside.write_text("half a copy, which any one can read")
    home.store.backup_copy(copy)
    assert [file.name for file in copy.parent.iterdir()] == ["keys.copy"]
    assert copy.stat().st_mode & 0o777 == 0o600


def test_any_changed_byte_makes_a_copy_unreadable(home: Home, copy: Path):
    home.live("case/1", ring=Ring.CONFIDENTIAL)
    home.store.backup_copy(copy)
    whole = copy.read_bytes()
    doors = Doors(ID, home.wrapping)
    for place in range(len(whole)):
        copy.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(CopyDamaged):
            read_copy(copy, doors)
    copy.write_bytes(whole[:-1])
    assert keys_of(home) == ["key-copy-damaged"]


def test_a_copy_opens_for_its_own_database_and_keys_alone(home: Home, copy: Path, tmp_path: Path):
    home.store.backup_copy(copy)
    address = address_of("sqlite", tmp_path / "new")
    with pytest.raises(WrongStore):
        restore_store(copy, address, "another", home.wrapping, home.clock)
    with pytest.raises(WrongWrappingKey):
        restore_store(copy, address, ID, two_keys(), home.clock)
    with pytest.raises(CopyMissing):
        restore_store(copy.with_name("x"), address, ID, home.wrapping, home.clock)
    with pytest.raises(StoreExists):
        restore_store(copy, home.address, ID, home.wrapping, home.clock)
    copy.chmod(0o644)
    with pytest.raises(OpenToOthers):
        restore_store(copy, address, ID, home.wrapping, home.clock)
    assert not (tmp_path / "new").exists()
