"""A stage with a parrot in place of the bot: small enough to foresee every line of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from adapters.console.transcript.stage import Batch, Seen, Unplayable
from adapters.console.transcript.steps import Founded, Person, Where, Who
from bot.call import Sight


@dataclass
class Parrot:
    """Says back what it hears: `/tell ben x`, `/shout x`, `/card x`, `/later 30 x`, `/form`."""

    now: datetime = datetime(2020, 1, 1, tzinfo=UTC)
    place: ZoneInfo = ZoneInfo("UTC")
    rooms: list[Where] = field(default_factory=list)
    due: list[tuple[datetime, str]] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    last: Batch = ()

    def zone(self) -> ZoneInfo:
        return self.place

    async def found(self, collective: Founded, at: datetime | None) -> Batch:
        self.now = at or self.now
        self.place = ZoneInfo(collective.zone)
        self.noted.append(f"found {collective.name or 'nobody'} {self.now:%d %H:%M}")
        return []

    async def enter(self, who: Person) -> None:
        self.noted.append(f"enter {who.name} {'+'.join(who.platforms)}".strip())

    async def open(self, room: Where, sight: Sight, post: str) -> Batch:
        self.rooms.append(room)
        self.noted.append(f"open {room} {sight.name.lower()} {post}".strip())
        return []

    async def move(self, at: datetime) -> Sequence[Batch]:
        if at < self.now:
            raise Unplayable("the clock cannot go back")
        ripe = sorted(entry for entry in self.due if entry[0] <= at)
        self.due = [entry for entry in self.due if entry[0] > at]
        self.now = at
        return [[Seen("said", what, "general")] for _, what in ripe]

    async def say(self, who: Who, where: Where, text: str, to: str) -> Batch:
        self.last = self._answer(who, where, text, to)
        return self.last

    def _answer(self, who: Who, where: Where, text: str, to: str) -> Batch:
        verb, _, rest = text.partition(" ")
        alone = Seen("said", f"{to}: {text}" if to else text, "", who.name, who.platform)
        match verb:
            case "/tell":
                name, _, said = rest.partition(" ")
                return [Seen("said", said, "", name)]
            case "/shout":
                heard = [Seen("said", rest, room.name, "", room.platform) for room in self.rooms]
                return [*reversed(heard), alone]
            case "/card":
                return [Seen("edited", rest, where.name, "", where.platform)]
            case "/later":
                minutes, _, said = rest.partition(" ")
                self.due.append((self.now + timedelta(minutes=int(minutes)), said))
                return []
            case "/form":
                return [Seen("form", "Your name {First} {Last}", "", who.name, who.platform)]
            case "/nothing":
                return []
        return [alone]

    async def press(self, who: Who, where: Where, label: str, on: str) -> Batch:
        if label == "Hidden":
            raise Unplayable(f"{who} is shown no button [Hidden]")
        return [Seen("said", f"pressed {label} {on}", "", who.name, who.platform)]

    async def fill(self, who: Who, where: Where, blanks: Sequence[str]) -> Batch:
        return [Seen("said", "filled " + " | ".join(blanks), "", who.name, who.platform)]

    async def react(self, who: Who, where: Where, sign: str, on: str) -> Batch:
        return [Seen("said", f"reacted {sign} {on}", "", who.name, who.platform)]

    async def send(self, who: Who, where: Where, file: str) -> Batch:
        return [Seen("said", f"<{file}>", "", who.name, who.platform)]

    async def repeat(self) -> Batch:
        return self.last

    async def shut(self, who: Who) -> None:
        self.noted.append(f"shut {who}")

    async def kill(self) -> None:
        self.noted.append("kill")

    async def restart(self) -> Batch:
        self.noted.append("restart")
        return []

    async def close(self) -> None:
        self.noted.append("close")
