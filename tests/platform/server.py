"""The platform's server: a line of JSON in, a line of JSON out, over a loopback socket.

`python -m tests.platform.server` prints its port and runs until its standard input ends.
"""

import asyncio
import json
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from tests.platform.faults import Faults
from tests.platform.record import PRIVATE, Record, Refused

TOLD_AGAIN = 1.0
"""After how many seconds the bot is told again of what it did not acknowledge."""

LONGEST_LINE = 2**24

Asked = dict[str, Any]


class Server:
    """A chat platform in one process. The bot's requests meet faults, the test's do not."""

    def __init__(self, clock: Callable[[], float] = time.time, remembers: float = 10.0) -> None:
        self.record = Record(clock, remembers)
        self.faults = Faults()
        self.port = 0
        self._news = asyncio.Condition()
        self._requests: set[asyncio.Task[None]] = set()
        self._listens = 0

    async def start(self) -> "asyncio.Server":
        """Listen at a free port of this machine."""
        listening = await asyncio.start_server(self._meet, "127.0.0.1", 0, limit=LONGEST_LINE)
        self.port = listening.sockets[0].getsockname()[1]
        return listening

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            asked = json.loads(await reader.readline() or b"{}")
            if asked.get("do") == "listen":
                self._listens += 1
                await self._tell(reader, writer)
            elif asked:
                # What was asked is done even if whoever asked has hung up meanwhile.
                await asyncio.shield(self._kept(self._serve(asked, writer)))
        writer.close()

    def _kept(self, doing: Any) -> "asyncio.Task[None]":
        task = asyncio.create_task(doing)
        self._requests.add(task)
        task.add_done_callback(self._requests.discard)
        return task

    async def _serve(self, asked: Asked, writer: asyncio.StreamWriter) -> None:
        ours = asked["do"] in CONTROL
        faults = Faults() if ours else self.faults
        if faults.happens(faults.unheard):
            return
        await asyncio.sleep(faults.stall())
        if faults.happens(faults.limited):
            answer: Any = {"no": "429", "after": 0.2}
        elif faults.happens(faults.broken):
            answer = {"no": "500", "after": 0.0}
        else:
            answer = await self._done(asked)
        if faults.happens(faults.lost):
            return
        with suppress(OSError):
            writer.write(json.dumps(answer).encode() + b"\n")
            await writer.drain()

    async def _done(self, asked: Asked) -> Any:
        try:
            return await getattr(self, f"_do_{asked['do']}")(asked)
        except Refused as no:
            return {"no": no.why, "after": no.after}

    async def _do_send(self, asked: Asked) -> Any:
        sent = self.record.send(asked["room"], asked["key"], asked["text"], asked["edits"])
        return {"remote": sent}

    async def _do_answer(self, asked: Asked) -> Any:
        self.record.answer(asked["event"], asked["text"])
        return {}

    async def _do_acknowledge(self, asked: Asked) -> Any:
        self.record.acknowledged(asked["event"])
        return {}

    async def _do_look(self, asked: Asked) -> Any:
        there = self.record.room(asked["room"], asked["since"])
        return [{"remote": m.remote, "at": m.at, "text": m.texts[-1]} for m in there]

    async def _do_open(self, asked: Asked) -> Any:
        if asked["account"] in self.record.shut:
            raise Refused("shut")
        return {"room": PRIVATE + asked["account"]}

    async def _do_inject(self, asked: Asked) -> Any:
        for event in asked["events"]:
            self.record.inject(event)
        async with self._news:
            self._news.notify_all()
        return {}

    async def _do_faults(self, asked: Asked) -> Any:
        self.faults.set(asked["faults"])
        return {}

    async def _do_people(self, asked: Asked) -> Any:
        self.record.shut = set(asked["shut"])
        return {}

    async def _do_forget(self, asked: Asked) -> Any:
        self.record.forget()
        return {}

    async def _do_remove(self, asked: Asked) -> Any:
        self.record.messages.pop(asked["remote"], None)
        return {}

    async def _do_record(self, asked: Asked) -> Any:
        return {
            "messages": [asdict(message) for message in self.record.messages.values()],
            "answers": [asdict(answer) for answer in self.record.answers.values()],
            "waiting": list(self.record.waiting),
            "absorbed": self.record.absorbed,
            "listens": self._listens,
        }

    async def _tell(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Tell the bot what people do, again and again until it says that it heard."""
        told: dict[str, float] = {}
        loop = asyncio.get_running_loop()
        while not (reader.at_eof() or writer.is_closing()):
            now = loop.time()
            new = [e for e in self.record.waiting if told.get(e, -TOLD_AGAIN) + TOLD_AGAIN <= now]
            told.update(dict.fromkeys(new, now))
            for event in self.faults.order([self.record.events[e] for e in new]):
                writer.write(json.dumps(event).encode() + b"\n")
                await writer.drain()
            async with self._news:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._news.wait(), TOLD_AGAIN / 4)


CONTROL = {"inject", "faults", "people", "forget", "remove", "record"}
"""What the test asks for, which never fails."""


async def main(remembers: float) -> None:
    """Serve until standard input ends."""
    server = Server(remembers=remembers)
    listening = await server.start()
    print(server.port, flush=True)
    await asyncio.to_thread(sys.stdin.read)
    listening.close()


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1]) if len(sys.argv) > 1 else 10.0))
