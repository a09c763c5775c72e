"""A timer that is due: what it does and its going away are one transaction."""

import logging
from datetime import timedelta

from sqlalchemy.exc import OperationalError

from bot.batch import Batch
from bot.call import CLOCK, NOWHERE, Call
from bot.context import Context
from bot.effects import Effects
from bot.language.message import Message
from bot.memory import timers
from bot.memory.audit import Deed
from bot.memory.killpoints import point, reached
from bot.refusal import Refusal

log = logging.getLogger("steward.engine")

LATE = timedelta(minutes=1)
"""From when on a timer's Call counts as late."""

TIMER_TRIES = 5
"""How often a timer whose command breaks is tried before it is held for the host."""

TIMER_FINISHED = point("timer.finished")
TIMER_DONE = point("timer.done")


def fire(batch: Batch, due: timers.Due, owner: str) -> None:
    """Do what a timer says, in this same transaction in which it is taken away."""
    if not timers.finish(batch.sql, due, owner):
        return
    reached(TIMER_FINISHED)
    effects = Effects()
    call = Call(due.name, due.args, CLOCK, NOWHERE)
    try:
        context = batch.stand(call, effects, due.collective)
        context.late = batch.now - due.at if batch.now - due.at > LATE else None
        if due.stale(batch.now):
            effects.deeds.append(Deed(due.collective, 0, "timer dropped as stale", due.name))
        else:
            with batch.savepoint(effects, context):
                _fired(batch, context, call)
    except Refusal as no:
        log.info("timer %s refused: %s", due.name, no.key)
        effects = Effects()
    except OperationalError:
        raise
    except Exception:
        log.exception("bug in timer %s, try %d", due.name, due.tries)
        effects = Effects()
        _once_more(batch, due)
    batch.effects.add(effects)
    reached(TIMER_DONE)


def _fired(batch: Batch, context: Context, call: Call) -> None:
    command = batch.registry.find(call.name)
    if command is None:
        log.error("no command %s for a timer", call.name)
        return
    values = command.read(call.args, batch.reading(context, call))
    said = command.run(context, **values)
    if isinstance(said, Message) and said.blocks:
        context.post(said.openly())


def _once_more(batch: Batch, due: timers.Due) -> None:
    if due.tries < TIMER_TRIES:
        timers.again(batch.sql, due, batch.now + timedelta(seconds=2**due.tries))
    else:
        timers.hold(batch.sql, due)
