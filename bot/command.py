"""What organisers can ask for: a Command is a typed function, a Feature a handful of them."""

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import Enum
from typing import Any, Literal, TypeVar, cast, get_args, get_type_hints

from bot.language.message import Message
from bot.language.values import Choice, Flag, Kind, Number, Reading, Words
from bot.refusal import Refusal

Where = Literal["any", "dm", "room"]
Role = Literal["command", "timer", "card"]
F = TypeVar("F", bound=Callable[..., Any])

ANYONE = ("anyone",)
MEMBER = ("member",)
NOBODY = ("nobody",)
"""For a command that only a carried motion may call."""


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter of a command, read off its function's signature."""

    name: str
    kind: Kind
    summary: str
    required: bool
    default: object = None


@dataclass(frozen=True, slots=True)
class Command:
    """A function that a Call may run, with all that is known about it.

    `who` names posts, or `anyone` or `member`; `reads` promises that it writes nothing;
    `by_motion` lets a carried motion call it; `formerly` are names that stored Calls may
    still bear; `short` are the short forms of the text grammar; `asks_first` opens its form
    without asking the engine where a platform can; `anywhere` needs no collective.
    """

    name: str
    run: Callable[..., Any]
    params: tuple[Param, ...]
    summary: str
    role: Role = "command"
    who: tuple[str, ...] = MEMBER
    where: Where = "any"
    reads: bool = False
    by_motion: bool = False
    secret: bool = False
    asks_first: bool = False
    anywhere: bool = False
    hidden: bool = False
    group: str = ""
    formerly: tuple[str, ...] = ()
    short: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The word key of its summary: `command-poll-open`."""
        return "command-" + self.name.replace(" ", "-")

    def param(self, name: str) -> Param | None:
        """Return the parameter of that name, if there is one."""
        return next((param for param in self.params if param.name == name), None)

    def missing(self, args: Mapping[str, str]) -> list[Param]:
        """Return the required parameters that a Call leaves out."""
        return [p for p in self.params if p.required and not args.get(p.name, "").strip()]

    def read(self, args: Mapping[str, str], reading: Reading) -> dict[str, object]:
        """Read a Call's texts into values; refuses an unknown name and an unreadable value."""
        values: dict[str, object] = {}
        known = {param.name: param for param in self.params}
        for name, text in args.items():
            param = known.get(name)
            if param is None:
                raise Refusal("unknown-parameter", name=name, command=self.name)
            if text.strip():
                values[name] = param.kind.read(text, reading)
        return values


@dataclass(frozen=True, slots=True)
class Retention:
    """How long one kind of thing is kept: `days` after its end, then `sweep` deletes it.

    `sweep(ctx, before)` deletes what ended before that moment and returns how many rows.
    """

    kind: str
    days: int
    sweep: Callable[..., int]
    longest: int = 0


@dataclass(frozen=True, slots=True)
class Privacy:
    """What a feature says it holds about a person.

    `export(ctx, member)` returns plain data, `erase(ctx, member)` deletes and returns counts by
    kind, `merge(ctx, stays, goes)` moves what one member has to another who is the same person
    and returns what that person is told, `tables` maps each table's name to the word `member`,
    `collective` or `none`: whose data its rows are.
    """

    export: Callable[..., Mapping[str, object]]
    erase: Callable[..., Mapping[str, int]]
    tables: Mapping[str, str]
    merge: Callable[..., Sequence[Message]] | None = None
    check_merge: Callable[..., None] | None = None
    leave: Callable[..., None] | None = None
    retention: tuple[Retention, ...] = ()


@dataclass
class Feature:
    """One slice of what organisers do: its commands, timers, cards, answers and privacy."""

    name: str
    privacy: Privacy | None = None
    commands: list[Command] = field(default_factory=list)
    answers: dict[str, Callable[..., Any]] = field(default_factory=dict)

    def command(self, name: str, **facts: object) -> Callable[[F], F]:
        """Declare the function below as the command `name`; it stays callable as it is."""
        return self._declare(name, "command", facts)

    def timer(self, name: str, **facts: object) -> Callable[[F], F]:
        """Declare the function below as what `ctx.later` may name."""
        return self._declare(name, "timer", {"who": NOBODY, "hidden": True, **facts})

    def card(self, name: str, **facts: object) -> Callable[[F], F]:
        """Declare the function below as the drawing of a card that `ctx.refresh` may name."""
        declared = {"who": NOBODY, "hidden": True, "reads": True, **facts}
        return self._declare(name, "card", declared)

    def answer(self, question: str) -> Callable[[F], F]:
        """Declare the function below as this feature's answer to a named question."""

        def declare(function: F) -> F:
            self.answers[question] = function
            return function

        return declare

    def _declare(self, name: str, role: Role, facts: dict[str, Any]) -> Callable[[F], F]:
        def declare(function: F) -> F:
            self.commands.append(_read_signature(name, role, function, facts))
            return function

        return declare


def _read_signature(
    name: str, role: Role, function: Callable[..., Any], facts: dict[str, Any]
) -> Command:
    hints = get_type_hints(function, include_extras=True)
    params = tuple(
        _param(found, hints[found.name])
        for found in list(inspect.signature(function).parameters.values())[1:]
    )
    summary = (inspect.getdoc(function) or "").partition("\n")[0]
    return Command(name, function, params, summary, role, **facts)


def _param(found: inspect.Parameter, hint: object) -> Param:
    base, notes = _unwrap(hint)
    kinds = (note for note in notes if not isinstance(note, str))
    kind: Kind = cast(Kind, next(kinds, None)) or _kind(base)
    summary = next((note for note in notes if isinstance(note, str)), "")
    required = found.default is inspect.Parameter.empty
    return Param(found.name, kind, summary, required, None if required else found.default)


def _unwrap(hint: object) -> tuple[object, tuple[object, ...]]:
    """Return the bare type and the notes of `Annotated[T, …]`, also inside `… | None`."""
    if hasattr(hint, "__metadata__"):
        base, notes = _unwrap(get_args(hint)[0])
        return base, (*notes, *hint.__metadata__)
    parts = [part for part in get_args(hint) if part is not type(None)]
    return _unwrap(parts[0]) if parts else (hint, ())


def _kind(base: object) -> Kind:
    if isinstance(base, type) and issubclass(base, Enum):
        return Choice(of=base)
    plain: dict[object, Kind] = {str: Words(), int: Number(), bool: Flag()}
    if base not in plain:
        raise TypeError(f"no kind of value reads {base!r}")
    return plain[base]


class Registry:
    """Every command there is, by each name that a Call may bear."""

    def __init__(self, features: Iterable[Feature]) -> None:
        """Gather the commands of the features; two of one name are a mistake of ours."""
        self.features = tuple(features)
        self.commands: dict[str, Command] = {}
        self._by_name: dict[str, Command] = {}
        self.short: dict[str, Command] = {}
        for feature in self.features:
            for command in feature.commands:
                self._add(command)

    def _add(self, command: Command) -> None:
        for name in (command.name, *command.formerly):
            if name in self._by_name:
                raise ValueError(f"two commands are called {name!r}")
            self._by_name[name] = command
        self.commands[command.name] = command
        self.short.update(dict.fromkeys(command.short, command))

    def find(self, name: str) -> Command | None:
        """Return the command of that name, or the one that was called so formerly."""
        return self._by_name.get(name)

    def shown(self) -> list[Command]:
        """Return the commands that people may type, in the order in which they were declared."""
        return [c for c in self.commands.values() if c.role == "command" and not c.hidden]

    def closest(self, typed: str, count: int = 3) -> list[str]:
        """Return the names most like what was typed, best first."""
        names = [command.name for command in self.shown()]
        tops = sorted({name.partition(" ")[0] for name in names})
        found = get_close_matches(typed, names, count, 0.6) or get_close_matches(
            typed.partition(" ")[0], tops, count, 0.6
        )
        return list(found)

    def answers(self, question: str) -> list[Callable[..., Any]]:
        """Return every feature's answer to a named question."""
        return [f.answers[question] for f in self.features if question in f.answers]


def word_keys(feature: Feature) -> dict[str, str]:
    """Return the word keys of a feature's commands and parameters, with their English words.

    What only a button names is left out: nobody reads what it is for.
    """
    keys: dict[str, str] = {}
    for command in feature.commands:
        if command.role != "command" or (command.hidden and not command.by_motion):
            continue
        keys[command.key] = command.summary
        for param in command.params:
            keys[f"param-{command.name.replace(' ', '-')}-{param.name}"] = param.summary
    return keys
