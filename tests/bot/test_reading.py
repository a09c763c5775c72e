"""A typed line becomes the Call that its writer meant, or a sentence that says what was unclear."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.language.drawing import PlainPen, wording
from bot.language.message import Do, Joined, Reader, say
from bot.reading import Typed, pick, read
from bot.refusal import Refusal
from tests.bot.language.sample import catalogue, registry

COMMANDS = registry()
WORDS = catalogue()


def typed(text: str, *, bare: bool = False, card: str = "") -> Typed | None:
    return read(text, COMMANDS, prefixes=("!", "/"), bare=bare, card=card)


def refused(text: str, *, bare: bool = False, card: str = "") -> Refusal:
    with pytest.raises(Refusal) as caught:
        typed(text, bare=bare, card=card)
    return caught.value


def named(*names: str) -> Joined:
    return Joined(tuple(Do(name) for name in names))


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "vote P-3 Yes",
        "",
        "  ",
        "!",
        "!!",
        "!!!",
        "! ?",
        "/",
        "// vote",
        "!?",
        "!3",
        "help!",
    ]
    + ["that costs 5!", "yes", "… /poll open"],
)
def test_talk_among_people_is_not_for_the_bot(text: str):
    assert typed(text) is None


@pytest.mark.parametrize(
    "text",
    ["!poll show P-3", "/poll show P-3", "! poll show P-3", "!Poll SHOW P-3", "  !poll  show\tP-3 "]
    + [
        "！poll show P-3",
        "／poll\u00a0show\u2009P-3",
        "\ufeff!poll show \u200bP-3",
    ]
    + ["!poll show poll:P-3", "!poll show POLL= P-3", "!poll show poll：P-3", "!poll show “P-3”"],
)
def test_the_same_is_meant_however_it_was_typed(text: str):
    assert typed(text) == Typed("poll show", {"poll": "P-3"})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("help", "help"),
        ("Help!", "help"),
        ("!help?", "help"),
        ("q+", "stack up"),
        ("!Q+", "stack up"),
    ]
    + [("my timezone", "my zone"), ("ping", "ping")],
)
def test_a_command_without_values_is_found(text: str, name: str):
    assert typed(text, bare=True) == Typed(name)


@pytest.mark.parametrize(
    ("text", "card", "found"),
    [
        ("!callout join 2", "CO-9", Typed("callout join", {"callout": "CO-9", "shift": "2"})),
        ("!join 2", "CO-9", Typed("callout join", {"callout": "CO-9", "shift": "2"})),
        ("join 2", "CO-9", Typed("callout join", {"callout": "CO-9", "shift": "2"})),
        ("cannot", "CO-9", Typed("callout cannot", {"callout": "CO-9"})),
        ("!callout join CO-8 2", "CO-9", Typed("callout join", {"callout": "CO-8", "shift": "2"})),
        (
            "!callout join 2 callout:CO-8",
            "CO-9",
            Typed("callout join", {"callout": "CO-8", "shift": "2"}),
        ),
        ("!vote Hall", "P-3", Typed("vote", {"id": "P-3", "choice": "Hall"})),
        ("!vote 2", "P-3", Typed("vote", {"id": "P-3", "choice": "2"})),
        ("!vote P–4 2", "P-3", Typed("vote", {"id": "P–4", "choice": "2"})),
        ("!vote p4 2", "P-3", Typed("vote", {"id": "p4", "choice": "2"})),
        ("!vote Park", "P-3", Typed("vote", {"id": "P-3", "choice": "Park"})),
        ("!vote P-3 Hall", "CO-9", Typed("vote", {"id": "P-3", "choice": "Hall"})),
        ("!vote", "P-3", Typed("vote", {"id": "P-3"})),
        ("!vote", "CO-9", Typed("vote")),
        ("yes", "P-3", Typed("vote", {"id": "P-3", "choice": "yes"})),
        ("!no", "P-3", Typed("vote", {"id": "P-3", "choice": "no"})),
        ("Sí", "P-3", Typed("vote", {"id": "P-3", "choice": "Sí"})),
        ("!join K7PX-3MQA", "", Typed("join", {"code": "K7PX-3MQA"})),
        ("!help", "P-3", Typed("help")),
    ],
)
def test_a_reply_to_a_card_is_about_that_card(text: str, card: str, found: Typed):
    assert typed(text, card=card) == found


@pytest.mark.parametrize(
    ("text", "card"),
    [("great!", "CO-9"), ("close the window please", "P-3"), ("vote Hall", "P-3"), ("help", "P-3")]
    + [("join us there", "CO-9"), ("show\nme", "P-3"), ("yes", "CO-9"), ("ping", "P-3")],
)
def test_what_people_say_below_a_card_is_not_for_the_bot(text: str, card: str):
    assert typed(text, card=card) is None


def test_a_yes_may_name_what_it_answers():
    assert typed("yes P-3", bare=True) == Typed("vote", {"id": "P-3", "choice": "yes"})


@pytest.mark.parametrize(
    ("text", "near"),
    [("!hlep", ["help"]), ("!vot P-3 yes", ["vote"]), ("!poll opne Where?", ["poll open"])]
    + [("!pol open x", ["poll open"]), ("!poll shw", ["poll show"])],
)
def test_an_unknown_command_names_those_that_are_like_it(text: str, near: list[str]):
    no = refused(text)
    assert no.key == "unknown-command"
    assert isinstance(no.facts["near"], Joined)
    assert list(no.facts["near"].parts)[: len(near)] == [Do(name) for name in near]


@pytest.mark.parametrize(
    "text", ["!xyzzy", "!привет", "!poll remind now" * 0 + "!w00t", "!" + "é" * 5000]
)
def test_what_is_like_nothing_is_said_to_be(text: str):
    no = refused(text)
    assert no.key == "unknown-command-nothing-near"
    assert len(str(no.facts["name"])) <= 40


def test_in_a_private_chat_everything_is_answered():
    assert refused("qqqq", bare=True).key == "unknown-command-nothing-near"
    assert refused("👍", bare=True).facts["name"] == "👍"
    assert refused("/", bare=True).facts["name"] == "?"
    assert typed("", bare=True) is None


def test_half_a_command_lists_the_other_halves():
    no = refused("!poll")
    assert no.key == "incomplete-command"
    assert no.facts["name"] == Do("poll")
    assert no.facts["choices"] == named("poll open", "poll close", "poll show", "poll hands")
    assert refused("!poll?").key == "incomplete-command"


def test_an_unknown_second_half_lists_those_there_are():
    no = refused("!callout zzz")
    assert no.key == "unknown-below"
    assert no.facts["choices"] == named("callout join", "callout cannot", "callout post")


def test_a_text_that_no_command_takes_is_not_taken_apart():
    assert refused("!vote P-3 " + "'a " * 10_000).key == "value-too-long"
    assert typed("talk " * 10_000) is None


def test_a_line_full_of_quotation_marks_is_read_once():
    line = '!vote P-3 "' + '"a ' * 6_000
    assert refused(line).key == "quotation-open"


def test_timers_are_not_typed():
    assert refused("!poll remind 3").key in ("unknown-command", "unknown-below")


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("1", 0),
        ("2", 1),
        (" 2. ", 1),
        ("#2", 1),
        ("2️⃣", 1),
        ("(1)", 0),
        ("yes", 0),
        ("Sí", 0),
        ("no!", 1),
    ]
    + [("I'm coming", 0), ("i can't", 1), ("3", None), ("0", None), ("", None), ("maybe", None)]
    + [("1 2", None), ("²", None), ("9999999", None)],
)
def test_an_answer_is_picked_by_number_or_by_its_words(text: str, index: int | None):
    assert pick(text, ["I'm coming", "I can't"]) == index


def test_a_yes_picks_nothing_among_three():
    assert pick("yes", ["Hall", "Park", "None"]) is None
    assert pick("yes", ["No", "Yes", "None"]) == 1


heads = st.sampled_from(
    [
        "",
        "!",
        "/",
        "!poll open",
        "!vote",
        "!join ",
        "!case say ",
        "yes",
        "!callout join ",
        "!my set ",
    ]
    + ["!group add ", "help ", "!remind me "]
)
words = st.sampled_from(
    [
        '"',
        "'",
        "“",
        "»",
        "«",
        ":",
        "=",
        " ",
        "\n",
        "closes:",
        "early",
        "question=",
        "text:",
        "P-3",
        "C",
    ]
    + ["K7PX", "18:30", "\u00a0", "\u202e", "no:"]
)
lines = st.lists(words | st.text(st.characters(), max_size=4), max_size=12).map("".join)


@settings(deadline=None)
@given(
    heads,
    lines,
    st.booleans(),
    st.sampled_from(["", "P-3", "CO-9", "-", "§"]),
    st.binary(max_size=6),
)
@example("!poll open", '"', True, "", b"")
@example("!join ", "K7PX " * 3, False, "", b"\xff\xfe")
def test_any_text_is_read_refused_or_not_for_the_bot(
    head: str, line: str, bare: bool, card: str, noise: bytes
):
    text = head + line + noise.decode("utf-8", "surrogateescape")
    try:
        found = typed(text, bare=bare, card=card)
    except Refusal as no:
        said = wording(say(no.key, **no.facts), WORDS, Reader("es"), PlainPen())
        said.encode("utf-8")
        return
    if found is None:
        assert not bare or not any(char.isprintable() and not char.isspace() for char in text)
        return
    command = COMMANDS.find(found.name)
    assert command is not None
    assert found.args.keys() <= {param.name for param in command.params}
    assert all(isinstance(value, str) for value in found.args.values())
