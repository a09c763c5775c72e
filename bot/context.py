"""What a command may touch: the database, who asks, where, when, and what to say or do later."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from bot.call import Actor, Call, Room, Sight
from bot.clock import Ids
from bot.command import Privacy, Registry
from bot.effects import Effects, Errand, Told
from bot.language.message import Message
from bot.memory import counters, strikes
from bot.memory.audit import Deed
from bot.memory.directory import Directory
from bot.memory.keys import Ring
from bot.memory.outbox import Saying
from bot.memory.people import Group, Person, Place
from bot.memory.quiet import waking
from bot.memory.safe import Safe
from bot.memory.store import session
from bot.memory.timers import Due
from bot.refusal import Refusal

YOUNG_ROLL = 10
"""On a roll smaller than this, new members vote at once."""

NEW_MEMBER_WAITS = timedelta(days=28)
"""How long a new member waits before voting."""

STRIKES_ALLOWED = 5
"""How many wrong codes an account may try within an hour."""


class Desk(Protocol):
    """The engine as a Context sees it."""

    safe: Safe
    ids: Ids
    registry: Registry
    directory: Directory
    sql: Connection
    now: datetime

    def run(self, context: "Context", call: Call) -> Message:
        """Run one more Call in the same transaction, with the same checks."""
        ...

    def obey(self, context: "Context", call: Call) -> Refusal | None:
        """Run a Call that a motion carried, in a savepoint of its own."""
        ...

    def ask(self, context: "Context", question: str, facts: Mapping[str, Any]) -> list[Told]:
        """Gather every feature's answer to a question."""
        ...


class Context:
    """What a command may touch. It has no way to the network."""

    def __init__(
        self,
        desk: Desk,
        effects: Effects,
        call: Call,
        group: Group | None,
        person: Person | None,
        place: Place,
    ) -> None:
        """Stand at the desk for one Call, in one place, for one person."""
        self._desk = desk
        self._effects = effects
        self.call_heard = call
        self._group = group
        self.person = person
        self.place = place
        self.now = desk.now
        self.sql = desk.sql
        self.safe = desk.safe
        self.late: timedelta | None = None
        self.people = desk.directory

    @cached_property
    def db(self) -> Session:
        """The unit of work of this Call."""
        return session(self.sql)

    @property
    def actor(self) -> Actor:
        """Who the platform says is speaking."""
        return self.call_heard.actor

    @property
    def room(self) -> Room:
        """Where the Call was said."""
        return self.call_heard.room

    @property
    def group(self) -> Group:
        """The collective that is meant; refuses where there is none."""
        if self._group is None:
            raise Refusal("no-collective-here")
        return self._group

    @property
    def has_group(self) -> bool:
        """Whether a collective is meant."""
        return self._group is not None

    @property
    def member(self) -> Person:
        """The member who is speaking; refuses a stranger."""
        if self.person is None:
            raise Refusal("members-only")
        return self.person

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which the speaker reads the clock."""
        own = self.person.card.get("zone") if self.person else ""
        return ZoneInfo(own or (self._group.zone if self._group else "") or "UTC")

    @property
    def language(self) -> str:
        """The language in which the speaker is answered."""
        own = self.person.card.get("language") if self.person else ""
        heard = self.actor.language.partition("-")[0]
        return own or heard or (self._group.language if self._group else "") or "en"

    def holds(self, *posts: str) -> bool:
        """Say whether the speaker holds one of these posts."""
        return self.person is not None and bool(self.person.posts & set(posts))

    def roll(self) -> list[Person]:
        """Return the people on the roll, by name."""
        return self.people.roll(self.sql, self.group.id)

    def privacies(self) -> list[tuple[str, Privacy]]:
        """Return what each feature says it holds about a person, by the feature's name."""
        features = self._desk.registry.features
        return [(feature.name, feature.privacy) for feature in features if feature.privacy]

    def commands(self) -> Registry:
        """Return every command there is."""
        return self._desk.registry

    def may_vote(self, person: Person) -> bool:
        """Say whether a member is long enough on the roll to vote; at once where it is young."""
        young = len(self.roll()) < YOUNG_ROLL
        return person.state == "on" and (young or self.now - person.since >= NEW_MEMBER_WAITS)

    def look_up(self, member: int) -> Person:
        """Return a member of this collective; refuses any other."""
        found = self.people.person(self.sql, member)
        if found is None or found.collective != self.group.id:
            raise Refusal("no-such-member", name="?")
        return found

    def new_id(self) -> int:
        """Return a random identity."""
        return self._desk.ids.new_id()

    def new_code(self, kind: str, *groups: int) -> str:
        """Return a random code in groups of letters that can be read aloud."""
        return self._desk.ids.code(kind, groups or (4, 4))

    def next_number(self, series: str) -> int:
        """Return the next number of a series of this collective, such as 3 for `P-3`."""
        return counters.next_number(self.sql, self.group.id, series)

    def begin_subject(
        self, subject: str, of: int = 0, ring: Ring = Ring.OPERATING, *, copied: bool = True
    ) -> None:
        """Begin a subject with a key of its own; it stays only if this Call is not refused.

        `of` is the collective that it belongs to, this one where it is left out. A key that
        is not `copied` is in no backup of the key store.
        """
        self.safe.new(subject, ring, copied=copied)
        self._effects.born.append(subject)
        owner = of or (self._group.id if self._group else 0)
        self.sql.execute(counters.ADD_SUBJECT, {"name": subject, "collective": owner})

    def erase_subject(self, subject: str) -> None:
        """End a subject: its key is destroyed once this Call is committed."""
        self.sql.execute(counters.DROP_SUBJECT, {"subject": subject})
        self._effects.going.append(subject)

    def seal(self, subject: str, about: str, words: object) -> bytes:
        """Seal a text, or anything that JSON can hold, for a row."""
        text = words if isinstance(words, str) else json.dumps(words)
        return self.safe.seal(subject, about, text)

    def open(self, subject: str, about: str, sealed: bytes) -> str:
        """Open what was sealed as text."""
        return self.safe.open(subject, about, sealed)

    def open_json(self, subject: str, about: str, sealed: bytes) -> dict[str, Any]:
        """Open what was sealed as a JSON object."""
        opened: dict[str, Any] = json.loads(self.safe.open(subject, about, sealed))
        return opened

    def changed_people(self) -> None:
        """Say that people, rooms or posts were changed by this Call."""
        self.db.flush() if "db" in self.__dict__ else None
        self.sql.execute(counters.MOVE_EPOCH)
        self.people.forget()
        self._effects.moved_people = True

    def post(
        self,
        body: Message,
        key: str = "",
        *,
        to: str = "members",
        sight: Sight = Sight.MEMBERS,
        subject: str = "",
    ) -> None:
        """Say something in every room that is there for `to`; the same key edits what was said.

        Where the collective has no such room, each member hears it in private.
        """
        of = self.group.id
        sealed_by = subject or f"collective/{of}"
        rooms = [p for p in self.people.places(self.sql, of) if p.purpose == to]
        for room in rooms:
            self._effects.sayings.append(
                Saying(of, room.platform, body, sealed_by, sight, room=room.id, card=key, post=to)
            )
        if not rooms and to == "members":
            for person in self.people.roll(self.sql, of):
                self.tell(person.id, body, key=key)

    def tell(
        self,
        member: int,
        body: Message,
        key: str = "",
        *,
        account: int = 0,
        at_once: bool = False,
        sight: Sight = Sight.PERSON,
        sender: int = 0,
    ) -> None:
        """Say something to one person alone, on the account where they were last at home.

        It waits for the end of their quiet hours unless it must be said `at_once`. `sender` is
        the member who is told if it lies unread for three days.
        """
        chosen = self.people.home(self.sql, member, account)
        if chosen is None:
            return
        person = self.people.person(self.sql, member)
        of = person.collective if person else self.group.id
        said = Saying(of, chosen.platform, body, f"member/{member}", sight, account=chosen.id)
        wait = None if at_once else self._awake(person)
        said = replace(said, member=member, card=key, not_before=wait, sender=sender)
        self._effects.sayings.append(said)

    def _awake(self, person: Person | None) -> datetime:
        """Return when somebody may be written to."""
        card = person.card if person else {}
        zone = card.get("zone") or (self._group.zone if self._group else "UTC")
        return waking(self.now, card.get("quiet", ""), ZoneInfo(zone))

    def refresh(self, card: str, key: str, **args: object) -> None:
        """Have a card drawn anew once everything that waits with this Call is done."""
        known = {name: str(value) for name, value in args.items()}
        self._effects.cards[f"{self.group.id}/{key}"] = (self.group.id, card, {**known, "": key})

    def later(
        self,
        at: datetime,
        call: str,
        *,
        key: str = "",
        grace: timedelta | None = None,
        **args: object,
    ) -> None:
        """Have a Call happen at a moment; the same key replaces. `grace` is how late it still may.

        The arguments are ids and figures, never a person's words.
        """
        known = {name: str(value) for name, value in args.items()}
        of = self._group.id if self._group else 0
        self._effects.set_timer(Due(of, at, call, known, key, grace))

    def cancel(self, key: str) -> None:
        """Take back what was to happen under this key."""
        self._effects.drop_timer(self._group.id if self._group else 0, key)

    def errand(self, name: str, back: str, **args: object) -> None:
        """Have something slow done after the commit; `back` is called when it is done."""
        known = {key: str(value) for key, value in args.items()}
        self._effects.errands.append(Errand(self.group.id, name, back, known))

    def enter(self, collective: int) -> None:
        """Go on in a collective that this Call founded or was invited into."""
        self._group = self.people.groups(self.sql)[collective]
        member = self.people.member_of(self.sql, collective, self.actor)
        self.person = self.people.person(self.sql, member) if member else None

    def audit(self, action: str, object: str = "") -> None:
        """Write down that the speaker did this to that, without a word of what it says."""
        who = self.person.audit if self.person else 0
        self._effects.deeds.append(Deed(self.group.id, who, action, object))

    def strikes(self, name: str) -> int:
        """Return how often this account guessed wrong within the hour."""
        return strikes.count(self.sql, self.strike_hash(name), self.now)

    def strike_hash(self, name: str) -> bytes:
        """Return by what wrong guesses of this account are counted."""
        return self.safe.hash("instance", "strike", name, self.actor.platform, self.actor.account)

    def count_guess(self, name: str) -> None:
        """Count a wrong guess of this account, where the Call itself is not refused."""
        strikes.add(self.sql, self.strike_hash(name), self.now)

    def check_strikes(self, name: str) -> None:
        """Refuse an account that guessed wrong too often within the hour."""
        if self.strikes(name) >= STRIKES_ALLOWED:
            raise Refusal("too-many-guesses")

    def call(self, name: str, /, **args: object) -> Message:
        """Run another command in the same transaction, with the same checks."""
        texts = {key: str(value) for key, value in args.items()}
        return self._desk.run(self, replace(self.call_heard, name=name, args=texts, event=""))

    def obey(self, name: str, args: Mapping[str, str]) -> Refusal | None:
        """Do what a carried motion says; returns why not, where it is refused."""
        return self._desk.obey(self, replace(self.call_heard, name=name, args=args, event=""))

    def ask(self, question: str, **facts: object) -> list[Told]:
        """Gather every feature's answer to a question, the earliest first."""
        found: Sequence[Told] = self._desk.ask(self, question, facts)
        return sorted(found, key=lambda told: (told.at is None, told.at or self.now))
