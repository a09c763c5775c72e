"""Wiping deleted keys out of the files of the store."""

import sqlite3

from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from bot.memory.killpoints import point, reached

SCRUBBING = point("keys.scrubbing")

_SQLITE_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_POSTGRES_LOCK_TIMEOUT = "55P03"

# TRUNCATE leaves no dead rows behind, as VACUUM would where another session still sees them.
_POSTGRES = (
    "LOCK TABLE keys IN ACCESS EXCLUSIVE MODE",
    "CREATE TEMPORARY TABLE staying ON COMMIT DROP AS SELECT * FROM keys",
    "TRUNCATE keys",
    "INSERT INTO keys SELECT * FROM staying",
)


def scrub(engine: Engine) -> bool:
    """Leave no byte of a deleted key in the files of the store.

    Returns False where another process was in the way for too long. A PostgreSQL server keeps
    what it once wrote in its own log (`pg_wal`) until it reuses that; no client can wipe it.
    """
    try:
        return _scrub_sqlite(engine) if engine.dialect.name == "sqlite" else _scrub_postgres(engine)
    except (OperationalError, sqlite3.OperationalError) as error:
        if _in_the_way(error):
            return False
        raise


def _scrub_sqlite(engine: Engine) -> bool:
    # The file itself was overwritten by secure_delete; the write-ahead log still has the rows.
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        reached(SCRUBBING)
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, _, _ = cursor.fetchone() or (1, 0, 0)
    finally:
        connection.close()
    return not busy


def _scrub_postgres(engine: Engine) -> bool:
    with engine.begin() as connection:
        for statement in _POSTGRES:
            connection.execute(text(statement))
        reached(SCRUBBING)
    return True


def _in_the_way(error: Exception) -> bool:
    driver = getattr(error, "orig", None) or error
    code = getattr(driver, "sqlite_errorcode", 0) & 0xFF
    return code in _SQLITE_BUSY or getattr(driver, "sqlstate", "") == _POSTGRES_LOCK_TIMEOUT
