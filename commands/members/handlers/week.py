"""What is on, what I can do, and the first words to a stranger."""

from typing import Annotated

from bot import help as helping
from bot.command import ANYONE
from bot.context import Context
from bot.language.message import Message
from bot.language.values import Text
from commands.members.handlers.feature import feature
from commands.members.replies import week as replies


@feature.command("week", reads=True)
def week(ctx: Context) -> Message:
    """Show what is on: meetings, open votes, gaps, and what you took on."""
    return replies.week(
        ctx.ask("meetings"),
        ctx.ask("votes"),
        ctx.ask("gaps"),
        ctx.ask("tasks", member=ctx.member.id),
    )


@feature.command("help", who=ANYONE, reads=True, anywhere=True)
def help_(
    ctx: Context, topic: Annotated[Text | None, "a command, a topic or a page"] = None
) -> Message:
    """Show what I can do for you here."""
    person = ctx.person
    member = person is not None and person.on_roll
    asker = helping.Asker(member, person.posts if person and member else frozenset())
    prefix = ctx.place.prefix or ctx.room.abilities.prefix
    return helping.help_for(ctx.commands(), asker, topic or "", prefix)


@feature.command("hello", who=ANYONE, reads=True, anywhere=True, hidden=True)
def hello(ctx: Context) -> Message:
    """Answer somebody's first words in a private chat."""
    if ctx.person is not None and ctx.person.on_roll:
        return replies.hello_member(ctx.person.name)
    return replies.hello(ctx.group.name if ctx.has_group else "")


@feature.command("what do you keep", who=ANYONE, reads=True, anywhere=True, hidden=True)
def what_is_kept(ctx: Context) -> Message:
    """Say what is kept about a stranger: nothing."""
    return replies.what_is_kept()
