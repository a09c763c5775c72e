"""What the key store says no to; the words are in the Fluent files of `bot.memory`."""

from bot.refusal import Refusal


class KeyMissing(Exception):
    """There is no key for this subject: it was destroyed, or never made."""

    def __init__(self, subject: str) -> None:
        """Name the subject, which is a random id and no person's name."""
        super().__init__(f"no key for {subject}")
        self.subject = subject


class KeyExists(Exception):
    """A key was to be made for a subject that has one."""

    def __init__(self, subjects: str) -> None:
        """Name the subject, or several of which at least one has a key."""
        super().__init__(f"there is a key for {subjects}")


class Locked(Refusal):
    """A confidential key is wanted and the passphrase has not been given yet."""

    def __init__(self) -> None:
        """Refuse, and say who can unlock it."""
        super().__init__("confidential-locked")


class WrongPassphrase(Refusal):
    """The passphrase is not the one that the confidential key is made from."""

    def __init__(self) -> None:
        """Refuse; nothing is unlocked."""
        super().__init__("passphrase-wrong")


class WrongStore(Refusal):
    """The key store bears the id of another database."""

    def __init__(self, place: str) -> None:
        """Name the place of the store."""
        super().__init__("key-store-of-another", place=place)


class StoreMissing(Refusal):
    """There is no key store where one is named."""

    def __init__(self, place: str) -> None:
        """Name the place where it was looked for."""
        super().__init__("key-store-missing", place=place)


class StoreExists(Refusal):
    """A key store was to be made where one is already."""

    def __init__(self, place: str) -> None:
        """Name its place."""
        super().__init__("key-store-exists", place=place)


class StoreDamaged(Refusal):
    """What is there cannot be read as a key store."""

    def __init__(self, place: str) -> None:
        """Name its place."""
        super().__init__("key-store-damaged", place=place)


class StoreNewer(Refusal):
    """The key store was written by a later release."""

    def __init__(self, place: str) -> None:
        """Name its place."""
        super().__init__("key-store-newer", place=place)


class OpenToOthers(Refusal):
    """A file that only its owner may read can be read by other people of the machine."""

    def __init__(self, path: str) -> None:
        """Name the file."""
        super().__init__("key-file-open-to-others", path=path)


class WrappingKeyMissing(Refusal):
    """A wrapping key is not where the configuration says."""


class WrappingKeyMalformed(Refusal):
    """What stands where a wrapping key belongs is not one."""


class WrappingKeyExists(Refusal):
    """A wrapping key was to be written over another."""

    def __init__(self, path: str) -> None:
        """Name the file that is there."""
        super().__init__("wrapping-key-exists", path=path)


class WrongWrappingKey(Refusal):
    """A wrapping key is not the one that the store's keys are wrapped with."""


class CopyFailed(Refusal):
    """The backup copy of the keys could not be written."""

    def __init__(self, path: str) -> None:
        """Name the copy."""
        super().__init__("key-copy-failed", path=path)


class CopyMissing(Refusal):
    """There is no backup copy of the keys where one is named."""

    def __init__(self, path: str) -> None:
        """Name the place where it was looked for."""
        super().__init__("key-copy-missing", path=path)


class CopyDamaged(Refusal):
    """The backup copy of the keys was changed or is not whole."""

    def __init__(self, path: str) -> None:
        """Name the copy."""
        super().__init__("key-copy-damaged", path=path)
