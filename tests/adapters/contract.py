"""What every platform's adapter holds to: one class of tests, passed or failed by each.

A platform's own tests make a subclass of `AdapterContract` named `Test…` with a fixture `bench`:
its adapter, connected to whatever stands for the platform's wire, and the eyes and fingers of
the people at the other end of it.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

import pytest

import bot.language
from bot.adapter import Adapter, Post, Unreachable, Vanished
from bot.call import Call, Room
from bot.language.message import (
    Bars,
    Bullets,
    Code,
    Do,
    File,
    Joined,
    Line,
    Message,
    Moment,
    Quoted,
    Reader,
    Say,
    Span,
    button,
    facts,
    line,
    message,
    title,
)
from bot.language.words import Catalogue

NOW = datetime(2026, 3, 7, 18, 0, tzinfo=UTC)
READER = Reader("en", "Europe/London", "/", NOW)

HOSTILE = (
    "@everyone @here @room",
    "<@80351110224678912> <@&165511591545143296> <#103735883630395392> </vote:816437322781949972>",
    "**bold** _slanted_ ~~struck~~ `code` ||hidden||",
    "# A heading\n> a quote\n- a list\n1. another",
    "[a link](https://example.org/) https://example.org/ <https://example.org/>",
    "<b>bold</b> <img src=x onerror=alert(1)> &lt;b&gt;",
    "<t:1804098600:F> <:smile:41771983429993937>",
    "@ana:example.org !room:example.org https://matrix.to/#/@ana:example.org",
    "```\ncode\n```\n\n\n",
    "\x1b[31mred\x1b[0m \x07 \u202etxet\u202c \u200b@everyone",
    "{ $name } { -term } %s %(name)s {0} {name}",
    "[Yes] [No]",
)
"""Words of a person that some platform would read as more than words."""


class Bench(Protocol):
    """One platform under test."""

    adapter: Adapter
    room: str
    """A room that the bot may write to."""
    account: str
    """Somebody whose private messages are open."""
    shut: str
    """Somebody whose private messages are shut."""

    async def seen(self, room: str) -> Sequence[str]:
        """What people see of the bot in a room now, oldest first, buttons as `[Label]`."""
        ...

    async def press(self, room: str, label: str) -> Call:
        """The Call that is heard when somebody presses that button on the newest card."""
        ...

    async def remove(self, room: str, remote: str) -> None:
        """Take a message of the bot away, as whoever runs the place could."""
        ...

    def inert(self, payload: bytes, words: str) -> bool:
        """Whether these words of a person, drawn so, are words and nothing more."""
        ...


def catalogue() -> Catalogue:
    """The words of the engine itself."""
    return Catalogue.load([Path(bot.language.__file__).parent])


def everything() -> Message:
    """A message with every block and every leaf."""
    poll = Joined((Code("P-3"), Quoted("Tea?"), Say("list-more", (("list", 1), ("next", 2)))))
    return message(
        title(Code("P-3"), Quoted("Tea or coffee?")),
        line(Moment(NOW + timedelta(days=2), "Europe/London"), Moment(NOW, style="short")),
        line(Span(timedelta(days=14)), Do("vote", "P-3"), poll),
        facts((Quoted("Where"), Quoted("Hall")), (Code("M-3"), Moment(NOW))),
        Bullets((line("one"), line(Do("week")))),
        Bars(((Quoted("Tea"), 3), (Quoted("Coffee"), 0)), 7),
        button(Quoted("Tea"), "vote", id="P-3", choice="Tea"),
        button(Quoted("Coffee"), "vote", id="P-3", choice="Coffee"),
        File("meeting.ics", "text/calendar", "BEGIN:VCALENDAR\n"),
        line("The end."),
        button(Code("Undo"), "vote"),
    )


def said(words: str) -> Message:
    """A message of one line in a person's words."""
    return Message((Line((Quoted(words),)),))


class AdapterContract:
    """What an adapter promises to the engine and its outbox."""

    @pytest.fixture
    def bench(self) -> Bench:
        raise NotImplementedError("a platform's tests give their bench")

    async def draw(self, bench: Bench, drawn: Message, room: str = "") -> Sequence[bytes]:
        where = await bench.adapter.room(room or bench.room)
        return bench.adapter.draw(drawn, where, READER)

    async def deliver(
        self, bench: Bench, key: str, drawn: Message, edits: str = "", room: str = ""
    ) -> str:
        (payload,) = await self.draw(bench, drawn, room)
        post = Post(key, room or bench.room, payload, edits)
        return (await bench.adapter.deliver(post)).remote

    async def write_to(self, bench: Bench, account: str) -> None:
        private = await bench.adapter.private_room(account)
        await self.deliver(bench, "key-1", said("Hello"), room=private.id)

    async def test_the_same_key_twice_is_one_message(self, bench: Bench) -> None:
        first = await self.deliver(bench, "key-1", said("Hello"))
        again = await self.deliver(bench, "key-1", said("Hello"))
        assert first == again
        assert len(await bench.seen(bench.room)) == 1

    async def test_the_same_words_under_two_keys_are_two_messages(self, bench: Bench) -> None:
        first = await self.deliver(bench, "key-1", said("Hello"))
        second = await self.deliver(bench, "key-2", said("Hello"))
        assert first != second
        assert len(await bench.seen(bench.room)) == 2

    async def test_a_key_may_have_25_characters(self, bench: Bench) -> None:
        await self.deliver(bench, "k" * 24 + "1", said("Hello"))
        await self.deliver(bench, "k" * 24 + "2", said("Hello"))
        assert len(await bench.seen(bench.room)) == 2

    async def test_an_edit_replaces_where_the_message_stands(self, bench: Bench) -> None:
        card = await self.deliver(bench, "key-1", said("One vote"))
        await self.deliver(bench, "key-2", said("Something else"))
        await self.deliver(bench, "key-3", said("Two votes"), edits=card)
        await self.deliver(bench, "key-3", said("Two votes"), edits=card)
        texts = await bench.seen(bench.room)
        assert ["Two votes" in text for text in texts] == [True, False]
        assert not any("One vote" in text for text in texts)

    async def test_an_edited_message_can_be_edited_again(self, bench: Bench) -> None:
        card = await self.deliver(bench, "key-1", said("One vote"))
        edited = await self.deliver(bench, "key-2", said("Two votes"), edits=card)
        assert edited == card
        await self.deliver(bench, "key-3", said("Three votes"), edits=card)
        (text,) = await bench.seen(bench.room)
        assert "Three votes" in text

    async def test_an_edit_of_what_is_gone_has_vanished(self, bench: Bench) -> None:
        card = await self.deliver(bench, "key-1", said("One vote"))
        await bench.remove(bench.room, card)
        with pytest.raises(Vanished):
            await self.deliver(bench, "key-2", said("Two votes"), edits=card)
        assert not any("votes" in text for text in await bench.seen(bench.room))

    async def test_what_was_said_is_read_back_in_order(self, bench: Bench) -> None:
        drawn = [said("First"), everything(), said("Last")]
        remotes = [await self.deliver(bench, f"key-{n}", one) for n, one in enumerate(drawn)]
        sent = await bench.adapter.read_back(bench.room, NOW - timedelta(days=36500))
        words = [bench.adapter.words((await self.draw(bench, one))[0]) for one in drawn]
        assert [(one.remote, one.words) for one in sent] == list(zip(remotes, words, strict=True))

    async def test_nothing_older_than_asked_for_is_read_back(self, bench: Bench) -> None:
        await self.deliver(bench, "key-1", said("Hello"))
        (sent,) = await bench.adapter.read_back(bench.room, NOW - timedelta(days=36500))
        assert await bench.adapter.read_back(bench.room, sent.at + timedelta(hours=1)) == []
        assert len(await bench.adapter.read_back(bench.room, sent.at)) == 1

    async def test_rooms_are_read_back_one_by_one(self, bench: Bench) -> None:
        private = await bench.adapter.private_room(bench.account)
        await self.deliver(bench, "key-1", said("Hello all"))
        await self.deliver(bench, "key-2", said("Hello you"), room=private.id)
        (sent,) = await bench.adapter.read_back(private.id, NOW - timedelta(days=36500))
        assert "Hello you" in sent.words

    async def test_shut_messages_are_unreachable(self, bench: Bench) -> None:
        with pytest.raises(Unreachable):
            await self.write_to(bench, bench.shut)

    async def test_a_private_room_is_private_and_known_again(self, bench: Bench) -> None:
        private = await bench.adapter.private_room(bench.account)
        assert private.private
        assert await bench.adapter.room(private.id) == private
        assert await bench.adapter.private_room(bench.account) == private
        assert not (await bench.adapter.room(bench.room)).private

    async def test_rooms_bear_the_name_of_the_platform(self, bench: Bench) -> None:
        room = await bench.adapter.room(bench.room)
        assert (room.platform, room.id) == (bench.adapter.name, bench.room)
        assert room.abilities.longest_text > 0
        assert room.abilities.prefix
        assert bench.adapter.remembers >= timedelta(0)

    @pytest.mark.parametrize("language", ["en", "es"])
    async def test_every_block_and_leaf_is_drawn(self, bench: Bench, language: str) -> None:
        where = await bench.adapter.room(bench.room)
        reader = Reader(language, "America/Bogota", where.abilities.prefix, NOW)
        (payload,) = bench.adapter.draw(everything(), where, reader)
        words = bench.adapter.words(payload)
        for part in ("P-3", "Tea or coffee?", "Hall", "M-3", "one", "Coffee", "The end."):
            assert part in words
        assert f"{where.abilities.prefix}vote" in words

    async def test_drawing_changes_nothing_and_comes_out_alike(self, bench: Bench) -> None:
        assert await self.draw(bench, everything()) == await self.draw(bench, everything())
        assert await bench.seen(bench.room) == []

    async def test_nothing_is_drawn_of_nothing(self, bench: Bench) -> None:
        assert list(await self.draw(bench, Message(()))) == []

    @pytest.mark.parametrize("words", HOSTILE)
    async def test_a_persons_words_are_words_and_nothing_more(
        self, bench: Bench, words: str
    ) -> None:
        for drawn in (said(words), message(title(words), line(Code("P-3"), words))):
            for payload in await self.draw(bench, drawn):
                assert bench.inert(payload, words)

    async def test_no_page_is_longer_than_the_room_takes(self, bench: Bench) -> None:
        longest = (await bench.adapter.room(bench.room)).abilities.longest_text
        words = [f"word{number}" for number in range(longest)]
        many = message(title(Code("P-3")), line(" ".join(words)), line("x" * (longest * 2)))
        payloads = await self.draw(bench, many)
        assert len(payloads) > 2
        texts = [bench.adapter.words(payload) for payload in payloads]
        assert max(map(len, texts)) <= longest
        assert all(word in " ".join(texts).split() for word in words)

    async def test_buttons_lead_back_to_their_calls(self, bench: Bench) -> None:
        choice = "Café «sí», 100 % — ¿no?: a=b"
        drawn = message(
            title(Code("P-3")),
            button(Quoted("Tea"), "vote", id="P-3", choice="Tea"),
            button(Quoted("Coffee"), "poll show", id="P-3", choice=choice),
            button(Quoted("Long"), "vote", choice="x" * 300),
            button(Quoted("Bare"), "week"),
        )
        await self.deliver(bench, "key-1", drawn)
        for label, name, args in (
            ("Tea", "vote", {"id": "P-3", "choice": "Tea"}),
            ("Coffee", "poll show", {"id": "P-3", "choice": choice}),
            ("Long", "vote", {"choice": "x" * 300}),
            ("Bare", "week", {}),
        ):
            call = await bench.press(bench.room, label)
            assert (call.name, dict(call.args)) == (name, args)
            assert call.room.id == bench.room

    async def test_each_press_is_an_event_of_its_own(self, bench: Bench) -> None:
        await self.deliver(bench, "key-1", message(button(Quoted("Tea"), "vote", id="P-3")))
        first = await bench.press(bench.room, "Tea")
        second = await bench.press(bench.room, "Tea")
        assert first.event
        assert first.event != second.event

    async def test_buttons_are_shown_by_their_labels(self, bench: Bench) -> None:
        await self.deliver(bench, "key-1", everything())
        (text,) = await bench.seen(bench.room)
        assert "[Tea] [Coffee]" in text
        assert isinstance(await bench.adapter.room(bench.room), Room)
