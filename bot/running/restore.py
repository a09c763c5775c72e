"""Putting a backup back, so that nothing erased comes back and nothing old is said unasked."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from bot.clock import Clock, Ids
from bot.language.message import Say, say
from bot.memory import migrations
from bot.memory.keys import KeyStore, restore_store
from bot.memory.keys.files import settle_folder
from bot.memory.keys.tables import place_of
from bot.memory.migrations.head import HEAD
from bot.memory.opening import files_of, reaching
from bot.memory.store import Store
from bot.memory.tables import Instance, LeaseRow
from bot.refusal import Refusal
from bot.running import backup, copies, installed, keyrings, reapplying
from bot.running.backup import REPLACED
from bot.running.config import Settings
from bot.running.locking import Running, alone
from bot.running.reapplying import Reapplying, Waiting


class TargetFull(Refusal):
    """There is a database already where a backup is to go."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: of which moment the backup is, what was erased again, what is held.

    `aside` is where the database is kept that was there before, if there was one.
    """

    made: datetime
    erased: int
    waiting: Waiting
    aside: Path | None


def restore(settings: Settings, file: Path, clock: Clock, ids: Ids, *, replace: bool) -> Restored:
    """Put a backup in the place of the database, all of it or nothing.

    Raises `CopyUnusable`, `Running`, `TargetFull`, and what opening keys and databases raises.
    """
    if not file.exists():
        raise copies.CopyUnusable("backup-missing", path=str(file))
    copies.refuse_damaged(file)
    copies.revision_of(file)
    target = Store(settings.database)
    try:
        with ExitStack() as held:
            held.enter_context(alone(target.file))
            full = _is_full(target, clock.now())
            if full and not replace:
                raise TargetFull("restore-target-full", place=place_of(target.url))
            return _put(settings, file, target, clock, ids, full=full)
    finally:
        target.close()


def _is_full(target: Store, now: datetime) -> bool:
    """Say whether there is anything in the place of the database; raises `Running`."""
    if target.file is not None:
        return target.file.exists() and target.file.stat().st_size > 0
    with reaching(target), target.look() as sql:
        try:
            empty = not migrations.revision_of(sql)
        except ValueError:
            return True
        if not empty and sql.execute(select(LeaseRow.name).where(LeaseRow.until > now)).first():
            raise Running(Path(place_of(target.url)))
        return not empty


def _put(
    settings: Settings, file: Path, target: Store, clock: Clock, ids: Ids, *, full: bool
) -> Restored:
    made = copies.made_at(file)
    folder = settings.backups if target.file is None else target.file.parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = folder / "restoring.db"
    work = copies.work_on(file, beside)
    try:
        erased, waiting = _prepare(settings, work, made, clock, ids)
        if full:
            _keep_receipts(target, work)
        work.checkpoint()
        work.close()
        return Restored(made, erased, waiting, _swap(settings, beside, target, clock, full=full))
    finally:
        work.close()
        for path in files_of(beside):
            path.unlink()


def _prepare(
    settings: Settings, work: Store, made: datetime, clock: Clock, ids: Ids
) -> tuple[int, Waiting]:
    with work.look() as sql:
        id = str(sql.execute(select(Instance.id)).scalar_one())
    keys = _keys(settings, id, clock)
    try:
        features, _ = installed.features(None)
        erased = Reapplying(work, keys, features, ids).erase(clock.now())
    finally:
        keys.close()
    with work.begin() as sql:
        return erased, reapplying.hold_back(sql, made, clock.now())


def _keys(settings: Settings, id: str, clock: Clock) -> KeyStore:
    """Open the key store that belongs to a backup, or put it back from its copy if it is lost."""
    if keyrings.has_store(settings) or not settings.copy.exists():
        return keyrings.open_keys(settings, id, clock)
    wrapping = keyrings.wrapping_of(settings)
    return restore_store(settings.copy, settings.store, id, wrapping, clock)


def _keep_receipts(target: Store, work: Store) -> None:
    """Take over receipts of erasures, as far as the database that goes can still be read."""
    with suppress(DBAPIError, sqlite3.Error, ValueError), target.look() as old:
        if migrations.revision_of(old) == HEAD:
            with work.begin() as new:
                reapplying.carry_receipts(old, new)


def _swap(
    settings: Settings, beside: Path, target: Store, clock: Clock, *, full: bool
) -> Path | None:
    if target.file is None:
        return _pour(settings, beside, target, clock, full=full)
    aside = _put_aside(target) if full else None
    handle = os.open(beside, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    beside.rename(target.file)
    settle_folder(target.file.parent)
    return aside


def _put_aside(target: Store) -> Path | None:
    """Keep what was there under another name; its log goes with it, or it would be replayed."""
    if target.file is None:
        return None
    with suppress(DBAPIError, sqlite3.Error):
        target.checkpoint()
    target.close()
    aside = target.file.with_name(target.file.name + REPLACED)
    for path in files_of(aside):
        path.unlink()
    for end in ("-wal", "-shm", ""):
        part = target.file.with_name(target.file.name + end)
        if part.exists():
            part.rename(aside.with_name(aside.name + end))
    return aside


def _pour(
    settings: Settings, beside: Path, target: Store, clock: Clock, *, full: bool
) -> Path | None:
    aside = backup.name_of(settings, clock.now()).with_suffix(REPLACED) if full else None
    if aside is not None:
        copies.copy_out(target, aside, clock.now())
    with reaching(target), target.begin() as sql:
        for table in reversed(list(copies.tables_of(sql).values())):
            table.drop(sql)
        migrations.lay(sql)
        copies.pour_in(beside, sql)
    return aside


def decide(settings: Settings, clock: Clock, *, go_on: bool) -> Waiting:
    """Say and do what was held by a restore, or let go of it; returns what it was.

    Raises `Running`: the bot must stand still for it.
    """
    with alone(settings.database_file):
        both = keyrings.open_both(settings, clock)
        try:
            with both.store.begin() as sql:
                waiting = reapplying.held(sql)
                if go_on:
                    reapplying.resume(sql, clock.now())
                else:
                    reapplying.drop(sql)
        finally:
            both.close()
    return waiting


def told(done: Restored) -> Iterator[Say]:
    """Yield what to tell the host of a restore."""
    yield say("restore-done", at=done.made)
    if done.erased:
        yield say("restore-erased", count=done.erased)
    if done.waiting:
        messages, timers = sum(done.waiting.messages.values()), sum(done.waiting.timers.values())
        names = ", ".join(done.waiting.timers) or "-"
        yield say("restore-held", messages=messages, timers=timers, names=names)
    if done.aside is not None:
        yield say("restore-aside", path=str(done.aside))
    yield say("restore-next")


def decided(waiting: Waiting, *, go_on: bool) -> Iterator[Say]:
    """Yield what to tell the host of a decision about what was held."""
    facts = {
        "messages": sum(waiting.messages.values()),
        "timers": sum(waiting.timers.values()),
    }
    if not waiting:
        yield say("decided-nothing")
    elif go_on:
        yield say("decided-resumed", **facts)
    else:
        yield say("decided-dropped", **facts)
