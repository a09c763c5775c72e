"""What people do while the bot is killed, and what must have come of it in the end."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from bot.clock import SPOKEN
from tests.crash.rig import ROOMS, SPEAKERS, erasable_names
from tests.platform.record import PRIVATE

KINDS = ("add", "card", "later", "tell", "long", "poll", "erase")
USUAL = ("add", "add", "card", "card", "later", "tell", "long", "poll")
OPTIONS = ("Yes", "No")

Event = dict[str, Any]


@dataclass
class Workload:
    """Makes what people do from a seed, and remembers what they did."""

    seed: int
    erasable: int
    events: list[str] = field(default_factory=list)
    words: dict[str, list[str]] = field(default_factory=dict)
    erased: dict[str, str] = field(default_factory=dict)
    voted: dict[str, str] = field(default_factory=dict)
    _chance: Random = field(init=False)

    def __post_init__(self) -> None:
        self._chance = Random(self.seed)
        self.words = {kind: [] for kind in KINDS}

    def burst(self, kinds: Iterable[str]) -> list[Event]:
        """What several people do at once, one act of each kind."""
        return [self._act(kind) for kind in kinds if kind != "erase" or self.left()]

    def left(self) -> int:
        """How many members may still be erased."""
        return self.erasable - len(self.erased)

    def some(self, count: int) -> list[str]:
        """Kinds of acts as they come in everyday life; somebody is erased now and then."""
        kinds = self._chance.choices(USUAL, k=count)
        return [*kinds, "erase"] if self._chance.random() < 0.1 else kinds

    def votes(self, record: Mapping[str, Any]) -> list[Event]:
        """The votes of everybody on polls whose cards stand in a room by now."""
        events = []
        for message in record["messages"]:
            card = re.search(r"(P-\d+) Poll (w[0-9a-f]+)", message["texts"][0])
            if card and card[2] not in self.voted:
                self.voted[card[2]] = card[1]
                for who in SPEAKERS:
                    choice = self._chance.choice(OPTIONS)
                    events.append(self._says(who, f"!vote {card[1]} {choice}"))
        return events

    def last_card(self) -> Event:
        """One more note that has the card count all of them."""
        return self._act("card")

    def _act(self, kind: str) -> Event:
        if kind == "erase":
            return self._erase()
        word = f"w{self._chance.getrandbits(40):010x}"
        self.words[kind].append(word)
        lines = {
            "later": f"!note later {word} seconds:{self._chance.randrange(3)}",
            "poll": f'!poll open "Poll {word}?" "{", ".join(OPTIONS)}" early:yes',
        }
        return self._says(self._chance.choice(SPEAKERS), lines.get(kind, f"!note {kind} {word}"))

    def _erase(self) -> Event:
        who = erasable_names(self.erasable)[1:][len(self.erased)]
        code = "-".join("".join(self._chance.choices(SPOKEN, k=4)) for _ in range(4))
        self.erased[who] = code
        event = self._event(who, PRIVATE + who)
        return {**event, "call": "my erase-now", "args": {"code": code}}

    def _says(self, who: str, text: str) -> Event:
        return {**self._event(who, self._chance.choice(ROOMS)), "text": text}

    def _event(self, who: str, room: str) -> Event:
        number = f"e{len(self.events) + 1}"
        self.events.append(number)
        return {"id": number, "account": who, "room": room}
