"""The standing orders of a collective, as settings by name."""

import json
from typing import Protocol

from sqlalchemy import Connection, bindparam, select, update

from bot.memory.people import Group
from bot.memory.tables import Collective


class Desk(Protocol):
    """What changing a standing order takes."""

    sql: Connection

    @property
    def group(self) -> Group:
        """The collective that is meant."""
        ...

    def changed_people(self) -> None:
        """Say that what is known about the collective changed."""
        ...


def set_rule(desk: Desk, name: str, value: str) -> None:
    """Set one standing order; an empty value goes back to the default."""
    of = {"of": desk.group.id}
    rules = json.loads(desk.sql.execute(_RULES, of).scalar_one())
    rules[name] = value
    kept = json.dumps({known: text for known, text in rules.items() if text})
    desk.sql.execute(_SET, {**of, "made": kept})
    desk.changed_people()


_RULES = select(Collective.rules).where(Collective.id == bindparam("of"))
_SET = update(Collective).where(Collective.id == bindparam("of")).values(rules=bindparam("made"))
