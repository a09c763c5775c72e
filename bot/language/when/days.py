"""Which day is meant: the days that a phrase may name, in their order."""

from datetime import date, timedelta

from bot.language.when.amounts import Amount
from bot.language.when.months import month_length, nth_weekday
from bot.language.when.phrase import Calendar, Phrase
from bot.language.when.pieces import shown
from bot.language.when.vocabulary import Vocabulary
from bot.refusal import Refusal

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years that a phrase may name: those of living memory, and as many ahead."""

_WEEK = 7

Days = list[date]
"""The days that one reading of a phrase may be: one, or each of a row that repeats."""


def days(phrase: Phrase, today: date, vocabulary: Vocabulary, text: str) -> list[Days]:
    """Return a row of days for each reading of a phrase.

    A row holds one day where the phrase names just that, and otherwise the days that fit it in
    their order, from before today until some time from now. Refuses a day that there is not,
    and a week or a month without its day; `text` is what a refusal repeats.
    """
    if phrase.nth and phrase.weekday is not None:
        return [_nth_weekdays(phrase.nth, phrase.weekday, phrase, today, text)]
    if phrase.calendar:
        return [_dates(named, phrase, today, text) for named in phrase.calendar]
    if phrase.day is not None:
        return [_monthdays(phrase.day, phrase, today, text)]
    if phrase.relative is not None:
        _no_period(phrase)
        return [[today + timedelta(days=phrase.relative + _WEEK * phrase.ahead)]]
    if phrase.amount is not None:
        return [
            [after(today, length.months, length.days, phrase.backwards)]
            for length in lengths(phrase.amount, vocabulary)
        ]
    if phrase.weekday is not None:
        return _weekdays(phrase.weekday, phrase, today, vocabulary.next_asks)
    _no_period(phrase)
    return [[today + timedelta(days=near) for near in (-1, 0, 1)]]


def lengths(length: Amount, vocabulary: Vocabulary) -> list[Amount]:
    """Return what a length may be: "quince días" is two weeks to most, and fifteen days."""
    if length.days in vocabulary.inclusive and not length.months and not length.seconds:
        return [length._replace(days=length.days - 1), length]
    return [length]


def after(day: date, months: int, days_on: int, backwards: bool = False) -> date:
    """Return the day so many months and days after a day, or before it.

    In a month that is too short, its last day is meant.
    """
    sign = -1 if backwards else 1
    year, month = _month(day.year * 12 + day.month - 1 + sign * months)
    shortened = min(day.day, month_length(year, month))
    return date(year, month, shortened) + timedelta(days=sign * days_on)


def _dates(named: Calendar, phrase: Phrase, today: date, text: str) -> Days:
    year, month, day = named
    if phrase.period is not None:
        unit, far = phrase.period
        if unit != "year" or year:
            raise Refusal("when-twice", text=shown(text))
        year = today.year + far
    _near(year)
    # Within nine years there is a 29 February, even where a century has left one out.
    ahead = 9 if (month, day) == (2, 29) else 1
    years = [year] if year else range(today.year - ahead, today.year + ahead + 1)
    found = [real for one in years if (real := _real(one, month, day))]
    if not found:
        raise Refusal("when-no-such-day", text=shown(text))
    return found


def _near(year: int) -> None:
    if year and not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refusal("when-too-far")


def _nth_weekdays(nth: int, weekday: int, phrase: Phrase, today: date, text: str) -> Days:
    """Return the days that "the first Monday of June" may be, or "of next month"."""
    if phrase.period is not None:
        month = after(today.replace(day=1), phrase.period[1], 0)
        months = [(month.year, month.month)]
    else:
        year, of_year, _ = phrase.calendar[0]
        _near(year)
        years = [year] if year else range(today.year - 1, today.year + 3)
        months = [(one, of_year) for one in years]
    days = [(*month, nth_weekday(*month, weekday, nth)) for month in months]
    found = [date(year, month, day) for year, month, day in days if day is not None]
    if not found:
        raise Refusal("when-no-such-day", text=shown(text))
    return found


def _month(months: int) -> tuple[int, int]:
    """Return the year and the month that so many months from year 0 are."""
    return months // 12, months % 12 + 1


def _real(year: int, month: int, day: int) -> date | None:
    if not 1 <= month <= 12 or not 1 <= day <= month_length(year, month):
        return None
    return date(year, month, day)


def _monthdays(day: int, phrase: Phrase, today: date, text: str) -> Days:
    months: range | tuple[int] = range(-2, 3)
    if phrase.period is not None:
        unit, far = phrase.period
        if unit != "month":
            raise Refusal("when-no-day")
        months = (far,)
    this = today.year * 12 + today.month - 1
    found = [real for far in months if (real := _real(*_month(this + far), day))]
    if not found:
        raise Refusal("when-no-such-day", text=shown(text))
    return found


def _weekdays(weekday: int, phrase: Phrase, today: date, next_asks: bool) -> list[Days]:
    if phrase.period is not None:
        unit, far = phrase.period
        if unit != "week" or phrase.way or phrase.ahead:
            raise Refusal("when-no-day")
        monday = today - timedelta(days=today.weekday())
        return [[monday + timedelta(days=_WEEK * far + weekday)]]
    coming = today + timedelta(days=(weekday - today.weekday()) % _WEEK)
    week = timedelta(days=_WEEK)
    if phrase.ahead:
        return [[coming + week * phrase.ahead]]
    if phrase.way == "last":
        return [[coming - week]]
    if phrase.way != "next":
        return [[coming - week, coming, coming + week]]
    if next_asks and weekday > today.weekday():
        return [[coming], [coming + week]]
    return [[coming if coming > today else coming + week]]


def _no_period(phrase: Phrase) -> None:
    if phrase.period is not None:
        raise Refusal("when-no-day")
