"""What may be asked in a poll, and what may be answered."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.refusal import Refusal

FEWEST_OPTIONS = 2
MOST_OPTIONS = 20
LONGEST_OPTION = 80
LONGEST_POLL = timedelta(days=90)
USUAL_POLL = timedelta(days=3)
"""How long a poll is open if nobody says."""


def split_options(text: str) -> list[str]:
    """Return the options of a list that is separated by lines, slashes, semicolons or commas."""
    for mark in ("\n", "|", ";", " / ", ","):
        if mark in text:
            parts = text.split(mark)
            break
    else:
        parts = [text]
    return [" ".join(part.split()) for part in parts if part.strip()]


def check_options(options: Sequence[str]) -> None:
    """Refuse too few, too many, too long or twice the same."""
    if len(options) < FEWEST_OPTIONS:
        raise Refusal("poll-too-few-options")
    if len(options) > MOST_OPTIONS:
        raise Refusal("poll-too-many-options", most=MOST_OPTIONS, given=len(options))
    seen: set[str] = set()
    for option in options:
        if len(option) > LONGEST_OPTION:
            raise Refusal("poll-option-too-long", option=option, longest=LONGEST_OPTION)
        if option.casefold() in seen:
            raise Refusal("poll-option-twice", option=option)
        seen.add(option.casefold())


def check_choices(choices: int, options: int) -> None:
    """Refuse to let people pick more than there is."""
    if not 1 <= choices <= options:
        raise Refusal("poll-choices-outside", most=options)


def check_closing(closes: datetime, now: datetime) -> None:
    """Refuse a deadline that has passed or lies too far off."""
    if closes <= now:
        raise Refusal("poll-closes-in-the-past")
    if closes > now + LONGEST_POLL:
        raise Refusal("poll-closes-too-late", days=LONGEST_POLL.days)


def read_choice(text: str, options: Sequence[str], choices: int) -> tuple[int, ...]:
    """Return the numbers, from 1, of what somebody picked, in order of the options.

    An option may be named by its number, its words, or the beginning of its words if no other
    begins so. Several are separated by commas.
    """
    whole = _one(text, options)
    parts = [text] if whole else text.replace(";", ",").split(",")
    picked: set[int] = set()
    for part in parts:
        number = _one(part, options)
        if not number:
            raise Refusal("vote-not-an-option", text=part.strip() or text, most=len(options))
        picked.add(number)
    if len(picked) > choices:
        raise Refusal("vote-too-many", most=choices, given=len(picked))
    return tuple(sorted(picked))


def _one(text: str, options: Sequence[str]) -> int:
    """Return the number of the option that a text names, 0 where it names none or several."""
    wanted = " ".join(text.split()).casefold()
    known = [option.casefold() for option in options]
    if wanted in known:
        return known.index(wanted) + 1
    if wanted.isdecimal() and len(wanted) < 4 and 1 <= int(wanted) <= len(options):
        return int(wanted)
    begin = [number for number, option in enumerate(known, 1) if option.startswith(wanted)]
    return begin[0] if wanted and len(begin) == 1 else 0


def toggle(picks: Sequence[int], number: int, choices: int) -> tuple[int, ...]:
    """Return what is picked after pressing one option's button: on, off, or instead."""
    if choices == 1:
        return (number,)
    if number in picks:
        return tuple(pick for pick in picks if pick != number)
    if len(picks) >= choices:
        raise Refusal("vote-too-many", most=choices, given=len(picks) + 1)
    return tuple(sorted((*picks, number)))


def check_hands(counts: Sequence[int], options: int, choices: int, roll: int, cast: int) -> None:
    """Refuse a show of hands that cannot be, or that would count people twice."""
    if cast:
        raise Refusal("hands-after-votes", cast=cast)
    if len(counts) != options:
        raise Refusal("hands-counts", options=options, given=len(counts))
    most = sum(counts) if choices == 1 else max(counts)
    if most > roll:
        raise Refusal("hands-too-many", hands=most, roll=roll)
