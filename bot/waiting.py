"""What waits for the worker, and what may share a commit."""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.batch import Batch
from bot.call import Call

MOST_CALLS = 64
"""How many Calls share a commit at the most."""

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
