"""The company in a terminal: who is here, who speaks, and in which room."""

from dataclasses import dataclass, field

from adapters.console.platform import PRIVATE, Console
from bot.call import Actor, Room
from bot.language.message import Code, Do, Leaf, say

FIRST_PERSON, SECOND_PERSON = "ana", "ben"
FIRST_ROOM = "general"


@dataclass
class Company:
    """The people by name without minding case, the rooms, and where the next line is said.

    Whoever is named for the first time comes in; the very first manages the place.
    """

    console: Console
    language: str = ""
    people: dict[str, Actor] = field(default_factory=dict)
    rooms: list[str] = field(default_factory=lambda: [FIRST_ROOM])
    speaker: str = FIRST_PERSON
    place: str = FIRST_ROOM

    def __post_init__(self) -> None:
        self.person(FIRST_PERSON)

    def knows(self, name: str) -> bool:
        """Say whether somebody of that name is here."""
        return name.casefold() in self.people

    def person(self, name: str) -> Actor:
        """Return somebody of that name, who comes in if they were not here."""
        known = name.casefold()
        if known not in self.people:
            first = not self.people
            actor = Actor(self.console.name, known, name, self.language, manages=first)
            self.people[known] = actor
        return self.people[known]

    @property
    def alone(self) -> bool:
        """Whether what is typed now is said to Steward alone."""
        return self.place.startswith(PRIVATE)

    def where(self, actor: Actor) -> Room:
        """Return where somebody speaks now: the present room, or their own private chat."""
        return self.console.place(PRIVATE + actor.account if self.alone else self.place)

    def room(self) -> Leaf:
        """Return the present place as it is named on the screen."""
        if self.alone:
            return say("console-private", name=Code(self.speaker))
        return say("console-room", room=Code(self.place))

    def named(self, room: Room) -> Leaf:
        """Return a place as it is named on the screen."""
        if room.private:
            account = room.id.removeprefix(PRIVATE)
            return say("console-private", name=Code(self.person(account).name))
        return say("console-room", room=Code(room.id))

    def speak_as(self, name: str) -> Leaf:
        """Let somebody speak from now on, and return what to say about it."""
        if not name:
            return say("console-name-needed", example=Do("as", SECOND_PERSON))
        actor = self.person(name.split()[0].rstrip(":"))
        self.speaker = actor.name
        if self.alone:
            self.place = PRIVATE + actor.account
        return say("console-you-are", name=Code(actor.name))

    def go_to(self, name: str) -> Leaf:
        """Go into a room, or into the private chat of whoever speaks; return what to say."""
        name = name.removeprefix("#").strip()
        actor = self.people.get(name.casefold())
        if not name:
            known = tuple(Code(f"#{room}") for room in self.rooms)
            return say("console-rooms", rooms=known, example=Do("room", "hall"))
        if actor is None:
            return self._enter(name)
        if actor.name != self.speaker:
            speak = Do("as", actor.name)
            return say("console-not-your-chat", name=Code(actor.name), speak=speak)
        self.place = PRIVATE + actor.account
        back = Do("room", self.rooms[0])
        return say("console-you-are-alone", name=Code(actor.name), back=back)

    def _enter(self, name: str) -> Leaf:
        self.place = name
        if name not in self.rooms:
            self.rooms.append(name)
        return say("console-you-are-in", room=self.room())
