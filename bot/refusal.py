"""How the rules say no, in a way that a person can act upon."""

from dataclasses import dataclass

Fact = object
"""A fact for a sentence: an int, a str (somebody's own words), a datetime, or a leaf."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What a refusal leaves behind although everything else it did is undone.

    `audit` is the action of an audit row about `subject`; `strike` names a count, kept for an
    hour by keyed hash of the account, by which guessing is slowed down.
    """

    audit: str = ""
    subject: str = ""
    strike: str = ""


class Refusal(Exception):
    """A rule says no: `key` names the sentence, `facts` fill it in.

    A str among the facts is treated as a person's own words and is drawn as `Quoted`.
    """

    def __init__(self, key: str, /, trace: Trace | None = None, **facts: Fact) -> None:
        """Refuse with the sentence `key`; `trace` survives the rollback."""
        super().__init__(key)
        self.key = key
        self.facts = facts
        self.trace = trace
