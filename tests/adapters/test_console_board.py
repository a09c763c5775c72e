"""Which button somebody presses when several are shown."""

import pytest

from adapters.console.board import Board, NotShown
from adapters.console.payload import Drawn, Pressable
from bot.call import Room

HALL = Room("console", "hall")


def card(reference: str, *labels: str) -> Drawn:
    buttons = tuple(Pressable(label, "vote", (("id", reference),)) for label in labels)
    return Drawn((f"{reference} Tea?", buttons), reference)


def test_the_newest_card_with_the_button_is_meant():
    board = Board()
    board.add(HALL, card("P-1", "Yes", "No"))
    board.add(HALL, card("P-2", "Yes"))
    board.add(HALL, Drawn(("P-1 is quiet.",)))
    assert board.button("ana", "Yes")[1].known() == {"id": "P-2"}
    assert board.button("ana", "No")[1].known() == {"id": "P-1"}
    assert board.button("ana", "yes", "P-1")[1].known() == {"id": "P-1"}
    assert board.card("ana").drawn.card == "P-2"


def test_what_another_sees_alone_is_not_shown():
    board = Board()
    board.add(HALL, card("P-1", "Undo"), alone="ben")
    assert board.button("ben", "Undo")[0].alone == "ben"
    with pytest.raises(NotShown):
        board.button("ana", "Undo")
    with pytest.raises(NotShown):
        board.card("ana")


def test_an_edit_changes_the_card_where_it_stands():
    board = Board()
    board.add(HALL, card("P-1", "Yes"), remote="7")
    board.add(HALL, card("P-2", "Yes"), remote="8")
    changed = board.change("7", card("P-1", "Closed"))
    assert changed is not None
    assert changed.number == 1
    assert board.button("ana", "Yes")[1].known() == {"id": "P-2"}
    assert board.change("9", card("P-3", "Yes")) is None
    with pytest.raises(NotShown):
        board.button("ana", "Yes", "P-1")


def test_a_reference_is_a_whole_word_and_a_heading_comes_first():
    board = Board()
    board.add(HALL, card("P-1", "Yes"))
    board.add(HALL, card("P-12", "Yes"))
    board.add(HALL, Drawn(("Now: P-1", (Pressable("Yes", "week"),))))
    assert board.button("ana", "Yes", "P-1")[1].call == "vote"
    assert board.card("ana", "P-12").drawn.card == "P-12"
