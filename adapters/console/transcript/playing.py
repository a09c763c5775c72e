"""Playing a transcript: each line is done on a stage, and what the bot says is compared."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from adapters.console.transcript.cast import GENERAL, Cast
from adapters.console.transcript.comparing import Failure, Outcome, compare
from adapters.console.transcript.stage import Batch, Stage, Unplayable
from adapters.console.transcript.steps import (
    Aside,
    Bot,
    Clock,
    Deed,
    Event,
    Fills,
    Founded,
    In,
    Line,
    Person,
    Presses,
    Reacts,
    Says,
    Sends,
    Step,
    Transcript,
    Where,
    Who,
)
from bot.call import Sight

BEGINNING = datetime.combine(date(2026, 3, 1), time(12))
"""What the wall shows at the start of a transcript that never says."""

Listed = Sequence[Bot | Aside]


@dataclass
class Player:
    """Plays one transcript on one stage, and writes it down as it really was."""

    stage: Stage
    write: Callable[[str], object]
    cast: Cast = field(default_factory=Cast)
    failures: list[Failure] = field(default_factory=list)
    _began: bool = field(default=False, init=False)
    _down: bool = field(default=False, init=False)

    async def play(self, transcript: Transcript) -> Sequence[Failure]:
        """Play it to its end and return what went otherwise than it says."""
        for deed, listed, following in _scenes(transcript.steps):
            outcome = await self._scene(deed, listed, following)
            self.failures += outcome.failures
            for source in ([deed.line.source] if deed else []) + list(outcome.lines):
                self.write(source)
        return self.failures

    async def _scene(self, deed: Deed | None, listed: Listed, following: Deed | None) -> Outcome:
        if deed is None:
            return compare(listed, [], self.cast, Line(1, ""))
        try:
            batches = await self._do(deed, following)
        except Unplayable as no:
            failed = Failure(deed.line.number, f"{no}: {deed.line.source.splitlines()[0]}")
            found = compare(listed, [], self.cast, deed.line)
            return Outcome(found.lines, (failed,))
        seen = [one for batch in batches for one in sorted(batch, key=self.cast.rank)]
        return compare(listed, seen, self.cast, deed.line)

    async def _do(self, deed: Deed, following: Deed | None) -> Sequence[Batch]:
        begun = await self._begin(deed, following)
        match deed:
            case Founded():
                return begun if begun else await self._found(deed, None)
            case Clock():
                return [*begun, *await self.stage.move(_moment(deed.at, self.stage.zone()))]
            case Event():
                return [*begun, await self._event(deed)]
            case In():
                self.cast.enter(deed)
                return begun
            case _:
                return [*begun, *await self._act(deed)]

    async def _begin(self, deed: Deed, following: Deed | None) -> Sequence[Batch]:
        """Found the first collective, at the time that the first clock line shows."""
        if self._began:
            return []
        self._began = True
        first = deed if isinstance(deed, Founded) else Founded(deed.line, "", "UTC", "en", ())
        clock = following if isinstance(deed, Founded) else deed
        wall = clock.at if isinstance(clock, Clock) else BEGINNING
        return await self._found(first, _moment(wall, ZoneInfo(first.zone)))

    async def _found(self, deed: Founded, at: datetime | None) -> Sequence[Batch]:
        for person in deed.people:
            self.cast.add(person)
        batches = [await self.stage.found(deed, at)]
        if deed.name and not self.cast.rooms:
            platforms = dict.fromkeys(p for person in deed.people for p in person.platforms or [""])
            for platform in platforms or [""]:
                room = Where(GENERAL, platform)
                batches.append(await self._open(room, Sight.MEMBERS, ""))
        return batches

    async def _open(self, room: Where, sight: Sight, post: str) -> Batch:
        self.cast.rooms.append(room)
        return await self.stage.open(room, sight, post)

    async def _event(self, deed: Event) -> Batch:
        if deed.what == "shut" and deed.who:
            await self.stage.shut(deed.who)
            return []
        if deed.what == "killed":
            self._down = True
            await self.stage.kill()
            return []
        if deed.what == "restarted":
            self._down = False
            return await self.stage.restart()
        self._need_bot()
        return await self.stage.repeat()

    def _need_bot(self) -> None:
        if self._down:
            raise Unplayable("the bot is not running: -- the bot is restarted -- first")

    async def _act(self, deed: Says | Presses | Reacts | Fills | Sends) -> Sequence[Batch]:
        self._need_bot()
        who = self.cast.account(deed.who)
        where = self.cast.spot(who)
        if not self.cast.known(who):
            await self.stage.enter(Person(who.name, (who.platform,) if who.platform else ()))
        self.cast.speaker = who
        batches: list[Batch] = []
        if not where.private and where not in self.cast.rooms:
            place = self.cast.place
            batches.append(await self._open(where, place.sight, place.post))
        return [*batches, await self._deed(deed, who, where)]

    async def _deed(
        self, deed: Says | Presses | Reacts | Fills | Sends, who: Who, where: Where
    ) -> Batch:
        match deed:
            case Says(text=text, to=to):
                return await self.stage.say(who, where, text, to)
            case Presses(label=label, on=on):
                return await self.stage.press(who, where, label, on)
            case Reacts(sign=sign, on=on):
                return await self.stage.react(who, where, sign, on)
            case Fills(blanks=blanks):
                return await self.stage.fill(who, where, blanks)
            case Sends(file=file):
                return await self.stage.send(who, where, file)


def _moment(wall: datetime, zone: ZoneInfo) -> datetime:
    moment = wall.replace(tzinfo=zone).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != wall:
        raise Unplayable(f"the clocks in {zone} go forward past that time")
    return moment


def _scenes(steps: Sequence[Step]) -> Iterator[tuple[Deed | None, Listed, Deed | None]]:
    """Yield each deed with what is listed after it, and the deed that comes next."""
    deed: Deed | None = None
    listed: list[Bot | Aside] = []
    for step in steps:
        if isinstance(step, Bot | Aside):
            listed.append(step)
            continue
        if deed is not None or listed:
            yield deed, listed, None if any(isinstance(s, Bot) for s in listed) else step
        deed, listed = step, []
    yield deed, listed, None


async def play(
    transcript: Transcript, stage: Stage, write: Callable[[str], object]
) -> Sequence[Failure]:
    """Play a transcript and write it line by line as it really was; return what differed."""
    try:
        return await Player(stage, write).play(transcript)
    finally:
        await stage.close()
