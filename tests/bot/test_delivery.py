"""Saying things: nothing lost, nothing said twice, and nothing said where it does not belong."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from bot.adapter import Post, Receipt, Sent, Unreachable
from bot.call import Sight
from bot.effects import Outcome
from bot.language.message import Message, line, message, say
from bot.language.words import Catalogue
from bot.memory import enrolment, outbox, parcels
from bot.memory.outbox import Saying
from bot.memory.tables import CardRow, OutboxRow, RoomRow
from bot.running import reapplying, routes
from bot.running.carrying import Carrier, LeaseLost
from bot.running.wording import OWN_WORDS
from tests.databases import fresh_database
from tests.platform.adapter import NAME, Contract
from tests.platform.stage import ROOM, Stage, stage


@pytest.fixture(params=["sqlite", "postgresql"])
async def on(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    url = fresh_database() if request.param == "postgresql" else ""
    async with stage(tmp_path, url) as made:
        yield made


@pytest.fixture
async def small(tmp_path: Path) -> AsyncIterator[Stage]:
    """A stage on SQLite alone, where the database makes no difference."""
    async with stage(tmp_path) as made:
        yield made


def words(text: str) -> Message:
    return message(say("note-said", word=text))


async def speak(on: Stage, *texts: str, body: Message | None = None, **facts: Any) -> None:
    """Write messages for the room as a feature would."""
    bodies = [body] if body else [words(text) for text in texts]
    (room,) = await on.rows(RoomRow)
    subject = f"collective/{on.group}"
    facts = {"sight": Sight.MEMBERS, "room": room.id, "post": "members", **facts}
    said = [Saying(on.group, NAME, body, subject, **facts) for body in bodies]
    await on.do(lambda batch: batch.effects.sayings.extend(said))


async def test_what_is_said_is_shown_once_and_kept_nowhere(on: Stage):
    await on.say("ana", "!note add bread")
    await on.drain()
    await on.drain()
    assert on.shown() == ["Noted: bread."]
    assert await on.waiting() == 0


async def test_a_lost_reply_is_no_second_message(on: Stage):
    on.server.faults.set({"lost": 100})
    await speak(on, "bread")
    await on.drain()
    assert (on.shown(), await on.whys()) == (["Noted: bread."], ["lost"])
    on.server.faults.set({"lost": 0})
    on.later(1)
    await on.drain()
    assert on.shown() == ["Noted: bread."]
    assert (await on.waiting(), on.server.record.absorbed) == (0, 1)


async def test_a_refused_message_waits_longer_each_time_and_holds_up_its_room(on: Stage):
    on.server.faults.set({"limited": 100})
    await speak(on, "bread", "salt")
    await on.drain()
    for wait in (0.9, 3.9):
        on.later(wait)
        await on.drain()
        assert await on.whys() == ["429", ""]
        on.later(0.1)
        await on.drain()
    on.server.faults.set({"limited": 0})
    on.later(60)
    await on.drain()
    assert on.shown() == ["Noted: bread.", "Noted: salt."]


async def test_the_payload_that_was_drawn_first_is_what_is_sent_again(small: Stage):
    small.server.faults.set({"unheard": 100})
    await speak(small, "bread")
    await small.drain()
    (row,) = await small.rows(OutboxRow)
    await small.do(lambda b: b.sql.execute(update(OutboxRow).values(body=row.body)))
    small.adapter.catalogue = Catalogue.load([])
    small.server.faults.set({"unheard": 0})
    small.later(1)
    await small.drain()
    assert small.shown() == ["Noted: bread."]


async def forgotten(on: Stage, fault: str) -> None:
    """Try a message once, so that nobody knows its end, and let its key be forgotten."""
    on.server.faults.set({fault: 100})
    await speak(on, "bread")
    await on.drain()
    on.server.faults.set({fault: 0})
    on.later(60)


async def test_after_an_outage_a_message_that_was_said_is_not_said_again(on: Stage):
    await forgotten(on, "lost")
    await on.drain()
    assert on.shown() == ["Noted: bread."]
    assert (await on.waiting(), on.server.record.absorbed) == (0, 0)


async def test_after_an_outage_a_message_that_was_not_said_is_said(on: Stage):
    await forgotten(on, "unheard")
    assert on.shown() == []
    await on.drain()
    assert (on.shown(), await on.waiting()) == (["Noted: bread."], 0)


async def test_words_that_stood_there_just_before_leave_it_undecided(on: Stage):
    await speak(on, "bread")
    await on.drain()
    on.later(1)
    await forgotten(on, "unheard")
    await on.drain()
    assert (on.shown(), await on.whys()) == (["Noted: bread."], ["not-decided"])


async def test_what_is_held_holds_up_nothing(on: Stage):
    await speak(on, "bread")
    await on.drain()
    on.later(1)
    await forgotten(on, "unheard")
    await speak(on, "salt")
    await on.drain()
    assert on.shown() == ["Noted: bread.", "Noted: salt."]


@pytest.mark.parametrize("why", outbox.WHYS)
def test_every_reason_for_holding_is_explained(why: str):
    catalogue = Catalogue.load(OWN_WORDS)
    assert catalogue.format(f"held-{why}", "es") != catalogue.format(f"held-{why}", "en")


class Forgetful(Contract):
    """An adapter whose platform shows nothing of what it holds."""

    async def read_back(self, room: str, since: datetime) -> list[Sent]:
        raise Unreachable("never")


class Sealed(Contract):
    """An adapter that finds messages whose words it cannot read any more."""

    async def read_back(self, room: str, since: datetime) -> list[Sent]:
        return [Sent("m1", since + timedelta(minutes=1), "")]


@pytest.mark.parametrize(("kind", "why"), [(Forgetful, "not-read-back"), (Sealed, "not-decided")])
async def test_what_cannot_be_read_back_is_held(tmp_path: Path, kind: type, why: str):
    async with stage(tmp_path, adapter=kind) as on:
        await forgotten(on, "lost")
        await on.drain()
        assert (on.shown(), await on.whys()) == (["Noted: bread."], [why])


async def test_what_is_held_goes_when_the_host_says_so_and_is_dropped_after_a_month(small: Stage):
    small.server.record.closed.add(ROOM)
    await speak(small, "bread", "salt")
    await small.drain()
    assert await small.whys() == ["room-closed"] * 2
    small.server.record.closed.clear()
    await small.drain()
    assert small.shown() == []
    await small.do(lambda batch: reapplying.resume(batch.sql, batch.now))
    await small.drain()
    assert small.shown() == ["Noted: bread.", "Noted: salt."]
    small.server.record.closed.add(ROOM)
    await speak(small, "oil")
    await small.drain()
    assert await small.do(lambda b: outbox.sweep(b.sql, b.now + timedelta(days=29))) == 0
    assert await small.do(lambda b: outbox.sweep(b.sql, b.now + timedelta(days=31))) == 1


async def test_a_class_above_the_rooms_is_held_at_the_moment_of_sending(on: Stage):
    await speak(on, "bread")
    lower = update(RoomRow).values(sight=int(Sight.PUBLIC))
    await on.do(lambda b: b.sql.execute(lower))
    await on.do(lambda b: b.changed_people())
    await on.drain()
    assert (on.shown(), await on.whys()) == ([], ["room-too-open"])


@pytest.mark.parametrize(
    ("sight", "post", "why"),
    [
        (Sight.POST, "casework", ["room-too-open"]),
        (Sight.POST, "committee", []),
        (Sight.PERSON, "committee", ["room-too-open"]),
        (Sight.MEMBERS, "members", []),
    ],
)
async def test_a_room_for_one_post_hears_nothing_of_another(
    small: Stage, sight: Sight, post: str, why: list[str]
):
    of, general = small.group, "general"
    await small.do(lambda b: enrolment.register_room(b, of, NAME, general, "committee"))
    await speak(small, "bread", sight=sight, post=post)
    await small.drain()
    assert await small.whys() == why


async def test_a_room_that_nobody_registered_hears_nothing(on: Stage):
    await speak(on, "bread")
    await on.do(lambda b: enrolment.register_room(b, on.group, NAME, ROOM, "off"))
    await on.drain()
    assert (on.shown(), await on.whys()) == ([], ["room-unknown"])


async def test_many_rows_of_an_unknown_room_are_all_put_aside(small: Stage):
    await speak(small, *(f"bread {number}" for number in range(40)))
    of = small.group
    await small.do(lambda b: enrolment.register_room(b, of, NAME, ROOM, "off"))
    for _ in range(3):
        await small.drain()
    assert await small.whys() == ["room-unknown"] * 40


async def test_edits_within_two_seconds_become_one(on: Stage):
    await on.say("ana", "!note card one")
    await on.drain()
    for word in ("two", "three", "four"):
        await on.say("ana", f"!note card {word}")
    assert await on.waiting() == 1
    await on.drain()
    (card,) = on.server.record.room(ROOM)
    assert [Contract.words(on.adapter, text.encode()) for text in card.texts] == [
        "Notes: 1",
        "Notes: 4",
    ]


async def test_a_card_that_says_the_same_is_not_sent(on: Stage):
    for _ in range(2):
        await speak(on, "bread", card="N-9")
        on.later(3)
        await on.drain()
    (card,) = on.server.record.room(ROOM)
    assert len(card.texts) == 1
    assert await on.waiting() == 0


async def test_a_card_said_twice_in_one_batch_is_one_message(on: Stage):
    await speak(on, "bread", "salt", card="N-9")
    await on.drain()
    assert on.shown() == ["Noted: salt."]


async def test_a_card_that_was_deleted_is_said_anew(on: Stage):
    await speak(on, "bread", card="N-9")
    await on.drain()
    (card,) = await on.rows(CardRow)
    on.server.record.messages.pop(card.remote)
    await speak(on, "salt", card="N-9")
    await on.drain()
    assert on.shown() == ["Noted: salt."]
    assert (await on.rows(CardRow))[0].remote != card.remote


async def test_order_is_kept_in_a_room(on: Stage):
    await speak(on, *"abcdefgh")
    await on.drain()
    assert on.shown() == [f"Noted: {letter}." for letter in "abcdefgh"]


async def test_what_is_for_tomorrow_holds_up_nothing_today(on: Stage):
    await speak(on, "tomorrow", not_before=on.clock.now() + timedelta(hours=9))
    await speak(on, "today")
    await on.drain()
    assert on.shown() == ["Noted: today."]
    on.later(9 * 3600)
    await on.drain()
    assert on.shown() == ["Noted: today.", "Noted: tomorrow."]


LONG = ["Page 0 of salt.", "Page 1 of salt.", "Page 2 of salt."]


def heads(on: Stage) -> list[str]:
    return [text[:15] for text in on.shown()]


async def test_a_long_message_comes_in_pages(on: Stage):
    await on.say("ana", "!note long salt")
    await on.drain()
    assert heads(on) == LONG


@dataclass
class Breaking(Contract):
    """An adapter whose connection breaks after some deliveries."""

    left: int = 1
    keys: list[str] = field(default_factory=list)

    async def deliver(self, post: Post) -> Receipt:
        self.keys.append(post.key)
        if not self.left:
            raise OSError
        self.left -= 1
        return await super().deliver(post)


def breaking(on: Stage) -> Breaking:
    assert isinstance(on.adapter, Breaking)
    return on.adapter


async def test_a_long_message_goes_on_where_it_was_broken_off(tmp_path: Path):
    async with stage(tmp_path, adapter=Breaking) as on:
        await on.say("ana", "!note long salt")
        await on.drain()
        assert heads(on) == LONG[:1]
        breaking(on).left = 9
        on.later(60)
        await on.drain()
        assert heads(on) == LONG
        keys = breaking(on).keys
        assert [key.partition(".")[2] for key in keys] == ["", "1", "1", "2"]
        assert len({key.partition(".")[0] for key in keys}) == 1
        assert max(map(len, keys)) <= 25


async def test_a_card_of_several_pages_is_edited_page_by_page(small: Stage):
    filler = " ".join(["x"] * 1900)
    for pages in (3, 2, 3):
        parts = [line(say("note-page", word="salt", page=n), filler) for n in range(pages)]
        await speak(small, body=message(*parts), card="N-9")
        await small.drain()
        assert heads(small)[:pages] == LONG[:pages]
        assert heads(small)[pages:] == ["–"] * (3 - pages)  # noqa: RUF001


async def test_a_message_that_breaks_its_adapter_is_held_and_others_get_through(tmp_path: Path):
    async with stage(tmp_path, adapter=Breaking) as on:
        breaking(on).left = 0
        await speak(on, "bread", "salt")
        for _ in range(20):
            await on.drain()
            on.later(60)
            breaking(on).left = int("broken" in await on.whys() and len(breaking(on).keys) > 6)
        assert await on.whys() in ([], ["broken"])


async def test_a_message_whose_subject_was_erased_is_not_said(on: Stage):
    await on.say("ana", "!note add bread")
    await on.do(lambda batch: outbox.forget(batch.sql, [f"collective/{on.group}"]))
    await on.drain()
    assert (on.shown(), await on.waiting()) == ([], 0)


@dataclass
class Gated(Contract):
    """An adapter whose deliveries to one room wait until a gate is opened."""

    gate: asyncio.Event = field(default_factory=asyncio.Event)
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    slow: str = ROOM

    async def deliver(self, post: Post) -> Receipt:
        if post.room == self.slow:
            self.reached.set()
            await self.gate.wait()
        return await super().deliver(post)


def gated(on: Stage) -> Gated:
    assert isinstance(on.adapter, Gated)
    return on.adapter


async def test_a_message_erased_while_it_is_sent_leaves_no_card(tmp_path: Path):
    async with stage(tmp_path, adapter=Gated) as on:
        await speak(on, "bread", card="N-9")
        draining = asyncio.create_task(on.drain())
        await gated(on).reached.wait()
        await on.do(lambda batch: outbox.forget(batch.sql, [f"collective/{on.group}"]))
        gated(on).gate.set()
        await draining
        assert (await on.rows(CardRow), await on.waiting()) == ([], 0)


async def until(on: Stage, true: Any) -> None:
    """Wait until something holds of what people see."""
    changed = asyncio.Event()
    loop = asyncio.get_running_loop()

    def committed(outcome: Outcome) -> None:
        loop.call_soon_threadsafe(changed.set)

    on.engine.listeners.append(committed)
    async with asyncio.timeout(10):
        while not true():
            changed.clear()
            await changed.wait()


async def test_a_slow_room_holds_up_no_other(tmp_path: Path):
    async with stage(tmp_path, adapter=Gated, remembers=timedelta(days=1)) as on:
        await on.do(lambda b: enrolment.register_room(b, on.group, NAME, "hall", "members"))
        running = asyncio.create_task(on.delivery.run())
        for word in ("bread", "salt"):
            await on.say("ana", f"!note add {word}")
        await until(on, lambda: len(on.shown("hall")) == 2)
        assert on.shown() == []
        gated(on).gate.set()
        await until(on, lambda: len(on.shown()) == 2)
        running.cancel()
        await asyncio.wait((running,))


async def test_a_running_bot_hears_answers_and_says(small: Stage):
    running = asyncio.create_task(small.delivery.run())
    event = {"id": "e-9", "account": "ana", "room": ROOM, "text": "!note add bread"}
    await small.server._do_inject({"events": [event]})
    await until(small, lambda: small.shown() and not small.server.record.waiting)
    assert small.shown() == ["Noted: bread."]
    assert small.server.record.answers["e-9"].text == "I noted bread."
    running.cancel()
    await asyncio.wait((running,))


async def test_what_the_lease_does_not_cover_is_not_sent(small: Stage):
    await speak(small, "bread")
    carrier = Carrier(small.engine, small.adapter, "platform/contract", "another process")
    (parcel,) = await small.do(lambda b: parcels.ready(b.sql, b.safe, NAME, b.now, 9))
    route = await small.do(lambda batch: routes.route(batch, parcel))
    with pytest.raises(LeaseLost):
        await carrier.carry(parcel, route)
    assert (small.shown(), await small.waiting()) == ([], 1)


def test_pages_come_out_of_a_row_as_they_went_in():
    pages = ["…é\n".encode(), b"\x00\xff", b""]
    assert parcels._unpack(parcels._pack(pages)) == tuple(pages)
