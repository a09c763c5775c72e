"""Values that stand for something the collective knows: a member, a poll, a motion."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.values.kind import Plain, Reading, shown
from bot.refusal import Refusal

DASHES = str.maketrans("‐‑‒–—−", "------")
"""What phones make of a dash."""


@dataclass(frozen=True, slots=True)
class MemberKind(Plain):
    """Somebody on the roll, by their roll name."""

    name: str = "member"

    def read(self, text: str, reading: Reading) -> int:
        """Return the member's id; refuses no match and several."""
        if reading.finder is None:
            raise Refusal("no-such-member", name=shown(text))
        return reading.finder.member(text.strip().lstrip("@"))

    def suggest(self, typed: str, reading: Reading) -> Sequence[str]:
        """Return names that begin with what was typed."""
        return reading.finder.members_like(typed) if reading.finder else ()

    def example(self) -> str:
        """Return a name."""
        return "Ana"


@dataclass(frozen=True, slots=True)
class RefKind(Plain):
    """A reference such as `P-3`; the card that was replied to stands in for it."""

    name: str = "id"
    spaced: bool = False
    series: str = ""

    def read(self, text: str, reading: Reading) -> int:
        """Return the number; refuses what is no reference of this series."""
        typed = text.strip().upper().translate(DASHES).removeprefix("#")
        bare = typed.removeprefix(self.series).removeprefix("-")
        if not bare.isdecimal() or len(bare) > 9:
            raise Refusal("value-not-a-reference", text=shown(text), example=self.example())
        return int(bare)

    def suggest(self, typed: str, reading: Reading) -> Sequence[str]:
        """Return references that are open."""
        if reading.finder is None:
            return ()
        return [ref for ref, _ in reading.finder.references(self.series, typed)]

    def example(self) -> str:
        """Return a reference of this series."""
        return f"{self.series}-3" if self.series else "3"
