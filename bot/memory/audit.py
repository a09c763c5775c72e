"""Who did what to which object, chained by hash: one chain a collective."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, bindparam, insert, select, update

from bot.memory.store import stamp
from bot.memory.tables import AuditRow, Collective

START = b"\0" * 32
"""What the first row of a chain follows."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One act: `actor` is a random audit id, 0 for the clock; `object` a reference or an id."""

    collective: int
    actor: int
    action: str
    object: str


def link(before: bytes, seq: int, at: datetime, deed: Deed) -> bytes:
    """Return the hash of a row that follows `before`."""
    said = f"{seq}|{stamp(at)}|{deed.actor}|{deed.action}|{deed.object}|{deed.collective}"
    return sha256(before + said.encode()).digest()


def write(sql: Connection, deeds: Iterable[Deed], at: datetime) -> None:
    """Add rows to the chains of their collectives; the heads are held by this transaction."""
    heads: dict[int, tuple[int, bytes]] = {}
    rows: list[dict[str, object]] = []
    for deed in deeds:
        if deed.collective not in heads:
            found = sql.execute(_HEAD, {"collective": deed.collective}).first()
            heads[deed.collective] = (found.seq, found.head or START) if found else (0, START)
        seq, head = heads[deed.collective]
        made = link(head, seq + 1, at, deed)
        heads[deed.collective] = (seq + 1, made)
        rows.append(
            {
                "collective": deed.collective,
                "seq": seq + 1,
                "at": at,
                "actor": deed.actor,
                "action": deed.action,
                "object": deed.object,
                "hash": made,
            }
        )
    if rows:
        sql.execute(_ADD, rows)
        moved = [{"of": of, "to": seq, "made": head} for of, (seq, head) in heads.items()]
        sql.execute(_MOVE, moved)


def broken(sql: Connection, collective: int) -> int | None:
    """Return the number of the first row that does not follow from the one before, or None.

    A chain whose tail was cut by retention begins at a checkpoint row (`action` `checkpoint`),
    whose hash is taken as it stands.
    """
    head, last = START, 0
    for row in sql.execute(_CHAIN, {"collective": collective}):
        deed = Deed(collective, row.actor, row.action, row.object)
        if last == 0 and row.action == "checkpoint":
            head, last = row.hash, row.seq
            continue
        if row.seq != last + 1 or link(head, row.seq, row.at, deed) != row.hash:
            return int(row.seq)
        head, last = row.hash, row.seq
    end = sql.execute(_HEAD, {"collective": collective}).first()
    if end is not None and (end.seq, end.head or START) != (last, head):
        return last + 1
    return None


_HEAD = select(Collective.seq, Collective.head).where(Collective.id == bindparam("collective"))
_ADD = insert(AuditRow)
_MOVE = (
    update(Collective)
    .where(Collective.id == bindparam("of"))
    .values(seq=bindparam("to"), head=bindparam("made"))
)
_CHAIN = (
    select(
        AuditRow.seq, AuditRow.at, AuditRow.actor, AuditRow.action, AuditRow.object, AuditRow.hash
    )
    .where(AuditRow.collective == bindparam("collective"))
    .order_by(AuditRow.seq)
)
