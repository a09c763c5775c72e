"""Coming onto the roll and off it: every change of people, accounts, posts and rooms."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection, delete, insert, select, update

from bot.call import Sight
from bot.memory.people import account_hash, room_hash
from bot.memory.safe import Safe
from bot.memory.tables import Account, Collective, Member, PostRow, RoomRow

PURPOSES = {
    "members": Sight.MEMBERS,
    "committee": Sight.POST,
    "casework": Sight.POST,
    "notices": Sight.MEMBERS,
    "public": Sight.PUBLIC,
}
"""What a room can be for, and which class that makes it."""


class Desk(Protocol):
    """What a change of people takes: a Context has it, and a Batch."""

    sql: Connection
    safe: Safe
    now: datetime

    def new_id(self) -> int:
        """Return a random identity."""
        ...

    def begin_subject(self, subject: str, of: int) -> None:
        """Begin a subject with a key of its own."""
        ...

    def changed_people(self) -> None:
        """Say that people, rooms or posts were changed."""
        ...


def found(desk: Desk, name: str, zone: str, language: str) -> int:
    """Make a collective and return its id. `zone` is an IANA name."""
    of = desk.new_id()
    desk.begin_subject(f"collective/{of}", of)
    desk.begin_subject(f"hash/{of}", of)
    card = json.dumps({"name": name, "zone": zone, "language": language})
    desk.sql.execute(
        insert(Collective).values(
            id=of,
            card=desk.safe.seal(f"collective/{of}", "collective/card", card),
            founded=desk.now,
            founding=True,
            seq=0,
            head=b"",
            rules="{}",
            last_active=desk.now,
        )
    )
    desk.changed_people()
    return of


def enrol(
    desk: Desk,
    collective: int,
    card: Mapping[str, str],
    state: str = "on",
    since: datetime | None = None,
) -> int:
    """Add a person with a card (at least `name`) and return the member's id."""
    member = desk.new_id()
    desk.begin_subject(f"member/{member}", collective)
    desk.sql.execute(
        insert(Member).values(
            id=member,
            collective=collective,
            state=state,
            audit=desk.new_id(),
            card=desk.safe.seal(f"member/{member}", "member/card", json.dumps(dict(card))),
            since=since or desk.now,
            until=None,
        )
    )
    desk.changed_people()
    return member


def set_card(desk: Desk, member: int, card: Mapping[str, str]) -> None:
    """Write a member's card anew."""
    sealed = desk.safe.seal(f"member/{member}", "member/card", json.dumps(dict(card)))
    desk.sql.execute(update(Member).where(Member.id == member).values(card=sealed))
    desk.changed_people()


def set_state(desk: Desk, member: int, state: str, until: datetime | None = None) -> None:
    """Move a member to another state; coming onto the roll begins their time on it."""
    changed: dict[str, object] = {"state": state, "until": until}
    if state == "on" and until is None:
        before = desk.sql.execute(select(Member.state).where(Member.id == member)).scalar()
        if before == "asked":
            changed["since"] = desk.now
    desk.sql.execute(update(Member).where(Member.id == member).values(**changed))
    desk.changed_people()


def add_account(desk: Desk, collective: int, member: int, platform: str, account: str) -> int:
    """Join an account to a member and return the account's row id."""
    made = desk.new_id()
    hash_key = desk.safe.key(f"hash/{collective}")
    desk.sql.execute(
        insert(Account).values(
            id=made,
            collective=collective,
            member=member,
            platform=platform,
            hash=account_hash(hash_key, platform, account),
            address=desk.safe.seal(f"member/{member}", f"account/{made}", account),
            shut=None,
            since=desk.now,
        )
    )
    desk.changed_people()
    return made


def drop_account(desk: Desk, account: int) -> None:
    """Part an account from its member."""
    desk.sql.execute(delete(Account).where(Account.id == account))
    desk.changed_people()


def give_post(
    desk: Desk, collective: int, post: str, member: int, how: str, until: datetime | None = None
) -> None:
    """Give a post to a member; `how` is `founding`, `appointed`, `motion` or `elected`."""
    desk.sql.execute(
        delete(PostRow).where(
            PostRow.collective == collective, PostRow.name == post, PostRow.member == member
        )
    )
    desk.sql.execute(
        insert(PostRow).values(
            id=desk.new_id(),
            collective=collective,
            name=post,
            member=member,
            since=desk.now,
            how=how,
            until=until,
        )
    )
    desk.changed_people()


def end_posts(desk: Desk, member: int, post: str = "") -> int:
    """End one post of a member, or all of them; returns how many ended."""
    ended = delete(PostRow).where(PostRow.member == member)
    if post:
        ended = ended.where(PostRow.name == post)
    count = desk.sql.execute(ended).rowcount
    desk.changed_people()
    return int(count)


def register_room(
    desk: Desk, collective: int, platform: str, room: str, purpose: str, prefix: str = ""
) -> int:
    """Say what a room is for; `off` makes the bot forget it. Returns the room's row id."""
    hash_key = desk.safe.key(f"hash/{collective}")
    known = room_hash(hash_key, platform, room)
    same = (RoomRow.collective == collective, RoomRow.hash == known)
    desk.changed_people()
    if purpose == "off":
        desk.sql.execute(delete(RoomRow).where(*same))
        return 0
    facts = {"sight": int(PURPOSES[purpose]), "purpose": purpose, "prefix": prefix}
    row = desk.sql.execute(select(RoomRow.id).where(*same)).first()
    if row is not None:
        desk.sql.execute(update(RoomRow).where(*same).values(**facts))
        return int(row.id)
    made = desk.new_id()
    address = desk.safe.seal(f"collective/{collective}", f"room/{made}", room)
    desk.sql.execute(
        insert(RoomRow).values(
            id=made,
            collective=collective,
            platform=platform,
            hash=known,
            address=address,
            since=desk.now,
            **facts,
        )
    )
    return made
