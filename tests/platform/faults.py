"""What goes wrong at the platform, by seeded chance."""

from dataclasses import dataclass, field
from random import Random
from typing import Any


@dataclass
class Faults:
    """How often of each hundred requests something goes wrong, and how.

    `unheard` drops the connection before anything is done, `lost` after it; `stalled` lets a
    request wait for up to `longest_stall` seconds, `limited` and `broken` refuse it. `doubled`
    and `shuffled` are about events on their way to the bot.
    """

    seed: int = 0
    unheard: int = 0
    lost: int = 0
    stalled: int = 0
    longest_stall: float = 0.0
    limited: int = 0
    broken: int = 0
    doubled: int = 0
    shuffled: int = 0
    _chance: Random = field(init=False)

    def __post_init__(self) -> None:
        self._chance = Random(self.seed)

    def set(self, told: dict[str, Any]) -> None:
        """Change how often things go wrong, from now on."""
        for name, value in told.items():
            setattr(self, name, value)
        if "seed" in told:
            self._chance = Random(self.seed)

    def happens(self, rate: int) -> bool:
        """Say whether something that happens so often of a hundred happens now."""
        return self._chance.randrange(100) < rate

    def stall(self) -> float:
        """Return how many seconds a request waits before it is looked at."""
        return self._chance.uniform(0, self.longest_stall) if self.happens(self.stalled) else 0.0

    def order(self, events: list[Any]) -> list[Any]:
        """Return events as they reach the bot: some twice, some out of order."""
        told = [e for event in events for e in [event] * (2 if self.happens(self.doubled) else 1)]
        if self.happens(self.shuffled):
            self._chance.shuffle(told)
        return told
