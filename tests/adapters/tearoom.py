"""A feature small enough to foresee: it brews tea, counts who drinks, and keeps nothing."""

from datetime import timedelta
from enum import Enum
from pathlib import Path
from typing import Annotated

from bot.batch import Batch as Desk
from bot.command import ANYONE, Feature
from bot.context import Context
from bot.language.message import Code, File, Message, Quoted, button, line, message, title
from bot.language.values import LongText, MemberName, Text
from bot.memory import enrolment
from bot.refusal import Refusal

feature = Feature("tearoom")

WORDS = """\
command-tea-brew = Brew a pot
param-tea-brew-kind = Which kind?
command-tea-order = Order something
param-tea-order-what = What would you like?
param-tea-order-note = Anything to add?
param-tea-order-size = Which size?
choice-size-small = A small one
choice-size-large = A large one
"""


class Size(Enum):
    """How much tea."""

    SMALL = "small"
    LARGE = "large"


def write_words(folder: Path) -> Path:
    """Write the words of this feature into a folder, and return it."""
    (folder / "en.ftl").write_text(WORDS, "utf-8")
    return folder


def card(kind: str, cups: int) -> Message:
    """The card of a pot of tea."""
    return message(
        title(Code("T-1"), Quoted(kind)),
        line(Quoted(f"{cups} cups")),
        button(Quoted("A cup"), "tea cup", kind=kind, cups=cups),
        button(Quoted("None"), "tea none"),
    )


@feature.command("tea brew")
def brew(ctx: Context, kind: Text) -> Message:
    """Brew a pot."""
    ctx.post(card(kind, 0), key="T-1")
    ctx.later(ctx.now + timedelta(minutes=30), "tea cold", key="T-1")
    return message(line(Quoted("Brewing.")))


@feature.command("tea cup")
def cup(ctx: Context, kind: Text, cups: int) -> Message:
    """Take a cup."""
    ctx.post(card(kind, cups + 1), key="T-1")
    return message(line(Quoted("Here you are.")), button(Quoted("Spill it"), "tea none"))


@feature.command("tea none")
def none(ctx: Context) -> Message:
    """Take none."""
    return message(line(Quoted("None for you."))).openly()


@feature.timer("tea cold")
def cold(ctx: Context) -> Message:
    """Say that the tea is cold."""
    return message(line(Quoted("The tea is cold, and late." if ctx.late else "The tea is cold.")))


@feature.command("tea order")
def order(
    ctx: Context,
    what: Annotated[Text, "what you would like"],
    note: Annotated[LongText, "anything to add"],
    size: Size,
) -> Message:
    """Order something."""
    return message(line(Quoted(f"{size.value} {what}")), line(Quoted(note)))


@feature.command("tea whisper")
def whisper(ctx: Context, to: MemberName, words: Text) -> Message:
    """Whisper to somebody."""
    ctx.tell(to, message(line(Quoted(words))))
    return message()


@feature.command("tea menu", who=ANYONE, reads=True)
def menu(ctx: Context) -> Message:
    """Show the menu."""
    return message(File("menu.txt", "text/plain", "Tea\nMore tea\n"))


@feature.command("tea smash")
def smash(ctx: Context) -> Message:
    """Smash a cup: refused."""
    raise Refusal("cups-are-shared")


def found(desk: Desk) -> None:
    """Found a group of Ana and Ben on the console, with a members' room `general`."""
    group = enrolment.found(desk, "Tea Room", "Europe/London", "en")
    for name in ("ana", "ben"):
        member = enrolment.enrol(desk, group, {"name": name})
        enrolment.add_account(desk, group, member, "console", name)
    enrolment.register_room(desk, group, "console", "general", "members")
