"""What a running bot leaves for `steward check`: which platforms cannot go on, and why."""

import json

from sqlalchemy import Connection, delete, select

from bot.adapter import Fatal
from bot.batch import Batch
from bot.language.message import Say, say
from bot.memory.tables import KeepRow
from bot.running.assembly import put

HOST = ""
"""Under which platform the bot keeps what is for its host."""

STOPPED = "stopped/"


def stopped(batch: Batch, platform: str, fatal: Fatal) -> None:
    """Note that a platform cannot go on."""
    facts = {name: fact for name, fact in fatal.facts.items() if isinstance(fact, str | int)}
    put(batch, HOST, STOPPED + platform, json.dumps({"key": fatal.key, "facts": facts}))


def forget(batch: Batch) -> None:
    """Forget all notes: a new start tries every platform again."""
    ours = (KeepRow.platform == HOST, KeepRow.name.startswith(STOPPED))
    batch.sql.execute(delete(KeepRow).where(*ours))


def stops(sql: Connection) -> dict[str, Say]:
    """Return the platforms that cannot go on, each with the sentence that says why."""
    ours = (KeepRow.platform == HOST, KeepRow.name.startswith(STOPPED))
    found = sql.execute(select(KeepRow.name, KeepRow.value).where(*ours).order_by(KeepRow.name))
    told = {name.removeprefix(STOPPED): json.loads(value) for name, value in found}
    return {name: say(one["key"], **one["facts"]) for name, one in told.items()}
