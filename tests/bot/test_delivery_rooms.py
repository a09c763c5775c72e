"""Where things are said: not above a room's class, one card a room, long messages in pages."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.adapter import Post, Receipt
from bot.call import Sight
from bot.language.message import line, message, say
from bot.memory import enrolment, outbox, parcels
from bot.memory.tables import CardRow, RoomRow
from tests.bot.speaking import speak
from tests.platform.adapter import NAME, Contract
from tests.platform.stage import ROOM, Stage, stage


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


def test_pages_come_out_of_a_row_as_they_went_in():
    pages = ["…é\n".encode(), b"\x00\xff", b""]
    assert parcels._unpack(parcels._pack(pages)) == tuple(pages)
