"""How things look in a terminal: wrapped, marked with who sees them, buttons with numbers."""

import textwrap
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from adapters.console.board import Board, Item, NotShown
from adapters.console.payload import Attached, Pressable, Row

Fragment = tuple[str, str]
"""A style and a text, as prompt_toolkit prints them."""

STYLES = {
    "where": "bold ansicyan",
    "alone": "bold ansimagenta",
    "edge": "ansibrightblack",
    "heading": "bold",
    "button": "bold ansigreen",
    "hint": "ansibrightblack",
    "prompt": "bold",
}

NARROWEST, WIDEST = 30, 100


@dataclass
class Numbers:
    """A number for each label on each card: the same one as long as the card stands."""

    known: dict[tuple[int, str], int] = field(default_factory=dict)

    def of(self, item: Item, button: Pressable) -> int:
        """Return the number of a button, the next one if it is new."""
        return self.known.setdefault((item.number, button.label), len(self.known) + 1)

    def meant(self, board: Board, account: str, typed: str) -> tuple[Item, Pressable] | None:
        """Return the button that a number or a whole label means, None where it is none."""
        wanted = typed.strip().removeprefix("[").removesuffix("]").strip()
        with suppress(NotShown):
            if not wanted.isdecimal():
                return board.button(account, wanted)
            for item in board.newest(account):
                for button in item.drawn.buttons():
                    if self.known.get((item.number, button.label)) == int(wanted):
                        return item, button
        return None


def wrapped(text: str, width: int) -> Iterator[str]:
    """Yield a line in pieces of at most `width`; a bullet's further lines stand under its words."""
    indent = "  " if text.startswith("• ") else ""
    room = max(NARROWEST, min(width, WIDEST))
    pieces = textwrap.wrap(
        text, room, subsequent_indent=indent, break_on_hyphens=False, replace_whitespace=False
    )
    yield from pieces or [""]


def framed(item: Item, numbers: Numbers, label: str, width: int, edge: str) -> list[list[Fragment]]:
    """Return what stands on the screen for a message, under a label that says who sees it."""
    mark = "class:alone" if item.alone else "class:where"
    lines: list[list[Fragment]] = [[(mark, f"  {label}")]]
    for number, row in enumerate(item.drawn.rows):
        heading = number == 0 and bool(item.drawn.card)
        for fragments in _row(row, item, numbers, width - 4, heading):
            lines.append([("class:edge", f"  {edge} "), *fragments])
    return lines


def _row(
    row: Row, item: Item, numbers: Numbers, width: int, heading: bool
) -> Iterator[list[Fragment]]:
    match row:
        case str():
            style = "class:heading" if heading else ""
            yield from ([(style, piece)] for piece in wrapped(row, width))
        case Attached(name=name):
            yield [("class:button", f"<{name}>")]
        case _:
            shown = [f"[{numbers.of(item, button)} {button.label}]" for button in row]
            yield from ([("class:button", line)] for line in _beside(shown, width))


def _beside(labels: list[str], width: int) -> Iterator[str]:
    """Yield labels beside each other, as many in a line as fit it."""
    line = ""
    for label in labels:
        joined = f"{line} {label}" if line else label
        if line and len(joined) > width:
            yield line
            joined = label
        line = joined
    yield line
