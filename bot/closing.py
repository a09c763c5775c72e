"""The end of a batch: each card is drawn once, and all rows are written in bulk."""

from bot.batch import Batch, finish
from bot.call import CLOCK, NOWHERE, Call
from bot.effects import Outcome
from bot.language.message import Message
from bot.memory import audit, heard, inbox, outbox, timers
from bot.memory.killpoints import point, reached

BEFORE_ROWS = point("batch.before-rows")
HEARD_WRITTEN = point("batch.heard-written")
AUDIT_WRITTEN = point("batch.audit-written")
TIMERS_WRITTEN = point("batch.timers-written")
AFTER_ROWS = point("batch.after-rows")


def close(batch: Batch) -> Outcome:
    """Write what all the Calls leave behind; the commit is the engine's."""
    _draw_cards(batch)
    sql, effects = batch.sql, batch.effects
    reached(BEFORE_ROWS)
    _leave_out(batch, set(effects.going))
    batch.marks.write(sql, batch.now)
    heard.said(sql, batch.receipts)
    inbox.drop(sql, batch.receipts)
    reached(HEARD_WRITTEN)
    audit.write(sql, effects.deeds, batch.now)
    reached(AUDIT_WRITTEN)
    timers.write(sql, effects.timers, effects.dropped)
    reached(TIMERS_WRITTEN)
    platforms = outbox.write(sql, batch.safe, effects.sayings, batch.now)
    reached(AFTER_ROWS)
    return Outcome(platforms, bool(effects.timers), effects.born, effects.going, effects.errands)


def _leave_out(batch: Batch, going: set[str]) -> None:
    """Say and keep nothing under the keys of subjects that are being erased."""
    if not going:
        return
    outbox.forget(batch.sql, going)
    effects = batch.effects
    effects.sayings = [s for s in effects.sayings if s.subject not in going]
    batch.marks.leave_out(going)


def _draw_cards(batch: Batch) -> None:
    while batch.effects.cards:
        waiting = list(batch.effects.cards.values())
        batch.effects.cards = {}
        for of, name, args in waiting:
            _draw_card(batch, of, name, dict(args))


def _draw_card(batch: Batch, of: int, name: str, args: dict[str, str]) -> None:
    command = batch.registry.find(name)
    if command is None:
        return
    key = args.pop("")
    context = batch.stand(Call(name, args, CLOCK, NOWHERE), batch.effects, of)
    values = command.read(args, batch.reading(context, context.call_heard))
    drawn = command.run(context, **values)
    finish(context)
    if isinstance(drawn, Message):
        context.post(drawn, key)
