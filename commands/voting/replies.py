"""What polls say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.language.message import (
    Bars,
    Block,
    Code,
    Do,
    Leaf,
    Line,
    Message,
    Moment,
    Quoted,
    Title,
    bullets,
    button,
    line,
    message,
    say,
)
from commands.voting.rules.tallying import Tally


@dataclass(frozen=True, slots=True)
class Sheet:
    """A poll as it is shown: the question, the options and the rules fixed at its opening."""

    ref: str
    question: str
    options: tuple[str, ...]
    choices: int
    live: bool
    early: bool
    openly: bool
    closes: datetime
    zone: str
    state: str
    roll: int
    hands: bool = False


def card(sheet: Sheet, found: Tally) -> Message:
    """The one card of a poll, as it stands in every room."""
    if sheet.state != "open":
        return message(_title(sheet), "poll-over", _winner(sheet, found))
    return message(
        _title(sheet),
        say("poll-closes", at=Moment(sheet.closes, sheet.zone)),
        say("poll-how", choices=sheet.choices, openly=_word(sheet.openly)),
        _bars(sheet, found) if sheet.live and found.cast else None,
        say("poll-voted", cast=found.cast, roll=found.roll),
        None if sheet.live else say("poll-results-at-end"),
        *_buttons(sheet),
    )


def _word(openly: bool) -> Code:
    return Code("open" if openly else "private")


def _title(sheet: Sheet) -> Title:
    return Title((Code(sheet.ref), Quoted(sheet.question)))


def _bars(sheet: Sheet, found: Tally) -> Bars:
    rows = zip(sheet.options, found.counts, strict=True)
    whole = found.roll if sheet.hands else found.cast
    return Bars(tuple((Quoted(option), count) for option, count in rows), whole)


def _buttons(sheet: Sheet) -> list[Block]:
    call = "vote" if sheet.choices == 1 else "vote tick"
    made: list[Block] = []
    for number, option in enumerate(sheet.options, 1):
        made.append(button(Quoted(option), call, id=sheet.ref, choice=number))
    return made


def opened(sheet: Sheet) -> Message:
    """Tell the opener that the poll is open, and until when."""
    return message(
        say(
            "poll-opened",
            ref=Code(sheet.ref),
            at=Moment(sheet.closes, sheet.zone),
            roll=sheet.roll,
        ),
        say("poll-opened-close", close=Do("poll close", sheet.ref)),
    )


def voted(sheet: Sheet, picks: Sequence[int]) -> Message:
    """Tell somebody what their vote is now."""
    if not picks:
        return message(say("vote-none", ref=Code(sheet.ref)))
    chosen = [sheet.options[number - 1] for number in picks]
    return message(
        say("voted", ref=Code(sheet.ref), chosen=chosen),
        say("vote-change", at=Moment(sheet.closes)),
    )


def voted_last(sheet: Sheet, picks: Sequence[int]) -> Message:
    """Tell the last voter what their vote was; the poll is closed."""
    chosen = [sheet.options[number - 1] for number in picks]
    return message(say("voted", ref=Code(sheet.ref), chosen=chosen), "vote-was-last")


def shown(
    sheet: Sheet, found: Tally, mine: Sequence[int], voters: Mapping[int, Sequence[str]]
) -> Message:
    """A poll for one member's eyes: their own vote, their own time."""
    chosen = [sheet.options[number - 1] for number in mine]
    blocks: list[Block | Leaf | None] = [
        _title(sheet),
        say("vote-mine", chosen=chosen) if chosen else say("vote-mine-none"),
    ]
    if sheet.state == "open":
        blocks += [
            say("poll-closes", at=Moment(sheet.closes)),
            _bars(sheet, found) if sheet.live else say("poll-results-at-end"),
            say("poll-voted", cast=found.cast, roll=found.roll),
            *_buttons(sheet),
        ]
    else:
        blocks += _outcome(sheet, found)
    lines = [
        line(say("poll-voters", option=sheet.options[number - 1], names=list(names)))
        for number, names in voters.items()
    ]
    return message(*blocks, bullets(*lines) if lines else None)


def result(sheet: Sheet, found: Tally, late: bool) -> Message:
    """The result of a poll, for the rooms."""
    return message(
        Title((say("poll-result", ref=Code(sheet.ref), question=sheet.question),)),
        *_outcome(sheet, found),
        say("poll-closed-late", at=Moment(sheet.closes, sheet.zone)) if late else None,
    )


def _outcome(sheet: Sheet, found: Tally) -> list[Block | Leaf]:
    said: list[Block | Leaf] = [_bars(sheet, found)] if found.leaders else []
    if sheet.hands:
        said.append(say("poll-by-hands", roll=found.roll))
    else:
        said.append(say("poll-turnout", cast=found.cast, roll=found.roll))
    return [*said, _winner(sheet, found), say("poll-not-binding")]


def _winner(sheet: Sheet, found: Tally) -> Leaf:
    leaders = [sheet.options[number - 1] for number in found.leaders]
    if not leaders:
        return say("poll-nobody")
    if len(leaders) == 1:
        return say("poll-most", option=leaders[0], votes=max(found.counts))
    return say("poll-tie", options=leaders, votes=max(found.counts))


def closed(sheet: Sheet) -> Message:
    """Tell who closed a poll that it is closed."""
    return message(say("poll-closed-now", ref=Code(sheet.ref)))


def hands_entered(sheet: Sheet) -> Message:
    """Tell the chair that the show of hands is entered."""
    return message(say("hands-entered", ref=Code(sheet.ref)))


def merged(sheet: Sheet) -> Message:
    """Tell a member that of their two votes the first stands."""
    return message(say("vote-merged", ref=Code(sheet.ref)))


def open_vote(sheet: Sheet, voted_already: bool) -> Line:
    """One line about an open poll, for the week."""
    key = "week-poll-voted" if voted_already else "week-poll"
    return line(
        say(
            key,
            ref=Code(sheet.ref),
            question=sheet.question,
            at=Moment(sheet.closes, style="short"),
            vote=Do("vote", sheet.ref),
        )
    )
