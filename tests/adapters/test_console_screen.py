"""The chat in the terminal: what is typed on one side, what stands on the screen on the other."""

from pathlib import Path

import pytest

from adapters.console.look import wrapped
from tests.adapters.paper import GAVE_UP, LEFT, shown, typed


async def test_the_welcome_is_short_and_says_what_to_type_first(tmp_path: Path):
    paper = await typed(tmp_path, founded=False)
    welcome = paper.lines[: paper.lines.index("ana #general > ^D")]
    assert len(welcome) <= 8
    assert max(map(len, welcome)) <= 80
    assert welcome[-1].startswith("/group setup name:")
    assert paper.lines[-1] == "Goodbye. What was tried here is gone."


async def test_the_welcome_in_spanish(tmp_path: Path):
    paper = await typed(tmp_path, language="es", founded=False)
    assert "Todavía no hay ningún grupo. Para fundar uno, escribe:" in paper.lines
    assert max(map(len, paper.lines)) <= 80
    assert len(paper.lines) <= 10


async def test_an_answer_comes_before_the_news_and_says_who_sees_it(tmp_path: Path):
    assert await shown(tmp_path, "/tea brew Green", "ben: 1", "ben: [Spill it]") == [
        "ana #general > /tea brew Green",
        "  only ana sees this",
        "  │ Brewing.",
        "  #general",
        "  │ T-1 Green",
        "  │ 0 cups",
        "  │ [1 A cup] [2 None]",
        "ana #general > ben: 1",
        "ben is here now.",
        "  only ben sees this",
        "  │ Here you are.",
        "  │ [3 Spill it]",
        "  #general, this now reads",
        "  │ T-1 Green",
        "  │ 1 cups",
        "  │ [1 A cup] [2 None]",
        "ana #general > ben: [Spill it]",
        "  #general",
        "  │ None for you.",
    ]


async def test_buttons_are_pressed_by_label_and_never_those_of_others(tmp_path: Path):
    lines = await shown(tmp_path, "/tea brew Green", "A CUP", "ben: 3", "none", "99", "[Milk]")
    assert "  │ [3 Spill it]" in lines
    assert lines[-8:] == [
        "ben sees no button 3 to press.",
        "ana #general > none",
        "  #general",
        "  │ None for you.",
        "ana #general > 99",
        "ana sees no button 99 to press.",
        "ana #general > [Milk]",
        "ana sees no button Milk to press.",
    ]


async def test_a_form_is_asked_field_by_field(tmp_path: Path):
    lines = await shown(tmp_path, "/tea order Green", "Milk", "and sugar", "", "", "2")
    assert lines == [
        "ana #general > /tea order Green",
        "Order something",
        "/stop gives up, and nothing is kept.",
        "1 of 2: Anything to add?",
        "Write as many lines as you like; an empty line ends it.",
        "  > Milk",
        "  > and sugar",
        "  > ",
        "2 of 2: Which size?",
        "1. A small one",
        "2. A large one",
        "Type its number or its name.",
        "  > ",
        "This one needs an answer. /stop gives up, and nothing is kept.",
        "  > 2",
        "  only ana sees this",
        "  │ large Green",
        "  │ Milk",
        "  │ and sugar",
    ]


async def test_a_file_is_named_and_can_be_read(tmp_path: Path):
    assert await shown(tmp_path, "/tea menu", "/file menu.txt") == [
        "ana #general > /tea menu",
        "  only ana sees this",
        "  │ <menu.txt>",
        "To read the file here: /file menu.txt",
        "ana #general > /file menu.txt",
        "Tea",
        "More tea",
    ]


@pytest.mark.parametrize("way_out", ["/stop", GAVE_UP, "/STOP"])
async def test_there_is_a_way_out_of_a_form(tmp_path: Path, way_out: str):
    lines = await shown(tmp_path, "/tea order Green", way_out, "/as ben")
    assert lines[-4:] == [
        "Given up. Nothing of it was kept.",
        "ana #general > /as ben",
        "ben is here now.",
        "You are ben now.",
    ]


async def test_a_command_is_not_taken_for_an_answer(tmp_path: Path):
    lines = await shown(tmp_path, "/tea brew", "/tea menu", "Green")
    assert lines == [
        "ana #general > /tea brew",
        "Brew a pot",
        "/stop gives up, and nothing is kept.",
        "Which kind?",
        "  > /tea menu",
        "You are filling in a form, so this was not done. To leave the form first: /stop",
        "  > Green",
        "  only ana sees this",
        "  │ Brewing.",
        "  #general",
        "  │ T-1 Green",
        "  │ 0 cups",
        "  │ [1 A cup] [2 None]",
    ]


async def test_leaving_in_the_middle_of_a_form_keeps_nothing(tmp_path: Path):
    paper = await typed(tmp_path, "/tea order Green", LEFT)
    assert paper.lines[-2:] == [
        "Given up. Nothing of it was kept.",
        "Goodbye. What was tried here is gone.",
    ]


@pytest.mark.parametrize("way_out", ["leave", "/quit", "exit", GAVE_UP, LEFT])
async def test_there_is_a_polite_way_out(tmp_path: Path, way_out: str):
    paper = await typed(tmp_path, way_out, "/tea menu")
    assert paper.lines[-1] == "Goodbye. What was tried here is gone."
    assert paper.typed == ["/tea menu"]


async def test_rooms_and_private_chats(tmp_path: Path):
    assert await shown(
        tmp_path, "/room", "/room #hall", "/room ben", "/as ben", "/room ben", "/as cem", "/as"
    ) == [
        "ana #general > /room",
        "Rooms so far: #general. /room hall makes another one.",
        "ana #general > /room #hall",
        "You are in #hall now.",
        "ana #hall > /room ben",
        "You are in #ben now.",
        "ana #ben > /as ben",
        "ben is here now.",
        "You are ben now.",
        "ben #ben > /room ben",
        "Only Steward reads you here, ben. To go back: /room general.",
        "ben, in private > /as cem",
        "cem is here now.",
        "You are cem now.",
        "cem, in private > /as",
        "Say who or where, such as /as ben.",
    ]


async def test_another_persons_chat_is_theirs(tmp_path: Path):
    lines = await shown(tmp_path, "/as ben", "/room ana")
    assert lines[-1] == "That is ana's own chat with Steward. To speak as ana: /as ana."


async def test_plain_words_are_heard_in_private_and_never_met_with_silence(tmp_path: Path):
    lines = await shown(tmp_path, "good morning", "/room ana", "tea menu", "ben (to T-7): more")
    assert lines[1].startswith("In a room Steward hears only lines that begin with /")
    assert "  │ <menu.txt>" in lines
    assert lines[-1] == "ben sees no card T-7."


async def test_a_file_that_is_not_there_and_one_that_is_sent(tmp_path: Path):
    lines = await shown(tmp_path, "/file menu.txt", "<letter.pdf>", "{First: Ana}")
    assert lines[1] == "There is no file menu.txt here."
    assert lines[3] == "Files cannot be sent from this terminal yet."


async def test_news_that_come_while_a_line_is_typed_are_shown(tmp_path: Path):
    paper = await typed(tmp_path, "/tea whisper to:ben words:Hush", "leave")
    assert paper.lines[-4:-1] == ["  only ben sees this", "  │ Hush", "ana #general > leave"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [""]),
        ("short", ["short"]),
        (
            "• " + "word " * 12,
            ["• word word word word word", "  word word word word word", "  word word"],
        ),
        ("x" * 45, ["x" * 30, "x" * 15]),
    ],
)
def test_lines_are_wrapped(text: str, expected: list[str]):
    assert list(wrapped(text, 30)) == expected
