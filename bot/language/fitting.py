"""Fitting: a document is rewritten into what one room can show. Pure, and in one place.

Features write one document; an adapter draws only what came through `fit`. A long text becomes
pages with `pages`, once it is drawn.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.call import Abilities
from bot.language.drawing import count_line, fact_line
from bot.language.message import (
    Bars,
    Block,
    Bullets,
    Button,
    Facts,
    File,
    Leaf,
    Line,
    Message,
    Quoted,
    Say,
)

NARROW = 500
"""A room that takes no more characters than this gets words alone: no bars and no tables."""

MOST_BARS = 10
"""More rows than this are easier to read as words and numbers."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A document that a room can show, and what the numbers in it stand for.

    `numbered` are the buttons that became numbers: the first is 1.
    """

    message: Message
    numbered: tuple[Button, ...] = ()


def fit(message: Message, abilities: Abilities) -> Fitted:
    """Rewrite a document into what a room can show; its order stays as it is."""
    buttons = tuple(block for block in message.blocks if isinstance(block, Button))
    numbered = () if abilities.buttons else buttons
    blocks = tuple(_fitted(message.blocks, abilities))
    if blocks == message.blocks:
        return Fitted(message, numbered)
    return Fitted(replace(message, blocks=blocks), numbered)


def _fitted(blocks: Iterable[Block], abilities: Abilities) -> Iterator[Block]:
    narrow = abilities.longest_text <= NARROW
    number = 0
    for block in blocks:
        match block:
            case Button(label) if not abilities.buttons:
                if number == 0:
                    yield Line((Say("answer-by-number"),))
                number += 1
                yield _numbered(number, label)
            case File(name) if not abilities.files:
                yield Line((Say("file-not-here", (("file", Quoted(name)),)),))
            case Bars(rows, whole) if narrow or len(rows) > MOST_BARS:
                yield from (count_line(label, count, whole) for label, count in rows)
            case Facts(pairs) if narrow:
                yield from (fact_line(name, value) for name, value in pairs)
            case Bullets(lines) if narrow:
                yield from lines
            case _:
                yield block


def _numbered(number: int, label: Leaf) -> Line:
    return Line((Say("answer-numbered", (("number", number), ("label", label))),))


def pages(texts: Sequence[str], longest: int) -> list[str]:
    """Return drawn texts, one below the other, as pages of at most `longest` characters.

    A page ends between two texts where it can, else between paragraphs, lines or words. What
    stands between backticks is never cut where it fits a page at all, nor is a letter torn
    from its accents or an emoji into its parts, unless it alone is longer than a page.
    """
    if longest < 1:
        raise ValueError("a page holds at least one character")
    made: list[str] = []
    page = ""
    for piece, glue in _pieces(texts, longest):
        joined = page + glue + piece if page else piece
        if len(joined) <= longest:
            page = joined
            continue
        if page:
            made.append(page)
        page = piece
    return [*made, page] if page else made


_Piece = tuple[str, str]
"""A text that fits a page, and what stands between it and the one before."""


def _pieces(texts: Sequence[str], longest: int) -> Iterator[_Piece]:
    for text in texts:
        yield from _cut(text.strip("\n"), "\n", longest, _STEPS)


_ATOMS = re.compile(r"`[^`\n]*`\S*|[^\s`]+(?:`[^`\n]*`\S*)?|`[^\s`]*")
_STEPS = ("\n\n", "\n", " ")


def _cut(text: str, glue: str, longest: int, steps: Sequence[str]) -> Iterator[_Piece]:
    """Yield a text whole where it fits, else in parts, by the first step that divides it."""
    if not text:
        return
    if len(text) <= longest:
        yield text, glue
        return
    if not steps:
        yield from ((part, glue if n == 0 else "") for n, part in enumerate(_torn(text, longest)))
        return
    step, *finer = steps
    parts = _ATOMS.findall(text) if step == " " else text.split(step)
    for number, part in enumerate(parts):
        yield from _cut(part, step if number else glue, longest, finer)


def _torn(word: str, longest: int) -> Iterator[str]:
    start = 0
    while len(word) - start > longest:
        end = start + longest
        while end > start + 1 and _holds_together(word, end):
            end -= 1
        if _holds_together(word, end):
            end = start + longest
        yield word[start:end]
        start = end
    yield word[start:]


_JOINER = "\u200d"


def _holds_together(text: str, at: int) -> bool:
    """Say whether the characters before and after this place are seen as one."""
    before, after = text[at - 1], text[at]
    if after == _JOINER or before == _JOINER or unicodedata.category(after).startswith("M"):
        return True
    if "\U0001f3fb" <= after <= "\U0001f3ff" or "\U000e0020" <= after <= "\U000e007f":
        return True
    if not ("\U0001f1e6" <= after <= "\U0001f1ff"):
        return False
    flags = re.search("[\U0001f1e6-\U0001f1ff]*$", text[:at])
    return flags is not None and len(flags[0]) % 2 == 1
