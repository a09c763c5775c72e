"""Calls under way: too long for a button, or a form that is not yet whole."""

import json
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.call import Actor, Call, Room
from bot.clock import Ids
from bot.memory.safe import Safe
from bot.memory.tables import DraftRow

KEPT = timedelta(days=1)


class Desk(Protocol):
    """What keeping a draft takes."""

    sql: Connection
    safe: Safe
    ids: Ids
    now: datetime


def _owner(desk: Desk, actor: Actor) -> bytes:
    return desk.safe.hash("instance", "draft", actor.platform, actor.account)


def keep(desk: Desk, call: Call) -> int:
    """Keep a Call for a day and return its number."""
    number = desk.ids.new_id()
    desk.sql.execute(
        _ADD,
        {
            "id": number,
            "owner": _owner(desk, call.actor),
            "name": call.name,
            "args": desk.safe.seal("instance", f"draft/{number}", json.dumps(dict(call.args))),
            "until": desk.now + KEPT,
        },
    )
    return number


def take(desk: Desk, number: int, actor: Actor) -> Call | None:
    """Return the Call of that number if it is this person's and not yet gone."""
    row = desk.sql.execute(_FIND, {"number": number}).first()
    if row is None or row.owner != _owner(desk, actor) or row.until < desk.now:
        return None
    args = json.loads(desk.safe.open("instance", f"draft/{number}", row.args))
    return Call(row.name, args, actor, Room(actor.platform, ""))


def sweep(sql: Connection, now: datetime) -> None:
    """Drop what nobody finished within a day."""
    sql.execute(_DROP, {"before": now})


_ADD = insert(DraftRow)
_FIND = select(DraftRow.owner, DraftRow.name, DraftRow.args, DraftRow.until).where(
    DraftRow.id == bindparam("number")
)
_DROP = delete(DraftRow).where(DraftRow.until < bindparam("before"))
