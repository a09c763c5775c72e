"""Asking the members, answering, and counting each person once."""

import json
from collections.abc import Sequence
from datetime import datetime
from enum import Enum
from typing import Annotated

from sqlalchemy import insert, update

from bot.command import Feature
from bot.context import Context
from bot.effects import Told
from bot.language.message import Code, Do, Message
from bot.language.values import Number, Question, RefKind, Text, When, Words, Yes
from bot.refusal import Refusal
from commands.voting import reading, replies
from commands.voting.privacy import PRIVACY
from commands.voting.rules import ballots
from commands.voting.rules.tallying import Tally
from commands.voting.tables import Eligible, Poll

feature = Feature("voting", PRIVACY)

PollRef = Annotated[int, RefKind(series="P")]
Options = Annotated[str, Words(longest=2000, lines=True)]


class Results(Enum):
    """When the results of a poll are shown."""

    LIVE = "live"
    END = "end"


class How(Enum):
    """Whether members see who voted how."""

    OPEN = "open"
    PRIVATE = "private"


@feature.command("poll open", group="vote")
def open_poll(
    ctx: Context,
    question: Annotated[Question, "what you ask"],
    options: Annotated[Options, "the answers to choose from, with commas between them"],
    closes: Annotated[When | None, "when it closes; in three days if you leave it out"] = None,
    choices: Annotated[int, Number(least=1, most=20), "how many each may pick"] = 1,
    results: Annotated[Results, "whether counts show as they come or at the end"] = Results.LIVE,
    early: Annotated[Yes, "close as soon as everybody has voted"] = False,
    how: Annotated[How, "whether members see who voted how"] = How.PRIVATE,
) -> Message:
    """Ask the members; a poll binds nobody."""
    named = ballots.split_options(options)
    ballots.check_options(named)
    ballots.check_choices(choices, len(named))
    ends = closes.at if closes else ctx.now + ballots.USUAL_POLL
    ballots.check_closing(ends, ctx.now)
    fixed = {
        "options": len(named),
        "choices": choices,
        "live": results is Results.LIVE,
        "early": early,
        "openly": how is How.OPEN,
        "closes": ends,
        "zone": closes.zone if closes else ctx.group.zone,
    }
    number = _open(ctx, {"question": question, "options": named}, fixed, ends)
    return replies.opened(reading.sheet(ctx, reading.by_number(ctx, number)))


def _open(ctx: Context, asked: object, fixed: dict[str, object], ends: datetime) -> int:
    """Keep a poll with the roll as it is now, and have it close; return its number."""
    roll = [person for person in ctx.roll() if ctx.may_vote(person)]
    if not roll:
        raise Refusal("poll-nobody-may-vote")
    number, poll = ctx.next_number("P"), ctx.new_id()
    ctx.begin_subject(f"poll/{poll}")
    row = {
        "id": poll,
        "collective": ctx.group.id,
        "number": number,
        "opened_by": ctx.member.id,
        "sheet": ctx.seal(f"poll/{poll}", "poll/sheet", asked),
        "state": "open",
        "opened": ctx.now,
        "roll": len(roll),
        "hands": False,
        "result": "",
    }
    ctx.sql.execute(insert(Poll).values(row | fixed))
    ctx.sql.execute(insert(Eligible), [{"poll": poll, "member": p.id} for p in roll])
    ctx.later(ends, "poll end", key=f"poll/{poll}/end", poll=poll)
    ctx.refresh("poll card", f"P-{number}", poll=poll)
    ctx.audit("poll open", f"P-{number}")
    return number


@feature.command("vote", group="vote")
def vote(
    ctx: Context,
    id: Annotated[PollRef, "the poll, such as P-3"],
    choice: Annotated[Options | None, "the number or the words of your answer"] = None,
) -> Message:
    """Vote, or change your vote."""
    poll = reading.by_number(ctx, id)
    sheet = reading.sheet(ctx, poll)
    mine = _check_voter(ctx, poll, sheet)
    if choice is None:
        return replies.shown(sheet, reading.count(ctx, poll), mine, {})
    picks = ballots.read_choice(choice, sheet.options, poll.choices)
    return _cast(ctx, poll, sheet, picks)


@feature.command("vote tick", hidden=True)
def tick(ctx: Context, id: PollRef, choice: Annotated[int, Number(least=1, most=20)]) -> Message:
    """Pick one more option of a poll that takes several, or let it go."""
    poll = reading.by_number(ctx, id)
    sheet = reading.sheet(ctx, poll)
    mine = _check_voter(ctx, poll, sheet)
    ballots.read_choice(str(choice), sheet.options, 1)
    return _cast(ctx, poll, sheet, ballots.toggle(mine, choice, poll.choices))


@feature.command("poll hands", who=("chair",), group="vote")
def hands(
    ctx: Context,
    poll: Annotated[PollRef, "the poll, such as P-3"],
    counts: Annotated[Text, "how many hands for each option, such as 12, 5"],
) -> Message:
    """Enter a show of hands; it closes the poll."""
    found = reading.by_number(ctx, poll)
    sheet = reading.sheet(ctx, found)
    _check_open(ctx, found, sheet)
    numbers = [part.strip() for part in counts.replace(";", ",").split(",")]
    if not all(part.isdecimal() and len(part) < 7 for part in numbers):
        raise Refusal("hands-not-numbers")
    shown = [int(part) for part in numbers]
    cast = reading.count(ctx, found).cast
    ballots.check_hands(shown, found.options, found.choices, found.roll, cast)
    _close(ctx, found, Tally(tuple(shown), 0, found.roll), hands=True)
    ctx.audit("poll hands", sheet.ref)
    return replies.hands_entered(sheet)


@feature.command("poll show", reads=True, group="vote")
def show(ctx: Context, poll: Annotated[PollRef, "the poll, such as P-3"]) -> Message:
    """Show a poll in your own time, with your vote."""
    found = reading.by_number(ctx, poll)
    sheet = reading.sheet(ctx, found)
    _, mine = reading.ballot(ctx, found.id, ctx.member.id)
    return replies.shown(sheet, reading.count(ctx, found), mine, _voters(ctx, found, sheet))


@feature.command("poll close", group="vote")
def close(ctx: Context, poll: Annotated[PollRef, "the poll, such as P-3"]) -> Message:
    """Close your poll and post the result."""
    found = reading.by_number(ctx, poll)
    sheet = reading.sheet(ctx, found)
    _check_open(ctx, found, sheet)
    if found.opened_by != ctx.member.id and not ctx.holds("chair"):
        raise Refusal("poll-not-yours", ref=Code(sheet.ref))
    _close(ctx, found, reading.count(ctx, found))
    ctx.audit("poll close", sheet.ref)
    return replies.closed(sheet)


@feature.timer("poll end")
def end(ctx: Context, poll: Annotated[int, Number(most=2**62)]) -> None:
    """Close a poll because its time has come."""
    found = reading.by_id(ctx, poll)
    if found is not None and found.state == "open":
        _close(ctx, found, reading.count(ctx, found))


@feature.card("poll card")
def card(ctx: Context, poll: Annotated[int, Number(most=2**62)]) -> Message | None:
    """Draw a poll as it stands now."""
    found = reading.by_id(ctx, poll)
    if found is None:
        return None
    return replies.card(reading.sheet(ctx, found), reading.count(ctx, found))


@feature.answer("votes")
def votes(ctx: Context) -> list[Told]:
    """Return the open polls, for the week."""
    told = []
    for poll in reading.open_polls(ctx):
        may, mine = reading.ballot(ctx, poll.id, ctx.member.id)
        if may:
            said = replies.open_vote(reading.sheet(ctx, poll), bool(mine))
            told.append(Told(said, poll.closes))
    return told


@feature.answer("references")
def references(ctx: Context, series: str) -> Sequence[tuple[str, str]]:
    """Return the open polls by reference, for whoever fills in an option."""
    if series != "P":
        return ()
    sheets = [reading.sheet(ctx, poll) for poll in reading.open_polls(ctx)]
    return [(sheet.ref, f"{sheet.ref} {sheet.question}") for sheet in sheets]


def _check_open(ctx: Context, poll: Poll, sheet: replies.Sheet) -> None:
    if poll.state != "open" or ctx.now >= poll.closes:
        raise Refusal(
            "poll-is-closed",
            ref=Code(sheet.ref),
            at=min(poll.closes, ctx.now) if poll.state == "open" else poll.closes,
            show=Do("poll show", sheet.ref),
        )


def _check_voter(ctx: Context, poll: Poll, sheet: replies.Sheet) -> tuple[int, ...]:
    _check_open(ctx, poll, sheet)
    may, mine = reading.ballot(ctx, poll.id, ctx.member.id)
    if ctx.call_heard.reacted and not poll.openly:
        raise Refusal("vote-not-by-reaction", vote=Do("vote", sheet.ref))
    if not may:
        raise Refusal("vote-not-on-roll", ref=Code(sheet.ref))
    return mine


def _cast(ctx: Context, poll: Poll, sheet: replies.Sheet, picks: Sequence[int]) -> Message:
    reading.cast(ctx, poll.id, ctx.member.id, picks)
    ctx.audit("vote", sheet.ref)
    if poll.early:
        found = reading.count(ctx, poll)
        if found.cast == found.roll:
            _close(ctx, poll, found)
            return replies.voted_last(sheet, picks)
    ctx.refresh("poll card", sheet.ref, poll=poll.id)
    return replies.voted(sheet, picks)


def _close(ctx: Context, poll: Poll, found: Tally, hands: bool = False) -> None:
    ctx.sql.execute(
        update(Poll)
        .where(Poll.id == poll.id)
        .values(
            state="closed",
            hands=hands,
            closes=min(poll.closes, ctx.now),
            result=json.dumps([*found.counts, found.cast]),
        )
    )
    ctx.cancel(f"poll/{poll.id}/end")
    ended = reading.by_id(ctx, poll.id)
    if ended is None:
        return
    sheet = reading.sheet(ctx, ended)
    ctx.refresh("poll card", sheet.ref, poll=poll.id)
    ctx.post(replies.result(sheet, found, ctx.late is not None), subject=f"poll/{poll.id}")


def _voters(ctx: Context, poll: Poll, sheet: replies.Sheet) -> dict[int, list[str]]:
    """Return the names by option where the poll is open and its counts may be seen."""
    if not poll.openly or not (poll.live or poll.state != "open"):
        return {}
    names: dict[int, list[str]] = {}
    for member, picks in reading.all_ballots(ctx, poll.id):
        person = ctx.people.person(ctx.sql, member)
        for number in picks:
            if person is not None:
                names.setdefault(number, []).append(person.name)
    return {number: sorted(names[number], key=str.casefold) for number in sorted(names)}
