"""What could not be said to a member, kept sealed for `my inbox`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from bot.language.message import Message
from bot.language.stored import to_json
from bot.memory.safe import Safe
from bot.memory.store import inserting
from bot.memory.tables import InboxRow, Strike

NOTICE_EVERY = timedelta(days=1)
"""How often at most a room is told that somebody has a message."""

TELL_SENDER_AFTER = timedelta(days=3)
"""How long a message lies unread before its sender is told."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A message whose sender has not been told yet that nobody read it."""

    id: int
    member: int
    sender: int


def keep(
    sql: Connection,
    safe: Safe,
    number: int,
    collective: int,
    member: int,
    body: Message,
    now: datetime,
    *,
    card: str = "",
    sender: int = 0,
) -> None:
    """Keep a message for a member under `number`; a card replaces what it said before."""
    if card:
        sql.execute(_DROP_CARD, {"of": member, "named": card})
    made = {
        "id": number,
        "collective": collective,
        "member": member,
        "card": card,
        "body": safe.seal(f"member/{member}", f"inbox/{number}", to_json(body)),
        "at": now,
        "sender": sender or None,
    }
    sql.execute(_ADD, made)


def drop(sql: Connection, numbers: Iterable[int]) -> None:
    """Take messages away: they were read, or reached their member another way."""
    wanted = [{"number": number} for number in numbers]
    if wanted:
        sql.execute(_DROP, wanted)


def notice(sql: Connection, safe: Safe, member: int, now: datetime) -> bool:
    """Say whether a room may be told of a member's messages now, and count that as done.

    Only a keyed hash of it is kept, for a day.
    """
    marked = safe.hash("instance", "notice", str(member))
    until = now + NOTICE_EVERY
    made = inserting(sql.dialect.name, Strike).values(hash=marked, count=1, until=until)
    told = made.on_conflict_do_update(
        index_elements=["hash"], set_={"until": until}, where=Strike.until <= now
    )
    return sql.execute(told.returning(Strike.count)).first() is not None


def unread(sql: Connection, collective: int, now: datetime) -> list[Unread]:
    """Return the messages that lay here so long that their senders should know."""
    found = sql.execute(_UNREAD, {"of": collective, "before": now - TELL_SENDER_AFTER})
    return [Unread(row.id, row.member, row.sender or 0) for row in found]


def told(sql: Connection, numbers: Iterable[int]) -> None:
    """Note that the senders of these messages know."""
    wanted = [{"number": number} for number in numbers]
    if wanted:
        sql.execute(_TOLD, wanted)


_ADD = insert(InboxRow)
_DROP_CARD = delete(InboxRow).where(
    InboxRow.member == bindparam("of"), InboxRow.card == bindparam("named")
)
_DROP = delete(InboxRow).where(InboxRow.id == bindparam("number"))
_UNREAD = (
    select(InboxRow.id, InboxRow.member, InboxRow.sender)
    .where(
        InboxRow.collective == bindparam("of"),
        InboxRow.sender.is_not(None),
        InboxRow.at < bindparam("before"),
    )
    .order_by(InboxRow.at, InboxRow.id)
)
_TOLD = update(InboxRow).where(InboxRow.id == bindparam("number")).values(sender=None)
