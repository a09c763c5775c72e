"""What `steward check` and `steward verify` find: each with what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from bot.language.message import Say, say
from bot.refusal import Refusal


class Level(Enum):
    """How much a finding matters: all is well, good to know, or something must be done."""

    FINE = "fine"
    NOTE = "note"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: what was found, and what to do.

    `about` is one word for programs to tell findings apart by; `do` is None where `what` says
    it all.
    """

    about: str
    level: Level
    what: Say
    do: Say | None = None


def fine(about: str, key: str, **facts: object) -> Finding:
    """All is well."""
    return Finding(about, Level.FINE, say(key, **facts))


def note(about: str, key: str, **facts: object) -> Finding:
    """Something is good to know; the words under `KEY-do` say what may be done about it."""
    return Finding(about, Level.NOTE, say(key, **facts), say(f"{key}-do", **facts))


def problem(about: str, key: str, **facts: object) -> Finding:
    """Something must be done; the words under `KEY-do` say what."""
    return Finding(about, Level.PROBLEM, say(key, **facts), say(f"{key}-do", **facts))


def refused(about: str, no: Refusal) -> Finding:
    """A part cannot be used; its refusal says what to do."""
    return Finding(about, Level.PROBLEM, say(no.key, **no.facts))


def worst(findings: Iterable[Finding]) -> Level:
    """Return how much the worst of these findings matters."""
    order = [Level.FINE, Level.NOTE, Level.PROBLEM]
    return max((finding.level for finding in findings), key=order.index, default=Level.FINE)
