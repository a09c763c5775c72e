"""What will be said: rows that are written with the facts they speak of, and sent afterwards."""

from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from os import urandom
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from bot.call import Sight
from bot.language.message import Message
from bot.language.stored import to_json
from bot.memory.safe import Safe
from bot.memory.tables import HELD, WAITING, CardRow, OutboxRow

GATHER = timedelta(seconds=2)
"""Edits of one card within this time become one."""

HELD_KEPT = timedelta(days=30)
"""How long a message is held before it is dropped unsaid."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Something to be said in a room, or to one account of a member.

    `card` names what it replaces there, such as `P-3`; `subject` whose key seals it; `sender`
    is the member who wants to know if it cannot be delivered.
    """

    collective: int
    platform: str
    body: Message
    subject: str
    sight: Sight
    room: int = 0
    account: int = 0
    member: int = 0
    card: str = ""
    post: str = ""
    not_before: datetime | None = None
    sender: int = 0

    @property
    def target(self) -> int:
        """Where it goes: the id of the room or of the account."""
        return self.room or self.account


WHYS = (
    "broken",
    "not-decided",
    "not-read-back",
    "not-taken",
    "room-closed",
    "room-too-open",
    "room-unknown",
    "restored",
    "unreadable",
)
"""Why a message may be held; `steward check` has words for each."""


def new_key() -> str:
    """Return a key of 20 characters by which a platform knows a message again."""
    return urlsafe_b64encode(urandom(15)).decode()


def body_about(key: str) -> str:
    """Return the identity under which the body of a row is sealed."""
    return f"outbox/{key}/body"


def write(sql: Connection, safe: Safe, sayings: Iterable[Saying], now: datetime) -> set[str]:
    """Write what will be said; returns the platforms that have something to send.

    A card that waits untried in its room is replaced by what it says now.
    """
    rows: list[dict[str, object]] = []
    platforms: set[str] = set()
    for saying in sayings:
        platforms.add(saying.platform)
        if saying.card and _replaced(sql, safe, saying):
            continue
        rows.append(_row(sql, safe, saying, now))
        if saying.card:
            # At once, so that a card said twice in one batch is one row.
            sql.execute(_ADD, rows)
            rows = []
    if rows:
        sql.execute(_ADD, rows)
    return platforms


def _replaced(sql: Connection, safe: Safe, saying: Saying) -> bool:
    row = sql.execute(_PENDING, _same(saying)).first()
    if row is None:
        return False
    body = safe.seal(saying.subject, body_about(row.key), to_json(saying.body))
    changed = {
        "number": row.id,
        "made_of": body,
        "sealed_by": saying.subject,
        "seen_by": int(saying.sight),
    }
    return sql.execute(_REPLACE, changed).rowcount == 1


def _row(sql: Connection, safe: Safe, saying: Saying, now: datetime) -> dict[str, object]:
    key = new_key()
    start = saying.not_before or now
    if saying.card and _stands(sql, saying):
        start = max(start, now + GATHER)
    return {
        "collective": saying.collective,
        "platform": saying.platform,
        "room": saying.room or None,
        "account": saying.account or None,
        "member": saying.member or None,
        "key": key,
        "card": saying.card,
        "subject": saying.subject,
        "sight": int(saying.sight),
        "post": saying.post,
        "body": safe.seal(saying.subject, body_about(key), to_json(saying.body)),
        "payload": None,
        "page": 0,
        "taken": "",
        "edition": 0,
        "sender": saying.sender or None,
        "state": WAITING,
        "tries": 0,
        "made": now,
        "not_before": start,
        "first_try": None,
        "why": "",
    }


def _stands(sql: Connection, saying: Saying) -> bool:
    wanted = _same(saying)
    return (
        sql.execute(_CARD, wanted).first() is not None
        or sql.execute(_UNDER_WAY, wanted).first() is not None
    )


def _same(saying: Saying) -> dict[str, Any]:
    return {"of": saying.collective, "named": saying.card, "target": saying.target}


def forget(sql: Connection, subjects: Iterable[str]) -> None:
    """Take away unsaid whatever is sealed by these subjects, which are being erased."""
    wanted = [{"sealed_by": subject} for subject in subjects]
    if wanted:
        sql.execute(_FORGET, wanted)


def sweep(sql: Connection, now: datetime) -> int:
    """Drop what was held for too long; returns how many."""
    return int(sql.execute(_SWEEP, {"before": now - HELD_KEPT}).rowcount)


_ADD = insert(OutboxRow)
_SAME = (
    OutboxRow.collective == bindparam("of"),
    OutboxRow.card == bindparam("named"),
    or_(OutboxRow.room == bindparam("target"), OutboxRow.account == bindparam("target")),
    OutboxRow.state < HELD,
)
_PENDING = select(OutboxRow.id, OutboxRow.key).where(
    *_SAME, OutboxRow.state == WAITING, OutboxRow.payload.is_(None)
)
_UNDER_WAY = select(OutboxRow.id).where(*_SAME)
_CARD = select(CardRow.remote).where(
    CardRow.collective == bindparam("of"),
    CardRow.card == bindparam("named"),
    CardRow.room == bindparam("target"),
)
_REPLACE = (
    update(OutboxRow)
    .where(
        OutboxRow.id == bindparam("number"),
        OutboxRow.state == WAITING,
        OutboxRow.payload.is_(None),
    )
    .values(
        body=bindparam("made_of"),
        subject=bindparam("sealed_by"),
        sight=bindparam("seen_by"),
        edition=OutboxRow.edition + 1,
    )
)
_FORGET = delete(OutboxRow).where(OutboxRow.subject == bindparam("sealed_by"))
_SWEEP = delete(OutboxRow).where(OutboxRow.state == HELD, OutboxRow.made < bindparam("before"))
