"""Forgetting on time: what is swept out of the database and the key store every hour."""

import logging
from collections.abc import Collection, Sequence
from datetime import timedelta
from functools import partial

from sqlalchemy import bindparam, select

from bot.batch import Batch
from bot.command import Retention
from bot.context import Context
from bot.engine import Engine
from bot.language.message import message, say
from bot.memory import drafts, erasures, heard, inbox, leases, outbox, strikes
from bot.memory.killpoints import point, reached
from bot.memory.tables import SubjectRow

log = logging.getLogger("steward.sweeping")

LEASE = "sweep"

ROWS_SWEPT = point("sweep.rows")
KEPT_SWEPT = point("sweep.kept")


async def sweep(engine: Engine, owner: str) -> bool:
    """Forget what has had its time; False where another process is at it, or died at it."""
    alone = engine.store.dialect == "sqlite"
    if not await engine.do(lambda b: leases.take(b.sql, LEASE, owner, b.now, by_force=alone)):
        return False
    await engine.do(_rows)
    reached(ROWS_SWEPT)
    for of in await engine.do(lambda b: list(b.directory.groups(b.sql))):
        await engine.do(partial(_group, of), (of,))
    reached(KEPT_SWEPT)
    await engine.do(lambda batch: _keys(engine, batch))
    await engine.do(lambda batch: leases.drop(batch.sql, LEASE, owner))
    return True


def _rows(batch: Batch) -> None:
    sql, now = batch.sql, batch.now
    heard.sweep(sql, now)
    drafts.sweep(sql, now)
    strikes.sweep(sql, now)
    erasures.sweep(sql, now)
    dropped = outbox.sweep(sql, now)
    if dropped:
        log.warning("%d messages were held for too long and dropped", dropped)


def _group(of: int, batch: Batch) -> None:
    batch.tend(of, lambda ctx: _forget(ctx, _retentions(batch)))
    batch.tend(of, _tell_senders)


def _retentions(batch: Batch) -> Sequence[Retention]:
    declared = (feature.privacy for feature in batch.registry.features)
    return [kind for privacy in declared if privacy for kind in privacy.retention]


def _forget(ctx: Context, kinds: Sequence[Retention]) -> None:
    """Have every feature delete what is older than the group keeps it."""
    for kind in kinds:
        days = int(ctx.group.rules.get(f"keep-{kind.kind}", kind.days))
        count = kind.sweep(ctx, ctx.now - timedelta(days=days))
        if count:
            log.info("%d rows of %s had their time", count, kind.kind)


def _tell_senders(ctx: Context) -> None:
    """Tell who wanted to know that their message still lies unread."""
    for row in inbox.unread(ctx.sql, ctx.group.id, ctx.now):
        member = ctx.people.person(ctx.sql, row.member)
        if member is not None:
            ctx.tell(row.sender, message(say("inbox-not-read", name=member.name)))
        inbox.told(ctx.sql, [row.id])


def _keys(engine: Engine, batch: Batch) -> None:
    """Settle what a crash left of the keys, by the subjects that have rows.

    Only what is committed counts: this batch may yet be undone, and its erasures with it.
    """

    def exists(subjects: Collection[str]) -> set[str]:
        with engine.store.look() as sql:
            return set(sql.execute(_THERE, {"names": list(subjects)}).scalars())

    engine.keys.sweep(exists, batch.now, live=False)


_THERE = select(SubjectRow.name).where(SubjectRow.name.in_(bindparam("names", expanding=True)))
