"""Times of the day as they are spoken: half past six, las ocho menos cuarto, 7pm."""

from collections.abc import Callable
from datetime import time
from typing import NamedTuple

from bot.language.when.pieces import Piece, shown
from bot.language.when.vocabulary import Vocabulary
from bot.refusal import Refusal

_DAY = 24 * 60
_MIDDAY = 12


class Spoken(NamedTuple):
    """A time of the day in the words it was said in.

    `more` are the minutes to add, fewer than none for a quarter to seven; `part` is the part of
    the day that was named with it, as in 7pm.
    """

    text: str
    hour: int
    minute: int = 0
    second: int = 0
    more: int = 0
    part: str = ""


class Hour(NamedTuple):
    """A time on the clock, `later` days after the day that is named with it.

    `midnight` says that it lies at twelve at night, when people disagree which day is meant.
    """

    at: time
    later: int = 0
    midnight: bool = False


def spoken(piece: Piece) -> list[Spoken]:
    """Return the times that a piece of the grammar's hours may mean; refuses what is none."""
    return _READINGS[piece.rule](piece)


def _plain(piece: Piece) -> list[Spoken]:
    hour, minute, second = piece.get("clock", "hclock", "dotted")
    return [Spoken(piece.text, hour, minute, second, part=piece.get("part") or "")]


def _counted(piece: Piece) -> list[Spoken]:
    joined = piece.get("year")
    if joined is not None:
        return [Spoken(piece.text, joined // 100, joined % 100)]
    hour, *minutes = piece.all("number", "many")
    # "19h 9" may be cut off, or two things; minutes are written with two digits.
    if minutes and piece.ends_in_one_digit():
        raise _no_such_hour(piece)
    return [Spoken(piece.text, hour, sum(minutes), part=piece.get("part") or "")]


def _past(piece: Piece) -> list[Spoken]:
    *minutes, hour = piece.all("number", "many")
    if piece.has("to") and piece.has("half"):
        raise _no_such_hour(piece)
    more = _minutes(piece, minutes)
    part = piece.get("part") or ""
    return [Spoken(piece.text, hour, more=-more if piece.has("to") else more, part=part)]


def _and_less(piece: Piece) -> list[Spoken]:
    hour, *minutes = piece.all("number", "many")
    more = _minutes(piece, minutes)
    part = piece.get("part") or ""
    return [Spoken(piece.text, hour, more=-more if piece.has("less") else more, part=part)]


def _minutes(piece: Piece, minutes: list[int]) -> int:
    if piece.get("unit") not in (None, "minute"):
        raise _no_such_hour(piece)
    if minutes and minutes[0] > 59:
        raise _no_such_hour(piece)
    return minutes[0] if minutes else 30 if piece.has("half") else 15


def _half(piece: Piece) -> list[Spoken]:
    """Half six is half past six in Britain, and half past five in much of Europe."""
    hour, part = piece.get("number"), piece.get("part") or ""
    return [Spoken(piece.text, hour, more=more, part=part) for more in (30, -30)]


def _fixed(piece: Piece) -> list[Spoken]:
    if piece.get("number") not in (None, _MIDDAY):
        raise _no_such_hour(piece)
    return [Spoken(piece.text, _MIDDAY, part=piece.get("fixed"))]


_READINGS: dict[str, Callable[[Piece], list[Spoken]]] = {
    "clock": _plain,
    "past": _past,
    "andless": _and_less,
    "halfhour": _half,
    "fixed": _fixed,
    "hour": _counted,
    "barehour": _counted,
}


def on_the_clock(said: Spoken, part: str, vocabulary: Vocabulary) -> Hour:
    """Return the time on the clock; `part` is a part of the day named elsewhere in the phrase.

    An hour without a part of the day is read on the 24-hour clock: "at 8" is 08:00. Refuses
    hours that there are not, and those that no clock shows in that part of the day.
    """
    if said.minute > 59 or said.second > 59 or said.hour > 24:
        raise Refusal("when-hour-wrong", text=shown(said.text))
    if said.hour == 24 and (said.minute or said.second or said.more or said.part or part):
        raise Refusal("when-hour-wrong", text=shown(said.text))
    hour = _within(said, part, vocabulary) if said.part or part else said.hour
    if hour == 24:
        return Hour(time(0), later=1)
    minutes = (hour * 60 + said.minute + said.more) % _DAY
    clock = time(minutes // 60, minutes % 60, said.second)
    by_night = hour == 0 and (said.hour == _MIDDAY or "night" in (said.part, part))
    if not by_night or said.more < 0:
        return Hour(clock)
    return Hour(clock, later=int(part == "night"), midnight=part != "night")


def _within(said: Spoken, part: str, vocabulary: Vocabulary) -> int:
    """Return the one hour of the 24-hour clock that lies in the parts of the day named."""
    twelve = 1 <= said.hour <= _MIDDAY
    hours = {said.hour, (said.hour + _MIDDAY) % 24} if twelve else {said.hour}
    for named in (said.part, part):
        if named:
            hours &= vocabulary.hours[named]
    if len(hours) != 1:
        raise Refusal("when-hour-unclear", text=shown(said.text))
    return hours.pop()


def _no_such_hour(piece: Piece) -> Refusal:
    return Refusal("when-hour-wrong", text=shown(piece.text))
