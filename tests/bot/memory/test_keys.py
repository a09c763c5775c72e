"""The key store: what a key goes through, and that nothing is left of a destroyed one."""

import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from bot.memory.keys import KeyExists, KeyMissing, Ring
from bot.memory.keys.doors import Doors
from bot.memory.keys.remembered import Remembered
from bot.memory.sealing import SealBroken
from tests.bot.memory.key_stores import KINDS, START, Home, address_of, two_keys


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


def test_a_key_is_the_same_from_its_making_on(home: Home):
    key = home.store.new("member/1", Ring.OPERATING)
    assert len(key) == 32
    assert home.store.get("member/1") == key
    home.store.save_new()
    assert home.store.get("member/1") == key
    home.store.confirm(["member/1"])
    assert home.again().get("member/1") == key
    assert home.store.get("member/1") == key


def test_every_key_is_another(home: Home):
    assert len(set(home.live("a/1", "a/2", "a/3"))) == 3


def test_a_key_that_was_not_saved_is_gone_after_a_restart(home: Home):
    home.store.new("member/1", Ring.OPERATING)
    with pytest.raises(KeyMissing, match="member/1"):
        home.again().get("member/1")


def test_an_undone_call_forgets_its_keys_alone(home: Home):
    kept = home.store.new("member/1", Ring.OPERATING)
    home.store.new("member/22", Ring.OPERATING)
    home.store.forget_new("member/22")
    home.store.save_new()
    assert home.again().get("member/1") == kept
    assert home.subjects() == {"member/1"}


def test_an_undone_batch_forgets_all_new_keys(home: Home):
    home.live("member/1")
    home.store.new("member/2", Ring.OPERATING)
    home.store.new("case/3", Ring.CONFIDENTIAL)
    home.store.forget_new()
    home.store.save_new()
    assert home.subjects() == {"member/1"}
    with pytest.raises(KeyMissing):
        home.store.get("member/2")


def test_one_subject_gets_one_key_in_a_batch(home: Home):
    home.store.new("member/1", Ring.OPERATING)
    with pytest.raises(KeyExists, match="member/1"):
        home.store.new("member/1", Ring.OPERATING)


def test_a_key_in_use_is_never_written_over(home: Home):
    [key] = home.live("member/1")
    home.store.new("member/1", Ring.OPERATING)
    home.store.new("member/2", Ring.OPERATING)
    with pytest.raises(KeyExists, match="member/1"):
        home.store.save_new()
    home.store.forget_new()
    assert home.subjects() == {"member/1"}
    assert home.again().get("member/1") == key


def test_what_an_undone_batch_saved_is_replaced(home: Home):
    home.saved("member/1")
    before = home.store.get("member/1")
    after = home.store.new("member/1", Ring.OPERATING)
    assert after != before
    home.store.save_new()
    assert home.store.get("member/1") == after
    assert home.again().get("member/1") == after


def test_confirming_again_or_what_is_not_there_does_no_harm(home: Home):
    [key] = home.live("member/1")
    home.store.confirm(["member/1", "member/99"])
    home.store.confirm([])
    home.store.going(["member/1"])
    home.store.confirm(["member/1"])
    assert home.ask("SELECT subject, state FROM keys") == [("member/1", "going")]
    assert home.store.get("member/1") == key


def test_what_was_spared_is_live_again(home: Home):
    home.live("member/1")
    home.store.going(["member/1"])
    home.store.spare(["member/1"])
    assert home.ask("SELECT state FROM keys") == [("live",)]


def test_a_destroyed_key_is_gone_and_listed(home: Home):
    home.live("case/1", "case/2", "case/3", ring=Ring.CONFIDENTIAL)
    home.store.going(["case/1"])
    home.later(1)
    assert home.store.destroy(["case/1"])
    home.later(1)
    assert home.store.destroy(["case/2"])
    with pytest.raises(KeyMissing):
        home.store.get("case/1")
    with pytest.raises(KeyMissing):
        home.again().get("case/2")
    assert home.subjects() == {"case/3"}
    listed = home.store.destroyed_since(START)
    assert [one.subject for one in listed] == ["case/1", "case/2"]
    assert home.store.destroyed_since(listed[1].at) == listed[1:]
    assert listed[1].at == home.clock.now()
    assert home.store.destroy([])


def test_no_byte_of_a_destroyed_key_stays_in_the_files(home: Home):
    subjects = [f"member/{number:04}" for number in range(600)]
    keys = dict(zip(subjects, home.live(*subjects), strict=True))
    wrapped = dict(zip(subjects, home.wrapped(*subjects), strict=True))
    home.tell("ANALYZE")
    gone = subjects[::3]
    # Rows that move between pages leave copies behind, so move them.
    for subject in gone[:20]:
        home.store.going([subject])
        assert home.store.destroy([subject])
    home.store.going(gone)
    assert home.store.destroy(gone)
    raw = home.raw()
    assert [s for s in gone if wrapped[s] in raw] == []
    assert [s for s in subjects if keys[s] in raw] == []
    staying = set(subjects) - set(gone)
    assert all(wrapped[s] in raw for s in staying)
    assert home.subjects() == staying


def test_many_keys_at_once_need_more_than_one_statement(home: Home):
    subjects = [f"poll/{number}" for number in range(1200)]
    home.live(*subjects)
    assert home.store.missing([*subjects, "poll/x"]) == {"poll/x"}
    assert home.ask("SELECT count(*) FROM keys WHERE state = 'live'") == [(1200,)]


def test_a_reader_in_the_way_is_told_and_the_wiping_done_later(home: Home):
    home.live("case/1", "case/2")
    wrapped = home.wrapped("case/1")[0]
    store = home.again(patience=0.05)
    with store._reading() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM keys").all()
        assert not store.destroy(["case/1"])
    assert home.subjects() == {"case/2"}
    assert [problem.key for problem in store.verify()] == ["keys-unscrubbed", "key-copy-none"]
    assert not store.sweep(set, home.clock.now()).unscrubbed
    assert [problem.key for problem in store.verify()] == ["key-copy-none"]
    assert wrapped not in home.raw()


def test_any_thread_may_ask_for_keys_while_they_come_and_go(home: Home):
    steady = home.live("member/1")[0]
    done = threading.Event()
    wrong: list[object] = []

    def ask() -> None:
        while not done.is_set():
            if home.store.get("member/1") != steady:
                wrong.append("another key")
            with suppress(KeyMissing):
                home.store.get("member/2")

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for _ in range(15):
            home.live("member/2")
            home.store.destroy(["member/2"])
    finally:
        done.set()
        for thread in threads:
            thread.join()
    assert wrong == []
    with pytest.raises(KeyMissing):
        home.store.get("member/2")


def test_a_key_read_before_it_was_forgotten_is_not_remembered_after():
    memory = Remembered(10)
    wiped = memory.wiped
    memory.forget(["case/1"])
    memory.put("case/1", b"key", wiped)
    assert memory.get("case/1") is None
    memory.put("case/1", b"key", memory.wiped)
    assert memory.get("case/1") == b"key"


def test_a_replaced_key_read_before_is_not_remembered_after(file_home: Home):
    file_home.saved("member/1")
    before, wiped = file_home.store.get("member/1"), file_home.store._remembered.wiped
    after = file_home.store.new("member/1", Ring.OPERATING)
    file_home.store.save_new()
    file_home.store._remembered.put("member/1", before, wiped)
    assert file_home.store.get("member/1") == after


def test_a_key_does_not_open_in_the_store_of_another_database():
    wrapping = two_keys()
    wrapped = Doors("one", wrapping).wrap(Ring.OPERATING, "member/1", b"k" * 32)
    assert Doors("one", wrapping).unwrap(Ring.OPERATING, "member/1", wrapped) == b"k" * 32
    with pytest.raises(SealBroken):
        Doors("two", wrapping).unwrap(Ring.OPERATING, "member/1", wrapped)


def test_the_key_unused_for_longest_leaves_the_memory_first():
    memory = Remembered(2)
    for subject in ("a", "b"):
        memory.put(subject, b"key", 0)
    memory.get("a")
    memory.put("c", b"key", 0)
    assert [memory.get(subject) for subject in "abc"] == [b"key", None, b"key"]


def test_a_key_does_not_open_in_the_place_of_another(home: Home):
    home.live("case/1", "case/2")
    other = home.wrapped("case/2")[0]
    home.tell("UPDATE keys SET wrapped = :w WHERE subject = 'case/1'", w=other)
    store = home.again()
    with pytest.raises(SealBroken):
        store.get("case/1")
    broken = store.verify()[0]
    assert (broken.key, broken.facts) == ("keys-unreadable", {"count": 1, "first": "case/1"})
