"""Sealing and opening by subject: the key store as the rest of the engine sees it."""

from bot.memory.keys import KeyStore, Ring
from bot.memory.sealing import keyed_hash, seal, unseal


class Safe:
    """Seals words under the key of their subject, with the row's identity as associated data."""

    def __init__(self, keys: KeyStore) -> None:
        """Work with an open key store."""
        self.keys = keys

    def key(self, subject: str) -> bytes:
        """Return a subject's key; raises `KeyMissing`, or `Locked` while the host must unlock."""
        return self.keys.get(subject)

    def new(self, subject: str, ring: Ring = Ring.OPERATING, *, copied: bool = True) -> bytes:
        """Make a key for a new subject; it lasts only if the transaction is committed."""
        return self.keys.new(subject, ring, copied=copied)

    def seal(self, subject: str, about: str, words: str) -> bytes:
        """Seal words under a subject's key; `about` is the identity of the row and field."""
        return seal(self.keys.get(subject), words.encode(), f"{subject}|{about}")

    def open(self, subject: str, about: str, sealed: bytes) -> str:
        """Open what was sealed for that subject and about that row; raises `SealBroken`."""
        return unseal(self.keys.get(subject), sealed, f"{subject}|{about}").decode()

    def hash(self, subject: str, *parts: str) -> bytes:
        """Return a keyed hash of 16 bytes under a subject's key."""
        return keyed_hash(self.keys.get(subject), *parts)[:16]
