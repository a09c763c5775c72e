"""What becomes of keys that a crash left between two states; pure."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.memory.keys.tables import State, parts

Exists = Callable[[Collection[str]], set[str]]
"""Answers which of these subjects have rows in the database that the keys seal for."""

YOUNG = timedelta(minutes=10)
"""How long a new key is left alone although nothing is sealed under it yet."""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A key that is not live, and since when."""

    subject: str
    state: State
    since: datetime


@dataclass(frozen=True, slots=True)
class Sweep:
    """What a sweep did, each as a list of subjects, and what it leaves to a person.

    `confirmed` were new and have rows; `discarded` were new, had none and were old enough;
    `destroyed` were going and their rows are gone; `spared` were going and their rows are there;
    `waiting` are too young to judge; `without_rows` are live and nothing is sealed under them,
    which `steward check` shows. `unscrubbed` and `copy_stale` say that the store or its backup
    copy could not be rid of destroyed keys yet.
    """

    confirmed: tuple[str, ...] = ()
    discarded: tuple[str, ...] = ()
    destroyed: tuple[str, ...] = ()
    spared: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    without_rows: tuple[str, ...] = ()
    unscrubbed: bool = False
    copy_stale: bool = False


def decide(
    unsettled: Iterable[Unsettled], there: Collection[str], now: datetime, *, alone: bool
) -> Sweep:
    """Settle what a crash left, given the subjects that have rows.

    Where other processes use the store too, a young key that is going and has rows may belong to
    an erasure that one of them is about to commit, so it waits.
    """
    fates: defaultdict[str, list[str]] = defaultdict(list)
    for key in unsettled:
        fates[_fate(key, key.subject in there, now, alone)].append(key.subject)
    return Sweep(
        confirmed=tuple(sorted(fates["confirmed"])),
        discarded=tuple(sorted(fates["discarded"])),
        destroyed=tuple(sorted(fates["destroyed"])),
        spared=tuple(sorted(fates["spared"])),
        waiting=tuple(sorted(fates["waiting"])),
    )


def existing(exists: Exists, subjects: Collection[str]) -> set[str]:
    """Ask which of many subjects have rows, some hundred at a time."""
    there: set[str] = set()
    for part in parts(subjects):
        there |= exists(part)
    return there


def _fate(key: Unsettled, exists: bool, now: datetime, alone: bool) -> str:
    young = now - key.since <= YOUNG
    if key.state is State.NEW:
        if exists:
            return "confirmed"
        return "waiting" if young else "discarded"
    if not exists:
        return "destroyed"
    return "waiting" if young and not alone else "spared"
