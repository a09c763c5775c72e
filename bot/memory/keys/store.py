"""The key store: a wrapped key a subject, outside the database that the keys seal."""

from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, select, update
from sqlalchemy.exc import IntegrityError

from bot.clock import Clock
from bot.memory.keys import rows
from bot.memory.keys.checking import problems
from bot.memory.keys.copying import write_copy
from bot.memory.keys.doors import Doors, fitted
from bot.memory.keys.files import remove_durably
from bot.memory.keys.refusals import (
    CopyFailed,
    KeyExists,
    KeyMissing,
    Locked,
    WrongPassphrase,
)
from bot.memory.keys.remembered import Remembered
from bot.memory.keys.scrubbing import scrub
from bot.memory.keys.sweeping import Exists, Sweep, decide, existing
from bot.memory.keys.tables import State, head
from bot.memory.keys.wrapping import Ring, Wrapping, stretched
from bot.memory.killpoints import point, reached
from bot.memory.sealing import fresh_key
from bot.refusal import Refusal

NEW_WRITTEN = point("keys.new-written")
NEW_SAVED = point("keys.new-saved")
CONFIRMED = point("keys.confirmed")
GOING_SAVED = point("keys.going-saved")
DESTROYED = point("keys.destroyed")
SCRUBBED = point("keys.scrubbed")
COPIED = point("keys.copied")
SWEPT = point("keys.swept")
REWRAPPED = point("keys.rewrapped")


class KeyStore:
    """Keeps the keys of one database; made by `open_store`, `create_store` or `restore_store`.

    One thread writes; any thread may call `get`. A subject is a string such as `member/123`: what
    kind of thing it is, and a random id. The order of a batch is `save_new`, the database's own
    commit, `confirm`; of an erasure `going`, the commit that deletes the rows, `destroy`. Whatever
    a crash leaves between, `sweep` settles.
    """

    def __init__(self, engine: Engine, doors: Doors, clock: Clock, remembered: int) -> None:
        """Serve the store behind `engine`, and remember so many unwrapped keys at most."""
        self._engine = engine
        self._doors = doors
        self._clock = clock
        self._fresh: dict[str, rows.Fresh] = {}
        self._remembered = Remembered(remembered)

    def close(self) -> None:
        """Let go of the file or the connections."""
        self._engine.dispose()

    @property
    def locked(self) -> bool:
        """Whether confidential keys wait for the passphrase."""
        return self._doors.locked

    def unlock(self, passphrase: str) -> None:
        """Open the confidential ring; slow on purpose, any thread may do it.

        Raises `WrongPassphrase`. Where no passphrase is used there is nothing to do.
        """
        with self._reading() as connection:
            proofs = rows.proofs(connection)
        for proof in proofs:
            if not proof.salt:
                continue
            key = stretched(passphrase, proof.salt, proof.stretch)
            if not self._doors.turn(proof, key):
                raise WrongPassphrase

    def new(self, subject: str, ring: Ring, *, copied: bool = True) -> bytes:
        """Make a key in memory; `save_new` must come before the first row that it seals.

        With `copied=False` the key never enters the backup copy: so open secret votes. Raises
        `Locked`, and `KeyExists` where this batch made one for the subject already.
        """
        if ring is Ring.CONFIDENTIAL and self.locked:
            raise Locked
        if subject in self._fresh:
            raise KeyExists(subject)
        self._fresh[subject] = rows.Fresh(fresh_key(), ring, copied)
        return self._fresh[subject].key

    def save_new(self) -> None:
        """Write down as *new*, in one durable commit, every key made since the last time.

        A *new* key that an undone batch left under the same subject is replaced. Raises
        `KeyExists` where a subject has a key in use; nothing is written then.
        """
        if not self._fresh:
            return
        try:
            with self._engine.begin() as connection:
                rows.add_new(connection, self._fresh, self._doors, self._clock.now())
                reached(NEW_WRITTEN)
        except IntegrityError:
            raise KeyExists(", ".join(self._fresh)) from None
        reached(NEW_SAVED)
        self._remembered.forget(self._fresh)
        for subject, fresh in self._fresh.items():
            self._remembered.put(subject, fresh.key, self._remembered.wiped)
        self._fresh.clear()

    def forget_new(self, *subjects: str) -> None:
        """Forget keys that were made and not saved, when their Call or their batch is undone.

        Those of the subjects named, or all. What was saved already is the sweep's.
        """
        for subject in subjects or tuple(self._fresh):
            self._fresh.pop(subject, None)

    def confirm(self, subjects: Collection[str]) -> None:
        """Mark new keys *live*, after the commit of what they seal; again does no harm."""
        self._mark(subjects, (State.NEW,), State.LIVE)
        reached(CONFIRMED)

    def get(self, subject: str) -> bytes:
        """Return the key of a subject, from any thread.

        Raises `KeyMissing`, `Locked`, or `SealBroken` where the wrapped key was changed.
        """
        fresh = self._fresh.get(subject)
        if fresh is not None:
            return fresh.key
        return self._remembered.get(subject) or self._read(subject)

    def missing(self, subjects: Collection[str]) -> set[str]:
        """Return those of the subjects that have no key in the store."""
        with self._reading() as connection:
            return set(subjects) - rows.held(connection, subjects)

    def going(self, subjects: Collection[str]) -> None:
        """Mark keys as *going*, durably, before the rows they seal are deleted."""
        self._mark(subjects, (State.NEW, State.LIVE), State.GOING)
        reached(GOING_SAVED)

    def spare(self, subjects: Collection[str]) -> None:
        """Mark going keys *live* again, when the deletion of their rows was rolled back."""
        self._mark(subjects, (State.GOING,), State.LIVE)

    def destroy(self, subjects: Collection[str]) -> bool:
        """Destroy keys whose rows are gone, and list their subjects as destroyed.

        Their bytes are wiped from the files, and the backup copy is written again where it was.
        Returns False where either must be done later: nobody may be told then that the erasure is
        finished. The next sweep tries again.
        """
        if not subjects:
            return True
        with self._engine.begin() as connection:
            rows.remove(connection, subjects, *State)
            rows.list_destroyed(connection, subjects, self._clock.now())
            rows.owe_wiping(connection)
        self._remembered.forget(subjects)
        reached(DESTROYED)
        return self._finish() == (False, False)

    def scrub(self) -> bool:
        """Wipe the bytes of deleted keys from the store's files.

        Returns False where somebody else reads the store for so long that it must be done later.
        """
        if not scrub(self._engine):
            return False
        reached(SCRUBBED)
        with self._engine.begin() as connection:
            connection.execute(update(head).values(unscrubbed=False))
        return True

    def destroyed_since(self, at: datetime) -> tuple[rows.Destroyed, ...]:
        """Return what was destroyed at that moment or later, oldest first, for a restore."""
        with self._reading() as connection:
            return rows.destroyed_since(connection, at)

    def backup_copy(self, path: Path) -> None:
        """Write the store's one backup copy; a copy at another place is removed.

        The store remembers the place and writes it again after each erasure. Raises `CopyFailed`.
        """
        with self._reading() as connection:
            before = connection.execute(select(head.c.copy_path)).scalar_one()
            contents = rows.contents(connection, self._doors.database_id)
        write_copy(path, contents, self._doors)
        if before and Path(before) != path:
            remove_durably(Path(before))
        reached(COPIED)
        with self._engine.begin() as connection:
            connection.execute(update(head).values(copy_path=str(path), copy_stale=False))

    def sweep(self, exists: Exists, now: datetime, *, live: bool = True) -> Sweep:
        """Settle what a crash left between two states; never touches a live key.

        With `live=False` the live keys are not even looked at, which is quicker at start.
        """
        with self._reading() as connection:
            unsettled = rows.in_state(connection, State.NEW, State.GOING)
        there = existing(exists, [key.subject for key in unsettled])
        alone = self._engine.dialect.name == "sqlite"
        plan = decide(unsettled, there, now, alone=alone)
        self._carry_out(plan, now)
        reached(SWEPT)
        unscrubbed, copy_stale = self._finish()
        without = self.without_rows(exists) if live else ()
        return replace(plan, without_rows=without, unscrubbed=unscrubbed, copy_stale=copy_stale)

    def without_rows(self, exists: Exists) -> tuple[str, ...]:
        """Return the live keys under which nothing is sealed; nothing is changed."""
        with self._reading() as connection:
            subjects = [key.subject for key in rows.in_state(connection, State.LIVE)]
        return tuple(sorted(set(subjects) - existing(exists, subjects)))

    def rewrap(self, wrapping: Wrapping, passphrase: str = "") -> bool:
        """Change the wrapping keys in one commit: all keys are wrapped by the new ones, or none.

        Until the configuration names the new ones, keep both. No other process may have the store
        open. Returns what `destroy` does, for the old wrapped keys. Raises `Locked`.
        """
        if self.locked:
            raise Locked
        doors, proofs = fitted(self._doors.database_id, wrapping, passphrase)
        with self._engine.begin() as connection:
            rows.rewrap(connection, self._doors, doors)
            rows.replace_proofs(connection, proofs)
            rows.owe_wiping(connection)
        self._doors = doors
        reached(REWRAPPED)
        return self._finish() == (False, False)

    def verify(self) -> list[Refusal]:
        """Return what is wrong with the store or its copy, each with what to do about it."""
        with self._reading() as connection:
            return problems(connection, self._doors)

    def _reading(self) -> AbstractContextManager[Connection]:
        return self._engine.connect().execution_options(reading=True)

    def _read(self, subject: str) -> bytes:
        wiped = self._remembered.wiped
        with self._reading() as connection:
            found = rows.find(connection, subject)
        if found is None:
            raise KeyMissing(subject)
        ring, wrapped = found
        key = self._doors.unwrap(ring, subject, wrapped)
        self._remembered.put(subject, key, wiped)
        return key

    def _mark(self, subjects: Collection[str], of: Iterable[State], to: State) -> None:
        if not subjects:
            return
        with self._engine.begin() as connection:
            rows.mark(connection, subjects, of, to, self._clock.now())

    def _carry_out(self, plan: Sweep, now: datetime) -> None:
        with self._engine.begin() as connection:
            rows.mark(connection, plan.confirmed, (State.NEW,), State.LIVE, now)
            rows.mark(connection, plan.spared, (State.GOING,), State.LIVE, now)
            rows.remove(connection, plan.discarded, State.NEW)
            rows.remove(connection, plan.destroyed, State.GOING)
            rows.list_destroyed(connection, plan.destroyed, now)
            if plan.discarded or plan.destroyed:
                rows.owe_wiping(connection)
        self._remembered.forget(plan.discarded + plan.destroyed)

    def _finish(self) -> tuple[bool, bool]:
        """Wipe what is still to be wiped; returns whether the store and the copy still owe it."""
        with self._reading() as connection:
            owed = connection.execute(select(head)).one()
        unscrubbed = owed.unscrubbed and not self.scrub()
        if not (owed.copy_stale and owed.copy_path):
            return unscrubbed, False
        try:
            self.backup_copy(Path(owed.copy_path))
        except CopyFailed:
            return unscrubbed, True
        return unscrubbed, False
