"""What is said about a member's own settings, inbox and tasks."""

from collections.abc import Sequence
from datetime import datetime

from bot.effects import Told
from bot.language.message import (
    Block,
    Code,
    Do,
    Leaf,
    Message,
    Moment,
    Quoted,
    Say,
    bullets,
    facts,
    line,
    message,
    say,
)
from bot.memory.people import Person

USUAL_QUIET = "22:00-08:00"


def card(person: Person, group: str, accounts: Sequence[str], zone: str) -> Message:
    """Show a member what is held about them."""
    posts = [Say(f"post-{post}") for post in sorted(person.posts)]
    own = person.card
    rows: list[tuple[object, object]] = [
        (say("card-name"), person.name),
        (say("card-since"), Moment(person.since)),
        (say("card-state"), Say(f"state-{person.state}")),
        (say("card-accounts"), [Say(f"platform-{name}") for name in accounts]),
        (say("card-zone"), Code(zone)),
        (say("card-quiet"), Code(own.get("quiet", USUAL_QUIET))),
    ]
    if posts:
        rows.append((say("card-posts"), posts))
    rows += [
        (say(f"card-{name}"), own[name])
        for name in ("budget", "tier", "areas", "skills", "asks")
        if name in own
    ]
    return message(
        say("card-title", group=group),
        facts(*rows),
        say("card-more", export=Do("my export"), erase=Do("my erase")),
    )


def changed(what: str, value: str) -> Message:
    """Confirm a setting."""
    if not value:
        return message(say("set-default", what=Say(f"choice-what-{what}")))
    shown: Leaf = Quoted(value)
    return message(say("set-changed", what=Say(f"choice-what-{what}"), value=shown))


def inbox(rows: Sequence[tuple[datetime, Message]], more: bool) -> Message:
    """Show what waited for a member."""
    if not rows:
        return message("inbox-empty")
    blocks: list[Block | Leaf | str | None] = []
    for at, kept in rows:
        blocks.append(line(say("inbox-from", at=Moment(at))))
        blocks.extend(kept.blocks)
    return message(*blocks, say("inbox-more", inbox=Do("my inbox")) if more else None)


def tasks(told: Sequence[Told]) -> Message:
    """List what a member took on."""
    if not told:
        return message("tasks-none")
    return message("tasks-title", bullets(*(item.line for item in told)))


def chosen(group: str) -> Message:
    """Confirm which collective is meant in this chat."""
    return message(say("chosen", group=group))
