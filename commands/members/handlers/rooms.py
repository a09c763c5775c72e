"""What the collective's rooms are for, and what the collective is."""

from enum import Enum
from typing import Annotated

from sqlalchemy import func, select

from bot.command import ANYONE
from bot.context import Context
from bot.language.message import Message
from bot.language.values import Number, Text
from bot.memory import enrolment
from bot.memory.tables import Account, InboxRow, OutboxRow
from bot.refusal import Refusal
from commands.members import rules
from commands.members.handlers.feature import feature
from commands.members.replies import rooms as replies


class Purpose(Enum):
    """What a room can be for."""

    MEMBERS = "members"
    COMMITTEE = "committee"
    CASEWORK = "casework"
    NOTICES = "notices"
    PUBLIC = "public"
    OFF = "off"


@feature.command("group room", who=("secretary",), group="roll")
def room(
    ctx: Context,
    purpose: Annotated[Purpose, "what this room is for"],
    prefix: Annotated[Text | None, "what commands begin with in this room, such as !"] = None,
) -> Message:
    """Say what this room is for."""
    if ctx.room.private:
        raise Refusal("room-here-is-private")
    if prefix is not None and (len(prefix) > 10 or prefix.isalnum()):
        raise Refusal("room-prefix")
    place = ctx.room
    enrolment.register_room(
        ctx, ctx.group.id, place.platform, place.id, purpose.value, prefix or ""
    )
    ctx.audit(f"room {purpose.value}")
    return replies.registered(purpose.value)


@feature.command("group info", who=ANYONE, reads=True, group="roll")
def info(ctx: Context) -> Message:
    """Show what this group is, its rules, and how long things are kept."""
    kinds = {r.kind: r.days for _, privacy in ctx.privacies() for r in privacy.retention}
    kept = {k: int(ctx.group.rules.get(f"keep-{k}", d)) for k, d in kinds.items()}
    if ctx.person is None or not ctx.person.on_roll:
        return replies.outside(ctx.group)
    count = len(ctx.roll())
    return replies.info(ctx.group, count, rules.quorum(count), kept)


@feature.command("group check", who=("keyholder", "secretary"), reads=True, group="host")
def check(ctx: Context) -> Message:
    """Show whether everybody can be reached and every room is known."""
    of = ctx.group.id
    everyone = ctx.roll()
    reached = set(
        ctx.sql.execute(
            select(Account.member).where(Account.collective == of, Account.shut.is_(None))
        ).scalars()
    )
    waiting = ctx.sql.execute(
        select(func.count()).select_from(OutboxRow).where(OutboxRow.collective == of)
    ).scalar()
    inbox = ctx.sql.execute(
        select(func.count()).select_from(InboxRow).where(InboxRow.collective == of)
    ).scalar()
    purposes = [place.purpose for place in ctx.people.places(ctx.sql, of)]
    without = [p for p in everyone if p.id not in reached]
    return replies.check(purposes, len(everyone), len(without), waiting or 0, inbox or 0)


@feature.command("group backup", who=("keyholder",), group="host")
def backup(ctx: Context) -> Message:
    """Have a backup made, without keys."""
    ctx.errand("backup", "group backed-up", member=ctx.member.id)
    return replies.backup_begun()


@feature.timer("group backed-up")
def backed_up(ctx: Context, member: Annotated[int, Number(most=2**62)], failed: str = "") -> None:
    """Tell the keyholder how the backup went."""
    person = ctx.people.person(ctx.sql, member)
    if person is not None and person.on_roll:
        ctx.tell(member, replies.backup_failed() if failed else replies.backup_made())
