"""The one backup copy of the key store: a file that a changed byte makes unreadable."""

import hashlib
import hmac
import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot.memory.keys.doors import Doors, Proof
from bot.memory.keys.files import refuse_open_to_others, write_durably
from bot.memory.keys.refusals import CopyDamaged, CopyFailed, CopyMissing, WrongStore
from bot.memory.keys.wrapping import Ring, Stretch
from bot.memory.sealing import keyed_hash

Row = Mapping[str, Any]
"""A row of a table, by the names of its columns."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a copy holds: the proofs, the keys that may be copied, and what was destroyed."""

    database_id: str
    proofs: tuple[Proof, ...]
    keys: tuple[Row, ...]
    destroyed: tuple[Row, ...]


def write_copy(path: Path, contents: Contents, doors: Doors) -> None:
    """Write the copy in place of the one before; raises `CopyFailed`."""
    told = {
        "database_id": contents.database_id,
        "proofs": [{**asdict(proof), "ring": proof.ring.value} for proof in contents.proofs],
        "keys": contents.keys,
        "destroyed": contents.destroyed,
    }
    body = json.dumps(told, default=_encoded).encode()
    try:
        write_durably(path, f"{_sum(body)} {_mark(body, doors)}\n".encode() + body)
    except OSError as error:
        raise CopyFailed(str(path)) from error


def read_copy(path: Path, doors: Doors) -> Contents:
    """Read a copy back.

    Raises `CopyMissing`, `OpenToOthers`, `CopyDamaged`, `WrongStore` or `WrongWrappingKey`.
    """
    if not path.exists():
        raise CopyMissing(str(path))
    refuse_open_to_others(path)
    first, _, body = path.read_bytes().partition(b"\n")
    whole, _, mark = first.partition(b" ")
    if whole != _sum(body).encode():
        raise CopyDamaged(str(path))
    contents = _contents(json.loads(body, object_hook=_decoded))
    if contents.database_id != doors.database_id:
        raise WrongStore(str(path))
    doors.check(contents.proofs)
    if not hmac.compare_digest(mark, _mark(body, doors).encode()):
        raise CopyDamaged(str(path))
    return contents


def _sum(body: bytes) -> str:
    """Tell a whole copy from a damaged one."""
    return hashlib.sha256(body).hexdigest()


def _mark(body: bytes, doors: Doors) -> str:
    """Tell a copy of ours from one that somebody else wrote."""
    return keyed_hash(doors.copy_key, body).hex()


def _contents(told: Row) -> Contents:
    proofs = [
        Proof(Ring(proof["ring"]), proof["proof"], proof["salt"], Stretch(**proof["stretch"]))
        for proof in told["proofs"]
    ]
    return Contents(
        told["database_id"], tuple(proofs), tuple(told["keys"]), tuple(told["destroyed"])
    )


def _encoded(value: object) -> dict[str, str]:
    if not isinstance(value, bytes):
        raise TypeError(f"a copy holds no {type(value).__name__}")
    return {"base64": b64encode(value).decode()}


def _decoded(told: dict[str, Any]) -> Any:  # noqa: ANN401 - whatever JSON may hold
    return b64decode(told["base64"], validate=True) if set(told) == {"base64"} else told
