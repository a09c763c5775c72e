"""The two wrapping keys: from files, from the environment, from a passphrase; and their change."""

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.memory.keys import (
    Locked,
    OpenToOthers,
    Ring,
    Wrapping,
    WrappingKeyExists,
    WrappingKeyMalformed,
    WrappingKeyMissing,
    WrongPassphrase,
    WrongWrappingKey,
    create_files,
    create_store,
    from_env,
    from_files,
    with_passphrase,
)
from bot.memory.keys.wrapping import stretched
from bot.memory.sealing import fresh_key
from bot.refusal import Refusal
from tests.bot.memory.key_stores import ID, KINDS, QUICK, Home, address_of, two_keys

PHRASE = "el ñandú de la esquina no ficha"


@pytest.fixture(params=KINDS)
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Home]:
    made = Home(address_of(request.param, tmp_path), two_keys())
    yield made
    made.store.close()


@pytest.fixture
def waiting(home: Home) -> Wrapping:
    """The wrapping of a store whose confidential ring waits for a passphrase."""
    wrapping = Wrapping(home.wrapping.operating, None, QUICK)
    home.live("member/1")
    home.live("case/1", ring=Ring.CONFIDENTIAL)
    home.store.rewrap(wrapping, PHRASE)
    home.again(wrapping)
    return wrapping


def paths(folder: Path) -> tuple[Path, Path]:
    return folder / "operating.key", folder / "confidential.key"


def test_files_are_made_once_for_their_owner_alone(tmp_path: Path):
    folder = tmp_path / "keys"
    made = create_files(folder)
    assert made == from_files(*paths(folder))
    assert made.operating != made.confidential
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert [path.name for path in sorted(folder.iterdir())] == ["confidential.key", "operating.key"]
    with pytest.raises(WrappingKeyExists) as refused:
        create_files(folder)
    assert refused.value.facts == {"path": str(paths(folder)[0])}
    assert made == from_files(*paths(folder))


def test_the_keys_are_not_shown(tmp_path: Path):
    made = create_files(tmp_path)
    assert made.operating.hex() not in repr(made)
    assert repr(made.operating) not in repr(made)
    assert repr(made.confidential) not in repr(made)


def test_a_missing_file_is_named(tmp_path: Path):
    create_files(tmp_path)
    operating, confidential = paths(tmp_path)
    confidential.unlink()
    with pytest.raises(WrappingKeyMissing) as refused:
        from_files(operating, confidential)
    assert refused.value.key == "wrapping-key-missing"
    assert refused.value.facts == {"path": str(confidential)}
    assert isinstance(refused.value, Refusal)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o610])
def test_a_file_that_others_can_read_is_refused(mode: int, tmp_path: Path):
    create_files(tmp_path)
    operating, confidential = paths(tmp_path)
    operating.chmod(mode)
    with pytest.raises(OpenToOthers) as refused:
        from_files(operating, confidential)
    assert refused.value.facts == {"path": str(operating)}


@pytest.mark.parametrize("line", ["", "not base64 at all", "c2hvcnQ=", "A" * 44 + "AAAA"])
def test_a_file_without_a_whole_key_is_refused(line: str, tmp_path: Path):
    create_files(tmp_path)
    operating, confidential = paths(tmp_path)
    operating.write_text(line)
    with pytest.raises(WrappingKeyMalformed) as refused:
        from_files(operating, confidential)
    assert refused.value.key == "wrapping-key-malformed"


def test_keys_come_from_the_environment():
    keys = two_keys()
    assert keys.confidential is not None
    environ = {
        "STEWARD_OPERATING_KEY": b64encode(keys.operating).decode(),
        "STEWARD_CONFIDENTIAL_KEY": b64encode(keys.confidential).decode() + "\n",
    }
    assert from_env(environ) == keys
    assert with_passphrase(None, environ).operating == keys.operating
    assert with_passphrase(None, environ).confidential is None


def test_a_missing_or_broken_variable_is_named():
    good = b64encode(fresh_key()).decode()
    with pytest.raises(WrappingKeyMissing) as missing:
        from_env({"STEWARD_OPERATING_KEY": good})
    assert missing.value.key == "wrapping-variable-missing"
    assert missing.value.facts == {"variable": "STEWARD_CONFIDENTIAL_KEY"}
    with pytest.raises(WrappingKeyMalformed) as broken:
        from_env({"STEWARD_OPERATING_KEY": good[:-8], "STEWARD_CONFIDENTIAL_KEY": good})
    assert broken.value.key == "wrapping-variable-malformed"


def test_the_operating_key_of_a_passphrase_store_comes_from_a_file(tmp_path: Path):
    made = create_files(tmp_path)
    assert with_passphrase(tmp_path / "operating.key").operating == made.operating


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        (lambda right: Wrapping(fresh_key(), right.confidential), "operating-key-wrong"),
        (lambda right: Wrapping(right.operating, fresh_key()), "confidential-key-wrong"),
        (lambda right: Wrapping(right.operating, None), "confidential-key-wrong"),
        (lambda right: Wrapping(right.confidential, right.operating), "operating-key-wrong"),
    ],
)
def test_another_wrapping_key_is_told_apart(wrong, key: str, home: Home):
    with pytest.raises(WrongWrappingKey) as refused:
        home.again(wrong(home.wrapping))
    assert refused.value.key == key


def test_a_locked_store_serves_the_operating_ring_alone(home: Home, waiting: Wrapping):
    store = home.store
    assert store.locked
    assert len(store.get("member/1")) == 32
    assert len(store.new("member/2", Ring.OPERATING)) == 32
    store.save_new()
    with pytest.raises(Locked) as refused:
        store.get("case/1")
    assert refused.value.key == "confidential-locked"
    with pytest.raises(Locked):
        store.new("case/2", Ring.CONFIDENTIAL)
    with pytest.raises(Locked):
        store.rewrap(two_keys())
    assert [problem.key for problem in store.verify()] == ["key-copy-none"]


def test_an_erasure_needs_no_passphrase(home: Home, waiting: Wrapping):
    home.store.going(["case/1"])
    assert home.store.destroy(["case/1"])
    assert home.subjects() == {"member/1"}


def test_the_passphrase_unlocks_and_a_wrong_one_is_told_apart(home: Home, waiting: Wrapping):
    with pytest.raises(WrongPassphrase) as refused:
        home.store.unlock(PHRASE + " ")
    assert refused.value.key == "passphrase-wrong"
    assert home.store.locked
    home.store.unlock(PHRASE)
    assert not home.store.locked
    key = home.store.get("case/1")
    assert home.again(waiting).locked
    home.store.unlock("el n\u0303andu\u0301 de la esquina no ficha")
    assert home.store.get("case/1") == key


def test_unlocking_a_store_without_a_passphrase_does_nothing(home: Home):
    home.store.unlock("anything")
    assert not home.store.locked


@pytest.mark.parametrize("kind", KINDS)
def test_a_store_is_made_with_a_passphrase(kind: str, tmp_path: Path):
    address = address_of(kind, tmp_path)
    wrapping = Wrapping(fresh_key(), None, QUICK)
    clock = Home(address_of("sqlite", tmp_path / "other"), two_keys()).clock
    with pytest.raises(ValueError, match="passphrase"):
        create_store(address, ID, wrapping, clock)
    store = create_store(address, ID, wrapping, clock, PHRASE)
    assert not store.locked
    assert len(store.new("case/1", Ring.CONFIDENTIAL)) == 32
    store.close()


def test_salt_and_costs_make_another_key():
    key = stretched(PHRASE, b"s" * 16, QUICK)
    assert key == stretched(PHRASE, b"s" * 16, QUICK)
    assert key != stretched(PHRASE, b"t" * 16, QUICK)
    assert key != stretched(PHRASE + "x", b"s" * 16, QUICK)


def test_new_wrapping_keys_open_everything_and_the_old_ones_nothing(home: Home):
    keys = [*home.live("member/1"), *home.live("case/1", ring=Ring.CONFIDENTIAL)]
    before = home.wrapped("member/1", "case/1")
    after = two_keys()
    home.store.rewrap(after)
    assert [home.store.get("member/1"), home.store.get("case/1")] == keys
    with pytest.raises(WrongWrappingKey):
        home.again()
    home.again(after)
    assert [home.store.get("member/1"), home.store.get("case/1")] == keys
    raw = home.raw()
    assert [wrapped for wrapped in before if wrapped in raw] == []


def test_an_empty_store_can_change_its_keys(home: Home):
    after = two_keys()
    home.store.rewrap(after)
    assert home.again(after).verify()[0].key == "key-copy-none"
