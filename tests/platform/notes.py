"""A feature for tests: small acts that leave a row, a message, a card or a timer behind."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Mapped

from bot.command import Feature, Privacy
from bot.context import Context
from bot.language.message import Message, line, message, say, title
from bot.language.values import Number, Text
from bot.memory.store import Row, big, key, sealed

CARD = "N-1"
"""The one card there is: it counts the notes."""

PAGES = 3


class Note(Row):
    """Something noted; `word` is what the test gave, once for each time it should be there."""

    __tablename__ = "test_note"

    id: Mapped[key]
    collective: Mapped[big]
    member: Mapped[big]
    word: Mapped[str]
    secret: Mapped[sealed]


def _export(ctx: Context, member: int) -> Mapping[str, object]:
    found = ctx.sql.execute(select(Note.word).where(Note.member == member)).scalars()
    return {"notes": list(found)}


def _erase(ctx: Context, member: int) -> Mapping[str, int]:
    return {"notes": ctx.sql.execute(delete(Note).where(Note.member == member)).rowcount}


feature = Feature("notes", Privacy(_export, _erase, {"test_note": "member"}))


def _note(ctx: Context, word: str) -> None:
    number = ctx.new_id()
    member = ctx.person.id if ctx.person else 0
    subject = f"member/{member}" if member else f"collective/{ctx.group.id}"
    sealed_word = ctx.seal(subject, f"note/{number}", word)
    row = {"id": number, "collective": ctx.group.id, "member": member, "word": word}
    ctx.sql.execute(insert(Note).values(**row, secret=sealed_word))


@feature.command("note add")
def add(ctx: Context, word: Annotated[Text, "what to note"]) -> Message:
    """Note a word and say so in the room."""
    _note(ctx, word)
    ctx.post(message(say("note-said", word=word)))
    return message(say("note-added", word=word))


@feature.command("note card")
def card(ctx: Context, word: Annotated[Text, "what to note"]) -> Message:
    """Note a word and have the card count it."""
    _note(ctx, word)
    ctx.refresh("note draw", CARD)
    return message(say("note-added", word=word))


@feature.card("note draw")
def draw(ctx: Context) -> Message:
    """Draw the card that counts."""
    count = ctx.sql.execute(select(func.count()).select_from(Note)).scalar_one()
    return message(title(say("note-count", count=count)))


@feature.command("note later")
def later(
    ctx: Context,
    word: Annotated[Text, "what to note"],
    seconds: Annotated[int, Number(), "in how many seconds"] = 1,
) -> Message:
    """Note a word after some seconds."""
    at = ctx.now + timedelta(seconds=seconds)
    ctx.later(at, "note due", key=f"note/{word}", word=word)
    return message(say("note-added", word=word))


@feature.timer("note due")
def due(ctx: Context, word: Text) -> Message:
    """Note the word now and say so."""
    _note(ctx, word)
    return message(say("note-due", word=word))


@feature.command("note tell")
def tell(ctx: Context, word: Annotated[Text, "what to tell"]) -> Message:
    """Tell everybody a word in private."""
    for person in ctx.roll():
        ctx.tell(person.id, message(say("note-told", word=word)))
    return message(say("note-added", word=word))


@feature.command("note long")
def long(ctx: Context, word: Annotated[Text, "what to say at length"]) -> Message:
    """Say a word on several pages."""
    pages = [
        line(say("note-page", word=word, page=n), " ".join(["x"] * 1900)) for n in range(PAGES)
    ]
    ctx.post(message(*pages))
    return message(say("note-added", word=word))


@feature.command("note break")
def break_(ctx: Context, word: Annotated[Text, "what is not noted"]) -> Message:
    """Note a word and then break."""
    _note(ctx, word)
    raise RuntimeError("this command breaks")
