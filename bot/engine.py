"""The one door: Calls go in, share a durable commit on one thread, and come out as answers."""

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy.exc import DBAPIError

from bot import reading
from bot.adapter import Heard, Suggestion
from bot.batch import Batch, Job, Outcome, refused
from bot.call import Actor, Call, Room
from bot.clock import Clock, Ids, seconds_of_work
from bot.command import Registry
from bot.context import Effects
from bot.language.message import Reader, message
from bot.memory import drafts
from bot.memory.keys import KeyStore
from bot.memory.killpoints import point, reached
from bot.memory.people import Directory
from bot.memory.safe import Safe
from bot.memory.store import Store
from bot.refusal import Refusal

log = logging.getLogger("steward.engine")

MOST_CALLS = 64
LONGEST_BATCH = 0.05
"""Seconds after which a batch takes no further Call."""

BEFORE_COMMIT = point("batch.before-commit")
COMMITTED = point("batch.committed")
BEFORE_DESTROY = point("erasure.before-destroy")
BEFORE_CHECKPOINT = point("erasure.before-checkpoint")

FIRST_WORDS = "hello"
"""The command that answers what a stranger says in private and what is no command."""

Settle = Callable[[object, BaseException | None], None]


@dataclass(eq=False)
class Work:
    """One thing that waits for the worker: a Call, a line of text, or a job of the engine's."""

    do: Callable[[Batch], Any]
    call: Call | None = None
    lock: tuple[int, ...] = ()
    settle: Settle | None = None
    result: Any = None
    error: BaseException | None = None


@dataclass
class Commits:
    """How many durable commits there were, and how many Calls they carried."""

    commits: int = 0
    calls: int = 0


@dataclass
class Waiting:
    """What waits for the worker; people come before timers and the engine's own jobs."""

    people: deque[Work] = field(default_factory=deque)
    jobs: deque[Work] = field(default_factory=deque)
    change: threading.Condition = field(default_factory=threading.Condition)
    closed: bool = False

    def put(self, work: Work) -> None:
        """Add one thing to do; raises `RuntimeError` once the engine was closed."""
        with self.change:
            if self.closed:
                raise RuntimeError("the engine is closed")
            (self.people if work.call is not None else self.jobs).append(work)
            self.change.notify()

    def take(self) -> list[Work]:
        """Wait for something to do and return what may share a commit; empty at the end."""
        with self.change:
            while not (self.people or self.jobs or self.closed):
                self.change.wait()
            taken: list[Work] = []
            for line in (self.people, self.jobs):
                while line and len(taken) < MOST_CALLS:
                    taken.append(line.popleft())
            return taken

    def put_back(self, works: Sequence[Work]) -> None:
        """Put things that found no time in this batch back to the front."""
        with self.change:
            for work in reversed(works):
                (self.people if work.call is not None else self.jobs).appendleft(work)


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
        started = seconds_of_work()
        done: list[Work] = []
        try:
            with self.store.begin() as sql:
                batch = Batch(
                    sql, self.safe, self.directory, self.registry, self.ids, self.clock.now()
                )
                batch.prepare([work.call for work in works if work.call is not None])
                batch.lock({of for work in works for of in work.lock})
                for work in works:
                    if done and seconds_of_work() - started > LONGEST_BATCH:
                        break
                    work.result = work.do(batch)
                    done.append(work)
                outcome = batch.write()
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
        heard: Heard = await self._put(Work(lambda batch: self._read(batch, call), call))
        return heard

    def _read(self, batch: Batch, call: Call) -> Heard:
        place = batch.directory.place(batch.sql, call.room)
        prefixes = (place.prefix or call.room.abilities.prefix, "/", "!")
        bare = call.room.private or bool(call.card)
        try:
            typed = reading.read(
                call.args["text"], self.registry, prefixes=prefixes, bare=bare, card=call.card
            )
        except Refusal as no:
            if no.key.startswith("unknown-command") and self._greets(batch, call):
                return batch.hear(replace(call, name=FIRST_WORDS, args={}))
            return Heard(refused(no), self._reader(batch, call))
        if typed is None:
            return Heard(message(), self._reader(batch, call))
        named = Call(typed.name, typed.args, call.actor, call.room, call.event, call.card)
        return batch.hear(named)

    def _greets(self, batch: Batch, call: Call) -> bool:
        """Say whether these are a stranger's words in private, to be met with a greeting."""
        if not call.room.private or self.registry.find(FIRST_WORDS) is None:
            return False
        try:
            person = batch.stand(call, Effects()).person
        except Refusal:
            return False
        return person is None or not person.on_roll

    def _reader(self, batch: Batch, call: Call) -> Reader:
        try:
            context = batch.stand(call, Effects())
        except Refusal:
            return batch._reader(None, call)
        return batch._reader(context, call)

    async def said(self, receipt: int) -> None:
        """Note that an answer reached its asker."""
        if receipt:
            await self.do(lambda batch: batch.receipts.append(receipt))

    async def suggest(self, call: Call, parameter: str, typed: str) -> Sequence[Suggestion]:
        """Return at most 25 values that fit what was typed so far."""
        found: Sequence[Suggestion] = await self.do(
            lambda batch: self._suggest(batch, call, parameter, typed)
        )
        return found

    def _suggest(
        self, batch: Batch, call: Call, parameter: str, typed: str
    ) -> Sequence[Suggestion]:
        command = self.registry.find(call.name)
        param = command.param(parameter) if command else None
        if command is None or param is None:
            return ()
        try:
            context = batch.stand(call, Effects())
        except Refusal:
            return ()
        near = param.kind.suggest(typed, batch.reading(context, call)) or [
            choice for choice in param.kind.choices() if choice.startswith(typed.casefold())
        ]
        return [Suggestion(value, value) for value in near][:25]

    async def draft(self, call: Call) -> int:
        """Keep a Call that is too long for a button; return its number."""
        number: int = await self.do(lambda batch: drafts.keep(batch, call))
        return number

    async def drafted(self, number: int, actor: Actor) -> Call | None:
        """Return a Call that was kept, or None where it is gone or another person's."""
        call: Call | None = await self.do(lambda batch: drafts.take(batch, number, actor))
        return call


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
