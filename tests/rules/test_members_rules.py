"""The rules of the roll."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.refusal import Refusal
from commands.members import rules

NOW = datetime(2026, 3, 7, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mags", "mags"),
        ("Mags", "Måg$"),
        ("Carmen", "Carrnen"),
        ("Ben", "Веn"),
        ("Lil", "LiI"),
        ("O'Neill", "ONeill"),
        ("Vic", "V1c"),
        ("Walter", "VValter"),
        ("José", "Jose"),
        ("Ana  B", "Ana B"),
        ("Nikos", "Nικος"),
    ],
)
def test_names_that_look_alike_are_refused(one: str, other: str) -> None:
    assert rules.skeleton(one) == rules.skeleton(other)
    with pytest.raises(Refusal, match="name-taken"):
        rules.check_name(other, [one])


@pytest.mark.parametrize(("one", "other"), [("Ana", "Anna"), ("Ben", "Bea"), ("Li", "Lin")])
def test_names_that_differ_are_taken(one: str, other: str) -> None:
    assert rules.check_name(other, [one]) == other


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "...", "@", "\u202e"])
def test_a_name_without_letters_is_refused(name: str) -> None:
    with pytest.raises(Refusal, match="name-unreadable"):
        rules.check_name(name, [])


def test_a_name_is_at_most_32_long() -> None:
    assert rules.check_name("a" * 32, []) == "a" * 32
    with pytest.raises(Refusal, match="name-too-long"):
        rules.check_name("a" * 33, [])


@given(st.text(max_size=60), st.lists(st.text(max_size=20), max_size=5))
def test_a_name_is_taken_or_refused_and_never_twice(name: str, taken: list[str]) -> None:
    try:
        made = rules.check_name(name, taken)
    except Refusal:
        return
    assert made.isprintable()
    with pytest.raises(Refusal, match="name-taken"):
        rules.check_name(made, [*taken, made])


def test_nobody_appoints_themselves_or_a_keyholder_or_a_teller() -> None:
    with pytest.raises(Refusal, match="appoint-oneself"):
        rules.check_appointment("chair", 1, 1)
    for post in ("keyholder", "teller"):
        with pytest.raises(Refusal, match="appoint-not-this-post"):
            rules.check_appointment(post, 2, 1)
    rules.check_appointment("chair", 2, 1)


@pytest.mark.parametrize(("roll", "wait"), [(2, 0), (3, 0), (4, 48), (200, 48)])
def test_an_appointment_waits_for_objections_unless_the_roll_is_tiny(roll: int, wait: int) -> None:
    assert rules.in_force(NOW, roll) == NOW + timedelta(hours=wait)


@pytest.mark.parametrize(
    ("roll", "enough"), [(0, 2), (1, 2), (2, 2), (8, 2), (9, 3), (12, 3), (13, 4), (100, 25)]
)
def test_quorum_is_a_quarter_rounded_up_and_two_at_the_least(roll: int, enough: int) -> None:
    assert rules.quorum(roll) == enough
