"""The one grammar that all languages share: kinds of words, and the orders they may come in.

A text becomes a row of kinds, a letter each, so that a pattern over kinds is a regular
expression over letters. Patterns below name kinds in full; each pattern is one piece of a
phrase, and a phrase is pieces in any order. Of two patterns that fit, the earlier wins.
"""

import re
from functools import cache

KINDS = (
    # Numbers: up to 24, so that it may be an hour; above; of four digits; 1.5; a, an; 27th; th.
    *("number", "many", "year", "decimal", "article", "ordinal", "suffix"),
    # Number two, or a sixtieth of a minute.
    "second",
    # Times of the day: 18:30; 18h30; 18.30; noon; pm; in the evening, as in Friday evening.
    *("clock", "hclock", "dotted", "fixed", "part", "spell", "oclock"),
    *("half", "quarter", "past", "to", "less"),
    # Days: 27/3; Friday; Fridays; March; Spanish mar, for martes or marzo; tomorrow.
    *("date", "weekday", "weekdays", "month", "either", "offset"),
    # Hours are counted; an h is also put behind an hour of the day.
    *("hour", "hmark", "day", "week", "unit"),
    # From now on: in, dentro de; hace; from now; ago.
    *("in", "since", "fromnow", "ago"),
    *("next", "this", "last", "gone"),
    # Again and again: every; every other; on weekdays; weekly; starting.
    *("every", "other", "workday", "workdays", "periodic", "from"),
    *("zone", "shift", "badzone"),
    *("at", "the", "of", "and", "thru", "hyphen", "filler", "limit", "unknown"),
)
_FIRST_LETTER = 0x100
LETTERS = {kind: chr(_FIRST_LETTER + number) for number, kind in enumerate(KINDS)}
NAMES = {letter: kind for kind, letter in LETTERS.items()}

_NUM = "(number|many)"
_NTH = "(ordinal|second)"
_HOUR = "(hour|hmark)"
_UNIT = "(hour|hmark|day|week|unit|second)"
_COUNT = "(number|many|year|decimal|article)"
_DAY = f"({_NUM} suffix?|{_NTH})"
_HALF = "(half|quarter)"
_WHICH = f"({_NUM} suffix|{_NTH}|last|quarter)"
_MONTH = "(month|either)"
_WEEKDAY = "(weekday|either)"
_NOT_MONTH = f"(?!suffix|hyphen? of? {_MONTH})"
_NO_HOUR = f"(?!part|oclock|fixed|past|to|less|{_UNIT})"
_PART = "oclock? part? oclock?"

_AMOUNT = f"""(
    {_COUNT}? {_UNIT} and article? {_HALF} (?!(of|article)* {_UNIT})
  | half article? {_UNIT}
  | (number|article)? quarter of? article? {_HOUR}
  | (number|article) and article? half of? {_UNIT}
  | number {_HOUR} {_NUM} (?!suffix|of|{_MONTH}|part|{_UNIT})
  | {_COUNT} {_UNIT}
  | hclock {_HOUR}?
)"""
_LENGTH = f"{_AMOUNT} (and {_AMOUNT}|{_COUNT} (hour|day|week|unit|second))*"
_ANY_AMOUNT = f"({_AMOUNT}|clock {_HOUR})"

_FULL_DAY = f"""(the? day? {_DAY} hyphen? of? {_MONTH} ((hyphen|of)? year)?
  | month hyphen? the? {_DAY} {_NO_HOUR} (of? year)?)"""

_HOURS = {
    "clock": f"(at|thru)? (clock|hclock|dotted) {_HOUR}? {_PART}",
    "past": f"at? article? (half|quarter|{_NUM} unit?) (past|to) at? number oclock? part?",
    "andless": f"""at number oclock? (and|less) article? (half|quarter|{_NUM} {_NOT_MONTH})
        unit? part?
      | number (and|less) article? {_HALF} (?!(of|article)* {_UNIT}) part?
      | number (and|less) {_NUM} part""",
    "halfhour": f"at? half number (?!{_UNIT}) oclock? part?",
    "fixed": "at? number? fixed",
    "hour": f"""at {_NUM} {_NOT_MONTH} ({_HOUR} ({_NUM} {_NOT_MONTH})?)? {_PART}
      | number (oclock part?|part oclock?|{_HOUR} part|(?=offset spell))
      | at year {_HOUR}?
      | year {_HOUR}""",
}
# Words such as "on" and "the" say nothing, but a phrase that ends in one is cut off.
_A_DAY = f"(the|{_NUM}|ordinal|{_UNIT}|{_WEEKDAY}|date|offset|next|this|clock|hclock|dotted)"
_JOINING = f"filler (?=.)|from (?=.)|of (?={_A_DAY})|thru (?=the|{_NUM}|ordinal|date)"
_PLACES = {
    "zone": "zone",
    "shift": "shift",
    "badzone": "badzone",
    "spell": "part|spell",
}

MOMENT = {
    "elapsed": f"(in|since) {_LENGTH} fromnow?|{_LENGTH} (fromnow|ago)",
    **_HOURS,
    "nthday": f"""the? {_WHICH} {_WEEKDAY} (of|in)
      (month (of? year)?|the? unit next|the? (next|this)? unit)""",
    "weeks": f"(article|number) week (filler|from)? the? ({_WEEKDAY}|offset)",
    "length": _LENGTH,
    "numeric": "the? date",
    "dated": _FULL_DAY,
    "numbered": f"the? day? {_NUM} suffix|the day? {_NTH}|the? day {_NUM}|the {_NUM} {_NO_HOUR}",
    "period": "of? the? ((next|this|last|gone) (week|unit)|(week|unit) (next|last|gone))",
    "weekday": f"""the? (next|this|last|gone)? {_WEEKDAY}
      ((next|last|gone|week) (?!week|unit|next|gone))?
      ({_NUM} {_NOT_MONTH} {_NO_HOUR} (?!and))?""",
    "offset": "offset (week (?!next|gone))?",
    **_PLACES,
    "loose": f"{_NUM}|year|decimal",
    "undated": "month (of? year)?",
    "repeats": f"""every ({_UNIT}|{_WEEKDAY}|weekdays|workday|workdays)?
      |weekdays|workdays|periodic|other""",
    "ranged": "(hyphen|to|thru) (clock|hclock|dotted|number|fixed) part?",
    "fill": f"{_JOINING}|limit (?=.)",
}
"""The pieces of a single moment."""

_ANY_DAY = "(weekday|weekdays|either)"

REPEAT = {
    "from": f"from filler? (date|{_FULL_DAY}|offset)",
    **_HOURS,
    "barehour": f"number hmark ({_NUM} {_NOT_MONTH})?",
    "range": f"(from|of|every)? {_ANY_DAY} (to|thru|hyphen) {_ANY_DAY}",
    "nth": f"""every? the? {_WHICH} ((and|the)* {_WHICH})*
        {_ANY_DAY} ((and|the)* {_ANY_DAY})*""",
    "alternate": f"article {_WEEKDAY} (of every number|other)",
    "list": f"""every? (other|{_NUM})? the? {_ANY_DAY}
        ((and|the|every)* {_ANY_DAY})* other?""",
    "yearly": f"every? the? day? {_DAY} of? {_MONTH}|every? month the? {_DAY} {_NO_HOUR}",
    "days": f"""(every? the? {_NUM} suffix|every? the? ordinal|the second|every? the? day {_NUM}
      |every? the {_NUM}) ((and|the|day)* {_DAY})* {_NO_HOUR}""",
    "often": f"(of|in)? every ((other|{_NUM}|{_NTH})? {_UNIT}|part|spell)",
    "within": "(of|in) the? unit",
    "periodic": "periodic",
    "workday": "every the? workday|every? the? workdays",
    **_PLACES,
    "fill": _JOINING,
}
"""The pieces of what repeats."""

LENGTH = {
    "length": f"{_ANY_AMOUNT} (and? {_ANY_AMOUNT})*",
    "shortclock": "clock",
    "loose": f"{_NUM}|year|decimal",
    "fill": "filler|of",
}
"""The pieces of a length of time."""

AMOUNT = {
    "and_part": f"{_COUNT}? {_UNIT} {_HALF} (?!{_UNIT})",
    "part_of": f"number? {_HALF} {_UNIT}",
    "short": f"number {_HOUR} {_NUM} (?!{_UNIT})",
    "whole": f"{_COUNT} {_UNIT}",
    "clock": f"(hclock|clock) {_HOUR}?",
}
"""The amounts of a length, once `and`, `of` and an article beside a half are dropped."""

RULES = {"moment": MOMENT, "repeat": REPEAT, "length": LENGTH, "amount": AMOUNT}


@cache
def compiled(rules: str) -> re.Pattern[str]:
    """Return one expression over letters for a set of rules; its last group names the rule."""
    named = (f"(?P<{name}>{_letters(pattern)})" for name, pattern in RULES[rules].items())
    return re.compile("|".join(named))


def _letters(pattern: str) -> str:
    shortened = re.sub(r"[a-z]+", lambda kind: LETTERS[kind[0]], pattern)
    return re.sub(r"\((?!\?)", "(?:", re.sub(r"\s+", "", shortened))
