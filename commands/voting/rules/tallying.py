"""Counting a poll: each person once, and ties are never broken silently."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """What a poll came to: `counts` in the order of the options, `cast` people voted of `roll`."""

    counts: tuple[int, ...]
    cast: int
    roll: int

    @property
    def leaders(self) -> tuple[int, ...]:
        """The numbers, from 1, of the options with the most votes; none where nobody voted."""
        most = max(self.counts, default=0)
        if most == 0:
            return ()
        return tuple(number for number, count in enumerate(self.counts, 1) if count == most)


def tally(options: int, ballots: Iterable[Sequence[int]], roll: int) -> Tally:
    """Count ballots, each the numbers from 1 that one person picked; an empty one is none."""
    counts = [0] * options
    cast = 0
    for picks in ballots:
        cast += bool(picks)
        for number in set(picks):
            counts[number - 1] += 1
    return Tally(tuple(counts), cast, roll)
