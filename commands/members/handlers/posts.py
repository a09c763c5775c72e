"""Posts: who holds which, appointment that members may stop, and what only a motion may do."""

from datetime import datetime
from enum import Enum
from typing import Annotated

from sqlalchemy import delete, func, select

from bot.call import MOTION
from bot.context import Context
from bot.language.message import Do, Message
from bot.language.values import Choice, MemberName, Number
from bot.memory import enrolment
from bot.memory.people import POSTS, Person
from bot.memory.tables import PostRow
from bot.refusal import Refusal
from commands.members import rules
from commands.members.handlers.feature import feature
from commands.members.replies import posts as replies
from commands.members.tables import Appointment, Objection

AppointmentId = Annotated[int, Number(most=2**62)]


class Post(Enum):
    """Every post there is."""

    SECRETARY = "secretary"
    CHAIR = "chair"
    CASEWORKER = "caseworker"
    COORDINATOR = "coordinator"
    TELLER = "teller"
    TREASURER = "treasurer"
    EDITOR = "editor"
    KEYHOLDER = "keyholder"


PostName = Annotated[Post, Choice(of=Post, words="post")]


@feature.command("group posts", reads=True, group="roll")
def posts(ctx: Context) -> Message:
    """Show who holds which post, and since when."""
    rows = ctx.sql.execute(
        select(PostRow.name, PostRow.member, PostRow.since, PostRow.how, PostRow.until)
        .where(PostRow.collective == ctx.group.id)
        .order_by(PostRow.name, PostRow.since)
    ).all()
    held = [(row.name, ctx.look_up(row.member).name, row.since, row.how) for row in rows]
    return replies.held(POSTS, held, ctx.now)


@feature.command("group appoint", who=("secretary",), by_motion=True, group="roll")
def appoint(
    ctx: Context,
    post: Annotated[PostName, "the post"],
    member: Annotated[MemberName, "who is to hold it"],
) -> Message:
    """Appoint someone to a post."""
    person = ctx.look_up(member)
    if ctx.actor == MOTION:
        return _give_by_motion(ctx, person, post.value)
    if ctx.group.rules.get("appoint") == "election":
        raise Refusal("appoint-by-election")
    rules.check_appointment(post.value, member, ctx.member.id)
    if post.value in person.posts:
        raise Refusal("appoint-holds-already", name=person.name)
    at = rules.in_force(ctx.now, len(ctx.roll()))
    ctx.audit(f"appoint {post.value}", str(person.audit))
    if at > ctx.now:
        return _announce(ctx, person, post.value, at)
    enrolment.give_post(ctx, ctx.group.id, post.value, member, "appointed")
    ctx.post(replies.appointed(ctx.member.name, person.name, post.value))
    return replies.appointed_now(person.name, post.value)


def _give_by_motion(ctx: Context, person: Person, post: str) -> Message:
    enrolment.give_post(ctx, ctx.group.id, post, person.id, "motion")
    given = replies.given_by_motion(person.name, post)
    ctx.post(given)
    return given


def _announce(ctx: Context, person: Person, post: str, at: datetime) -> Message:
    """Tell everybody of an appointment that comes into force unless they object."""
    made = ctx.new_id()
    ctx.db.add(
        Appointment(
            id=made,
            collective=ctx.group.id,
            post=post,
            member=person.id,
            made_by=ctx.member.id,
            at=at,
        )
    )
    ctx.later(at, "group appointed", key=f"appointment/{made}", appointment=made)
    card = replies.appointing(ctx.member.name, person.name, post, at, made)
    ctx.post(card, key=f"appointment/{made}")
    return replies.appointing_told(person.name, post, at)


@feature.command("group object", hidden=True)
def object_to(ctx: Context, appointment: AppointmentId) -> Message:
    """Object to an appointment; two objections stop it."""
    found = ctx.db.get(Appointment, appointment)
    if found is None or found.collective != ctx.group.id:
        raise Refusal("appointment-gone", look=Do("group posts"))
    if ctx.db.get(Objection, (appointment, ctx.member.id)) is None:
        ctx.db.add(Objection(appointment=appointment, member=ctx.member.id))
        ctx.db.flush()
    count = ctx.db.scalar(select(func.count()).where(Objection.appointment == appointment))
    if (count or 0) < rules.OBJECTIONS_THAT_STOP:
        return replies.objected()
    name, post = ctx.look_up(found.member).name, found.post
    _forget(ctx, appointment)
    ctx.cancel(f"appointment/{appointment}")
    ctx.post(replies.stopped(name, post), key=f"appointment/{appointment}")
    return replies.objected()


@feature.timer("group appointed")
def appointed(ctx: Context, appointment: AppointmentId) -> None:
    """Give the post, as nobody stopped the appointment in time."""
    found = ctx.db.get(Appointment, appointment)
    if found is None:
        return
    post, member = found.post, found.member
    _forget(ctx, appointment)
    person = ctx.people.person(ctx.sql, member)
    if person is None or not person.on_roll:
        return
    enrolment.give_post(ctx, ctx.group.id, post, member, "appointed")
    ctx.post(replies.in_force(person.name, post), key=f"appointment/{appointment}")


def _forget(ctx: Context, appointment: int) -> None:
    ctx.db.flush()
    ctx.sql.execute(delete(Objection).where(Objection.appointment == appointment))
    ctx.sql.execute(delete(Appointment).where(Appointment.id == appointment))


@feature.command("group dismiss", who=("nobody",), by_motion=True, hidden=True)
def dismiss(
    ctx: Context,
    post: Annotated[PostName, "the post"],
    member: Annotated[MemberName, "who holds it"],
) -> Message:
    """End someone's post."""
    person = ctx.look_up(member)
    if post.value not in person.posts:
        raise Refusal("dismiss-holds-not", name=person.name)
    enrolment.end_posts(ctx, member, post.value)
    ctx.audit(f"dismiss {post.value}", str(person.audit))
    ctx.post(replies.dismissed(person.name, post.value))
    return replies.dismissed(person.name, post.value)
