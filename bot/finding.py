"""Values that only the database knows, looked up for the one who asks."""

from collections.abc import Sequence
from dataclasses import replace

from bot.command import Registry
from bot.context import Context
from bot.refusal import Refusal


class RollFinder:
    """Finds members and references of the collective that a Context means."""

    def __init__(self, context: Context, registry: Registry) -> None:
        """Look up for the speaker of `context`."""
        self._context = context
        self._registry = registry

    def member(self, name: str) -> int:
        """Return the member on the roll with that name, or with that account."""
        context = self._context
        wanted = name.casefold()
        found = [p for p in context.roll() if p.name.casefold() == wanted]
        if not found:
            bare = name.removeprefix("<@").removesuffix(">").removeprefix("!")
            there = replace(context.actor, account=bare)
            known = context.people.member_of(context.sql, context.group.id, there)
            found = [p for p in context.roll() if p.id == known]
        if not found:
            found = [p for p in context.roll() if p.name.casefold().startswith(wanted)]
        if len(found) > 1:
            raise Refusal("several-members", name=name)
        if not found:
            raise Refusal("no-such-member", name=name)
        return found[0].id

    def members_like(self, typed: str) -> Sequence[str]:
        """Return names on the roll that begin with what was typed, to members alone."""
        if self._context.person is None or not self._context.person.on_roll:
            return ()
        part = typed.strip().lstrip("@").casefold()
        return [p.name for p in self._context.roll() if p.name.casefold().startswith(part)][:25]

    def references(self, series: str, typed: str) -> Sequence[tuple[str, str]]:
        """Return references of a series that a feature says are open."""
        if self._context.person is None:
            return ()
        found: list[tuple[str, str]] = []
        for answer in self._registry.answers("references"):
            found.extend(answer(self._context, series))
        part = typed.strip().casefold()
        return [pair for pair in found if part in f"{pair[0]} {pair[1]}".casefold()][:25]
