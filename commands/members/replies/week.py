"""The week, and the first words."""

from collections.abc import Sequence

from bot.effects import Told
from bot.language.message import (
    Block,
    Do,
    Leaf,
    Message,
    bullets,
    button,
    message,
    say,
)


def week(
    meetings: Sequence[Told], votes: Sequence[Told], gaps: Sequence[Told], tasks: Sequence[Told]
) -> Message:
    """Show what is on, or that nothing is."""
    blocks: list[Block | Leaf | str | None] = []
    named = (("meetings", meetings), ("votes", votes), ("gaps", gaps), ("tasks", tasks))
    for name, told in named:
        if told:
            blocks += [f"week-{name}", bullets(*(item.line for item in told))]
    if not blocks:
        return message("week-nothing")
    return message("week-title", *blocks)


def hello(group: str) -> Message:
    """Greet a stranger, in three lines, with three things to try."""
    return message(
        say("hello-of", group=group) if group else say("hello"),
        "hello-keeps-nothing",
        say("hello-join", join=Do("join")),
        button("hello-what", "what do you keep"),
        button("hello-help", "help"),
    )


def hello_member(name: str) -> Message:
    """Greet a member who said something that is no command."""
    return message(say("hello-member", name=name, week=Do("week"), help=Do("help")))


def what_is_kept() -> Message:
    """Say what is kept about a stranger."""
    return message("kept-of-strangers", say("kept-of-members", export=Do("my export")))
