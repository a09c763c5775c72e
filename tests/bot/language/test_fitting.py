"""One document in rooms of very different abilities, and long texts in pages."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.call import Abilities
from bot.language.drawing import PlainPen, plain_lines
from bot.language.fitting import fit, pages
from bot.language.message import (
    Bars,
    Button,
    Code,
    Do,
    Facts,
    File,
    Message,
    Moment,
    Quoted,
    Reader,
    Say,
    bullets,
    button,
    line,
    message,
    say,
    title,
)
from tests.bot.language.sample import catalogue

NOW = datetime(2026, 3, 7, 18, 0, tzinfo=UTC)
WORDS = catalogue()

RICH = message(
    title(say("poll-heading", ref=Code("P-3"), question="Where shall we meet? @everyone")),
    line(say("poll-who", names=[Quoted("Ana"), Quoted("Ben")])),
    Bars(((Quoted("The hall by the river"), 8), (Quoted("Park"), 3), (Say("abstain"), 0)), 12),
    line(say("poll-voted", count=11)),
    Facts(((Say("yes"), Code("8")), (Say("no"), Code("3")))),
    bullets(line(say("poll-closes", at=Moment(NOW, "Europe/London")))),
    button("yes", "vote", id="P-3", choice="Yes"),
    button("no", "vote", id="P-3", choice="No"),
    line(say("poll-answer", vote=Do("vote", "P-3"))),
    button("abstain", "vote", id="P-3", choice="-"),
    File("P-3.csv", "text/csv", "Hall,8\nPark,3\n"),
)

CONSOLE = Abilities(buttons=True, forms=True, private_replies=True, edits=True, files=True)
DISCORD = replace(CONSOLE, threads=True, longest_text=2000)
MATRIX = Abilities(edits=True, encrypted=True, reactions=True, files=True, prefix="!")
BARE = Abilities(longest_text=200, prefix="!")

RICH_WITH_BUTTONS = """\
P-3 Where shall we meet? @everyone
Asked by Ana and Ben
The hall by the river: 8 of 12
██████████░░░░░░
Park: 3 of 12
████░░░░░░░░░░░░
No opinion: 0 of 12
░░░░░░░░░░░░░░░░
11 people have voted.
Yes: 8
No: 3
• Closes Saturday 7 March, 18:00 (Europe/London)
[Yes] [No]
To answer: /vote P-3
[No opinion]
P-3.csv"""

RICH_WITH_NUMBERS = """\
P-3 Where shall we meet? @everyone
Pregunta de Ana y Ben
The hall by the river: 8 de 12
██████████░░░░░░
Park: 3 de 12
████░░░░░░░░░░░░
Sin opinión: 0 de 12
░░░░░░░░░░░░░░░░
Han votado 11 personas.
Sí: 8
No: 3
• Se cierra el sábado 7 de marzo, 18:00 (Europe/London)
Responde a esto con un número:
1. Sí
2. No
Para responder: !vote P-3
3. Sin opinión
P-3.csv"""

RICH_IN_LITTLE_ROOM = """\
P-3 Where shall we meet? @everyone
Asked by Ana and Ben
The hall by the river: 8 of 12
Park: 3 of 12
No opinion: 0 of 12
11 people have voted.
Yes: 8
No: 3
--- page
Closes Saturday 7 March, 18:00 (Europe/London)
Reply to this with a number:
1. Yes
2. No
To answer: !vote P-3
3. No opinion
--- page
I can't hand over P-3.csv in this chat. Ask me for it again in a chat that takes files."""


def shown(document: Message, abilities: Abilities, language: str) -> str:
    """What a reader sees in such a room, page by page."""
    reader = Reader(language, "Europe/London", abilities.prefix, NOW)
    lines = plain_lines(fit(document, abilities).message, WORDS, reader, PlainPen())
    return "\n--- page\n".join(pages(lines, abilities.longest_text))


@pytest.mark.parametrize(
    ("abilities", "language", "seen"),
    [
        (CONSOLE, "en", RICH_WITH_BUTTONS),
        (DISCORD, "en", RICH_WITH_BUTTONS),
        (replace(MATRIX, prefix="!"), "es", RICH_WITH_NUMBERS),
        (BARE, "en", RICH_IN_LITTLE_ROOM),
    ],
    ids=["console", "discord", "matrix", "bare"],
)
def test_one_document_is_shown_as_each_room_can(abilities: Abilities, language: str, seen: str):
    assert shown(RICH, abilities, language) == seen


def test_a_room_that_can_do_all_gets_the_document_itself():
    fitted = fit(RICH, CONSOLE)
    assert fitted.message is RICH
    assert fitted.numbered == ()


def test_numbers_stand_for_the_buttons_in_order():
    fitted = fit(RICH, MATRIX)
    assert [dict(b.args)["choice"] for b in fitted.numbered] == ["Yes", "No", "-"]
    assert not [block for block in fitted.message.blocks if isinstance(block, Button)]


def test_a_fitted_document_fits_again_as_it_is():
    for abilities in (CONSOLE, DISCORD, MATRIX, BARE):
        once = fit(RICH, abilities).message
        assert fit(once, abilities).message == once
        assert (once.private, once.kept, once.sight) == (RICH.private, RICH.kept, RICH.sight)


def test_many_rows_are_words_rather_than_bars():
    rows = tuple((Code(f"option {n}"), n) for n in range(11))
    seen = shown(message(Bars(rows, 12)), CONSOLE, "en")
    assert seen.splitlines()[:2] == ["option 0: 0 of 12", "option 1: 1 of 12"]
    assert "█" not in seen


@pytest.mark.parametrize(
    ("texts", "longest", "made"),
    [
        ([], 10, []),
        (["one", "two"], 10, ["one\ntwo"]),
        (["one", "two", "three"], 8, ["one\ntwo", "three"]),
        (["one two\n\nthree four"], 12, ["one two", "three four"]),
        (["one two\nthree four"], 12, ["one two", "three four"]),
        (["one two three four"], 9, ["one two", "three", "four"]),
        (["see `/vote P-3 Yes` now"], 16, ["see", "`/vote P-3 Yes`", "now"]),
        (["see (`/vote P-3`), now"], 14, ["see", "(`/vote P-3`),", "now"]),
        (["abcdefghij"], 4, ["abcd", "efgh", "ij"]),
        (["abe\u0301d"], 3, ["ab", "e\u0301d"]),
        (["ab👩‍🏭c"], 4, ["ab", "👩‍🏭c"]),
        (["a🇪🇸🇫🇷"], 2, ["a", "🇪🇸", "🇫🇷"]),
        (["✊🏽✊🏽"], 3, ["✊🏽", "✊🏽"]),
    ],
)
def test_pages_end_where_a_reader_would_pause(texts: list[str], longest: int, made: list[str]):
    assert pages(texts, longest) == made


def test_a_letter_longer_than_a_page_is_cut_all_the_same():
    assert pages(["e" + "\u0301" * 9], 4) == ["e" + "\u0301" * 3, "\u0301" * 4, "\u0301" * 2]


@settings(deadline=None)
@given(st.lists(st.text(max_size=60), max_size=5), st.integers(1, 30))
def test_no_page_is_too_long_and_no_word_is_lost(texts: list[str], longest: int):
    made = pages(texts, longest)
    assert all(0 < len(page) <= longest for page in made)
    assert "".join("".join(made).split()) == "".join("".join(texts).split())


def test_a_page_holds_something():
    with pytest.raises(ValueError, match="at least one"):
        pages(["a"], 0)
