"""What a kind of value is, and by whom, when and where a value is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo


class Finder(Protocol):
    """Looks up values that only the database knows; the engine gives one to each reading."""

    def member(self, name: str) -> int:
        """Return the member on the roll with that name; refuses no match and several."""
        ...

    def members_like(self, typed: str) -> Sequence[str]:
        """Return names on the roll that begin with what was typed, if the asker may see them."""
        ...

    def references(self, series: str, typed: str) -> Sequence[tuple[str, str]]:
        """Return references of a series that are open, with how each is shown."""
        ...


@dataclass(frozen=True, slots=True)
class Reading:
    """By whom, when and where a value is read."""

    now: datetime
    zone: ZoneInfo
    language: str
    finder: Finder | None = None
    card: str = ""


class Kind(Protocol):
    """One kind of value. `name` is its word key, `long` asks for a paragraph.

    `free` says that the value is somebody's own words, of which any are right; a kind that is
    not free understands the whole text or refuses it. `spaced` says that the text may hold
    spaces without being put in quotation marks.
    """

    @property
    def name(self) -> str:
        """Return its word key."""
        ...

    @property
    def long(self) -> bool:
        """Say whether it asks for a paragraph."""
        ...

    @property
    def free(self) -> bool:
        """Say whether any words are right."""
        ...

    @property
    def spaced(self) -> bool:
        """Say whether its text may hold spaces without quotation marks."""
        ...

    def read(self, text: str, reading: Reading) -> object:
        """Read a text into a value; raises `Refusal` with what would have been understood."""
        ...

    def choices(self) -> Sequence[str]:
        """Return every value there is, where they are few; empty otherwise."""
        ...

    def suggest(self, typed: str, reading: Reading) -> Sequence[str]:
        """Return values that fit what was typed so far."""
        ...

    def example(self) -> str:
        """Return a value that is right in every language; empty where only words would do."""
        ...


@dataclass(frozen=True, slots=True)
class Plain:
    """What most kinds share: no list of choices, nothing to suggest."""

    name: str = "line"
    long: bool = False
    free: bool = False
    spaced: bool = True

    def choices(self) -> Sequence[str]:
        """Return every value there is, where they are few; empty otherwise."""
        return ()

    def suggest(self, typed: str, reading: Reading) -> Sequence[str]:
        """Return values that fit what was typed so far."""
        return ()

    def example(self) -> str:
        """Return a value that is right in every language; empty where only words would do."""
        return ""


LONGEST_SHOWN = 40


def shown(text: str) -> str:
    """Return what was typed as a refusal says it back: its beginning, where it is long."""
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_SHOWN else words[: LONGEST_SHOWN - 1] + "…"
