"""What a member sets for themselves, and what waits for them."""

from enum import Enum
from typing import Annotated

from sqlalchemy import delete, insert, select

from bot.command import ANYONE
from bot.context import Context
from bot.language.message import Message
from bot.language.stored import from_json
from bot.language.values import Number, Reading, Text
from bot.memory import enrolment
from bot.memory.people import account_hash
from bot.memory.tables import Chosen, InboxRow
from bot.permission import KNOWN, ROLL
from bot.refusal import Refusal
from commands.members import rules
from commands.members.handlers.feature import feature
from commands.members.replies import settings as replies
from commands.members.settings import SETTINGS, read_setting


class Setting(Enum):
    """What a member can set."""

    NAME = "name"
    TIMEZONE = "timezone"
    LANGUAGE = "language"
    QUIET = "quiet"
    BUDGET = "budget"
    TIER = "tier"
    AREAS = "areas"
    SKILLS = "skills"
    ASKS = "asks"


@feature.command("my card", who=KNOWN, where="dm", reads=True, group="me")
def card(ctx: Context) -> Message:
    """Show what I hold about you."""
    person = ctx.member
    accounts = [a.platform for a in ctx.people.addresses(ctx.sql, person.id)]
    return replies.card(person, ctx.group.name, accounts, str(ctx.zone))


@feature.command("my set", who=ROLL, where="dm", group="me")
def change(
    ctx: Context,
    what: Annotated[Setting, "what you want to change"],
    value: Annotated[
        Text | None, "what it should be; leave it out to go back to the default"
    ] = None,
) -> Message:
    """Change one of your settings."""
    person = ctx.member
    made = dict(person.card)
    if what is Setting.NAME:
        others = [p.name for p in ctx.people.people(ctx.sql, ctx.group.id) if p.id != person.id]
        made["name"] = rules.check_name(value or "", others)
    elif value is None:
        made.pop(SETTINGS[what.value], None)
    else:
        reading = Reading(ctx.now, ctx.zone, ctx.language)
        made[SETTINGS[what.value]] = read_setting(what.value, value, reading)
    enrolment.set_card(ctx, person.id, made)
    return replies.changed(what.value, made.get(SETTINGS[what.value], ""))


@feature.command("my inbox", who=KNOWN, where="dm", group="me")
def inbox(ctx: Context) -> Message:
    """Read what I could not deliver to you."""
    member = ctx.member.id
    rows = ctx.sql.execute(
        select(InboxRow.id, InboxRow.body, InboxRow.at)
        .where(InboxRow.member == member)
        .order_by(InboxRow.at, InboxRow.id)
        .limit(10)
    ).all()
    opened = [
        (row.at, from_json(ctx.open(f"member/{member}", f"inbox/{row.id}", row.body)))
        for row in rows
    ]
    ctx.sql.execute(delete(InboxRow).where(InboxRow.id.in_([row.id for row in rows])))
    left = ctx.sql.execute(select(InboxRow.id).where(InboxRow.member == member)).first()
    return replies.inbox(opened, more=left is not None)


@feature.command("my tasks", where="dm", reads=True, group="me")
def tasks(ctx: Context) -> Message:
    """Show what you took on: actions, shifts and deadlines."""
    return replies.tasks(ctx.ask("tasks", member=ctx.member.id))


@feature.command("my choose", who=ANYONE, anywhere=True, hidden=True)
def choose(ctx: Context, collective: Annotated[int, Number(most=2**62)]) -> Message:
    """Say which of your collectives is meant in this chat."""
    group = ctx.people.groups(ctx.sql).get(collective)
    member = ctx.people.member_of(ctx.sql, collective, ctx.actor) if group else 0
    if group is None or not member:
        raise Refusal("no-collective-here")
    for of, _ in ctx.people.memberships(ctx.sql, ctx.actor):
        other = ctx.people.groups(ctx.sql)[of]
        found = account_hash(other.hash_key, ctx.actor.platform, ctx.actor.account)
        ctx.sql.execute(delete(Chosen).where(Chosen.hash == found))
    known = account_hash(group.hash_key, ctx.actor.platform, ctx.actor.account)
    ctx.sql.execute(insert(Chosen).values(hash=known, member=member, collective=collective))
    return replies.chosen(group.name)
