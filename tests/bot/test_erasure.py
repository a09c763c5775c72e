"""Being forgotten: after an erasure nothing of a person can be found anywhere."""

import logging
from pathlib import Path

import pytest

from bot.batch import Batch
from bot.call import Actor, Call, Room
from bot.engine import Engine
from bot.language.message import Button, Message
from bot.memory import audit, erasures
from bot.memory.tables import Member, SubjectRow
from commands.voting.tables import Ballot, Eligible
from tests.bot.engines import HALL, alone, do, engine, group, hear, person, values
from tests.databases import fresh_database

CANARIES = (b"zanzibar", b"Zanzibar", b"CANARY")


def found_in(folder: Path, also: bytes = b"") -> list[str]:
    files = {str(path.name): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    files["log"] = also
    return sorted(
        f"{canary!r} in {name}"
        for canary in CANARIES
        for name, raw in files.items()
        if canary in raw
    )


def button(answer: object, call: str) -> dict[str, str]:
    assert isinstance(answer, Message)
    found = [b for b in answer.blocks if isinstance(b, Button) and b.call == call]
    return dict(found[0].args)


def take_part(on: Engine, who: Actor, chat: Room) -> None:
    """Have somebody ask, vote, and say something about themselves."""
    ask = {"question": "CANARYQ", "options": "CANARYA, CANARYB"}
    hear(on, Call("poll open", ask, who, HALL, "e1"))
    hear(on, Call("vote", {"id": "P-1", "choice": "1"}, who, HALL, "e2"))
    hear(on, Call("my set", {"what": "skills", "value": "CANARYSKILL"}, who, chat, "e3"))
    hear(on, Call("my link", {}, who, chat, "e4"))


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_an_erasure_leaves_nothing_in_any_file_and_the_receipt_finds_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, database: str
) -> None:
    caplog.set_level(logging.DEBUG)
    url = fresh_database() if database == "postgresql" else ""
    with engine(tmp_path, url) as on:
        of = group(on, "ana", "zanzibar", "ben")
        who, chat = person("zanzibar"), alone("zanzibar")
        take_part(on, who, chat)
        before = audit_id(on, "zanzibar")
        asked = hear(on, Call("my erase", {}, who, chat, "e5"))[0]
        args = button(asked, "my erase-now")
        done = hear(on, Call("my erase-now", args, who, chat, "e6"))[0]
        assert "erased" in str(done)
        again = hear(on, Call("my erase-now", args, who, chat, "e6"))[0]
        assert "done-already" in str(again)
        log = caplog.text.encode()
        assert found_in(tmp_path, log) == []
        assert values(on, Ballot.member) == []
        assert len(values(on, Eligible.member)) == 2
        assert do(on, lambda b: audit.broken(b.sql, of)) is None
        assert before not in values(on, Member.audit)
        subjects = set(values(on, SubjectRow.name))
        assert on.keys.missing(subjects) == set()
        assert on.keys.without_rows(subjects.intersection) == ()
        code = args["code"]
        told = hear(on, Call("my receipt", {"code": code}, person("anyone"), alone("anyone"), "e7"))
        assert "'rows', 0" in str(told[0])
        kept = do(on, lambda b: erasures.find(b.sql, code))
        assert kept is not None


def audit_id(on: Engine, name: str) -> int:
    def look(batch: Batch) -> int:
        (of,) = batch.directory.groups(batch.sql)
        people = batch.directory.roll(batch.sql, of)
        return next(p.audit for p in people if p.name.casefold() == name)

    return do(on, look)


def test_a_request_that_is_declined_leaves_nothing(tmp_path: Path) -> None:
    with engine(tmp_path) as on:
        group(on, "ana", "ben")
        invited = hear(on, Call("group invite", {}, person("ana"), alone("ana"), "e1"))[0]
        code = str(invited).split("rest='")[1].split("'")[0]
        who, chat = person("zanzibar"), alone("zanzibar")
        asked = hear(on, Call("join", {"code": code, "name": "CANARY"}, who, chat, "e2"))[0]
        assert len(values(on, Member.id)) == 2
        hear(on, Call("join agree", button(asked, "join agree"), who, chat, "e3"))
        assert len(values(on, Member.id)) == 3
        hear(on, Call("group decline", {"request": "J-1"}, person("ana"), HALL, "e4"))
        assert len(values(on, Member.id)) == 2
        assert found_in(tmp_path) == []
        assert "hello" in str(hear(on, Call("hello", {}, who, chat, "e5"))[0])


def test_what_is_typed_before_consent_is_kept_nowhere(tmp_path: Path) -> None:
    with engine(tmp_path) as on:
        group(on, "ana", "ben")
        who, chat = person("zanzibar"), alone("zanzibar")
        for n, words in enumerate(("join", "hello", "my card", "vote", "CANARY")):
            args = {"code": "AAAA-AAAA", "name": "CANARY"} if words == "join" else {}
            hear(on, Call(words, args, who, chat, f"e{n}"))
        assert found_in(tmp_path) == []
        assert len(values(on, Member.id)) == 2
