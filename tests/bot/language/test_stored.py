"""Documents are stored and read again, also those of another release."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.call import Sight
from bot.language.message import (
    Bars,
    Bullets,
    Button,
    Code,
    Do,
    Facts,
    File,
    Joined,
    Leaf,
    Line,
    Message,
    Moment,
    Quoted,
    Say,
    Span,
    Title,
    button,
    line,
    message,
    say,
    title,
)
from bot.language.stored import from_json, to_json

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
moments = st.datetimes(timezones=st.just(UTC))
simple: st.SearchStrategy[Leaf] = st.one_of(
    st.builds(Quoted, texts),
    st.builds(Code, texts),
    st.builds(Do, texts, texts),
    st.builds(Moment, moments, st.sampled_from(["", "Europe/London"]), st.just("short")),
    st.builds(Span, st.timedeltas()),
)


def deeper(leaves: st.SearchStrategy[Leaf]) -> st.SearchStrategy[Leaf]:
    args = st.dictionaries(texts, leaves | st.integers(-(2**53), 2**53), max_size=3)
    said = st.builds(lambda key, filled: Say(key, tuple(filled.items())), texts, args)
    return said | st.builds(Joined, st.lists(leaves, max_size=3).map(tuple))


leaves = st.recursive(simple, deeper, max_leaves=6)
parts = st.lists(leaves, max_size=3).map(tuple)
pairs = st.lists(st.tuples(texts, texts), max_size=2, unique_by=lambda pair: pair[0]).map(tuple)
blocks = st.one_of(
    st.builds(Title, parts),
    st.builds(Line, parts),
    st.builds(Facts, st.lists(st.tuples(leaves, leaves), max_size=2).map(tuple)),
    st.builds(Bullets, st.lists(st.builds(Line, parts), max_size=2).map(tuple)),
    st.builds(
        Bars,
        st.lists(st.tuples(leaves, st.integers(0, 99)), max_size=2).map(tuple),
        st.integers(0, 99),
    ),
    st.builds(Button, leaves, texts, pairs),
    st.builds(File, texts, texts, texts),
)
messages = st.builds(
    Message,
    st.lists(blocks, max_size=4).map(tuple),
    st.booleans(),
    st.booleans(),
    st.sampled_from(Sight),
)

CARD = message(
    title(say("poll-heading", ref=Code("P-3"), question="Where shall we meet?")),
    line(say("poll-voted", count=8), say("poll-closes", at=datetime(2026, 3, 8, 18, tzinfo=UTC))),
    button("yes", "vote", id="P-3", choice="Yes"),
    button("no", "vote", id="P-3", choice="No"),
).openly()


@settings(deadline=None)
@given(messages)
def test_what_is_stored_reads_back_as_it_was(document: Message):
    assert from_json(to_json(document)) == document


RELEASE_0_1 = (
    '{"b":[{"k":"T","p":[{"k":"s","key":"poll-heading","with":{"ref":{"k":"c","t":"P-3"},'
    '"question":{"k":"q","t":"Where shall we meet?"}}}]},{"k":"L","p":[{"k":"s",'
    '"key":"poll-voted","with":{"count":8}},{"k":"s","key":"poll-closes","with":'
    '{"at":{"k":"m","at":"2026-03-08T18:00:00+00:00"}}}]},{"k":"!","label":{"k":"s",'
    '"key":"yes"},"call":"vote","args":{"id":"P-3","choice":"Yes"}},{"k":"!","label":'
    '{"k":"s","key":"no"},"call":"vote","args":{"id":"P-3","choice":"No"}}],'
    '"private":false,"sight":1}'
)
"""The card above as the first release wrote it: later ones must go on reading it."""


def test_a_document_of_the_first_release_is_read():
    assert from_json(RELEASE_0_1) == CARD


def test_names_that_are_not_known_are_passed_over():
    stored = json.loads(to_json(CARD))
    stored["colour"] = {"red": 1}
    stored["b"][0]["shade"] = [1, 2]
    stored["b"][0]["p"][0]["tone"] = None
    assert from_json(json.dumps(stored)) == CARD


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"b":[{"k":"?"}]}', '{"b":[{"k":"L"}]}', '{"b":[1]}', '{"b":[],"sight":9}']
    + ['{"b":[{"k":"L","p":[{"k":"m","at":"soon"}]}]}', '{"b":[{"k":"L","p":7}]}'],
)
def test_what_is_no_stored_message_is_one_error(text: str):
    with pytest.raises(ValueError):  # noqa: PT011
        from_json(text)


def test_half_a_character_is_stored_as_a_question_mark():
    read = from_json(to_json(message(Quoted("a\ud800b"))))
    assert read == message(Quoted("a?b"))


def test_a_span_keeps_its_microseconds():
    spans = message(Span(timedelta(days=-3, microseconds=1)))
    assert from_json(to_json(spans)) == spans
