"""What follows a command's name becomes its values, in order or by name, and nothing is lost."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.command import Param
from bot.language.arguments import arguments
from bot.language.drawing import PlainPen, wording
from bot.language.message import Code, Do, Joined, Reader, say
from bot.language.usage import usage
from bot.language.values import (
    CodeKind,
    Flag,
    Kind,
    MemberKind,
    Number,
    RefKind,
    WhenKind,
    Words,
)
from bot.reading import Typed, read
from bot.refusal import Refusal
from tests.bot.language.sample import catalogue, registry

COMMANDS = registry()
WORDS = catalogue()


def typed(text: str) -> Typed | None:
    return read(text, COMMANDS, prefixes=("!", "/"), bare=False)


def refused(text: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        typed(text)
    return caught.value


ASKED = {"question": "Where shall we meet?", "options": "Hall, Park"}


@pytest.mark.parametrize(
    ("line", "args"),
    [
        ('"Where shall we meet?" "Hall, Park"', ASKED),
        ('"Where shall we meet?" Hall, Park', ASKED),
        ("“Where shall we meet?” «Hall, Park»", ASKED),
        ("„Where shall we meet?“ ‘Hall, Park’", ASKED),
        ("'Where shall we meet?' 'Hall, Park'", ASKED),
        ("question:Where shall we meet? options:Hall, Park", ASKED),
        ('options="Hall, Park" question="Where shall we meet?"', ASKED),
        ('options: "Hall, Park" "Where shall we meet?"', ASKED),
        ("Options：Hall, Park Question＝Where shall we meet?", ASKED),
        ("Where shall we meet?\nHall, Park", ASKED),
        ("\nWhere shall we meet?\nHall, Park", ASKED),
        ('\nquestion: "Where shall we meet?"\noptions: Hall, Park', ASKED),
        ("question: Where shall we meet?\r\nHall, Park", ASKED),
        ("Where shall we meet?\nHall\nPark", {**ASKED, "options": "Hall\nPark"}),
        ("Where? Hall,Park", {"question": "Where?", "options": "Hall,Park"}),
        ("“Don’t we?” ‘I don’t’", {"question": "Don’t we?", "options": "I don’t"}),
        ('"He said "no" to us" a,b', None),
        ('5"', {"question": '5"'}),
        ("Where?", {"question": "Where?"}),
        ('"Where shall we meet?', {"question": "Where shall we meet?"}),
        ("“Where shall we meet?", {"question": "Where shall we meet?"}),
        ('"" "Hall, Park"', {**ASKED, "question": ""}),
        ("question: options:Hall", {"question": "", "options": "Hall"}),
    ],
)
def test_what_is_needed_is_read_in_order_or_by_name(line: str, args: dict[str, str] | None):
    if args is None:
        assert refused(f"!poll open {line}").key == "quotation-open"
        return
    assert typed(f"!poll open {line}") == Typed("poll open", args)


@pytest.mark.parametrize(
    ("rest", "more"),
    [
        ("friday 18:00", {"closes": "friday 18:00"}),
        ("closes:friday 18:00", {"closes": "friday 18:00"}),
        ("closes: friday 18:00 early", {"closes": "friday 18:00", "early": "yes"}),
        ("early closes=2026-03-08T18:00", {"closes": "2026-03-08T18:00", "early": "yes"}),
        ("EARLY", {"early": "yes"}),
        ("early:no", {"early": "no"}),
        ('"friday" 2 early', {"closes": "friday", "choices": "2", "early": "yes"}),
        ("choices:2 friday 18:00", {"choices": "2", "closes": "friday 18:00"}),
    ],
)
def test_what_may_be_added_is_read_after_it(rest: str, more: dict[str, str]):
    line = f'!poll open "Where shall we meet?" "Hall, Park" {rest}'
    assert typed(line) == Typed("poll open", {**ASKED, **more})


@pytest.mark.parametrize(
    ("line", "choice"),
    [
        ("I don't know", "I don't know"),
        ("the “big” hall", "the “big” hall"),
        ('the "big" hall', 'the "big" hall'),
        ("https://example.org/a?b=c at 18:30", "https://example.org/a?b=c at 18:30"),
        ("ratio: 3:1 or x=y", "ratio: 3:1 or x=y"),
        ("my choice: Hall", "my choice: Hall"),
        ("choice: my choice: Hall", "my choice: Hall"),
        ("choice:the big hall", "the big hall"),
        ("5 o'clock, 'sharp", "5 o'clock, 'sharp"),
        ("yes\u200b", "yes"),
        ("שלום \u202eabc", "שלום abc"),
    ],
)
def test_the_last_words_take_the_rest_of_the_line_as_it_was_typed(line: str, choice: str):
    assert typed(f"!vote P-3 {line}") == Typed("vote", {"id": "P-3", "choice": choice})


@pytest.mark.parametrize(
    ("line", "args"),
    [
        ("C-7 Dear all,\nhow are: you\ntext: no", "Dear all,\nhow are: you\ntext: no"),
        ("C-7\n\n long: text \n", "long: text"),
        ("C-7 text:Hello\nmore", "Hello\nmore"),
        ("C-7 he said “no", "he said “no"),
        ('C-7 "Hello"', "Hello"),
    ],
)
def test_a_long_text_stands_in_the_lines_below(line: str, args: str):
    assert typed(f"!case say {line}") == Typed("case say", {"case": "C-7", "text": args})


@pytest.mark.parametrize(
    ("line", "args"),
    [
        ("K7PX-3MQA Ana María", {"code": "K7PX-3MQA", "name": "Ana María"}),
        ("k7px 3mqa Ana María", {"code": "k7px 3mqa", "name": "Ana María"}),
        (
            "code:K7PX 3MQA name:Ana language:es",
            {"code": "K7PX 3MQA", "name": "Ana", "language": "es"},
        ),
        ("K7PX3MQA", {"code": "K7PX3MQA"}),
    ],
)
def test_a_code_may_be_typed_in_its_groups(line: str, args: dict[str, str]):
    assert typed(f"!join {line}") == Typed("join", args)


@pytest.mark.parametrize(
    ("text", "name", "args"),
    [
        ("!remind me stretch in 2 hours", "remind me", {"what": "stretch", "when": "in 2 hours"}),
        (
            "!remind me when: tomorrow what: call Ben",
            "remind me",
            {"when": "tomorrow", "what": "call Ben"},
        ),
        (
            "!remind me call Ben when: tomorrow",
            "remind me",
            {"what": "call Ben", "when": "tomorrow"},
        ),
        (
            "!group add 5 name: Ana when: fri",
            "group add",
            {"need": "5", "name": "Ana", "when": "fri"},
        ),
        ("!my set zone New York", "my set", {"what": "zone", "value": "New York"}),
        ("!my zone New York", "my zone", {"zone": "New York"}),
        (
            "!group add Ana 5 fri 18:00",
            "group add",
            {"name": "Ana", "need": "5", "when": "fri 18:00"},
        ),
        (
            "!group add name:Ana Maria need=5 when: fri 18:00",
            "group add",
            {"name": "Ana Maria", "need": "5", "when": "fri 18:00"},
        ),
        ("!help poll open", "help", {"topic": "poll open"}),
        (
            "!callout post Picket 18:30 urgent",
            "callout post",
            {"title": "Picket", "when": "18:30", "urgent": "yes"},
        ),
    ],
)
def test_each_kind_of_value_takes_what_is_its_own(text: str, name: str, args: dict[str, str]):
    assert typed(text) == Typed(name, args)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("!poll open Where shall we meet? Hall, Park", "quotation-needed"),
        ('!poll open "Where? "Hall, Park"', "quotation-open"),
        ('!poll open "Where? closes:friday', "quotation-open"),
        ('!poll open "a" "b" colour:red', "parameter-not-there"),
        ('!poll open "a" b, c close:friday', "parameter-not-there"),
        ('!poll open "a" b, c clsoes=friday', "parameter-not-there"),
        ('!poll open "a" "b" closes:fri closes:sat', "value-twice"),
        ("!poll open closes:fri closes:sat a b", "value-twice"),
        ("!poll show P-3 please", "value-left-over"),
        ("!poll show P-3 x:y", "parameter-not-there"),
        ("!stack up now", "value-left-over"),
        ("!stack up\nnow", "value-left-over"),
        ('!poll open "a" "b" friday 18:00 "2" "3"', "value-left-over"),
        ("!my set zone:x", "parameter-not-there"),
    ],
)
def test_what_is_unclear_is_refused_with_a_whole_sentence(text: str, key: str):
    no = refused(text)
    assert no.key == key
    for language in ("en", "es"):
        said = wording(say(no.key, **no.facts), WORDS, Reader(language, prefix="!"), PlainPen())
        assert "{" not in said


def test_a_refusal_names_what_there_is_and_how_it_is_typed():
    no = refused('!poll open "a" "b" colour:red')
    assert no.facts["names"] == Joined(
        tuple(map(Code, ("question", "options", "closes", "choices", "early")))
    )
    example_ = refused("!poll show P-3 please").facts["example"]
    assert example_ == Do("poll show", "P-3")


@pytest.mark.parametrize("command", COMMANDS.shown(), ids=lambda command: command.name)
@pytest.mark.parametrize("by_name", [True, False])
def test_what_is_shown_as_an_example_can_be_typed(command, by_name: bool):
    found = typed(f"!{command.name} {usage(command.params, named=by_name)}")
    assert found is not None
    assert found.name == command.name
    assert command.missing(found.args) == []


KINDS: list[Kind] = [
    Words(),
    Words(long=True),
    Number(),
    Flag(),
    CodeKind(),
    RefKind(series="P"),
    WhenKind(),
    MemberKind(),
]
VOCABULARY = ["Ana", "friday", "18", "P-3", "K7PX", "3MQA", "one", "two", "TWO", "yes", "#general"]


@given(
    asked=st.lists(st.tuples(st.sampled_from(KINDS), st.booleans()), max_size=4),
    words=st.lists(st.sampled_from(VOCABULARY), max_size=5),
)
@example(asked=[(Words(), True), (Flag(), False)], words=["TWO"])
@example(asked=[(CodeKind(), True), (Words(), True)], words=["K7PX", "3MQA"])
@example(asked=[(WhenKind(), True), (Words(), True)], words=["friday", "18"])
def test_plain_words_are_read_as_they_are_with_another_kind_of_space(asked, words):
    names = ("one", "two", "three", "four")
    params = [Param(n, kind, "", needed) for n, (kind, needed) in zip(names, asked, strict=False)]
    assert said(params, " ".join(words)) == said(params, "\t".join([*words, ""]))


def said(params: list[Param], line: str) -> object:
    """Return the values of a line, or the refusal; a tab in them counts as a space."""
    try:
        values = arguments("do", params, line)
    except Refusal as no:
        return no.key
    return {name: value.replace("\t", " ") for name, value in values.items()}
