"""What the Tab key fills in: names, commands, parameters, values and buttons."""

import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from adapters.console.chat import Chat
from adapters.console.company import Company
from bot.call import Actor, Call
from bot.command import Command, Registry
from bot.language.message import Reader

OWN = ("as", "room", "leave")
"""The screen's own commands."""

_SPEAKER = re.compile(r"^([^\W\d_][\w'’-]*)(?: \(to [^)]*\))?:\s+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One completion: `text` takes the place of the last `back` characters; `note` explains."""

    text: str
    back: int
    note: str = ""


@dataclass
class Completing:
    """Completes the line that is typed, for whoever speaks in it."""

    chat: Chat
    company: Company
    registry: Registry
    reader: Reader

    async def candidates(self, line: str) -> AsyncIterator[Candidate]:
        """Yield what the line up to the cursor may go on with."""
        found = _SPEAKER.match(line)
        rest = line[found.end() :] if found else line
        actor = self.company.people.get((found[1] if found else self.company.speaker).casefold())
        if rest.startswith("["):
            for candidate in self._buttons(rest, actor):
                yield candidate
        elif rest.startswith("/"):
            async for candidate in self._after_slash(rest[1:], actor):
                yield candidate
        elif not found and rest.isalpha():
            for name in self._names(rest):
                yield Candidate(f"{name}: ", len(rest))

    def _names(self, typed: str) -> Sequence[str]:
        everybody = (actor.name for actor in self.company.people.values())
        return [name for name in everybody if name.casefold().startswith(typed.casefold())]

    def _buttons(self, typed: str, actor: Actor | None) -> Sequence[Candidate]:
        items = self.chat.board.newest(actor.account if actor else "")
        labels = dict.fromkeys(f"[{b.label}]" for item in items for b in item.drawn.buttons())
        near = [label for label in labels if label.casefold().startswith(typed.casefold())]
        return [Candidate(label, len(typed)) for label in near]

    async def _after_slash(self, typed: str, actor: Actor | None) -> AsyncIterator[Candidate]:
        first, _, rest = typed.partition(" ")
        if first in ("as", "room") and first != typed:
            everywhere = self.company.rooms if first == "room" else []
            for name in [*everywhere, *self._names(rest)]:
                if name.startswith(rest):
                    yield Candidate(name, len(rest))
            return
        command = self._command(typed)
        if command is None:
            for candidate in self._commands(typed):
                yield candidate
        elif actor is not None:
            async for candidate in self._values(command, typed, actor):
                yield candidate

    def _command(self, typed: str) -> Command | None:
        """Return the command that is typed out, with a space behind it."""
        words = typed.split(" ")
        names = (" ".join(words[:count]) for count in (2, 1) if len(words) > count)
        return next((found for name in names if (found := self.registry.find(name))), None)

    def _commands(self, typed: str) -> Sequence[Candidate]:
        summary = self.chat.console.catalogue.summary
        found = [
            Candidate(c.name, len(typed), summary(c.key, self.reader.language, c.summary))
            for c in self.registry.shown()
            if c.name.startswith(typed.casefold())
        ]
        own = [Candidate(name, len(typed)) for name in OWN if name.startswith(typed.casefold())]
        return [*found, *own]

    async def _values(self, command: Command, typed: str, actor: Actor) -> AsyncIterator[Candidate]:
        given = typed[len(command.name) :]
        token = re.search(r'(?:(\w+)[:=])?("[^"]*|\S*)$', given)
        name, value = (token[1], token[2]) if token else (None, "")
        said = set(re.findall(r"(\w+)[:=]", given))
        if name is not None:
            for text in await self._near(command, name, value, actor):
                yield Candidate(text, len(value))
            return
        open_ones = [p for p in command.params if p.name not in said and not p.kind.long]
        for param in open_ones:
            if param.name.startswith(value):
                key = f"param-{command.name.replace(' ', '-')}-{param.name}"
                summary = self.chat.console.catalogue.summary
                note = summary(key, self.reader.language, param.summary)
                yield Candidate(f"{param.name}:", len(value), note)
        if open_ones and not said:
            for text in await self._near(command, open_ones[0].name, value, actor):
                yield Candidate(text, len(value))

    async def _near(
        self, command: Command, parameter: str, typed: str, actor: Actor
    ) -> Sequence[str]:
        call = Call(command.name, {}, actor, self.company.where(actor))
        found = await self.chat.hearing.suggest(call, parameter, typed.strip('"'))
        return [f'"{one.value}"' if " " in one.value else one.value for one in found]
