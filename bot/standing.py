"""Where somebody stands: which collective a Call means, and for whom its answer is drawn."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection

from bot.call import CLOCK, MOTION, Call
from bot.command import Registry
from bot.context import Context
from bot.language.message import Reader
from bot.memory.directory import Directory
from bot.memory.people import Group
from bot.refusal import Refusal


def groups_of(directory: Directory, sql: Connection, call: Call) -> Iterator[Group]:
    """Return the collectives that a Call may change: the room's, or those of its actor."""
    groups = directory.groups(sql)
    place = directory.place(sql, call.room)
    if place.collective:
        yield groups[place.collective]
        return
    known = [of for of, _ in directory.memberships(sql, call.actor)]
    yield from (groups[of] for of in known or groups)


def meant(directory: Directory, registry: Registry, sql: Connection, call: Call) -> int:
    """Return which collective a Call outside of its rooms means, 0 for none; may ask which."""
    if call.actor in (CLOCK, MOTION):
        return 0
    known = directory.memberships(sql, call.actor)
    groups = directory.groups(sql)
    if not known:
        return next(iter(groups)) if len(groups) == 1 else 0
    if len(known) == 1:
        return known[0][0]
    chosen = directory.chosen(sql, call.actor, known)
    command = registry.find(call.name)
    if chosen or (command is not None and command.anywhere):
        return chosen
    raise Refusal("which-collective", groups=[groups[of] for of, _ in known])


def reader(context: Context | None, call: Call, now: datetime) -> Reader:
    """Return for whom an answer is drawn; without a context, as the platform tells it."""
    prefix = call.room.abilities.prefix
    if context is None:
        language = call.actor.language.partition("-")[0] or "en"
        return Reader(language, "UTC", prefix, now)
    return Reader(context.language, str(context.zone), context.place.prefix or prefix, now)
