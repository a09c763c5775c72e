"""Values that say where and in which language somebody is at home: time zones and languages."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from zoneinfo import available_timezones

from bot.language.values.kind import Plain, Reading, shown
from bot.refusal import Refusal

LANGUAGES = {"en": "English", "es": "Español"}
"""The languages that Steward speaks whole, each by its own name."""

MOST_SUGGESTED = 25


def spoken(language: str) -> str:
    """Return the language in which somebody is answered who asks for this one: `es` for `es-MX`.

    It is English for a language that Steward does not speak.
    """
    known = language if language in LANGUAGES else language.partition("-")[0].lower()
    return known if known in LANGUAGES else "en"


@dataclass(frozen=True, slots=True)
class ZoneKind(Plain):
    """A time zone, found by its city, as any of Steward's languages writes it."""

    name: str = "zone"

    def read(self, text: str, reading: Reading) -> str:
        """Return the IANA name; refuses no match, and several with the first few named."""
        wanted = _folded(text.partition(",")[0])
        found = _by_name().get(wanted) or next(
            (cities[wanted] for cities in map(_cities, LANGUAGES) if wanted in cities), ()
        )
        if len(found) == 1:
            return found[0]
        near = found or self.suggest(text, reading)
        if near:
            raise Refusal("value-zone-which", text=shown(text), near=tuple(near[:3]))
        raise Refusal("value-not-a-zone", text=shown(text))

    def suggest(self, typed: str, reading: Reading) -> Sequence[str]:
        """Return zones that hold what was typed, those whose city begins with it first."""
        part = _folded(typed)
        cities = {**_cities("en"), **_cities(spoken(reading.language))}
        named = (zone for city, zones in cities.items() if city.startswith(part) for zone in zones)
        within = (zone for zone in _zones() if part in _folded(zone))
        return list(dict.fromkeys((*named, *within)))[:MOST_SUGGESTED] if part else []

    def example(self) -> str:
        """Return a zone by its full name."""
        return "Europe/London"


@cache
def _zones() -> tuple[str, ...]:
    """Return one zone for each place where clocks differ or once differed, by the name in use."""
    from importlib import resources

    table = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return tuple(sorted(row[2].strip() for row in rows))


@cache
def _by_name() -> Mapping[str, tuple[str, ...]]:
    """Return every zone under its full name, older names and UTC included."""
    hidden = ("SystemV/", "posix/", "right/")
    names = (name for name in available_timezones() if not name.startswith(hidden))
    return {_folded(name): (name,) for name in names if "/" in name or name == "UTC"}


@cache
def _cities(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the zones under their cities as one language writes them."""
    local: Mapping[str, str] = {}
    if language != "en":
        from babel import Locale

        zones = Locale.parse(language).time_zones.items()
        local = {zone: str(names["city"]) for zone, names in zones if "city" in names}
    found: dict[str, tuple[str, ...]] = {}
    for zone in _zones():
        city = _folded(local.get(zone) or zone.rpartition("/")[2])
        found[city] = (*found.get(city, ()), zone)
    return found


def _folded(text: str) -> str:
    """Return a text without case, accents and what stands between its words."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return " ".join(bare.replace("_", " ").replace("-", " ").split())


@dataclass(frozen=True, slots=True)
class LanguageKind(Plain):
    """One of the languages that Steward speaks."""

    name: str = "language"
    spaced: bool = False

    def read(self, text: str, reading: Reading) -> str:
        """Return the language's code; refuses one that Steward does not speak."""
        word = _folded(text)
        for code, own in LANGUAGES.items():
            if word in (code, _folded(own)) or text.strip().casefold().startswith(f"{code}-"):
                return code
        raise Refusal("value-not-a-language", text=shown(text), languages=tuple(LANGUAGES.values()))

    def choices(self) -> Sequence[str]:
        """Return every value there is."""
        return tuple(LANGUAGES)

    def example(self) -> str:
        """Return the code of a language."""
        return "en"
