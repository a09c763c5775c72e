"""Keys that were unwrapped lately, so that most need no look into the store."""

from collections import OrderedDict
from collections.abc import Collection
from threading import Lock


class Remembered:
    """A bounded memory of keys that any thread may ask."""

    def __init__(self, most: int) -> None:
        """Remember at most this many keys; the one unused for longest goes first."""
        self._most = most
        self._keys: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()
        self._wiped = 0

    def get(self, subject: str) -> bytes | None:
        """Return the key of a subject, if it is remembered."""
        with self._lock:
            key = self._keys.get(subject)
            if key is not None:
                self._keys.move_to_end(subject)
            return key

    @property
    def wiped(self) -> int:
        """How often keys were forgotten on purpose, to be given to `put` later."""
        return self._wiped

    def put(self, subject: str, key: bytes, wiped: int) -> None:
        """Remember a key that was read when `wiped` was as given.

        Where keys were forgotten since, this may be one of them, and it is let go.
        """
        with self._lock:
            if wiped != self._wiped:
                return
            self._keys[subject] = key
            self._keys.move_to_end(subject)
            if len(self._keys) > self._most:
                self._keys.popitem(last=False)

    def forget(self, subjects: Collection[str]) -> None:
        """Forget the keys of these subjects, and any that is being read at this moment."""
        with self._lock:
            self._wiped += 1
            for subject in subjects:
                self._keys.pop(subject, None)
