"""The two keys: what waits for the passphrase says so, and everything else goes on."""

from pathlib import Path
from typing import Annotated

from sqlalchemy import select

from bot.call import Call
from bot.clock import HandClock, SeededIds
from bot.command import Feature, Registry
from bot.context import Context
from bot.engine import Engine
from bot.language.message import Message, Quoted, message
from bot.language.values import Text
from bot.memory import parcels
from bot.memory.keys import Ring, Stretch, create_files, with_passphrase
from bot.memory.keys.wrapping import OPERATING_FILE
from bot.memory.opening import Opened, create
from bot.memory.tables import KeepRow, OutboxRow
from commands.members import feature as members
from commands.voting import feature as voting
from tests.bot.engines import HALL, START, do, group, hear, person

secrets = Feature("secrets")
QUICK = Stretch(memory_kib=64, iterations=1, lanes=1)


@secrets.command("secret keep")
def keep(ctx: Context, words: Annotated[Text, "what to keep"]) -> Message:
    """Keep something under the confidential key, and tell the room that there is something."""
    ctx.begin_subject("case/1", ring=Ring.CONFIDENTIAL)
    sealed = ctx.seal("case/1", "case/words", words)
    ctx.sql.execute(KeepRow.__table__.insert().values(platform="", name="s", value=sealed.hex()))  # type: ignore[attr-defined]
    ctx.post(message(Quoted(words)), subject="case/1")
    return message(Quoted("kept"))


@secrets.command("secret read", reads=True)
def read(ctx: Context) -> Message:
    """Read what was kept."""
    value = ctx.sql.execute(select(KeepRow.value)).scalar_one()
    return message(Quoted(ctx.open("case/1", "case/words", bytes.fromhex(value))))


def opened(folder: Path, passphrase: str = "") -> Opened:
    """Open the same database and key store each time, with the operating key in a file."""
    keys = folder / "keys"
    if not keys.exists():
        create_files(keys)
    wrapping = with_passphrase(keys / OPERATING_FILE, stretch=QUICK)
    return create(
        f"sqlite:///{folder}/steward.db",
        f"sqlite:///{folder}/keys.db",
        wrapping,
        HandClock(START),
        SeededIds("t"),
        passphrase,
    )


def engine_on(both: Opened) -> Engine:
    """Return an engine over an open database."""
    registry = Registry((members, voting, secrets))
    return Engine(both.store, both.keys, registry, HandClock(START), SeededIds("t"))


def test_confidential_things_wait_for_the_passphrase_and_say_so(tmp_path: Path) -> None:
    both = opened(tmp_path, "correct horse")
    on = engine_on(both)
    group(on, "ana", "ben")
    hear(on, Call("secret keep", {"words": "CANARY"}, person("ana"), HALL, "e1"))
    both.close()

    both = opened(tmp_path)
    on = engine_on(both)
    assert both.keys.locked
    told = hear(on, Call("secret read", {}, person("ana"), HALL, "e2"))[0]
    assert told == message("confidential-locked")
    voted = hear(
        on, Call("poll open", {"question": "?", "options": "a,b"}, person("ana"), HALL, "e3")
    )
    assert "poll-opened" in str(voted[0])
    waiting = do(on, lambda b: parcels.ready(b.sql, b.safe, "console", b.now, 10))
    assert waiting == [] or all(parcel.subject != "case/1" for parcel in waiting)
    assert do(on, lambda b: len(b.sql.execute(select(OutboxRow.id)).all())) == 2

    both.keys.unlock("correct horse")
    told = hear(on, Call("secret read", {}, person("ana"), HALL, "e4"))[0]
    assert told == message(Quoted("CANARY"))
    ready = do(on, lambda b: parcels.ready(b.sql, b.safe, "console", b.now, 10))
    assert "case/1" in {parcel.subject for parcel in ready}
    both.close()
