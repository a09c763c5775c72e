"""Whom a message does not reach: another account, the inbox, and a word that says nothing."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.language.message import Message, message, say
from bot.language.stored import from_json
from bot.memory import enrolment, heard
from bot.memory.heard import Mark
from bot.memory.tables import Account, Collective, HeardRow, InboxRow, OutboxRow, Strike
from bot.running.sweeping import sweep
from tests.databases import fresh_database
from tests.platform.adapter import NAME, Contract
from tests.platform.record import PRIVATE
from tests.platform.stage import Stage, stage


class Other(Contract):
    """The same platform under another name."""

    def __init__(self, *facts: object) -> None:
        super().__init__(*facts)  # type: ignore[arg-type]
        self.name = "other"


@pytest.fixture(params=["sqlite", "postgresql"])
async def on(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    url = fresh_database() if request.param == "postgresql" else ""
    async with stage(tmp_path, url, others=(Other,)) as made:
        yield made


def words(text: str) -> Message:
    return message(say("note-said", word=text))


async def member(on: Stage, name: str) -> int:
    roll = await on.do(lambda batch: batch.directory.roll(batch.sql, on.group))
    return int(next(person.id for person in roll if person.name == name))


async def tell(on: Stage, name: str, text: str, **facts: object) -> None:
    to = await member(on, name)
    told = lambda ctx: ctx.tell(to, words(text), **facts)  # noqa: E731
    await on.do(lambda batch: batch.tend(on.group, told))


async def kept(on: Stage, name: str) -> list[str]:
    """What lies in somebody's inbox."""
    of = await member(on, name)
    rows = await on.rows(InboxRow, InboxRow.member == of)
    bodies = [on.engine.safe.open(f"member/{of}", f"inbox/{row.id}", row.body) for row in rows]
    return sorted(dict(from_json(b).blocks[0].parts[0].args)["word"].text for b in bodies)  # type: ignore[union-attr]


async def settings(on: Stage, **rules: str) -> None:
    """Let the group have these rules."""
    await on.do(lambda b: b.sql.execute(update(Collective).values(rules=json.dumps(rules))))
    await on.do(lambda batch: batch.changed_people())


async def test_a_private_message_reaches_its_member_alone(on: Stage):
    await tell(on, "Ben", "bread")
    await on.drain()
    assert on.private("ben") == ["Noted: bread."]
    assert on.shown() == on.private("ana") == []


async def test_everybody_reads_their_own_language_and_a_room_its_groups(on: Stage):
    ben = await member(on, "Ben")
    card = {"name": "Ben", "language": "es", "quiet": "00:00-00:00"}
    await on.do(lambda batch: enrolment.set_card(batch, ben, card))
    await on.say("ben", "!note tell bread")
    await on.say("ben", "!note add salt")
    await on.drain()
    assert on.private("ben") == ["Para ti: bread."]
    assert on.private("ana") == ["For you: bread."]
    assert on.shown() == ["Noted: salt."]


async def test_a_shut_account_is_left_for_another_of_the_same_member(on: Stage):
    ben = await member(on, "Ben")
    on.later(60)
    await on.do(lambda b: enrolment.add_account(b, on.group, ben, "other", "benedikt"))
    on.server.record.shut.add("benedikt")
    await tell(on, "Ben", "bread")
    await on.drain()
    assert on.private("ben") == ["Noted: bread."]
    shut = {row.platform: row.shut for row in await on.rows(Account, Account.member == ben)}
    assert (shut[NAME], shut["other"]) == (None, on.clock.now())


async def test_two_shut_accounts_do_not_send_it_to_each_other(on: Stage):
    ben = await member(on, "Ben")
    await on.do(lambda b: enrolment.add_account(b, on.group, ben, "other", "benedikt"))
    on.server.record.shut |= {"ben", "benedikt"}
    await tell(on, "Ben", "bread")
    async with asyncio.timeout(10):
        await on.drain()
    assert await kept(on, "Ben") == ["bread"]


async def test_whoever_is_shut_everywhere_finds_it_in_their_inbox(on: Stage):
    on.server.record.shut.add("ben")
    await tell(on, "Ben", "bread")
    await tell(on, "Ben", "salt")
    await on.drain()
    assert await kept(on, "Ben") == ["bread", "salt"]
    assert (await on.waiting(), on.shown()) == (0, [])


async def test_an_account_that_is_reached_again_is_open_again(on: Stage):
    on.server.record.shut.add("ben")
    await tell(on, "Ben", "bread")
    await on.drain()
    on.server.record.shut.clear()
    await tell(on, "Ben", "salt")
    await on.drain()
    assert on.private("ben") == ["Noted: salt."]
    ben = await member(on, "Ben")
    assert [row.shut for row in await on.rows(Account, Account.member == ben)] == [None]


async def test_a_card_in_the_inbox_is_there_once_as_it_is_now(on: Stage):
    on.server.record.shut.add("ben")
    for word in ("bread", "salt"):
        await tell(on, "Ben", word, key="N-9")
        await on.drain()
    assert await kept(on, "Ben") == ["salt"]


async def test_an_account_that_is_gone_is_no_way(on: Stage):
    await tell(on, "Ben", "bread")
    (row,) = await on.rows(OutboxRow)
    await on.do(lambda batch: enrolment.drop_account(batch, row.account))
    await on.drain()
    assert on.private("ben") == []
    assert await kept(on, "Ben") == ["bread"]


async def test_nobody_is_told_of_a_message_unless_the_group_wants_it(on: Stage):
    await on.do(lambda b: enrolment.register_room(b, on.group, NAME, "board", "notices"))
    on.server.record.shut.add("ben")
    await tell(on, "Ben", "bread")
    await on.drain()
    assert on.shown("board") == []


@pytest.fixture
async def noticed(on: Stage) -> Stage:
    """A group that wants notices, in which Ben has shut his messages."""
    await on.do(lambda b: enrolment.register_room(b, on.group, NAME, "board", "notices"))
    await settings(on, notices="on")
    on.server.record.shut.add("ben")
    return on


NOTICE = "Ben, you have a message from the bot: !my inbox"


async def test_a_room_is_told_once_a_day_in_the_same_words(noticed: Stage):
    for text in ("bread", "salt"):
        await tell(noticed, "Ben", text)
        await noticed.drain()
    assert noticed.shown("board") == [NOTICE]
    noticed.later(24 * 3600)
    await tell(noticed, "Ben", "oil")
    await noticed.drain()
    assert noticed.shown("board") == [NOTICE, NOTICE]
    assert noticed.shown() == []


async def test_a_notice_names_the_command_as_it_is_typed_in_that_room(noticed: Stage):
    of = noticed.group
    await noticed.do(lambda b: enrolment.register_room(b, of, NAME, "board", "notices", "++"))
    await tell(noticed, "Ben", "bread")
    await noticed.drain()
    assert noticed.shown("board") == [NOTICE.replace("!", "++")]


async def test_of_the_notice_only_a_hash_is_kept(noticed: Stage):
    await tell(noticed, "Ben", "bread")
    await noticed.drain()
    (row,) = await noticed.rows(Strike)
    assert len(row.hash) == 16
    noticed.later(25 * 3600)
    await sweep(noticed.engine, "test")
    assert await noticed.rows(Strike) == []


async def test_a_member_may_forbid_the_notice(noticed: Stage):
    ben = await member(noticed, "Ben")
    card: Mapping[str, str] = {"name": "Ben", "notices": "off", "quiet": "00:00-00:00"}
    await noticed.do(lambda batch: enrolment.set_card(batch, ben, card))
    await tell(noticed, "Ben", "bread")
    await noticed.drain()
    assert (noticed.shown("board"), await kept(noticed, "Ben")) == ([], ["bread"])


async def test_the_sender_is_told_after_three_days_and_once(on: Stage):
    on.server.record.shut.add("ben")
    await tell(on, "Ben", "bread", sender=await member(on, "Ana"))
    await tell(on, "Ben", "salt")
    await on.drain()
    for days in (2.9, 0.2, 3.0):
        on.later(days * 24 * 3600)
        await sweep(on.engine, "test")
        await on.drain()
    (told,) = on.private("ana")
    assert told.startswith("Your message to Ben could not be delivered.")


def answer(on: Stage, receipt: int, subject: str) -> Mark:
    """Let an answer have been committed and never said."""
    body = on.engine.safe.seal(subject, f"heard/{receipt}", '{"b":[]}')
    return Mark(b"e%d" % receipt, receipt, subject, body, owed=True, wrote=True)


async def test_an_answer_that_nobody_got_waits_in_the_inbox(on: Stage):
    await on.say("ben", "!note add bread")
    await on.delivery.keep_answers()
    assert await on.rows(InboxRow) == []
    on.later(61)
    await on.delivery.keep_answers()
    (row,) = await on.rows(InboxRow)
    assert (row.member, row.id) == (await member(on, "Ben"), (await on.rows(HeardRow))[0].receipt)
    await on.delivery.keep_answers()
    assert len(await on.rows(InboxRow)) == 1


async def test_at_the_start_of_the_only_process_every_answer_that_is_owed_is_kept(on: Stage):
    await on.say("ben", "!note add bread")
    await on.delivery.keep_answers(at_start=True)
    alone = on.engine.store.dialect == "sqlite"
    assert len(await on.rows(InboxRow)) == (1 if alone else 0)


async def test_an_answer_that_comes_through_after_all_leaves_the_inbox(on: Stage):
    heard_once = await on.say("ben", "!note add bread")
    on.later(61)
    await on.delivery.keep_answers()
    assert len(await on.rows(InboxRow)) == 1
    await on.engine.said(heard_once.receipt)
    assert await on.rows(InboxRow) == []


async def test_an_answer_to_a_stranger_is_dropped(on: Stage):
    await on.do(lambda b: heard.write(b.sql, [answer(on, 7, f"collective/{on.group}")], b.now))
    on.later(61)
    await on.delivery.keep_answers()
    assert await on.rows(InboxRow) == []
    assert [row.owed for row in await on.rows(HeardRow)] == [False]


async def test_my_inbox_reads_what_was_kept(on: Stage):
    on.server.record.shut.add("ben")
    await tell(on, "Ben", "bread")
    await on.drain()
    heard_back = await on.say("ben", "my inbox", PRIVATE + "ben")
    assert isinstance(heard_back.answer, Message)
    assert "Noted: bread." in on.adapter.answered(heard_back)
    assert await on.rows(InboxRow) == []
