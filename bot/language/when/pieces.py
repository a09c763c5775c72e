"""A phrase cut into the pieces of the grammar; what fits none is refused, never passed over."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from bot.language.when.grammar import LETTERS, NAMES, compiled
from bot.language.when.tokens import Token, plain, take_apart
from bot.language.when.vocabulary import Lexicon
from bot.refusal import Refusal

LONGEST = 200
"""Characters; whatever says a time is shorter."""

_QUOTED = 60
"""Characters of a text that a refusal repeats."""

_EMPTY = {"moment": "when-empty", "length": "when-length-empty", "repeat": "when-repeat-empty"}
_UNREAD = {"moment": "when-unread", "length": "when-length-unread", "repeat": "when-repeat-unread"}
_LEFTOVER = {
    "moment": "when-leftover",
    "length": "when-length-leftover",
    "repeat": "when-repeat-leftover",
}

_JOINING = ("filler", "limit", "article", "the", "of", "in", "at", "and", "hyphen")
_MEANINGLESS = {LETTERS[kind] for kind in ("unknown", *_JOINING)}


class Piece(NamedTuple):
    """Some words in a row that are of one rule of the grammar."""

    rule: str
    tokens: list[Token]
    text: str

    def get(self, *kinds: str) -> Any:  # noqa: ANN401 - what a word stands for is its kind's
        """Return what the first word of these kinds stands for; None where there is none."""
        for token in self.tokens:
            if NAMES[token.kind] in kinds:
                return token.value
        return None

    def all(self, *kinds: str) -> list[Any]:
        """Return what each word of these kinds stands for, in their order."""
        return [token.value for token in self.tokens if NAMES[token.kind] in kinds]

    def has(self, *kinds: str) -> bool:
        """Return whether there is a word of one of these kinds."""
        return any(NAMES[token.kind] in kinds for token in self.tokens)

    def starts(self, kind: str) -> bool:
        """Return whether the first word is of this kind."""
        return NAMES[self.tokens[0].kind] == kind

    def ends_in_one_digit(self) -> bool:
        """Return whether the last word is a single character long."""
        return self.tokens[-1].end - self.tokens[-1].start == 1

    def is_row(self, *kinds: str) -> bool:
        """Return whether the words are of these kinds, and perhaps a number after them."""
        row = tuple(NAMES[token.kind] for token in self.tokens)
        return row[: len(kinds)] == kinds and set(row[len(kinds) :]) <= {"number", "many"}


def shown(text: str) -> str:
    """Return a text as a refusal may repeat it: printable, and not long."""
    cut = text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"
    return "".join(char if char.isprintable() else " " for char in cut).strip()


def cut(text: str, rules: str, lexicon: Lexicon) -> Iterator[Piece]:
    """Give the pieces of a text by the rules of that name.

    Refuses an empty text, one that is too long, and any word that no rule takes up.
    """
    if len(text) > LONGEST:
        raise Refusal("when-long", longest=LONGEST)
    seen, read = plain(text)
    tokens = take_apart(read, lexicon)
    if not tokens:
        raise Refusal(_EMPTY[rules])
    row = "".join([token.kind for token in tokens])
    match = compiled(rules).match
    at = 0
    while at < len(row):
        found = match(row, at)
        if found is None or found.lastgroup is None:
            raise _not_understood(seen, tokens, at, rules)
        some = tokens[at : found.end()]
        at = found.end()
        yield Piece(found.lastgroup, some, seen[some[0].start : some[-1].end])


def _not_understood(text: str, tokens: list[Token], at: int, rules: str) -> Refusal:
    """Name the words from `at` on that nothing knows; the whole text where it knows nothing."""
    if all(token.kind in _MEANINGLESS for token in tokens):
        return Refusal(_UNREAD[rules], text=shown(text))
    last = end = at
    while end + 1 < len(tokens) and tokens[end + 1].kind in _MEANINGLESS:
        end += 1
        last = end if tokens[end].kind == LETTERS["unknown"] else last
    return Refusal(_LEFTOVER[rules], text=shown(text[tokens[at].start : tokens[last].end]))
