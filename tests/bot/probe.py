"""A feature that notes words and numbers, so that a test sees what the engine did with them."""

from typing import Annotated

from sqlalchemy import insert

from bot.command import ANYONE, Feature
from bot.context import Context
from bot.engine import Engine
from bot.language.message import Message, Quoted, message, say
from bot.language.values import Number, Text
from bot.memory.tables import KeepRow
from bot.refusal import Refusal, Trace
from commands.members import feature as members
from commands.voting import feature as voting
from tests.bot.engines import values

probe = Feature("probe")


@probe.command("note add", who=ANYONE)
def add(ctx: Context, words: Annotated[Text, "what to note"]) -> Message:
    """Note something."""
    ctx.sql.execute(insert(KeepRow).values(platform="probe", name=str(ctx.new_id()), value=words))
    if words == "refused":
        raise Refusal("value-empty", trace=Trace(strike="note", audit="note refused"))
    if words == "bug":
        raise ZeroDivisionError(words)
    return message(say("voted", ref=Quoted(words), chosen=Quoted(words)))


@probe.command("note once", who=ANYONE)
def once(ctx: Context, words: Text) -> Message:
    """Note something and never keep the answer."""
    add(ctx, words)
    return message(Quoted(words)).unkept()


@probe.command("note twice", who=ANYONE)
def twice(ctx: Context, words: Text) -> Message:
    """Note something by way of two other commands."""
    ctx.call("note add", words=words)
    return ctx.call("note add", words=f"{words} again")


@probe.command("note carried", who=("nobody",), by_motion=True)
def carried(ctx: Context, words: Text) -> Message:
    """Note what a motion says."""
    return add(ctx, words)


@probe.command("note obey", who=ANYONE)
def obey(ctx: Context, call: Text, words: Text) -> Message:
    """Obey what a motion carried, and say whether it was refused."""
    no = ctx.obey(call, {"words": words})
    return message(Quoted(no.key if no else "obeyed"))


@probe.timer("note later")
def later(ctx: Context, number: Annotated[int, Number(most=2**62)]) -> None:
    """Note a number."""
    ctx.sql.execute(insert(KeepRow).values(platform="timer", name=str(number), value="done"))


FEATURES = (members, voting, probe)


def notes(on: Engine) -> list[str]:
    """Return what was noted, in order of the alphabet."""
    return sorted(values(on, KeepRow.value))
