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

_WORD = re.compile(r"\S+")


class _Marks(NamedTuple):
    """What ends a quotation that one mark began, and what within it looks like another start."""

    family: str
    end: re.Pattern[str]
    again: re.Pattern[str]


_Ends = dict[str, int]
"""Where the next end of a quotation was last found, by family; beyond the line for none."""


_STRAIGHT = _Marks("straight", re.compile(r'["“”＂](?=\s|$)'), re.compile(r'\s["“„＂](?=\S)'))
_ANGLED = _Marks("angled", re.compile(r"»(?=\s|$)"), re.compile(r"\s«(?=\S)"))
_SINGLE = _Marks("single", re.compile(r"['’](?=\s|$)"), re.compile(r"(?!)"))

_OPENERS = {**dict.fromkeys('"“”„＂', _STRAIGHT), "«": _ANGLED, "'": _SINGLE, "‘": _SINGLE}


def pieces(line: str, names: Container[str]) -> list[Piece]:
    """Take a line apart; `names` are those that a colon or an equals sign may follow."""
    found: list[Piece] = []
    ends: _Ends = {}
    at = 0
    while (word := _WORD.search(line, at)) is not None:
        piece = _piece(line, word.start(), word.end(), names, ends)
        found.append(piece)
        at = piece.end
    return found


def _piece(line: str, start: int, end: int, names: Container[str], ends: _Ends) -> Piece:
    named = NAME.match(line, start)
    name = named[1].lower() if named else ""
    if named is None or name not in names:
        return _value(line, ends, start, start, end)
    value_at = named.end()
    if value_at < end:
        return _value(line, ends, start, value_at, end, name)
    following = _WORD.search(line, end)
    if following is None or _is_named(line, following.start(), names):
        return Piece("", start, end, end, name, False)
    return _value(line, ends, start, following.start(), following.end(), name, False)


def _is_named(line: str, at: int, names: Container[str]) -> bool:
    named = NAME.match(line, at)
    return named is not None and named[1].lower() in names


def _value(
    line: str,
    ends: _Ends,
    start: int,
    value_at: int,
    end: int,
    name: str = "",
    tight: bool = True,
) -> Piece:
    marks = _OPENERS.get(line[value_at])
    if marks is None:
        return Piece(line[value_at:end], start, value_at, end, name, tight)
    inside = value_at + 1
    closing = _closing(line, marks, inside, ends)
    if closing == len(line) or marks.again.search(line, inside, closing):
        broken = marks is not _SINGLE
        return Piece(line[value_at:end], start, value_at, end, name, tight, broken=broken)
    return Piece(line[inside:closing], start, value_at, closing + 1, name, tight, quoted=True)


def _closing(line: str, marks: _Marks, inside: int, ends: _Ends) -> int:
    """Return where a quotation ends, or the end of the line; no part is searched twice."""
    known = ends.get(marks.family, 0)
    if known < inside:
        found = marks.end.search(line, inside)
        known = ends[marks.family] = found.start() if found else len(line)
    return known
