"""The catalogue: every sentence of the bot, in each language, from Fluent files beside the code.

Nothing is read before a language is first used. Sentences without a choice in them, which are
most, are kept as ready texts; only the others are left to `fluent.runtime`, each when it is
first said. It is imported then, and is some ten times slower.
"""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.language.entries import entries, plain, with_needed
from bot.language.values.places import spoken

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle
    from fluent.runtime.resolver import Pattern
    from fluent.syntax import ast as fluent

ENGLISH = "en"

HERE = Path(__file__).parent
OWN = (HERE, HERE / "when")
"""Where the words stand that every catalogue has."""

LONGEST_PART = 1000
"""Longer texts are put in after Fluent has done its work: it refuses those above 2,500."""

NOTHING: Mapping[str, "int | str"] = {}


class WordMissing(KeyError):
    """A sentence is said that no file holds, or without what fills it in: a mistake of ours."""


@dataclass(slots=True)
class _Tongue:
    """One language: `ready` texts, `holed` ones with `{name}` in them, and `chosen` the rest.

    `sources` is how every entry is written.
    """

    language: str
    ready: dict[str, str] = field(default_factory=dict)
    holed: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    bundle: Any = None

    def __contains__(self, key: str) -> bool:
        return key in self.sources and not key.startswith("-")

    def said(self, key: str) -> bool:
        """Say whether an entry was read already and says something."""
        return key in self.ready or key in self.holed or key in self.chosen


class Catalogue:
    """All words of the bot; made by `Catalogue.load`."""

    def __init__(self, folders: Iterable[Path]) -> None:
        """Know where the words are, without reading them."""
        self._folders = tuple(dict.fromkeys((*OWN, *folders)))
        self._tongues: dict[str, _Tongue] = {}
        self._reading = threading.Lock()

    @classmethod
    def load(cls, folders: Iterable[Path]) -> "Catalogue":
        """Return the catalogue of the `en.ftl`, `es.ftl` … in these folders and in our own.

        A folder without such a file has no words of its own. A line that is no Fluent, or a key
        that is said in two files, is a `ValueError` when its language is first used.
        """
        return cls(folders)

    def format(
        self, key: str, language: str = ENGLISH, args: Mapping[str, "int | str"] = NOTHING
    ) -> str:
        """Return the sentence `key` in a language, or in English where it lacks it.

        `args` are numbers, or texts that were drawn already. Raises `WordMissing`.
        """
        tongue = self._tongues.get(language) or self._tongue(language)
        ready = tongue.ready.get(key)
        if ready is not None:
            return ready
        holed = tongue.holed.get(key)
        if holed is not None:
            return _filled(key, holed, args, language)
        pattern = tongue.chosen.get(key)
        if pattern is not None:
            return _chosen(key, tongue.bundle, pattern, args)
        if key in tongue and self._parsed(tongue, key):
            return self.format(key, language, args)
        if tongue is not self._tongue(ENGLISH):
            return self.format(key, ENGLISH, args)
        raise WordMissing(key)

    def summary(self, key: str, language: str, english: str) -> str:
        """Return what a command or a parameter is for; `english` where no file says it."""
        tongue = self._tongue(language)
        return self.format(key, language) if key in tongue else english

    def learn(self, language: str) -> None:
        """Read a language now rather than at its first sentence."""
        self._tongue(language)

    def _parsed(self, tongue: _Tongue, key: str) -> bool:
        """Have Fluent read an entry, unless it has; False where the entry says nothing."""
        with self._reading:
            if not tongue.said(key):
                _parse(tongue, key)
            return tongue.said(key)

    def _tongue(self, language: str) -> _Tongue:
        known = spoken(language)
        found = self._tongues.get(known)
        if found is not None:
            return found
        with self._reading:
            if known not in self._tongues:
                self._tongues[known] = _read(self._folders, known)
        return self._tongues[known]


def _filled(key: str, holed: str, args: Mapping[str, "int | str"], language: str) -> str:
    if any(type(value) is int and not -1000 < value < 1000 for value in args.values()):
        args = {name: _number(value, language) for name, value in args.items()}
    try:
        return holed.format_map(args)
    except KeyError as missing:
        raise WordMissing(f"{key}: {missing.args[0]}") from None


def _number(value: "int | str", language: str) -> str:
    if isinstance(value, str):
        return value
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=spoken(language)))


def _chosen(
    key: str, bundle: "FluentBundle", pattern: "Pattern", args: Mapping[str, "int | str"]
) -> str:
    """Have Fluent choose; long texts are kept from it and put in afterwards."""
    long: dict[str, str] = {}
    given: dict[str, int | str] = {}
    for name, value in args.items():
        given[name] = value
        if isinstance(value, str) and len(value) > LONGEST_PART:
            mark = f"\ue000{len(long)}\ue001"
            given[name], long[mark] = mark, value
    text, errors = bundle.format_pattern(pattern, given)
    if errors:
        raise WordMissing(f"{key}: {errors[0]}")
    made = str(text)
    for mark, value in long.items():
        made = made.replace(mark, value)
    return made


def _read(folders: Iterable[Path], language: str) -> _Tongue:
    tongue = _Tongue(language)
    for folder in folders:
        path = folder / f"{language}.ftl"
        if not path.is_file():
            continue
        try:
            for key, source in entries(path.read_text("utf-8")):
                _keep(tongue, key, source)
        except ValueError as wrong:
            raise ValueError(f"{path}: {wrong}") from None
    return tongue


def _keep(tongue: _Tongue, key: str, source: str) -> None:
    if key in tongue.sources:
        raise ValueError(f"{key} is said in two places")
    tongue.sources[key] = source
    text = plain(source)
    if text is not None and not key.startswith("-"):
        (tongue.holed if "{" in text else tongue.ready)[key] = text


def _parse(tongue: _Tongue, key: str) -> None:
    """Have Fluent read an entry and those that it leans on; ValueError where it cannot."""
    from fluent.runtime import FluentBundle, FluentResource
    from fluent.syntax import ast as fluent

    if tongue.bundle is None:
        tongue.bundle = FluentBundle([tongue.language], use_isolating=False)
    resource = FluentResource(with_needed(tongue.sources, key))
    tongue.bundle.add_resource(resource)
    for entry in resource.body:
        if isinstance(entry, fluent.Junk):
            raise ValueError(f"{key}: not Fluent: {str(entry.content).strip()[:60]!r}")
        if isinstance(entry, fluent.Message) and entry.id.name == key and entry.value is not None:
            _add(tongue, key, entry.value)


def _add(tongue: _Tongue, key: str, pattern: "fluent.Pattern") -> None:
    from fluent.syntax import ast as fluent

    parts: list[str] = []
    for element in pattern.elements:
        match element:
            case fluent.TextElement(value=text):
                parts.append(text.replace("{", "{{").replace("}", "}}"))
            case fluent.Placeable(expression=fluent.StringLiteral() as literal):
                text = literal.parse()["value"]
                parts.append(text.replace("{", "{{").replace("}", "}}"))
            case fluent.Placeable(expression=fluent.VariableReference(id=name)):
                parts.append("{" + name.name + "}")
            case _:
                tongue.chosen[key] = tongue.bundle.get_message(key).value
                return
    text = "".join(parts)
    if any(part.startswith("{") and part[1:2] != "{" for part in parts):
        tongue.holed[key] = text
        return
    tongue.ready[key] = text.format_map({})
