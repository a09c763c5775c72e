"""Calls with a date: done once, in order, late or dropped by rule, and by one process alone."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from bot import firing
from bot.effects import Outcome
from bot.memory import timers
from bot.memory.tables import AuditRow, DueRow
from bot.memory.timers import Due
from bot.running.ticks import Ticks
from tests.databases import fresh_database
from tests.platform.notes import Note
from tests.platform.stage import Stage, stage

LEASE = timers.LEASE.total_seconds()


@pytest.fixture(params=["sqlite", "postgresql"])
async def on(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    url = fresh_database() if request.param == "postgresql" else ""
    async with stage(tmp_path, url) as made:
        yield made


def due(on: Stage, seconds: float, word: str = "bread", **facts: Any) -> Due:
    at = on.clock.now() + timedelta(seconds=seconds)
    return Due(on.group, at, "note due", {"word": word}, **facts)


async def write(on: Stage, *made: Due, dropped: tuple[tuple[int, str], ...] = ()) -> None:
    await on.do(lambda batch: timers.write(batch.sql, made, dropped))


async def claim(on: Stage, owner: str = "a", most: int = 9) -> list[Due]:
    found: list[Due] = await on.do(lambda b: timers.claim(b.sql, owner, b.now, most))
    return found


async def words(on: Stage) -> list[str]:
    return [row.word for row in await on.rows(Note)]


async def test_what_is_due_is_claimed_in_order_and_the_rest_is_left(on: Stage):
    await write(on, due(on, 2, "b"), due(on, 1, "a"), due(on, 9, "c"))
    on.later(3)
    assert [one.args["word"] for one in await claim(on)] == ["a", "b"]
    assert await claim(on, "b") == []


async def test_a_claim_takes_the_earliest_and_no_more_than_asked(on: Stage):
    await write(on, *(due(on, 9 - number, str(number)) for number in range(9)))
    on.later(60)
    assert [one.args["word"] for one in await claim(on, most=2)] == ["8", "7"]


async def test_the_same_key_replaces_and_a_dropped_key_is_gone(on: Stage):
    await write(on, due(on, 1, "a", key="k"), due(on, 1, "x", key="x"), due(on, 1, "free"))
    await write(on, due(on, 2, "b", key="k"), dropped=((on.group, "x"),))
    await write(on, dropped=((on.group + 1, "k"),))
    on.later(3)
    assert [one.args["word"] for one in await claim(on)] == ["free", "b"]


async def test_a_lease_that_ended_gives_the_timer_to_another(on: Stage):
    await write(on, due(on, 0))
    (first,) = await claim(on, "a")
    on.later(LEASE + 1)
    (second,) = await claim(on, "b")
    assert (first.tries, second.tries) == (1, 2)
    assert not await on.do(lambda batch: timers.finish(batch.sql, first, "a"))
    assert await on.do(lambda batch: timers.finish(batch.sql, second, "b"))


async def test_the_only_process_takes_every_lease_back_at_once(on: Stage):
    await write(on, due(on, 0))
    await claim(on, "a")
    assert await claim(on, "b") == []
    await on.do(lambda batch: timers.reclaim(batch.sql))
    assert len(await claim(on, "b")) == 1


async def test_next_is_what_is_due_first_or_the_end_of_a_lease(on: Stage):
    assert await on.ticks.next_at() is None
    await write(on, due(on, 60), due(on, 30))
    assert await on.ticks.next_at() == on.clock.now() + timedelta(seconds=30)
    await write(on, due(on, 0))
    await claim(on)
    assert await on.ticks.next_at() == on.clock.now() + timers.LEASE


async def test_a_timer_and_what_it_does_are_one(on: Stage):
    await on.say("ana", "!note later bread seconds:5")
    assert await on.ticks.fire_due() == 0
    on.later(5)
    assert await on.ticks.fire_due() == 1
    await on.drain()
    assert (await words(on), on.shown()) == (["bread"], ["It is time: bread."])
    assert await on.rows(DueRow) == []
    assert await on.ticks.fire_due() == 0


async def test_a_timer_that_another_process_claimed_meanwhile_does_nothing(on: Stage):
    await write(on, due(on, 0))
    (ours,) = await claim(on, "a")
    on.later(LEASE + 1)
    await claim(on, "b")
    await on.do(lambda batch: firing.fire(batch, ours, "a"))
    assert await words(on) == []


async def test_two_processes_do_each_timer_once(on: Stage):
    await write(on, *(due(on, 0, f"w{number:03}") for number in range(300)))
    others = [Ticks(on.engine, owner=f"process {number}") for number in range(3)]
    counts = await asyncio.gather(*(ticks.fire_due() for ticks in others))
    assert sum(counts) == 300
    assert sorted(await words(on)) == [f"w{number:03}" for number in range(300)]


async def test_what_fell_due_while_it_was_down_is_done_in_order(on: Stage):
    names = [f"w{number}" for number in range(5)]
    await write(on, *(due(on, 10 - number, name) for number, name in enumerate(names)))
    on.later(3600)
    await on.ticks.fire_due()
    await on.drain()
    assert on.shown() == [f"It is time: {name}." for name in reversed(names)]


async def test_what_is_later_than_its_rule_allows_is_dropped_and_written_down(on: Stage):
    await write(on, due(on, 0, "a", grace=timedelta(seconds=5)), due(on, 0, "b"))
    on.later(6)
    assert await on.ticks.fire_due() == 2
    assert await words(on) == ["b"]
    acts = await on.do(lambda b: b.sql.execute(select(AuditRow.action)).scalars().all())
    assert "timer dropped as stale" in acts


async def test_what_is_late_within_its_rule_is_done(on: Stage):
    await write(on, due(on, 0, "a", grace=timedelta(seconds=5)))
    on.later(5)
    await on.ticks.fire_due()
    assert await words(on) == ["a"]


def breaking(on: Stage, **facts: Any) -> Due:
    """A timer whose command breaks: it names no word."""
    return Due(on.group, on.clock.now(), "note due", {}, **facts)


async def test_a_timer_that_breaks_is_tried_again_later_each_time_and_then_put_aside(on: Stage):
    await write(on, breaking(on))
    waits = []
    for _ in range(10):
        began = on.clock.now()
        await on.ticks.fire_due()
        then = await on.ticks.next_at()
        if then is None:
            break
        waits.append(int((then - began).total_seconds()))
        on.clock.set(then)
    assert waits == [2, 4, 8, 16]
    (held,) = await on.do(lambda batch: timers.held(batch.sql))
    assert (held.name, held.tries) == ("note due", 5)


async def test_a_timer_that_breaks_leaves_nothing_and_holds_up_nothing(on: Stage):
    await write(on, breaking(on), due(on, 0, "after"))
    await on.ticks.fire_due()
    assert await words(on) == ["after"]


async def test_a_running_bot_wakes_for_a_timer_that_a_commit_left(on: Stage):
    running = asyncio.create_task(on.ticks.run())
    done = asyncio.Event()
    loop = asyncio.get_running_loop()

    def committed(outcome: Outcome) -> None:
        if outcome.platforms:
            loop.call_soon_threadsafe(done.set)

    on.engine.listeners.append(committed)
    await on.say("ana", "!note later bread seconds:0")
    async with asyncio.timeout(10):
        await done.wait()
    assert await words(on) == ["bread"]
    running.cancel()
    await asyncio.wait((running,))


async def test_a_timer_put_aside_stays_aside(on: Stage):
    await write(on, due(on, 0))
    await on.do(lambda b: b.sql.execute(update(DueRow).values(state=timers.STOPPED)))
    on.later(3600)
    assert await claim(on) == []
    assert await on.ticks.next_at() is None
