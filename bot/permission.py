"""Who may do what, and where: checked at every Call, buttons and forms included."""

from bot.call import CLOCK, MOTION
from bot.command import ANYONE, MEMBER, Command
from bot.context import Context
from bot.language.message import Do, Say
from bot.refusal import Refusal

ROLL = ("roll",)
"""On the roll, suspended or not: what nobody may be shut out of, such as their own data."""

KNOWN = ("known",)
"""Anybody of whom the collective holds something: also who asked to join, and who left."""


def check(command: Command, context: Context) -> None:
    """Refuse who may not call this command, and where it may not be called."""
    _check_who(command, context)
    _check_where(command, context)


def _check_who(command: Command, context: Context) -> None:
    if not context.actor.platform:
        if context.actor == MOTION and not command.by_motion:
            raise Refusal("not-by-motion", command=Do(command.name))
        if context.actor in (CLOCK, MOTION):
            return
    if command.role != "command":
        raise Refusal("unknown-command-nothing-near", name=command.name)
    if command.who == ANYONE:
        return
    person = context.person
    if command.who == KNOWN and person is not None:
        return
    if person is None or not person.on_roll:
        raise Refusal("members-only")
    if command.who == ROLL:
        return
    if person.state == "suspended":
        raise Refusal("suspended", until=person.until or context.now)
    if command.who == MEMBER:
        return
    if command.who == ("nobody",):
        raise Refusal("only-by-motion", command=Do(command.name))
    if not person.posts & set(command.who):
        posts = tuple(Say(f"post-{post}") for post in command.who)
        raise Refusal("not-allowed", posts=posts, look=Do("group posts"))


def _check_where(command: Command, context: Context) -> None:
    room = context.room
    if command.where == "any" or context.actor in (CLOCK, MOTION):
        return
    if command.where == "dm" and not (room.private or room.abilities.private_replies):
        raise Refusal("not-here-dm", command=Do(command.name))
    if command.where == "room" and (room.private or not context.place.id):
        raise Refusal("not-here-room", command=Do(command.name))
