"""The console's end of the port."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from adapters.console.chat import Chat
from adapters.console.payload import Attached, from_bytes, to_bytes
from adapters.console.platform import Console, Shown
from bot.adapter import Heard, Suggestion
from bot.call import Actor, Call, Room
from bot.clock import HandClock, SeededIds
from bot.language.message import Reader, message
from tests.adapters.contract import NOW, READER, AdapterContract, catalogue, everything


@dataclass
class Ear:
    """Hears every Call, and has nothing to say."""

    calls: list[Call] = field(default_factory=list)

    async def hear(self, call: Call) -> Heard:
        self.calls.append(call)
        return Heard(message(), Reader())

    async def read(self, text: str, actor: Actor, room: Room, event: str, card: str) -> Heard:
        return await self.hear(Call("", {"text": text}, actor, room, event, card))

    async def said(self, receipt: int) -> None:
        return

    async def suggest(self, call: Call, parameter: str, typed: str) -> Sequence[Suggestion]:
        return ()

    async def draft(self, call: Call) -> int:
        return 1

    async def drafted(self, number: int, actor: Actor) -> Call | None:
        return None


class ConsoleBench:
    """A console at which Ana reads, and Ben has shut his messages."""

    room = "general"
    account = "ana"
    shut = "ben"

    def __init__(self) -> None:
        self.adapter = Console(catalogue(), HandClock(NOW), shut={self.shut})
        self.adapter.show = self.show
        self.ear = Ear()
        self.chat = Chat(self.adapter, self.ear, SeededIds("console"))

    def show(self, shown: Shown, edited: bool) -> None:
        drawn = from_bytes(shown.payload)
        if edited:
            self.chat.board.change(shown.remote, drawn)
        else:
            self.chat.board.add(self.adapter.place(shown.room), drawn, remote=shown.remote)

    async def seen(self, room: str) -> Sequence[str]:
        return [i.drawn.text() for i in self.chat.board.items if i.room.id == room]

    async def press(self, room: str, label: str) -> Call:
        actor = Actor("console", self.account, "Ana")
        await self.chat.press(actor, *self.chat.board.button(self.account, label))
        return self.ear.calls[-1]

    async def remove(self, room: str, remote: str) -> None:
        self.adapter.remove(remote)

    def inert(self, payload: bytes, words: str) -> bool:
        drawn = from_bytes(payload)
        kinds = {unicodedata.category(char) for char in drawn.text() if char != "\n"}
        turned = any("\u202a" <= char <= "\u202e" for char in drawn.text())
        return not (kinds & {"Cc", "Cs"} or turned or list(drawn.buttons()))


class TestConsole(AdapterContract):
    """The console keeps what every adapter promises."""

    @pytest.fixture
    def bench(self) -> ConsoleBench:
        return ConsoleBench()


def test_a_page_survives_being_written_down():
    console = Console(catalogue(), HandClock(NOW))
    (payload,) = console.draw(everything(), console.place("general"), READER)
    drawn = from_bytes(payload)
    assert to_bytes(drawn) == payload
    assert drawn.card == "P-3"
    assert [button.label for button in drawn.buttons()] == ["Tea", "Coffee", "Undo"]
    assert list(drawn.files()) == [Attached("meeting.ics", "text/calendar", "BEGIN:VCALENDAR\n")]
    assert "<meeting.ics>" in drawn.text()


def test_what_was_drawn_elsewhere_is_refused():
    with pytest.raises(ValueError, match="not drawn by the console"):
        from_bytes(b'{"card": "", "rows": [7]}')
