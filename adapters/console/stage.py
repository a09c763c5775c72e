"""The console as a stage for transcripts: the real engine, a clock moved by hand, no terminal."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from adapters.console.board import NoCard, NotShown
from adapters.console.chat import Answered, Chat, Opened
from adapters.console.machine import Machine, MakeEngine
from adapters.console.payload import from_bytes
from adapters.console.platform import PRIVATE, Console, Shown
from adapters.console.transcript.stage import Batch, Seen, Unplayable
from adapters.console.transcript.steps import Founded, How, Person, Where, Who
from bot.batch import Batch as Desk
from bot.call import Actor, Room, Sight
from bot.clock import HandClock, SeededIds
from bot.language.words import Catalogue
from bot.memory import enrolment

SEED = "transcript"
PREFIXES = {"matrix": "!"}
"""How commands begin on a platform that the console stands in for, where it is not `/`."""

ON_THE_ROLL = timedelta(days=365)
"""How long the people of a header have been on the roll: long enough for any vote."""

PURPOSES = {Sight.MEMBERS: "members", Sight.PUBLIC: "public"}
FIRST_POST_ROOM = "committee"


@dataclass
class ConsoleStage:
    """People at as many consoles as the transcript names platforms, and one bot."""

    make: MakeEngine
    catalogue: Catalogue
    platforms: Sequence[str] = ("",)
    clock: HandClock = field(default_factory=lambda: HandClock(datetime(2026, 1, 1, tzinfo=UTC)))
    ids: SeededIds = field(default_factory=lambda: SeededIds(SEED))
    actors: dict[Who, Actor] = field(default_factory=dict)
    consoles: dict[str, Console] = field(default_factory=dict)
    chats: dict[str, Chat] = field(default_factory=dict)
    _machine: Machine | None = field(default=None, init=False)
    _collective: int = field(default=0, init=False)
    _zone: ZoneInfo = field(default=ZoneInfo("UTC"), init=False)
    _seen: list[Seen] = field(default_factory=list, init=False)
    _last: Who | None = field(default=None, init=False)

    def zone(self) -> ZoneInfo:
        """Return the zone that the clock lines are read in."""
        return self._zone

    async def found(self, collective: Founded, at: datetime | None) -> Batch:
        """Make a collective with its members, posts and accounts, a year on the roll."""
        if at is not None:
            self.clock.set(at)
        await self._start()
        self._zone = ZoneInfo(collective.zone)
        for person in collective.people:
            await self.enter(person)
        if collective.name:
            self._collective = await self._bot().do(lambda desk: self._enrol(desk, collective))
        return await self._drained()

    def _enrol(self, desk: Desk, collective: Founded) -> int:
        name, zone, language = collective.name, collective.zone, collective.language
        group = enrolment.found(desk, name, zone, language)
        since = self.clock.now() - ON_THE_ROLL
        for person in collective.people:
            member = enrolment.enrol(desk, group, {"name": person.name}, since=since)
            for platform in person.platforms or ("",):
                actor = self.actors[Who(person.name, platform)]
                enrolment.add_account(desk, group, member, actor.platform, actor.account)
            for post in person.posts:
                enrolment.give_post(desk, group, post, member, "founding")
        return group

    async def _start(self) -> None:
        if self._machine is not None:
            return
        for platform in dict.fromkeys(["", *self.platforms]):
            if platform not in self.consoles:
                self.consoles[platform] = self._console(platform)
        self._machine = Machine(self.make, list(self.consoles.values()), self.clock, self.ids)
        await self._machine.start()
        engine = self._machine.engine
        for platform, console in self.consoles.items():
            chat = self.chats.setdefault(platform, Chat(console, engine, self.ids))
            chat.hearing = engine

    def _console(self, platform: str) -> Console:
        console = Console(self.catalogue, self.clock)
        console.name = platform or console.name
        console.prefix = PREFIXES.get(platform, console.prefix)
        console.show = lambda shown, edited: self._arrived(platform, shown, edited)
        return console

    def _arrived(self, platform: str, shown: Shown, edited: bool) -> None:
        """Note what the outbox sent."""
        drawn, board = from_bytes(shown.payload), self.chats[platform].board
        alone = shown.room.removeprefix(PRIVATE) if shown.room.startswith(PRIVATE) else ""
        if not (edited and board.change(shown.remote, drawn)):
            board.add(self.consoles[platform].place(shown.room), drawn, alone, shown.remote)
        how: How = "edited" if edited else "said"
        room = "" if alone else shown.room
        self._seen.append(Seen(how, drawn.text(), room, self._name(platform, alone), platform))

    def _name(self, platform: str, account: str) -> str:
        """Return what the transcript calls the person of an account."""
        people = (who for who, actor in self.actors.items() if actor.account == account)
        return next((who.name for who in people if who.platform == platform), account)

    def _bot(self) -> Machine:
        if self._machine is None:
            raise Unplayable("the bot is not running")
        return self._machine

    async def enter(self, who: Person) -> None:
        """Let somebody exist who is in no header, before they do anything."""
        for platform in who.platforms or ("",):
            console = self.consoles[platform]
            account = who.name.casefold()
            actor = Actor(console.name, account, who.name, manages=who.manages)
            self.actors.setdefault(Who(who.name, platform), actor)

    async def open(self, room: Where, sight: Sight, post: str) -> Batch:
        """Let a room exist, registered for the newest collective if there is one."""
        if not self._collective:
            return []
        place, group = self._room(room), self._collective
        purpose = PURPOSES.get(sight) or post or room.name
        if sight is Sight.POST and enrolment.PURPOSES.get(purpose) is not Sight.POST:
            purpose = FIRST_POST_ROOM
        await self._bot().do(
            lambda desk: enrolment.register_room(desk, group, place.platform, place.id, purpose)
        )
        return await self._drained()

    def _room(self, where: Where) -> Room:
        console = self.consoles[where.platform]
        name = where.name.casefold() if where.private else where.name
        return console.place(PRIVATE + name if where.private else name)

    async def move(self, at: datetime) -> Sequence[Batch]:
        """Move the clock, and let everything due on the way happen, a batch for each moment."""
        if at < self.clock.now():
            raise Unplayable("the clock cannot go back")
        batches: list[Batch] = []
        while self._machine is not None:
            due = await self._machine.next_at()
            if due is None or due > at or (batches and due <= self.clock.now()):
                break
            self.clock.set(max(due, self.clock.now()))
            batches.append(await self._turned())
        self.clock.set(at)
        if self._machine is not None:
            await self._machine.sweep()
            batches.append(await self._turned())
        return batches

    async def _turned(self) -> Batch:
        await self._bot().fire()
        return await self._drained()

    async def _drained(self, answered: Sequence[Seen] = ()) -> Batch:
        await self._bot().send()
        seen, self._seen = [*answered, *self._seen], []
        return seen

    async def say(self, who: Who, where: Where, text: str, to: str) -> Batch:
        """Let somebody write a line, in reply to the card that `to` names, if it names one."""
        chat, actor, room = self.chats[who.platform], self.actors[who], self._room(where)
        typed = text.replace("/", chat.console.prefix, 1) if text.startswith("/") else text
        if to:
            return await self._acted(who, lambda: chat.reply(actor, room, typed, to))
        return await self._acted(who, lambda: chat.say(actor, room, typed))

    async def press(self, who: Who, where: Where, label: str, on: str) -> Batch:
        """Let somebody press a button, on the newest card that shows it to them, or on `on`."""
        chat, actor = self.chats[who.platform], self.actors[who]

        async def pressed() -> Answered:
            return await chat.press(actor, *chat.board.button(actor.account, label, on))

        return await self._acted(who, pressed)

    async def fill(self, who: Who, where: Where, blanks: Sequence[str]) -> Batch:
        """Let somebody fill fields of the form shown to them, each `Label: answer`, and send."""
        chat, actor = self.chats[who.platform], self.actors[who]

        async def filled() -> Answered:
            opened = chat.opened(actor.account)
            return await chat.send(actor, opened, dict(chat.blank(opened, b) for b in blanks))

        return await self._acted(who, filled)

    async def react(self, who: Who, where: Where, sign: str, on: str) -> Batch:
        """Let somebody react to the newest card, or to the one that `on` names."""
        chat, actor = self.chats[who.platform], self.actors[who]
        return await self._acted(who, lambda: chat.react(actor, sign, on))

    async def send(self, who: Who, where: Where, file: str) -> Batch:
        """Refuse: the console takes no files yet."""
        raise Unplayable("the console takes no files yet")

    async def _acted(self, who: Who, act: Callable[[], Awaitable[Answered]]) -> Batch:
        try:
            answered = await act()
        except NoCard as missing:
            raise Unplayable(f"{who} is shown no card {missing}".rstrip()) from None
        except NotShown as missing:
            raise Unplayable(f"{who} is shown nothing like {missing}".rstrip()) from None
        self._last = who
        return await self._drained(self._read(who, answered))

    def _read(self, who: Who, answered: Answered) -> Sequence[Seen]:
        chat = self.chats[who.platform]
        if isinstance(answered, Opened):
            return [Seen("form", chat.form_text(answered), "", who.name, who.platform)]
        return [
            Seen(
                "said",
                item.drawn.text(),
                "" if item.alone else item.room.id,
                who.name if item.alone else "",
                who.platform,
            )
            for item in answered
        ]

    async def repeat(self) -> Batch:
        """Let the platform deliver once more what somebody last did."""
        if self._last is None:
            raise Unplayable("nobody has done anything yet")
        chat = self.chats[self._last.platform]
        return await self._acted(self._last, chat.repeat)

    async def shut(self, who: Who) -> None:
        """Let somebody shut their private messages: on one platform, or on all."""
        meant = [k for k in self.actors if k.name == who.name and who.platform in ("", k.platform)]
        if not meant:
            raise Unplayable(f"nobody is called {who}")
        for known in meant:
            self.consoles[known.platform].shut.add(self.actors[known].account)

    async def kill(self) -> None:
        """Take the bot away; what it was about to do is left to its next start."""
        machine, self._machine = self._machine, None
        if machine is not None:
            machine.stop()

    async def restart(self) -> Batch:
        """Start the bot again, stopping it first if it still runs."""
        await self.kill()
        await self._start()
        return await self._turned()

    async def close(self) -> None:
        """End the play and leave nothing running."""
        await self.kill()
