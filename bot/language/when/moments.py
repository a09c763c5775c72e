"""Reading a single moment."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.language.when.amounts import Amount, amount
from bot.language.when.days import Days, after, days, lengths
from bot.language.when.hours import Hour, on_the_clock, spoken
from bot.language.when.phrase import Phrase
from bot.language.when.pieces import Piece, cut, shown
from bot.language.when.saying import say_day, say_wall
from bot.language.when.vocabulary import LAST_HOUR, Vocabulary, lexicon
from bot.language.when.walls import NOTHING_ODD, Note, instant, offsets, wall
from bot.refusal import Refusal

_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant in UTC, and the IANA zone in which it was meant.

    `note` is `skipped` where clocks jump over the time that was named, and the instant lies
    later by as much; `repeated` where they show it twice, and the first is taken.
    """

    at: datetime
    zone: str
    note: Note = ""


class _Asked(NamedTuple):
    """What a phrase is read against; `named` says that the zone stood in the phrase."""

    text: str
    now: datetime
    zone: ZoneInfo
    named: bool
    language: str
    past_ok: bool
    offset: timedelta | None

    def local(self) -> datetime:
        """Return what the clock on the wall shows now, where the phrase is meant."""
        if self.offset is not None and not self.named:
            return (self.now + self.offset).replace(tzinfo=None)
        return wall(self.now, self.zone)


class _Reading(NamedTuple):
    """One thing that a phrase may mean: `day` as it was named, and the time on the wall."""

    day: date
    wall: datetime
    at: datetime
    note: Note


def read_moment(
    text: str,
    *,
    now: datetime,
    zone: ZoneInfo,
    language: str,
    past_ok: bool = False,
) -> Moment:
    """Read a moment such as `tomorrow 7pm`, `27 de marzo a las 18:30` or `in 2h`.

    `now` is aware. A zone named in the text wins over `zone`. A day without its year, a weekday
    or an hour alone is the next such one; with `past_ok`, the nearest, before or after. Raises
    `Refusal` for whatever is not wholly understood, may mean two things, lies in the past, or
    names no hour.
    """
    words = lexicon(language)
    phrase = Phrase()
    for piece in cut(text, "moment", words):
        phrase.add(piece)
    place = ZoneInfo(phrase.zone) if phrase.zone else zone
    named = bool(phrase.zone)
    asked = _Asked(text, now, place, named, language, past_ok, phrase.offset)
    if phrase.length is not None:
        _settle_length(phrase, phrase.length, asked)
    _refuse_loose(phrase)
    if phrase.amount is not None and not phrase.hours:
        return _from_now(phrase, phrase.amount, asked, words.vocabulary)
    return _on_a_day(phrase, asked, words.vocabulary)


def _settle_length(phrase: Phrase, piece: Piece, asked: _Asked) -> None:
    """Decide whether a length without "in" is one from now, or an hour of the day, as in 19h."""
    if phrase.hours or phrase.amount:
        raise Refusal("when-twice", text=shown(piece.text))
    hour = piece.tokens[0].value
    if not piece.is_row("number", "hmark"):
        phrase.amount = amount(piece)
        return
    said = spoken(piece._replace(rule="barehour"))
    if not phrase.names_a_day() and (hour <= LAST_HOUR // 2 or hour == LAST_HOUR):
        clock = _on_a_day(replace(phrase, hours=said), asked, lexicon(asked.language).vocabulary)
        counted = _elapsed(phrase, amount(piece), asked)
        raise _which([wall(one.at, asked.zone) for one in (clock, counted)], asked)
    phrase.hours = said


def _refuse_loose(phrase: Phrase) -> None:
    if phrase.loose and phrase.hours:
        raise Refusal("when-leftover", text=shown(phrase.loose))
    if phrase.loose or (phrase.beside and not phrase.hours):
        raise Refusal("when-bare-number", text=shown(phrase.loose or phrase.beside))


def _from_now(phrase: Phrase, length: Amount, asked: _Asked, vocabulary: Vocabulary) -> Moment:
    found = [_elapsed(phrase, one, asked) for one in lengths(length, vocabulary)]
    if len(found) > 1:
        raise _which([wall(one.at, asked.zone) for one in found], asked)
    return _in_time(found[0], asked)


def _elapsed(phrase: Phrase, length: Amount, asked: _Asked) -> Moment:
    """Return the moment so long from now, on a whole minute unless seconds were counted."""
    if _dated(phrase) or phrase.weekday is not None:
        raise Refusal("when-twice", text=shown(asked.text))
    if phrase.part:
        raise Refusal("when-no-time")
    at, note = asked.now.astimezone(UTC), NOTHING_ODD
    if length.months or length.days:
        local = wall(asked.now, asked.zone)
        day = after(local.date(), length.months, length.days, phrase.backwards)
        at, note = instant(datetime.combine(day, local.time()), asked.zone)
    at += timedelta(seconds=-length.seconds if phrase.backwards else length.seconds)
    whole = _SECOND if length.exact else _MINUTE
    at += (datetime.min.replace(tzinfo=UTC) - at) % whole
    return Moment(at, str(asked.zone), note)


def _on_a_day(phrase: Phrase, asked: _Asked, vocabulary: Vocabulary) -> Moment:
    today = asked.local().date()
    if phrase.amount is not None and (phrase.amount.seconds or _dated(phrase)):
        raise Refusal("when-twice", text=shown(asked.text))
    rows = days(phrase, today, vocabulary, asked.text)
    hours = [
        hour
        for said in phrase.hours
        for hour in _nights(on_the_clock(said, phrase.part, vocabulary), phrase)
    ]
    if not hours:
        raise _no_hour(phrase, rows, today, asked)
    readings = [_nearest(row, hour, phrase, today, asked) for row in rows for hour in hours]
    meant = readings[0] if len(readings) == 1 else _one_of(readings, len(rows) == 1, asked)
    _agree(meant, phrase, today, asked)
    return _in_time(Moment(meant.at, str(asked.zone), meant.note), asked)


def _one_of(readings: list[_Reading], of_one_day: bool, asked: _Asked) -> _Reading:
    """Return the one reading that is left; asks which, where two are.

    Of two hours of one day, one that has passed is not meant; of two days either may be.
    """
    if of_one_day and not asked.past_ok:
        readings = [one for one in readings if one.at >= asked.now] or readings
    walls = list(dict.fromkeys(reading.wall for reading in readings))
    if len(walls) > 1:
        raise _which(walls, asked)
    return readings[0]


def _dated(phrase: Phrase) -> bool:
    """Return whether a day was named otherwise than by its weekday."""
    named = (phrase.day, phrase.relative, phrase.period)
    return bool(phrase.calendar) or any(one is not None for one in named)


def _nights(hour: Hour, phrase: Phrase) -> Iterator[Hour]:
    """Give both midnights of a day: Friday at midnight is its first moment, or its last."""
    if hour.midnight and phrase.names_a_day():
        yield hour._replace(midnight=False)
        yield hour._replace(midnight=False, later=1)
    else:
        yield hour


def _no_hour(phrase: Phrase, rows: list[Days], today: date, asked: _Asked) -> Refusal:
    if not (phrase.names_a_day() or phrase.part):
        return Refusal("when-unread", text=shown(asked.text))
    if len(rows) == 1:
        return Refusal("when-no-time")
    coming = [next((day for day in row if day >= today), row[-1]) for row in rows]
    first, second = (say_day(day, language=asked.language, today=today) for day in coming[:2])
    return Refusal("when-ambiguous", first=first, second=second)


def _nearest(row: Days, hour: Hour, phrase: Phrase, today: date, asked: _Asked) -> _Reading:
    """Return the reading of a row of days that is meant: the next, or the nearest."""
    if asked.past_ok or len(row) == 1:
        found = [reading for day in row if (reading := _reading(day, hour, asked))]
        if not found:
            raise Refusal("when-offset-wrong", text=shown(asked.text))
        return min(found, key=lambda one: (_strays(one, phrase), abs(one.at - asked.now)))
    first = today - timedelta(days=hour.later)
    for day in row:
        reading = _reading(day, hour, asked) if day >= first else None
        if reading is not None and reading.at >= asked.now:
            return reading
    raise Refusal("when-offset-wrong", text=shown(asked.text))


def _strays(reading: _Reading, phrase: Phrase) -> bool:
    """Return whether a date without its year lies in a year in which its weekday is another."""
    if not phrase.calendar or phrase.weekday is None:
        return False
    return reading.day.weekday() != phrase.weekday


def _reading(day: date, hour: Hour, asked: _Asked) -> _Reading | None:
    """Return what an hour on a day is; None where clocks there are never so far from UTC."""
    on = day + timedelta(days=hour.later) if hour.later else day
    local = datetime.combine(on, hour.at)
    if asked.offset is None:
        at, note = instant(local, asked.zone)
        return _Reading(day, local, at, note)
    if asked.named and asked.offset not in offsets(local, asked.zone):
        return None
    at = (local - asked.offset).replace(tzinfo=UTC)
    return _Reading(day, local, at, NOTHING_ODD)


def _agree(reading: _Reading, phrase: Phrase, today: date, asked: _Asked) -> None:
    """Refuse a day whose weekday or distance from today was named, and is another."""
    other = reading.day
    if phrase.weekday is not None:
        other += timedelta(days=(phrase.weekday - other.weekday() + 3) % 7 - 3)
    if phrase.relative is not None and other == reading.day:
        other = today + timedelta(days=phrase.relative + 7 * phrase.ahead)
    if other != reading.day:
        moved = datetime.combine(other, reading.wall.time())
        raise _which([reading.wall, moved], asked, key="when-weekday-wrong")


def _which(walls: list[datetime], asked: _Asked, key: str = "when-ambiguous") -> Refusal:
    """Ask which of two times is meant, each in words that may be sent back."""
    place = f" ({asked.zone})" if asked.named else ""
    today = asked.local().date()
    first, second = (
        say_wall(one, language=asked.language, today=today) + place for one in (walls[0], walls[-1])
    )
    return Refusal(key, first=first, second=second)


def _in_time(moment: Moment, asked: _Asked) -> Moment:
    if moment.at < asked.now and not asked.past_ok:
        raise Refusal("when-past", at=moment.at)
    return moment
