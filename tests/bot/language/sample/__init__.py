"""A feature like those of organisers, with words in two languages, for the tests of language."""

from enum import Enum
from pathlib import Path
from typing import Annotated

import bot.language
from bot.command import ANYONE, Feature, Registry
from bot.language.values import (
    CodeKind,
    Language,
    LongText,
    MemberName,
    Number,
    Question,
    RefKind,
    Repeat,
    Text,
    When,
    Words,
    Yes,
    Zone,
)
from bot.language.words import Catalogue

FOLDER = Path(__file__).parent
OWN_WORDS = Path(bot.language.__file__).parent

feature = Feature("sample")

Poll = Annotated[int, RefKind(series="P")]
Callout = Annotated[int, RefKind(series="CO")]
Case = Annotated[int, RefKind(series="C")]


class What(Enum):
    """What can be set."""

    NAME = "name"
    ZONE = "zone"


@feature.command("help", who=ANYONE)
def ask_help(ctx: object, topic: Text | None = None):
    """What can I do here?"""


@feature.command("vote", group="vote", short=("yes", "no"))
def vote(ctx: object, id: Poll, choice: Text | None = None):
    """Vote, or change my vote."""


@feature.command("poll open", group="vote")
def open_poll(
    ctx: object,
    question: Question,
    options: Annotated[str, Words(longest=2000, lines=True)],
    closes: When | None = None,
    choices: Annotated[int, Number(least=1, most=20)] = 1,
    early: Yes = False,
):
    """Ask the room."""


@feature.command("poll close", group="vote")
def close_poll(ctx: object, poll: Poll, settle: Text | None = None):
    """Close a poll."""


@feature.command("poll show", group="vote")
def show_poll(ctx: object, poll: Poll):
    """Look at a poll."""


@feature.command("poll hands", group="vote", who=("chair",))
def hands(ctx: object, poll: Poll, counts: Text):
    """Enter a show of hands."""


@feature.timer("poll remind")
def remind(ctx: object, poll: int):
    """Remind of a poll."""


@feature.command("join", who=ANYONE, where="dm", group="start")
def join(
    ctx: object,
    code: Annotated[str, CodeKind()] | None = None,
    name: Text | None = None,
    language: Language | None = None,
):
    """Ask to join."""


@feature.command("my set", group="me", where="dm")
def set_mine(ctx: object, what: What, value: Text | None = None):
    """Change a setting."""


@feature.command("my zone", group="me", formerly=("my timezone",))
def set_zone(ctx: object, zone: Zone):
    """Say where I am."""


@feature.command("group add", group="roll", who=("secretary",))
def add(ctx: object, name: Text, need: int, when: When):
    """Put somebody on the roll."""


@feature.command("group appoint", group="roll", who=("secretary", "chair"))
def appoint(ctx: object, member: MemberName):
    """Appoint somebody."""


@feature.command("group dismiss", group="roll", who=("nobody",), by_motion=True)
def dismiss(ctx: object, member: MemberName):
    """End a post."""


@feature.command("case say")
def say_more(ctx: object, case: Case, text: LongText | None = None):
    """Write to the other side of a case."""


@feature.command("remind me")
def remind_me(ctx: object, what: Text, when: When, repeat: Repeat | None = None):
    """Remind me of something."""


@feature.command("callout join")
def join_callout(ctx: object, callout: Callout, shift: int):
    """Take a shift."""


@feature.command("callout cannot")
def cannot(ctx: object, callout: Callout):
    """Say that I cannot come."""


@feature.command("callout post", where="room")
def post_callout(ctx: object, title: Text, when: When, urgent: Yes = False):
    """Post a callout."""


@feature.command("stack up", short=("q+",))
def stack_up(ctx: object):
    """Ask to speak."""


@feature.command("ping", hidden=True)
def ping(ctx: object):
    """Answer."""


def registry(more: int = 0) -> Registry:
    """Return the sample's commands, and as many more as a test wants."""
    others = Feature("others")
    for number in range(more):
        others.command(f"thing{number // 10} act{number}", group="things")(_act)
    return Registry([feature, others])


def _act(ctx: object, place: Text, need: int, when: When, loud: Yes = False):
    """Act."""


def catalogue() -> Catalogue:
    """Return the bot's own words and the sample's."""
    return Catalogue.load([OWN_WORDS, FOLDER])
