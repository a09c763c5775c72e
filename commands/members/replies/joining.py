"""What the roll says."""

from datetime import datetime

from bot.language.message import (
    Code,
    Do,
    Message,
    Moment,
    Title,
    bullets,
    button,
    line,
    message,
    say,
)


def founding_consent(name: str, zone: str, language: str, code: str) -> Message:
    """Ask the founder for a clear yes before anything is written down."""
    return message(
        Title((say("founding-title", name=name),)),
        say("founding-consent"),
        say("consent-special"),
        say("consent-leave", erase=Do("my erase")),
        button("agree", "group found", name=name, timezone=zone, language=language, code=code),
        button("keep-nothing", "join stop"),
    )


def founded(name: str, code: str) -> Message:
    """Tell the founder what there is now and what to do next."""
    return message(
        say("founded", name=name),
        say("founded-invite", join=Do("join", code)),
        "founded-two",
        say("founded-next", room=Do("group room", "members"), info=Do("group info")),
    )


def invited(code: str, uses: int, until: datetime, vouch: bool) -> Message:
    """Hand out an invitation code."""
    return message(
        say("invited", join=Do("join", code), uses=uses, until=Moment(until)),
        "invited-vouch" if vouch else "invited-straight",
        "invited-careful",
    ).unkept()


def join_consent(group: str, code: str, name: str, vouched: bool) -> Message:
    """Ask a newcomer for a clear yes before anything is written down."""
    return message(
        say("join-consent", group=group, name=name),
        say("consent-special"),
        say("consent-leave", erase=Do("my erase")),
        "join-vouching" if vouched else None,
        button("agree", "join agree", code=code, name=name),
        button("keep-nothing", "join stop"),
    )


def nothing_kept() -> Message:
    """Say that nothing was kept."""
    return message("nothing-kept")


def asked_to_join(group: str, number: int) -> Message:
    """Tell a newcomer what happens next."""
    return message(say("asked-to-join", group=group, number=Code(f"J-{number}")))


def somebody_asks(number: int, name: str) -> Message:
    """Tell a secretary that somebody asks to join."""
    return message(
        say("somebody-asks", name=name, number=Code(f"J-{number}")),
        say("somebody-asks-vouch", vouch=Do("group vouch", f"J-{number}")),
        button("decline", "group decline", request=f"J-{number}"),
    )


def vouched_for(number: int, name: str) -> Message:
    """Tell a secretary that a request may be admitted now."""
    return message(
        say("vouched-for", name=name, number=Code(f"J-{number}")),
        button("admit", "group admit", request=f"J-{number}"),
        button("decline", "group decline", request=f"J-{number}"),
    )


def vouched(name: str) -> Message:
    """Confirm a vouching."""
    return message(say("vouched", name=name))


def admitted(name: str) -> Message:
    """Confirm an admission."""
    return message(say("admitted", name=name))


def declined(name: str) -> Message:
    """Confirm that a request was declined and deleted."""
    return message(say("declined", name=name))


def joined(name: str) -> Message:
    """Tell the members that somebody came onto the roll."""
    return message(say("joined", name=name))


def welcome(group: str, name: str, founding: bool) -> Message:
    """Welcome somebody onto the roll."""
    return message(
        say("welcome", name=name, group=group),
        "welcome-founder" if founding else None,
        bullets(
            line(say("welcome-week", week=Do("week"))),
            line(say("welcome-quiet", set=Do("my set", "quiet 22:00-08:00"))),
            line(say("welcome-help", help=Do("help"))),
        ),
    )
