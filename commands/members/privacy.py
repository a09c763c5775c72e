"""What the roll holds about a person, and how it is exported and erased."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select, update

from bot.command import Privacy, Retention
from bot.context import Context
from bot.memory.tables import (
    Account,
    CardRow,
    Chosen,
    HeardRow,
    InboxRow,
    Member,
    OutboxRow,
    PostRow,
)
from commands.members.erasing import erase_everything
from commands.members.tables import (
    Appointment,
    Invite,
    LinkCode,
    Objection,
    Request,
    Suspension,
    Vouch,
)


def export(ctx: Context, member: int) -> Mapping[str, object]:
    """Return the roll entry, the accounts and the posts of a member as plain data."""
    person = ctx.look_up(member)
    return {
        "roll": {
            "state": person.state,
            "since": person.since.isoformat(),
            **dict(person.card),
        },
        "accounts": [
            {"platform": a.platform, "account": a.account}
            for a in ctx.people.addresses(ctx.sql, member)
        ],
        "posts": sorted(person.posts),
    }


_OF_MEMBER = (
    ("posts", PostRow, PostRow.member),
    ("inbox", InboxRow, InboxRow.member),
    ("outbox", OutboxRow, OutboxRow.member),
    ("chosen", Chosen, Chosen.member),
    ("requests", Request, Request.member),
    ("vouches", Vouch, Vouch.member),
    ("appointments", Appointment, Appointment.member),
    ("objections", Objection, Objection.member),
    ("suspensions", Suspension, Suspension.member),
    ("links", LinkCode, LinkCode.member),
)


def erase(ctx: Context, member: int) -> Mapping[str, int]:
    """Delete everything the roll and the engine hold about a member; the key goes last."""
    counts: dict[str, int] = {}
    accounts = select(Account.id).where(Account.member == member).scalar_subquery()
    ctx.sql.execute(delete(CardRow).where(CardRow.room.in_(accounts)))
    subject = f"member/{member}"
    ctx.sql.execute(delete(HeardRow).where(HeardRow.subject == subject, HeardRow.owed))
    ctx.sql.execute(
        update(HeardRow).where(HeardRow.subject == subject).values(subject="", answer=None)
    )
    for name, table, column in _OF_MEMBER:
        counts[name] = ctx.sql.execute(delete(table).where(column == member)).rowcount
    ctx.sql.execute(update(Invite).where(Invite.made_by == member).values(made_by=0))
    counts["accounts"] = ctx.sql.execute(delete(Account).where(Account.member == member)).rowcount
    counts["roll"] = ctx.sql.execute(delete(Member).where(Member.id == member)).rowcount
    ctx.changed_people()
    return {name: count for name, count in counts.items() if count}


def _drop_invites(ctx: Context, before: datetime) -> int:
    return int(ctx.sql.execute(delete(Invite).where(Invite.until < before)).rowcount)


def _drop_links(ctx: Context, before: datetime) -> int:
    return int(ctx.sql.execute(delete(LinkCode).where(LinkCode.until < before)).rowcount)


def sweep_suspensions(ctx: Context, before: datetime) -> int:
    """Forget suspensions that one post-holder asked for and no second ever agreed to."""
    alone = delete(Suspension).where(
        Suspension.collective == ctx.group.id,
        Suspension.second_by.is_(None),
        Suspension.at < before,
    )
    return int(ctx.sql.execute(alone).rowcount)


def sweep_requests(ctx: Context, before: datetime) -> int:
    """Forget those whose request to join nobody answered."""
    old = select(Request.member).where(Request.collective == ctx.group.id, Request.at < before)
    gone = list(ctx.sql.execute(old).scalars())
    for member in gone:
        erase_everything(ctx, member)
    return len(gone)


def sweep_left(ctx: Context, before: datetime) -> int:
    """Erase those whose time after leaving is over; a member says when that is."""
    over = select(Member.id).where(
        Member.collective == ctx.group.id, Member.state == "left", Member.until < ctx.now
    )
    gone = list(ctx.sql.execute(over).scalars())
    for member in gone:
        erase_everything(ctx, member)
    return len(gone)


PRIVACY = Privacy(
    export=export,
    erase=erase,
    tables={
        "invite": "none",
        "request": "member",
        "vouch": "member",
        "appointment": "member",
        "objection": "member",
        "suspension": "member",
        "link_code": "member",
    },
    retention=(
        Retention("invitations", 0, _drop_invites),
        Retention("links", 0, _drop_links),
        Retention("requests", 60, sweep_requests),
        Retention("suspensions", 30, sweep_suspensions),
        Retention("roll", 30, sweep_left),
    ),
)
