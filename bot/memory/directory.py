"""Groups, people and rooms as they are looked up: read once and kept until somebody changes."""

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam, select

from bot.call import Actor, Room, Sight
from bot.memory.people import Address, Group, Person, Place, account_hash, room_hash
from bot.memory.safe import Safe
from bot.memory.store import Found
from bot.memory.tables import (
    Account,
    Chosen,
    Collective,
    Instance,
    Member,
    PostRow,
    RoomRow,
)

MOST_KEPT = 100_000
"""Accounts, and rooms, that are remembered at most; beyond that all are looked up anew."""


class Directory:
    """What is known about people and rooms, read once and kept until the epoch moves on.

    Used by the worker thread alone, always within the transaction of `sql`.
    """

    def __init__(self, safe: Safe) -> None:
        """Know nothing yet; `safe` opens what is sealed."""
        self._safe = safe
        self._epoch = -1
        self._clear()

    def _clear(self) -> None:
        self._groups: dict[int, Group] | None = None
        self._places: dict[bytes, Place] | None = None
        self._found: dict[tuple[str, str], Place] = {}
        self._accounts: dict[tuple[int, str, str], int] = {}
        self._people: dict[int, Person | None] = {}
        self._rolls: dict[int, tuple[int, ...]] = {}

    def forget(self) -> None:
        """Forget everything: people changed in this transaction, or it was undone."""
        self._epoch = -1
        self._clear()

    def refresh(self, sql: Connection) -> None:
        """Forget everything if somebody changed people, rooms or posts since."""
        epoch = sql.execute(_EPOCH).scalar()
        if epoch != self._epoch:
            self._clear()
            self._epoch = -1 if epoch is None else epoch

    def groups(self, sql: Connection) -> Mapping[int, Group]:
        """Return every collective."""
        if self._groups is None:
            self._groups = {row.id: self._group(row) for row in sql.execute(_GROUPS)}
        return self._groups

    def _group(self, made: Found) -> Group:
        card = json.loads(self._safe.open(f"collective/{made.id}", "collective/card", made.card))
        return Group(
            made.id,
            card["name"],
            card["zone"],
            card["language"],
            made.founding,
            made.founded,
            json.loads(made.rules),
            self._safe.key(f"hash/{made.id}"),
        )

    def place(self, sql: Connection, room: Room) -> Place:
        """Return the registered room that a platform means, or one that is public."""
        if room.private or not room.id:
            return Place(platform=room.platform, address=room.id)
        known = (room.platform, room.id)
        if known not in self._found:
            if len(self._found) >= MOST_KEPT:
                self._found.clear()
            self._found[known] = self._registered(sql, room)
        return self._found[known]

    def _registered(self, sql: Connection, room: Room) -> Place:
        """Look a room up under the key of each collective, because only they hash its id."""
        places = self._all_places(sql)
        for group in self.groups(sql).values():
            found = places.get(room_hash(group.hash_key, room.platform, room.id))
            if found is not None and found.collective == group.id:
                return found
        return Place(platform=room.platform, address=room.id)

    def _all_places(self, sql: Connection) -> Mapping[bytes, Place]:
        if self._places is None:
            self._places = {row.hash: self._place(row) for row in sql.execute(_ROOMS)}
        return self._places

    def _place(self, made: Found) -> Place:
        address = self._safe.open(f"collective/{made.collective}", f"room/{made.id}", made.address)
        return Place(
            made.id,
            made.collective,
            made.platform,
            address,
            Sight(made.sight),
            made.purpose,
            made.prefix,
        )

    def places(self, sql: Connection, collective: int) -> list[Place]:
        """Return the registered rooms of a collective, in the order they were registered."""
        found = self._all_places(sql).values()
        return [place for place in found if place.collective == collective]

    def member_of(self, sql: Connection, collective: int, actor: Actor) -> int:
        """Return which member of a collective an account belongs to, 0 for a stranger."""
        known = (collective, actor.platform, actor.account)
        if known not in self._accounts:
            group = self.groups(sql)[collective]
            found = account_hash(group.hash_key, actor.platform, actor.account)
            row = sql.execute(_ACCOUNT, {"collective": collective, "hash": found}).first()
            if len(self._accounts) >= MOST_KEPT:
                self._accounts.clear()
            self._accounts[known] = row.member if row else 0
        return self._accounts[known]

    def memberships(self, sql: Connection, actor: Actor) -> list[tuple[int, int]]:
        """Return the collectives that an account is known in, each with the member."""
        found = ((g, self.member_of(sql, g, actor)) for g in self.groups(sql))
        return [(group, member) for group, member in found if member]

    def person(self, sql: Connection, member: int) -> Person | None:
        """Return a member's facts, or None where there is no such member."""
        if member not in self._people:
            row = sql.execute(_MEMBER, {"member": member}).first()
            self._people[member] = self._person(sql, row) if row else None
        return self._people[member]

    def _person(self, sql: Connection, made: Found) -> Person:
        posts = sql.execute(_POSTS_OF, {"member": made.id}).scalars()
        card = json.loads(self._safe.open(f"member/{made.id}", "member/card", made.card))
        return Person(
            made.id,
            made.collective,
            made.state,
            made.audit,
            made.since,
            made.until,
            frozenset(posts),
            card,
        )

    def people(self, sql: Connection, collective: int) -> list[Person]:
        """Return everybody of a collective, those who only asked included."""
        if collective not in self._rolls:
            rows = sql.execute(_MEMBERS, {"collective": collective}).scalars()
            self._rolls[collective] = tuple(rows)
        found = (self.person(sql, member) for member in self._rolls[collective])
        return [person for person in found if person is not None]

    def roll(self, sql: Connection, collective: int) -> list[Person]:
        """Return the people on the roll of a collective, by name."""
        found = (person for person in self.people(sql, collective) if person.on_roll)
        return sorted(found, key=lambda person: person.name.casefold())

    def holders(self, sql: Connection, collective: int, post: str) -> list[Person]:
        """Return who holds a post."""
        return [person for person in self.roll(sql, collective) if post in person.posts]

    def addresses(self, sql: Connection, member: int) -> list[Address]:
        """Return the accounts of a member, opened, the newest first."""
        rows = sql.execute(_ADDRESSES, {"member": member})
        return [self._address(row) for row in rows]

    def _address(self, made: Found) -> Address:
        opened = self._safe.open(f"member/{made.member}", f"account/{made.id}", made.address)
        return Address(made.id, made.member, made.platform, opened, made.shut)

    def home(self, sql: Connection, member: int, account: int = 0) -> Address | None:
        """Return the account on which somebody is written to, one that is open if there is one.

        Only this account counts where one is named. None where there is no account at all.
        """
        wanted = [a for a in self.addresses(sql, member) if account in (0, a.id)]
        return min(wanted, key=lambda a: a.shut is not None, default=None)

    def address(self, sql: Connection, account: int) -> Address | None:
        """Return one account, opened."""
        row = sql.execute(_ADDRESS, {"id": account}).first()
        return self._address(row) if row else None

    def chosen(self, sql: Connection, actor: Actor, among: Iterable[tuple[int, int]]) -> int:
        """Return which collective a person of several meant in private, 0 if never asked."""
        groups = self.groups(sql)
        for collective, _ in among:
            found = account_hash(groups[collective].hash_key, actor.platform, actor.account)
            row = sql.execute(_CHOSEN, {"hash": found}).first()
            if row:
                return int(row.collective)
        return 0


_EPOCH = select(Instance.epoch)
_GROUPS = select(
    Collective.id,
    Collective.card,
    Collective.founding,
    Collective.founded,
    Collective.rules,
).order_by(Collective.founded, Collective.id)
_ROOMS = select(
    RoomRow.id,
    RoomRow.collective,
    RoomRow.platform,
    RoomRow.hash,
    RoomRow.address,
    RoomRow.sight,
    RoomRow.purpose,
    RoomRow.prefix,
).order_by(RoomRow.collective, RoomRow.since, RoomRow.id)
_ACCOUNT = select(Account.member).where(
    Account.collective == bindparam("collective"), Account.hash == bindparam("hash")
)
_MEMBER = select(
    Member.id,
    Member.collective,
    Member.state,
    Member.audit,
    Member.card,
    Member.since,
    Member.until,
).where(Member.id == bindparam("member"))
_POSTS_OF = select(PostRow.name).where(PostRow.member == bindparam("member"))
_MEMBERS = (
    select(Member.id)
    .where(Member.collective == bindparam("collective"))
    .order_by(Member.since, Member.id)
)
_ADDRESSES = (
    select(Account.id, Account.member, Account.platform, Account.address, Account.shut)
    .where(Account.member == bindparam("member"))
    .order_by(Account.since.desc(), Account.id)
)
_ADDRESS = select(
    Account.id, Account.member, Account.platform, Account.address, Account.shut
).where(Account.id == bindparam("id"))
_CHOSEN = select(Chosen.collective).where(Chosen.hash == bindparam("hash"))
