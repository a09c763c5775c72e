"""What a person typed: a line of text read as a Call, and values suggested for one."""

from collections.abc import Sequence
from dataclasses import replace

from bot import answers, reading, standing
from bot.adapter import Heard, Suggestion
from bot.batch import Batch
from bot.call import Call
from bot.effects import Effects
from bot.language.message import Reader, message
from bot.refusal import Refusal

FIRST_WORDS = "hello"
"""The command that answers what a stranger says in private and what is no command."""


def read(batch: Batch, call: Call) -> Heard:
    """Read the line of text that a Call holds, and obey it."""
    place = batch.directory.place(batch.sql, call.room)
    prefixes = (place.prefix or call.room.abilities.prefix, "/", "!")
    bare = call.room.private or bool(call.card)
    try:
        typed = reading.read(
            call.args["text"], batch.registry, prefixes=prefixes, bare=bare, card=call.card
        )
    except Refusal as no:
        if no.key.startswith("unknown-command") and _greets(batch, call):
            return batch.hear(replace(call, name=FIRST_WORDS, args={}))
        return Heard(answers.refused(no), _reader(batch, call))
    if typed is None:
        return Heard(message(), _reader(batch, call))
    named = Call(typed.name, typed.args, call.actor, call.room, call.event, call.card)
    return batch.hear(named)


def _greets(batch: Batch, call: Call) -> bool:
    """Say whether these are a stranger's words in private, to be met with a greeting."""
    if not call.room.private or batch.registry.find(FIRST_WORDS) is None:
        return False
    try:
        person = batch.stand(call, Effects()).person
    except Refusal:
        return False
    return person is None or not person.on_roll


def _reader(batch: Batch, call: Call) -> Reader:
    try:
        context = batch.stand(call, Effects())
    except Refusal:
        return standing.reader(None, call, batch.now)
    return standing.reader(context, call, batch.now)


def suggest(batch: Batch, call: Call, parameter: str, typed: str) -> Sequence[Suggestion]:
    """Return at most 25 values of a parameter that fit what was typed so far."""
    command = batch.registry.find(call.name)
    param = command.param(parameter) if command else None
    if command is None or param is None:
        return ()
    try:
        context = batch.stand(call, Effects())
    except Refusal:
        return ()
    near = param.kind.suggest(typed, batch.reading(context, call)) or [
        choice for choice in param.kind.choices() if choice.startswith(typed.casefold())
    ]
    return [Suggestion(value, value) for value in near][:25]
