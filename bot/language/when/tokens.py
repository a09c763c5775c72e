"""A text taken apart into words of known kinds."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache
from typing import Any, NamedTuple

from bot.language.when.grammar import LETTERS
from bot.language.when.vocabulary import LAST_HOUR, Lexicon, Term
from bot.language.when.walls import known_zone

_FURTHEST = timedelta(hours=15)
"""More than any clock on Earth is ahead of UTC."""

_PATTERN = r"""
    [\s,;.()"“”«»']*
  (?:
    (?P<iso>\d{4}-\d{2}-\d{2}t\d{2}:\d{2}(?::\d{2})?(?:z|[+-]\d{2}(?::?\d{2})?)?(?![\w:+-]))
  | (?P<numeric>\d{1,4}(?P<sep>[-/.])\d{1,2}(?P=sep)\d{1,4}(?!\d|[-/]\d)
               |\d{1,2}[-/]\d{1,2}(?!\d|[-/:.]\d))
  | (?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?![:\d]))
  | (?P<hclock>\d{1,2}h\d{2}(?!\w))
  | (?P<dotted>\d{1,2}\.\d{2}(?!\d|\.\d))
  | (?P<decimal>\d{1,3}[.,]\d(?!\d))
  | (?P<number>\d+)
  | (?P<utc>(?:utc|gmt)(?![^\W\d_])(?:[+-]\d{1,2}(?::?\d{2})?(?::\d{2})?(?!\d))?)
  | (?P<zone>[a-z][a-z_]*(?:/[a-z0-9_+-]+)+)
  | (?P<ampm>[ap]\.\s?m\b\.?)
  | (?P<word>[^\W\d_]+(?:['-][^\W\d_]+)*)
  | (?P<sign>[^\s,;.()"“”«»'])
  )
"""


class Token(NamedTuple):
    """A word with its kind, a letter of the grammar, what it stands for, and where it stood."""

    kind: str
    value: Any
    start: int
    end: int


class _Plain(dict[int, str]):
    """One plain lower-case character for each: no accents, digits of any script as 0 to 9."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        digit = unicodedata.decimal(char, None)
        if digit is not None:
            return str(digit)
        return unicodedata.normalize("NFD", char)[0].lower()[0]


_PLAIN = _Plain({code: chr(code).lower() for code in range(128)})
_PLAIN.update(dict.fromkeys(map(ord, "‘’ʼ`´"), "'"))
_PLAIN.update(dict.fromkeys(map(ord, "‐‑‒–—−"), "-"))


# No other letter up to here is invisible.
_SOFT_HYPHEN, _LAST_OF_LATIN = "\u00ad", "\u02ff"


def plain(text: str) -> tuple[str, str]:
    """Return a text as it may be shown again and as it is read, both of one length."""
    if text.isascii():
        return text, text.lower()
    shown = unicodedata.normalize("NFC", text)
    if max(shown) > _LAST_OF_LATIN or _SOFT_HYPHEN in shown:
        shown = "".join(char for char in shown if unicodedata.category(char) != "Cf")
    return shown, shown.translate(_PLAIN)


Word = tuple[str, str, int, int]
"""What the pattern found: which of its groups, the text, its start and its end."""


def take_apart(text: str, lexicon: Lexicon) -> list[Token]:
    """Return the tokens of a plain text; what no table knows is of the kind `unknown`."""
    words = [
        (group, m[group], m.start(group), m.end())
        for m in _pattern().finditer(text)
        if (group := m.lastgroup)
    ]
    tokens: list[Token] = []
    at = 0
    while at < len(words):
        group, word, start, end = words[at]
        if group in _READERS:
            terms, used = _READERS[group](word), 1
        else:
            terms, used = _look_up(words, at, lexicon)
            end = words[at + used - 1][3]
        tokens += [Token(kind, value, start, end) for kind, value in terms]
        at += used
    return tokens


def _look_up(words: list[Word], at: int, lexicon: Lexicon) -> tuple[tuple[Term, ...], int]:
    """Return what the longest phrase stands for that begins at a word, and its length."""
    word = words[at][1]
    if at + 1 < len(words):
        for others, terms in lexicon.phrases.get((word, words[at + 1][1]), ()):
            end = at + 2 + len(others)
            if not others or others == [following[1] for following in words[at + 2 : end]]:
                return terms, end - at
    found = lexicon.words.get(word)
    return (tuple(_hyphened(word, lexicon)) if found is None else found), 1


def _hyphened(word: str, lexicon: Lexicon) -> Iterator[Term]:
    """Give the terms of `mon-fri`: those of each part, with a hyphen between."""
    unknown = ((LETTERS["unknown"], None),)
    for number, part in enumerate(word.split("-")):
        if number:
            yield LETTERS["hyphen"], None
        yield from lexicon.words.get(part, unknown)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_PATTERN, re.VERBOSE | re.DOTALL)


def numbers(word: str) -> list[int]:
    """Return the numbers that stand in a word."""
    return [int(digits) for digits in re.findall(r"\d+", word)]


def _iso(word: str) -> tuple[Term, ...]:
    day, _, rest = word.partition("t")
    hours = re.match(r"[\d:]+", rest)
    found = (*_numeric(day), *_clock(hours[0] if hours else ""))
    zone = rest[hours.end() :] if hours else ""
    if not zone:
        return found
    return (*found, *(_utc("utc") if zone == "z" else _utc("utc" + zone)))


def _numeric(word: str) -> tuple[Term, ...]:
    return ((LETTERS["date"], tuple(re.split(r"\D", word))),)


def _clock(word: str) -> tuple[Term, ...]:
    kind = "hclock" if "h" in word else "dotted" if "." in word else "clock"
    return ((LETTERS[kind], tuple([*numbers(word), 0][:3])),)


def _decimal(word: str) -> tuple[Term, ...]:
    whole, tenths = numbers(word)
    return ((LETTERS["decimal"], whole * 10 + tenths),)


def _number(word: str) -> tuple[Term, ...]:
    value = int(word)
    kind = "year" if len(word) == len("2027") else "many" if value > LAST_HOUR else "number"
    return ((LETTERS[kind], value),)


def _utc(word: str) -> tuple[Term, ...]:
    digits = word[3:].lstrip("+-").replace(":", "")
    if not digits:
        return ((LETTERS["zone"], "UTC"),)
    digits = digits.zfill(2) if len(digits) <= 2 else digits.zfill(len(digits) + len(digits) % 2)
    hours, minutes, seconds = (int(digits[at : at + 2] or 0) for at in (0, 2, 4))
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if offset > _FURTHEST:
        return ((LETTERS["badzone"], None),)
    return ((LETTERS["shift"], -offset if word[3] == "-" else offset),)


def _zone(word: str) -> tuple[Term, ...]:
    name = known_zone(word)
    return ((LETTERS["zone" if name else "badzone"], name),)


def _ampm(word: str) -> tuple[Term, ...]:
    return ((LETTERS["part"], f"{word[0]}m"),)


_READERS: dict[str, Callable[[str], tuple[Term, ...]]] = {
    "iso": _iso,
    "numeric": _numeric,
    "clock": _clock,
    "hclock": _clock,
    "dotted": _clock,
    "decimal": _decimal,
    "number": _number,
    "utc": _utc,
    "zone": _zone,
    "ampm": _ampm,
}
