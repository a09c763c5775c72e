"""What is kept about a poll: the question, the roll it was opened to, and the ballots."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.memory.store import Row, big, key, sealed, utc


class Poll(Row):
    """A poll. `sheet` seals question and options; the rules of it are fixed at opening.

    `state` is `open`, `closed` or `cancelled`; `roll` is how many may vote, frozen at opening;
    `hands` says that the chair entered a show of hands; `result` are the counts in order of the
    options, then how many voted, from closing on.
    """

    __tablename__ = "poll"
    __table_args__ = (UniqueConstraint("collective", "number"),)

    id: Mapped[key]
    collective: Mapped[big]
    number: Mapped[int]
    opened_by: Mapped[big]
    sheet: Mapped[sealed]
    options: Mapped[int]
    choices: Mapped[int]
    live: Mapped[bool]
    early: Mapped[bool]
    openly: Mapped[bool]
    state: Mapped[str]
    opened: Mapped[utc]
    closes: Mapped[utc]
    zone: Mapped[str]
    roll: Mapped[int]
    hands: Mapped[bool]
    result: Mapped[str]


class Eligible(Row):
    """Somebody on the roll of a poll, frozen at its opening."""

    __tablename__ = "eligible"

    poll: Mapped[big] = mapped_column(primary_key=True, autoincrement=False)
    member: Mapped[big] = mapped_column(primary_key=True, autoincrement=False, index=True)


class Ballot(Row):
    """One member's vote in a poll: the numbers of the options, such as `1` or `1,3`."""

    __tablename__ = "ballot"

    poll: Mapped[big] = mapped_column(primary_key=True, autoincrement=False)
    member: Mapped[big] = mapped_column(primary_key=True, autoincrement=False, index=True)
    picks: Mapped[str]
    at: Mapped[utc]
