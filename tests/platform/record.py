"""What people at the platform see: rooms, messages, answers, and what they did."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

PRIVATE = "private:"
"""How the id of a private chat begins; the rest is the account."""


class Refused(Exception):
    """The platform says no: `why` in one word, and after how many seconds to try again."""

    def __init__(self, why: str, after: float = 0.0) -> None:
        super().__init__(why)
        self.why = why
        self.after = after


@dataclass
class Message:
    """A message as it stands; `texts` is everything that it ever said, the newest last."""

    remote: str
    room: str
    at: float
    texts: list[str]
    keys: list[str]


@dataclass
class Answer:
    """An answer to something that a person did, seen by them alone."""

    event: str
    text: str
    again: int = 0


@dataclass
class Record:
    """Everything that happened, in the platform's own process. `remembers` is in seconds."""

    clock: Callable[[], float]
    remembers: float
    messages: dict[str, Message] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    events: dict[str, dict[str, Any]] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)
    shut: set[str] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)
    absorbed: int = 0
    _keys: dict[tuple[str, str], tuple[str, float]] = field(default_factory=dict)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def send(self, room: str, key: str, text: str, edits: str) -> str:
        """Show a message, or change one, once for each key that is still remembered."""
        if room in self.closed:
            raise Refused("closed")
        if room.startswith(PRIVATE) and room.removeprefix(PRIVATE) in self.shut:
            raise Refused("shut")
        self._forget()
        known = self._keys.get((room, key))
        if known is not None:
            self.absorbed += 1
            return known[0]
        remote = self._changed(edits, key, text) if edits else self._shown(room, key, text)
        self._keys[room, key] = (remote, self.clock())
        return remote

    def _shown(self, room: str, key: str, text: str) -> str:
        remote = f"m{next(self._numbers)}"
        self.messages[remote] = Message(remote, room, self.clock(), [text], [key])
        return remote

    def _changed(self, remote: str, key: str, text: str) -> str:
        if remote not in self.messages:
            raise Refused("gone")
        self.messages[remote].texts.append(text)
        self.messages[remote].keys.append(key)
        return remote

    def _forget(self) -> None:
        end = self.clock() - self.remembers
        self._keys = {key: known for key, known in self._keys.items() if known[1] >= end}

    def forget(self) -> None:
        """Forget every key at once."""
        self._keys.clear()

    def answer(self, event: str, text: str) -> None:
        """Show a person what their doing got back: the first answer stands, as long as it is."""
        if event in self.answers:
            self.answers[event].again += 1
            return
        self.answers[event] = Answer(event, text)

    def room(self, room: str, since: float = 0.0) -> list[Message]:
        """Return what stands in a room, oldest first."""
        return [m for m in self.messages.values() if m.room == room and m.at >= since]

    def inject(self, event: dict[str, Any]) -> None:
        """Let a person do something; the bot is told until it says that it heard."""
        self.events[event["id"]] = event
        self.waiting.append(event["id"])

    def acknowledged(self, event: str) -> None:
        """Tell the bot no more of an event."""
        if event in self.waiting:
            self.waiting.remove(event)
