"""The rules of polls: what may be asked, what may be answered, and how it is counted."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.refusal import Refusal
from commands.voting.rules import ballots
from commands.voting.rules.tallying import tally

NOW = datetime(2026, 3, 7, 10, tzinfo=UTC)
PLACES = ("Hall", "Park", "Parkside café")


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("Hall, Park", ["Hall", "Park"]),
        ("Hall / Park", ["Hall", "Park"]),
        ("Hall; Park, by the gate", ["Hall", "Park, by the gate"]),
        ("Yes|No|", ["Yes", "No"]),
        ("Hall\nPark, north\n\nRoom 1/2", ["Hall", "Park, north", "Room 1/2"]),
        ("Hall", ["Hall"]),
        ("  a ,, b  ", ["a", "b"]),
    ],
)
def test_options_are_split_at_the_strongest_mark(text: str, options: list[str]) -> None:
    assert ballots.split_options(text) == options


@pytest.mark.parametrize(
    ("options", "key"),
    [
        (["one"], "poll-too-few-options"),
        ([str(n) for n in range(21)], "poll-too-many-options"),
        (["Hall", "hall"], "poll-option-twice"),
        (["a" * 81, "b"], "poll-option-too-long"),
    ],
)
def test_options_that_cannot_be_are_refused(options: list[str], key: str) -> None:
    with pytest.raises(Refusal, match=key):
        ballots.check_options(options)


@pytest.mark.parametrize(
    ("text", "picked"),
    [
        ("1", (1,)),
        ("park", (2,)),
        ("Parks", (3,)),
        ("h", (1,)),
        ("PARKSIDE CAFÉ", (3,)),
        ("3, 1", (1, 3)),
        ("hall, park", (1, 2)),
        ("2,2", (2,)),
    ],
)
def test_an_answer_is_a_number_or_words(text: str, picked: tuple[int, ...]) -> None:
    assert ballots.read_choice(text, PLACES, 2) == picked


@pytest.mark.parametrize("text", ["", "par", "0", "4", "none", "1 2", "-1", "١", "９"])
def test_an_answer_that_is_no_option_or_several_is_refused(text: str) -> None:
    options = ("Par one", "Par two", "x")
    if text.isdecimal() and 1 <= int(text) <= 3:
        assert ballots.read_choice(text, options, 1) == (int(text),)
        return
    with pytest.raises(Refusal, match="vote-not-an-option"):
        ballots.read_choice(text, options, 2)


def test_an_option_with_a_comma_in_it_can_be_named() -> None:
    assert ballots.read_choice("Park, by the gate", ["Hall", "Park, by the gate"], 1) == (2,)


def test_an_option_that_is_a_number_means_itself() -> None:
    assert ballots.read_choice("2", ["3", "2", "1"], 1) == (2,)
    assert ballots.read_choice("1", ["3", "2", "1"], 1) == (3,)


def test_too_many_picks_are_refused() -> None:
    with pytest.raises(Refusal, match="vote-too-many"):
        ballots.read_choice("1,2,3", PLACES, 2)


def test_a_button_turns_an_option_on_off_or_instead() -> None:
    assert ballots.toggle((), 1, 1) == (1,)
    assert ballots.toggle((1,), 2, 1) == (2,)
    assert ballots.toggle((1,), 1, 1) == (1,)
    assert ballots.toggle((1,), 2, 2) == (1, 2)
    assert ballots.toggle((1, 2), 1, 2) == (2,)
    with pytest.raises(Refusal, match="vote-too-many"):
        ballots.toggle((1, 2), 3, 2)


@pytest.mark.parametrize(
    ("closes", "key"),
    [
        (NOW, "poll-closes-in-the-past"),
        (NOW - timedelta(days=1), "poll-closes-in-the-past"),
        (NOW + timedelta(days=91), "poll-closes-too-late"),
    ],
)
def test_a_deadline_is_to_come_and_not_too_far(closes: datetime, key: str) -> None:
    with pytest.raises(Refusal, match=key):
        ballots.check_closing(closes, NOW)


@pytest.mark.parametrize(
    ("counts", "choices", "cast", "key"),
    [
        ([3, 2], 1, 1, "hands-after-votes"),
        ([3], 1, 0, "hands-counts"),
        ([6, 5], 1, 0, "hands-too-many"),
        ([11, 0], 2, 0, "hands-too-many"),
    ],
)
def test_hands_that_cannot_be_are_refused(
    counts: list[int], choices: int, cast: int, key: str
) -> None:
    with pytest.raises(Refusal, match=key):
        ballots.check_hands(counts, 2, choices, 10, cast)


def test_hands_that_can_be_are_taken() -> None:
    ballots.check_hands([6, 4], 2, 1, 10, 0)
    ballots.check_hands([10, 10], 2, 2, 10, 0)


PICKS = st.sets(st.integers(1, 5), max_size=5).map(lambda picks: tuple(sorted(picks)))


@given(st.lists(PICKS), st.randoms())
def test_a_tally_counts_each_once_in_any_order(
    papers: list[tuple[int, ...]], chance: Random
) -> None:
    found = tally(5, papers, len(papers))
    mixed = papers[:]
    chance.shuffle(mixed)
    assert tally(5, mixed, len(papers)) == found
    assert sum(found.counts) == sum(len(picks) for picks in papers)
    assert found.cast == sum(1 for picks in papers if picks)
    assert max(found.counts) <= found.cast <= found.roll


def test_a_tie_is_named_and_nobody_leads_nothing() -> None:
    assert tally(3, [(1,), (2,)], 4).leaders == (1, 2)
    assert tally(3, [(3,), (3,), (1,)], 4).leaders == (3,)
    assert tally(3, [], 4).leaders == ()
