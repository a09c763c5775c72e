"""What every dispatch peer times alike: batches of commands, some bare, some with three values."""

import json
import sys
from collections.abc import Awaitable, Callable
from statistics import median
from time import perf_counter, process_time

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
    hear: Callable[[int], Awaitable[object]], numbers: list[int], expected: object
) -> float:
    """Give each numbered command once and return the microseconds of processor time one took.

    Raises ValueError when an answer is not the expected one.
    """
    began = process_time()
    answers = [await hear(number) for number in numbers]
    took = process_time() - began
    wrong = [answer for answer in answers if answer != expected]
    if wrong:
        raise ValueError(f"expected {expected!r}, heard {wrong[0]!r}")
    return took / len(numbers) * 1e6


async def time_kinds(
    hear: Callable[[int], Awaitable[object]],
    bare: object = BARE_ANSWER,
    full: object = FULL_ANSWER,
) -> None:
    """Time both kinds of command as the task says and print the medians, in microseconds.

    Processor time, because no peer waits for anything here and a busy machine must not count.

    `hear` gives the command of a number and returns its answer, which must be `bare` or `full`.
    """
    asked, found = task(), {}
    for kind, numbers in kinds(int(asked["commands"])).items():
        expected = bare if kind == "bare" else full
        await time_batch(hear, numbers, expected)
        batches: list[float] = []
        until = perf_counter() + asked["seconds"]
        while not batches or perf_counter() < until:
            batches.append(await time_batch(hear, numbers, expected))
        found[kind] = median(batches)
    print(json.dumps(found))
