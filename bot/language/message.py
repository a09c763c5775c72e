"""What comes out: a Message is a small document of catalogue keys, a Form a Call with holes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.call import Sight


@dataclass(frozen=True, slots=True)
class Quoted:
    """A person's own words: no platform can read them as a ping, as markup or as HTML."""

    text: str


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant, drawn for its reader with weekday, date and zone.

    `zone` is the IANA zone of the place where it counts; the reader's own where it is empty.
    `style` is `full`, or `short` where the line has little room.
    """

    at: datetime
    zone: str = ""
    style: str = "full"


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time."""

    length: timedelta


@dataclass(frozen=True, slots=True)
class Do:
    """A command named in a sentence: drawn `/vote`, or `!vote` with that room's prefix.

    `rest` is what follows the name: references and option values that the bot itself chose,
    never a person's words.
    """

    name: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """A code or a reference that is copied as it stands, such as `K7PX-3MQA` or `P-3`."""

    text: str


@dataclass(frozen=True, slots=True)
class Joined:
    """Several leaves in a row as the reader's language joins a list: a, b and c."""

    parts: tuple["Leaf", ...]


@dataclass(frozen=True, slots=True)
class Say:
    """Words of the catalogue under `key`, with `args` filled in."""

    key: str
    args: tuple[tuple[str, "int | Leaf"], ...] = ()


Leaf = Say | Quoted | Moment | Span | Do | Code | Joined
"""What a line is made of. A plain str is not a leaf."""


@dataclass(frozen=True, slots=True)
class Title:
    """The heading of a card."""

    parts: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: its parts with a space between them."""

    parts: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of a name and its value, one under the other."""

    pairs: tuple[tuple[Leaf, Leaf], ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short lines."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """How many of how many, for each of several answers, drawn as bars of plain text."""

    rows: tuple[tuple[Leaf, int], ...]
    whole: int


@dataclass(frozen=True, slots=True)
class Button:
    """A Call written down. Several in a row stand beside each other."""

    label: Leaf
    call: str
    args: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """A file that is handed to one person or to a room."""

    name: str
    kind: str
    body: str


Block = Title | Line | Facts | Bullets | Bars | Button | File


@dataclass(frozen=True, slots=True)
class Message:
    """A document of blocks.

    `private` answers are shown to the asker alone. `kept` is false for what must be written
    down nowhere: receipts and trackers. `sight` is the class of what it says.
    """

    blocks: tuple[Block, ...]
    private: bool = True
    kept: bool = True
    sight: Sight = Sight.PERSON

    def openly(self) -> "Message":
        """Return the same message as an answer that the whole room may see."""
        return replace(self, private=False, sight=min(self.sight, Sight.MEMBERS))

    def unkept(self) -> "Message":
        """Return the same message as one that is shown once and never stored."""
        return replace(self, kept=False)


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form; `name` is the parameter that the answer fills.

    `long` asks for a paragraph; `choices` are the values that may be picked, with their labels.
    """

    name: str
    label: Leaf
    long: bool = False
    required: bool = True
    choices: tuple[tuple[str, Leaf], ...] = ()
    hint: Leaf | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A Call with holes: `args` are known, `fields` are asked for."""

    title: Leaf
    call: str
    args: Mapping[str, str]
    fields: tuple[Field, ...]
    note: Leaf | None = None


Answer = Message | Form
"""What a Call gets back."""


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a message is drawn."""

    language: str = "en"
    zone: str = "UTC"
    prefix: str = "/"
    now: datetime | None = field(default=None, compare=False)


def leaf(value: object) -> "int | Leaf":
    """Turn a fact into a leaf: a str becomes `Quoted`, a datetime a `Moment`, an int stays."""
    match value:
        case str():
            return Quoted(value)
        case bool():
            return int(value)
        case int() | Say() | Quoted() | Moment() | Span() | Do() | Code() | Joined():
            return value
        case datetime():
            return Moment(value)
        case timedelta():
            return Span(value)
        case tuple() | list():
            return Joined(tuple(as_leaf(part) for part in value))
        case _:
            raise TypeError(f"a {type(value).__name__} is nothing that can be said")


def as_leaf(value: object) -> Leaf:
    """Turn a value into a leaf, a number into a `Code` of its digits."""
    made = leaf(value)
    return Code(str(made)) if isinstance(made, int) else made


def say(key: str, /, **facts: object) -> Say:
    """Say the words under `key`; a str among the facts is a person's own words."""
    return Say(key, tuple([(name, leaf(value)) for name, value in facts.items()]))


def line(*parts: object) -> Line:
    """Make one line of leaves; a str among them is a person's own words."""
    return Line(tuple(as_leaf(part) for part in parts))


def title(*parts: object) -> Title:
    """Make the heading of a card."""
    return Title(tuple(as_leaf(part) for part in parts))


def bullets(*lines: Line) -> Bullets:
    """Make a list of short lines."""
    return Bullets(lines)


def facts(*pairs: tuple[object, object]) -> Facts:
    """Make a table of names and values."""
    return Facts(tuple((as_leaf(name), as_leaf(value)) for name, value in pairs))


def button(label: str | Leaf, call: str, /, **args: object) -> Button:
    """Write a Call down as a button; `label` is a catalogue key or a leaf."""
    shown = Say(label) if isinstance(label, str) else label
    return Button(shown, call, tuple((name, str(value)) for name, value in args.items()))


def message(*blocks: Block | Leaf | str | None) -> Message:
    """Make a message; a str is a catalogue key, a leaf a line of its own, None is left out."""
    made: list[Block] = []
    for block in blocks:
        match block:
            case Say() | Quoted() | Moment() | Span() | Do() | Code() | Joined():
                made.append(Line((block,)))
            case str():
                made.append(Line((Say(block),)))
            case None:
                continue
            case _:
                made.append(block)
    return Message(tuple(made))
