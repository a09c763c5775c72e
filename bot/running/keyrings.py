"""The wrapping keys and the key store as the configuration names them."""

import os
from collections.abc import Mapping

from sqlalchemy import inspect

from bot.clock import Clock
from bot.memory import opening
from bot.memory.keys import KeyStore, Wrapping, from_env, from_files, open_store, with_passphrase
from bot.memory.keys.tables import head, reach
from bot.memory.keys.wrapping import CONFIDENTIAL_FILE, OPERATING_FILE
from bot.memory.opening import Opened
from bot.running.config import Settings, file_of


def wrapping_of(settings: Settings, environ: Mapping[str, str] = os.environ) -> Wrapping:
    """Take the wrapping keys from where the configuration says.

    Raises `WrappingKeyMissing`, `WrappingKeyMalformed` or `OpenToOthers`.
    """
    operating = settings.keys / OPERATING_FILE
    if settings.mode == "env":
        return from_env(environ)
    if settings.mode == "passphrase":
        return with_passphrase(operating)
    return from_files(operating, settings.keys / CONFIDENTIAL_FILE)


def open_both(settings: Settings, clock: Clock) -> Opened:
    """Open the database, which must be of this release, with its key store."""
    return opening.open_both(settings.database, settings.store, wrapping_of(settings), clock)


def open_keys(settings: Settings, database_id: str, clock: Clock) -> KeyStore:
    """Open the key store of a database that is not open, or is another file."""
    return open_store(settings.store, database_id, wrapping_of(settings), clock)


def has_store(settings: Settings) -> bool:
    """Say whether there is a key store where the configuration says."""
    path = file_of(settings.store)
    if path is not None:
        return path.exists()
    engine = reach(settings.store)
    try:
        with engine.connect() as sql:
            return inspect(sql).has_table(head.name)
    finally:
        engine.dispose()
