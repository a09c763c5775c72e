"""What only the members together may do: Calls that a motion carries, obeyed and refused."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.batch import Batch
from bot.call import Call
from bot.context import Context
from bot.engine import Engine
from bot.memory import enrolment
from bot.refusal import Refusal
from tests.bot.engines import HALL, START, do, engine, group, hear, person


def obeyed(on: Engine, of: int, name: str, **args: str) -> Refusal | None:
    """Obey a Call as a carried motion would, and return why it was refused, if it was."""
    told: list[Refusal | None] = []

    def carry(batch: Batch) -> None:
        batch.tend(of, lambda ctx: told.append(ctx.obey(name, args)))

    do(on, carry)
    return told[0]


def posts(on: Engine, of: int, name: str) -> set[str]:
    """Return the posts that somebody holds."""

    def look(batch: Batch) -> set[str]:
        roll = batch.directory.roll(batch.sql, of)
        return {post for p in roll if p.name.casefold() == name for post in p.posts}

    return do(on, look)


def test_a_motion_gives_a_post_that_nobody_may_appoint_to(tmp_path: Path) -> None:
    with engine(tmp_path) as on:
        of = group(on, "ana", "ben", "cem")
        assert obeyed(on, of, "group appoint", post="keyholder", member="Ben") is None
        assert "keyholder" in posts(on, of, "ben")


def test_a_motion_ends_a_post_and_the_power_with_it(tmp_path: Path) -> None:
    with engine(tmp_path) as on:
        of = group(on, "ana", "ben", "cem")
        assert obeyed(on, of, "group dismiss", post="secretary", member="Ana") is None
        assert "secretary" not in posts(on, of, "ana")
        told = hear(on, Call("group invite", {}, person("ana"), HALL, "e1"))[0]
        assert "not-allowed" in str(told)


def test_a_motion_cannot_end_a_post_that_is_not_held(tmp_path: Path) -> None:
    with engine(tmp_path) as on:
        of = group(on, "ana", "ben", "cem")
        no = obeyed(on, of, "group dismiss", post="teller", member="Ben")
        assert no is not None
        assert no.key == "dismiss-holds-not"


def test_a_motion_removes_somebody_with_their_posts(tmp_path: Path) -> None:
    with engine(tmp_path) as on:
        of = group(on, "ana", "ben", "cem")
        assert obeyed(on, of, "group remove", member="Ana", reason="as decided") is None
        assert posts(on, of, "ana") == set()
        told = hear(on, Call("week", {}, person("ana"), HALL, "e1"))[0]
        assert "members-only" in str(told)


def test_a_motion_may_keep_things_longer_and_the_secretary_may_not(tmp_path: Path) -> None:
    with engine(tmp_path) as on:
        of = group(on, "ana", "ben", "cem")
        args = {"kind": "ballots", "days": "60"}
        told = hear(on, Call("group retention", args, person("ana"), HALL, "e1"))[0]
        assert "retention-longer" in str(told)
        assert obeyed(on, of, "group retention", **args) is None
        shown = hear(on, Call("group retention", {}, person("ana"), HALL, "e2"))[0]
        assert "('days', 60)" in str(shown)


@pytest.mark.parametrize("name", ["group suspend", "vote", "my erase-now", "group admit"])
def test_a_motion_cannot_carry_what_was_not_declared_for_it(tmp_path: Path, name: str) -> None:
    with engine(tmp_path) as on:
        of = group(on, "ana", "ben", "cem")
        no = obeyed(on, of, name)
        assert no is not None
        assert no.key == "not-by-motion"


@pytest.mark.parametrize(("days", "votes"), [(27, False), (28, True)])
def test_a_new_member_votes_after_28_days_where_the_roll_is_not_young(
    tmp_path: Path, days: int, votes: bool
) -> None:
    with engine(tmp_path) as on:
        of = group(on, *(f"m{n}" for n in range(9)))

        def enrol(batch: Batch) -> None:
            since = START - timedelta(days=days)
            member = enrolment.enrol(batch, of, {"name": "New"}, since=since)
            enrolment.add_account(batch, of, member, "console", "new")

        do(on, enrol)
        hear(on, Call("poll open", {"question": "?", "options": "a,b"}, person("m0"), HALL, "e1"))
        told = hear(on, Call("vote", {"id": "P-1", "choice": "a"}, person("new"), HALL, "e2"))[0]
        assert ("vote-not-on-roll" in str(told)) is not votes


def test_a_new_member_votes_at_once_where_the_roll_is_under_ten(tmp_path: Path) -> None:
    with engine(tmp_path) as on:
        of = group(on, *(f"m{n}" for n in range(8)))

        def enrol(batch: Batch) -> None:
            member = enrolment.enrol(batch, of, {"name": "New"}, since=START)
            enrolment.add_account(batch, of, member, "console", "new")
            batch.tend(of, _nothing)

        do(on, enrol)
        hear(on, Call("poll open", {"question": "?", "options": "a,b"}, person("m0"), HALL, "e1"))
        told = hear(on, Call("vote", {"id": "P-1", "choice": "a"}, person("new"), HALL, "e2"))[0]
        assert "voted" in str(told)


def _nothing(ctx: Context) -> None:
    assert ctx.group.name == "Riverside"
