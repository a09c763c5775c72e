"""The console as a platform: what is sent to it is kept in memory and shown at once."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby

from adapters.console.payload import Attached, Drawn, Pressable, Row, from_bytes, to_bytes
from bot.adapter import Hearing, Post, Receipt, Sent, Unreachable, Vanished
from bot.call import Abilities, Room
from bot.clock import Clock, SystemClock
from bot.language.drawing import PlainPen, harmless, lines_of, wording
from bot.language.fitting import fit, pages
from bot.language.message import Block, Button, Code, File, Leaf, Message, Reader, Say, Title
from bot.language.words import Catalogue

PRIVATE = "@"
"""How the id of a private chat begins; the rest is the account."""

LONGEST_TEXT = 4000


@dataclass(frozen=True, slots=True)
class Shown:
    """A message that stands in a room: its id there, when it came, and what it says now."""

    remote: str
    room: str
    at: datetime
    payload: bytes


@dataclass
class Console:
    """The console's end of the port. `show` is told what came, and whether it replaces.

    `name` and `prefix` differ where a console stands in for another platform in a transcript.
    """

    catalogue: Catalogue
    clock: Clock = field(default_factory=SystemClock)
    name: str = "console"
    prefix: str = "/"
    remembers: timedelta = timedelta(days=365)
    show: Callable[[Shown, bool], None] = lambda shown, edited: None
    shut: set[str] = field(default_factory=set)
    _sent: dict[str, Shown] = field(default_factory=dict, init=False)
    _taken: dict[str, str] = field(default_factory=dict, init=False)

    async def run(self, hearing: Hearing) -> None:
        """Wait until cancelled: whoever types is heard by the screen."""
        await asyncio.Event().wait()

    def draw(self, message: Message, room: Room, reader: Reader) -> Sequence[bytes]:
        """Draw a message into pages of text, buttons and files; pure."""
        fitted = fit(message, room.abilities).message
        rows = self._drawn(fitted, reader)
        card = heading_of(fitted)
        return [to_bytes(Drawn(page, card)) for page in pages_of(rows, room.abilities.longest_text)]

    def _drawn(self, fitted: Message, reader: Reader) -> Iterator[Row]:
        for is_button, blocks in groupby(fitted.blocks, lambda b: isinstance(b, Button)):
            if is_button:
                yield tuple(self._buttons(blocks, reader))
            else:
                yield from (row for block in blocks for row in self._rows(block, reader))

    def _buttons(self, blocks: Iterator[Block], reader: Reader) -> Iterator[Pressable]:
        for block in blocks:
            if isinstance(block, Button):
                label = self.words_of(block.label, reader)
                yield Pressable(label, block.call, block.args)

    def _rows(self, block: Block, reader: Reader) -> Iterator[Row]:
        if isinstance(block, File):
            yield Attached(harmless(block.name), block.kind, block.body)
            return
        for line in lines_of(block, self.catalogue, reader, PlainPen()):
            yield from line.split("\n")

    def words_of(self, leaf: Leaf, reader: Reader) -> str:
        """Return a leaf as it stands on the screen, in one line."""
        return wording(leaf, self.catalogue, reader, PlainPen())

    def words(self, payload: bytes) -> str:
        """Return what `read_back` would show of this payload."""
        return from_bytes(payload).text()

    async def deliver(self, post: Post) -> Receipt:
        """Show a message, or what it says now; raises `Unreachable` and `Vanished`."""
        if post.key in self._taken:
            return Receipt(self._taken[post.key])
        if post.room.removeprefix(PRIVATE) in self.shut and post.room.startswith(PRIVATE):
            raise Unreachable("shut")
        edited = bool(post.edits)
        if edited and post.edits not in self._sent:
            raise Vanished
        remote = post.edits if edited else f"{len(self._taken) + 1}"
        at = self._sent[remote].at if edited else self.clock.now()
        shown = Shown(remote, post.room, at, post.payload)
        self._taken[post.key] = remote
        self._sent[remote] = shown
        self.show(shown, edited)
        return Receipt(remote)

    def remove(self, remote: str) -> None:
        """Take a message away, as whoever runs a place could."""
        self._sent.pop(remote, None)

    async def read_back(self, room: str, since: datetime) -> Sequence[Sent]:
        """Return the bot's own messages in a room since then, oldest first."""
        return [
            Sent(shown.remote, shown.at, self.words(shown.payload))
            for shown in self._sent.values()
            if shown.room == room and shown.at >= since
        ]

    async def room(self, id: str) -> Room:
        """Return a room with its abilities."""
        return self.place(id)

    async def private_room(self, account: str) -> Room:
        """Return the private chat with an account; raises `Unreachable` where it is shut."""
        return self.place(PRIVATE + account)

    def place(self, id: str) -> Room:
        """Return a room with what it can show: everything but threads and secrets on the wire."""
        abilities = Abilities(
            buttons=True,
            forms=True,
            private_replies=True,
            edits=True,
            reactions=True,
            files=True,
            longest_text=LONGEST_TEXT,
            prefix=self.prefix,
        )
        return Room(self.name, id, id.startswith(PRIVATE), abilities, self.name)


def pages_of(rows: Iterable[Row], longest: int) -> Iterator[tuple[Row, ...]]:
    """Return the rows as pages of at most so many characters; rows that are longer are cut."""
    page: list[Row] = []
    for row in (part for whole in rows for part in _cut(whole, longest)):
        if page and len(Drawn((*page, row)).text()) > longest:
            yield tuple(page)
            page = []
        page.append(row)
    if page:
        yield tuple(page)


def _cut(row: Row, longest: int) -> Iterator[Row]:
    match row:
        case str():
            yield from pages([row], longest) or [""]
        case tuple() if len(Drawn((row,)).text()) > longest:
            half = len(row) // 2
            yield from [*_cut(row[:half], longest), *_cut(row[half:], longest)] if half else [row]
        case _:
            yield row


def heading_of(page: Message) -> str:
    """Return the reference that a card's heading names, such as `P-3`, or an empty text."""
    for block in page.blocks:
        if isinstance(block, Title):
            return next((code for part in block.parts for code in _codes(part)), "")
    return ""


def _codes(leaf: "Leaf | int") -> Iterator[str]:
    match leaf:
        case Code(text):
            yield text
        case Say(args=args):
            for _, value in args:
                yield from _codes(value)
