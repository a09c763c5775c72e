"""The contract platform keeps what every adapter promises, and fails as it is told to."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from bot.adapter import DeliveryFailed, Heard, Post, Suggestion
from bot.call import Actor, Call, Room
from bot.clock import HandClock
from bot.language.message import Reader
from tests.adapters.contract import NOW, AdapterContract, catalogue, said
from tests.platform.adapter import Contract
from tests.platform.server import Server
from tests.platform.wire import ask


@dataclass
class Ear:
    """Hears every Call, and answers each with its number."""

    calls: list[Call] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def hear(self, call: Call) -> Heard:
        self.calls.append(call)
        self.news.set()
        return Heard(said(f"Heard {call.event}"), Reader())

    async def read(self, text: str, actor: Actor, room: Room, event: str, card: str) -> Heard:
        return await self.hear(Call("", {"text": text}, actor, room, event, card))

    async def said(self, receipt: int) -> None:
        return

    async def suggest(self, call: Call, parameter: str, typed: str) -> Sequence[Suggestion]:
        return ()

    async def draft(self, call: Call) -> int:
        return 1

    async def drafted(self, number: int, actor: Actor) -> Call | None:
        return None


class ContractBench:
    """A server in this process, at which Ana reads, and Ben has shut his messages."""

    room = "general"
    account = "ana"
    shut = "ben"

    def __init__(self, server: Server, clock: HandClock) -> None:
        self.server = server
        self.clock = clock
        self.server.record.shut.add(self.shut)
        self.adapter = Contract(catalogue(), server.port)
        self.ear = Ear()
        self.presses = 0

    def standing(self, room: str) -> list[dict[str, Any]]:
        return [json.loads(m.texts[-1]) for m in self.server.record.room(room)]

    async def seen(self, room: str) -> Sequence[str]:
        return [one["text"] for one in self.standing(room)]

    async def press(self, room: str, label: str) -> Call:
        shown = [b for one in self.standing(room) for b in one["buttons"] if b[0] == label]
        self.presses += 1
        event = {"id": f"press-{self.presses}", "account": self.account, "room": room}
        return await self.happens({**event, "call": shown[-1][1], "args": shown[-1][2]})

    async def happens(self, event: dict[str, Any]) -> Call:
        self.ear.news.clear()
        listening = asyncio.create_task(self.adapter.run(self.ear))
        await self.server._do_inject({"events": [event]})
        async with asyncio.timeout(5):
            await self.ear.news.wait()
        listening.cancel()
        await asyncio.wait((listening,))
        return self.ear.calls[-1]

    async def remove(self, room: str, remote: str) -> None:
        await self.server._do_remove({"remote": remote})

    async def write_to(self, account: str) -> None:
        """Private messages stay open for this long."""

    def inert(self, payload: bytes, words: str) -> bool:
        drawn = json.loads(payload)
        return not (drawn["buttons"] or {"\x1b", "\u202e"} & set(drawn["text"]))


@pytest.fixture
async def bench() -> AsyncIterator[ContractBench]:
    clock = HandClock(NOW)
    server = Server(lambda: clock.now().timestamp())
    listening = await server.start()
    yield ContractBench(server, clock)
    listening.close()
    await listening.wait_closed()


class TestContract(AdapterContract):
    """The contract platform keeps what every adapter promises."""

    @pytest.fixture
    def bench(self, bench: ContractBench) -> ContractBench:
        return bench


def post(key: str, words: str, room: str = "general") -> Post:
    return Post(key, room, json.dumps({"text": words, "buttons": []}).encode())


async def test_a_lost_reply_leaves_the_message_said(bench: ContractBench):
    bench.server.faults.set({"lost": 100})
    with pytest.raises(DeliveryFailed, match="lost"):
        await bench.adapter.deliver(post("key-1", "Hello"))
    bench.server.faults.set({"lost": 0})
    await bench.adapter.deliver(post("key-1", "Hello"))
    assert await bench.seen("general") == ["Hello"]
    assert bench.server.record.absorbed == 1


async def test_a_key_is_forgotten_after_its_time(bench: ContractBench):
    await bench.adapter.deliver(post("key-1", "Hello"))
    bench.clock.set(NOW + timedelta(seconds=bench.server.record.remembers - 1))
    await bench.adapter.deliver(post("key-1", "Hello"))
    assert await bench.seen("general") == ["Hello"]
    bench.clock.set(NOW + timedelta(seconds=bench.server.record.remembers + 1))
    await bench.adapter.deliver(post("key-1", "Hello"))
    assert await bench.seen("general") == ["Hello", "Hello"]


async def test_a_key_is_remembered_longer_than_the_adapter_says(bench: ContractBench):
    assert bench.adapter.remembers < timedelta(seconds=bench.server.record.remembers)


@pytest.mark.parametrize(("fault", "why"), [("limited", "429"), ("broken", "500")])
async def test_a_refusal_leaves_nothing_said(bench: ContractBench, fault: str, why: str):
    bench.server.faults.set({fault: 100})
    with pytest.raises(DeliveryFailed, match=why):
        await bench.adapter.deliver(post("key-1", "Hello"))
    assert await bench.seen("general") == []


async def test_a_request_that_stalls_is_done_after_whoever_asked_is_gone(bench: ContractBench):
    bench.server.faults.set({"stalled": 100, "longest_stall": 0.4, "seed": 3})
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.01):
            await bench.adapter.deliver(post("key-1", "Hello"))
    assert await bench.seen("general") == []
    async with asyncio.timeout(5):
        await asyncio.gather(*bench.server._requests)
    assert await bench.seen("general") == ["Hello"]


async def told(server: Server, count: int) -> list[str]:
    """The ids of the first events that a bot is told of when it begins to listen."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(b'{"do": "listen"}\n')
    async with asyncio.timeout(5):
        ids = [json.loads(await reader.readline())["id"] for _ in range(count)]
    writer.close()
    return ids


async def inject(server: Server, *ids: str) -> None:
    events = [{"id": one, "account": "ana", "room": "general", "text": "Hi"} for one in ids]
    await ask(server.port, "inject", events=events)


async def test_what_people_do_is_told_until_it_is_acknowledged(bench: ContractBench):
    await inject(bench.server, "e-1", "e-2")
    assert await told(bench.server, 2) == ["e-1", "e-2"]
    assert await told(bench.server, 2) == ["e-1", "e-2"]
    await ask(bench.server.port, "acknowledge", event="e-1")
    assert await told(bench.server, 1) == ["e-2"]


async def test_what_people_do_comes_doubled_and_in_another_order(bench: ContractBench):
    bench.server.faults.set({"doubled": 100, "shuffled": 100, "seed": 1})
    events = [f"e-{number}" for number in range(8)]
    await inject(bench.server, *events)
    first = await told(bench.server, 16)
    assert sorted(first) == sorted(events * 2)
    assert first != sorted(first)


async def test_the_first_answer_to_an_event_stands(bench: ContractBench):
    await ask(bench.server.port, "answer", event="e-1", text="Yes")
    await ask(bench.server.port, "answer", event="e-1", text="Yes")
    (answer,) = (await ask(bench.server.port, "record"))["answers"]
    assert (answer["text"], answer["again"]) == ("Yes", 1)
