"""What is said about the roll itself."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.language.message import (
    Code,
    Do,
    Message,
    Moment,
    Quoted,
    Title,
    bullets,
    button,
    line,
    message,
    say,
)
from bot.memory.people import Person


def days(count: int) -> timedelta:
    """Return so many days."""
    return timedelta(days=count)


def roll(people: Sequence[Person], now: datetime) -> Message:
    """List the roll by name, with what matters of each."""
    lines = []
    for person in people:
        if person.state == "suspended":
            lines.append(line(say("roll-suspended", name=person.name)))
        elif "consent" in person.card:
            lines.append(line(say("roll-without-app", name=person.name)))
        else:
            lines.append(line(say("roll-name", name=person.name)))
    return message(say("roll-title", count=len(people)), bullets(*lines), "roll-logged")


def added(name: str) -> Message:
    """Confirm that somebody without the app is on the roll."""
    return message(say("added", name=name), "added-counts")


def second_wanted(by: str, name: str, reason: str, member: int) -> Message:
    """Ask another post-holder to agree to a suspension."""
    return message(
        say("suspend-second", by=by, name=name),
        say("suspend-reason", reason=reason),
        button("suspend-agree", "group suspend-agree", member=member),
    )


def suspension_asked(name: str) -> Message:
    """Tell the first post-holder that a second must agree."""
    return message(say("suspend-asked", name=name))


def suspended(group: str, reason: str, until: datetime) -> Message:
    """Tell somebody that they are suspended, why, and what they can do."""
    return message(
        say("suspended-you", group=group, until=Moment(until)),
        say("suspend-reason", reason=reason),
        say("suspended-reply", reply=Do("my reply")),
    )


def suspension_in_force(name: str, until: datetime) -> Message:
    """Tell post-holders that a suspension is in force."""
    return message(say("suspension-in-force", name=name, until=Moment(until)))


def unsuspended(group: str) -> Message:
    """Tell somebody that their suspension is over."""
    return message(say("unsuspended", group=group))


def right_of_reply(name: str, text: str) -> Message:
    """Post what a suspended member says to it."""
    return message(Title((say("reply-title", name=name),)), line(text))


def replied() -> Message:
    """Confirm that a reply was posted."""
    return message("replied")


def removed(group: str, reason: str) -> Message:
    """Tell somebody that the members removed them."""
    return message(
        say("removed-you", group=group),
        say("suspend-reason", reason=reason),
        say("removed-data", erase=Do("my erase")),
    )


def removed_told(name: str) -> Message:
    """Announce that the members removed somebody."""
    return message(say("removed", name=name))


def kept(kinds: Mapping[str, int]) -> Message:
    """List how long each kind of thing is kept."""
    lines = [
        line(Code(kind), say(f"keep-{kind}", days=count)) for kind, count in sorted(kinds.items())
    ]
    return message("kept-title", bullets(*lines), say("kept-change", change=Do("group retention")))


def audit(rows: Sequence[tuple[datetime, str, str, str]], count: int) -> Message:
    """List who did what, without a word of it."""
    if not rows:
        return message(say("audit-nothing", days=count))
    lines = []
    for at, name, action, thing in rows:
        who = say("audit-who", name=name) if name else say("audit-nobody")
        parts = [Moment(at, style="short"), who, Code(action)]
        lines.append(line(*parts, Quoted(thing)) if thing else line(*parts))
    return message(say("audit-title", days=count), bullets(*lines))
