"""Founding a collective, and asking for the consent of whoever founds it."""

from typing import Annotated

from bot.command import ANYONE
from bot.context import Context
from bot.language.message import Message
from bot.language.values import CodeKind, Language, Text, Zone
from bot.memory import enrolment, founding
from bot.memory.people import POSTS
from bot.refusal import Refusal, Trace
from commands.members import rules
from commands.members.handlers.feature import feature
from commands.members.handlers.joining import make_invite
from commands.members.replies import joining as replies

FoundingCode = Annotated[str, CodeKind(lengths=founding.GROUPS)]


@feature.command("group setup", who=ANYONE, anywhere=True, group="start")
def setup(
    ctx: Context,
    name: Annotated[Text, "what the group is called"],
    timezone: Annotated[Zone, "the city whose clock you go by, such as Europe/London"],
    language: Annotated[Language | None, "the language I speak in your rooms"] = None,
    code: Annotated[FoundingCode | None, "the founding code that the host gave you"] = None,
) -> Message:
    """Start a group; two people are enough."""
    _check_right(ctx, code)
    _check_new(ctx, name)
    return replies.founding_consent(name, timezone, language or ctx.language, code or "")


@feature.command("group found", who=ANYONE, anywhere=True, hidden=True)
def found(
    ctx: Context, name: Text, timezone: Zone, language: Language, code: FoundingCode = ""
) -> Message:
    """Found the group, now that its founder agreed to be on the roll."""
    _check_right(ctx, code)
    _check_new(ctx, name)
    if code:
        founding.use_code(ctx.sql, ctx.safe, code)
    group = enrolment.found(ctx, name, timezone, language)
    own = rules.check_name(ctx.actor.name or "1", ())
    card = {"name": own, "language": ctx.actor.language.partition("-")[0]}
    member = enrolment.enrol(ctx, group, card)
    enrolment.add_account(ctx, group, member, ctx.actor.platform, ctx.actor.account)
    for post in POSTS:
        enrolment.give_post(ctx, group, post, member, "founding")
    ctx.enter(group)
    return replies.founded(name, make_invite(ctx, uses=1, vouched=False, founding=True))


def _check_right(ctx: Context, code: str | None) -> None:
    if ctx.actor.manages and not code:
        return
    ctx.check_strikes("founding")
    if not code:
        raise Refusal("founding-needs-code")
    if not founding.knows_code(ctx.sql, ctx.safe, code):
        raise Refusal("founding-code-wrong", trace=Trace(strike="founding"))


def _check_new(ctx: Context, name: str) -> None:
    if ctx.place.collective:
        raise Refusal("founding-already-here", name=ctx.group.name)
    groups = ctx.people.groups(ctx.sql)
    for of, _ in ctx.people.memberships(ctx.sql, ctx.actor):
        if groups[of].name.casefold() == name.casefold():
            raise Refusal("founding-already-yours", name=groups[of].name)
