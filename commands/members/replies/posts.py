"""What is said about posts."""

from collections.abc import Sequence
from datetime import datetime

from bot.language.message import (
    Do,
    Message,
    Moment,
    Say,
    bullets,
    button,
    line,
    message,
    say,
)


def _post(name: str) -> Say:
    return Say(f"post-{name}")


def held(
    posts: Sequence[str], rows: Sequence[tuple[str, str, datetime, str]], now: datetime
) -> Message:
    """List every post with its holders."""
    lines = []
    for post in posts:
        names = [name for held, name, _, _ in rows if held == post]
        if names:
            lines.append(line(say("post-held", post=_post(post), names=names)))
        else:
            lines.append(line(say("post-free", post=_post(post))))
    return message("posts-title", bullets(*lines), "posts-power")


def given_by_motion(name: str, post: str) -> Message:
    """Announce a post that a motion gave."""
    return message(say("post-by-motion", name=name, post=_post(post)))


def appointed(by: str, name: str, post: str) -> Message:
    """Announce an appointment that is in force at once."""
    return message(say("post-appointed", by=by, name=name, post=_post(post)))


def appointed_now(name: str, post: str) -> Message:
    """Tell the secretary that the appointment is in force."""
    return message(say("post-appointed-now", name=name, post=_post(post)))


def appointing(by: str, name: str, post: str, at: datetime, number: int) -> Message:
    """Announce an appointment that members may still stop."""
    return message(
        say("post-appointing", by=by, name=name, post=_post(post), at=Moment(at)),
        "post-appointing-object",
        button("post-object", "group object", appointment=number),
    )


def appointing_told(name: str, post: str, at: datetime) -> Message:
    """Tell the secretary when the appointment comes into force."""
    return message(say("post-appointing-told", name=name, post=_post(post), at=Moment(at)))


def objected() -> Message:
    """Confirm an objection."""
    return message("post-objected")


def stopped(name: str, post: str) -> Message:
    """Announce that members stopped an appointment."""
    return message(say("post-stopped", name=name, post=_post(post)))


def in_force(name: str, post: str) -> Message:
    """Announce that an appointment came into force."""
    return message(say("post-in-force", name=name, post=_post(post)))


def dismissed(name: str, post: str) -> Message:
    """Announce that a post was ended."""
    return message(say("post-dismissed", name=name, post=_post(post), look=Do("group posts")))
