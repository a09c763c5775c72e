"""What is kept about coming onto the roll: invitations, requests, vouching, linking, posts."""

from sqlalchemy.orm import Mapped, mapped_column

from bot.memory.store import Row, big, key, sealed, utc


class Invite(Row):
    """An invitation code, kept as a keyed hash. `vouched` asks for vouching and admission."""

    __tablename__ = "invite"

    id: Mapped[key]
    collective: Mapped[big] = mapped_column(index=True)
    hash: Mapped[bytes] = mapped_column(unique=True)
    made_by: Mapped[big]
    uses: Mapped[int]
    until: Mapped[utc]
    vouched: Mapped[bool]
    founding: Mapped[bool]


class Request(Row):
    """Somebody asked to join; `member` is their row, in the state `asked`."""

    __tablename__ = "request"

    collective: Mapped[big] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member: Mapped[big] = mapped_column(unique=True)
    at: Mapped[utc]
    vouched: Mapped[bool]


class Vouch(Row):
    """A member vouched for a request."""

    __tablename__ = "vouch"

    collective: Mapped[big] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member: Mapped[big] = mapped_column(primary_key=True, autoincrement=False)


class Appointment(Row):
    """An appointment that comes into force unless two members object."""

    __tablename__ = "appointment"

    id: Mapped[key]
    collective: Mapped[big] = mapped_column(index=True)
    post: Mapped[str]
    member: Mapped[big] = mapped_column(index=True)
    made_by: Mapped[big]
    at: Mapped[utc]


class Objection(Row):
    """A member objects to an appointment."""

    __tablename__ = "objection"

    appointment: Mapped[big] = mapped_column(primary_key=True, autoincrement=False)
    member: Mapped[big] = mapped_column(primary_key=True, autoincrement=False, index=True)


class Suspension(Row):
    """A suspension that one post-holder asked for, in force once `second_by` agreed."""

    __tablename__ = "suspension"

    member: Mapped[key]
    collective: Mapped[big] = mapped_column(index=True)
    first_by: Mapped[big]
    second_by: Mapped[big | None]
    reason: Mapped[sealed]
    at: Mapped[utc]


class LinkCode(Row):
    """A code by which one person shows that two accounts are theirs.

    `account` is the member's account that asked for it; `guest` seals the other account once
    the code was typed there, found by `guest_hash`. Both sides must then agree.
    """

    __tablename__ = "link_code"

    id: Mapped[key]
    collective: Mapped[big]
    member: Mapped[big] = mapped_column(index=True)
    account: Mapped[big]
    hash: Mapped[bytes] = mapped_column(unique=True)
    until: Mapped[utc]
    guest: Mapped[bytes | None]
    guest_platform: Mapped[str]
    guest_hash: Mapped[bytes | None]
    host_agreed: Mapped[bool]
    guest_agreed: Mapped[bool]
