"""Closes text so that it opens only under its key and in the row that it was written for.

A sealed text is one byte of version, a nonce of twelve bytes, and what AES-256-GCM makes of the
text, with the row's identity as associated data.
"""

import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_SIZE = 32
"""Bytes of a key."""

OVERHEAD = 29
"""Bytes by which a sealed text is longer than the text: version, nonce and tag."""

_VERSION = b"\x01"
_NONCE_SIZE = 12
_BODY = 1 + _NONCE_SIZE
_END = b"\x80"

Key = bytes | AESGCM
"""A key of 32 bytes; whoever seals many rows under one key makes the `AESGCM` once."""


class SealBroken(Exception):
    """A sealed text does not open: another key, another row, or bytes that were changed."""

    def __init__(self, about: str) -> None:
        """Tell of the row `about`, which is an identity and never the text."""
        super().__init__(f"the seal of {about} does not open")
        self.about = about


def fresh_key() -> bytes:
    """Make a key of 32 bytes from the system's own source of chance."""
    return os.urandom(KEY_SIZE)


def seal(key: Key, text: bytes, about: str) -> bytes:
    """Seal `text` under `key` for the row whose identity is `about`."""
    cipher = AESGCM(key) if isinstance(key, bytes) else key
    nonce = os.urandom(_NONCE_SIZE)
    return _VERSION + nonce + cipher.encrypt(nonce, text, about.encode())


def unseal(key: Key, sealed: bytes, about: str) -> bytes:
    """Open what `seal` made for the row `about`; raises `SealBroken` on any mismatch."""
    if len(sealed) < OVERHEAD or sealed[:1] != _VERSION:
        raise SealBroken(about)
    cipher = AESGCM(key) if isinstance(key, bytes) else key
    try:
        return cipher.decrypt(sealed[1:_BODY], sealed[_BODY:], about.encode())
    except InvalidTag:
        raise SealBroken(about) from None


def padded(text: bytes, size: int) -> bytes:
    """Lengthen `text` to the next multiple of `size` bytes, so that its length says less.

    At least one byte is added, so a text of exactly `size` bytes becomes twice as long: give a
    size that the longest text stays below, and all come out alike.
    """
    if size < 1:
        raise ValueError("the size to pad to must be at least one byte")
    return text + _END + bytes(-(len(text) + 1) % size)


def unpadded(text: bytes) -> bytes:
    """Take away what `padded` added; raises `ValueError` where nothing was."""
    body = text.rstrip(b"\0")
    if not body.endswith(_END):
        raise ValueError("this text was not padded")
    return body[: -len(_END)]


def keyed_hash(key: bytes, *parts: str | bytes) -> bytes:
    """Return 32 bytes by which `parts` are found again by whoever has the key, and by nobody else.

    HMAC-SHA-256 over the parts, each with its length before it: ("ab", "c") is not ("a", "bc").
    """
    told = [part.encode() if isinstance(part, str) else part for part in parts]
    framed = b"".join(len(part).to_bytes(4, "big") + part for part in told)
    return hmac.digest(key, framed, "sha256")


def derived(key: bytes, purpose: str) -> bytes:
    """Derive the key of 32 bytes that serves one `purpose`; it tells nothing about `key`."""
    return HKDF(algorithm=SHA256(), length=KEY_SIZE, salt=None, info=purpose.encode()).derive(key)
