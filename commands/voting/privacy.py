"""What voting holds about a person, and how it is exported, erased and merged."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, func, insert, select, update

from bot.command import Privacy, Retention
from bot.context import Context
from bot.language.message import Message
from commands.voting import reading, replies
from commands.voting.tables import Ballot, Eligible, Poll

BALLOTS_KEPT = 30
"""Days after closing for which who voted how is kept; the counts stay."""


def export(ctx: Context, member: int) -> Mapping[str, object]:
    """Return the polls that a member opened and the votes that are still theirs."""
    votes = []
    for row in ctx.sql.execute(
        select(Ballot.poll, Ballot.picks, Ballot.at).where(Ballot.member == member)
    ):
        poll = reading.by_id(ctx, row.poll)
        if poll is not None:
            sheet = reading.sheet(ctx, poll)
            chosen = [sheet.options[number - 1] for number in reading.picks(row.picks)]
            votes.append({"poll": sheet.ref, "vote": chosen, "at": row.at.isoformat()})
    opened = ctx.sql.execute(select(Poll.number).where(Poll.opened_by == member)).scalars()
    return {"votes": votes, "polls opened": [f"P-{number}" for number in opened]}


def erase(ctx: Context, member: int) -> Mapping[str, int]:
    """Delete a member's votes; counts of closed polls stay, open ones are drawn anew."""
    votes = ctx.sql.execute(_COUNT, {"member": member}).scalar() or 0
    leave(ctx, member)
    ctx.sql.execute(delete(Eligible).where(Eligible.member == member))
    ctx.sql.execute(delete(Ballot).where(Ballot.member == member))
    ctx.sql.execute(update(Poll).where(Poll.opened_by == member).values(opened_by=0))
    return {"votes": votes} if votes else {}


def leave(ctx: Context, member: int) -> None:
    """Take somebody who leaves off the open polls; what is decided stays decided."""
    open_now = select(Poll.id).where(Poll.state == "open").scalar_subquery()
    held = select(Eligible.poll).where(Eligible.member == member, Eligible.poll.in_(open_now))
    for poll in list(ctx.sql.execute(held).scalars()):
        _take_off(ctx, poll, member)


def _take_off(ctx: Context, poll: int, member: int) -> None:
    found = reading.by_id(ctx, poll)
    if found is None or found.state != "open":
        return
    mine = (Ballot.poll == poll, Ballot.member == member)
    ctx.sql.execute(delete(Ballot).where(*mine))
    ctx.sql.execute(delete(Eligible).where(Eligible.poll == poll, Eligible.member == member))
    ctx.sql.execute(update(Poll).where(Poll.id == poll).values(roll=found.roll - 1))
    ctx.refresh("poll card", f"P-{found.number}", poll=poll)


def merge(ctx: Context, stays: int, goes: int) -> Sequence[Message]:
    """Make one voter of two members who are one person: of two votes the first stands."""
    told: list[Message] = []
    rows = list(ctx.sql.execute(select(Eligible.poll).where(Eligible.member == goes)).scalars())
    for poll in rows:
        told += _merge_in(ctx, poll, stays, goes)
    ctx.sql.execute(update(Poll).where(Poll.opened_by == goes).values(opened_by=stays))
    return told


def _merge_in(ctx: Context, poll: int, stays: int, goes: int) -> list[Message]:
    found = reading.by_id(ctx, poll)
    both = ctx.sql.execute(
        select(Ballot.member, Ballot.picks, Ballot.at)
        .where(Ballot.poll == poll, Ballot.member.in_([stays, goes]))
        .order_by(Ballot.at)
    ).all()
    was_on = reading.ballot(ctx, poll, stays)[0]
    ctx.sql.execute(delete(Ballot).where(Ballot.poll == poll, Ballot.member.in_([stays, goes])))
    ctx.sql.execute(delete(Eligible).where(Eligible.poll == poll, Eligible.member == goes))
    if not was_on:
        ctx.sql.execute(insert(Eligible).values(poll=poll, member=stays))
    if both:
        first = {"poll": poll, "member": stays, "picks": both[0].picks, "at": both[0].at}
        ctx.sql.execute(insert(Ballot).values(first))
    if found is None or found.state != "open":
        return []
    if was_on:
        ctx.sql.execute(update(Poll).where(Poll.id == poll).values(roll=found.roll - 1))
    ctx.refresh("poll card", f"P-{found.number}", poll=poll)
    return [replies.merged(reading.sheet(ctx, found))] if len(both) > 1 else []


def sweep_ballots(ctx: Context, before: datetime) -> int:
    """Delete who voted how in polls that closed before; the counts stay."""
    ended = (
        select(Poll.id)
        .where(Poll.collective == ctx.group.id, Poll.state != "open", Poll.closes < before)
        .scalar_subquery()
    )
    ctx.sql.execute(delete(Eligible).where(Eligible.poll.in_(ended)))
    return int(ctx.sql.execute(delete(Ballot).where(Ballot.poll.in_(ended))).rowcount)


_COUNT = select(func.count()).where(Ballot.member == bindparam("member"))

PRIVACY = Privacy(
    export=export,
    erase=erase,
    merge=merge,
    leave=leave,
    tables={"poll": "collective", "eligible": "member", "ballot": "member"},
    retention=(Retention("ballots", BALLOTS_KEPT, sweep_ballots),),
)
