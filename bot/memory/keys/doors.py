"""The wrapping keys in use: what closes and opens the keys of subjects."""

import os
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.memory.keys.refusals import Locked, WrongWrappingKey
from bot.memory.keys.wrapping import Ring, Stretch, Wrapping, stretched
from bot.memory.sealing import SealBroken, derived, seal, unseal

_SALT_SIZE = 16
_WRONG = {
    Ring.OPERATING: "operating-key-wrong",
    Ring.CONFIDENTIAL: "confidential-key-wrong",
}


@dataclass(frozen=True, slots=True)
class Proof:
    """What a store keeps of a wrapping key, to tell it from a wrong one.

    `salt` is empty unless the key is stretched from a passphrase.
    """

    ring: Ring
    proof: bytes
    salt: bytes
    stretch: Stretch


class Doors:
    """Wraps the keys of one database's subjects, with one ring open or both."""

    def __init__(self, database_id: str, wrapping: Wrapping) -> None:
        """Open the rings whose keys are at hand."""
        self.database_id = database_id
        self.copy_key = derived(wrapping.operating, "the backup copy of the keys")
        self._ciphers = {Ring.OPERATING: AESGCM(wrapping.operating)}
        if wrapping.confidential is not None:
            self.open(Ring.CONFIDENTIAL, wrapping.confidential)

    @property
    def locked(self) -> bool:
        """Whether the confidential ring still waits for its passphrase."""
        return Ring.CONFIDENTIAL not in self._ciphers

    def open(self, ring: Ring, key: bytes) -> None:
        """Wrap and unwrap with `key` from now on."""
        self._ciphers[ring] = AESGCM(key)

    def turn(self, proof: Proof, key: bytes) -> bool:
        """Open the proof's ring if `key` is the one it was made by; says whether it is."""
        trial = AESGCM(key)
        if not self._fits(proof, trial):
            return False
        self._ciphers[proof.ring] = trial
        return True

    def wrap(self, ring: Ring, subject: str, key: bytes) -> bytes:
        """Close the key of a subject; raises `Locked`."""
        return seal(self._cipher(ring), key, self._about(ring, f"key/{subject}"))

    def unwrap(self, ring: Ring, subject: str, wrapped: bytes) -> bytes:
        """Open the key of a subject; raises `Locked` or `SealBroken`."""
        return unseal(self._cipher(ring), wrapped, self._about(ring, f"key/{subject}"))

    def proof(self, ring: Ring) -> bytes:
        """Make what tells this ring's key from another; raises `Locked`."""
        return seal(self._cipher(ring), b"", self._about(ring, "proof"))

    def check(self, proofs: tuple[Proof, ...]) -> None:
        """Raise `WrongWrappingKey` unless every key at hand fits the store's proofs."""
        for proof in proofs:
            if not self._opens(proof):
                raise WrongWrappingKey(_WRONG[proof.ring])

    def _opens(self, proof: Proof) -> bool:
        if proof.ring is Ring.CONFIDENTIAL and self.locked:
            return bool(proof.salt)
        return self._fits(proof, self._cipher(proof.ring))

    def _fits(self, proof: Proof, cipher: AESGCM) -> bool:
        try:
            unseal(cipher, proof.proof, self._about(proof.ring, "proof"))
        except SealBroken:
            return False
        return True

    def _cipher(self, ring: Ring) -> AESGCM:
        cipher = self._ciphers.get(ring)
        if cipher is None:
            raise Locked
        return cipher

    def _about(self, ring: Ring, what: str) -> str:
        return f"{self.database_id}/{ring.value}/{what}"


def fitted(database_id: str, wrapping: Wrapping, passphrase: str) -> tuple[Doors, list[Proof]]:
    """Make the doors of new wrapping keys, both open, and the proofs that a store keeps of them.

    Raises `ValueError` where the wrapping waits for a passphrase and none is given.
    """
    doors = Doors(database_id, wrapping)
    salt = b""
    if doors.locked:
        if not passphrase:
            raise ValueError("these wrapping keys need a passphrase")
        salt = os.urandom(_SALT_SIZE)
        doors.open(Ring.CONFIDENTIAL, stretched(passphrase, salt, wrapping.stretch))
    salts = {Ring.OPERATING: b"", Ring.CONFIDENTIAL: salt}
    return doors, [Proof(ring, doors.proof(ring), salts[ring], wrapping.stretch) for ring in Ring]
