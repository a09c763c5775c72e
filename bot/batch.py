"""One transaction: Calls that wait together are obeyed in it, each in a savepoint of its own."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.exc import OperationalError

from bot import answers, permission, standing
from bot.adapter import Heard
from bot.call import CLOCK, MOTION, NOWHERE, Call, Sight
from bot.clock import Ids
from bot.command import Registry
from bot.context import Context
from bot.effects import Effects, Told
from bot.finding import RollFinder
from bot.language.message import Answer, Form, Message, message, say
from bot.language.values import Reading
from bot.marks import Marks
from bot.memory import counters, strikes
from bot.memory.audit import Deed
from bot.memory.directory import Directory
from bot.memory.heard import Mark
from bot.memory.keys import Ring
from bot.memory.people import Place
from bot.memory.safe import Safe
from bot.memory.tables import Collective
from bot.refusal import Refusal, Trace

log = logging.getLogger("steward.engine")


class Batch:
    """The desk of one transaction."""

    def __init__(
        self,
        sql: Connection,
        safe: Safe,
        directory: Directory,
        registry: Registry,
        ids: Ids,
        now: datetime,
    ) -> None:
        """Begin; `sql` is in a transaction that the engine commits."""
        self.sql = sql
        self.safe = safe
        self.directory = directory
        self.registry = registry
        self.ids = ids
        self.now = now
        self.effects = Effects()
        self.marks = Marks(safe, ids)
        self.receipts: list[int] = []

    def prepare(self, calls: Iterable[Call]) -> None:
        """Lock what these Calls may change, and look up which were heard before.

        Collectives are locked in the order of their ids, so that two processes cannot each
        hold what the other waits for.
        """
        waiting = list(calls)
        self.directory.refresh(self.sql)
        if self.sql.dialect.name == "postgresql":
            wanted = {
                g.id for call in waiting for g in standing.groups_of(self.directory, self.sql, call)
            }
            self.lock(wanted)
        self.marks.look_up(self.sql, waiting)

    def lock(self, collectives: Iterable[int]) -> None:
        """Lock collectives against other processes; on SQLite the transaction does."""
        if self.sql.dialect.name != "postgresql":
            return
        self.sql.execute(_LOCK, {"wanted": sorted(set(collectives))})
        self.directory.refresh(self.sql)

    def hear(self, call: Call, by: int = 0) -> Heard:
        """Obey one Call from a person and say what to answer; never raises.

        `by` is the collective that a timer's Call belongs to.
        """
        event = self.marks.event(call)
        mark = self.marks.of(event)
        if mark is not None:
            return self._again(mark, call)
        effects = Effects()
        context, answer, wrote, trace = None, None, False, None
        try:
            context = self.stand(call, effects, by)
            with self.savepoint(effects, context):
                answer, wrote = self._obey(context, call)
        except Refusal as no:
            answer, trace, effects = answers.refused(no), no.trace, Effects()
        except OperationalError:
            # A full disk, a lock or a lost connection is the whole batch's trouble, not a bug.
            raise
        except Exception:
            number = self.ids.code("bug", (4,))
            log.exception("bug %s in %s", number, call.name)
            answer, effects = message(say("broken", number=number)), Effects()
        self.effects.add(effects)
        if trace is not None and context is not None:
            self._trace(context, trace)
        return self._heard(call, event, context, answer, wrote, bool(effects.moved_people))

    def _heard(
        self,
        call: Call,
        event: bytes,
        context: Context | None,
        answer: Answer,
        wrote: bool,
        moved: bool,
    ) -> Heard:
        reader = standing.reader(context, call, self.now)
        refusal = not wrote and isinstance(answer, Message)
        if not event or isinstance(answer, Form) or not (wrote or refusal):
            return Heard(answer, reader)
        command = self.registry.find(call.name)
        if refusal and (command is None or command.reads):
            return Heard(answer, reader)
        mark = self.marks.make(event, answer, self._subject(context, call, moved), wrote)
        return Heard(answer, reader, mark.receipt if mark.owed else 0)

    def _subject(self, context: Context | None, call: Call, moved: bool) -> str:
        """Return whose key seals an answer: the asker's, as soon as they have one."""
        if context is None:
            return "instance"
        person = context.person
        if moved and context.has_group:
            member = self.directory.member_of(self.sql, context.group.id, call.actor)
            person = self.directory.person(self.sql, member) if member else None
        if person is not None:
            return f"member/{person.id}"
        return f"collective/{context.group.id}" if context.has_group else "instance"

    def _again(self, mark: Mark, call: Call) -> Heard:
        """Give the same answer again; where it was not kept, say that it was done."""
        reader = standing.reader(None, call, self.now)
        with suppress(Refusal):
            reader = standing.reader(self.stand(call, Effects()), call, self.now)
        answer = self.marks.answer(mark)
        if answer is None:
            return Heard(message("done-already"), reader, 0, repeated=True)
        return Heard(answer, reader, mark.receipt, repeated=True)

    def stand(self, call: Call, effects: Effects, by: int = 0) -> Context:
        """Find out where a Call was said, which collective is meant and who is speaking."""
        groups = self.directory.groups(self.sql)
        place = self.directory.place(self.sql, call.room)
        of = by or place.collective
        of = of or standing.meant(self.directory, self.registry, self.sql, call)
        group = groups.get(of)
        person = None
        if group is not None and call.actor not in (CLOCK, MOTION):
            member = self.directory.member_of(self.sql, group.id, call.actor)
            person = self.directory.person(self.sql, member) if member else None
        return Context(self, effects, call, group, person, place)

    def _obey(self, context: Context, call: Call) -> tuple[Answer, bool]:
        """Check, read and run; returns the answer and whether anything was written."""
        command = self.registry.find(call.name)
        if command is None:
            raise answers.unknown(self.registry, call.name)
        permission.check(command, context)
        args = answers.with_card(command, call)
        if missing := command.missing(args):
            return answers.form(command, args, [param.name for param in missing]), False
        values = command.read(args, self.reading(context, call)) if args else {}
        answer = command.run(context, **values)
        effects = context._effects
        if not command.reads and not command.secret and not effects.deeds and context.has_group:
            context.audit(command.name)
        made = answer if answer is not None else message()
        return made, not command.reads and not isinstance(made, Form)

    def reading(self, context: Context, call: Call) -> Reading:
        """Return by whom, when and where the values of a Call are read."""
        finder = RollFinder(context, self.registry)
        return Reading(self.now, context.zone, context.language, finder, call.card)

    def run(self, context: Context, call: Call) -> Message:
        """Run one more Call for the same person in the same transaction; refusals go up."""
        inner = Context(self, context._effects, call, context._group, context.person, context.place)
        answer, _ = self._obey(inner, call)
        finish(inner)
        if isinstance(answer, Form):
            raise Refusal("missing-values", command=call.name)
        return answer

    def obey(self, context: Context, call: Call) -> Refusal | None:
        """Do what a carried motion says, in a savepoint; returns the refusal, if any."""
        moved = replace(call, actor=MOTION, room=NOWHERE)
        effects = Effects()
        inner = Context(self, effects, moved, context._group, None, Place())
        try:
            with self.savepoint(effects, inner):
                self._obey(inner, moved)
        except Refusal as no:
            return no
        context._effects.add(effects)
        return None

    def ask(self, context: Context, question: str, facts: Mapping[str, Any]) -> list[Told]:
        """Gather every feature's answer, less what the asking place may not hear."""
        found: list[Told] = []
        for answer in self.registry.answers(question):
            found.extend(answer(context, **facts))
        sight = Sight.PERSON if answers.private(context) else context.place.sight
        return [told for told in found if told.sight <= sight]

    def tend(self, of: int, job: Callable[[Context], None]) -> None:
        """Do something of the engine's own in a collective, with all that a command may touch."""
        effects = Effects()
        context = self.stand(Call("", {}, CLOCK, NOWHERE), effects, of)
        with self.savepoint(effects, context):
            job(context)
        self.effects.add(effects)

    @contextmanager
    def savepoint(self, effects: Effects, context: Context) -> Iterator[None]:
        """Do something that is undone alone where it raises."""
        self.sql.exec_driver_sql("SAVEPOINT one_call")
        try:
            yield
            finish(context)
        except BaseException:
            if "db" in context.__dict__:
                context.db.close()
            self.sql.exec_driver_sql("ROLLBACK TO SAVEPOINT one_call")
            self.sql.exec_driver_sql("RELEASE SAVEPOINT one_call")
            if effects.born:
                self.safe.keys.forget_new(*effects.born)
            if effects.moved_people:
                self.directory.forget()
            raise
        self.sql.exec_driver_sql("RELEASE SAVEPOINT one_call")

    def _trace(self, context: Context, trace: Trace) -> None:
        if trace.strike:
            strikes.add(self.sql, context.strike_hash(trace.strike), self.now)
        if trace.audit and context.has_group:
            who = context.person.audit if context.person else 0
            deed = Deed(context.group.id, who, trace.audit, trace.subject)
            self.effects.deeds.append(deed)

    def new_id(self) -> int:
        """Return a random identity."""
        return self.ids.new_id()

    def begin_subject(
        self, subject: str, of: int, ring: Ring = Ring.OPERATING, *, copied: bool = True
    ) -> None:
        """Begin a subject for a job of the engine's own, outside of any Call."""
        self.safe.new(subject, ring, copied=copied)
        self.effects.born.append(subject)
        self.sql.execute(counters.ADD_SUBJECT, {"name": subject, "collective": of})

    def changed_people(self) -> None:
        """Say that a job changed people, rooms or posts."""
        self.sql.execute(counters.MOVE_EPOCH)
        self.directory.forget()


def finish(context: Context) -> None:
    """Bring what a command left in its unit of work into the transaction."""
    if "db" in context.__dict__:
        context.db.commit()
        context.db.close()


Job = Callable[[Batch], Any]
"""Something else that is to be done in a transaction: a claim, a mark, a sweep."""

_LOCK = (
    select(Collective.id)
    .where(Collective.id.in_(bindparam("wanted", expanding=True)))
    .order_by(Collective.id)
    .with_for_update()
)
