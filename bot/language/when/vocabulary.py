"""What a language gives to the date reader: its words, and how it says a time."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, NamedTuple

from bot.language.when.grammar import LETTERS

Term = tuple[str, Any]
"""A word's kind, as its letter in the grammar, and what it stands for."""

Phrase = tuple[list[str], tuple[Term, ...]]
"""The words of a phrase after its second, and what the whole of it stands for."""

Words = Mapping[str, Mapping[str, Any]]
"""Phrases by their kind, with what each stands for."""

LAST_HOUR = 24
"""The highest number that may be an hour of the day."""

SIGNS: Words = {
    "hyphen": {"-": None},
    "at": {"@": None},
    "and": {"&": None},
}
"""What is read alike in every language."""


class Vocabulary(NamedTuple):
    """The tables of one language; the file `languages/english.py` shows each by example.

    `words` maps a kind of the grammar to phrases, in lower case and without accents, and what
    each stands for; `phrases` are those that stand for several words in a row. `hours` are
    the hours of the day that may be meant by a part of the day. `next_asks` is for languages
    in which "next Friday", said on a Tuesday, is this week's to some and next week's to others.
    """

    code: str
    words: Words
    phrases: Mapping[str, tuple[tuple[str, Any], ...]]
    hours: Mapping[str, frozenset[int]]
    next_asks: bool
    inclusive: frozenset[int]
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    short_weekdays: tuple[str, ...]
    short_months: tuple[str, ...]
    ordinals: Mapping[int, str]
    days: Mapping[int, str]
    units: Mapping[str, tuple[str, str]]
    conjunction: str
    patterns: Mapping[str, str]


class Lexicon(NamedTuple):
    """A vocabulary made ready for looking up: single words, and phrases by their first two.

    Each phrase is its further words and its terms; longer phrases come first.
    """

    vocabulary: Vocabulary
    words: Mapping[str, tuple[Term, ...]]
    phrases: Mapping[tuple[str, str], list[Phrase]]


@cache
def lexicon(language: str) -> Lexicon:
    """Return the words of a language, `en` as well as `en-GB`; raises LookupError if unknown."""
    code = language.replace("_", "-").partition("-")[0].lower()
    vocabulary = _languages().get(code)
    if vocabulary is None:
        raise LookupError(f"no vocabulary for {language!r}")
    words: dict[str, tuple[Term, ...]] = {}
    phrases: dict[tuple[str, str], list[Phrase]] = {}
    entries = ((phrase.split(), terms) for phrase, terms in _entries(vocabulary))
    for (first, *others), terms in sorted(entries, key=lambda entry: -len(entry[0])):
        if others:
            phrases.setdefault((first, others[0]), []).append((others[1:], terms))
        else:
            words[first] = terms
    return Lexicon(vocabulary, words, phrases)


def _entries(vocabulary: Vocabulary) -> list[tuple[str, tuple[Term, ...]]]:
    single = [
        (phrase, ((LETTERS[_kind(kind, value)], value),))
        for kind, phrases in (*SIGNS.items(), *vocabulary.words.items())
        for phrase, value in phrases.items()
    ]
    several = [
        (phrase, tuple((LETTERS[kind], value) for kind, value in terms))
        for phrase, terms in vocabulary.phrases.items()
    ]
    return [*single, *several]


def _kind(kind: str, value: Any) -> str:  # noqa: ANN401 - what a word stands for is its kind's
    return "many" if kind == "number" and value > LAST_HOUR else kind


@cache
def _languages() -> dict[str, Vocabulary]:
    package = import_module("bot.language.when.languages")
    names = [module.name for module in iter_modules(package.__path__, f"{package.__name__}.")]
    found: list[Vocabulary] = [import_module(name).VOCABULARY for name in names]
    return {vocabulary.code: vocabulary for vocabulary in found}
