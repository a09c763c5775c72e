"""Leases: one process works, another stands by and takes over soon."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.memory import leases
from bot.running.leases import Lease
from tests.databases import fresh_database
from tests.platform.stage import Stage, stage


@pytest.fixture(params=["sqlite", "postgresql"])
async def on(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    url = fresh_database() if request.param == "postgresql" else ""
    async with stage(tmp_path, url) as made:
        yield made


async def take(on: Stage, owner: str, *, by_force: bool = False) -> bool:
    taken = await on.do(lambda b: leases.take(b.sql, "platform/x", owner, b.now, by_force=by_force))
    return bool(taken)


async def holds(on: Stage, owner: str) -> bool:
    return bool(await on.do(lambda b: leases.holds(b.sql, "platform/x", owner, b.now)))


async def test_a_lease_is_one_processes_until_it_ends(on: Stage):
    assert await take(on, "a")
    assert not await take(on, "b")
    assert (await holds(on, "a"), await holds(on, "b")) == (True, False)
    on.later(leases.LENGTH.total_seconds() + 0.1)
    assert not await holds(on, "a")
    assert await take(on, "b")
    assert not await take(on, "a")


async def test_a_lease_that_is_renewed_does_not_end(on: Stage):
    for _ in range(5):
        assert await take(on, "a")
        on.later(leases.LENGTH.total_seconds() - 1)
    assert not await take(on, "b")


async def test_a_lease_that_is_let_go_is_free(on: Stage):
    await take(on, "a")
    await on.do(lambda b: leases.drop(b.sql, "platform/x", "b"))
    assert not await take(on, "b")
    await on.do(lambda b: leases.drop(b.sql, "platform/x", "a"))
    assert await take(on, "b")


async def test_the_only_process_takes_a_lease_by_force(on: Stage):
    await take(on, "a")
    assert await take(on, "b", by_force=True)
    assert (await holds(on, "a"), await holds(on, "b")) == (False, True)


def test_a_standby_takes_over_within_ten_seconds():
    assert leases.LENGTH + timedelta(seconds=2) < timedelta(seconds=10)


async def test_work_is_done_under_the_lease_which_is_let_go_at_its_end(on: Stage):
    held: list[bool] = []

    async def work() -> None:
        held.append(await holds(on, "a"))

    async with asyncio.timeout(10):
        await Lease(on.engine, "platform/x", "a").keep(work)
    assert held == [True]
    assert await take(on, "b")


async def test_what_the_work_raises_comes_through(on: Stage):
    async def work() -> None:
        raise KeyError("x")

    with pytest.raises(KeyError):
        await Lease(on.engine, "platform/x", "a").keep(work)
    assert await take(on, "b")


async def test_a_standby_begins_when_the_first_lets_go(tmp_path: Path):
    async with stage(tmp_path, fresh_database()) as on:
        working: list[str] = []
        begun = {name: asyncio.Event() for name in "ab"}

        async def work(name: str) -> None:
            working.append(name)
            begun[name].set()
            await asyncio.Event().wait()

        first = asyncio.create_task(Lease(on.engine, "x", "a").keep(lambda: work("a")))
        await begun["a"].wait()
        second = asyncio.create_task(Lease(on.engine, "x", "b").keep(lambda: work("b")))
        await asyncio.wait((second,), timeout=1.5)
        assert working == ["a"]
        first.cancel()
        async with asyncio.timeout(10):
            await begun["b"].wait()
        assert working == ["a", "b"]
        second.cancel()
        await asyncio.wait((first, second))


async def test_work_is_stopped_when_another_takes_the_lease(tmp_path: Path):
    async with stage(tmp_path, fresh_database()) as on:
        begun, stopped = asyncio.Event(), asyncio.Event()

        async def work() -> None:
            begun.set()
            try:
                await asyncio.Event().wait()
            finally:
                stopped.set()

        keeping = asyncio.create_task(Lease(on.engine, "platform/x", "a").keep(work))
        await begun.wait()
        assert await take(on, "b", by_force=True)
        async with asyncio.timeout(15):
            await stopped.wait()
        assert await holds(on, "b")
        keeping.cancel()
        await asyncio.wait((keeping,))
