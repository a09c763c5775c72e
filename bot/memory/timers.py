"""Calls with a date: a due table with leases. The database remembers, a ticker only wakes."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    select,
    update,
)

from bot.memory.store import Found
from bot.memory.tables import DueRow

_read_args = msgspec.json.Decoder(dict[str, str]).decode

LEASE = timedelta(seconds=6)
"""How long a claimed timer is left to the process that claimed it.

Short, so that what a killed process had claimed is soon done by another; whoever is slower than
this finds its timer taken and does nothing.
"""

OPEN, LEASED, STOPPED = 0, 1, 2
"""The states of a timer: waiting for its time, claimed, held for the host."""


@dataclass(frozen=True, slots=True)
class Due:
    """A Call with a date. `grace` is how late it is still done; None is however late."""

    collective: int
    at: datetime
    name: str
    args: Mapping[str, str]
    key: str = ""
    grace: timedelta | None = None
    id: int = 0
    tries: int = 0

    def stale(self, now: datetime) -> bool:
        """Say whether it is so late that its own rule drops it."""
        return self.grace is not None and now - self.at > self.grace


def write(sql: Connection, made: Iterable[Due], dropped: Iterable[tuple[int, str]]) -> None:
    """Add timers, each in place of those with the same key; `dropped` keys go first."""
    added = list(made)
    gone = [{"of": of, "named": key} for of, key in dropped]
    gone += [{"of": due.collective, "named": due.key} for due in added if due.key]
    if gone:
        sql.execute(_DROP, gone)
    if added:
        sql.execute(_ADD, [_row(due) for due in added])


def _row(due: Due) -> dict[str, object]:
    return {
        "collective": due.collective,
        "at": due.at,
        "name": due.name,
        "args": json.dumps(dict(due.args)),
        "key": due.key,
        "grace": -1 if due.grace is None else int(due.grace.total_seconds()),
        "state": OPEN,
        "lease_until": None,
        "owner": "",
        "tries": due.tries,
    }


def claim(sql: Connection, owner: str, now: datetime, most: int = 1000) -> list[Due]:
    """Take at most so many timers that are due, the earliest first, under a lease.

    Several processes may claim at once: on PostgreSQL each skips what another holds.
    """
    sql.execute(_EXPIRE, {"now": now})
    taken = sql.execute(_CLAIM, {"now": now, "most": most, "until": now + LEASE, "by": owner})
    found = [_due(row) for row in taken]
    return sorted(found, key=lambda due: (due.at, due.id))


def _due(made: Found) -> Due:
    number, of, at, name, args, key, seconds, tries = made
    grace = None if seconds < 0 else timedelta(seconds=seconds)
    return Due(of, at, name, _read_args(args), key, grace, number, tries)


def finish(sql: Connection, due: Due, owner: str) -> bool:
    """Take a timer away as done; False where the lease was lost to another process."""
    return sql.execute(_FINISH, {"number": due.id, "by": owner}).rowcount == 1


def again(sql: Connection, due: Due, at: datetime) -> None:
    """Put a timer that was taken away, and whose command broke, back for a later moment."""
    sql.execute(_ADD, [_row(replace(due, at=at))])


def hold(sql: Connection, due: Due) -> None:
    """Put a timer that broke too often aside: `steward check` shows it to the host."""
    sql.execute(_ADD, [{**_row(due), "state": STOPPED}])


def held(sql: Connection) -> list[Due]:
    """Return the timers that were put aside, the earliest first."""
    return [_due(row) for row in sql.execute(_HELD)]


def reclaim(sql: Connection) -> None:
    """Return every lease at once: right only where no other process can be alive."""
    sql.execute(_RECLAIM)


def next_at(sql: Connection) -> datetime | None:
    """Return when a timer is next due, or a lost one returns, or None where there is none."""
    moments = [sql.execute(_NEXT).scalar(), sql.execute(_RETURNS).scalar()]
    return min((at for at in moments if at is not None), default=None)


_OPEN: ColumnElement[int] = literal_column(str(OPEN))
_LEASED: ColumnElement[int] = literal_column(str(LEASED))
# Literals, because a partial index is not used for a bound parameter.

_ADD = insert(DueRow)
_DROP = delete(DueRow).where(DueRow.collective == bindparam("of"), DueRow.key == bindparam("named"))
_EXPIRE = (
    update(DueRow)
    .where(DueRow.state == _LEASED, DueRow.lease_until < bindparam("now"))
    .values(state=OPEN, owner="", lease_until=None)
)
_PICK = (
    select(DueRow.id)
    .where(DueRow.state == _OPEN, DueRow.at <= bindparam("now"))
    .order_by(DueRow.at, DueRow.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
    .scalar_subquery()
)
_DUE = (
    DueRow.id,
    DueRow.collective,
    DueRow.at,
    DueRow.name,
    DueRow.args,
    DueRow.key,
    DueRow.grace,
    DueRow.tries,
)
_CLAIM = (
    update(DueRow)
    .where(DueRow.id.in_(_PICK))
    .values(
        state=LEASED, owner=bindparam("by"), lease_until=bindparam("until"), tries=DueRow.tries + 1
    )
    .returning(*_DUE)
)
_FINISH = delete(DueRow).where(
    DueRow.id == bindparam("number"), DueRow.state == LEASED, DueRow.owner == bindparam("by")
)
_RECLAIM = (
    update(DueRow).where(DueRow.state == _LEASED).values(state=OPEN, owner="", lease_until=None)
)
_HELD = select(*_DUE).where(DueRow.state == STOPPED).order_by(DueRow.at, DueRow.id)
_NEXT = select(func.min(DueRow.at)).where(DueRow.state == _OPEN)
_RETURNS = select(func.min(DueRow.lease_until)).where(DueRow.state == _LEASED)
