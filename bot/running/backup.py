"""Backups: a copy of the database without any key, and the one copy of the key store."""

import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.clock import Clock
from bot.memory.keys.files import write_durably
from bot.memory.opening import files_of, open_database
from bot.running import copies, keyrings
from bot.running.config import Settings

REPLACED = ".replaced"
"""What the name of a database file ends with that a restore put aside."""

NOTE = "last-backup.json"
"""Where the last backup is noted, in the folder of backups: it may have gone to another disk."""

_NAME = re.compile(r"steward-(\d{4}-\d{2}-\d{2}-\d{6})\.(?:backup|replaced|revision-\d{4})")
_STAMP = "%Y-%m-%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was written, the copy of the keys beside it, and how many old ones went."""

    file: Path
    size: int
    keys: Path
    dropped: int


def name_of(settings: Settings, now: datetime) -> Path:
    """Return where a backup goes unless the host names a file."""
    return settings.backups / f"steward-{now.strftime(_STAMP)}.backup"


def back_up(settings: Settings, file: Path | None, clock: Clock) -> Made:
    """Write a backup while the bot may be running, and the copy of the keys.

    Backups in the configured folder that are older than configured go. Raises what opening the
    database and the keys raises, `CopyFailed`, `CopyUnusable`, and what the disk raises.
    """
    now = clock.now()
    target = file or name_of(settings, now)
    both = keyrings.open_both(settings, clock)
    try:
        copies.copy_out(both.store, target, now)
        both.keys.backup_copy(settings.copy)
    finally:
        both.close()
    note(settings, target, now)
    return Made(target, target.stat().st_size, settings.copy, drop_old(settings, now))


def before_upgrade(settings: Settings, revision: str, clock: Clock) -> Path:
    """Keep a copy of an older database before its tables are changed."""
    now = clock.now()
    target = name_of(settings, now).with_suffix(f".revision-{revision}")
    store = open_database(settings.database)
    try:
        copies.copy_out(store, target, now)
    finally:
        store.close()
    return target


def note(settings: Settings, file: Path, now: datetime) -> None:
    """Note when the last backup was made, and where it went."""
    told = {"at": now.isoformat(), "file": str(file.absolute())}
    settings.backups.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_durably(settings.backups / NOTE, json.dumps(told).encode())


def last(settings: Settings) -> tuple[datetime, Path] | None:
    """Return when the last backup was made and where it went, or None."""
    try:
        told = json.loads((settings.backups / NOTE).read_bytes())
        return datetime.fromisoformat(told["at"]), Path(told["file"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def too_old(settings: Settings, now: datetime) -> list[Path]:
    """Return the copies in the bot's own folders that have had their time.

    Those are backups, copies made before an upgrade, and what a restore put aside.
    """
    oldest = now - timedelta(days=settings.backup_days)
    stamp = oldest.strftime(_STAMP)
    named = [(path, _NAME.fullmatch(path.name)) for path in settings.backups.glob("steward-*")]
    found = [path for path, name in named if name and name[1] < stamp]
    database = settings.database_file
    if database is not None:
        aside = database.with_name(database.name + REPLACED)
        # A renamed file keeps the moment of its last write; when it was put aside is its change.
        gone = aside.exists() and aside.stat().st_ctime < oldest.timestamp()
        found += files_of(aside) if gone else []
    return found


def drop_old(settings: Settings, now: datetime) -> int:
    """Delete copies that have had their time; returns how many."""
    gone = too_old(settings, now)
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)
