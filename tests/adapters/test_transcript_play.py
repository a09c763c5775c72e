"""Playing transcripts: what is printed, and what is told where a line went otherwise."""

import textwrap

import pytest

from adapters.console.transcript.grammar import read_transcript
from adapters.console.transcript.playing import play
from tests.adapters.parrot import Parrot

HEADER = "== Riverside, Europe/London, en: ana (secretary), ben, cem ==\n"


async def played(text: str) -> tuple[str, list[str], Parrot]:
    """What playing prints, what it complains of, and the stage."""
    parrot = Parrot()
    lines: list[str] = []
    failures = await play(read_transcript(textwrap.dedent(text)), parrot, lines.append)
    return "\n".join(lines) + "\n", [str(failure) for failure in failures], parrot


async def holds(text: str) -> Parrot:
    """Play what must go exactly as it is written."""
    out, failures, parrot = await played(HEADER + text)
    assert failures == []
    assert out == HEADER + text
    return parrot


async def test_what_goes_as_listed_is_printed_as_it_stood():
    await holds(
        "\n// A first word.\n"
        "ana: hello\n"
        "bot > ana:   hello\n"
        "\n"
        "ben: /tell ana good\n  morning\n"
        "// she reads\n"
        "bot > ana: good\n"
        "     morning\n"
        "// and that is all\n"
    )


async def test_a_line_that_is_not_listed_is_printed_and_fails():
    out, failures, _ = await played(HEADER + "ana: hello\n\n// end\n")
    assert out == HEADER + "ana: hello\nbot > ana: hello\n\n// end\n"
    assert failures == ["line 2: after this line the bot also says: bot > ana: hello"]


async def test_a_listed_line_that_is_not_said_is_dropped_and_fails():
    out, failures, _ = await played(HEADER + "ana: /nothing\nbot: Hello\n  all\nben: /nothing\n")
    assert out == HEADER + "ana: /nothing\nben: /nothing\n"
    assert failures == ["line 3: the bot does not say this: bot: Hello …"]


async def test_the_first_line_that_differs_is_named():
    out, failures, _ = await played(
        HEADER + "ana: one\n  two\n  three\nbot > ana: one\n  2\n  three\n"
    )
    assert out.endswith("bot > ana: one\n           two\n           three\n")
    assert failures == ["line 6: listed is '2', but the bot says 'two'"]


@pytest.mark.parametrize(
    "listed",
    ["bot: hi", "bot ~ hi", "bot # hall: hi", "bot > ben: hi", "bot ? ana: hi", "bot > ana: Hi"],
)
async def test_the_same_words_otherwise_said_fail(listed: str):
    out, failures, _ = await played(f"{HEADER}ana: hi\n{listed}\n")
    assert out == f"{HEADER}ana: hi\nbot > ana: hi\n"
    assert failures


@pytest.mark.parametrize("listed", ["bot: P-3", "bot ~ > ana: P-3", "bot # hall: P-3"])
async def test_an_edit_that_is_listed_otherwise_fails(listed: str):
    out, failures, _ = await played(f"{HEADER}ana: /card P-3\n{listed}\n")
    assert out == f"{HEADER}ana: /card P-3\nbot ~ P-3\n"
    assert failures


async def test_lines_of_the_bot_before_anything_happened_fail():
    _, failures, _ = await played("bot: Hello\n")
    assert failures == ["line 1: the bot does not say this: bot: Hello"]


async def test_answers_come_first_then_rooms_in_order_of_use_then_other_people():
    out, failures, _ = await played(
        HEADER + "# hall\nana: /nothing\n# attic\nben: /nothing\n# hall\ncem: /shout hi\n"
    )
    assert out.splitlines()[-4:] == [
        "bot > cem: /shout hi",
        "bot # general: hi",
        "bot: hi",
        "bot # attic: hi",
    ]
    assert len(failures) == 4


async def test_a_room_is_made_at_its_first_use_and_not_before():
    parrot = await holds("# attic (public)\n# casework (post caseworker)\nana: /nothing\n")
    assert parrot.noted[1:3] == ["open general members", "open casework post caseworker"]
    assert "attic" not in " ".join(parrot.noted)


async def test_a_private_chat_belongs_to_one_person():
    await holds("# ana\nana: hello\nbot: hello\nana: /tell ben hi\nbot > ben: hi\n")
    _, failures, _ = await played(HEADER + "# ana\nben: hello\n")
    assert failures == [
        "line 3: this is ana's private chat: name a room, like # general: ben: hello"
    ]


async def test_edits_and_forms_and_the_rest():
    await holds(
        "ana: /card P-3\nbot ~ P-3\n"
        "ana: /form\nbot ? ana: Your name {First} {Last}\n"
        "ana: {First: Ana}\nana: {Last: B}\nbot > ana: filled First: Ana | Last: B\n"
        "ana: [Yes] on P-3\nbot > ana: pressed Yes P-3\n"
        "ana: (✅)\nbot > ana: reacted ✅\n"
        "ana (to P-3): two\nbot > ana: P-3: two\n"
        "ana: <letter.pdf>\nbot > ana: <letter.pdf>\n"
        "-- that is delivered again --\nbot > ana: P-3: two\n"
    )


async def test_the_first_clock_line_is_where_the_story_begins():
    parrot = await holds(
        "-- 7 July 2026 18:00 --\nana: /later 30 now\n-- 7 July 2026 19:00 --\nbot: now\n"
    )
    assert parrot.noted[0] == "found Riverside 07 17:00"


async def test_everything_due_on_the_way_happens_in_its_order():
    await holds(
        "ana: /later 90 second\nana: /later 30 first\n"
        "-- 2 March 2026 12:00 --\nbot: first\nbot: second\n"
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("-- 7 March 2026 18:00 --\nana: /nothing\n-- 6 March 2026 18:00 --\n", "cannot go back"),
        ("ana: /nothing\n-- 29 March 2026 01:30 --\n", "go forward past that time"),
        ("-- the bot is killed --\nana: hello\n", "is not running"),
        ("ana: [Hidden]\n", "no button"),
        ("# hall @ matrix\nana@discord: hello\n", "is not on matrix"),
    ],
)
async def test_what_nobody_could_do_fails_and_the_play_goes_on(text: str, why: str):
    out, failures, _ = await played(
        HEADER + text + "-- the bot is restarted --\n# ben\nben: hello\n"
    )
    assert len(failures) == 2
    assert why in failures[0]
    assert out.endswith("ben: hello\nbot > ben: hello\n")


async def test_events_reach_the_stage():
    parrot = await holds(
        "-- ben's messages are shut --\n-- the bot is killed --\n-- the bot is restarted --\n"
    )
    assert parrot.noted[2:] == ["shut ben", "kill", "restart", "close"]


async def test_a_stranger_enters_before_they_act():
    parrot = await holds("# mags\nmags: hello\nbot > mags: hello\n")
    assert parrot.noted[2:] == ["enter mags", "close"]


async def test_several_platforms_are_told_apart():
    text = """\
        == Riverside, Europe/London, en: ana@discord, ben@matrix, cem@discord+matrix ==
        # general
        ana: /shout hi
        bot > ana: /shout hi
        bot: hi
        bot # general @ matrix: hi
        cem: hello
        bot > cem: hello
        cem@matrix: /shout hi
        bot > cem: /shout hi
        bot # general @ discord: hi
        bot: hi
        ana: /tell cem hello
        bot > cem: hello
        # hall @ matrix
        ben: /card P-3
        bot ~ P-3
        mags@matrix: hello
        bot > mags@matrix: hello
        """
    out, failures, parrot = await played(text)
    assert failures == []
    assert out == textwrap.dedent(text)
    assert [str(room) for room in parrot.rooms] == [
        "general @ discord",
        "general @ matrix",
        "hall @ matrix",
    ]
