"""What is said about rooms and about the collective itself."""

from collections.abc import Mapping, Sequence

from bot.language.message import Bullets, Do, Line, Message, Say, bullets, facts, line, message, say
from bot.memory.people import Group


def registered(purpose: str) -> Message:
    """Confirm what a room is for."""
    return message(say(f"room-is-{purpose}"))


def outside(group: Group) -> Message:
    """What a stranger may know of a collective."""
    return message(
        say("info-outside", name=group.name),
        say("info-outside-join", join=Do("join"), what=Do("my export")),
    )


def info(group: Group, roll: int, quorum: int, kept: Mapping[str, int]) -> Message:
    """What a member may know of a collective."""
    return message(
        say("info-title", name=group.name),
        facts(
            (say("info-roll"), roll),
            (say("info-quorum"), say("info-quorum-is", count=quorum)),
            (say("info-zone"), say("info-zone-is", zone=group.zone)),
            (say("info-passing"), say("info-passing-is")),
            (say("info-voting"), say("info-voting-is")),
        ),
        "info-kept",
        retention(kept),
        "info-orders",
    )


def retention(kept: Mapping[str, int]) -> Bullets:
    """List how long each kind of thing is kept."""
    return bullets(*(line(say(f"keep-{kind}", days=days)) for kind, days in sorted(kept.items())))


def check(purposes: Sequence[str], roll: int, unreached: int, waiting: int, inbox: int) -> Message:
    """Say what works and what needs somebody's hand."""
    needs: list[Line] = []
    if "members" not in purposes:
        needs.append(line(say("check-no-room", room=Do("group room", "members"))))
    if unreached:
        needs.append(line(say("check-unreached", count=unreached)))
    if inbox:
        needs.append(line(say("check-inbox", count=inbox)))
    return message(
        say("check-well", rooms=len(purposes), roll=roll, waiting=waiting),
        bullets(*needs) if needs else Say("check-nothing"),
    )


def backup_begun() -> Message:
    """Say that a backup is being made."""
    return message("backup-begun")


def backup_made() -> Message:
    """Say that a backup was made."""
    return message("backup-made")


def backup_failed() -> Message:
    """Say that a backup could not be made."""
    return message("backup-failed")
