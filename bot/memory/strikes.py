"""Wrong guesses, counted by keyed hash of the account for an hour."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, select

from bot.memory.store import inserting
from bot.memory.tables import Strike

REMEMBERED = timedelta(hours=1)


def count(sql: Connection, hash: bytes, now: datetime) -> int:
    """Return how many guesses stand against this hash."""
    found = sql.execute(_COUNT, {"hash": hash, "now": now}).scalar()
    return int(found or 0)


def add(sql: Connection, hash: bytes, now: datetime) -> None:
    """Count one more wrong guess; the hour begins anew."""
    sweep(sql, now)
    made = inserting(sql.dialect.name, Strike).values(hash=hash, count=1, until=now + REMEMBERED)
    changed = {"count": Strike.count + 1, "until": now + REMEMBERED}
    sql.execute(made.on_conflict_do_update(index_elements=["hash"], set_=changed))


def sweep(sql: Connection, now: datetime) -> None:
    """Drop counts whose time is over."""
    sql.execute(_SWEEP, {"now": now})


_COUNT = select(Strike.count).where(
    Strike.hash == bindparam("hash"), Strike.until > bindparam("now")
)
_SWEEP = delete(Strike).where(Strike.until <= bindparam("now"))
