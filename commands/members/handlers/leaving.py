"""Leaving, taking one's data along, and being forgotten."""

import json
from typing import Annotated

from sqlalchemy import delete

from bot.command import ANYONE
from bot.context import Context
from bot.language.message import Message
from bot.language.values import CodeKind
from bot.memory import enrolment, erasures
from bot.permission import KNOWN, ROLL
from bot.refusal import Refusal, Trace
from commands.members import erasing, rules
from commands.members.handlers.feature import feature
from commands.members.replies import leaving as replies
from commands.members.tables import LinkCode

ReceiptCode = Annotated[str, CodeKind(lengths=erasures.GROUPS)]


@feature.command("my export", who=KNOWN, where="dm", group="me")
def export(ctx: Context) -> Message:
    """Get a copy of what I hold about you."""
    person = ctx.member
    whole = {name: dict(privacy.export(ctx, person.id)) for name, privacy in ctx.privacies()}
    return replies.export(json.dumps(whole, indent=2, ensure_ascii=False), ctx.group.name)


@feature.command("my leave", who=ROLL, where="dm", reads=True, group="me")
def leave(ctx: Context) -> Message:
    """Leave the group; first I show what you hold."""
    person = ctx.member
    alone = [
        post
        for post in sorted(person.posts)
        if len(ctx.people.holders(ctx.sql, ctx.group.id, post)) == 1
    ]
    tasks = ctx.ask("tasks", member=person.id)
    return replies.leaving(sorted(person.posts), alone, tasks, len(ctx.roll()))


@feature.command("my leave-now", who=ROLL, where="dm", hidden=True)
def leave_now(ctx: Context) -> Message:
    """End your membership at once."""
    person = ctx.member
    enrolment.end_posts(ctx, person.id)
    until = ctx.now + rules.KEPT_AFTER_LEAVING
    enrolment.set_state(ctx, person.id, "left", until)
    ctx.sql.execute(delete(LinkCode).where(LinkCode.member == person.id))
    for _, privacy in ctx.privacies():
        if privacy.leave is not None:
            privacy.leave(ctx, person.id)
    left = ctx.roll()
    if left:
        ctx.post(replies.left_told(person.name, len(left)))
    return replies.left(ctx.group.name, until)


@feature.command("my stay", who=ANYONE, where="dm", reads=True, anywhere=True, hidden=True)
def stay(ctx: Context) -> Message:
    """Stay after all; nothing was changed."""
    return replies.stayed()


@feature.command("my erase", who=KNOWN, where="dm", reads=True, group="me")
def erase(ctx: Context) -> Message:
    """Be erased, with a receipt; first I show what goes."""
    code = ctx.new_code("receipt", *erasures.GROUPS)
    counts = erasing.holdings(ctx, ctx.member.id)
    until = ctx.now + erasing.BACKUPS_KEPT
    return replies.erase_question(code, counts, until)


@feature.command("my erase-now", who=KNOWN, where="dm", hidden=True)
def erase_now(ctx: Context, code: ReceiptCode) -> Message:
    """Erase everything I hold about you."""
    person = ctx.member
    was_on = person.on_roll
    until = erasing.write_receipt(ctx, code, person.id)
    counts = erasing.erase_everything(ctx, person.id)
    ctx.audit("erase", str(person.audit))
    ctx.person = None
    left = ctx.roll()
    if was_on and left:
        ctx.post(replies.somebody_left(len(left)))
    return replies.erased(ctx.now, counts, until)


@feature.command("my receipt", who=ANYONE, where="dm", reads=True, anywhere=True, group="me")
def receipt(ctx: Context, code: Annotated[ReceiptCode, "the receipt you were given"]) -> Message:
    """Check that an erasure was done."""
    ctx.check_strikes("receipt")
    found = erasures.find(ctx.sql, code)
    if found is None:
        raise Refusal("receipt-unknown", trace=Trace(strike="receipt"))
    rows = sum(erasures.search(ctx.sql, found.probe).values())
    return replies.scanned(found, rows)
