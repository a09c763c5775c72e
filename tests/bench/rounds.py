"""Rounds of a bench: every contestant runs once a round, in turn, in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from statistics import median

from tests.bench.environments import ROOT, python_of

Figures = Mapping[str, float]
"""What one contestant measured in one round, by name."""

Task = Mapping[str, object]
"""What a contestant is asked to do, as its own program understands it."""


@dataclass(frozen=True, slots=True)
class Contestant:
    """A program that measures one thing once and prints what it found as a JSON object.

    `program` is what follows the interpreter on the command line; after it comes the `task` as
    JSON, and then the `options`. `peer` names its environment, None is our own.
    """

    name: str
    program: tuple[str, ...]
    task: Task = field(hash=False)
    peer: str | None = None
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one figure over all rounds."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle value, which one noisy round does not move."""
        return median(self.values)


def run_once(contestant: Contestant) -> Figures:
    """Run one contestant once and read its figures, the last line that it prints.

    Raises subprocess.CalledProcessError when it fails, its error output shown before.
    """
    command = [python_of(contestant.peer), *contestant.program, json.dumps(contestant.task)]
    done = subprocess.run(
        [*command, *contestant.options], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def run_rounds(
    contestants: Sequence[Contestant],
    rounds: int,
    fresh: Callable[[Task], AbstractContextManager[Task]] = nullcontext,
) -> dict[str, dict[str, Series]]:
    """Run all contestants in turn, `rounds` times, every other round in reverse order.

    `fresh` makes of each task the one for a single run, and tidies up after it. Answers each
    contestant's figures, by its name and theirs.
    """
    for contestant in contestants:
        python_of(contestant.peer)
    found: dict[str, list[Figures]] = {contestant.name: [] for contestant in contestants}
    for number in range(rounds):
        order = contestants if number % 2 == 0 else contestants[::-1]
        for contestant in order:
            print(f"round {number + 1} of {rounds}: {contestant.name}", file=sys.stderr)
            with fresh(contestant.task) as task:
                found[contestant.name].append(run_once(replace(contestant, task=task)))
    return {name: _by_figure(all_figures) for name, all_figures in found.items()}


def _by_figure(all_figures: Sequence[Figures]) -> dict[str, Series]:
    return {
        figure: Series(tuple(figures[figure] for figures in all_figures))
        for figure in all_figures[0]
    }
