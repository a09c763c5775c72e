"""Saying things: nothing lost and nothing said twice, whatever the platform does."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from bot.adapter import Post, Receipt, Sent, Unreachable
from bot.effects import Outcome
from bot.language.words import Catalogue
from bot.memory import enrolment, outbox, parcels
from bot.memory.tables import CardRow, OutboxRow
from bot.running import reapplying, routes
from bot.running.carrying import Carrier, LeaseLost
from bot.running.wording import OWN_WORDS
from tests.bot.speaking import speak
from tests.platform.adapter import NAME, Contract
from tests.platform.stage import ROOM, Stage, stage


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


@dataclass
class Gated(Contract):
    """An adapter whose deliveries to one room wait until a gate is opened."""

    gate: asyncio.Event = field(default_factory=asyncio.Event)
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    asked: int = 0

    async def deliver(self, post: Post) -> Receipt:
        if post.room == ROOM:
            self.asked += 1
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
        assert (on.shown(), gated(on).asked) == ([], 1)
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
