"""Texts that nobody meant well: phrases that nearly mean something, cut, joined and spoilt."""

from collections.abc import Sequence
from random import Random

LINES = (
    '/poll open "Where do we meet?" "Hall, Park" closes:"tomorrow 18:00" choices:2 early how:open',
    "!vote P-1 Hall",
    "/vote P-1 1, 2",
    "vote P-1 no",
    "/group setup name:“Riverside Solidarity” timezone:Europe/London",
    "/my set quiet 22:00-08:00",
    "/group suspend @ben\nbecause of this\nand that",
    "/join code:K7PX-3MQA name=Mags",
    "/help poll open",
    "/poll hands P-3 3,1",
    "//poll show P-1",
    "@bot: week",
)
MOMENTS = (
    "tomorrow 18:00",
    "27 March 2027 7pm",
    "in 2h",
    "the 27th at half past six",
    "mañana a las 19h",
    "pasado mañana a las 7 de la tarde",
    "2027-03-20 17:00 Europe/London",
    "03/04",
    "first Monday of each month 18:30",
    "cada dos jueves a las 19h",
    "último viernes de mes",
    "every other Thursday at 7pm",
    "hora y media",
    "90 min",
    "midnight",
    "31 October 2027 01:30",
)
DOCUMENTS = (
    '{"b":[{"k":"l","p":[{"k":"q","t":"hello"}]}]}',
    '{"b":[{"k":"t","p":[]}],"sight":1,"private":false}',
)
PIECES: tuple[str, ...] = (
    *"\"'“”«»:=,;-/\\|\n\t\u00a0\u200b\u202e#@!&%{}[]()",
    "٣",
    "²",
    "½",
    "\ud800",
    "P-",
    "P-99999999999999999999",
    "name:",
    "closes:",
    "00:00",
    "24:00",
    "-1",
    "0",
    "9" * 30,
    "am",
    "pm",
    "de",
    "a las",
    "at",
    "every",
    "cada",
    "ß",
    "İ",
    "e\u0301",
    "👩‍👩‍👧",
)
WORDS: dict[Sequence[str], list[str]] = {
    seeds: [word for seed in seeds for word in seed.split()] for seeds in (LINES, MOMENTS)
}


def text(chance: Random, seeds: Sequence[str]) -> str:
    """Return a text in which these seeds are cut, doubled and spoilt, or one of anything."""
    how = chance.random()
    if how < 0.3:
        seed = chance.choice(seeds)
        at, length = chance.randrange(len(seed)), chance.randrange(10)
        return seed[:at] + _part(chance, seeds) * chance.randrange(2) + seed[at + length :]
    parts = [_part(chance, seeds) for _ in range(chance.randrange(9))]
    return (" " if how < 0.8 else "").join(parts)


def _part(chance: Random, seeds: Sequence[str]) -> str:
    how = chance.random()
    if how < 0.2:
        return chance.choice(seeds)
    if how < 0.6:
        return chance.choice(WORDS.get(tuple(seeds)) or list(seeds))
    if how < 0.9:
        return chance.choice(PIECES)
    return "".join(chr(_sign(chance)) for _ in range(chance.randrange(6)))


def _sign(chance: Random) -> int:
    return chance.randrange(0x20, 0x250) if chance.random() < 0.7 else chance.randrange(0x110000)
