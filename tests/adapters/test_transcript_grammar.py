"""The grammar of transcripts: every line of it, and every way to get one wrong."""

import pytest

from adapters.console.transcript.grammar import read_transcript
from adapters.console.transcript.header import Unreadable
from adapters.console.transcript.steps import (
    Aside,
    Bot,
    Clock,
    Event,
    Fills,
    Founded,
    In,
    Person,
    Presses,
    Reacts,
    Says,
    Sends,
    Where,
    Who,
)
from adapters.console.transcript.writing import write_bot
from bot.call import Sight


def only(text: str):
    (step,) = read_transcript(text).steps
    return step


def test_a_header_names_the_collective_and_its_people():
    step = only(
        "== Riverside, North & South, Europe/London, en: "
        "ana (secretary, chair), ben@matrix, cem@discord+matrix (teller) =="
    )
    assert isinstance(step, Founded)
    assert (step.name, step.zone, step.language) == (
        "Riverside, North & South",
        "Europe/London",
        "en",
    )
    assert step.people == (
        Person("ana", posts=("secretary", "chair")),
        Person("ben", ("matrix",)),
        Person("cem", ("discord", "matrix"), ("teller",)),
    )


def test_nobody_is_a_place_without_a_collective():
    step = only("== nobody: ana (manages) ==")
    assert isinstance(step, Founded)
    assert (step.name, step.people) == ("", (Person("ana", manages=True),))


def test_the_clock_is_a_time_on_the_wall():
    step = only("-- 7 March 2026 18:00 --")
    assert isinstance(step, Clock)
    assert step.at.isoformat() == "2026-03-07T18:00:00"


@pytest.mark.parametrize(
    ("line", "what", "who"),
    [
        ("-- the bot is killed --", "killed", None),
        ("-- the bot is restarted --", "restarted", None),
        ("-- that is delivered again --", "again", None),
        ("-- ben's messages are shut --", "shut", Who("ben")),
        ("-- ben@discord’s messages are shut --", "shut", Who("ben", "discord")),
    ],
)
def test_what_happens_to_the_bot(line: str, what: str, who: Who | None):
    step = only(line)
    assert isinstance(step, Event)
    assert (step.what, step.who) == (what, who)


@pytest.mark.parametrize(
    ("line", "where", "sight", "post"),
    [
        ("# general", Where("general"), Sight.MEMBERS, ""),
        ("# hall @ matrix", Where("hall", "matrix"), Sight.MEMBERS, ""),
        ("# casework (post)", Where("casework"), Sight.POST, ""),
        ("# desk @ matrix (post secretary)", Where("desk", "matrix"), Sight.POST, "secretary"),
        ("# front door (public)", Where("front door"), Sight.PUBLIC, ""),
    ],
)
def test_rooms(line: str, where: Where, sight: Sight, post: str):
    step = only(line)
    assert isinstance(step, In)
    assert (step.where, step.sight, step.post) == (where, sight, post)


def test_a_room_with_the_name_of_a_person_is_their_private_chat():
    steps = read_transcript("# mags\n# ana @ matrix\n# hall\nmags: hello\nana: hello").steps
    private = [step.where for step in steps if isinstance(step, In)]
    assert private == [
        Where("mags", private=True),
        Where("ana", "matrix", private=True),
        Where("hall"),
    ]


@pytest.mark.parametrize(
    ("line", "kind", "facts"),
    [
        ("ana: /poll open Tea?", Says, {"who": Who("ana"), "text": "/poll open Tea?"}),
        ("ana@discord: hello", Says, {"who": Who("ana", "discord"), "text": "hello"}),
        ("ana (to CO-9): join 2", Says, {"text": "join 2", "to": "CO-9"}),
        ("ana: note: bring tea", Says, {"text": "note: bring tea"}),
        ("ana: [Yes]", Presses, {"label": "Yes", "on": ""}),
        ("ana: [I'm coming] on P-3", Presses, {"label": "I'm coming", "on": "P-3"}),
        ("ana: [Yes] and more", Says, {"text": "[Yes] and more"}),
        ("ana: (✅) on CO-9", Reacts, {"sign": "✅", "on": "CO-9"}),
        ("ana: (1️⃣)", Reacts, {"sign": "1️⃣", "on": ""}),
        ("ana: (hello)", Says, {"text": "(hello)"}),
        ("ana: {Since when?: Monday}", Fills, {"blanks": ("Since when?: Monday",)}),
        ("ana: {}", Fills, {"blanks": ()}),
        ("ana: <letter.pdf>", Sends, {"file": "letter.pdf"}),
    ],
)
def test_what_people_do(line: str, kind: type, facts: dict[str, object]):
    step = only(line)
    assert isinstance(step, kind)
    assert {name: getattr(step, name) for name in facts} == facts


@pytest.mark.parametrize(
    ("line", "how", "who", "where", "text"),
    [
        ("bot: Hello", "said", None, None, "Hello"),
        ("bot > ana: Noted", "said", Who("ana"), None, "Noted"),
        ("bot > ana@matrix: Noted", "said", Who("ana", "matrix"), None, "Noted"),
        ("bot ~ P-3 Tea?", "edited", None, None, "P-3 Tea?"),
        ("bot ~ > ana: Undone", "edited", Who("ana"), None, "Undone"),
        ("bot # hall: Hello", "said", None, Where("hall"), "Hello"),
        ("bot ~ # hall @ matrix: P-3", "edited", None, Where("hall", "matrix"), "P-3"),
        ("bot ? ana: Open a case {What?}", "form", Who("ana"), None, "Open a case {What?}"),
        ("bot > ana: <meeting.ics>", "said", Who("ana"), None, "<meeting.ics>"),
    ],
)
def test_what_the_bot_says_is_read_and_written_alike(line, how, who, where, text):
    step = only(line)
    assert isinstance(step, Bot)
    assert (step.how, step.who, step.where, step.text) == (how, who, where, text)
    assert write_bot(step.how, step.text, step.who, step.where) == line


def test_a_line_goes_on_where_it_is_indented():
    step = only("bot: P-3 Tea?\n     1 Yes\n\n     [Yes] [No]")
    assert isinstance(step, Bot)
    assert step.text == "P-3 Tea?\n1 Yes\n\n[Yes] [No]"
    assert write_bot("said", step.text) == "bot: P-3 Tea?\n     1 Yes\n\n     [Yes] [No]"
    assert write_bot("edited", step.text).splitlines()[1] == "      1 Yes"


def test_long_words_of_a_person_keep_their_lines():
    step = only("ana: /case say\n  First.\n\n  Second: more.")
    assert isinstance(step, Says)
    assert step.text == "/case say\nFirst.\n\nSecond: more."


def test_fields_filled_one_after_another_are_one_form():
    fills, said = read_transcript(
        "ana: {What?: a}\n// why\nana: {When?: b\n  c}\nben: {What?: d}"
    ).steps
    assert isinstance(fills, Fills)
    assert fills.blanks == ("What?: a", "When?: b\nc")
    assert fills.line.source == "ana: {What?: a}\n// why\nana: {When?: b\n  c}"
    assert isinstance(said, Fills)
    assert said.line.number == 5


def test_comments_and_gaps_stand_where_they_were():
    steps = read_transcript("// one\n\nana: /help\n\n// two\n").steps
    assert [type(step) for step in steps] == [Aside, Aside, Says, Aside, Aside]
    assert [step.line.number for step in steps] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("  lost", 1),
        ("// why\n  lost", 2),
        ("ana: /help\n one space", 2),
        ("ana: /help\n# hall\n  lost", 3),
        ("hello", 1),
        ("ana says hello", 1),
        ("ana:", 1),
        ("-- 30 February 2026 18:00 --", 1),
        ("-- 7 March 2026 --", 1),
        ("-- the bot sleeps --", 1),
        ("--7 March 2026 18:00--", 1),
        ("# hall (secret)", 1),
        ("== Riverside ==", 1),
        ("== Riverside, Europe/Atlantis, en: ana ==", 1),
        ("== Riverside, Europe/London: ana ==", 1),
        ("== Riverside, Europe/London, en: bot ==", 1),
        ("== Riverside, Europe/London, en: ana, ==", 1),
        ("bot says hello", 1),
    ],
)
def test_what_cannot_be_read_is_named_by_its_line(text: str, number: int):
    with pytest.raises(Unreadable, match=rf"^line {number}: ") as caught:
        read_transcript(text)
    assert caught.value.number == number
