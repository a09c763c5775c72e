"""The one door: Calls go in, share a durable commit on one thread, and come out as answers."""

import asyncio
import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import DBAPIError

from bot import closing, hearing
from bot.adapter import Heard, Suggestion
from bot.batch import Batch, Job
from bot.call import Actor, Call, Room
from bot.clock import Clock, Ids, seconds_of_work
from bot.command import Registry
from bot.effects import Outcome
from bot.language.message import Reader, message
from bot.memory import drafts
from bot.memory.directory import Directory
from bot.memory.keys import KeyStore
from bot.memory.killpoints import point, reached
from bot.memory.safe import Safe
from bot.memory.store import Store
from bot.waiting import Waiting, Work

log = logging.getLogger("steward.engine")

LONGEST_BATCH = 0.05
"""Seconds after which a batch takes no further Call."""

BEFORE_COMMIT = point("batch.before-commit")
COMMITTED = point("batch.committed")
BEFORE_DESTROY = point("erasure.before-destroy")
BEFORE_CHECKPOINT = point("erasure.before-checkpoint")


@dataclass
class Commits:
    """How many durable commits there were, and how many Calls they carried."""

    commits: int = 0
    calls: int = 0


class Engine:
    """Obeys Calls. Commands are synchronous; one worker thread runs them in batches."""

    def __init__(
        self, store: Store, keys: KeyStore, registry: Registry, clock: Clock, ids: Ids
    ) -> None:
        """Stand ready; nothing runs before `start`."""
        self.store = store
        self.keys = keys
        self.safe = Safe(keys)
        self.registry = registry
        self.clock = clock
        self.ids = ids
        self.directory = Directory(self.safe)
        self.count = Commits()
        self.listeners: list[Callable[[Outcome], None]] = []
        self._waiting = Waiting()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Start the worker thread."""
        self._thread = threading.Thread(target=self._work, name="steward-worker", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Finish what waits, then stop the worker thread."""
        with self._waiting.change:
            self._waiting.closed = True
            self._waiting.change.notify()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        while works := self._waiting.take():
            self._waiting.put_back(self.handle(works))

    def handle(self, works: list[Work]) -> list[Work]:
        """Do these together in one durable commit; settle each only after it.

        Returns those for which the batch had no time left. A batch that fails as a whole is
        done again Call by Call; what a lost connection left
        unknown is settled by the marks of what was heard.
        """
        try:
            done, outcome = self._attempt(works)
        except Exception as failure:
            self._one_by_one(works, failure)
            return []
        self._settle(done)
        for listener in self.listeners:
            listener(outcome)
        return works[len(done) :]

    def _one_by_one(self, works: list[Work], failure: Exception) -> None:
        if len(works) > 1:
            log.warning("a batch of %d failed (%s): one by one", len(works), _name(failure))
            for work in works:
                self.handle([work])
            return
        work = works[0]
        if work.call is None:
            work.error = failure
        else:
            log.error("a call could not be kept: %s", _name(failure))
            work.result = Heard(message(_sentence(failure)), Reader())
        self._settle(works)

    def _attempt(self, works: list[Work]) -> tuple[list[Work], Outcome]:
        try:
            with self.store.begin() as sql:
                batch = Batch(
                    sql, self.safe, self.directory, self.registry, self.ids, self.clock.now()
                )
                done = _do_in_time(batch, works)
                outcome = closing.close(batch)
                self._before_commit(outcome)
            reached(COMMITTED)
        except BaseException:
            self.directory.forget()
            self.keys.forget_new()
            raise
        self.count.commits += 1
        self.count.calls += len(done)
        try:
            self._after_commit(outcome, done)
        except Exception as failure:
            # It is committed: nothing of it may be done again. What is left, a sweep finishes.
            log.error("keys could not be settled after a commit: %s", _name(failure))
            self._not_finished(outcome, done)
        return done, outcome

    def _before_commit(self, outcome: Outcome) -> None:
        if outcome.born:
            self.keys.save_new()
        if outcome.going:
            self.keys.going(outcome.going)
        reached(BEFORE_COMMIT)

    def _after_commit(self, outcome: Outcome, done: list[Work]) -> None:
        if outcome.born:
            self.keys.confirm(outcome.born)
        if not outcome.going:
            return
        reached(BEFORE_DESTROY)
        wiped = self.keys.destroy(outcome.going)
        reached(BEFORE_CHECKPOINT)
        if not self.store.emptied() or not wiped:
            log.error("what was erased may still lie in a log, or in the backup copy of the keys")
            self._not_finished(outcome, done)

    def _not_finished(self, outcome: Outcome, done: list[Work]) -> None:
        """Say to whoever shares this commit with an erasure that it is not yet complete."""
        for work in done if outcome.going else ():
            if isinstance(work.result, Heard):
                work.result = Heard(message("erasure-not-finished"), work.result.reader)

    def _settle(self, works: Iterable[Work]) -> None:
        for work in works:
            if work.settle is not None:
                work.settle(work.result, work.error)

    def do(self, job: Job, lock: tuple[int, ...] = ()) -> "asyncio.Future[Any]":
        """Have a job done in a transaction; its result comes after the commit."""
        return self._put(Work(job, None, lock))

    def later(self, job: Job) -> None:
        """Have a job done in a transaction, from any thread; nobody waits for it."""
        self._waiting.put(Work(job))

    def _put(self, work: Work) -> "asyncio.Future[Any]":
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Any] = loop.create_future()

        def settle(result: object, error: BaseException | None) -> None:
            loop.call_soon_threadsafe(_resolve, future, result, error)

        work.settle = settle
        self._waiting.put(work)
        return future

    async def hear(self, call: Call) -> Heard:
        """Obey a Call and return what to answer; never raises for what a person did."""
        heard: Heard = await self._put(Work(lambda batch: batch.hear(call), call))
        return heard

    async def read(self, text: str, actor: Actor, room: Room, event: str, card: str = "") -> Heard:
        """Read a line of text as a Call and obey it."""
        call = Call("", {"text": text}, actor, room, event, card)
        heard: Heard = await self._put(Work(lambda batch: hearing.read(batch, call), call))
        return heard

    async def said(self, receipt: int) -> None:
        """Note that an answer reached its asker."""
        if receipt:
            await self.do(lambda batch: batch.receipts.append(receipt))

    async def suggest(self, call: Call, parameter: str, typed: str) -> Sequence[Suggestion]:
        """Return at most 25 values that fit what was typed so far."""
        found: Sequence[Suggestion] = await self.do(
            lambda batch: hearing.suggest(batch, call, parameter, typed)
        )
        return found

    async def draft(self, call: Call) -> int:
        """Keep a Call that is too long for a button; return its number."""
        number: int = await self.do(lambda batch: drafts.keep(batch, call))
        return number

    async def drafted(self, number: int, actor: Actor) -> Call | None:
        """Return a Call that was kept, or None where it is gone or another person's."""
        call: Call | None = await self.do(lambda batch: drafts.take(batch, number, actor))
        return call


def _do_in_time(batch: Batch, works: list[Work]) -> list[Work]:
    """Do these until the batch has lasted long enough; returns those that were done."""
    started = seconds_of_work()
    batch.prepare([work.call for work in works if work.call is not None])
    batch.lock({of for work in works for of in work.lock})
    done: list[Work] = []
    for work in works:
        if done and seconds_of_work() - started > LONGEST_BATCH:
            break
        work.result = work.do(batch)
        done.append(work)
    return done


def _resolve(future: "asyncio.Future[Any]", result: object, error: BaseException | None) -> None:
    if future.done():
        return
    if error is not None:
        future.set_exception(error)
        return
    future.set_result(result)


def _name(failure: BaseException) -> str:
    """Return the kind of a failure for the log: never its text, which may hold words."""
    cause = getattr(failure, "orig", None) or failure
    return type(cause).__name__


def _sentence(failure: Exception) -> str:
    """Return the sentence for a database that cannot keep anything now."""
    text = str(getattr(failure, "orig", "")).casefold()
    if "full" in text or "no space" in text:
        return "disk-full"
    if isinstance(failure, DBAPIError | OSError):
        return "database-busy"
    return "not-kept"
