"""Filling a form in a terminal: one question after the other, with a way out of it."""

from collections.abc import Awaitable, Callable, Mapping

from adapters.console.chat import Chat, Opened
from bot.language.message import Do, Field, Leaf, say

STOP = "/stop"

Ask = Callable[[str], Awaitable[str]]
"""Shows a prompt and returns the line that was typed; raises `KeyboardInterrupt`, `EOFError`."""

Tell = Callable[[Leaf], None]
"""Prints one line of the screen's own."""


class GivenUp(Exception):
    """Whoever was filling the form did not want to send it."""


async def fill(chat: Chat, opened: Opened, ask: Ask, tell: Tell) -> Mapping[str, str]:
    """Ask for each field and return what was written; raises `GivenUp`."""
    form = opened.form
    tell(form.title)
    if form.note is not None:
        tell(form.note)
    optional = any(not field.required for field in form.fields)
    tell(say("console-form-way-out" if optional else "console-form-stop", stop=Do("stop")))
    filled: dict[str, str] = {}
    for number, field in enumerate(form.fields, 1):
        tell(_question(field, number, len(form.fields)))
        _explain(field, tell)
        answer = await _answer(field, ask, tell)
        if answer:
            filled[field.name] = chat.picked(field, answer, opened.reader)
    return filled


def _question(field: Field, number: int, count: int) -> Leaf:
    if count == 1:
        return field.label
    return say("console-form-question", number=number, count=count, question=field.label)


def _explain(field: Field, tell: Tell) -> None:
    if field.hint is not None:
        tell(field.hint)
    for number, (_, label) in enumerate(field.choices, 1):
        tell(say("answer-numbered", number=number, label=label))
    if field.choices:
        tell(say("console-form-pick"))
    if field.long:
        tell(say("console-form-long"))


async def _answer(field: Field, ask: Ask, tell: Tell) -> str:
    """Ask until a field that needs an answer has one, and never take a command for it."""
    while True:
        lines = [await _line(ask)]
        if lines[0].startswith("/") and not field.long:
            tell(say("console-form-not-here", stop=Do("stop")))
            continue
        while field.long and lines[-1]:
            lines.append(await _line(ask))
        answer = "\n".join(lines).strip()
        if answer or not field.required:
            return answer
        tell(say("console-form-needed", stop=Do("stop")))


async def _line(ask: Ask) -> str:
    try:
        typed = (await ask("  > ")).rstrip()
    except KeyboardInterrupt:
        raise GivenUp from None
    if typed.strip().casefold() == STOP:
        raise GivenUp
    return typed
