"""What is said about linking accounts."""

from bot.language.message import Do, Message, Say, button, message, say


def code(text: str) -> Message:
    """Hand out a link code."""
    return message(
        say("link-code", link=Do("my link", text)),
        "link-careful",
    ).unkept()


def host_asked(name: str, platform: str, number: int) -> Message:
    """Ask the owner of a code whether the account that typed it is theirs."""
    return message(
        say("link-host-asked", name=name, platform=Say(f"platform-{platform}")),
        button("link-mine", "my link-agree", link=number),
        button("link-not-mine", "my link-refuse", link=number),
    )


def guest_asked(number: int, merging: bool) -> Message:
    """Ask whoever typed a code for a clear yes, without a word of whose code it is."""
    return message(
        "link-guest-asked",
        "link-merging" if merging else None,
        say("consent-special"),
        button("agree", "my link-agree", link=number),
        button("link-not-mine", "my link-refuse", link=number),
    )


def waiting() -> Message:
    """Say that the other account must agree too."""
    return message("link-waiting")


def linked(name: str, platform: str) -> Message:
    """Say that two accounts are one member."""
    return message(
        say("linked", name=name, platform=Say(f"platform-{platform}")),
        say("linked-undo", undo=Do("my unlink", platform)),
    )


def refused() -> Message:
    """Confirm that the other account is not linked and that the code is void."""
    return message("link-refused")


def guest_refused() -> Message:
    """Tell the owner of a code that the other side did not want to be linked."""
    return message("link-guest-refused")


def not_linked() -> Message:
    """Confirm that nothing was linked."""
    return message("link-not-linked")


def third_typed() -> Message:
    """Warn the owner of a code that somebody else typed it."""
    return message(say("link-third", link=Do("my link")))


def unlinked(platform: str) -> Message:
    """Confirm that an account was unlinked."""
    return message(say("unlinked", platform=Say(f"platform-{platform}")))


def unknown_code() -> Message:
    """Say what is said of a code that nobody made."""
    return message("link-wrong")
