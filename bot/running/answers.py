"""Answers that were committed and never said: they go where their member finds them."""

from datetime import timedelta

from bot.batch import Batch
from bot.language.stored import from_json
from bot.memory import heard
from bot.memory.keys import KeyMissing, Locked
from bot.memory.sealing import SealBroken
from bot.running import routes

LOST_AFTER = timedelta(minutes=1)
"""After how long an answer that is still owed is taken for lost while a process lives."""

MEMBER = "member/"


def keep_owed(batch: Batch, older_than: timedelta = LOST_AFTER) -> int:
    """Put answers that nobody got into their members' inboxes; returns how many.

    An answer to a stranger is dropped: there is nowhere to keep it. Each is kept under its
    receipt, so that it is taken away again if it reaches its asker after all.
    """
    marks = heard.owed(batch.sql, batch.now - older_than)
    kept = sum(_keep(batch, mark) for mark in marks)
    heard.said(batch.sql, [mark.receipt for mark in marks])
    return kept


def _keep(batch: Batch, mark: heard.Mark) -> bool:
    if mark.answer is None or not mark.subject.startswith(MEMBER):
        return False
    member = int(mark.subject.removeprefix(MEMBER))
    try:
        opened = batch.safe.open(mark.subject, f"heard/{mark.receipt}", mark.answer)
        routes.keep(batch, member, from_json(opened), mark.receipt)
    except (KeyMissing, Locked, SealBroken, ValueError):
        return False
    return True
