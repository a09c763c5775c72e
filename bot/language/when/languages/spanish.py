"""Spanish: what its words stand for, and how a time is said in it."""

from bot.language.when.vocabulary import Vocabulary, Words

_UNITS = {
    **{"uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5},
    **{"seis": 6, "siete": 7, "ocho": 8, "nueve": 9},
}
_TEENS = {
    **{"diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15},
    **{"dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20},
    **{"veintiuno": 21, "veintiuna": 21, "veintiun": 21, "veintidos": 22, "veintitres": 23},
    **{"veinticuatro": 24, "veinticinco": 25, "veintiseis": 26, "veintisiete": 27},
    **{"veintiocho": 28, "veintinueve": 29},
}
_TENS = {"treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "noventa": 90}

_WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_MONTHS = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio"),
    *("agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)
_SHORT_WEEKDAYS = ("lun", "mar", "mié", "jue", "vie", "sáb", "dom")
_SHORT_MONTHS = (
    *("ene", "feb", "mar", "abr", "may", "jun", "jul"),
    *("ago", "sep", "oct", "nov", "dic"),
)

_WORDS: Words = {
    "number": {
        **_UNITS,
        **_TEENS,
        **_TENS,
        **{f"{tens} y {unit}": a + b for tens, a in _TENS.items() for unit, b in _UNITS.items()},
        **{"una": 1},
    },
    "many": {"par de": 2, "un par de": 2},
    "article": {"un": 1},
    "ordinal": {
        **{"primero": 1, "primer": 1, "primera": 1, "tercero": 3, "tercer": 3},
        **{"cuarto": 4, "quinto": 5, "penultimo": -2},
        **{"primeros": 1, "terceros": 3, "cuartos": 4, "quintos": 5},
    },
    "second": {"segundo": 2, "segundos": 2},
    "last": {"ultimo": -1, "ultima": -1, "ultimos": -1},
    "gone": {"pasado": None, "pasada": None},
    "suffix": {"º": None, "ª": None, "°": None, "er": None, "ero": None, "o": None},
    "weekday": {
        **{"lunes": 0, "martes": 1, "miercoles": 2, "jueves": 3, "viernes": 4},
        **{"sabado": 5, "domingo": 6, "lun": 0, "mie": 2, "mier": 2, "jue": 3, "juev": 3},
        **{"vie": 4, "vier": 4, "sab": 5, "dom": 6},
    },
    "weekdays": {"sabados": 5, "domingos": 6},
    "either": {"mar": (1, 3)},
    "month": {
        **{"enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6},
        **{"julio": 7, "agosto": 8, "septiembre": 9, "setiembre": 9, "octubre": 10},
        **{"noviembre": 11, "diciembre": 12, "ene": 1, "feb": 2, "abr": 4, "may": 5},
        **{"jun": 6, "jul": 7, "ago": 8, "sep": 9, "sept": 9, "set": 9, "oct": 10},
        **{"nov": 11, "dic": 12},
    },
    "offset": {
        **{"hoy": 0, "manana": 1, "pasado manana": 2, "el dia de manana": 1},
        **{"ayer": -1, "anteayer": -2, "antes de ayer": -2, "antier": -2},
    },
    "fixed": {
        **{"mediodia": "noon", "medio dia": "noon"},
        **{"medianoche": "midnight", "media noche": "midnight"},
    },
    "part": {
        **{"am": "am", "pm": "pm", "de la manana": "morning", "de la tarde": "afternoon"},
        **{"de la noche": "night", "de la madrugada": "dawn", "de madrugada": "dawn"},
        **{"del mediodia": "midday", "de mediodia": "midday"},
    },
    "spell": {
        **{"por la manana": "morning", "en la manana": "morning", "a la manana": "morning"},
        **{"por la tarde": "afternoon", "en la tarde": "afternoon", "a la tarde": "afternoon"},
        **{"por la noche": "night", "en la noche": "night", "a la noche": "night"},
        **{"de noche": "night", "tarde": "afternoon", "noche": "night"},
        **{"mananas": "morning", "tardes": "afternoon", "noches": "night"},
        **{"por las mananas": "morning", "por las tardes": "afternoon"},
        **{"por las noches": "night", "madrugada": "dawn"},
    },
    "oclock": {"en punto": None},
    "half": {"media": None, "medio": None},
    "quarter": {"cuarto": 4, "cuartos": 4},
    "to": {"para las": None, "para la": None},
    "less": {"menos": None},
    "hmark": {"h": None, "hs": None, "hrs": None, "horas": None},
    "hour": {"hora": None},
    "day": {"dia": "day", "dias": "day", "d": "day"},
    "week": {"semana": "week", "semanas": "week", "sem": "week"},
    "unit": {
        **{"minuto": "minute", "minutos": "minute", "min": "minute", "mins": "minute"},
        **{"m": "minute", "seg": "second", "segs": "second", "s": "second"},
        **{"mes": "month", "meses": "month", "ano": "year", "anos": "year"},
        **{"quincena": "fortnight", "quincenas": "fortnight"},
    },
    "in": {"en": None, "dentro de": None, "de aqui a": None, "de aca a": None},
    "since": {"hace": None},
    "next": {
        **{"proximo": None, "proxima": None, "que viene": None, "siguiente": None},
        **{"entrante": None},
    },
    "this": {"este": None, "esta": None},
    "every": {
        **{
            "cada": None,
            "todos los": None,
            "todas las": None,
            "los": None,
            "cada uno de los": None,
        },
    },
    "other": {"alternos": 2, "alterno": 2, "alternas": 2, "si y otro no": 2, "si otro no": 2},
    "workday": {
        **{"dia laborable": (0, 1, 2, 3, 4), "dia habil": (0, 1, 2, 3, 4)},
        **{"fin de semana": (5, 6)},
    },
    "workdays": {
        **{"dias laborables": (0, 1, 2, 3, 4), "dias habiles": (0, 1, 2, 3, 4)},
        **{"entre semana": (0, 1, 2, 3, 4), "fines de semana": (5, 6)},
    },
    "periodic": {
        **{"diario": ("day", 1), "diariamente": ("day", 1), "a diario": ("day", 1)},
        **{"semanal": ("week", 1), "semanalmente": ("week", 1)},
        **{"quincenal": ("week", 2), "quincenalmente": ("week", 2)},
        **{"mensual": ("month", 1), "mensualmente": ("month", 1)},
        **{"trimestral": ("month", 3), "trimestralmente": ("month", 3)},
        **{"anual": ("year", 1), "anualmente": ("year", 1)},
    },
    "from": {
        **{"desde": None, "desde el": None, "a partir de": None, "a partir del": None},
        **{"empezando": None, "empezando el": None, "a contar desde el": None},
    },
    "at": {"a las": None, "a la": None, "las": None},
    "the": {"el": None, "la": None},
    "of": {"de": None, "del": None},
    "and": {"y": None, "e": None},
    "thru": {"a": None, "al": None},
    "filler": {},
    "limit": {"para": None, "hasta": None, "antes": None},
}

_PHRASES = {
    "a mediodia": (("at", None), ("fixed", "noon")),
    "al mediodia": (("at", None), ("fixed", "noon")),
    "al medio dia": (("at", None), ("fixed", "noon")),
    "a medianoche": (("at", None), ("fixed", "midnight")),
    "a media noche": (("at", None), ("fixed", "midnight")),
    "antes de las": (("limit", None), ("at", None)),
    "la una": (("at", None), ("number", 1)),
    "esta manana": (("offset", 0), ("spell", "morning")),
    "esta tarde": (("offset", 0), ("spell", "afternoon")),
    "esta noche": (("offset", 0), ("spell", "night")),
    "anoche": (("offset", -1), ("spell", "night")),
    "cada manana": (("every", None), ("spell", "morning")),
}

VOCABULARY = Vocabulary(
    code="es",
    words=_WORDS,
    phrases=_PHRASES,
    hours={
        "am": frozenset(range(12)),
        "pm": frozenset(range(12, 24)),
        "dawn": frozenset(range(7)),
        "morning": frozenset(range(1, 12)),
        "midday": frozenset(range(12, 16)),
        "afternoon": frozenset(range(12, 22)),
        "night": frozenset({0, *range(19, 24)}),
        "noon": frozenset({12}),
        "midnight": frozenset({0}),
    },
    next_asks=False,
    inclusive=frozenset({8, 15}),
    weekdays=_WEEKDAYS,
    months=_MONTHS,
    short_weekdays=_SHORT_WEEKDAYS,
    short_months=_SHORT_MONTHS,
    ordinals={1: "primer", 2: "segundo", 3: "tercer", 4: "cuarto", 5: "quinto"}
    | {-1: "último", -2: "penúltimo"},
    days={0: "{day}"},
    units={
        "day": ("día", "días"),
        "hour": ("hora", "horas"),
        "minute": ("minuto", "minutos"),
        "second": ("segundo", "segundos"),
    },
    conjunction="y",
    patterns={
        "full": "{day}, {time}",
        "full-day": "{weekday} {day} de {month}",
        "full-day-year": "{weekday} {day} de {month} de {year}",
        "short": "{day} {time}",
        "short-day": "{weekday} {day} {month}",
        "short-day-year": "{weekday} {day} {month} {year}",
        "daily": "todos los días, {time}",
        "daily-interval": "cada {interval} días, {time}",
        "workdays": "de lunes a viernes, {time}",
        "weekly": "cada {weekdays}, {time}",
        "weekly-interval": "cada {interval} semanas el {weekdays}, {time}",
        "monthly": "el día {days} de cada mes, {time}",
        "monthly-interval": "el día {days} cada {interval} meses, {time}",
        "monthly-nth": "el {ordinals} {weekdays} de cada mes, {time}",
        "monthly-nth-interval": "el {ordinals} {weekdays} cada {interval} meses, {time}",
        "yearly": "cada año el {days} de {month}, {time}",
        "yearly-interval": "cada {interval} años el {days} de {month}, {time}",
    },
)
