"""English: what its words stand for, and how a time is said in it."""

from bot.language.when.vocabulary import Vocabulary, Words

_UNITS = {
    **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5},
    **{"six": 6, "seven": 7, "eight": 8, "nine": 9},
}
_TEENS = {
    **{"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14},
    **{"fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19},
}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_NTH_UNITS = {
    **{"first": 1, "third": 3, "fourth": 4, "fifth": 5},
    **{"sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9},
}
_NTH_TEENS = {
    **{"tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14},
    **{"fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18},
    **{"nineteenth": 19, "twentieth": 20, "thirtieth": 30},
}

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_SHORT_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SHORT_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul"),
    *("Aug", "Sep", "Oct", "Nov", "Dec"),
)

_WORDS: Words = {
    "number": {
        **_UNITS,
        **_TEENS,
        **_TENS,
        **{f"{t}{j}{u}": a + b for t, a in _TENS.items() for u, b in _UNITS.items() for j in " -"},
    },
    "many": {"couple of": 2, "a couple of": 2, "dozen": 12, "a dozen": 12},
    "article": {"a": 1, "an": 1},
    "ordinal": {
        **_NTH_UNITS,
        **_NTH_TEENS,
        **{
            f"{t}{j}{u}": a + b
            for t, a in (("twenty", 20), ("thirty", 30))
            for u, b in (*_NTH_UNITS.items(), ("second", 2))
            for j in " -"
        },
        **{"penultimate": -2, "second to last": -2, "second last": -2},
    },
    "second": {"second": 2},
    "last": {"last": -1},
    "suffix": {"st": None, "nd": None, "rd": None, "th": None},
    "weekday": {
        **{day.lower(): number for number, day in enumerate(_WEEKDAYS)},
        **{day.lower(): number for number, day in enumerate(_SHORT_WEEKDAYS)},
        **{"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
    },
    "weekdays": {f"{day.lower()}s": number for number, day in enumerate(_WEEKDAYS)},
    "month": {
        **{month.lower(): number for number, month in enumerate(_MONTHS, 1)},
        **{month.lower(): number for number, month in enumerate(_SHORT_MONTHS, 1)},
        "sept": 9,
    },
    "offset": {
        **{"today": 0, "tomorrow": 1, "tmrw": 1, "tomoz": 1, "yesterday": -1},
        **{"day after tomorrow": 2, "the day after tomorrow": 2},
        **{"day before yesterday": -2, "the day before yesterday": -2},
    },
    "fixed": {
        **{"noon": "noon", "midday": "noon", "mid-day": "noon", "midnight": "midnight"},
    },
    "part": {
        **{"am": "am", "pm": "pm", "in the morning": "morning"},
        **{"in the afternoon": "afternoon", "in the evening": "evening", "at night": "night"},
    },
    "spell": {
        **{"morning": "morning", "afternoon": "afternoon", "evening": "evening"},
        **{"night": "night", "mornings": "morning", "afternoons": "afternoon"},
        **{"evenings": "evening", "nights": "night"},
    },
    "oclock": {"o'clock": None, "oclock": None, "o clock": None, "sharp": None},
    "half": {"half": None},
    "quarter": {"quarter": 0, "quarters": 0},
    "past": {"past": None, "after": None},
    "to": {"to": None},
    "hmark": {"h": None, "hrs": None},
    "hour": {"hr": None, "hour": None, "hours": None, "hour's": None, "hours'": None},
    "day": {"day": "day", "days": "day", "d": "day", "day's": "day", "days'": "day"},
    "week": {
        **{"week": "week", "weeks": "week", "wk": "week", "wks": "week"},
        **{"w": "week", "week's": "week", "weeks'": "week"},
    },
    "unit": {
        **{"minute": "minute", "minutes": "minute", "min": "minute", "mins": "minute"},
        **{"m": "minute", "seconds": "second", "sec": "second", "secs": "second"},
        **{"s": "second", "month": "month", "months": "month", "year": "year"},
        **{"years": "year", "yr": "year", "yrs": "year", "month's": "month"},
        **{"fortnight": "fortnight", "fortnights": "fortnight"},
    },
    "in": {"in": None, "within": None},
    "fromnow": {"from now": None, "from today": None, "later": None, "time": None},
    "ago": {"ago": None},
    "next": {"next": None},
    "this": {"this": None, "this coming": None, "coming": None, "the coming": None},
    "every": {"every": None, "each": None},
    "other": {"other": 2, "alternate": 2},
    "workday": {
        **{"weekday": (0, 1, 2, 3, 4), "working day": (0, 1, 2, 3, 4)},
        **{"workday": (0, 1, 2, 3, 4), "weekend": (5, 6)},
    },
    "workdays": {
        **{"weekdays": (0, 1, 2, 3, 4), "working days": (0, 1, 2, 3, 4)},
        **{"workdays": (0, 1, 2, 3, 4), "weekends": (5, 6)},
    },
    "periodic": {
        **{"daily": ("day", 1), "weekly": ("week", 1), "fortnightly": ("week", 2)},
        **{"monthly": ("month", 1), "yearly": ("year", 1), "annually": ("year", 1)},
        **{"quarterly": ("month", 3)},
    },
    "from": {
        **{"from": None, "starting": None, "starting from": None, "starting on": None},
        **{"beginning": None, "beginning on": None, "as of": None, "as from": None},
    },
    "at": {"at": None},
    "the": {"the": None},
    "of": {"of": None},
    "and": {"and": None, "plus": None},
    "thru": {"through": None, "thru": None},
    "filler": {"on": None, "for": None},
    "limit": {"by": None, "before": None, "until": None, "till": None, "til": None},
}

_PHRASES = {
    "tonight": (("offset", 0), ("spell", "night")),
    "tonite": (("offset", 0), ("spell", "night")),
    "this morning": (("offset", 0), ("spell", "morning")),
    "this afternoon": (("offset", 0), ("spell", "afternoon")),
    "this evening": (("offset", 0), ("spell", "evening")),
    "quarter till": (("quarter", 0), ("to", None)),
    "quarter til": (("quarter", 0), ("to", None)),
    "last night": (("offset", -1), ("spell", "night")),
}

VOCABULARY = Vocabulary(
    code="en",
    words=_WORDS,
    phrases=_PHRASES,
    hours={
        "am": frozenset(range(12)),
        "pm": frozenset(range(12, 24)),
        "morning": frozenset(range(1, 12)),
        "afternoon": frozenset(range(12, 19)),
        "evening": frozenset(range(16, 24)),
        "night": frozenset({0, *range(18, 24)}),
        "noon": frozenset({12}),
        "midnight": frozenset({0}),
    },
    next_asks=True,
    inclusive=frozenset(),
    weekdays=_WEEKDAYS,
    months=_MONTHS,
    short_weekdays=_SHORT_WEEKDAYS,
    short_months=_SHORT_MONTHS,
    ordinals={1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}
    | {-1: "last", -2: "penultimate"},
    days={0: "{day}th", 1: "1st", 2: "2nd", 3: "3rd"}
    | {21: "21st", 22: "22nd", 23: "23rd", 31: "31st"},
    units={
        "day": ("day", "days"),
        "hour": ("hour", "hours"),
        "minute": ("minute", "minutes"),
        "second": ("second", "seconds"),
    },
    conjunction="and",
    patterns={
        "full": "{day}, {time}",
        "full-day": "{weekday} {day} {month}",
        "full-day-year": "{weekday} {day} {month} {year}",
        "short": "{day} {time}",
        "short-day": "{weekday} {day} {month}",
        "short-day-year": "{weekday} {day} {month} {year}",
        "daily": "every day, {time}",
        "daily-interval": "every {interval} days, {time}",
        "workdays": "Monday to Friday, {time}",
        "weekly": "every {weekdays}, {time}",
        "weekly-interval": "every {interval} weeks on {weekdays}, {time}",
        "monthly": "the {days} of each month, {time}",
        "monthly-interval": "the {days} of every {interval} months, {time}",
        "monthly-nth": "the {ordinals} {weekdays} of each month, {time}",
        "monthly-nth-interval": "the {ordinals} {weekdays} of every {interval} months, {time}",
        "yearly": "every year on {days} {month}, {time}",
        "yearly-interval": "every {interval} years on {days} {month}, {time}",
    },
)
