"""How a command's values are typed, as a sentence shows it."""

from collections.abc import Sequence
from typing import Protocol

from bot.language.values import Kind


class Asked(Protocol):
    """One parameter of a command, as far as reading it goes."""

    @property
    def name(self) -> str:
        """Its name, as it is typed before a colon."""
        ...

    @property
    def kind(self) -> Kind:
        """What it takes."""
        ...

    @property
    def required(self) -> bool:
        """Whether the command cannot do without it."""
        ...


def usage(params: Sequence[Asked], *, named: bool = False) -> str:
    """Return how a command's values are typed, such as `P-3 "choice"`, for a sentence to show.

    Where only somebody's own words would do, the parameter's name stands in for them. `named`
    writes each as `name:value`.
    """
    needed = [param for param in params if param.required]
    others = [param for param in params if not param.required and not param.kind.long]
    shown = [_shown(param, named) for param in needed]
    return " ".join([*shown, *(_shown(param, True) for param in others[:1])])


def _shown(param: Asked, named: bool) -> str:
    value = param.kind.example() or param.name
    if named:
        return f"{param.name}:{'…' if param.kind.free else value}"
    return f'"{value}"' if param.kind.free or " " in value else value
