"""The sweep after a crash: what was begun is finished, and no live key is touched."""

from collections.abc import Collection, Iterator
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.memory.keys import KeyMissing, Sweep
from bot.memory.keys.sweeping import Unsettled, decide
from bot.memory.keys.tables import State
from tests.bot.memory.key_stores import KINDS, START, Home, address_of, rows_of, two_keys

OLD = START - timedelta(minutes=10, seconds=1)
TEN = START - timedelta(minutes=10)


@pytest.fixture(params=KINDS)
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Home]:
    made = Home(address_of(request.param, tmp_path), two_keys())
    yield made
    made.store.close()


@pytest.mark.parametrize(
    ("state", "since", "exists", "alone", "fate"),
    [
        (State.NEW, OLD, True, True, "confirmed"),
        (State.NEW, START, True, True, "confirmed"),
        (State.NEW, OLD, False, True, "discarded"),
        (State.NEW, TEN, False, True, "waiting"),
        (State.NEW, START, False, False, "waiting"),
        (State.GOING, OLD, False, True, "destroyed"),
        (State.GOING, START, False, False, "destroyed"),
        (State.GOING, START, True, True, "spared"),
        (State.GOING, OLD, True, False, "spared"),
        (State.GOING, TEN, True, False, "waiting"),
    ],
)
def test_each_fate(state: State, since, exists: bool, alone: bool, fate: str):
    there = {"case/1"} if exists else set()
    plan = decide([Unsettled("case/1", state, since)], there, START, alone=alone)
    assert asdict(plan) == {**asdict(Sweep()), fate: ("case/1",)}


keys = st.builds(
    Unsettled,
    st.integers(0, 20).map("case/{}".format),
    st.sampled_from([State.NEW, State.GOING]),
    st.sampled_from([OLD, TEN, START]),
)


@given(
    unsettled=st.lists(keys, unique_by=lambda key: key.subject),
    there=st.sets(st.integers(0, 20).map("case/{}".format)),
    alone=st.booleans(),
)
def test_every_key_has_one_fate_and_none_with_rows_is_lost(unsettled, there, alone):
    plan = decide(unsettled, there, START, alone=alone)
    kept = plan.confirmed + plan.spared + plan.waiting
    lost = plan.discarded + plan.destroyed
    assert sorted(kept + lost) == sorted(key.subject for key in unsettled)
    assert not there & set(lost)


def test_new_keys_with_rows_are_live_from_then_on(home: Home):
    home.saved("member/1")
    swept = home.again().sweep(rows_of("member/1"), home.clock.now())
    assert swept == Sweep(confirmed=("member/1",))
    home.later(60)
    assert home.store.sweep(rows_of(), home.clock.now()) == Sweep(without_rows=("member/1",))
    assert home.subjects() == {"member/1"}


def test_new_keys_without_rows_go_after_ten_minutes(home: Home):
    home.saved("member/1")
    wrapped = home.wrapped("member/1")[0]
    home.later(10)
    assert home.store.sweep(rows_of(), home.clock.now()) == Sweep(waiting=("member/1",))
    home.later(0.1)
    assert home.store.sweep(rows_of(), home.clock.now()) == Sweep(discarded=("member/1",))
    assert home.subjects() == set()
    with pytest.raises(KeyMissing):
        home.store.get("member/1")
    assert wrapped not in home.raw()
    # Nothing was ever sealed under it, so a restore has nothing to reapply.
    assert home.store.destroyed_since(START) == ()


def test_an_erasure_that_was_committed_is_finished(home: Home):
    home.live("case/1", "case/2")
    wrapped = home.wrapped("case/1")[0]
    home.store.going(["case/1"])
    swept = home.again().sweep(rows_of("case/2"), home.clock.now())
    assert swept == Sweep(destroyed=("case/1",))
    assert home.subjects() == {"case/2"}
    assert [one.subject for one in home.store.destroyed_since(START)] == ["case/1"]
    assert wrapped not in home.raw()


def test_an_erasure_that_was_not_committed_is_taken_back(home: Home):
    home.live("case/1")
    home.store.going(["case/1"])
    home.later(11)
    swept = home.again().sweep(rows_of("case/1"), home.clock.now())
    assert swept == Sweep(spared=("case/1",))
    assert home.ask("SELECT state FROM keys") == [("live",)]


@pytest.mark.parametrize("kind", KINDS)
def test_where_others_use_the_store_a_young_erasure_waits(kind: str, tmp_path: Path):
    home = Home(address_of(kind, tmp_path), two_keys())
    home.live("case/1")
    home.store.going(["case/1"])
    swept = home.store.sweep(rows_of("case/1"), home.clock.now())
    expected = {"sqlite": Sweep(spared=("case/1",)), "postgresql": Sweep(waiting=("case/1",))}
    assert swept == expected[kind]
    home.store.close()


def test_live_keys_are_looked_at_only_when_asked(home: Home):
    home.live("member/1")
    assert home.store.sweep(rows_of(), START, live=False) == Sweep()
    assert home.store.sweep(rows_of(), START) == Sweep(without_rows=("member/1",))
    assert home.subjects() == {"member/1"}


def test_the_database_is_asked_about_some_hundreds_at_a_time(home: Home):
    subjects = [f"member/{number:04}" for number in range(1100)]
    home.live(*subjects)
    asked: list[int] = []

    def exists(some: Collection[str]) -> set[str]:
        asked.append(len(some))
        return set(some) - {"member/0007"}

    assert home.store.sweep(exists, START) == Sweep(without_rows=("member/0007",))
    assert sorted(asked) == [100, 500, 500]


def test_a_sweep_with_nothing_to_do_changes_nothing(home: Home):
    home.live("member/1")
    before = home.ask("SELECT * FROM keys") + home.ask("SELECT * FROM store")
    assert home.store.sweep(rows_of("member/1"), START) == Sweep()
    assert home.ask("SELECT * FROM keys") + home.ask("SELECT * FROM store") == before
