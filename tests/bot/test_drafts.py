"""Calls under way, and the values that are suggested to whoever may see them."""

from datetime import timedelta
from pathlib import Path

from bot import hearing
from bot.call import Call
from bot.clock import HandClock
from bot.engine import Engine
from bot.memory import drafts
from tests.bot.engines import HALL, START, alone, do, engine, group, hear, person

LONG = Call("poll open", {"question": "CANARY" * 20, "options": "a,b"}, person("ana"), HALL)


def test_a_draft_is_its_owners_alone(tmp_path: Path) -> None:
    with engine(tmp_path) as on:
        number = do(on, lambda b: drafts.keep(b, LONG))
        taken = do(on, lambda b: drafts.take(b, number, person("ana")))
        assert taken is not None
        assert (taken.name, dict(taken.args)) == (LONG.name, dict(LONG.args))
        assert do(on, lambda b: drafts.take(b, number, person("ben"))) is None
        assert do(on, lambda b: drafts.take(b, number + 2, person("ana"))) is None
        raw = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
        assert b"CANARY" not in raw


def test_a_draft_lives_a_day(tmp_path: Path) -> None:
    with engine(tmp_path) as on:
        number = do(on, lambda b: drafts.keep(b, LONG))
        clock = on.clock
        assert isinstance(clock, HandClock)
        clock.set(START + timedelta(hours=23))
        assert do(on, lambda b: drafts.take(b, number, person("ana"))) is not None
        clock.set(START + timedelta(hours=25))
        assert do(on, lambda b: drafts.take(b, number, person("ana"))) is None


def suggested(on: Engine, who: str, command: str, parameter: str, typed: str) -> list[str]:
    """Return what somebody is offered for a parameter."""
    call = Call(command, {}, person(who), alone(who))
    found = do(on, lambda b: hearing.suggest(b, call, parameter, typed))
    return [one.value for one in found]


def test_names_and_open_polls_are_suggested_to_members_alone(tmp_path: Path) -> None:
    with engine(tmp_path) as on:
        group(on, "ana", "anna", "ben")
        ask = {"question": "Where?", "options": "a,b"}
        hear(on, Call("poll open", ask, person("ana"), HALL, "e1"))
        assert suggested(on, "ben", "group appoint", "member", "an") == ["Ana", "Anna"]
        assert suggested(on, "zed", "group appoint", "member", "an") == []
        assert suggested(on, "ben", "vote", "id", "") == ["P-1"]
        assert suggested(on, "zed", "vote", "id", "") == []
        assert suggested(on, "ben", "poll open", "how", "o") == ["open"]
        assert suggested(on, "ben", "no such command", "id", "") == []
