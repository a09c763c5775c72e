"""The table that a bench prints: name, median, range, ratio, goal and whether it was reached."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.rounds import Series

HEADINGS = ("name", "median", "min–max", "ratio", "goal", "reached")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table.

    `ratio` is ours against this line's, None on our own line; the goal is the least ratio, or
    with `at_most` the greatest. `goal` is None where the line is there to be looked at only.
    """

    name: str
    series: Series
    ratio: float | None = None
    goal: float | None = None
    at_most: bool = False
    unit: str = "×"

    @property
    def reached(self) -> bool | None:
        """Whether the goal was reached; None where there is none."""
        if self.goal is None or self.ratio is None:
            return None
        return self.ratio <= self.goal if self.at_most else self.ratio >= self.goal


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of one bench under a title that says what was measured, and in what unit."""

    title: str
    rows: Sequence[Row]


def draw(table: Table) -> str:
    """Write a table as plain text, its columns aligned."""
    lines = [HEADINGS, *(_cells(row) for row in table.rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    drawn = ["  ".join(map(_aligned, line, widths, range(len(line)))).rstrip() for line in lines]
    return "\n".join([table.title, *drawn])


def _cells(row: Row) -> tuple[str, ...]:
    values = row.series.values
    reached = {True: "yes", False: "no", None: ""}[row.reached]
    sign = "≤" if row.at_most else "≥"
    return (
        row.name,
        _number(row.series.median),
        f"{_number(min(values))}–{_number(max(values))}",
        "" if row.ratio is None else f"{row.ratio:.2f}{row.unit}",
        "" if row.goal is None else f"{sign} {row.goal:g}{row.unit}",
        reached,
    )


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"


def _aligned(cell: str, width: int, column: int) -> str:
    return cell.ljust(width) if column == 0 else cell.rjust(width)
