"""What can be wrong with a key store, found by looking at all of it."""

from pathlib import Path

from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from bot.memory.keys.copying import read_copy
from bot.memory.keys.doors import Doors
from bot.memory.keys.files import refuse_open_to_others
from bot.memory.keys.refusals import OpenToOthers, StoreDamaged
from bot.memory.keys.tables import damaged, destroyed, file_of, head, keys, place_of
from bot.memory.keys.wrapping import Ring
from bot.memory.sealing import SealBroken
from bot.refusal import Refusal


def problems(connection: Connection, doors: Doors) -> list[Refusal]:
    """Return what is wrong with the store and its copy; nothing is changed."""
    try:
        return [*_files(connection), *_keys(connection, doors), *_owed(connection, doors)]
    except DatabaseError as error:
        if damaged(error):
            return [StoreDamaged(place_of(connection.engine.url))]
        raise


def _files(connection: Connection) -> list[Refusal]:
    path = file_of(connection.engine.url)
    if path is None:
        return []
    found: list[Refusal] = []
    answers = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    if answers != ["ok"]:
        found.append(StoreDamaged(place_of(connection.engine.url)))
    try:
        refuse_open_to_others(path)
    except OpenToOthers as problem:
        found.append(problem)
    return found


def _keys(connection: Connection, doors: Doors) -> list[Refusal]:
    broken = []
    for row in connection.execute(select(keys.c.subject, keys.c.ring, keys.c.wrapped)):
        ring = Ring(row.ring)
        if ring is Ring.CONFIDENTIAL and doors.locked:
            continue
        try:
            doors.unwrap(ring, row.subject, row.wrapped)
        except SealBroken:
            broken.append(row.subject)
    if not broken:
        return []
    return [Refusal("keys-unreadable", count=len(broken), first=min(broken))]


def _owed(connection: Connection, doors: Doors) -> list[Refusal]:
    owed = connection.execute(select(head)).one()
    found: list[Refusal] = []
    if owed.unscrubbed:
        found.append(Refusal("keys-unscrubbed"))
    if not owed.copy_path:
        return [*found, Refusal("key-copy-none")]
    if owed.copy_stale:
        found.append(Refusal("key-copy-stale", path=owed.copy_path))
    try:
        copy = read_copy(Path(owed.copy_path), doors)
    except Refusal as problem:
        return [*found, problem]
    gone = set(connection.execute(select(destroyed.c.subject)).scalars())
    staying = set(connection.execute(select(keys.c.subject)).scalars())
    kept = {row["subject"] for row in copy.keys} & (gone - staying)
    if kept and not owed.copy_stale:
        found.append(Refusal("key-copy-stale", path=owed.copy_path))
    return found
