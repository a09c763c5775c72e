"""A line of text becomes a Call: which command is meant, and with which values.

Every platform where people write rather than press shares this, as does the console.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import NamedTuple

from bot.command import Command, Registry
from bot.language.arguments import arguments
from bot.language.message import Do, Joined
from bot.language.values import NO, YES, RefKind
from bot.language.values.kind import shown
from bot.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Typed:
    """The command that a text names, and its values as they were typed."""

    name: str
    args: dict[str, str] = field(default_factory=dict)


class _Found(NamedTuple):
    """A command, and the rest of the line; `answer` is a yes or no that was its name."""

    command: Command
    rest: str
    answer: str = ""


_HEAD = re.compile(r"(\S+)(?:\s+(\S+))?")
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_WIDE = str.maketrans("！／", "!/")  # noqa: RUF001
_STOPS = ".,;:!?…¡¿"
MOST_LISTED = 12
LONGEST_TEXT = 20_000
"""Characters beyond which a text is not taken apart: no command takes as many."""
ANSWERS = YES | NO | {"abstain"}
"""What may be answered to a card in one word, where a command has such a short form."""


def read(
    text: str, registry: Registry, *, prefixes: tuple[str, ...], bare: bool, card: str = ""
) -> Typed | None:
    """Read a text; None where it is not for the bot.

    It is where it begins with one of the prefixes, or wherever `bare` says that everything is,
    as in a private chat. A reply to a card, named by `card`, needs no prefix if it is one of
    that card's commands with short values: somebody's own words could be meant for people.
    Raises `Refusal` for an unknown command and for values that are left over or unclear.
    """
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    text = text.replace("\r\n", "\n").strip()
    asked = _without_prefix(text, prefixes)
    if asked is not None:
        return _read(asked.strip(), registry, card, sure=bare or asked[:1].isalpha())
    if not text:
        return None
    if bare:
        return _read(text, registry, card, sure=True)
    return _read_reply(text, registry, card) if card else None


def pick(text: str, labels: Sequence[str]) -> int | None:
    """Return which of some numbered answers a text picks, from 0; None where it picks none.

    It may be the number, the words of the answer, or a yes or no where two are offered.
    """
    said = _INVISIBLE.sub("", text).replace("\ufe0f", "").replace("\u20e3", "")
    said = said.strip().strip(_STOPS + "#()[]").casefold()
    if said.isdecimal() and len(said) < 4:
        number = int(said)
        return number - 1 if 1 <= number <= len(labels) else None
    words = [label.strip().strip(_STOPS).casefold() for label in labels]
    if said and words.count(said) == 1:
        return words.index(said)
    if len(labels) == 2 and (said in YES or said in NO):
        return 0 if said in YES else 1
    return None


def _without_prefix(text: str, prefixes: Iterable[str]) -> str | None:
    plain = text if text.isascii() else text[:1].translate(_WIDE) + text[1:]
    for prefix in prefixes:
        if prefix and plain.startswith(prefix):
            return plain[len(prefix) :]
    return None


def _read(asked: str, registry: Registry, card: str, *, sure: bool) -> Typed | None:
    """Read what is surely for the bot, or else only what names a command."""
    if len(asked) > LONGEST_TEXT:
        raise Refusal("value-too-long", longest=LONGEST_TEXT, length=len(asked))
    line, _, below = asked.partition("\n")
    found = _find(line.strip(), registry, card)
    if found is not None:
        return _typed(found, below, card)
    if not sure:
        return None
    raise _unknown(line, registry)


def _read_reply(text: str, registry: Registry, card: str) -> Typed | None:
    """Read a reply in a room if it is one of the card's commands, said shortly."""
    found = _find(text, registry, card) if "\n" not in text else None
    if found is None or _series(found.command) != card.partition("-")[0]:
        return None
    try:
        typed = _typed(found, "", card)
    except Refusal:
        return None
    own_words = (p.name for p in found.command.params if p.kind.free and not found.answer)
    return None if any(name in typed.args for name in own_words) else typed


def _find(line: str, registry: Registry, card: str) -> _Found | None:
    head = _HEAD.match(line)
    if head is None:
        return None
    first, second = head[1].lower(), (head[2] or "").lower()
    if second:
        command = _said(registry, f"{first} {second}")
        if command is not None:
            return _Found(command, line[head.end(2) :].strip())
    rest = line[head.end(1) :].strip()
    command = (_of_card(registry, first, card) if card else None) or _said(registry, first)
    command = command or registry.short.get(first)
    if command is not None:
        is_answer = first in ANSWERS and first in registry.short
        return _Found(command, rest, head[1] if is_answer else "")
    if first in YES and "yes" in registry.short:
        return _Found(registry.short["yes"], rest, head[1])
    shorter = first.rstrip(_STOPS)
    return (
        _find(f"{shorter} {rest}".strip(), registry, card) if shorter not in ("", first) else None
    )


def _said(registry: Registry, name: str) -> Command | None:
    """Return the command of that name if people may type it."""
    command = registry.find(name)
    return command if command is not None and command.role == "command" else None


def _of_card(registry: Registry, last: str, card: str) -> Command | None:
    """Return the command that is about such a card and whose name ends in this word."""
    series = card.partition("-")[0]
    for name, command in registry.commands.items():
        if name.endswith(f" {last}") and command.role == "command" and _series(command) == series:
            return command
    return None


def _series(command: Command) -> str:
    """Return of which series the first reference is that a command takes."""
    kinds = (param.kind for param in command.params)
    return next((kind.series for kind in kinds if isinstance(kind, RefKind)), "")


def _typed(found: _Found, below: str, card: str) -> Typed:
    command = found.command
    if not (found.rest or below or card or found.answer):
        return Typed(command.name)
    args = arguments(command.name, command.params, found.rest, below, card)
    if found.answer:
        left = (p for p in command.params if p.kind.free and p.name not in args)
        args.update((param.name, found.answer) for param in [*left][:1])
    return Typed(command.name, args)


def _unknown(line: str, registry: Registry) -> Refusal:
    """Return the refusal of a command that there is none of, with those that are like it."""
    words = line.lower().split(None, 2)[:2]
    typed = shown(" ".join(words))
    first = words[0].rstrip(_STOPS) if words else ""
    below = [c.name for c in registry.shown() if c.name.startswith(f"{first} ")]
    if below:
        return _unknown_below(first, typed, below)
    near = registry.closest(typed)
    if not near:
        return Refusal("unknown-command-nothing-near", name=shown(line) or "?")
    return Refusal("unknown-command", name=typed, near=_named(near))


def _unknown_below(group: str, typed: str, names: Sequence[str]) -> Refusal:
    if typed.rstrip(_STOPS) == group:
        return Refusal("incomplete-command", name=Do(group), choices=_named(names[:MOST_LISTED]))
    lasts = {name.removeprefix(f"{group} "): name for name in names}
    near = get_close_matches(typed.removeprefix(f"{group} "), lasts, 3, 0.6)
    if near:
        return Refusal("unknown-command", name=typed, near=_named(lasts[last] for last in near))
    return Refusal("unknown-below", name=typed, choices=_named(names[:MOST_LISTED]))


def _named(names: Iterable[str]) -> Joined:
    return Joined(tuple(Do(name) for name in names))
