"""Polls as they lie in the database, opened."""

import json
from collections.abc import Sequence

from sqlalchemy import Executable, bindparam, func, select

from bot.context import Context
from bot.language.message import Code, Do
from bot.memory.store import upsert
from bot.refusal import Refusal
from commands.voting.replies import Sheet
from commands.voting.rules.tallying import Tally, tally
from commands.voting.tables import Ballot, Eligible, Poll


def by_number(ctx: Context, number: int) -> Poll:
    """Return the poll of that number in this collective; refuses one that is not there."""
    found = ctx.sql.execute(_BY_NUMBER, {"of": ctx.group.id, "number": number}).first()
    if found is None:
        raise Refusal("poll-gone", ref=Code(f"P-{number}"), week=Do("week"))
    return found  # type: ignore[return-value]


def by_id(ctx: Context, poll: int) -> Poll | None:
    """Return a poll by its id, or None where it was erased."""
    return ctx.sql.execute(_BY_ID, {"poll": poll}).first()  # type: ignore[return-value]


def open_polls(ctx: Context) -> list[Poll]:
    """Return the open polls of this collective, the first to close first."""
    return list(ctx.sql.execute(_OPEN, {"of": ctx.group.id}))  # type: ignore[arg-type]


def sheet(ctx: Context, poll: Poll) -> Sheet:
    """Open what a poll asks."""
    kept = ctx.open_json(f"poll/{poll.id}", "poll/sheet", poll.sheet)
    return Sheet(
        f"P-{poll.number}",
        kept["question"],
        tuple(kept["options"]),
        poll.choices,
        poll.live,
        poll.early,
        poll.openly,
        poll.closes,
        poll.zone,
        poll.state,
        poll.roll,
        poll.hands,
    )


def picks(text: str) -> tuple[int, ...]:
    """Return the numbers of a ballot as it is kept."""
    return tuple(int(number) for number in text.split(",") if number)


def kept(numbers: Sequence[int]) -> str:
    """Return a ballot as it is kept."""
    return ",".join(str(number) for number in numbers)


def ballot(ctx: Context, poll: int, member: int) -> tuple[bool, tuple[int, ...]]:
    """Return whether a member may vote in a poll, and what they voted."""
    row = ctx.sql.execute(_BALLOT, {"poll": poll, "member": member}).first()
    return (row is not None, picks(row.picks or "") if row else ())


def cast(ctx: Context, poll: int, member: int, numbers: Sequence[int]) -> None:
    """Write a member's vote in place of the one before."""
    statement = _CAST.get(ctx.sql.dialect.name)
    if statement is None:
        columns = ("poll", "member", "picks", "at")
        values: dict[str, object] = {name: bindparam(name) for name in columns}
        statement = upsert(ctx.sql.dialect.name, Ballot, values, ["poll", "member"])
        _CAST[ctx.sql.dialect.name] = statement
    row = {"poll": poll, "member": member, "picks": kept(numbers), "at": ctx.now}
    ctx.sql.execute(statement, row)


def count(ctx: Context, poll: Poll) -> Tally:
    """Return what a poll came to so far, or what it came to at its end."""
    if poll.result:
        *counts, voters = json.loads(poll.result)
        return Tally(tuple(counts), voters, poll.roll)
    rows = ctx.sql.execute(_BALLOTS, {"poll": poll.id})
    counts = [0] * poll.options
    voters = 0
    for text, people in rows:
        found = tally(poll.options, [picks(text)], 0)
        counts = [before + now * people for before, now in zip(counts, found.counts, strict=True)]
        voters += found.cast * people
    return Tally(tuple(counts), voters, poll.roll)


def all_ballots(ctx: Context, poll: int) -> list[tuple[int, tuple[int, ...]]]:
    """Return who voted how, for an open poll."""
    found = ctx.sql.execute(_ALL, {"poll": poll})
    return [(row.member, picks(row.picks)) for row in found]


_COLUMNS = Poll.__table__.c
_BY_NUMBER = select(*_COLUMNS).where(
    Poll.collective == bindparam("of"), Poll.number == bindparam("number")
)
_BY_ID = select(*_COLUMNS).where(Poll.id == bindparam("poll"))
_OPEN = (
    select(*_COLUMNS)
    .where(Poll.collective == bindparam("of"), Poll.state == "open")
    .order_by(Poll.closes, Poll.number)
)
_BALLOT = (
    select(Ballot.picks)
    .select_from(Eligible)
    .outerjoin(Ballot, (Ballot.poll == Eligible.poll) & (Ballot.member == Eligible.member))
    .where(Eligible.poll == bindparam("poll"), Eligible.member == bindparam("member"))
)
_BALLOTS = (
    select(Ballot.picks, func.count())
    .where(Ballot.poll == bindparam("poll"))
    .group_by(Ballot.picks)
)
_ALL = select(Ballot.member, Ballot.picks).where(Ballot.poll == bindparam("poll"))
_CAST: dict[str, Executable] = {}
