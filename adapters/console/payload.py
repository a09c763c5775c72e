"""What the console draws: rows of text, buttons and files, as bytes that can be sent again."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pressable:
    """A button as it is drawn: its label, and the Call that it stands for."""

    label: str
    call: str
    args: tuple[tuple[str, str], ...] = ()

    def known(self) -> Mapping[str, str]:
        """Return the texts of its Call, by parameter name."""
        return dict(self.args)


@dataclass(frozen=True, slots=True)
class Attached:
    """A file as it is handed over."""

    name: str
    kind: str
    body: str


Row = str | tuple[Pressable, ...] | Attached
"""One line of text, buttons beside each other, or a file."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One page of a message. `card` is the reference that its heading names, if it names one."""

    rows: tuple[Row, ...]
    card: str = ""

    def buttons(self) -> Iterator[Pressable]:
        """Return its buttons in reading order."""
        for row in self.rows:
            if isinstance(row, tuple):
                yield from row

    def files(self) -> Iterator[Attached]:
        """Return the files that come with it."""
        yield from (row for row in self.rows if isinstance(row, Attached))

    def text(self) -> str:
        """Return what a person reads, a line a row."""
        return "\n".join(map(_read, self.rows))


def _read(row: Row) -> str:
    match row:
        case str():
            return row
        case Attached(name=name):
            return f"<{name}>"
        case _:
            return " ".join(f"[{button.label}]" for button in row)


def to_bytes(drawn: Drawn) -> bytes:
    """Write a page down."""
    rows: list[object] = []
    for row in drawn.rows:
        match row:
            case str():
                rows.append(row)
            case Attached():
                rows.append({"name": row.name, "kind": row.kind, "body": row.body})
            case _:
                rows.append([[b.label, b.call, [list(arg) for arg in b.args]] for b in row])
    return json.dumps({"card": drawn.card, "rows": rows}, ensure_ascii=False).encode()


def from_bytes(payload: bytes) -> Drawn:
    """Read a page that was written down."""
    made = json.loads(payload)
    return Drawn(tuple(_row(row) for row in made["rows"]), made["card"])


def _row(row: object) -> Row:
    match row:
        case str():
            return row
        case {"name": str(name), "kind": str(kind), "body": str(body)}:
            return Attached(name, kind, body)
        case list():
            return tuple(
                Pressable(label, call, tuple((name, value) for name, value in args))
                for label, call, args in row
            )
    raise ValueError("this was not drawn by the console")
