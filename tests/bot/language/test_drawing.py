"""What a reader sees: each leaf, and blocks as plain text."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.drawing import PlainPen, bar, harmless, paragraph, plain_lines, wording
from bot.language.message import (
    Bars,
    Code,
    Do,
    Facts,
    File,
    Joined,
    Leaf,
    Line,
    Moment,
    Quoted,
    Reader,
    Say,
    Span,
    bullets,
    button,
    line,
    message,
    say,
    title,
)
from tests.bot.language.sample import catalogue

NOW = datetime(2026, 3, 7, 18, 0, tzinfo=UTC)
AT = datetime(2026, 3, 8, 18, 0, tzinfo=UTC)
WORDS = catalogue()
ENGLISH = Reader("en", "Europe/London", "/", NOW)
SPANISH = Reader("es", "Europe/Madrid", "!", NOW)


class HtmlPen(PlainPen):
    """A pen of a platform with markup: what is drawn by it is drawn once."""

    def quoted(self, text: str) -> str:
        return f"<q>{text.replace('<', '&lt;')}</q>"

    def code(self, text: str) -> str:
        return f"<code>{text}</code>"

    def do(self, command: str) -> str:
        return f"<kbd>{command}</kbd>"


def drawn(leaf: Leaf, reader: Reader = ENGLISH) -> str:
    return wording(leaf, WORDS, reader, PlainPen())


@pytest.mark.parametrize(
    ("leaf", "english", "spanish"),
    [
        (Say("yes"), "Yes", "Sí"),
        (say("poll-voted", count=0), "Nobody has voted yet.", "Aún no ha votado nadie."),
        (say("poll-voted", count=3), "3 people have voted.", "Han votado 3 personas."),
        (say("poll-answer", vote=Do("vote", "P-3")), "To answer: /vote P-3", None),
        (Do("vote"), "/vote", "!vote"),
        (Code("K7PX-3MQA"), "K7PX-3MQA", "K7PX-3MQA"),
        (Quoted("Hall\n or  park?"), "Hall  or  park?", None),
        (Span(timedelta(hours=2)), "2 hours", "2 horas"),
        (Moment(AT, style="short"), "Sun 8 Mar 18:00", "dom 8 mar 19:00"),
        (Joined(()), "", ""),
        (Joined((Code("a"),)), "a", "a"),
        (Joined((Code("a"), Code("b"))), "a and b", "a y b"),
        (Joined((Code("a"), Code("b"), Code("c"))), "a, b and c", "a, b y c"),
    ],
)
def test_each_leaf_is_drawn_for_its_reader(leaf: Leaf, english: str, spanish: str | None):
    assert drawn(leaf) == english
    if spanish is not None:
        assert drawn(leaf, SPANISH) == spanish


def test_a_moment_names_weekday_date_and_zone():
    assert drawn(Moment(AT)) == "Sunday 8 March, 18:00 (Europe/London)"
    assert "19:00 (Europe/Madrid)" in drawn(Moment(AT, zone="Europe/Madrid"))


@pytest.mark.parametrize(
    ("last", "said"),
    [("Inés", "Ana e Inés"), ("Hilario", "Ana e Hilario"), ("Hielo", "Ana y Hielo")],
)
def test_spanish_says_e_before_an_i(last: str, said: str):
    assert drawn(Joined((Quoted("Ana"), Quoted(last))), SPANISH) == said


def test_a_language_that_is_not_spoken_is_answered_in_english_throughout():
    french = Reader("fr", "Europe/Paris", "/", NOW)
    assert drawn(say("poll-closes", at=Moment(AT)), french).startswith("Closes Sunday 8 March")
    assert drawn(Span(timedelta(hours=2)), french) == "2 hours"


def test_a_pen_draws_what_is_in_a_sentence_once():
    said = say("poll-heading", ref=Code("P-3"), question="a < b")
    assert wording(said, WORDS, ENGLISH, HtmlPen()) == "<code>P-3</code> <q>a &lt; b</q>"
    assert wording(Do("vote", "P-3"), WORDS, SPANISH, HtmlPen()) == "<kbd>!vote P-3</kbd>"


def test_nothing_hidden_remains_of_a_persons_words():
    disguised = "pay\u202egpj.exe\u202c \x1b[2J\x07\ud800now"
    assert harmless(disguised) == "paygpj.exe [2Jnow"


def test_an_emoji_in_parts_and_accents_stay_whole():
    for words in ("👩‍🏭 ✊🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "e\u0301a", "naïve"):
        assert harmless(words) == words


def test_words_from_right_to_left_move_nothing_around_them():
    assert harmless("שלום 3") == "\u2068שלום 3\u2069"


def test_words_that_stand_alone_keep_their_lines():
    long = line(Quoted(" One\r\nTwo\n\nThree\u202e\tfour \n"))
    assert paragraph(long, WORDS, ENGLISH, PlainPen()) == "One\nTwo\n\nThree four"
    beside = line(Say("yes"), Quoted("One\nTwo"))
    assert paragraph(beside, WORDS, ENGLISH, PlainPen()) == "Yes One Two"


@pytest.mark.parametrize(
    ("count", "whole", "shown"),
    [
        (0, 12, "░░░░░░░░░░░░░░░░"),
        (1, 1000, "█░░░░░░░░░░░░░░░"),
        (6, 12, "████████░░░░░░░░"),
        (999, 1000, "███████████████░"),
        (12, 12, "████████████████"),
        (13, 12, "████████████████"),
        (0, 0, ""),
    ],
)
def test_a_bar_is_full_for_all_and_empty_for_none(count: int, whole: int, shown: str):
    assert bar(count, whole) == shown


def test_blocks_are_drawn_as_lines():
    document = message(
        title(say("poll-heading", ref=Code("P-3"), question="Where?")),
        Bars(((Quoted("Hall"), 8), (Say("no"), 0)), 12),
        Facts(((Say("yes"), Code("8")),)),
        bullets(line("one"), line("two")),
        button("yes", "vote", id="P-3", choice="Yes"),
        button("no", "vote", id="P-3", choice="No"),
        line(Do("vote", "P-3")),
        button("abstain", "vote", id="P-3"),
        File("roll\n.csv", "text/csv", "a"),
    )
    assert plain_lines(document, WORDS, ENGLISH, PlainPen()) == [
        "P-3 Where?",
        "Hall: 8 of 12",
        "██████████░░░░░░",
        "No: 0 of 12",
        "░░░░░░░░░░░░░░░░",
        "Yes: 8",
        "• one",
        "• two",
        "[Yes] [No]",
        "/vote P-3",
        "[No opinion]",
        "roll .csv",
    ]


@settings(deadline=None)
@given(st.text(alphabet=st.characters(), max_size=80))
def test_any_words_are_drawn_in_one_line_that_can_be_sent(words: str):
    shown = drawn(Quoted(words))
    assert len(shown.splitlines()) <= 1
    shown.encode("utf-8")


@settings(deadline=None)
@given(st.text(alphabet=st.characters(), max_size=80))
def test_drawing_harmless_words_again_changes_only_their_frame(words: str):
    once = harmless(words).strip("\u2068\u2069")
    assert harmless(once).strip("\u2068\u2069") == once


def test_lines_need_no_parts():
    assert plain_lines(message(Line(())), WORDS, ENGLISH, PlainPen()) == [""]
