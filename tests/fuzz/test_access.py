"""The access matrix: each cell tried."""

from pathlib import Path

from bot.command import Registry
from commands.members import feature as members
from commands.voting import feature as voting
from tests.fuzz.access import walk
from tests.fuzz.rights import RIGHTS


def test_every_command_has_its_right_written_down() -> None:
    assert set(Registry((members, voting)).commands) == set(RIGHTS)


def test_nobody_does_what_they_may_not_and_nothing_is_said_above_a_class(tmp_path: Path) -> None:
    tries, wrong = walk(tmp_path)
    print(f"{sum(tries.values())} calls tried, {len(wrong)} wrong")
    assert wrong == []
