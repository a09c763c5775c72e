"""Making a database that was put back fit for today: erasures first, then what waits in it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Integer, Select, delete, insert, select, update

from bot.batch import Batch
from bot.call import CLOCK, NOWHERE, Call
from bot.clock import Ids
from bot.command import Feature, Registry
from bot.effects import Effects
from bot.memory import counters, timers
from bot.memory.directory import Directory
from bot.memory.keys import KeyMissing, KeyStore
from bot.memory.safe import Safe
from bot.memory.store import Store
from bot.memory.tables import (
    HELD,
    TRIED,
    WAITING,
    DueRow,
    ErasedRow,
    HeardRow,
    Instance,
    LeaseRow,
    Member,
    OutboxRow,
    SubjectRow,
)
from bot.running.copies import tables_of

RESTORED = "restored"
"""Why a message is held that was waiting in a backup; one of `outbox.WHYS`."""

_EVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is held for the host to decide: messages by the reason, timers by what they do."""

    messages: Mapping[str, int]
    timers: Mapping[str, int]

    def __bool__(self) -> bool:
        return bool(self.messages or self.timers)


class Reapplying:
    """Carries out again, in a restored database, the erasures that its backup had not seen."""

    def __init__(self, store: Store, keys: KeyStore, features: Sequence[Feature], ids: Ids) -> None:
        """Work on an open database with the key store that knows what was destroyed."""
        self._store = store
        self._keys = keys
        self._registry = Registry(features)
        self._ids = ids

    def erase(self, now: datetime) -> int:
        """Erase whatever hangs on a destroyed key; returns how many subjects had rows."""
        gone = {one.subject for one in self._keys.destroyed_since(_EVER)}
        with self._store.begin() as sql:
            again = sorted(gone & set(sql.execute(select(SubjectRow.name)).scalars()))
            again = [name for name in again if name in self._keys.missing([name])]
            for subject in sorted(again, key=lambda name: not name.startswith("collective/")):
                self._erase_one(sql, subject, now)
            sql.execute(counters.MOVE_EPOCH)
        if again:
            self._store.emptied()
        return len(again)

    def _erase_one(self, sql: Connection, subject: str, now: datetime) -> None:
        kind, _, number = subject.partition("/")
        sql.execute(delete(OutboxRow).where(OutboxRow.subject == subject))
        answers = update(HeardRow).where(HeardRow.subject == subject)
        sql.execute(answers.values(subject="", answer=None, owed=False))
        if kind == "member" and number.isdigit():
            self._ask_features(sql, int(number), now)
        if number.isdigit():
            _delete_rows(sql, kind, int(number))
        sql.execute(delete(SubjectRow).where(SubjectRow.name == subject))

    def _ask_features(self, sql: Connection, member: int, now: datetime) -> None:
        """Let every feature erase a member as it does when asked, as far as it can without a key.

        What a feature cannot do so is done by the ids in its tables.
        """
        of = sql.execute(select(Member.collective).where(Member.id == member)).scalar()
        if of is None:
            return
        safe = Safe(self._keys)
        batch = Batch(sql, safe, Directory(safe), self._registry, self._ids, now)
        context = batch.stand(Call("", {}, CLOCK, NOWHERE), Effects(), of)
        # The roll goes last: others may still want to know whom they erase.
        for _, privacy in sorted(context.privacies(), key=lambda pair: pair[0] == "members"):
            nested = sql.begin_nested()
            try:
                privacy.erase(context, member)
                nested.commit()
            except KeyMissing:
                nested.rollback()


def _delete_rows(sql: Connection, kind: str, number: int) -> None:
    """Delete the row of a table that is named like the subject, and all that point to it."""
    for table in tables_of(sql).values():
        if table.name == kind and "id" in table.columns:
            sql.execute(table.delete().where(table.c.id == number))
        elif kind in table.columns and isinstance(table.c[kind].type, Integer):
            sql.execute(table.delete().where(table.c[kind] == number))


def hold_back(sql: Connection, made: datetime, now: datetime) -> Waiting:
    """Hold what was waiting in a backup of the moment `made`, and mark the database as restored.

    Messages may have been said since, and timers that fell due meanwhile may have been done:
    only the host can know. Timers that are still to come stay as they are.
    """
    sql.execute(update(OutboxRow).values(state=HELD, why=RESTORED))
    timers.reclaim(sql)
    sql.execute(update(DueRow).where(DueRow.at <= now).values(state=timers.STOPPED))
    sql.execute(update(HeardRow).values(owed=False))
    sql.execute(delete(LeaseRow))
    sql.execute(update(Instance).values(restored=made, founding_code=b""))
    return held(sql)


def held(sql: Connection) -> Waiting:
    """Return what is held for the host to decide."""
    messages = select(OutboxRow.why).where(OutboxRow.state == HELD)
    due = select(DueRow.name).where(DueRow.state == timers.STOPPED)
    return Waiting(_counted(sql, messages), _counted(sql, due))


def _counted(sql: Connection, wanted: Select[str]) -> Mapping[str, int]:
    return dict(sorted(Counter(sql.execute(wanted).scalars()).items()))


def resume(sql: Connection, now: datetime) -> None:
    """Let the bot say and do what is held.

    What waited in a backup may have been said since, so it is looked for before it is said. What
    could not be decided is said again: the host has looked.
    """
    ours = update(OutboxRow).where(OutboxRow.state == HELD)
    tried = ours.where(OutboxRow.why == RESTORED, OutboxRow.first_try.is_not(None))
    sql.execute(tried.values(state=TRIED, why="", not_before=now))
    sql.execute(ours.values(state=WAITING, why="", not_before=now, first_try=None))
    stopped = update(DueRow).where(DueRow.state == timers.STOPPED)
    sql.execute(stopped.values(state=timers.OPEN, tries=0))


def drop(sql: Connection) -> None:
    """Let go of what is held; the bot writes down of each timer that it was dropped."""
    sql.execute(delete(OutboxRow).where(OutboxRow.state == HELD))
    stopped = update(DueRow).where(DueRow.state == timers.STOPPED)
    sql.execute(stopped.values(state=timers.OPEN, tries=0, grace=0))


def carry_receipts(old: Connection, new: Connection) -> int:
    """Keep the receipts of erasures that happened after the backup; returns how many."""
    known = set(new.execute(select(ErasedRow.receipt)).scalars())
    rows = [dict(row) for row in old.execute(select(ErasedRow.__table__)).mappings()]
    fresh = [row for row in rows if row["receipt"] not in known]
    if fresh:
        new.execute(insert(ErasedRow), fresh)
    return len(fresh)
