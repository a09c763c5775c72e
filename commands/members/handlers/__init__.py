"""The commands of the roll, one file a noun."""

from commands.members.handlers import (
    founding,
    joining,
    leaving,
    linking,
    posts,
    roll,
    rooms,
    settings,
    week,
)
from commands.members.handlers.feature import feature

__all__ = [
    "feature",
    "founding",
    "joining",
    "leaving",
    "linking",
    "posts",
    "roll",
    "rooms",
    "settings",
    "week",
]
