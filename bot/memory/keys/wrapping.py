"""The two keys that wrap all others, and the three ways in which a host keeps them."""

import os
import unicodedata
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from bot.memory.keys.files import refuse_open_to_others, write_durably
from bot.memory.keys.refusals import (
    WrappingKeyExists,
    WrappingKeyMalformed,
    WrappingKeyMissing,
)
from bot.memory.sealing import KEY_SIZE, fresh_key

OPERATING_FILE = "operating.key"
CONFIDENTIAL_FILE = "confidential.key"
OPERATING_VARIABLE = "STEWARD_OPERATING_KEY"
CONFIDENTIAL_VARIABLE = "STEWARD_CONFIDENTIAL_KEY"


class Ring(Enum):
    """Which of the two wrapping keys a key hangs on."""

    OPERATING = "operating"
    CONFIDENTIAL = "confidential"


@dataclass(frozen=True, slots=True)
class Stretch:
    """How much work a passphrase costs to try; the second choice of RFC 9106, section 4."""

    memory_kib: int = 64 * 1024
    iterations: int = 3
    lanes: int = 4


USUAL = Stretch()


@dataclass(frozen=True, slots=True)
class Wrapping:
    """The wrapping keys as they are at hand when the bot starts.

    Without a confidential key the store starts locked and waits for a passphrase; `stretch`
    counts for a passphrase that is set, a store remembers its own.
    """

    operating: bytes = field(repr=False)
    confidential: bytes | None = field(repr=False)
    stretch: Stretch = USUAL


def create_files(folder: Path) -> Wrapping:
    """Make both wrapping keys in two files of mode 0600; raises `WrappingKeyExists`."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    paths = (folder / OPERATING_FILE, folder / CONFIDENTIAL_FILE)
    for path in paths:
        if path.exists():
            raise WrappingKeyExists(str(path))
    for path in paths:
        write_durably(path, written_down(fresh_key()).encode() + b"\n")
    return from_files(*paths)


def from_files(operating: Path, confidential: Path) -> Wrapping:
    """Read both wrapping keys from files of mode 0600.

    Raises `WrappingKeyMissing`, `WrappingKeyMalformed` or `OpenToOthers`.
    """
    return Wrapping(_from_file(operating), _from_file(confidential))


def from_env(environ: Mapping[str, str] = os.environ) -> Wrapping:
    """Read both wrapping keys, in base64, from the environment.

    Raises `WrappingKeyMissing` or `WrappingKeyMalformed`.
    """
    return Wrapping(
        _from_variable(environ, OPERATING_VARIABLE),
        _from_variable(environ, CONFIDENTIAL_VARIABLE),
    )


def with_passphrase(
    operating: Path | None = None,
    environ: Mapping[str, str] = os.environ,
    stretch: Stretch = USUAL,
) -> Wrapping:
    """Take the operating key from a file, or from the environment where no file is named.

    The confidential one is stretched from a passphrase that a person gives later.
    """
    if operating is None:
        return Wrapping(_from_variable(environ, OPERATING_VARIABLE), None, stretch)
    return Wrapping(_from_file(operating), None, stretch)


def stretched(passphrase: str, salt: bytes, stretch: Stretch) -> bytes:
    """Make a key of 32 bytes from a passphrase by Argon2id; slow on purpose.

    However a keyboard composes an accented letter, the key is the same.
    """
    return Argon2id(
        salt=salt,
        length=KEY_SIZE,
        iterations=stretch.iterations,
        lanes=stretch.lanes,
        memory_cost=stretch.memory_kib,
    ).derive(unicodedata.normalize("NFC", passphrase).encode())


def written_down(key: bytes) -> str:
    """Write a wrapping key as the line of base64 that a file or the environment holds."""
    return b64encode(key).decode()


def _from_file(path: Path) -> bytes:
    if not path.exists():
        raise WrappingKeyMissing("wrapping-key-missing", path=str(path))
    refuse_open_to_others(path)
    key = _decoded(path.read_bytes())
    if key is None:
        raise WrappingKeyMalformed("wrapping-key-malformed", path=str(path))
    return key


def _from_variable(environ: Mapping[str, str], name: str) -> bytes:
    if not environ.get(name):
        raise WrappingKeyMissing("wrapping-variable-missing", variable=name)
    key = _decoded(environ[name].encode())
    if key is None:
        raise WrappingKeyMalformed("wrapping-variable-malformed", variable=name)
    return key


def _decoded(line: bytes) -> bytes | None:
    try:
        key = b64decode(line.strip(), validate=True)
    except NotBase64:
        return None
    return key if len(key) == KEY_SIZE else None
