"""The roll itself: reading it, people without the app, suspension, removal, retention, audit."""

from collections.abc import Mapping
from typing import Annotated

from sqlalchemy import select

from bot.call import MOTION
from bot.context import Context
from bot.language.message import Message
from bot.language.values import LongText, MemberName, Number, Text
from bot.memory import enrolment
from bot.memory.orders import set_rule
from bot.memory.tables import AuditRow
from bot.permission import ROLL
from bot.refusal import Refusal
from commands.members import rules
from commands.members.handlers.feature import feature
from commands.members.replies import roll as replies
from commands.members.tables import Suspension

MAY_SUSPEND = ("secretary", "chair", "coordinator")


@feature.command("group roll", who=("secretary",), where="dm", group="roll")
def roll(ctx: Context) -> Message:
    """Show the roll; every reading is logged."""
    ctx.audit("group roll")
    return replies.roll(ctx.roll(), ctx.now)


@feature.command("group add", who=("secretary",), group="roll")
def add(
    ctx: Context,
    name: Annotated[Text, "the name for the roll"],
    consent: Annotated[Text, "how and when they agreed, in a few words"],
) -> Message:
    """Put someone without the app on the roll; say how they agreed."""
    taken = [p.name for p in ctx.people.people(ctx.sql, ctx.group.id)]
    wanted = rules.check_name(name, taken)
    card = {"name": wanted, "consent": consent, "added": ctx.now.date().isoformat()}
    enrolment.enrol(ctx, ctx.group.id, card)
    return replies.added(wanted)


@feature.command("group suspend", who=MAY_SUSPEND, group="roll")
def suspend(
    ctx: Context,
    member: Annotated[MemberName, "who is to be suspended"],
    reason: Annotated[LongText, "why; the person reads it"],
) -> Message:
    """Suspend someone; a second post-holder must agree, and the person may reply."""
    person = ctx.look_up(member)
    if member == ctx.member.id:
        raise Refusal("suspend-oneself")
    if person.state == "suspended":
        raise Refusal("suspend-already", name=person.name)
    found = ctx.db.get(Suspension, member)
    if found is not None and found.first_by != ctx.member.id:
        return _agree(ctx, member)
    if found is None:
        ctx.db.add(
            Suspension(
                member=member,
                collective=ctx.group.id,
                first_by=ctx.member.id,
                second_by=None,
                reason=ctx.seal(f"member/{member}", "suspension/reason", reason),
                at=ctx.now,
            )
        )
    for holder in _others(ctx, member):
        asked = replies.second_wanted(ctx.member.name, person.name, reason, member)
        ctx.tell(holder, asked, key=f"suspension/{member}")
    return replies.suspension_asked(person.name)


@feature.command("group suspend-agree", who=MAY_SUSPEND, hidden=True)
def agree_to_suspend(ctx: Context, member: Annotated[int, Number(most=2**62)]) -> Message:
    """Agree, as the second post-holder, to a suspension that another asked for."""
    return _agree(ctx, member)


def _agree(ctx: Context, member: int) -> Message:
    found = ctx.db.get(Suspension, member)
    person = ctx.look_up(member)
    if found is None or found.second_by is not None:
        raise Refusal("suspend-decided")
    if ctx.member.id in (found.first_by, member):
        raise Refusal("suspend-needs-another")
    found.second_by = ctx.member.id
    reason = ctx.open(f"member/{member}", "suspension/reason", found.reason)
    ctx.db.flush()
    until = ctx.now + rules.SUSPENSION
    enrolment.set_state(ctx, member, "suspended", until)
    ctx.later(until, "group unsuspend", key=f"suspension/{member}", member=member)
    ctx.audit("suspend", str(person.audit))
    ctx.tell(member, replies.suspended(ctx.group.name, reason, until))
    for holder in _others(ctx, member):
        ctx.tell(holder, replies.suspension_in_force(person.name, until))
    return replies.suspension_in_force(person.name, until)


def _others(ctx: Context, member: int) -> list[int]:
    """Return who else may suspend, less the person concerned."""
    holders = {
        p.id for post in MAY_SUSPEND for p in ctx.people.holders(ctx.sql, ctx.group.id, post)
    }
    return sorted(holders - {member, ctx.member.id})


@feature.timer("group unsuspend")
def unsuspend(ctx: Context, member: Annotated[int, Number(most=2**62)]) -> None:
    """End a suspension because its time is over."""
    person = ctx.people.person(ctx.sql, member)
    found = ctx.db.get(Suspension, member)
    if found is not None:
        ctx.db.delete(found)
        ctx.db.flush()
    if person is not None and person.state == "suspended":
        enrolment.set_state(ctx, member, "on")
        ctx.tell(member, replies.unsuspended(ctx.group.name))


@feature.command("my reply", who=ROLL, where="dm", group="me")
def reply(ctx: Context, text: Annotated[LongText, "what you want to say to it"]) -> Message:
    """Reply to your suspension; the members read it."""
    if ctx.member.state != "suspended":
        raise Refusal("reply-not-suspended")
    ctx.post(replies.right_of_reply(ctx.member.name, text), subject=f"member/{ctx.member.id}")
    return replies.replied()


@feature.command("group remove", who=("nobody",), by_motion=True, hidden=True)
def remove(
    ctx: Context,
    member: Annotated[MemberName, "who is to be removed"],
    reason: Annotated[Text, "why"],
) -> Message:
    """Remove someone from the roll."""
    person = ctx.look_up(member)
    enrolment.end_posts(ctx, member)
    enrolment.set_state(ctx, member, "left", ctx.now + rules.KEPT_AFTER_LEAVING)
    ctx.audit("remove", str(person.audit))
    ctx.tell(member, replies.removed(ctx.group.name, reason))
    ctx.post(replies.removed_told(person.name))
    return replies.removed_told(person.name)


@feature.command("group retention", who=("secretary",), by_motion=True, group="roll")
def retention(
    ctx: Context,
    kind: Annotated[Text | None, "what is kept, such as ballots"] = None,
    days: Annotated[int | None, Number(least=0, most=730), "for how many days"] = None,
) -> Message:
    """Show how long things are kept, or keep one of them shorter."""
    kinds = {r.kind: r.days for _, privacy in ctx.privacies() for r in privacy.retention}
    now = {k: int(ctx.group.rules.get(f"keep-{k}", d)) for k, d in kinds.items()}
    if kind is None or days is None:
        return replies.kept(now)
    if kind not in kinds:
        raise Refusal("retention-unknown", kind=kind, kinds=sorted(kinds))
    if days > now[kind] and ctx.actor != MOTION:
        raise Refusal("retention-longer", days=now[kind])
    set_rule(ctx, f"keep-{kind}", str(days))
    return replies.kept({**now, kind: days})


@feature.command("group audit", who=("keyholder",), where="dm", reads=True, group="host")
def audit(
    ctx: Context,
    days: Annotated[int, Number(least=1, most=365), "how many days back"] = 7,
) -> Message:
    """Show who did what, without content."""
    since = ctx.now - replies.days(days)
    rows = ctx.sql.execute(
        select(AuditRow.at, AuditRow.actor, AuditRow.action, AuditRow.object)
        .where(AuditRow.collective == ctx.group.id, AuditRow.at >= since)
        .order_by(AuditRow.seq.desc())
        .limit(50)
    ).all()
    names = {p.audit: p.name for p in ctx.people.people(ctx.sql, ctx.group.id)}
    told = [
        (row.at, names.get(row.actor, ""), row.action, _thing(row.object, names)) for row in rows
    ]
    return replies.audit(told, days)


def _thing(name: str, names: Mapping[int, str]) -> str:
    """Return an object of the log, a person's audit id as the name where they are still here."""
    return names.get(int(name), "") if name.isdecimal() else name
