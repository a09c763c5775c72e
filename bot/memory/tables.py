"""The tables of the engine itself: who there is, what was heard, what will be said and done."""

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.memory.store import Row, big, key, sealed, utc

WAITING, TRIED, HELD = 0, 1, 2
"""The states of a row of the outbox: not tried, tried with an unknown end, held for the host."""


class Instance(Row):
    """This database: one row. `epoch` grows with every change of people, rooms and posts.

    `founding_code` is the keyed hash of the one code that may found a group; `restored` is the
    moment of the backup that was put back, until the members were told of it.
    """

    __tablename__ = "instance"

    id: Mapped[key]
    epoch: Mapped[int]
    outbox_held: Mapped[int] = mapped_column(default=0)
    founding_code: Mapped[bytes] = mapped_column(default=b"")
    restored: Mapped[utc | None] = mapped_column(default=None)


class Collective(Row):
    """A group. `seq` and `head` are the end of its audit chain; `rules` its standing orders."""

    __tablename__ = "collective"

    id: Mapped[key]
    card: Mapped[sealed]
    founded: Mapped[utc]
    founding: Mapped[bool] = mapped_column(default=True)
    seq: Mapped[int] = mapped_column(default=0)
    head: Mapped[bytes] = mapped_column(default=b"")
    rules: Mapped[str] = mapped_column(default="{}")
    last_active: Mapped[utc]


class Counter(Row):
    """The last number of a series, such as `P`, in a collective."""

    __tablename__ = "counter"

    collective: Mapped[big] = mapped_column(primary_key=True, autoincrement=False)
    series: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int]


class Member(Row):
    """A person on the roll, or on the way onto it or off it.

    `state` is `asked`, `on`, `suspended` or `left`; `since` is when they came onto the roll;
    `until` ends a suspension or the keeping after leaving. `card` seals name and settings.
    """

    __tablename__ = "member"

    id: Mapped[key]
    collective: Mapped[big] = mapped_column(index=True)
    state: Mapped[str]
    audit: Mapped[big]
    card: Mapped[sealed]
    since: Mapped[utc]
    until: Mapped[utc | None]


class Account(Row):
    """One account of a member on one platform, found by keyed hash.

    `address` seals the platform's id of the account and of the private chat with it.
    """

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("collective", "hash"),)

    id: Mapped[key]
    collective: Mapped[big]
    member: Mapped[big] = mapped_column(index=True)
    platform: Mapped[str]
    hash: Mapped[bytes]
    address: Mapped[sealed]
    shut: Mapped[utc | None]
    since: Mapped[utc]


class RoomRow(Row):
    """A room that was said to be the collective's, with its class and what it is for."""

    __tablename__ = "room"
    __table_args__ = (UniqueConstraint("collective", "hash"),)

    id: Mapped[key]
    collective: Mapped[big]
    platform: Mapped[str]
    hash: Mapped[bytes]
    address: Mapped[sealed]
    sight: Mapped[int]
    purpose: Mapped[str]
    prefix: Mapped[str] = mapped_column(default="")
    since: Mapped[utc]


class PostRow(Row):
    """A post and who holds it."""

    __tablename__ = "post"
    __table_args__ = (UniqueConstraint("collective", "name", "member"),)

    id: Mapped[key]
    collective: Mapped[big] = mapped_column(index=True)
    name: Mapped[str]
    member: Mapped[big] = mapped_column(index=True)
    since: Mapped[utc]
    how: Mapped[str]
    until: Mapped[utc | None]


class Chosen(Row):
    """Which collective is meant in a private chat of somebody who is in several."""

    __tablename__ = "chosen"

    hash: Mapped[bytes] = mapped_column(primary_key=True)
    member: Mapped[big] = mapped_column(index=True)
    collective: Mapped[big]


class HeardRow(Row):
    """A Call that was heard: the keyed hash of the platform's own event id.

    `answer` is what it got back, sealed, for 24 hours; `owed` until it reached its asker.
    """

    __tablename__ = "heard"
    __table_args__ = (
        Index("heard_at", "at"),
        Index("heard_owed", "owed", sqlite_where=text("owed"), postgresql_where=text("owed")),
    )

    event: Mapped[bytes] = mapped_column(primary_key=True)
    receipt: Mapped[big] = mapped_column(index=True)
    at: Mapped[utc]
    subject: Mapped[str] = mapped_column(index=True)
    answer: Mapped[bytes | None]
    owed: Mapped[bool]
    wrote: Mapped[bool]


class Strike(Row):
    """How often an account guessed wrong, by keyed hash, for an hour."""

    __tablename__ = "strike"

    hash: Mapped[bytes] = mapped_column(primary_key=True)
    count: Mapped[int]
    until: Mapped[utc] = mapped_column(index=True)


class OutboxRow(Row):
    """Something to be said: drawn once, then sent again as it is until it is taken.

    `room` is a `RoomRow`, or `account` an `Account` for a private message. `subject` names the
    key that seals `body` (the document) and `payload` (the pages drawn from it). `page` is the
    page that is to be sent next and `taken` the platform's ids of those before it, one a line.
    `sender` is the member who wants to know if it cannot be delivered.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("outbox_waiting", "platform", "state", "not_before"),
        Index("outbox_card", "collective", "card"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    collective: Mapped[big]
    platform: Mapped[str]
    room: Mapped[big | None]
    account: Mapped[big | None]
    member: Mapped[big | None] = mapped_column(index=True)
    key: Mapped[str] = mapped_column(unique=True)
    card: Mapped[str]
    subject: Mapped[str]
    sight: Mapped[int]
    post: Mapped[str]
    body: Mapped[bytes]
    payload: Mapped[bytes | None]
    page: Mapped[int]
    taken: Mapped[str]
    edition: Mapped[int]
    sender: Mapped[big | None]
    state: Mapped[int]
    tries: Mapped[int]
    made: Mapped[utc]
    not_before: Mapped[utc]
    first_try: Mapped[utc | None]
    why: Mapped[str]


class CardRow(Row):
    """A card that stands in a room: the platform's ids of its pages, one a line, to edit by."""

    __tablename__ = "card"

    collective: Mapped[big] = mapped_column(primary_key=True, autoincrement=False)
    room: Mapped[big] = mapped_column(primary_key=True, autoincrement=False)
    card: Mapped[str] = mapped_column(primary_key=True)
    remote: Mapped[str]
    digest: Mapped[bytes]
    at: Mapped[utc]


class InboxRow(Row):
    """A message that could not be delivered, kept for `my inbox`.

    `card` names the card that it is, of which only the newest is kept. `sender` is the member
    who wants to know when it has lain here too long, until they were told.
    """

    __tablename__ = "inbox"

    id: Mapped[key]
    collective: Mapped[big]
    member: Mapped[big] = mapped_column(index=True)
    card: Mapped[str]
    body: Mapped[sealed]
    at: Mapped[utc]
    sender: Mapped[big | None]


class DueRow(Row):
    """A Call with a date. Only the next occurrence of what repeats exists.

    `args` holds ids and figures, never a person's words. `grace` is how many seconds late it
    is still done; below zero it is done however late.
    """

    __tablename__ = "due"
    __table_args__ = (
        Index("due_next", "at", sqlite_where=text("state = 0"), postgresql_where=text("state = 0")),
        Index(
            "due_leased",
            "lease_until",
            sqlite_where=text("state = 1"),
            postgresql_where=text("state = 1"),
        ),
        Index("due_key", "collective", "key"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    collective: Mapped[big]
    at: Mapped[utc]
    name: Mapped[str]
    args: Mapped[str]
    key: Mapped[str]
    grace: Mapped[int]
    state: Mapped[int]
    lease_until: Mapped[utc | None]
    owner: Mapped[str]
    tries: Mapped[int]


class DraftRow(Row):
    """A Call that is too long for a button, or under way; it goes with its card, or in a day."""

    __tablename__ = "draft"

    id: Mapped[key]
    owner: Mapped[bytes]
    name: Mapped[str]
    args: Mapped[sealed]
    until: Mapped[utc] = mapped_column(index=True)


class AuditRow(Row):
    """Who did what to which object, without a word of it, chained by hash."""

    __tablename__ = "audit"

    collective: Mapped[big] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[utc]
    actor: Mapped[big]
    action: Mapped[str]
    object: Mapped[str]
    hash: Mapped[bytes]


class LeaseRow(Row):
    """Which process holds a platform's connection, or a sweep, and until when."""

    __tablename__ = "lease"

    name: Mapped[str] = mapped_column(primary_key=True)
    owner: Mapped[str]
    until: Mapped[utc]


class KeepRow(Row):
    """What an adapter keeps: checkpoints and hashes."""

    __tablename__ = "keep"

    platform: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class SubjectRow(Row):
    """A subject whose key is in use: it is there exactly as long as rows are sealed by it."""

    __tablename__ = "subject"

    name: Mapped[str] = mapped_column(primary_key=True)
    collective: Mapped[big]


class ErasedRow(Row):
    """An erasure that can be re-checked: what its receipt hashes to, and what was searched for.

    `probe` is sealed under the receipt's own code, so that only who holds the code can run the
    search again.
    """

    __tablename__ = "erased"

    receipt: Mapped[bytes] = mapped_column(primary_key=True)
    at: Mapped[utc]
    backups_until: Mapped[utc]
    probe: Mapped[bytes]
