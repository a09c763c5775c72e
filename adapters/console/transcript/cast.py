"""Who and where there is in a transcript that is played, and how a line should name them."""

from dataclasses import dataclass, field

from adapters.console.transcript.stage import Seen, Unplayable
from adapters.console.transcript.steps import Bot, In, Line, Person, Where, Who

GENERAL = "general"
"""The members' room that every collective has."""


@dataclass
class Cast:
    """The people by name with their accounts, the rooms in order of first use, and who speaks."""

    people: dict[str, list[str]] = field(default_factory=dict)
    rooms: list[Where] = field(default_factory=list)
    place: In = field(default_factory=lambda: In(Line(0, ""), Where(GENERAL)))
    speaker: Who | None = None

    def add(self, person: Person) -> None:
        """Note somebody of a header, with every account they have."""
        self.people[person.name] = list(person.platforms) or [""]

    def enter(self, place: In) -> None:
        """Go into a room; nobody has spoken there yet."""
        self.place = place
        self.speaker = None

    def account(self, who: Who) -> Who:
        """Return somebody with the platform that they act from here."""
        own = self.people.get(who.name, [])
        here = self.place.where.platform
        if who.platform:
            return who
        if here in own or not own:
            return Who(who.name, here)
        return Who(who.name, own[0])

    def known(self, who: Who) -> bool:
        """Say whether that account is known, and note it."""
        accounts = self.people.setdefault(who.name, [])
        if who.platform in accounts:
            return True
        accounts.append(who.platform)
        return False

    def spot(self, who: Who) -> Where:
        """Return the room where somebody acts; raises `Unplayable` in another's private chat."""
        where = self.place.where
        if where.private and where.name != who.name:
            raise Unplayable(f"this is {where.name}'s private chat: name a room, like # {GENERAL}")
        if where.platform and where.platform != who.platform:
            raise Unplayable(f"{who} is not on {where.platform}")
        return Where(where.name, who.platform, where.private)

    @property
    def here(self) -> Where:
        """The room that a line means which names none."""
        where = self.place.where
        if self.speaker is not None:
            return Where(where.name, self.speaker.platform, where.private)
        same = [room for room in self.rooms if room.name == where.name]
        return where if where.platform or not same else same[0]

    def rank(self, seen: Seen) -> int:
        """Say when a thing is listed: first to who acted, then to rooms, then to others."""
        if seen.room:
            return 1 + self._index(seen.room, seen.platform)
        if self.speaker is not None and seen.person == self.speaker.name:
            return 0
        order = list(self.people)
        after = order.index(seen.person) if seen.person in order else len(order)
        return 1 + len(self.rooms) + 1 + after

    def _index(self, room: str, platform: str) -> int:
        where = Where(room, platform)
        return self.rooms.index(where) if where in self.rooms else len(self.rooms)

    def named(self, seen: Seen) -> tuple[Who | None, Where | None]:
        """Return by what names a line tells who sees this: as few as leave no doubt."""
        if not seen.room:
            return Who(seen.person, seen.platform if self._doubtful(seen) else ""), None
        here = self.here
        if (seen.room, seen.platform) == (here.name, here.platform) and not here.private:
            return None, None
        several = sum(room.name == seen.room for room in self.rooms) > 1
        return None, Where(seen.room, seen.platform if several else "")

    def _doubtful(self, seen: Seen) -> bool:
        if len(self.people.get(seen.person, [])) < 2:
            return False
        return self.speaker != Who(seen.person, seen.platform)

    def means(self, listed: Bot, seen: Seen) -> bool:
        """Say whether a listed line names the room, or the person, that saw this."""
        here = self.here
        who = listed.who
        if who is None and listed.where is None and here.private:
            who = Who(here.name)
        if who is not None:
            return not seen.room and who.name == seen.person and _fits(who, seen)
        where = listed.where or here
        return where.name == seen.room and _fits(where, seen)


def _fits(named: Who | Where, seen: Seen) -> bool:
    return not named.platform or named.platform == seen.platform
