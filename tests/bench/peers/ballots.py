"""What the vote peers share: the prepared database, who votes on what, and the count at the end.

Each peer does for every vote what the bot does for a vote that comes alone: it looks whether the
Call was heard, reads the poll and the voter's place on its roll, writes the ballot, counts, puts
the new card into the outbox, adds a link to the audit chain and keeps the answer, all in one
durable commit. Nothing is sealed or worded here, nobody's right is checked and nothing outlives the
process but the rows: all that is the bot's own burden.
"""

import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Task:
    """One round: where the database is, for how many seconds to vote, and who may.

    `body` and `answer` are how many bytes the bot's sealed card and sealed answer take.
    """

    url: str
    seconds: float
    callers: int
    voters: Sequence[dict[str, int]]
    body: int
    answer: int


def read_task() -> Task:
    """Read the task from the command line, and who votes from the file that it names."""
    given: dict[str, Any] = json.loads(sys.argv[1])
    prepared = json.loads(Path(given["prepared"]).read_text())
    return Task(given["url"], given["seconds"], given["callers"], **prepared)


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote Call: the event that it is known by, whose it is, and what was picked."""

    event: bytes
    collective: int
    number: int
    member: int
    audit: int
    picks: str


def votes(task: Task) -> Iterator[Vote]:
    """Let the voters vote one after another, without end, each time for something else."""
    turn = 0
    while True:
        for voter in task.voters:
            event = blake2b(f"{turn}/{voter['member']}".encode(), digest_size=16).digest()
            yield Vote(event, picks=str((turn + voter["member"]) % 3 + 1), **voter)
        turn += 1


def now() -> int:
    """Tell the time as the tables keep it: microseconds since 1970."""
    return time.time_ns() // 1000


def link(before: bytes, seq: int, at: int, vote: Vote) -> bytes:
    """Return the hash of the audit row of a vote, which follows `before`."""
    said = f"{seq}|{at}|{vote.audit}|vote|P-{vote.number}|{vote.collective}"
    return sha256((before or b"\0" * 32) + said.encode()).digest()


ROWS_LEFT = (
    "SELECT (SELECT count(*) FROM heard),"
    " (SELECT count(*) FROM audit WHERE action = 'vote'),"
    " (SELECT count(*) FROM ballot) - (SELECT count(DISTINCT subject) FROM heard),"
    " (SELECT sum(seq) FROM collective) - (SELECT count(*) FROM audit)"
)
"""What there must be at the end: a mark and an audit row a vote, a ballot a voter, a chain."""


def check(left: Sequence[int], cast: int) -> None:
    """Raise ValueError where the rows that are left do not tell of every vote, once."""
    expected = [cast, cast, 0, 0]
    if list(left) != expected:
        raise ValueError(f"after {cast} votes the rows must count {expected}, not {list(left)}")


def report(cast: int, seconds: float, commits: int) -> None:
    """Print what the round came to."""
    print(json.dumps({"votes": cast / seconds, "a_commit": cast / commits}))
