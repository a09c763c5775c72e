"""The time and chance that everything else is given."""

import random
import secrets
from datetime import UTC, datetime
from typing import Protocol

SPOKEN = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
"""Letters and digits that are not mistaken for one another when read aloud."""


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return datetime.now(UTC)


class HandClock:
    """A clock that somebody moves by hand: a transcript's, or a test's."""

    def __init__(self, at: datetime) -> None:
        """Start at `at`, which must be aware."""
        self._at = at.astimezone(UTC)

    def now(self) -> datetime:
        """Return the moment that the clock was last set to."""
        return self._at

    def set(self, at: datetime) -> None:
        """Move to `at`."""
        self._at = at.astimezone(UTC)


class Ids(Protocol):
    """Makes the identities and codes that must not be guessed."""

    def new_id(self) -> int:
        """Return a random identity of 62 bits, never zero."""
        ...

    def code(self, kind: str, groups: tuple[int, ...]) -> str:
        """Return a code in groups of spoken letters, such as `K7PX-3MQA` for `(4, 4)`."""
        ...


class SystemIds:
    """Identities and codes from the system's own source of chance."""

    def new_id(self) -> int:
        """Return a random identity of 62 bits, never zero."""
        return secrets.randbits(62) | 1

    def code(self, kind: str, groups: tuple[int, ...]) -> str:
        """Return a code in groups of spoken letters, such as `K7PX-3MQA` for `(4, 4)`."""
        return "-".join("".join(secrets.choice(SPOKEN) for _ in range(n)) for n in groups)


class SeededIds:
    """Identities and codes that come out alike each time: for transcripts alone.

    Each kind of code is a stream of its own, so that one more code of one kind does not change
    the codes of another.
    """

    def __init__(self, seed: str) -> None:
        """Begin the streams that belong to `seed`."""
        self._seed = seed
        self._streams: dict[str, random.Random] = {}

    def _stream(self, kind: str) -> random.Random:
        if kind not in self._streams:
            self._streams[kind] = random.Random(f"{self._seed}/{kind}")
        return self._streams[kind]

    def new_id(self) -> int:
        """Return the next identity of 62 bits of this seed."""
        return self._stream("id").getrandbits(62) | 1

    def code(self, kind: str, groups: tuple[int, ...]) -> str:
        """Return the next code of this kind."""
        stream = self._stream(kind)
        return "-".join("".join(stream.choice(SPOKEN) for _ in range(n)) for n in groups)


def process_name() -> str:
    """Return a fresh name for this process, by which it holds leases."""
    return secrets.token_hex(8)


def seconds_of_work() -> float:
    """Return a monotonic count of seconds, for measuring how long something took."""
    import time

    return time.perf_counter()
