"""What a phrase has named so far: a day, an hour, a place, each once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.language.when.amounts import Amount, amount
from bot.language.when.hours import Spoken, spoken
from bot.language.when.pieces import Piece, shown
from bot.refusal import Refusal

Calendar = tuple[int, int, int]
"""A year, or 0 where none was named; a month; a day."""


@dataclass(slots=True)
class Phrase:
    """The parts of a moment as they were said; what was not said is None or empty.

    `calendar` and `hours` hold every reading there is. `relative` are days from today, `ahead`
    a number of further weeks; `period` is a week, a month or a year and how far from this one.
    `nth` is which such `weekday` of the month in `calendar` or `period` is meant.
    """

    calendar: Sequence[Calendar] = ()
    day: int | None = None
    weekday: int | None = None
    nth: int = 0
    way: str = ""
    relative: int | None = None
    ahead: int = 0
    period: tuple[str, int] | None = None
    amount: Amount | None = None
    backwards: bool = False
    length: Piece | None = None
    hours: Sequence[Spoken] = ()
    part: str = ""
    zone: str = ""
    offset: timedelta | None = None
    loose: str = ""
    beside: str = ""
    """A number that stood beside a weekday: an hour to some, a day of the month to others."""

    def add(self, piece: Piece) -> None:
        """Take up a piece; refuses a second one of its sort, and what names no moment."""
        _TAKERS.get(piece.rule, _hour)(self, piece)

    def names_a_day(self) -> bool:
        """Return whether anything was said about the day."""
        named = (self.day, self.weekday, self.relative, self.period)
        return bool(self.calendar or self.amount) or any(one is not None for one in named)


def _once(taken: object, piece: Piece) -> None:
    if taken:
        raise Refusal("when-twice", text=shown(piece.text))


def _hour(phrase: Phrase, piece: Piece) -> None:
    _once(phrase.hours, piece)
    phrase.hours = spoken(piece)


def _part(phrase: Phrase, piece: Piece) -> None:
    _once(phrase.part, piece)
    phrase.part = piece.get("part", "spell")


def _elapsed(phrase: Phrase, piece: Piece) -> None:
    _once(phrase.amount or phrase.length, piece)
    phrase.amount = amount(piece)
    phrase.backwards = piece.has("since", "ago")


def _length(phrase: Phrase, piece: Piece) -> None:
    _once(phrase.amount or phrase.length, piece)
    phrase.length = piece


def _weeks(phrase: Phrase, piece: Piece) -> None:
    weeks = piece.get("number")
    _named_day(phrase, piece)
    phrase.ahead = 1 if weeks is None else weeks


def _offset(phrase: Phrase, piece: Piece) -> None:
    _named_day(phrase, piece)
    phrase.ahead = int(piece.has("week"))


def _named_day(phrase: Phrase, piece: Piece) -> None:
    relative, weekday = piece.get("offset"), weekday_of(piece)
    _once(phrase.relative is not None if weekday is None else phrase.weekday is not None, piece)
    _once(phrase.ahead, piece)
    if weekday is None:
        phrase.relative = relative
    else:
        phrase.weekday = weekday


def weekday_of(piece: Piece) -> int | None:
    """Return the weekday of a piece, Monday being 0; None where it names none."""
    either = piece.get("either")
    weekday: int | None = piece.get("weekday") if either is None else either[0]
    return weekday


def month_of(piece: Piece) -> int:
    """Return the month of a piece that names one."""
    either = piece.get("either")
    month: int = piece.get("month") if either is None else either[1]
    return month


def _weekday(phrase: Phrase, piece: Piece) -> None:
    _named_day(phrase, piece)
    phrase.ahead = int(piece.has("week"))
    for way, kinds in (("next", ("next",)), ("last", ("last", "gone"))):
        if piece.has(*kinds):
            phrase.way = way
    number = piece.get("number", "many")
    if number is not None:
        _once(phrase.day is not None or phrase.calendar, piece)
        phrase.day = number
        phrase.beside = piece.text if piece.has("number") else ""


def _nthday(phrase: Phrase, piece: Piece) -> None:
    """Take up "the first Monday of June", "the last Friday of the month"."""
    _named_day(phrase, piece)
    _once(phrase.day is not None or phrase.calendar or phrase.period, piece)
    phrase.nth = piece.get("number", "many", "ordinal", "second", "last", "quarter")
    if piece.has("month"):
        phrase.calendar = [(piece.get("year") or 0, piece.get("month"), 1)]
        return
    if piece.get("unit") != "month":
        raise Refusal("when-leftover", text=shown(piece.text))
    phrase.period = ("month", int(piece.has("next")))


def _numbered(phrase: Phrase, piece: Piece) -> None:
    _once(phrase.day is not None or phrase.calendar, piece)
    phrase.day = piece.get("number", "many", "ordinal", "second")


def _dated(phrase: Phrase, piece: Piece) -> None:
    _once(phrase.day is not None or phrase.calendar, piece)
    phrase.calendar = calendar(piece)


def calendar(piece: Piece) -> list[Calendar]:
    """Return the days that a date may be, in figures or in words; 03/04 may be two."""
    figures = piece.get("date")
    if figures is None:
        day = piece.get("number", "many", "ordinal", "second")
        return [(piece.get("year") or 0, month_of(piece), day)]
    if len(figures[0]) == len("2027"):
        return [(int(figures[0]), int(figures[1]), int(figures[2]))]
    year = int(figures[2]) if len(figures) > len("dm") else 0
    if year and len(figures[2]) == len("27"):
        year += 2000
    first, second = int(figures[0]), int(figures[1])
    days = {(year, second, first): second <= 12, (year, first, second): first <= 12}
    return [day for day, possible in days.items() if possible] or [(year, second, first)]


def _period(phrase: Phrase, piece: Piece) -> None:
    _once(phrase.period, piece)
    unit = "week" if piece.has("week") else piece.get("unit")
    if unit not in ("week", "month", "year"):
        raise Refusal("when-leftover", text=shown(piece.text))
    far = 1 if piece.has("next") else 0 if piece.has("this") else -1
    phrase.period = (unit, far)


def _zone(phrase: Phrase, piece: Piece) -> None:
    _once(phrase.zone, piece)
    phrase.zone = piece.get("zone")


def _shift(phrase: Phrase, piece: Piece) -> None:
    _once(phrase.offset is not None, piece)
    phrase.offset = piece.get("shift")


def _loose(phrase: Phrase, piece: Piece) -> None:
    _once(phrase.loose, piece)
    phrase.loose = piece.text


def _bad_zone(phrase: Phrase, piece: Piece) -> None:
    raise Refusal("when-zone-unknown", text=shown(piece.text))


def _undated(phrase: Phrase, piece: Piece) -> None:
    raise Refusal("when-no-day")


def _repeats(phrase: Phrase, piece: Piece) -> None:
    raise Refusal("when-repeats", text=shown(piece.text))


def _ranged(phrase: Phrase, piece: Piece) -> None:
    """Refuse 18:00-20:00: a moment has no end."""
    _once(phrase.hours or phrase.loose, piece)
    raise Refusal("when-leftover", text=shown(piece.text))


def _fill(phrase: Phrase, piece: Piece) -> None:
    """Words such as "on" and "the" say nothing by themselves."""


_TAKERS: dict[str, Callable[[Phrase, Piece], None]] = {
    "elapsed": _elapsed,
    "length": _length,
    "weeks": _weeks,
    "offset": _offset,
    "weekday": _weekday,
    "nthday": _nthday,
    "numbered": _numbered,
    "numeric": _dated,
    "dated": _dated,
    "period": _period,
    "zone": _zone,
    "shift": _shift,
    "badzone": _bad_zone,
    "spell": _part,
    "loose": _loose,
    "undated": _undated,
    "repeats": _repeats,
    "ranged": _ranged,
    "fill": _fill,
}
