"""What is said to those who leave, or want to be forgotten."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.effects import Told
from bot.language.message import (
    Block,
    Code,
    Do,
    File,
    Leaf,
    Message,
    Moment,
    Say,
    bullets,
    button,
    facts,
    message,
    say,
)
from bot.memory.erasures import Receipt


def export(whole: str, group: str) -> Message:
    """Hand somebody a copy of their data."""
    return message(
        say("export-here", group=group),
        "export-how",
        File("my-data.json", "application/json", whole),
    ).unkept()


def leaving(
    posts: Sequence[str], alone: Sequence[str], tasks: Sequence[Told], roll: int
) -> Message:
    """Show what somebody holds before they leave."""
    blocks: list[Block | Leaf | str | None] = ["leave-question"]
    if posts:
        blocks.append(say("leave-posts", posts=[Say(f"post-{post}") for post in posts]))
    if alone:
        blocks.append(say("leave-alone", posts=[Say(f"post-{post}") for post in alone]))
    if tasks:
        blocks += ["leave-tasks", bullets(*(told.line for told in tasks))]
    if roll == 2:
        blocks.append("leave-one-stays")
    return message(
        *blocks,
        say("leave-data", erase=Do("my erase")),
        button("leave-now", "my leave-now"),
        button("stay", "my stay"),
    )


def stayed() -> Message:
    """Say that nothing was changed."""
    return message("stayed")


def left(group: str, until: datetime) -> Message:
    """Tell somebody that they have left."""
    return message(
        say("left", group=group),
        say("left-data", until=Moment(until), erase=Do("my erase")),
    )


def left_told(name: str, roll: int) -> Message:
    """Tell the others that somebody left."""
    return message(say("left-told", name=name), _few(roll))


def somebody_left(roll: int) -> Message:
    """Tell the others that the roll is one shorter, without a name."""
    return message("left-unnamed", _few(roll))


def _few(roll: int) -> Leaf | None:
    if roll == 1:
        return say("left-alone", invite=Do("group invite"))
    return None


def erase_question(code: str, counts: Mapping[str, int], until: datetime) -> Message:
    """Show what would go, and the receipt, before anything goes."""
    held = [(Say(_kind(kind)), count) for kind, count in sorted(counts.items())]
    return message(
        "erase-question",
        facts(*held) if held else None,
        "erase-votes",
        say("erase-backups", until=Moment(until)),
        "erase-platform",
        say("erase-receipt", code=Code(code), check=Do("my receipt", code)),
        button("erase-now", "my erase-now", code=code),
        button("stay", "my stay"),
    ).unkept()


def _kind(kind: str) -> str:
    slug = kind.replace(": ", "-").replace(" ", "-")
    return f"holds-{slug}"


def erased(at: datetime, counts: Mapping[str, int], until: datetime) -> Message:
    """Tell somebody that it is done."""
    return message(
        say("erased", at=Moment(at)),
        say("erased-rows", count=sum(counts.values())),
        say("erase-backups", until=Moment(until)),
    ).unkept()


def scanned(found: Receipt, rows: int) -> Message:
    """Tell what a receipt found when everything was searched again."""
    return message(
        say("receipt-of", at=Moment(found.at)),
        say("receipt-scan", rows=rows),
        say("erase-backups", until=Moment(found.backups_until)),
    )
