"""A room that was looked up before is found as it is now."""

from pathlib import Path

from bot.batch import Batch
from bot.call import Room
from bot.memory import enrolment
from tests.bot.engines import HALL, do, engine, group

PARK = Room("console", "park")


def test_a_room_is_known_as_soon_as_it_is_registered(tmp_path: Path):
    def found_again(batch: Batch) -> list[int]:
        before = _of(batch, PARK)
        enrolment.register_room(batch, of, PARK.platform, PARK.id, "members")
        return [before, _of(batch, PARK)]

    with engine(tmp_path) as on:
        of = group(on, "ana")
        assert do(on, found_again) == [0, of]


def test_each_room_is_its_own_collectives(tmp_path: Path):
    other = Room("matrix", HALL.id)
    with engine(tmp_path) as on:
        first = group(on, "ana")
        second = group(on, "ben", room=PARK)
        found = do(on, lambda batch: [_of(batch, room) for room in (HALL, PARK, other) * 2])
    assert found == [first, second, 0] * 2


def _of(batch: Batch, room: Room) -> int:
    """Return the collective that a room belongs to, 0 for none."""
    return batch.directory.place(batch.sql, room).collective
