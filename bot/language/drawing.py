"""Wording: a document's leaves and blocks become the text that one reader sees.

A `Pen` knows the markup of one platform; what the bot itself says holds no character that any
markup gives a meaning to, so a pen need only treat what stands in a leaf of its own.

A bar stands on a line of its own below the words and numbers that it shows. So all bars begin
at the left edge and can be compared in a proportional and in a monospace font alike, however
long the words are; whoever has the screen read aloud hears all that counts before the blocks;
and sixteen blocks fit the narrowest phone.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Protocol, assert_never
from zoneinfo import ZoneInfo

from bot.language.message import (
    Bars,
    Block,
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
    Reader,
    Say,
    Span,
    Title,
)
from bot.language.values.places import spoken
from bot.language.when import say_duration, say_moment, say_short
from bot.language.words import Catalogue

BAR_WIDTH = 16
FULL, EMPTY = "█", "░"

_BREAKS = str.maketrans(dict.fromkeys("\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""What turns the direction of writing round until it is undone: it could disguise other words."""

_HIDDEN = frozenset(("Cc", "Cs"))
"""Control characters, and halves of characters that no encoding can write."""

_LEFTWARD = frozenset(("R", "AL"))
_APART = "\u2068", "\u2069"
"""What keeps words that run from right to left from moving the digits and stops around them."""


class Pen(Protocol):
    """How one platform writes what is not the bot's own words."""

    def quoted(self, text: str) -> str:
        """Write a person's words so that nothing in them pings, links or formats.

        They come already without control characters; only a paragraph of their own holds
        line breaks.
        """
        ...

    def code(self, text: str) -> str:
        """Write a code or a reference that is to be copied as it stands."""
        ...

    def moment(self, moment: Moment, reader: Reader) -> str:
        """Write an instant for its reader."""
        ...

    def span(self, span: Span, reader: Reader) -> str:
        """Write a length of time."""
        ...

    def do(self, command: str) -> str:
        """Write a command as it is typed there, such as `/vote P-3`."""
        ...


class PlainPen:
    """The pen of plain text."""

    def quoted(self, text: str) -> str:
        """Write a person's words as they are."""
        return text

    def code(self, text: str) -> str:
        """Write a code as it is."""
        return text

    def moment(self, moment: Moment, reader: Reader) -> str:
        """Write an instant with weekday, date and zone."""
        zone = ZoneInfo(moment.zone or reader.zone)
        say = say_short if moment.style == "short" else say_moment
        language = spoken(reader.language)
        return say(moment.at, zone=zone, language=language, now=reader.now or moment.at)

    def span(self, span: Span, reader: Reader) -> str:
        """Write a length of time in words."""
        return say_duration(span.length, language=spoken(reader.language))

    def do(self, command: str) -> str:
        """Write a command as it is."""
        return command


def wording(leaf: "Leaf | int", catalogue: Catalogue, reader: Reader, pen: Pen) -> str:
    """Return a leaf as its reader sees it, in one line."""
    kind = type(leaf)
    if kind is Say:
        return _said(leaf, catalogue, reader, pen)  # type: ignore[arg-type]
    match leaf:
        case Quoted(text):
            return pen.quoted(harmless(text.translate(_BREAKS)))
        case Code(text):
            return pen.code(text)
        case Moment():
            return pen.moment(leaf, reader)
        case Span():
            return pen.span(leaf, reader)
        case Do(name, rest):
            return pen.do(f"{reader.prefix}{name} {rest}".rstrip())
        case Joined(parts):
            return _joined([wording(p, catalogue, reader, pen) for p in parts], catalogue, reader)
        case int():
            return str(leaf)
        case Say():
            return _said(leaf, catalogue, reader, pen)
    assert_never(leaf)


def _said(said: Say, catalogue: Catalogue, reader: Reader, pen: Pen) -> str:
    if not said.args:
        return catalogue.format(said.key, reader.language)
    args = {
        name: value if type(value) is int else wording(value, catalogue, reader, pen)
        for name, value in said.args
    }
    return catalogue.format(said.key, reader.language, args)


def _joined(words: list[str], catalogue: Catalogue, reader: Reader) -> str:
    if len(words) < 2:
        return "".join(words)
    made = words[0]
    for word in words[1:-1]:
        made = catalogue.format("list-more", reader.language, {"list": made, "next": word})
    last = {"list": made, "last": words[-1], "sound": _first_sound(words[-1])}
    return catalogue.format("list-last", reader.language, last)


def _first_sound(word: str) -> str:
    """Return `i` for a word that begins with that sound: before it, Spanish has another and."""
    start = word.casefold().removeprefix("h")[:2]
    return "i" if start[:1] in ("i", "í") and start not in ("ie", "ia", "io") else "other"


def harmless(text: str) -> str:
    """Return a person's words without what is invisible and could disguise or break others."""
    if text.isascii() and text.isprintable():
        return text
    kept = "".join(char for char in text if char == "\n" or not _is_hidden(char))
    if any(unicodedata.bidirectional(char) in _LEFTWARD for char in kept):
        return kept.join(_APART)
    return kept


def _is_hidden(char: str) -> bool:
    return char in _DIRECTIONS or unicodedata.category(char) in _HIDDEN


def paragraph(line: Line, catalogue: Catalogue, reader: Reader, pen: Pen) -> str:
    """Return a line as its reader sees it; words that stand alone keep their line breaks."""
    match line.parts:
        case (Quoted(text),):
            lines = text.strip().splitlines()
            return pen.quoted("\n".join(harmless(one.translate(_BREAKS)) for one in lines))
        case (only,):
            return wording(only, catalogue, reader, pen)
    return " ".join(wording(part, catalogue, reader, pen) for part in line.parts)


def bar(count: int, whole: int) -> str:
    """Return a bar of blocks: full only for all, empty only for none; no bar of nothing."""
    if whole <= 0:
        return ""
    filled = BAR_WIDTH * min(count, whole) // whole
    filled = max(filled, 1) if count > 0 else 0
    return FULL * filled + EMPTY * (BAR_WIDTH - filled)


def count_line(label: Leaf, count: int, whole: int) -> Line:
    """Return how many of how many as a line of words."""
    facts: tuple[tuple[str, int | Leaf], ...]
    facts = (("label", label), ("count", count), ("whole", whole))
    return Line((Say("bar-count", facts),))


def fact_line(name: Leaf, value: Leaf) -> Line:
    """Return a name and its value as a line of words."""
    return Line((Say("fact-line", (("name", name), ("value", value))),))


def lines_of(block: Block, catalogue: Catalogue, reader: Reader, pen: Pen) -> Iterator[str]:
    """Yield the lines of one block in plain text; a button is drawn in square brackets."""
    match block:
        case Title(parts) | Line(parts):
            yield paragraph(Line(parts), catalogue, reader, pen)
        case Facts(pairs):
            for name, value in pairs:
                yield paragraph(fact_line(name, value), catalogue, reader, pen)
        case Bullets(lines):
            for line in lines:
                yield "• " + paragraph(line, catalogue, reader, pen)
        case Bars(rows, whole):
            for label, count in rows:
                yield paragraph(count_line(label, count, whole), catalogue, reader, pen)
                yield from filter(None, [bar(count, whole)])
        case Button(label):
            yield f"[{wording(label, catalogue, reader, pen)}]"
        case File(name):
            yield wording(Quoted(name), catalogue, reader, pen)
        case _:
            assert_never(block)


def plain_lines(message: Message, catalogue: Catalogue, reader: Reader, pen: Pen) -> Sequence[str]:
    """Return a fitted message as plain lines, buttons that stand together in one of them."""
    drawn: list[str] = []
    after_button = False
    for block in message.blocks:
        lines = list(lines_of(block, catalogue, reader, pen))
        is_button = isinstance(block, Button)
        if is_button and after_button:
            drawn[-1] += " " + lines[0]
        else:
            drawn.extend(lines)
        after_button = is_button
    return drawn
