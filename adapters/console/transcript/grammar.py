"""Reading a transcript: its text becomes steps, or the line that cannot be read is named."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from adapters.console.transcript.header import NAME, Unreadable, read_header
from adapters.console.transcript.steps import (
    Aside,
    Bot,
    Clock,
    Event,
    Fills,
    How,
    In,
    Line,
    Presses,
    Reacts,
    Says,
    Sends,
    Step,
    Transcript,
    Where,
    Who,
)
from bot.call import Sight

WHO = rf"({NAME})(?:@(\w+))?"
WHERE = r"([^@(:]+?)(?: @ (\w+))?"
CLASSES = {"public": Sight.PUBLIC, "members": Sight.MEMBERS, "post": Sight.POST}
EVENTS = {
    "the bot is killed": "killed",
    "the bot is restarted": "restarted",
    "that is delivered again": "again",
}

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

_TIME = re.compile(r"(\d{1,2}) (\w+) (\d{4}) (\d{2}):(\d{2})")
_SHUT = re.compile(rf"{WHO}['’]s messages are shut")
_ROOM = re.compile(rf"# {WHERE}(?: \((\w+)(?: (\w+))?\))?")
_SPEAKS = re.compile(rf"{WHO}(?: \(to ([^)\s]+)\))?:(?:\s+|$)(.*)", re.DOTALL)
_PRESSES = re.compile(r"\[([^\]\n]+)\](?: on (\S+))?")
_REACTS = re.compile(r"\(([^)\sA-Za-z]*[^\x00-\x7f][^)\sA-Za-z]*)\)(?: on (\S+))?")
_BLANK = re.compile(r"\{(.*)\}", re.DOTALL)
_FILE = re.compile(r"<([^<>\n/]+)>")
_TO_ONE = re.compile(rf"bot( ~)? > {WHO}:(?:\s+|$)(.*)", re.DOTALL)
_TO_ROOM = re.compile(rf"bot( ~)? # {WHERE}:(?:\s+|$)(.*)", re.DOTALL)
_FORM = re.compile(rf"bot() \? {WHO}:(?:\s+|$)(.*)", re.DOTALL)
_HERE = re.compile(r"bot(?: ~(?=\s)|:)\s*(.*)", re.DOTALL)


@dataclass
class _Chunk:
    """The lines that belong together; `open` says that an indented line may still follow."""

    number: int
    lines: list[str]
    open: bool

    @property
    def line(self) -> Line:
        return Line(self.number, "\n".join(self.lines))

    @property
    def text(self) -> str:
        """What was said: the lines without their indentation, the outer empty ones dropped."""
        head, *rest = self.lines
        return "\n".join([head.strip(), *(line.strip() for line in rest)]).strip()


def read_transcript(text: str) -> Transcript:
    """Read a whole transcript; raises `Unreadable` with the first line that cannot be read."""
    read = tuple(_merged(_step(chunk) for chunk in _chunks(text)))
    people = set(Transcript(read).people)
    return Transcript(tuple(_placed(step, people) for step in read))


def _chunks(text: str) -> Sequence[_Chunk]:
    chunks: list[_Chunk] = []
    lines = text.removeprefix("\ufeff").splitlines()
    for number, line in enumerate(lines, 1):
        speech = next((c for c in reversed(chunks) if c.lines[0].strip()), None)
        if not line.strip() or not line[0].isspace():
            chunks.append(_Chunk(number, [line.rstrip()], _goes_on(line)))
        elif speech is None or not speech.open:
            raise Unreadable(number, "nobody is speaking here: begin the line without spaces")
        elif not line.startswith(("  ", "\t")):
            raise Unreadable(number, "begin a line that goes on with two spaces or more")
        else:
            _continue(chunks, speech, line.rstrip())
    return chunks


def _continue(chunks: list[_Chunk], speech: _Chunk, line: str) -> None:
    """Add a line to what is being said, with the empty lines that stand before it."""
    while chunks[-1] is not speech:
        chunks.pop()
        speech.lines.append("")
    speech.lines.append(line)


def _goes_on(line: str) -> bool:
    return not line.startswith(("//", "==", "--", "#")) and ":" in line or line.startswith("bot ~")


def _step(chunk: _Chunk) -> Step:
    text, line = chunk.text, chunk.line
    if not text or text.startswith("//"):
        return Aside(line)
    if text.startswith("=="):
        return read_header(line, text)
    if text.startswith("--"):
        return _event(line, text)
    if text.startswith("#"):
        return _room(line, text)
    if re.match(r"bot\b(?!@)", text):
        return _bot(line, text)
    return read_spoken(line, text)


def _event(line: Line, text: str) -> Clock | Event:
    what = text.removeprefix("--").removesuffix("--").strip()
    if not text.endswith(" --") or not text.startswith("-- "):
        raise Unreadable(line.number, "write what happens between -- and --, with spaces")
    if what in EVENTS:
        return Event(line, EVENTS[what])  # type: ignore[arg-type]
    if shut := _SHUT.fullmatch(what):
        return Event(line, "shut", Who(shut[1], shut[2] or ""))
    return Clock(line, _time(line, what))


def _time(line: Line, what: str) -> datetime:
    """Read a time on the wall, such as `7 March 2026 18:00`."""
    found = _TIME.fullmatch(what)
    if found and found[2] in MONTHS:
        month = MONTHS.index(found[2]) + 1
        with suppress(ValueError):
            day = date(int(found[3]), month, int(found[1]))
            return datetime.combine(day, time(int(found[4]), int(found[5])))
    raise Unreadable(line.number, f"{what!r} is no time like 7 March 2026 18:00")


def _room(line: Line, text: str) -> In:
    found = _ROOM.fullmatch(text)
    if not found or (found[3] and found[3] not in CLASSES):
        raise Unreadable(line.number, "name a room like # hall, # hall @ matrix or # hall (post)")
    where = Where(found[1], found[2] or "")
    return In(line, where, CLASSES[found[3] or "members"], found[4] or "")


def _bot(line: Line, text: str) -> Bot:
    for pattern, form in ((_TO_ONE, False), (_FORM, True)):
        if found := pattern.fullmatch(text):
            how: How = "form" if form else "edited" if found[1] else "said"
            return Bot(line, how, found[4].strip(), who=Who(found[2], found[3] or ""))
    how = "edited" if text.startswith("bot ~") else "said"
    if found := _TO_ROOM.fullmatch(text):
        return Bot(line, how, found[4].strip(), where=Where(found[2], found[3] or ""))
    if found := _HERE.fullmatch(text):
        return Bot(line, how, found[1].strip())
    raise Unreadable(line.number, "write bot:, bot > ana:, bot # hall:, bot ? ana: or bot ~")


def read_spoken(line: Line, text: str) -> Says | Presses | Reacts | Fills | Sends:
    """Read what a person says or does, such as `ana: [Yes] on P-3`; raises `Unreadable`."""
    found = _SPEAKS.fullmatch(text)
    if not found:
        raise Unreadable(line.number, "begin with who speaks, like ana: /help")
    who, to, said = Who(found[1], found[2] or ""), found[3] or "", found[4].strip()
    if not said:
        raise Unreadable(line.number, f"{who} says nothing here")
    if to:
        return Says(line, who, said, to)
    if pressed := _PRESSES.fullmatch(said):
        return Presses(line, who, pressed[1].strip(), pressed[2] or "")
    if reacted := _REACTS.fullmatch(said):
        return Reacts(line, who, reacted[1], reacted[2] or "")
    if blank := _BLANK.fullmatch(said):
        return Fills(line, who, (blank[1].strip(),) if blank[1].strip() else ())
    if sent := _FILE.fullmatch(said):
        return Sends(line, who, sent[1])
    return Says(line, who, said)


def _merged(steps: Iterator[Step]) -> Iterator[Step]:
    """Join the fields that one person fills one after another into one form."""
    held: list[Step] = []
    for step in steps:
        first = held[0] if held else None
        if isinstance(first, Fills) and isinstance(step, Fills) and step.who == first.who:
            source = "\n".join(part.line.source for part in [*held, step])
            line = Line(first.line.number, source)
            held = [replace(first, line=line, blanks=first.blanks + step.blanks)]
        elif first and isinstance(step, Aside):
            held.append(step)
        else:
            yield from held
            held = [step] if isinstance(step, Fills) else []
            yield from [] if held else [step]
    yield from held


def _placed(step: Step, people: set[str]) -> Step:
    """Take a room that bears a person's name for that person's private chat."""
    if isinstance(step, In) and step.where.name in people:
        return replace(step, where=replace(step.where, private=True))
    return step
