"""What the engine itself answers: a form for what is missing, a sentence for what is refused."""

from collections.abc import Iterable, Mapping

from bot.call import Call
from bot.command import Command, Registry
from bot.context import Context
from bot.language.message import Do, Field, Form, Message, Quoted, Say, button, message, say
from bot.language.values import Choice
from bot.memory.people import Group
from bot.refusal import Refusal


def private(context: Context) -> bool:
    """Say whether an answer here is for the asker's eyes alone."""
    return context.room.private or context.room.abilities.private_replies


def with_card(command: Command, call: Call) -> dict[str, str]:
    """Return a Call's texts, the card that was replied to filling in a missing reference."""
    args = {name: text for name, text in call.args.items() if text}
    if call.card:
        series = call.card.partition("-")[0]
        for param in command.params:
            if getattr(param.kind, "series", "") == series and param.name not in args:
                return {**args, param.name: call.card}
    return args


def form(command: Command, args: Mapping[str, str], names: Iterable[str]) -> Form:
    """Make the form that asks for these parameters of a command."""
    fields = []
    for name in names:
        param = command.param(name)
        if param is None:
            continue
        choices: tuple[tuple[str, Say], ...] = ()
        if isinstance(param.kind, Choice):
            words = param.kind.words or f"choice-{name}"
            choices = tuple((c, Say(f"{words}-{c}")) for c in param.kind.choices())
        label = Say(f"param-{command.name.replace(' ', '-')}-{name}")
        fields.append(Field(name, label, param.kind.long, param.required, choices))
    return Form(Say(command.key), command.name, dict(args), tuple(fields))


def unknown(registry: Registry, typed: str) -> Refusal:
    """Refuse a command that there is not, naming the nearest that there are."""
    near = registry.closest(typed)
    if not near:
        return Refusal("unknown-command-nothing-near", name=typed)
    return Refusal("unknown-command", name=typed, near=[Do(name) for name in near])


def refused(no: Refusal) -> Message:
    """Word a refusal as an answer; where a collective must be chosen, as buttons."""
    if no.key == "which-collective":
        groups: list[Group] = no.facts["groups"]  # type: ignore[assignment]
        buttons = [button(Quoted(g.name), "my choose", collective=g.id) for g in groups]
        return message("which-collective", *buttons)
    return message(say(no.key, **no.facts))
