"""Where a message goes and who reads it there, decided again at the moment of sending."""

from dataclasses import dataclass

from sqlalchemy import bindparam, update

from bot.batch import Batch
from bot.call import Sight
from bot.language.message import Do, Message, Reader, message, say
from bot.memory import inbox, parcels
from bot.memory.outbox import Saying
from bot.memory.parcels import Parcel
from bot.memory.people import Group, Person, Place
from bot.memory.tables import Account


@dataclass(frozen=True, slots=True)
class Route:
    """The platform's id of a room, or of an account where it is said in private.

    The reader has no prefix where the room has none of its own. `shut` says that this account
    could not be reached the last time.
    """

    address: str
    private: bool
    reader: Reader
    shut: bool = False


def route(batch: Batch, parcel: Parcel) -> Route | None:
    """Say where a row of the outbox goes, or put it aside, in this same transaction.

    A room's class may have changed since the row was written, an account may have gone.
    """
    if parcel.account:
        return _private(batch, parcel)
    place = _place(batch, parcel)
    if place is None:
        parcels.hold(batch.sql, parcel, "room-unknown")
        return None
    if not _may_hear(place, parcel):
        parcels.hold(batch.sql, parcel, "room-too-open")
        return None
    group = batch.directory.groups(batch.sql)[parcel.collective]
    return Route(place.address, False, reader(batch, group, None, place.prefix))


def _place(batch: Batch, parcel: Parcel) -> Place | None:
    known = batch.directory.places(batch.sql, parcel.collective)
    return next((place for place in known if place.id == parcel.room), None)


def _may_hear(place: Place, parcel: Parcel) -> bool:
    if parcel.sight is Sight.POST and place.purpose != parcel.post:
        return False
    return place.sight >= parcel.sight


def _private(batch: Batch, parcel: Parcel) -> Route | None:
    address = batch.directory.address(batch.sql, parcel.account)
    person = batch.directory.person(batch.sql, parcel.member)
    if address is None or person is None or address.member != parcel.member:
        divert(batch, parcel)
        return None
    group = batch.directory.groups(batch.sql)[parcel.collective]
    seen_by = reader(batch, group, person)
    return Route(address.account, True, seen_by, address.shut is not None)


def reader(batch: Batch, group: Group, person: Person | None, prefix: str = "") -> Reader:
    """Return in which language and zone a message is drawn: the member's, or the group's."""
    card = person.card if person else {}
    language = card.get("language") or group.language
    return Reader(language, card.get("zone") or group.zone, prefix, batch.now)


def shut(batch: Batch, parcel: Parcel) -> None:
    """Note that an account cannot be reached, and send the message another way."""
    batch.sql.execute(_SHUT, {"number": parcel.account, "now": batch.now})
    divert(batch, parcel)


def reached(batch: Batch, parcel: Parcel) -> None:
    """Note that an account that was shut can be reached again."""
    batch.sql.execute(_SHUT, {"number": parcel.account, "now": None})


def divert(batch: Batch, parcel: Parcel) -> None:
    """Send a private message another way: to another account, else into the inbox."""
    if not parcels.drop(batch.sql, parcel):
        return
    known = batch.directory.addresses(batch.sql, parcel.member)
    others = [a for a in known if a.shut is None and a.id != parcel.account]
    if not others:
        keep(batch, parcel.member, parcel.body, card=parcel.card, sender=parcel.sender)
        return
    batch.effects.sayings.append(
        Saying(
            parcel.collective,
            others[0].platform,
            parcel.body,
            parcel.subject,
            parcel.sight,
            account=others[0].id,
            member=parcel.member,
            card=parcel.card,
            sender=parcel.sender,
        )
    )


def keep(
    batch: Batch, member: int, body: Message, number: int = 0, *, card: str = "", sender: int = 0
) -> None:
    """Put a message into a member's inbox, and say in the room for notices that it is there."""
    person = batch.directory.person(batch.sql, member)
    if person is None:
        return
    of, number = person.collective, number or batch.ids.new_id()
    inbox.keep(batch.sql, batch.safe, number, of, member, body, batch.now, card=card, sender=sender)
    _notice(batch, person)


def _notice(batch: Batch, person: Person) -> None:
    """Say, once a day at most, that somebody has a message: the same words for every kind."""
    group = batch.directory.groups(batch.sql)[person.collective]
    if group.rules.get("notices") != "on" or person.card.get("notices") == "off":
        return
    known = batch.directory.places(batch.sql, group.id)
    rooms = [place for place in known if place.purpose == "notices"]
    if not rooms or not inbox.notice(batch.sql, batch.safe, person.id, batch.now):
        return
    body = message(say("inbox-notice", name=person.name, command=Do("my inbox"))).openly()
    subject = f"collective/{group.id}"
    batch.effects.sayings.extend(
        Saying(group.id, room.platform, body, subject, Sight.MEMBERS, room=room.id, post="notices")
        for room in rooms
    )


_SHUT = update(Account).where(Account.id == bindparam("number")).values(shut=bindparam("now"))
