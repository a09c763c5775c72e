"""Comparing what a transcript lists with what the bot really said."""

from collections.abc import Sequence
from dataclasses import dataclass

from adapters.console.transcript.cast import Cast
from adapters.console.transcript.stage import Seen
from adapters.console.transcript.steps import Aside, Bot, Line
from adapters.console.transcript.writing import write_bot


@dataclass(frozen=True, slots=True)
class Failure:
    """A line that went otherwise than the transcript says."""

    number: int
    why: str

    def __str__(self) -> str:
        return f"line {self.number}: {self.why}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The lines that follow a deed as they really were, and how they differ from the listed."""

    lines: tuple[str, ...]
    failures: tuple[Failure, ...]


def compare(listed: Sequence[Bot | Aside], seen: Sequence[Seen], cast: Cast, deed: Line) -> Outcome:
    """Write down what was seen, in the listed words where they agree, and keep the comments."""
    wanted = [step for step in listed if isinstance(step, Bot)]
    pairs = _pairs(wanted, seen, cast)
    lines: list[str] = []
    done = 0
    for step in listed:
        if isinstance(step, Bot) and id(step) in pairs:
            match = pairs[id(step)]
            lines += [_written(one, cast) for one in seen[done:match]]
            lines.append(step.line.source)
            done = match + 1
        elif isinstance(step, Aside):
            lines.append(step.line.source)
    rest = [_written(one, cast) for one in seen[done:]]
    end = _end(listed, lines)
    return Outcome(
        (*lines[:end], *rest, *lines[end:]), tuple(_failures(wanted, seen, pairs, cast, deed))
    )


def _end(listed: Sequence[Bot | Aside], lines: Sequence[str]) -> int:
    """Say where what is not listed goes: before the comments and gaps that end the scene."""
    trailing = 0
    for step in reversed(listed):
        if isinstance(step, Bot):
            break
        trailing += 1
    return len(lines) - trailing


def _written(seen: Seen, cast: Cast) -> str:
    who, where = cast.named(seen)
    return write_bot(seen.how, seen.text, who, where)


def _agrees(listed: Bot, seen: Seen, cast: Cast) -> bool:
    same = listed.how == seen.how and cast.means(listed, seen)
    return same and _plain(listed.text) == _plain(seen.text)


def _plain(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.strip().split("\n")]


def _pairs(wanted: Sequence[Bot], seen: Sequence[Seen], cast: Cast) -> dict[int, int]:
    """Return the longest run of listed lines that were said in this order, with what was said."""
    rows, columns = len(wanted), len(seen)
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in reversed(range(rows)):
        for j in reversed(range(columns)):
            agrees = _agrees(wanted[i], seen[j], cast)
            best[i][j] = best[i + 1][j + 1] + 1 if agrees else max(best[i + 1][j], best[i][j + 1])
    pairs: dict[int, int] = {}
    i = j = 0
    while i < rows and j < columns:
        if _agrees(wanted[i], seen[j], cast):
            pairs[id(wanted[i])] = j
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _failures(
    wanted: Sequence[Bot], seen: Sequence[Seen], pairs: dict[int, int], cast: Cast, deed: Line
) -> list[Failure]:
    missing = [step for step in wanted if id(step) not in pairs]
    extra = [one for j, one in enumerate(seen) if j not in pairs.values()]
    found: list[Failure] = []
    for step in missing:
        twin = next((s for s in extra if s.how == step.how and cast.means(step, s)), None)
        if twin is not None:
            extra.remove(twin)
            found.append(_difference(step, twin))
        else:
            found.append(
                Failure(step.line.number, f"the bot does not say this: {_head(step.line.source)}")
            )
    said = (_head(_written(one, cast)) for one in extra)
    found += [Failure(deed.number, f"after this line the bot also says: {one}") for one in said]
    return sorted(found, key=lambda failure: failure.number)


def _head(text: str) -> str:
    first, _, more = text.strip().partition("\n")
    return f"{first} …" if more else first


def _difference(listed: Bot, seen: Seen) -> Failure:
    """Name the first line that differs, in the words of both."""
    mine, theirs = _plain(listed.text), _plain(seen.text)
    length = max(len(mine), len(theirs))
    mine += [""] * (length - len(mine))
    theirs += [""] * (length - len(theirs))
    at = next((i for i in range(length) if mine[i] != theirs[i]), 0)
    listed_lines = listed.line.source.count("\n")
    number = listed.line.number + min(at, listed_lines)
    return Failure(number, f"listed is {mine[at]!r}, but the bot says {theirs[at]!r}")
