"""Whatever is read: the text grammar, the date reader, and the decoder of Calls and documents.

Any input gives a value or a `Refusal`; a document that is none is a `ValueError`. Anything else
is a mistake of ours.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from random import Random
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from bot import reading
from bot.command import Registry
from bot.language.message import Message
from bot.language.stored import from_json, to_json
from bot.language.values import Reading
from bot.language.when import read_duration, read_moment, read_recurrence
from bot.refusal import Refusal
from commands.members import feature as members
from commands.voting import feature as voting
from tests.fuzz.inputs import DOCUMENTS, LINES, MOMENTS, text

REGISTRY = Registry((members, voting))
COMMANDS = sorted(REGISTRY.commands)
NOW = datetime(2027, 3, 26, 12, tzinfo=UTC)
ZONES = [ZoneInfo(name) for name in ("Europe/London", "Asia/Kolkata", "Australia/Lord_Howe")]
A_DRAW = 100
"""How many inputs are made from one draw: a draw for each would take most of the time."""

A_RUN = 1_000
"""How many draws one run of Hypothesis makes: it remembers each, so it is begun anew."""


def read_line(text: str, bare: bool, card: str, zone: ZoneInfo) -> None:
    """Read a line, and the values of the Call that it is."""
    with suppress(Refusal):
        typed = reading.read(text, REGISTRY, prefixes=("/", "!"), bare=bare, card=card)
        if typed is not None:
            decode(typed.name, dict(typed.args), zone)


def decode(name: str, args: dict[str, str], zone: ZoneInfo) -> None:
    """Read the texts of a Call into values."""
    command = REGISTRY.find(name)
    assert command is not None
    with suppress(Refusal):
        command.read(args, Reading(NOW, zone, "en"))


def read_time(text: str, language: str, zone: ZoneInfo) -> None:
    """Read a text as a moment, as a length and as a rule."""
    with suppress(Refusal):
        assert read_moment(text, now=NOW, zone=zone, language=language).at.tzinfo is not None
    with suppress(Refusal):
        read_duration(text, language=language)
    with suppress(Refusal):
        read_recurrence(text, now=NOW, zone=zone, language=language)


def read_call(name: str, texts: list[str], zone: ZoneInfo) -> None:
    """Read a Call whose parameters hold these texts."""
    command = REGISTRY.commands[name]
    names = [param.name for param in command.params] + ["unheard-of"]
    decode(name, dict(zip(names, texts, strict=False)), zone)


def read_document(text: str) -> None:
    """Read a stored document; what is one can be written again."""
    with suppress(ValueError):
        found = from_json(text)
        assert isinstance(found, Message)
        assert from_json(to_json(found)) == found


Attempt = Callable[[Random], tuple[object, ...]]

TARGETS: dict[str, tuple[Callable[..., None], Attempt]] = {
    "lines": (
        read_line,
        lambda chance: (
            text(chance, LINES),
            chance.random() < 0.5,
            chance.choice(["", "P-1", "x"]),
            chance.choice(ZONES),
        ),
    ),
    "times": (
        read_time,
        lambda chance: (text(chance, MOMENTS), chance.choice(["en", "es"]), chance.choice(ZONES)),
    ),
    "calls": (
        read_call,
        lambda chance: (
            chance.choice(COMMANDS),
            [text(chance, LINES + MOMENTS) for _ in range(chance.randrange(6))],
            chance.choice(ZONES),
        ),
    ),
    "documents": (read_document, lambda chance: (text(chance, DOCUMENTS),)),
}


def fuzz(target: str, inputs: int, first_seed: int) -> int:
    """Feed so many inputs to one reader; raises what the reader must not. Returns the count."""
    read, attempt = TARGETS[target]
    count = 0

    def try_many(start: int) -> None:
        nonlocal count
        chance = Random(start)
        for _ in range(A_DRAW):
            given_now = attempt(chance)
            count += 1
            try:
                read(*given_now)
            except Exception as unhandled:
                unhandled.add_note(f"input: {given_now!r}")
                raise

    while count < inputs:
        many = settings(
            max_examples=max(1, min(A_RUN, (inputs - count) // A_DRAW)),
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        seed(first_seed + count)(many(given(st.integers(0, 2**64))(try_many)))()
    return count
