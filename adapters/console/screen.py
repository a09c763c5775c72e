"""The chat in a terminal: several people in one window, and Steward."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from adapters.console.asking import GivenUp, fill
from adapters.console.board import Item, NoCard, NotShown
from adapters.console.chat import Answered, Chat, Opened
from adapters.console.company import FIRST_PERSON, SECOND_PERSON, Company
from adapters.console.look import Fragment, Numbers, framed, wrapped
from adapters.console.payload import from_bytes
from adapters.console.platform import PRIVATE, Shown
from adapters.console.transcript.grammar import read_spoken
from adapters.console.transcript.header import Unreadable
from adapters.console.transcript.steps import Fills, Line, Presses, Reacts, Says, Sends
from bot.call import Actor, Room
from bot.language.message import Code, Do, Leaf, Reader, say

LEAVING = {"/leave", "/quit", "/exit", "leave", "quit", "exit"}
SURELY_HEARD = ("/", "!")

Spoken = Says | Presses | Reacts | Fills | Sends


class Terminal(Protocol):
    """What the screen needs of a terminal."""

    @property
    def width(self) -> int:
        """Columns there are now."""
        ...

    @property
    def edge(self) -> str:
        """The character that stands left of what Steward says."""
        ...

    async def ask(self, prompt: str, completing: bool) -> str:
        """Return a typed line; raises `KeyboardInterrupt` or `EOFError` for who wants out."""
        ...

    def show(self, lines: Sequence[Sequence[Fragment]]) -> None:
        """Print lines, above the one that is being typed."""
        ...


@dataclass
class Screen:
    """Prints what people see, and takes what they type. `founded` is whether a group exists."""

    chat: Chat
    company: Company
    terminal: Terminal
    reader: Reader
    scratch: bool = True
    founded: bool = False
    numbers: Numbers = field(default_factory=Numbers)
    _arrived: list[tuple[Item, bool]] = field(default_factory=list, init=False)
    _busy: bool = field(default=False, init=False)

    async def run(self) -> None:
        """Welcome, listen until somebody leaves, and say goodbye."""
        self.chat.console.show = self.arrived
        self.welcome()
        while True:
            try:
                line = await self.terminal.ask(f"{self.prompt()} > ", completing=True)
                if line.strip().casefold() in LEAVING:
                    break
                await self.take(line.strip())
            except (EOFError, KeyboardInterrupt):
                break
        self.tell(say("console-bye-scratch") if self.scratch else say("console-bye"))

    def welcome(self) -> None:
        """Say in a few lines what this is and what to type first."""
        help_, room = Do("help"), self.company.room()
        me, other = Code(FIRST_PERSON), Code(SECOND_PERSON)
        self.tell(say("console-hello"))
        if self.scratch:
            self.tell(say("console-hello-scratch"))
        self.tell(say("console-who", name=me, room=room, other=other, help=help_))
        alone, speak = Do("room", FIRST_PERSON), Do("as", SECOND_PERSON)
        self.tell(say("console-alone", room=alone, speak=speak))
        self.tell(say("console-keys", help=help_))
        if not self.founded:
            self.tell(say("console-found"), Do("group setup", self._founding()))

    def _founding(self) -> str:
        name, city = map(self.words, (say("console-found-name"), say("console-found-city")))
        return f'name:"{name}" timezone:{city} language:{self.reader.language}'

    def words(self, leaf: Leaf) -> str:
        """Return a leaf as the person at this terminal reads it."""
        return self.chat.console.words_of(leaf, self.reader)

    def tell(self, *leaves: Leaf) -> None:
        """Print lines of the screen's own."""
        for leaf in leaves:
            pieces = wrapped(self.words(leaf), self.terminal.width)
            self.terminal.show([[("class:hint", piece)] for piece in pieces])

    def prompt(self) -> str:
        """Return who speaks where."""
        room = self.words(self.company.room())
        return room if self.company.alone else f"{self.company.speaker} {room}"

    async def take(self, line: str) -> None:
        """Do what a typed line says."""
        word, _, rest = line.partition(" ")
        match word.casefold():
            case "":
                return
            case "/as":
                self._come_in(rest.strip())
                self.tell(self.company.speak_as(rest.strip()))
            case "/room":
                self.tell(self.company.go_to(rest))
            case "/file":
                self.read_file(rest.strip().strip("<>"))
            case _:
                await self.do(self._read(line))

    def _read(self, line: str) -> Spoken:
        try:
            return read_spoken(Line(0, line), line)
        except Unreadable:
            return read_spoken(Line(0, line), f"{self.company.speaker}: {line}")

    def _come_in(self, name: str) -> Actor:
        """Return somebody, and say so if they come in now."""
        known = not name or self.company.knows(name)
        actor = self.company.person(name or self.company.speaker)
        if not known:
            self.tell(say("console-new-here", name=Code(name)))
        return actor

    def read_file(self, name: str) -> None:
        """Print a file that whoever speaks was handed."""
        for item in self.chat.board.newest(self.company.person(self.company.speaker).account):
            for file in item.drawn.files():
                if file.name == name:
                    self.terminal.show([[("", line)] for line in file.body.splitlines()])
                    return
        self.tell(say("console-no-file", file=name))

    async def do(self, said: Spoken) -> None:
        """Let a person say or press something, and print what they are shown."""
        actor = self._come_in(said.who.name)
        room = self.company.where(actor)
        self._busy = True
        try:
            answered = await self._acted(said, actor, room)
            if answered is not None:
                await self._answer(answered, actor)
            if answered == () and isinstance(said, Says):
                self._hint(said.text, room, actor)
        finally:
            self._free()

    async def _acted(self, said: Spoken, actor: Actor, room: Room) -> Answered | None:
        name, board = Code(actor.name), self.chat.board
        try:
            match said:
                case Says(text=text, to=""):
                    meant = self.numbers.meant(board, actor.account, text)
                    if meant is not None:
                        return await self.chat.press(actor, *meant)
                    return await self.chat.say(actor, room, text)
                case Says(text=text, to=to):
                    return await self.chat.reply(actor, room, text, to.upper())
                case Presses(label=label, on=on):
                    found = board.button(actor.account, label, on.upper())
                    return await self.chat.press(actor, *found)
                case Reacts(sign=sign, on=on):
                    return await self.chat.react(actor, sign, on.upper())
                case _:
                    self.tell(say("console-cannot-send"))
        except NoCard as missing:
            self.tell(say("console-card-gone", name=name, card=str(missing)))
        except NotShown as missing:
            self.tell(say("console-no-button", name=name, button=str(missing)))
        return None

    def _hint(self, text: str, room: Room, actor: Actor) -> None:
        """Never meet a line with silence, not even one that Steward does not hear."""
        if room.private or text.startswith(SURELY_HEARD):
            return
        if text.isdecimal():
            self.tell(say("console-no-button", name=Code(actor.name), button=text))
            return
        self.tell(say("console-plain", help=Do("help"), room=Do("room", actor.account)))

    async def _answer(self, answered: Answered, actor: Actor) -> None:
        while isinstance(answered, Opened):
            self._free()
            sent = await self._filled(answered, actor)
            if sent is None:
                return
            self._busy = True
            answered = await self.chat.send(actor, answered, sent)
        for item in answered:
            self._print(item, changed=False)

    async def _filled(self, opened: Opened, actor: Actor) -> Mapping[str, str] | None:
        """Ask for what a form wants; None where its asker gave up."""
        try:
            return await fill(self.chat, opened, self._question, self.tell)
        except GivenUp:
            self.tell(say("console-form-stopped"))
            return None
        except EOFError:
            self.tell(say("console-form-stopped"))
            raise
        finally:
            self.chat.board.forms.pop(actor.account, None)

    async def _question(self, prompt: str) -> str:
        return await self.terminal.ask(prompt, completing=False)

    def arrived(self, shown: Shown, edited: bool) -> None:
        """Show what the outbox sends, but not before the answer to what was just typed."""
        drawn, board = from_bytes(shown.payload), self.chat.board
        item = board.change(shown.remote, drawn) if edited else None
        if item is None:
            room = self.chat.console.place(shown.room)
            alone = room.id.removeprefix(PRIVATE) if room.private else ""
            item = board.add(room, drawn, alone, shown.remote)
        self._arrived.append((item, edited))
        if not self._busy:
            self._free()

    def _free(self) -> None:
        self._busy = False
        arrived, self._arrived = self._arrived, []
        for item, changed in arrived:
            self._print(item, changed)

    def _print(self, item: Item, changed: bool) -> None:
        where = self.company.named(item.room)
        if item.alone:
            name = Code(self.company.person(item.alone).name)
            where = say("console-only", name=name)
        label = say("console-now-reads", where=where) if changed else where
        width, edge = self.terminal.width, self.terminal.edge
        self.terminal.show(framed(item, self.numbers, self.words(label), width, edge))
        for file in item.drawn.files():
            self.tell(say("console-file", command=Do("file", file.name)))
