"""Documents as they are stored: as compact JSON that later releases still read.

A leaf and a block are objects with one letter for their kind under `k` and the rest by short
names. A name that this release does not know is passed over, one that an older release did not
write has its default; a kind that it does not know is a `ValueError`.
"""

import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec

from bot.call import Sight
from bot.language.message import (
    Bars,
    Block,
    Bullets,
    Button,
    Code,
    Do,
    Facts,
    File,
    Joined,
    Leaf,
    Line,
    Message,
    Moment,
    Quoted,
    Say,
    Span,
    Title,
)

Stored = dict[str, Any]

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Stored).decode


def to_json(message: Message) -> str:
    """Write a message down; half a character, which no encoding can write, becomes a `?`."""
    stored: Stored = {"b": [_write(block) for block in message.blocks]}
    if not message.private:
        stored["private"] = False
    if not message.kept:
        stored["kept"] = False
    if message.sight is not Sight.PERSON:
        stored["sight"] = int(message.sight)
    try:
        return _encode(stored).decode()
    except UnicodeEncodeError:
        return json.dumps(stored, ensure_ascii=False).encode("utf-8", "replace").decode()


def from_json(text: str | bytes) -> Message:
    """Read a message that was written down; raises `ValueError` for what is none."""
    try:
        stored = _decode(text)
        return Message(
            _read_all(stored["b"]),
            stored.get("private", True),
            stored.get("kept", True),
            Sight(stored.get("sight", Sight.PERSON)),
        )
    except (msgspec.DecodeError, LookupError, TypeError, AttributeError) as broken:
        raise ValueError(f"no stored message: {type(broken).__name__}") from None


def _write(part: Block | Leaf) -> Stored:
    return _WRITERS[type(part)](part)


def _write_all(parts: Sequence[Block | Leaf]) -> list[Stored]:
    return [_WRITERS[type(part)](part) for part in parts]


def _write_say(part: Say) -> Stored:
    if not part.args:
        return {"k": "s", "key": part.key}
    args = {n: v if type(v) is int else _write(v) for n, v in part.args}  # type: ignore[arg-type]
    return {"k": "s", "key": part.key, "with": args}


def _write_moment(part: Moment) -> Stored:
    stored: Stored = {"k": "m", "at": part.at.isoformat()}
    if part.zone:
        stored["zone"] = part.zone
    if part.style != "full":
        stored["style"] = part.style
    return stored


def _write_button(part: Button) -> Stored:
    stored: Stored = {"k": "!", "label": _write(part.label), "call": part.call}
    if part.args:
        stored["args"] = dict(part.args)
    return stored


_WRITERS: dict[type, Callable[[Any], Stored]] = {
    Say: _write_say,
    Quoted: lambda part: {"k": "q", "t": part.text},
    Moment: _write_moment,
    Span: lambda part: {"k": "d", "us": part.length // timedelta(microseconds=1)},
    Do: lambda part: {"k": "/", "name": part.name, "rest": part.rest},
    Code: lambda part: {"k": "c", "t": part.text},
    Joined: lambda part: {"k": "&", "p": _write_all(part.parts)},
    Title: lambda part: {"k": "T", "p": _write_all(part.parts)},
    Line: lambda part: {"k": "L", "p": _write_all(part.parts)},
    Facts: lambda part: {"k": "F", "p": [_write_all(pair) for pair in part.pairs]},
    Bullets: lambda part: {"k": "B", "p": _write_all(part.lines)},
    Bars: lambda part: {"k": "#", "p": [(_write(x), n) for x, n in part.rows], "of": part.whole},
    Button: _write_button,
    File: lambda part: {"k": "@", "name": part.name, "kind": part.kind, "t": part.body},
}


def _read_all(parts: Sequence[Stored]) -> tuple[Any, ...]:
    return tuple([_READERS[part["k"]](part) for part in parts])


def _read_say(stored: Stored) -> Say:
    args = stored.get("with")
    if not args:
        return Say(stored["key"])
    given = [(n, v if type(v) is int else _READERS[v["k"]](v)) for n, v in args.items()]
    return Say(stored["key"], tuple(given))


def _read_moment(stored: Stored) -> Moment:
    at = datetime.fromisoformat(stored["at"])
    return Moment(at, stored.get("zone", ""), stored.get("style", "full"))


def _read_button(stored: Stored) -> Button:
    (label,) = _read_all([stored["label"]])
    return Button(label, stored["call"], tuple(stored.get("args", {}).items()))


_READERS: dict[str, Callable[[Stored], Any]] = {
    "s": _read_say,
    "q": lambda stored: Quoted(stored["t"]),
    "m": _read_moment,
    "d": lambda stored: Span(timedelta(microseconds=stored["us"])),
    "/": lambda stored: Do(stored["name"], stored.get("rest", "")),
    "c": lambda stored: Code(stored["t"]),
    "&": lambda stored: Joined(_read_all(stored["p"])),
    "T": lambda stored: Title(_read_all(stored["p"])),
    "L": lambda stored: Line(_read_all(stored["p"])),
    "F": lambda stored: Facts(tuple(map(_read_all, stored["p"]))),
    "B": lambda stored: Bullets(_read_all(stored["p"])),
    "#": lambda stored: Bars(tuple([(*_read_all([x]), n) for x, n in stored["p"]]), stored["of"]),
    "!": _read_button,
    "@": lambda stored: File(stored["name"], stored["kind"], stored["t"]),
}
