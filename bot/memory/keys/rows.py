"""Reading and writing the rows of the key store, inside a transaction of the caller's."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, select, update

from bot.memory.keys.copying import Contents, Row
from bot.memory.keys.doors import Doors, Proof
from bot.memory.keys.sweeping import Unsettled
from bot.memory.keys.tables import State, destroyed, head, keys, micros, moment, parts, rings
from bot.memory.keys.wrapping import Ring, Stretch

_IN = keys.c.subject.in_(bindparam("subjects", expanding=True))
_LISTED = destroyed.c.subject.in_(bindparam("subjects", expanding=True))
_STATE = keys.c.state.in_(bindparam("states", expanding=True))
_ONE = select(keys.c.ring, keys.c.wrapped).where(keys.c.subject == bindparam("subject"))
_HELD = select(keys.c.subject).where(_IN)
_BY_STATE = select(keys.c.subject, keys.c.state, keys.c.since).where(_STATE)
_MARK = update(keys).where(_IN, _STATE).values(state=bindparam("to"), since=bindparam("now"))
_DELETE = delete(keys).where(_IN, _STATE)
_UNLIST = delete(destroyed).where(_LISTED)
_REWRAP = (
    update(keys)
    .where(keys.c.subject == bindparam("subject_"))
    .values(wrapped=bindparam("wrapped_"))
)


@dataclass(frozen=True, slots=True)
class Destroyed:
    """A subject whose key was destroyed, and when."""

    subject: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Fresh:
    """A key that is made and not yet written down."""

    key: bytes
    ring: Ring
    copied: bool


def add_new(
    connection: Connection, fresh: Mapping[str, Fresh], doors: Doors, now: datetime
) -> None:
    """Write keys down as *new*, in place of *new* ones under the same subjects."""
    added = [
        {
            "subject": subject,
            "ring": one.ring.value,
            "state": State.NEW.value,
            "wrapped": doors.wrap(one.ring, subject, one.key),
            "copied": one.copied,
            "since": micros(now),
        }
        for subject, one in fresh.items()
    ]
    remove(connection, list(fresh), State.NEW)
    connection.execute(insert(keys), added)


def find(connection: Connection, subject: str) -> tuple[Ring, bytes] | None:
    """Return the ring and the wrapped key of a subject."""
    row = connection.execute(_ONE, {"subject": subject}).one_or_none()
    return None if row is None else (Ring(row.ring), row.wrapped)


def held(connection: Connection, subjects: Collection[str]) -> set[str]:
    """Return those of the subjects that have a key."""
    found: set[str] = set()
    for part in parts(subjects):
        found.update(connection.execute(_HELD, {"subjects": part}).scalars())
    return found


def in_state(connection: Connection, *states: State) -> list[Unsettled]:
    """Return the keys that are in one of these states."""
    rows = connection.execute(_BY_STATE, {"states": [state.value for state in states]})
    return [Unsettled(row.subject, State(row.state), moment(row.since)) for row in rows]


def mark(
    connection: Connection, subjects: Collection[str], of: Iterable[State], to: State, now: datetime
) -> None:
    """Move the keys of these subjects that are in a state `of` to the state `to`."""
    states = [state.value for state in of]
    for part in parts(subjects):
        told = {"subjects": part, "states": states, "to": to.value, "now": micros(now)}
        connection.execute(_MARK, told)


def remove(connection: Connection, subjects: Collection[str], *states: State) -> None:
    """Delete the keys of these subjects that are in one of the states."""
    for part in parts(subjects):
        connection.execute(_DELETE, {"subjects": part, "states": [state.value for state in states]})


def list_destroyed(connection: Connection, subjects: Collection[str], now: datetime) -> None:
    """Write these subjects on the list of what was destroyed."""
    for part in parts(subjects):
        connection.execute(_UNLIST, {"subjects": part})
        rows = [{"subject": subject, "at": micros(now)} for subject in part]
        connection.execute(insert(destroyed), rows)


def destroyed_since(connection: Connection, at: datetime) -> tuple[Destroyed, ...]:
    """Return what was destroyed at that moment or later, oldest first."""
    since = destroyed.c.at >= micros(at)
    query = select(destroyed).where(since).order_by(destroyed.c.at, destroyed.c.subject)
    return tuple(Destroyed(row.subject, moment(row.at)) for row in connection.execute(query))


def owe_wiping(connection: Connection) -> None:
    """Remember that the files and the backup copy still hold keys that were deleted."""
    connection.execute(update(head).values(unscrubbed=True, copy_stale=True))


def proofs(connection: Connection) -> tuple[Proof, ...]:
    """Return what the store keeps of its wrapping keys."""
    return tuple(
        Proof(
            Ring(row.ring),
            row.proof,
            row.salt,
            Stretch(row.memory_kib, row.iterations, row.lanes),
        )
        for row in connection.execute(select(rings))
    )


def replace_proofs(connection: Connection, fresh: Iterable[Proof]) -> None:
    """Keep these proofs in place of those before."""
    rows = [
        {
            "ring": proof.ring.value,
            "proof": proof.proof,
            "salt": proof.salt,
            "memory_kib": proof.stretch.memory_kib,
            "iterations": proof.stretch.iterations,
            "lanes": proof.stretch.lanes,
        }
        for proof in fresh
    ]
    connection.execute(delete(rings))
    connection.execute(insert(rings), rows)


def rewrap(connection: Connection, before: Doors, after: Doors) -> None:
    """Wrap every key anew."""
    fresh = []
    for row in connection.execute(select(keys.c.subject, keys.c.ring, keys.c.wrapped)):
        ring = Ring(row.ring)
        key = before.unwrap(ring, row.subject, row.wrapped)
        fresh.append({"subject_": row.subject, "wrapped_": after.wrap(ring, row.subject, key)})
    if fresh:
        connection.execute(_REWRAP, fresh)


def contents(connection: Connection, database_id: str) -> Contents:
    """Gather what belongs into the backup copy."""
    copied = select(keys).where(keys.c.copied).order_by(keys.c.subject)
    listed = select(destroyed).order_by(destroyed.c.at, destroyed.c.subject)
    return Contents(
        database_id, proofs(connection), _told(connection, copied), _told(connection, listed)
    )


def _told(connection: Connection, query: Select[*tuple[Any, ...]]) -> tuple[Row, ...]:
    found = connection.execute(query)
    names = [str(name) for name in found.keys()]  # noqa: SIM118 - it is no mapping
    return tuple(dict(zip(names, row, strict=True)) for row in found)
