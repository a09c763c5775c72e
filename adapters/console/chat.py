"""What people do at the console: it becomes a Call, and the answer something that is shown."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from adapters.console.board import Board, Item, NotShown
from adapters.console.payload import Pressable, from_bytes
from adapters.console.platform import Console
from bot.adapter import Heard, Hearing
from bot.call import Actor, Call, Room
from bot.clock import Ids
from bot.language.message import Field, Form, Reader

KEYCAPS = tuple(f"{digit}\ufe0f\u20e3" for digit in "123456789") + ("\U0001f51f",)
"""The signs 1️⃣ to 🔟: each stands for the button at its place."""

Listener = Callable[[], Awaitable[Heard]]


@dataclass(frozen=True, slots=True)
class Opened:
    """A form that is shown to one account."""

    form: Form
    room: Room
    reader: Reader
    account: str


Answered = tuple[Item, ...] | Opened
"""What somebody is shown in answer: pages of a message, or a form."""


@dataclass
class Chat:
    """The people at one console, what they see, and the bot that hears them."""

    console: Console
    hearing: Hearing
    ids: Ids
    board: Board = field(default_factory=Board)
    _again: Callable[[], Awaitable[Answered]] | None = field(default=None, init=False)

    def event(self) -> str:
        """Return a fresh id for something that happens."""
        return self.ids.code("event", (16,))

    async def say(self, actor: Actor, room: Room, text: str, card: str = "") -> Answered:
        """Let somebody write a line; `card` is the reference of the card that it replies to."""
        event = self.event()
        return await self._do(
            lambda: self.hearing.read(text, actor, room, event, card), actor, room
        )

    async def reply(self, actor: Actor, room: Room, text: str, to: str) -> Answered:
        """Let somebody write in reply to the card that `to` names; raises `NoCard`."""
        item = self.board.card(actor.account, to)
        return await self.say(actor, room, text, item.drawn.card or to)

    async def react(self, actor: Actor, sign: str, on: str = "") -> Answered:
        """Let somebody react to a card: a sign stands for the button that it begins or counts.

        Raises `NotShown` where it stands for none.
        """
        item = self.board.card(actor.account, on)
        buttons = list(item.drawn.buttons())
        number = KEYCAPS.index(sign) if sign in KEYCAPS else len(buttons)
        for button in (*buttons[number : number + 1], *buttons):
            if number < len(buttons) or button.label.startswith(sign):
                return await self.press(actor, item, button, reacted=True)
        raise NotShown(sign)

    async def press(
        self, actor: Actor, item: Item, button: Pressable, *, reacted: bool = False
    ) -> Answered:
        """Let somebody press a button of a card, or react with the sign that stands for it."""
        known, card = button.known(), item.drawn.card
        return await self.hear(
            Call(button.call, known, actor, item.room, self.event(), card, reacted)
        )

    async def send(self, actor: Actor, opened: Opened, filled: Mapping[str, str]) -> Answered:
        """Let somebody send a form with what they wrote, by the names of its fields."""
        form = opened.form
        call = Call(form.call, {**form.args, **filled}, actor, opened.room, self.event())
        return await self.hear(call)

    async def hear(self, call: Call) -> Answered:
        """Have a Call heard and show its answer."""
        return await self._do(lambda: self.hearing.hear(call), call.actor, call.room)

    async def repeat(self) -> Answered:
        """Have what was last done delivered once more; raises `NotShown` if nothing was."""
        if self._again is None:
            raise NotShown("")
        return await self._again()

    async def _do(self, listen: Listener, actor: Actor, room: Room) -> Answered:
        async def once() -> Answered:
            heard = await listen()
            answered = self._show(heard, actor, room)
            await self.hearing.said(heard.receipt)
            return answered

        self._again = once
        self.board.forms.pop(actor.account, None)
        return await once()

    def _show(self, heard: Heard, actor: Actor, room: Room) -> Answered:
        answer = heard.answer
        if isinstance(answer, Form):
            opened = Opened(answer, room, heard.reader, actor.account)
            self.board.forms[actor.account] = (answer, room, heard.reader)
            return opened
        alone = actor.account if answer.private or room.private else ""
        pages = self.console.draw(answer, room, heard.reader)
        return tuple(self.board.add(room, from_bytes(page), alone) for page in pages)

    def opened(self, account: str) -> Opened:
        """Return the form that an account is shown; raises `NotShown`."""
        if account not in self.board.forms:
            raise NotShown(account)
        return Opened(*self.board.forms[account], account)

    def label(self, asked: Field, reader: Reader) -> str:
        """Return the label of a field as its reader sees it."""
        return self.console.words_of(asked.label, reader)

    def form_text(self, opened: Opened) -> str:
        """Return a form as it is read: its title, its note, and `{Field} {Field}`."""
        words = self.console.words_of
        form, reader = opened.form, opened.reader
        fields = " ".join(f"{{{self.label(asked, reader)}}}" for asked in form.fields)
        if form.note is None:
            return f"{words(form.title, reader)} {fields}"
        return "\n".join([words(form.title, reader), words(form.note, reader), fields])

    def blank(self, opened: Opened, written: str) -> tuple[str, str]:
        """Return the field and the value that `Label: answer` means; raises `NotShown`."""
        fitting: list[tuple[int, Field]] = []
        for asked in opened.form.fields:
            label = self.label(asked, opened.reader)
            if written.startswith(f"{label}:"):
                fitting.append((len(label), asked))
        if not fitting:
            raise NotShown(f"{{{written.partition(':')[0]}}}")
        length, asked = max(fitting, key=lambda one: one[0])
        return asked.name, self.picked(asked, written[length + 1 :], opened.reader)

    def picked(self, asked: Field, typed: str, reader: Reader) -> str:
        """Return the value that was typed or picked: by its number, its label or itself."""
        wanted = typed.strip().casefold()
        for number, (value, label) in enumerate(asked.choices, 1):
            shown = self.console.words_of(label, reader).casefold()
            if wanted in (str(number), shown, value.casefold()):
                return value
        return typed.strip()
