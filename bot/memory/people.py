"""Who is speaking, and as what: groups, members, accounts, rooms and posts, as facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.call import Sight
from bot.memory.sealing import keyed_hash

POSTS = (
    "secretary",
    "chair",
    "caseworker",
    "coordinator",
    "teller",
    "treasurer",
    "editor",
    "keyholder",
)
"""Every post there is. Power in the bot comes from these and from nothing else."""

ON_ROLL = ("on", "suspended")


@dataclass(frozen=True, slots=True)
class Group:
    """A collective as the engine knows it. `hash_key` finds its people and rooms."""

    id: int
    name: str
    zone: str
    language: str
    founding: bool
    founded: datetime
    rules: Mapping[str, str]
    hash_key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Person:
    """A member: state, posts, roll name and settings. `audit` is their random audit id."""

    id: int
    collective: int
    state: str
    audit: int
    since: datetime
    until: datetime | None
    posts: frozenset[str]
    card: Mapping[str, str]

    @property
    def name(self) -> str:
        """Their roll name."""
        return self.card.get("name", "")

    @property
    def on_roll(self) -> bool:
        """Whether they are on the roll, suspended or not."""
        return self.state in ON_ROLL


@dataclass(frozen=True, slots=True)
class Place:
    """A registered room. `id` is 0 and the class public for a room that nobody registered."""

    id: int = 0
    collective: int = 0
    platform: str = ""
    address: str = ""
    sight: Sight = Sight.PUBLIC
    purpose: str = ""
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a member can be reached: one of their accounts, opened."""

    id: int
    member: int
    platform: str
    account: str
    shut: datetime | None


def account_hash(hash_key: bytes, platform: str, account: str) -> bytes:
    """Return by what an account is found in one collective."""
    return keyed_hash(hash_key, "account", platform, account)[:16]


def room_hash(hash_key: bytes, platform: str, room: str) -> bytes:
    """Return by what a room is found in one collective."""
    return keyed_hash(hash_key, "room", platform, room)[:16]
