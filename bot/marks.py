"""Which Calls were heard: each gets a mark, and keeps its answer, so that it has one effect."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.call import Call
from bot.clock import Ids
from bot.language.message import Answer, Message
from bot.language.stored import from_json, to_json
from bot.memory import heard
from bot.memory.heard import Mark
from bot.memory.safe import Safe


class Marks:
    """The marks of one batch, and those that were there before it."""

    def __init__(self, safe: Safe, ids: Ids) -> None:
        """Begin with none."""
        self.made: dict[bytes, Mark] = {}
        self._known: Mapping[bytes, Mark] = {}
        self._safe = safe
        self._ids = ids

    def event(self, call: Call) -> bytes:
        """Return by what a Call is known again, empty where the platform gave no event."""
        if not call.event:
            return b""
        return self._safe.hash("instance", "event", call.actor.platform, call.event)

    def look_up(self, sql: Connection, calls: Iterable[Call]) -> None:
        """Find out in one statement which of these Calls were heard before."""
        self._known = heard.known(sql, [event for call in calls if (event := self.event(call))])

    def of(self, event: bytes) -> Mark | None:
        """Return the mark of an event that was heard before, in this batch or an earlier one."""
        return (self.made.get(event) or self._known.get(event)) if event else None

    def make(self, event: bytes, answer: Answer, subject: str, wrote: bool) -> Mark:
        """Mark an event, with its answer sealed under a subject's key where it may be kept."""
        receipt = self._ids.new_id()
        kept = None
        if isinstance(answer, Message) and answer.kept:
            kept = self._safe.seal(subject, f"heard/{receipt}", to_json(answer))
        mark = Mark(event, receipt, subject, kept, wrote and kept is not None, wrote)
        self.made[event] = mark
        return mark

    def answer(self, mark: Mark) -> Message | None:
        """Return the answer that a Call got, or None where it was not kept."""
        if mark.answer is None:
            return None
        return from_json(self._safe.open(mark.subject, f"heard/{mark.receipt}", mark.answer))

    def leave_out(self, going: set[str]) -> None:
        """Keep no answer under the keys of subjects that are being erased."""
        for event, mark in self.made.items():
            if mark.subject in going:
                self.made[event] = replace(mark, subject="", answer=None, owed=False)

    def write(self, sql: Connection, at: datetime) -> None:
        """Write the marks of this batch."""
        heard.write(sql, self.made.values(), at)
