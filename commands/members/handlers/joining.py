"""Coming onto the roll: invitation, consent, vouching, admission."""

from datetime import timedelta
from typing import Annotated

from sqlalchemy import delete, func, select, update

from bot.command import ANYONE
from bot.context import Context
from bot.language.message import Message
from bot.language.values import Code, Number, RefKind, Text, Yes
from bot.memory import enrolment
from bot.memory.people import POSTS, Person
from bot.refusal import Refusal, Trace
from commands.members import rules
from commands.members.erasing import erase_everything
from commands.members.handlers.feature import feature
from commands.members.replies import joining as replies
from commands.members.tables import Invite, Request, Vouch

RequestRef = Annotated[int, RefKind(series="J")]


def make_invite(
    ctx: Context,
    *,
    uses: int,
    vouched: bool,
    founding: bool = False,
    life: timedelta = rules.INVITE_LIFE,
) -> str:
    """Make an invitation code; only its keyed hash is kept."""
    code = ctx.new_code("invite", 4, 4)
    ctx.db.add(
        Invite(
            id=ctx.new_id(),
            collective=ctx.group.id,
            hash=ctx.safe.hash("instance", "invite", code),
            made_by=ctx.person.id if ctx.person else 0,
            uses=uses,
            until=ctx.now + life,
            vouched=vouched,
            founding=founding,
        )
    )
    return code


@feature.command("group invite", who=("secretary",), where="dm", group="roll")
def invite(
    ctx: Context,
    uses: Annotated[int, Number(least=1, most=100), "how many people may use it"] = 1,
    days: Annotated[int, Number(least=1, most=60), "for how many days it is good"] = 14,
    vouch: Annotated[Yes, "whether a member must vouch for who uses it"] = True,
) -> Message:
    """Make an invitation code."""
    code = make_invite(ctx, uses=uses, vouched=vouch, life=timedelta(days=days))
    return replies.invited(code, uses, ctx.now + timedelta(days=days), vouch)


@feature.command("join", who=ANYONE, where="dm", anywhere=True, group="start")
def join(
    ctx: Context,
    code: Annotated[Code, "the invitation code that a member gave you"],
    name: Annotated[Text | None, "the name you want on the roll"] = None,
) -> Message:
    """Ask to join a group with an invitation code."""
    found = _find_invite(ctx, code)
    ctx.enter(found.collective)
    if ctx.person is not None and ctx.person.state != "left":
        raise Refusal("join-already", group=ctx.group.name)
    others = [p.name for p in _everybody(ctx) if ctx.person is None or p.id != ctx.person.id]
    wanted = rules.check_name(name or ctx.actor.name, others)
    return replies.join_consent(ctx.group.name, code, wanted, found.vouched)


@feature.command("join agree", who=ANYONE, where="dm", anywhere=True, hidden=True)
def join_agree(ctx: Context, code: Code, name: Text) -> Message:
    """Go onto the roll, or onto the list of those who asked, now that you agreed."""
    found = _find_invite(ctx, code)
    ctx.enter(found.collective)
    if ctx.person is not None and ctx.person.state != "left":
        raise Refusal("join-already", group=ctx.group.name)
    _forget_who_left(ctx)
    wanted = rules.check_name(name, [p.name for p in _everybody(ctx)])
    _use(ctx, found)
    straight = found.founding or not found.vouched
    card = {"name": wanted, "language": ctx.actor.language.partition("-")[0]}
    member = enrolment.enrol(ctx, ctx.group.id, card, "on" if straight else "asked")
    enrolment.add_account(ctx, ctx.group.id, member, ctx.actor.platform, ctx.actor.account)
    if found.founding:
        for post in POSTS:
            enrolment.give_post(ctx, ctx.group.id, post, member, "founding")
    ctx.enter(found.collective)
    if straight:
        _announce(ctx, wanted, member)
        return replies.welcome(ctx.group.name, wanted, found.founding)
    return _ask_to_vouch(ctx, member, wanted)


def _forget_who_left(ctx: Context) -> None:
    """Erase what is left of somebody who comes back: they begin anew, as anybody does."""
    if ctx.person is not None:
        forget_person(ctx, ctx.person.id)
        ctx.person = None


@feature.command("join stop", who=ANYONE, anywhere=True, hidden=True, reads=True)
def join_stop(ctx: Context) -> Message:
    """Give up joining; nothing was kept."""
    return replies.nothing_kept()


def _ask_to_vouch(ctx: Context, member: int, name: str) -> Message:
    number = ctx.next_number("J")
    ctx.db.add(
        Request(collective=ctx.group.id, number=number, member=member, at=ctx.now, vouched=False)
    )
    for holder in ctx.people.holders(ctx.sql, ctx.group.id, "secretary"):
        ctx.tell(holder.id, replies.somebody_asks(number, name), key=f"J-{number}")
    return replies.asked_to_join(ctx.group.name, number)


@feature.command("group vouch", where="dm", group="roll")
def vouch(ctx: Context, request: Annotated[RequestRef, "the request, such as J-8"]) -> Message:
    """Vouch for someone who asked to join."""
    found = _find_request(ctx, request)
    if found.member == ctx.member.id:
        raise Refusal("vouch-oneself")
    if ctx.db.get(Vouch, (ctx.group.id, request, ctx.member.id)) is None:
        ctx.db.add(Vouch(collective=ctx.group.id, number=request, member=ctx.member.id))
        ctx.db.flush()
    count = ctx.db.scalar(
        select(func.count()).where(Vouch.collective == ctx.group.id, Vouch.number == request)
    )
    name = ctx.look_up(found.member).name
    if (count or 0) >= rules.VOUCHES_NEEDED and not found.vouched:
        found.vouched = True
        for holder in ctx.people.holders(ctx.sql, ctx.group.id, "secretary"):
            ctx.tell(holder.id, replies.vouched_for(request, name), key=f"J-{request}")
    return replies.vouched(name)


@feature.command("group admit", who=("secretary",), group="roll")
def admit(ctx: Context, request: Annotated[RequestRef, "the request, such as J-8"]) -> Message:
    """Admit someone to the roll."""
    found = _find_request(ctx, request)
    person = ctx.look_up(found.member)
    if not found.vouched:
        raise Refusal("admit-not-vouched", number=f"J-{request}", name=person.name)
    enrolment.set_state(ctx, person.id, "on")
    _forget_request(ctx, found)
    _announce(ctx, person.name, person.id)
    ctx.tell(person.id, replies.welcome(ctx.group.name, person.name, founding=False))
    return replies.admitted(person.name)


@feature.command("group decline", who=("secretary",), group="roll")
def decline(ctx: Context, request: Annotated[RequestRef, "the request, such as J-8"]) -> Message:
    """Decline and delete a request."""
    found = _find_request(ctx, request)
    person = ctx.look_up(found.member)
    _forget_request(ctx, found)
    forget_person(ctx, person.id)
    return replies.declined(person.name)


def forget_person(ctx: Context, member: int) -> None:
    """Delete a person who is not on the roll, everything about them and their key."""
    ctx.db.flush()
    erase_everything(ctx, member)


def _announce(ctx: Context, name: str, member: int) -> None:
    if len(ctx.roll()) > 1:
        ctx.post(replies.joined(name))


def _everybody(ctx: Context) -> list[Person]:
    return ctx.people.people(ctx.sql, ctx.group.id)


def _find_invite(ctx: Context, code: str) -> Invite:
    ctx.check_strikes("invite")
    known = ctx.safe.hash("instance", "invite", code)
    found = ctx.db.scalar(
        select(Invite).where(Invite.hash == known, Invite.until > ctx.now, Invite.uses > 0)
    )
    if found is None:
        raise Refusal("invite-wrong", trace=Trace(strike="invite"))
    return found


def _use(ctx: Context, found: Invite) -> None:
    ctx.sql.execute(update(Invite).where(Invite.id == found.id).values(uses=Invite.uses - 1))


def _find_request(ctx: Context, number: int) -> Request:
    found = ctx.db.get(Request, (ctx.group.id, number))
    if found is None:
        raise Refusal("request-gone", number=f"J-{number}")
    return found


def _forget_request(ctx: Context, found: Request) -> None:
    number = found.number
    ctx.db.flush()
    ctx.sql.execute(delete(Vouch).where(Vouch.collective == ctx.group.id, Vouch.number == number))
    ctx.sql.execute(
        delete(Request).where(Request.collective == ctx.group.id, Request.number == number)
    )
    ctx.db.expunge(found)
