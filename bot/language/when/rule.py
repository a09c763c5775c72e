"""What a phrase has named so far of a rule: how often, on which days, at what time."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.language.when.hours import Spoken, spoken
from bot.language.when.phrase import Phrase, calendar, month_of
from bot.language.when.pieces import Piece, shown
from bot.refusal import Refusal

_NTHS = (1, 2, 3, 4, 5, -1, -2)
_WEEK = 7


@dataclass(slots=True)
class Rule:
    """The parts of a rule as they were said; what was not said is empty.

    `unit` is day, week, month or year; `every` whether anything says that it repeats at all.
    """

    every: bool = False
    interval: int | None = None
    unit: str = ""
    weekdays: list[int] = field(default_factory=list)
    nth: list[int] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    month: int = 0
    hours: list[Spoken] = field(default_factory=list)
    part: str = ""
    zone: str = ""
    start: Phrase | None = None

    def add(self, piece: Piece) -> None:
        """Take up a piece; refuses a second one of its sort, and what cannot repeat."""
        self.every = self.every or piece.has("every", "weekdays", "other")
        _TAKERS.get(piece.rule, _hour)(self, piece)

    def settle(self, inclusive: frozenset[int]) -> None:
        """Read numbers of days that count both ends as weeks, such as cada quince días."""
        if self.unit == "day" and self.interval in inclusive:
            self.unit, self.interval = "week", self.interval // _WEEK

    def is_daily(self) -> bool:
        """Return whether the rule is for every day, or every few days."""
        return self.unit == "day" and not (self.weekdays or self.nth or self.days or self.month)


def _once(taken: object, piece: Piece) -> None:
    if taken:
        raise Refusal("when-twice", text=shown(piece.text))


def _hour(rule: Rule, piece: Piece) -> None:
    _once(rule.hours, piece)
    rule.hours = spoken(piece)


def _from(rule: Rule, piece: Piece) -> None:
    _once(rule.start, piece)
    rule.start = Phrase(relative=piece.get("offset"))
    if rule.start.relative is None:
        rule.start.calendar = calendar(piece)


def _weekdays(piece: Piece) -> list[int]:
    named = piece.all("weekday", "weekdays", "either")
    return [day if isinstance(day, int) else day[0] for day in named]


def _range(rule: Rule, piece: Piece) -> None:
    _once(rule.weekdays, piece)
    first, last = _weekdays(piece)
    if rule.unit == "day" and rule.interval is None:
        # "Every day, Monday to Friday" says twice that it repeats.
        rule.unit = ""
    rule.weekdays = [(first + on) % _WEEK for on in range((last - first) % _WEEK + 1)]
    rule.every = True


def _nth(rule: Rule, piece: Piece) -> None:
    _once(rule.weekdays or rule.nth, piece)
    rule.nth = piece.all("number", "many", "ordinal", "second", "last", "quarter")
    rule.weekdays = _weekdays(piece)
    if any(nth not in _NTHS for nth in rule.nth):
        raise Refusal("when-repeat-unread", text=shown(piece.text))


def _list(rule: Rule, piece: Piece) -> None:
    _once(rule.weekdays, piece)
    rule.weekdays = _weekdays(piece)
    # "The other Thursday" was a week ago.
    if piece.starts("other") and not piece.has("weekdays"):
        raise Refusal("when-repeat-unread", text=shown(piece.text))
    _take_interval(rule, piece)


def _take_interval(rule: Rule, piece: Piece) -> None:
    interval = piece.get("other", "number", "many", "second")
    _once(rule.interval is not None and interval is not None, piece)
    if interval is not None:
        rule.interval = interval


def _workday(rule: Rule, piece: Piece) -> None:
    _once(rule.weekdays, piece)
    rule.weekdays = list(piece.get("workday", "workdays"))
    rule.every = True


def _yearly(rule: Rule, piece: Piece) -> None:
    _once(rule.days, piece)
    rule.days = [piece.get("number", "many", "ordinal", "second")]
    rule.month = month_of(piece)


def _days(rule: Rule, piece: Piece) -> None:
    _once(rule.days, piece)
    rule.days = piece.all("number", "many", "ordinal", "second")


def _often(rule: Rule, piece: Piece) -> None:
    """Take up "every two weeks", "each month", "every evening"."""
    if piece.has("part", "spell"):
        _take_unit(rule, "day", piece)
        _part(rule, piece)
        return
    unit = piece.get("day", "week", "unit")
    if unit in (None, "minute"):
        raise Refusal("when-repeat-often", text=shown(piece.text))
    # "Every third day" is every two days in Mexico, and every three elsewhere.
    if piece.has("ordinal"):
        raise Refusal("when-repeat-unread", text=shown(piece.text))
    _take_interval(rule, piece)
    _take_unit(rule, unit, piece)


def _take_unit(rule: Rule, unit: str, piece: Piece) -> None:
    if unit == "fortnight":
        unit, rule.interval = "week", 2 * (rule.interval or 1)
    _once(rule.unit not in ("", unit), piece)
    rule.unit = unit


def _within(rule: Rule, piece: Piece) -> None:
    """Take up "of the month"."""
    if piece.get("unit") != "month":
        raise Refusal("when-repeat-leftover", text=shown(piece.text))
    _take_unit(rule, "month", piece)
    rule.every = True


def _periodic(rule: Rule, piece: Piece) -> None:
    unit, interval = piece.get("periodic")
    _once(rule.interval is not None, piece)
    _take_unit(rule, unit, piece)
    rule.interval = interval
    rule.every = True


def _part(rule: Rule, piece: Piece) -> None:
    _once(rule.part, piece)
    rule.part = piece.get("part", "spell")


def _zone(rule: Rule, piece: Piece) -> None:
    _once(rule.zone, piece)
    rule.zone = piece.get("zone") or piece.text


def _fill(rule: Rule, piece: Piece) -> None:
    """Words such as "on" and "the" say nothing by themselves."""


_TAKERS: dict[str, Callable[[Rule, Piece], None]] = {
    "from": _from,
    "range": _range,
    "nth": _nth,
    "alternate": _list,
    "list": _list,
    "yearly": _yearly,
    "days": _days,
    "often": _often,
    "within": _within,
    "periodic": _periodic,
    "workday": _workday,
    "zone": _zone,
    "shift": _zone,
    "badzone": _zone,
    "spell": _part,
    "fill": _fill,
}
