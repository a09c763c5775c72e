"""A file that is cut into entries says what Fluent would have read in it."""

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from hypothesis import given
from hypothesis import strategies as st

from bot.language.entries import entries, plain, with_needed
from tests.tree import ROOT, files

TRICKY = "\n".join(
    [
        "# A comment",
        "spaced   =   three   spaces   ",
        "equals = a = b",
        "hole = Hello {$name}, or { $n }  ",
        "marks = [one] *two* .three -four # no comment\u2028no line \x0c",
        "several =",
        "    lines",
        "    of text",
        "",
        "    and more",
        "after = after a blank line",
        "choice = { $n ->",
        "    [one] one",
        "   *[other] { after }",
        "}",
        "",
        "## A group",
        'literal = { "{" } { after }',
        "-term = Steward",
        "leaning = { -term } and { choice }",
    ]
)


FACTS = {"n": "<n>", "name": "<name>"}


def whole(text: str) -> dict[str, str]:
    """Return what Fluent says of a file that it reads at once."""
    names = [e.id.name for e in FluentParser().parse(text).body if isinstance(e, fluent.Message)]
    return {name: said(text, name) for name in names}


def cut(text: str) -> dict[str, str]:
    """Return what is said of a file that is cut into its entries."""
    sources = dict(entries(text))
    messages = {name: source for name, source in sources.items() if not name.startswith("-")}
    return {
        name: said(with_needed(sources, name), name)
        if (ready := plain(source)) is None
        else ready.format_map(FACTS)
        for name, source in messages.items()
    }


def said(text: str, name: str) -> str:
    bundle = FluentBundle(["en"], use_isolating=False)
    bundle.add_resource(FluentResource(text))
    pattern = bundle.get_message(name).value
    assert pattern is not None
    found, errors = bundle.format_pattern(pattern, FACTS)
    assert errors == []
    return str(found)


def test_what_is_cut_is_read_as_it_is_read_whole():
    assert cut(TRICKY) == whole(TRICKY)


@pytest.mark.parametrize("path", [path for path in files() if path.endswith(".ftl")])
def test_every_plain_entry_of_ours_is_read_as_fluent_reads_it(path: str):
    text = (ROOT / path).read_text("utf-8")
    read = {e.id.name: e for e in FluentParser().parse(text).body if isinstance(e, fluent.Message)}
    found = dict(entries(text))
    assert found.keys() == read.keys()
    ready = {name: plain(source) for name, source in found.items()}
    assert {name: text for name, text in ready.items() if text is not None} == {
        name: _pattern(read[name]) for name, text in ready.items() if text is not None
    }


def _pattern(message: fluent.Message) -> str:
    """Write a message of text and holes with `{name}` for a hole."""
    parts: list[str] = []
    assert message.value is not None
    for element in message.value.elements:
        if isinstance(element, fluent.TextElement):
            parts.append(element.value)
            continue
        assert isinstance(element.expression, fluent.VariableReference)
        parts.append("{" + element.expression.id.name + "}")
    return "".join(parts)


@given(st.lists(st.sampled_from(["a", " ", "=", "{", "}", "$a", "\n", '"', "#", "-", "[", "."])))
def test_a_line_is_plain_only_where_fluent_finds_the_same_in_it(pieces: list[str]):
    source = "key = " + "".join(pieces) + "\n"
    ready = plain(source)
    if ready is None:
        return
    [entry] = FluentParser().parse(source).body
    assert isinstance(entry, fluent.Message)
    assert ready == _pattern(entry)


@pytest.mark.parametrize("text", ["what is this\n", "a = b\n\tc\n", "# comment\n  d\n"])
def test_a_line_that_belongs_to_no_entry_is_refused(text: str):
    with pytest.raises(ValueError, match="not Fluent: '[wcd]"):
        dict(entries(text))
