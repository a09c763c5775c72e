"""The kinds of value that a command takes: how each is read, suggested and named."""

from datetime import time, timedelta
from typing import Annotated

from bot.language.values.kind import Finder, Kind, Plain, Reading
from bot.language.values.known import MemberKind, RefKind
from bot.language.values.places import LANGUAGES, LanguageKind, ZoneKind
from bot.language.values.times import HourKind, LengthKind, RepeatKind, WhenKind
from bot.language.values.written import NO, YES, Choice, CodeKind, Flag, Number, Words
from bot.language.when import Moment, Recurrence

Text = Annotated[str, Words()]
Question = Annotated[str, Words(longest=300)]
LongText = Annotated[str, Words(name="text", long=True, longest=4000)]
Yes = Annotated[bool, Flag()]
Code = Annotated[str, CodeKind()]
When = Annotated[Moment, WhenKind()]
Length = Annotated[timedelta, LengthKind()]
Repeat = Annotated[Recurrence, RepeatKind()]
Hour = Annotated[time, HourKind()]
Zone = Annotated[str, ZoneKind()]
Language = Annotated[str, LanguageKind()]
MemberName = Annotated[int, MemberKind()]

__all__ = [
    "LANGUAGES",
    "NO",
    "YES",
    "Choice",
    "Code",
    "CodeKind",
    "Finder",
    "Flag",
    "Hour",
    "HourKind",
    "Kind",
    "Language",
    "LanguageKind",
    "Length",
    "LengthKind",
    "LongText",
    "MemberKind",
    "MemberName",
    "Number",
    "Plain",
    "Question",
    "Reading",
    "RefKind",
    "Repeat",
    "RepeatKind",
    "Text",
    "When",
    "WhenKind",
    "Words",
    "Yes",
    "Zone",
    "ZoneKind",
]
