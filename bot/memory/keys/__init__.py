"""The keys that everything sealed hangs on, kept outside the database and its backups."""

from bot.memory.keys.opening import create_store, open_store, restore_store
from bot.memory.keys.refusals import (
    CopyDamaged,
    CopyFailed,
    CopyMissing,
    KeyExists,
    KeyMissing,
    Locked,
    OpenToOthers,
    StoreDamaged,
    StoreExists,
    StoreMissing,
    StoreNewer,
    WrappingKeyExists,
    WrappingKeyMalformed,
    WrappingKeyMissing,
    WrongPassphrase,
    WrongStore,
    WrongWrappingKey,
)
from bot.memory.keys.rows import Destroyed
from bot.memory.keys.store import KeyStore
from bot.memory.keys.sweeping import Exists, Sweep
from bot.memory.keys.wrapping import (
    Ring,
    Stretch,
    Wrapping,
    create_files,
    from_env,
    from_files,
    with_passphrase,
)

__all__ = [
    "CopyDamaged",
    "CopyFailed",
    "CopyMissing",
    "Destroyed",
    "Exists",
    "KeyExists",
    "KeyMissing",
    "KeyStore",
    "Locked",
    "OpenToOthers",
    "Ring",
    "StoreDamaged",
    "StoreExists",
    "StoreMissing",
    "StoreNewer",
    "Stretch",
    "Sweep",
    "Wrapping",
    "WrappingKeyExists",
    "WrappingKeyMalformed",
    "WrappingKeyMissing",
    "WrongPassphrase",
    "WrongStore",
    "WrongWrappingKey",
    "create_files",
    "create_store",
    "from_env",
    "from_files",
    "open_store",
    "restore_store",
    "with_passphrase",
]
