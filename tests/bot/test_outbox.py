"""The outbox by itself: what is written, what is ready, and what may be sent."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from bot.call import Sight
from bot.clock import SeededIds
from bot.command import Registry
from bot.engine import Engine
from bot.language.message import message, say
from bot.memory import outbox, parcels
from bot.memory.keys import Ring, create_files, with_passphrase
from bot.memory.keys.wrapping import OPERATING_FILE, Stretch
from bot.memory.opening import create, open_both
from bot.memory.outbox import GATHER, Saying
from bot.memory.parcels import Parcel
from bot.memory.tables import HELD, OutboxRow
from tests.bot.engines import do
from tests.databases import fresh_database
from tests.platform.adapter import NAME
from tests.platform.stage import Stage, stage

ROOM, OTHER = 11, 12


@pytest.fixture(params=["sqlite", "postgresql"])
async def on(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    url = fresh_database() if request.param == "postgresql" else ""
    async with stage(tmp_path, url) as made:
        yield made


def saying(on: Stage, word: str = "bread", **facts: Any) -> Saying:
    said = Saying(on.group, NAME, message(say("note-said", word=word)), f"collective/{on.group}",
                  Sight.MEMBERS, room=ROOM)  # fmt: skip
    return replace(said, **facts)


async def write(on: Stage, *sayings: Saying) -> None:
    await on.do(lambda b: outbox.write(b.sql, b.safe, sayings, b.now))


async def ready(on: Stage, **facts: Any) -> list[Parcel]:
    found: list[Parcel] = await on.do(
        lambda b: parcels.ready(b.sql, b.safe, NAME, b.now, 99, **facts)
    )
    return found


def words(found: list[Parcel]) -> list[str]:
    return [dict(one.body.blocks[0].parts[0].args)["word"].text for one in found]  # type: ignore[union-attr]


async def trying(on: Stage, parcel: Parcel, *pages: bytes) -> bool:
    return bool(await on.do(lambda b: parcels.trying(b.sql, b.safe, parcel, pages, b.now)))


async def test_a_room_has_one_message_ready_and_every_room_has_its_own(on: Stage):
    await write(on, saying(on, "a"), saying(on, "b"), saying(on, "c", room=OTHER))
    assert words(await ready(on)) == ["a", "c"]


async def test_another_platform_sees_nothing_of_it(on: Stage):
    await write(on, saying(on, platform="other"))
    assert await ready(on) == []
    assert await on.do(lambda b: parcels.next_at(b.sql, NAME, b.now)) is None


async def test_a_row_that_failed_holds_up_those_behind_it(on: Stage):
    await write(on, saying(on, "a"), saying(on, "b"), saying(on, "c", room=OTHER))
    first = (await ready(on))[0]
    then = on.clock.now() + timedelta(seconds=30)
    await on.do(lambda b: parcels.again(b.sql, first, then, "429"))
    assert words(await ready(on)) == ["c"]
    assert await on.do(lambda b: parcels.next_at(b.sql, NAME, b.now)) == then
    on.later(30)
    assert words(await ready(on)) == ["a", "c"]


async def test_a_row_that_is_held_holds_up_nothing(on: Stage):
    await write(on, saying(on, "a"), saying(on, "b"))
    first = (await ready(on))[0]
    await on.do(lambda b: parcels.hold(b.sql, first, "room-closed"))
    assert words(await ready(on)) == ["b"]


async def test_a_card_that_waits_is_replaced_and_keeps_its_place(on: Stage):
    await write(on, saying(on, "a", card="N-9"), saying(on, "b"))
    await write(on, saying(on, "c", card="N-9", sight=Sight.PUBLIC))
    (first,) = await ready(on)
    assert (words([first]), first.sight) == (["c"], Sight.PUBLIC)


async def test_what_was_replaced_meanwhile_is_not_sent(on: Stage):
    await write(on, saying(on, "a", card="N-9"))
    (old,) = await ready(on)
    await write(on, saying(on, "b", card="N-9"))
    assert not await trying(on, old, b"a")
    (new,) = await ready(on)
    assert await trying(on, new, b"b")


async def test_a_card_under_way_is_not_replaced_but_followed_after_two_seconds(on: Stage):
    await write(on, saying(on, "a", card="N-9"))
    (first,) = await ready(on)
    await trying(on, first, b"a")
    await write(on, saying(on, "b", card="N-9"))
    await on.do(lambda b: parcels.delivered(b.sql, first, ["m1"], b"d", b.now))
    assert await ready(on) == []
    assert words(await ready(on, gathered=True)) == ["b"]
    on.later(GATHER.total_seconds())
    (second,) = await ready(on)
    assert (words([second]), second.remotes, second.digest) == (["b"], ("m1",), b"d")


async def test_edits_go_on_in_turn_however_often_they_come(on: Stage):
    await write(on, saying(on, "a", card="N-9"))
    (first,) = await ready(on)
    await on.do(lambda b: parcels.delivered(b.sql, first, ["m1"], b"d", b.now))
    await write(on, saying(on, "b", card="N-9"))
    for word in "cde":
        on.later(0.5)
        await write(on, saying(on, word, card="N-9"))
    on.later(0.5)
    assert words(await ready(on)) == ["e"]


async def test_two_processes_cannot_both_try_a_row(on: Stage):
    await write(on, saying(on))
    (ours,), (theirs,) = await ready(on), await ready(on)
    assert await trying(on, ours, b"a")
    assert not await trying(on, theirs, b"a")


async def test_pages_and_progress_are_kept_until_it_is_said(on: Stage):
    await write(on, saying(on, card="N-9"))
    (parcel,) = await ready(on)
    await trying(on, parcel, b"one", b"t\xc3\xb4", b"\xff")
    on.later(5)
    await on.do(lambda b: parcels.turned(b.sql, parcel, ["m1", "m2"], b.now))
    (again,) = await ready(on)
    assert again.pages == (b"one", b"t\xc3\xb4", b"\xff")
    assert (again.page, again.taken, again.first_try) == (2, ("m1", "m2"), on.clock.now())
    assert await on.do(lambda b: parcels.delivered(b.sql, again, ["m1"], b"", b.now))
    assert not await on.do(lambda b: parcels.delivered(b.sql, again, ["m1"], b"", b.now))
    assert await on.rows(OutboxRow) == []


async def test_nothing_that_is_said_lies_open_in_the_database(on: Stage):
    await write(on, saying(on, "geheimnis"))
    (parcel,) = await ready(on)
    await trying(on, parcel, b"geheimnis")
    (row,) = await on.rows(OutboxRow)
    assert not any(b"geheimnis" in v for v in row if isinstance(v, bytes))
    assert not any("geheimnis" in v for v in row if isinstance(v, str))


async def test_what_an_erased_key_sealed_is_held_if_it_was_left(on: Stage):
    await write(on, saying(on))
    broken = update(OutboxRow).values(body=b"no seal")
    await on.do(lambda b: b.sql.execute(broken))
    assert await ready(on) == []
    (row,) = await on.rows(OutboxRow)
    assert (row.state, row.why) == (HELD, "unreadable")


async def test_keys_are_short_and_never_the_same(on: Stage):
    await write(on, *(saying(on, str(number)) for number in range(300)))
    keys = [row.key for row in await on.rows(OutboxRow)]
    assert len(set(keys)) == 300
    assert max(map(len, keys)) <= 20


CASE = "case/7"


async def test_what_is_confidential_waits_while_it_is_locked(tmp_path: Path):
    create_files(tmp_path / "keys")
    where = f"sqlite:///{tmp_path}/a.db", f"sqlite:///{tmp_path}/k.db"
    cheap = Stretch(memory_kib=64, iterations=1, lanes=1)
    wrapping = with_passphrase(tmp_path / "keys" / OPERATING_FILE, stretch=cheap)
    async with stage(tmp_path / "stage") as on:
        clock, ids = on.clock, SeededIds("x")
        opened = create(*where, wrapping, clock, ids, "correct horse battery")
        engine = Engine(opened.store, opened.keys, Registry([]), clock, ids)
        do(engine, lambda batch: batch.begin_subject(CASE, 0, Ring.CONFIDENTIAL))
        said = [saying(on, "a", subject=CASE), saying(on, "b", room=OTHER, subject="instance")]
        do(engine, lambda b: outbox.write(b.sql, b.safe, said, b.now))
        opened.close()
        opened = open_both(*where, wrapping, clock)
        engine = Engine(opened.store, opened.keys, Registry([]), clock, ids)
        now = clock.now()
        look = lambda b: parcels.ready(b.sql, b.safe, NAME, now, 9)  # noqa: E731
        assert words(do(engine, look)) == ["b"]
        opened.keys.unlock("correct horse battery")
        assert words(do(engine, look)) == ["a", "b"]
        opened.close()
