"""What was heard already: a Call heard twice has one effect and gets the same answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from bot.memory.tables import HeardRow

ANSWERS_KEPT = timedelta(hours=24)
MARKS_KEPT = timedelta(days=30)
"""How long an event stays marked; platforms repeat themselves within hours, not weeks."""


@dataclass(frozen=True, slots=True)
class Mark:
    """That a Call was heard. `answer` is sealed under `subject`; `owed` until it was said."""

    event: bytes
    receipt: int
    subject: str = ""
    answer: bytes | None = None
    owed: bool = False
    wrote: bool = False


def known(sql: Connection, events: Iterable[bytes]) -> Mapping[bytes, Mark]:
    """Return the marks of those events that were heard before."""
    wanted = list(events)
    if not wanted:
        return {}
    found = sql.execute(_KNOWN, {"events": wanted})
    return {
        row.event: Mark(row.event, row.receipt, row.subject, row.answer, row.owed, row.wrote)
        for row in found
    }


def write(sql: Connection, marks: Iterable[Mark], at: datetime) -> None:
    """Mark events as heard; raises `IntegrityError` where another process was first."""
    rows = [
        {
            "event": mark.event,
            "receipt": mark.receipt,
            "at": at,
            "subject": mark.subject,
            "answer": mark.answer,
            "owed": mark.owed,
            "wrote": mark.wrote,
        }
        for mark in marks
    ]
    if rows:
        sql.execute(_ADD, rows)


def said(sql: Connection, receipts: Iterable[int]) -> None:
    """Note that these answers reached their askers."""
    wanted = [{"number": receipt} for receipt in receipts]
    if wanted:
        sql.execute(_SAID, wanted)


def owed(sql: Connection, before: datetime) -> list[Mark]:
    """Return the answers that were committed by then and may never have been delivered."""
    found = sql.execute(_OWED, {"before": before})
    return [Mark(row.event, row.receipt, row.subject, row.answer, True, row.wrote) for row in found]


def sweep(sql: Connection, now: datetime) -> None:
    """Drop answers after a day and marks after a month."""
    sql.execute(_WIPE, {"before": now - ANSWERS_KEPT})
    sql.execute(_DROP, {"before": now - MARKS_KEPT})


_KNOWN = select(
    HeardRow.event,
    HeardRow.receipt,
    HeardRow.subject,
    HeardRow.answer,
    HeardRow.owed,
    HeardRow.wrote,
).where(HeardRow.event.in_(bindparam("events", expanding=True)))
_ADD = insert(HeardRow)
_SAID = update(HeardRow).where(HeardRow.receipt == bindparam("number")).values(owed=False)
_OWED = (
    select(HeardRow.event, HeardRow.receipt, HeardRow.subject, HeardRow.answer, HeardRow.wrote)
    .where(HeardRow.owed, HeardRow.at <= bindparam("before"))
    .order_by(HeardRow.at, HeardRow.receipt)
)
_WIPE = (
    update(HeardRow)
    .where(HeardRow.at < bindparam("before"), HeardRow.answer.is_not(None))
    .values(answer=None)
)
_DROP = delete(HeardRow).where(HeardRow.at < bindparam("before"), ~HeardRow.owed)
