"""Leases: which process holds a platform's connection or a sweep, so that others stand by."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, select

from bot.memory.store import inserting
from bot.memory.tables import LeaseRow

LENGTH = timedelta(seconds=6)
"""After how long without a sign of life a standby may take over."""


def take(sql: Connection, name: str, owner: str, now: datetime, *, by_force: bool = False) -> bool:
    """Take a lease, or renew it; False while another process holds it.

    `by_force` takes it from whoever had it: right only where no other process can be alive.
    """
    made = inserting(sql.dialect.name, LeaseRow).values(name=name, owner=owner, until=now + LENGTH)
    free = None if by_force else (LeaseRow.owner == owner) | (LeaseRow.until < now)
    taken = made.on_conflict_do_update(
        index_elements=["name"], set_={"owner": owner, "until": now + LENGTH}, where=free
    )
    return sql.execute(taken.returning(LeaseRow.owner)).first() is not None


def holds(sql: Connection, name: str, owner: str, now: datetime) -> bool:
    """Say whether a lease is held, here and now."""
    row = sql.execute(_FIND, {"named": name}).first()
    return row is not None and row.owner == owner and row.until >= now


def drop(sql: Connection, name: str, owner: str) -> None:
    """Let go of a lease, if it is still held."""
    sql.execute(_DROP, {"named": name, "by": owner})


_FIND = select(LeaseRow.owner, LeaseRow.until).where(LeaseRow.name == bindparam("named"))
_DROP = delete(LeaseRow).where(
    LeaseRow.name == bindparam("named"), LeaseRow.owner == bindparam("by")
)
