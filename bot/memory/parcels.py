"""The outbox as its sender sees it: what is to be sent now, and what became of it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, delete, func, or_, select, update

from bot.call import Sight
from bot.language.message import Message
from bot.language.stored import from_json
from bot.memory.keys import KeyMissing, Locked
from bot.memory.outbox import GATHER, body_about
from bot.memory.safe import Safe
from bot.memory.sealing import SealBroken
from bot.memory.store import upsert
from bot.memory.tables import HELD, TRIED, WAITING, CardRow, OutboxRow


@dataclass(frozen=True, slots=True)
class Parcel:
    """A row of the outbox that is to be sent now.

    `pages` are what was drawn for it, empty before the first try; `page` is the one to be sent
    next and `taken` the platform's ids of those before it. `remotes` are the platform's ids of
    the card that it replaces, `digest` by what that card's words are known.
    """

    id: int
    collective: int
    platform: str
    room: int
    account: int
    member: int
    key: str
    card: str
    subject: str
    sight: Sight
    post: str
    body: Message
    pages: tuple[bytes, ...]
    page: int
    taken: tuple[str, ...]
    edition: int
    sender: int
    tries: int
    made: datetime
    first_try: datetime | None
    remotes: tuple[str, ...] = ()
    digest: bytes = b""

    @property
    def target(self) -> int:
        """Where it goes: the id of the room or of the account."""
        return self.room or self.account

    def page_key(self, page: int) -> str:
        """Return the key of one of its pages, of at most 25 characters."""
        return f"{self.key}.{page}" if page else self.key


def ready(
    sql: Connection,
    safe: Safe,
    platform: str,
    now: datetime,
    most: int,
    *,
    gathered: bool = False,
) -> list[Parcel]:
    """Return what a platform may send now: at most one row a room, the earliest first.

    Only the holder of the platform's lease calls this, so that no two processes send. A row
    sealed with the confidential key waits while that key is locked; one that nothing opens any
    more is held. With `gathered`, edits that still wait for more of their kind are ready too.
    """
    wanted = {"on": platform, "now": now, "soon": now + GATHER if gathered else now, "most": most}
    found: list[Parcel] = []
    for row in sql.execute(_READY, wanted).all():
        try:
            found.append(_parcel(safe, row))
        except Locked:
            continue
        except (KeyMissing, SealBroken, ValueError):
            sql.execute(_HOLD, {"number": row.id, "reason": "unreadable"})
    return found


def _parcel(safe: Safe, row: Row[Any]) -> Parcel:
    sealed = "" if row.payload is None else safe.open(row.subject, _drawn(row.key), row.payload)
    return Parcel(
        row.id,
        row.collective,
        row.platform,
        row.room or 0,
        row.account or 0,
        row.member or 0,
        row.key,
        row.card,
        row.subject,
        Sight(row.sight),
        row.post,
        from_json(safe.open(row.subject, body_about(row.key), row.body)),
        _unpack(sealed),
        row.page,
        _lines(row.taken),
        row.edition,
        row.sender or 0,
        row.tries,
        row.made,
        row.first_try,
        _lines(row.remote),
        row.digest or b"",
    )


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple((text or "").split("\n")) if text else ()


def _drawn(key: str) -> str:
    return f"outbox/{key}/payload"


def _pack(pages: Iterable[bytes]) -> str:
    return json.dumps([page.decode("latin-1") for page in pages], ensure_ascii=False)


def _unpack(text: str) -> tuple[bytes, ...]:
    return tuple(page.encode("latin-1") for page in json.loads(text or "[]"))


def digest(safe: Safe, parcel: Parcel, pages: Iterable[bytes]) -> bytes:
    """Return by what an edit is known to change nothing: a keyed hash of what was drawn."""
    return safe.hash(parcel.subject, "card", _pack(pages))


def trying(
    sql: Connection, safe: Safe, parcel: Parcel, pages: Sequence[bytes], now: datetime
) -> bool:
    """Note, before the first byte leaves, what is about to be sent.

    False where the row was replaced, erased or tried by another process meanwhile: then nothing
    may be sent.
    """
    wanted = {
        "number": parcel.id,
        "drawn": safe.seal(parcel.subject, _drawn(parcel.key), _pack(pages)),
        "before": parcel.tries,
        "seen": parcel.edition,
        "first": parcel.first_try or now,
    }
    return sql.execute(_TRYING, wanted).rowcount == 1


def turned(sql: Connection, parcel: Parcel, taken: Sequence[str], now: datetime) -> None:
    """Note that the first pages of a long message were taken; the next is tried from now on."""
    ids = "\n".join(taken)
    wanted = {"number": parcel.id, "next_page": len(taken), "ids": ids, "first": now}
    sql.execute(_TURNED, wanted)


def delivered(
    sql: Connection, parcel: Parcel, remotes: Sequence[str], digest: bytes, now: datetime
) -> bool:
    """Take a row away as said, its words with it; a card keeps the platform's ids of its pages.

    False where the row was gone: said by another process, or erased while it was sent.
    """
    gone = sql.execute(_GONE, {"number": parcel.id}).rowcount == 1
    if gone and parcel.card:
        card = {**_card(parcel), "remote": "\n".join(remotes), "digest": digest, "at": now}
        on = ["collective", "room", "card"]
        sql.execute(upsert(sql.dialect.name, CardRow, card, on))
    return gone


def again(sql: Connection, parcel: Parcel, at: datetime, why: str) -> None:
    """Let a row be tried again from `at` on; those behind it in its room wait with it."""
    sql.execute(_AGAIN, {"number": parcel.id, "then": at, "reason": why})


def hold(sql: Connection, parcel: Parcel, why: str) -> None:
    """Hold a row for the host: `steward check` shows it, and what to do about it."""
    sql.execute(_HOLD, {"number": parcel.id, "reason": why})


def drop(sql: Connection, parcel: Parcel) -> bool:
    """Take a row away unsaid, because it goes another way; False where it was gone."""
    return sql.execute(_GONE, {"number": parcel.id}).rowcount == 1


def card_gone(sql: Connection, parcel: Parcel) -> None:
    """Forget a card that somebody deleted on the platform: it is said anew, and drawn anew."""
    sql.execute(_CARD_GONE, {f"its_{name}": value for name, value in _card(parcel).items()})
    sql.execute(_ANEW, {"number": parcel.id})


def next_at(sql: Connection, platform: str, now: datetime) -> datetime | None:
    """Return when after `now` a platform next has something to send, or None."""
    return sql.execute(_NEXT, {"on": platform, "now": now}).scalar()


def _card(parcel: Parcel) -> dict[str, object]:
    return {"collective": parcel.collective, "room": parcel.target, "card": parcel.card}


# Order is kept among rows whose turn came: what is to be said tomorrow holds up nothing today,
# but a row that failed holds up those behind it.
_first = (
    select(func.min(OutboxRow.id).label("id"))
    .where(
        OutboxRow.platform == bindparam("on"),
        OutboxRow.state < HELD,
        or_(
            OutboxRow.why != "",
            OutboxRow.not_before <= bindparam("now"),
            and_(OutboxRow.card != "", OutboxRow.not_before <= bindparam("soon")),
        ),
    )
    .group_by(OutboxRow.room, OutboxRow.account)
    .subquery()
)
_READY = (
    select(OutboxRow.__table__, CardRow.remote, CardRow.digest)
    .join(_first, _first.c.id == OutboxRow.id)
    .outerjoin(
        CardRow,
        and_(
            CardRow.collective == OutboxRow.collective,
            CardRow.room == func.coalesce(OutboxRow.room, OutboxRow.account),
            CardRow.card == OutboxRow.card,
        ),
    )
    .where(
        or_(
            OutboxRow.not_before <= bindparam("now"),
            and_(
                OutboxRow.card != "",
                OutboxRow.why == "",
                OutboxRow.state == WAITING,
                OutboxRow.not_before <= bindparam("soon"),
            ),
        )
    )
    .order_by(OutboxRow.id)
    .limit(bindparam("most"))
)
_TRYING = (
    update(OutboxRow)
    .where(
        OutboxRow.id == bindparam("number"),
        OutboxRow.tries == bindparam("before"),
        OutboxRow.edition == bindparam("seen"),
        OutboxRow.state < HELD,
    )
    .values(
        state=TRIED,
        payload=bindparam("drawn"),
        tries=OutboxRow.tries + 1,
        first_try=bindparam("first"),
    )
)
_TURNED = (
    update(OutboxRow)
    .where(OutboxRow.id == bindparam("number"))
    .values(page=bindparam("next_page"), taken=bindparam("ids"), first_try=bindparam("first"))
)
_GONE = delete(OutboxRow).where(OutboxRow.id == bindparam("number"))
_AGAIN = (
    update(OutboxRow)
    .where(OutboxRow.id == bindparam("number"))
    .values(not_before=bindparam("then"), why=bindparam("reason"), tries=OutboxRow.tries + 1)
)
_HOLD = (
    update(OutboxRow)
    .where(OutboxRow.id == bindparam("number"))
    .values(state=HELD, why=bindparam("reason"))
)
_CARD_GONE = delete(CardRow).where(
    CardRow.collective == bindparam("its_collective"),
    CardRow.room == bindparam("its_room"),
    CardRow.card == bindparam("its_card"),
)
_ANEW = (
    update(OutboxRow)
    .where(OutboxRow.id == bindparam("number"))
    .values(state=WAITING, payload=None, page=0, taken="", first_try=None)
)
_NEXT = select(func.min(OutboxRow.not_before)).where(
    OutboxRow.platform == bindparam("on"),
    OutboxRow.state < HELD,
    OutboxRow.not_before > bindparam("now"),
)
