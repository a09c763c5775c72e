"""`steward check`, the doctor: what is wrong, and what to do about each thing."""

import asyncio
import logging
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, func, select
from sqlalchemy.exc import DBAPIError

from bot.adapter import Wiring
from bot.clock import Clock
from bot.language.message import Code, Span, say
from bot.memory import founding, heard, migrations, outbox, timers
from bot.memory.migrations.head import HEAD
from bot.memory.opening import open_database, refuse_other_revisions, revision_of, trouble
from bot.memory.store import Store
from bot.memory.tables import HELD, AuditRow, Collective, DueRow, HeardRow, Instance, OutboxRow
from bot.refusal import Refusal
from bot.running import assembly, backup, installed, keyrings, notes, verify
from bot.running.config import Settings, file_of
from bot.running.findings import Finding, Level, fine, note, problem, refused
from bot.running.locking import is_running

log = logging.getLogger("steward.check")

CLOCK_ERROR = timedelta(minutes=1)
BACKUP_WANTED = timedelta(days=7)
LATE = timedelta(minutes=10)
MEGABYTE = 1_000_000
LITTLE_ROOM, NO_ROOM = 500, 100
"""Free megabytes from which on the host is told, and is told to act."""


def check(settings: Settings, clock: Clock) -> list[Finding]:
    """Look at everything that can keep the bot from working; never raises."""
    parts: list[tuple[str, Callable[[], Iterable[Finding]]]] = [
        ("configuration", lambda: _configuration(settings)),
        ("disk", lambda: _disk(settings)),
        ("backup", lambda: _backups(settings, clock.now())),
        ("platforms", lambda: _platforms(settings)),
    ]
    found = [finding for about, part in parts for finding in _looked(about, part)]
    found += _looked("database", lambda: _database(settings, clock))
    told: dict[object, Finding] = {}
    for finding in found:
        told.setdefault((finding.what, finding.do), finding)
    return list(told.values())


def _looked(about: str, part: Callable[[], Iterable[Finding]]) -> list[Finding]:
    """Look at one part; what keeps it from being looked at is a finding too."""
    found: list[Finding] = []
    try:
        for finding in part():
            found.append(finding)
    except Refusal as no:
        found.append(refused(about, no))
    except (DBAPIError, sqlite3.Error) as error:
        said = trouble(error, about) or Refusal("check-broke", part=about)
        found.append(refused(about, said))
    except Exception:
        log.exception("could not look at %s", about)
        found.append(refused(about, Refusal("check-broke", part=about)))
    return found


def _configuration(settings: Settings) -> Iterator[Finding]:
    if settings.file.stat().st_mode & 0o077:
        yield note("configuration", "check-config-open", path=str(settings.file))
    made = assembly.parts(settings)
    if not made.adapters:
        yield note("configuration", "check-no-platform", path=str(settings.file))
    enabled = {feature.name for feature in made.features}
    off = sorted(set(installed.names(installed.FEATURES)) - (set(settings.features or enabled)))
    if off and settings.features is not None:
        yield note("configuration", "check-features-off", names=", ".join(off))
    yield fine("configuration", "check-config-fine", path=str(settings.file))


def _disk(settings: Settings) -> Iterator[Finding]:
    places = [settings.database_file, file_of(settings.store), settings.backups / backup.NOTE]
    folders = dict.fromkeys(_existing(place.parent) for place in places if place is not None)
    least = min(folders, key=lambda folder: shutil.disk_usage(folder).free)
    room = shutil.disk_usage(least).free // MEGABYTE
    if room < NO_ROOM:
        yield problem("disk", "check-disk-full", room=room, path=str(least))
    elif room < LITTLE_ROOM:
        yield note("disk", "check-disk-filling", room=room, path=str(least))
    else:
        yield fine("disk", "check-disk-fine", room=room // 1000)


def _existing(folder: Path) -> Path:
    return next(one for one in (folder, *folder.parents) if one.is_dir())


def _backups(settings: Settings, now: datetime) -> Iterator[Finding]:
    made = backup.last(settings)
    if made is None:
        yield note("backup", "check-backup-none")
    elif now - made[0] > BACKUP_WANTED:
        yield problem("backup", "check-backup-old", age=Span(now - made[0]))
    else:
        yield fine("backup", "check-backup-fine", age=Span(now - made[0]), path=str(made[1]))
    database = settings.database_file
    if database is not None:
        aside = database.with_name(database.name + backup.REPLACED)
        if aside.exists():
            yield note("backup", "check-replaced", path=str(aside), days=settings.backup_days)
    kept = backup.too_old(settings, now)
    if kept:
        days = settings.backup_days
        yield problem("backup", "check-backups-kept", count=len(kept), days=days)


def _platforms(settings: Settings) -> Iterator[Finding]:
    """Ask every adapter that offers an own `check`, an asynchronous method without arguments."""
    made = assembly.parts(settings)
    for name, make in made.adapters.items():
        adapter = make(Wiring(made.catalogue, dict(settings.adapters[name])))
        ask = getattr(adapter, "check", None)
        if ask is not None:
            yield from asyncio.run(ask())


def _database(settings: Settings, clock: Clock) -> Iterator[Finding]:
    store = open_database(settings.database)
    try:
        revision = revision_of(store)
        if revision != HEAD and revision in migrations.known():
            yield note("database", "check-older")
            return
        refuse_other_revisions(store)
        yield fine("database", "check-database-fine")
        yield from _running(settings)
        with store.look() as sql:
            yield from _content(sql, clock.now(), _is_up(settings))
            yield from verify.chains(sql)
        yield from _looked("keys", lambda: _keys(settings, store, clock))
    finally:
        store.close()


def _is_up(settings: Settings) -> bool:
    return settings.database_file is not None and is_running(settings.database_file)


def _running(settings: Settings) -> Iterator[Finding]:
    if settings.database_file is not None:
        yield fine("running", "check-running" if _is_up(settings) else "check-not-running")


def _keys(settings: Settings, store: Store, clock: Clock) -> Iterator[Finding]:
    with store.look() as sql:
        id = str(sql.execute(select(Instance.id)).scalar_one())
    keys = keyrings.open_keys(settings, id, clock)
    try:
        yield from verify.keys_whole(keys)
        if settings.mode == "file":
            yield note("keys", "check-keys-in-files", path=str(settings.keys))
    finally:
        keys.close()


def _content(sql: Connection, now: datetime, up: bool) -> Iterator[Finding]:
    yield from _clock(sql, now)
    yield from _groups(sql)
    yield from _messages(sql, now)
    yield from _timers(sql, now, up)
    owed = len(heard.owed(sql, now - LATE))
    if owed:
        yield note("answers", "check-answers-owed", count=owed)
    for name, why in notes.stops(sql).items():
        yield problem("platforms", "check-platform-stopped", name=Code(name), why=why)


def _clock(sql: Connection, now: datetime) -> Iterator[Finding]:
    written = [sql.execute(select(func.max(at))).scalar() for at in (AuditRow.at, HeardRow.at)]
    newest = max((at for at in written if at is not None), default=now)
    if newest > now + CLOCK_ERROR:
        yield problem("clock", "check-clock-behind", by=Span(newest - now))
    else:
        yield fine("clock", "check-clock-fine", now=now)


def _groups(sql: Connection) -> Iterator[Finding]:
    count = sql.execute(select(func.count()).select_from(Collective)).scalar() or 0
    if count:
        yield fine("groups", "check-groups", count=count)
    elif founding.waits(sql):
        yield note("groups", "check-code-waits")
    else:
        yield note("groups", "check-no-group")
    if sql.execute(select(Instance.restored)).scalar() is not None:
        yield note("groups", "check-restored")


def _messages(sql: Connection, now: datetime) -> Iterator[Finding]:
    held = _counted(sql, OutboxRow.state == HELD)
    for platform, why, count in held:
        what = say("check-messages-held", platform=Code(platform), count=count)
        do = say(f"held-{why}" if why in outbox.WHYS else "check-messages-decide")
        yield Finding("messages", Level.PROBLEM, what, do)
    late = (OutboxRow.state < HELD, OutboxRow.why != "", OutboxRow.made < now - LATE)
    for platform, why, count in _counted(sql, *late):
        facts = {"platform": Code(platform), "count": count, "why": Code(why)}
        yield note("messages", "check-messages-late", **facts)
    if not held:
        yield fine("messages", "check-messages-fine")


def _counted(sql: Connection, *where: ColumnElement[bool]) -> list[tuple[str, str, int]]:
    kinds = (OutboxRow.platform, OutboxRow.why)
    wanted = select(*kinds, func.count()).where(*where).group_by(*kinds).order_by(*kinds)
    return [(str(on), str(why), int(count)) for on, why, count in sql.execute(wanted)]


def _timers(sql: Connection, now: datetime, up: bool) -> Iterator[Finding]:
    held = timers.held(sql)
    if held:
        names = ", ".join(sorted({due.name for due in held}))
        yield problem("timers", "check-timers-held", count=len(held), names=names)
    late = select(func.count()).select_from(DueRow)
    late = late.where(DueRow.state == timers.OPEN, DueRow.at < now - LATE)
    count = sql.execute(late).scalar() or 0
    if count and up:
        yield problem("timers", "check-timers-late", count=count)
    elif count:
        yield note("timers", "check-timers-due", count=count)
    elif not held:
        yield fine("timers", "check-timers-fine")
