"""What every dispatch peer times alike: batches of commands, some bare, some with three values."""

import json
import sys
from collections.abc import Awaitable, Callable
from statistics import median
from time import perf_counter

BARE_ANSWER = "Here."
"""What a command without arguments answers in every peer."""


def task() -> dict[str, float]:
    """Read what this round asks for: `commands` registered, `seconds` spent on each kind."""
    return dict(json.loads(sys.argv[1]))


def full_answer(what: str, count: int, urgent: bool) -> str:
    """Say what a command with three arguments answers in every peer."""
    return f"{what} {count} {urgent}"


FULL_WORDS = "leaflets 42 yes"
FULL_ANSWER = full_answer("leaflets", 42, True)
"""What it is given, and what it answers to that."""


def kinds(commands: int) -> dict[str, list[int]]:
    """Share the numbers of the registered commands between the two kinds, half and half."""
    return {"bare": list(range(0, commands, 2)), "full": list(range(1, commands, 2))}


async def time_batch(
    hear: Callable[[int], Awaitable[str]], numbers: list[int], expected: str
) -> float:
    """Give each numbered command once and return the microseconds one took.

    Raises ValueError when an answer is not the expected one.
    """
    began = perf_counter()
    answers = [await hear(number) for number in numbers]
    took = perf_counter() - began
    if set(answers) != {expected}:
        raise ValueError(f"expected {expected!r}, heard {sorted(set(answers))!r}")
    return took / len(numbers) * 1e6


async def time_kinds(hear: Callable[[int], Awaitable[str]]) -> None:
    """Time both kinds of command as the task says and print the medians, in microseconds."""
    asked, found = task(), {}
    for kind, numbers in kinds(int(asked["commands"])).items():
        expected = BARE_ANSWER if kind == "bare" else FULL_ANSWER
        await time_batch(hear, numbers, expected)
        batches: list[float] = []
        until = perf_counter() + asked["seconds"]
        while not batches or perf_counter() < until:
            batches.append(await time_batch(hear, numbers, expected))
        found[kind] = median(batches)
    print(json.dumps(found))
