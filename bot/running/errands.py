"""What a command asks for and may not do itself, because it is slow: done beside the engine."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from threading import Thread

from bot.batch import Batch
from bot.effects import Errand, Outcome
from bot.engine import Engine
from bot.memory.timers import Due

log = logging.getLogger("steward.errands")

Do = Mapping[str, Callable[[], object]]
"""What does each kind of errand; it runs on a thread of its own."""


@contextmanager
def running(engine: Engine, do: Do) -> Iterator[None]:
    """Run errands after the commit of the Call that sent them; each comes back as a timer.

    An errand that fails, or that nothing does here, comes back with `failed`.
    """
    threads: list[Thread] = []

    def sent(outcome: Outcome) -> None:
        threads[:] = [thread for thread in threads if thread.is_alive()]
        for errand in outcome.errands:
            if errand.name not in do:
                _come_back(engine, errand, failed=True)
                continue
            thread = Thread(target=_run, args=(engine, errand, do[errand.name]), daemon=True)
            threads.append(thread)
            thread.start()

    engine.listeners.append(sent)
    try:
        yield
    finally:
        engine.listeners.remove(sent)
        for thread in threads:
            thread.join()


def _run(engine: Engine, errand: Errand, do: Callable[[], object]) -> None:
    try:
        do()
    except Exception:
        log.exception("errand %s failed", errand.name)
        _come_back(engine, errand, failed=True)
        return
    log.info("errand %s done", errand.name)
    _come_back(engine, errand, failed=False)


def _come_back(engine: Engine, errand: Errand, *, failed: bool) -> None:
    args = {**errand.args, **({"failed": "yes"} if failed else {})}

    def due(batch: Batch) -> None:
        batch.effects.timers.append(Due(errand.collective, batch.now, errand.back, args))

    engine.later(due)
