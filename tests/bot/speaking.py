"""A stage on which something is said, for the tests of delivery."""

from typing import Any

from bot.call import Sight
from bot.language.message import Message, message, say
from bot.memory.outbox import Saying
from bot.memory.tables import RoomRow
from tests.platform.adapter import NAME
from tests.platform.stage import Stage


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
