"""A typed line in its pieces: words, words in quotation marks, and `name:value`.

Phones write other quotation marks, colons and spaces than keyboards do; all are understood
where they stand between pieces, and left as they are within somebody's words.
"""

import re
from collections.abc import Container
from typing import NamedTuple


class Piece(NamedTuple):
    """One piece of a line; `line[start:end]` is how it was typed.

    `text` is its value, without the quotation marks around it, and begins at `value_at`. `name`
    is set for `name:value` if the name is known; `tight` says that no space follows the colon.
    `broken` says that it begins with a quotation mark whose end is missing or cannot be told.
    """

    text: str
    start: int
    value_at: int
    end: int
    name: str = ""
    tight: bool = True
    quoted: bool = False
    broken: bool = False


SEPARATORS = ":=：＝"  # noqa: RUF001
NAME = re.compile(rf"([^\W\d]\w*)[{SEPARATORS}]")

LONGEST_QUOTED = 4000
"""Characters within which a quotation must end."""

_WORD = re.compile(r"\S+")


class _Marks(NamedTuple):
    """What ends a quotation that one mark began, and what within it looks like another start."""

    end: re.Pattern[str]
    again: re.Pattern[str]
    is_apostrophe: bool = False


_STRAIGHT = _Marks(re.compile(r'["“”＂](?=\s|$)'), re.compile(r'\s["“„＂](?=\S)'))
_ANGLED = _Marks(re.compile(r"»(?=\s|$)"), re.compile(r"\s«(?=\S)"))
_SINGLE = _Marks(re.compile(r"['’](?=\s|$)"), re.compile(r"(?!)"), is_apostrophe=True)

_OPENERS = {**dict.fromkeys('"“”„＂', _STRAIGHT), "«": _ANGLED, "'": _SINGLE, "‘": _SINGLE}


def pieces(line: str, names: Container[str]) -> list[Piece]:
    """Take a line apart; `names` are those that a colon or an equals sign may follow."""
    found: list[Piece] = []
    at = 0
    while (word := _WORD.search(line, at)) is not None:
        piece = _piece(line, word.start(), word.end(), names)
        found.append(piece)
        at = piece.end
    return found


def _piece(line: str, start: int, end: int, names: Container[str]) -> Piece:
    named = NAME.match(line, start)
    if named is None:
        return _value(line, start, start, end)
    name = named[1].lower()
    if name not in names:
        return _value(line, start, start, end)
    value_at = named.end()
    if value_at < end:
        return _value(line, start, value_at, end, name)
    following = _WORD.search(line, end)
    if following is None or _is_named(line, following.start(), names):
        return Piece("", start, end, end, name, False)
    return _value(line, start, following.start(), following.end(), name, False)


def _is_named(line: str, at: int, names: Container[str]) -> bool:
    named = NAME.match(line, at)
    return named is not None and named[1].lower() in names


def _value(
    line: str, start: int, value_at: int, end: int, name: str = "", tight: bool = True
) -> Piece:
    marks = _OPENERS.get(line[value_at])
    if marks is None:
        return Piece(line[value_at:end], start, value_at, end, name, tight)
    inside = value_at + 1
    closing = marks.end.search(line, inside, inside + LONGEST_QUOTED)
    if closing is None:
        text = line[value_at:end]
        return Piece(text, start, value_at, end, name, tight, broken=not marks.is_apostrophe)
    text = line[inside : closing.start()]
    if marks.again.search(text):
        return Piece(line[value_at:end], start, value_at, end, name, tight, broken=True)
    return Piece(text, start, value_at, closing.end(), name, tight, quoted=True)
