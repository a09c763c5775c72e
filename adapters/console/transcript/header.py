"""Reading the line that says which collective exists, and who is in it."""

import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from adapters.console.transcript.steps import Founded, Line, Person

NAME = r"[^\W\d_][\w'’-]*"

_HEADER = re.compile(r"== (.+?): (.*) ==")
_PERSON = re.compile(rf"({NAME})(?:@(\w+(?:\+\w+)*))?(?: \(([^)]*)\))?")


class Unreadable(Exception):
    """A line of a transcript that cannot be read, by its number, and what is expected there."""

    def __init__(self, number: int, why: str) -> None:
        """Name the line and say what to do about it."""
        super().__init__(f"line {number}: {why}")
        self.number = number
        self.why = why


def read_header(line: Line, text: str) -> Founded:
    """Read `== NAME, ZONE, LANGUAGE: people ==` or `== nobody: people ==`."""
    found = _HEADER.fullmatch(text)
    if not found:
        raise Unreadable(line.number, "write == Name, Europe/London, en: ana (secretary), ben ==")
    people = tuple(_people(line, found[2]))
    if found[1] == "nobody":
        return Founded(line, "", "UTC", "en", people)
    name, zone, language = _facts(found[1])
    if not (name and zone and language):
        raise Unreadable(line.number, "name the collective, its time zone and its language")
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise Unreadable(line.number, f"{zone} is no time zone like Europe/London") from None
    return Founded(line, name, zone, language, people)


def _facts(text: str) -> tuple[str, str, str]:
    """Split name, zone and language; a name may hold commas of its own."""
    rest, _, language = text.rpartition(",")
    name, _, zone = rest.rpartition(",")
    return name.strip(), zone.strip(), language.strip()


def _people(line: Line, text: str) -> Iterator[Person]:
    for part in re.split(r",(?![^(]*\))", text):
        found = _PERSON.fullmatch(part.strip())
        if not found or found[1] == "bot":
            raise Unreadable(line.number, f"{part.strip()!r} is nobody like ana@matrix (chair)")
        marks = tuple(mark.strip() for mark in (found[3] or "").split(",") if mark.strip())
        posts = tuple(mark for mark in marks if mark != "manages")
        yield Person(
            found[1],
            tuple((found[2] or "").split("+")) if found[2] else (),
            posts,
            "manages" in marks,
        )
