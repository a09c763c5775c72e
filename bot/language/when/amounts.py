"""Lengths of time: 90 min, an hour and a half, media hora, three days."""

from datetime import timedelta
from typing import NamedTuple

from bot.language.when.grammar import LETTERS, compiled
from bot.language.when.pieces import Piece, cut, shown
from bot.language.when.tokens import Token
from bot.language.when.vocabulary import lexicon
from bot.refusal import Refusal

SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
_MONTHS = {"month": 1, "year": 12}

_MOST = 200 * 366 * 86_400
"""Seconds; two centuries, so that every sum with a moment stays within the calendar."""


class Amount(NamedTuple):
    """A length as the calendar counts it: whole months, whole days, and seconds of the clock."""

    months: int = 0
    days: int = 0
    seconds: int = 0
    exact: bool = False
    """Whether seconds were named, so that they count."""


def read_duration(text: str, *, language: str) -> timedelta:
    """Read a length of time such as `2h`, `90 min` or `hora y media`.

    Raises `Refusal` for what is no length, for a number without its unit, and for months and
    years, which are not all of one length.
    """
    total: Amount | None = None
    for piece in cut(text, "length", lexicon(language)):
        if piece.rule in ("loose", "shortclock"):
            raise Refusal("when-length-unit", text=shown(piece.text))
        if piece.rule == "length" and total is not None:
            raise Refusal("when-length-leftover", text=shown(piece.text))
        if piece.rule == "length":
            total = amount(piece)
    if total is None:
        raise Refusal("when-length-unread", text=shown(text))
    if total.months:
        raise Refusal("when-length-months", text=shown(text))
    return timedelta(days=total.days, seconds=total.seconds)


def amount(piece: Piece) -> Amount:
    """Return how long a piece of the grammar's lengths is; refuses more than two centuries."""
    tokens = _bare(piece.tokens)
    row = "".join(token.kind for token in tokens)
    match = compiled("amount").match
    total, at = Amount(), 0
    while at < len(row):
        found = match(row, at)
        if found is None:
            raise Refusal("when-length-leftover", text=shown(piece.text))
        total = _sum(total, _one(found.lastgroup, tokens[at : found.end()], piece.text))
        at = found.end()
    seconds = (total.months * 31 + total.days) * SECONDS["day"] + total.seconds
    if seconds > _MOST:
        raise Refusal("when-too-far")
    return total


_HALVES = {LETTERS["half"]: 10, LETTERS["quarter"]: 5}
_COUNTS = {LETTERS[kind]: 20 for kind in ("number", "many", "year")} | {LETTERS["decimal"]: 2}
_UNITS = {LETTERS[kind]: kind for kind in ("hour", "day", "week", "second")}
_UNITS[LETTERS["hmark"]] = "hour"
_DROPPED = {LETTERS[kind] for kind in ("and", "of", "in", "since", "fromnow", "ago")}


def _bare(tokens: list[Token]) -> list[Token]:
    """Drop what only joins, and the article beside a half: "an hour and a half"."""
    kept = [token for token in tokens if token.kind not in _DROPPED]
    kinds = ["", *(token.kind for token in kept), ""]
    return [
        token
        for at, token in enumerate(kept)
        if token.kind != LETTERS["article"] or not {kinds[at], kinds[at + 2]} & _HALVES.keys()
    ]


def _one(rule: str | None, tokens: list[Token], text: str) -> Amount:
    if rule == "clock":
        hour, minute, second = tokens[0].value
        return Amount(seconds=hour * 3600 + minute * 60 + second, exact=bool(second))
    if rule == "short":
        return Amount(seconds=tokens[0].value * 3600 + tokens[2].value * 60)
    unit = next(_UNITS.get(t.kind) or t.value for t in tokens if t.kind in _UNIT_KINDS)
    return _measured(_twentieths(tokens), unit, text)


_UNIT_KINDS = {*_UNITS, LETTERS["unit"]}


def _twentieths(tokens: list[Token]) -> int:
    """Return how many twentieths of its unit an amount is: they hold tenths and quarters."""
    count: int | None = None
    part, first = 0, ""
    for token in tokens:
        first = first or (token.kind if token.kind not in _COUNTS else "")
        if token.kind in _COUNTS:
            count = token.value * _COUNTS[token.kind]
        elif token.kind == LETTERS["article"]:
            count = 20
        part += _HALVES.get(token.kind, 0)
    if first == LETTERS["quarter"]:
        return (20 if count is None else count) // 4
    alone = 0 if first == LETTERS["half"] else 20
    return (alone if count is None else count) + part


def _measured(twentieths: int, unit: str, text: str) -> Amount:
    if unit in _MONTHS:
        months, rest = divmod(twentieths * _MONTHS[unit], 20)
        if rest:
            raise Refusal("when-length-months", text=shown(text))
        return Amount(months=months)
    if unit == "fortnight":
        twentieths, unit = twentieths * 2, "week"
    seconds, rest = divmod(twentieths * SECONDS[unit], 20)
    if rest:
        raise Refusal("when-length-leftover", text=shown(text))
    if unit in ("day", "week"):
        days, seconds = divmod(seconds, SECONDS["day"])
        return Amount(days=days, seconds=seconds)
    return Amount(seconds=seconds, exact=unit == "second")


def _sum(first: Amount, second: Amount) -> Amount:
    return Amount(
        first.months + second.months,
        first.days + second.days,
        first.seconds + second.seconds,
        first.exact or second.exact,
    )
