"""Values that are read as they are written: words, numbers, yes or no, one of a few, a code."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from bot.language.values.kind import Plain, Reading, shown
from bot.refusal import Refusal

YES = {"yes", "y", "on", "true", "1", "si", "sí", "s", "oui", "ja", "sim"}
NO = {"no", "n", "off", "false", "0", "non", "nein", "não"}


@dataclass(frozen=True, slots=True)
class Words(Plain):
    """Somebody's own words, of at most `longest` characters.

    `lines` keeps them in lines, as for a list with a line for each entry.
    """

    free: bool = True
    longest: int = 100
    lines: bool = False

    def read(self, text: str, reading: Reading) -> str:
        """Return the words without space around them; refuses none and too many."""
        words = text.strip()
        if self.lines:
            words = "\n".join(" ".join(line.split()) for line in words.splitlines())
        elif not self.long:
            words = " ".join(words.split())
        if not words:
            raise Refusal("value-empty")
        if len(words) > self.longest:
            raise Refusal("value-too-long", longest=self.longest, length=len(words))
        return words


@dataclass(frozen=True, slots=True)
class Number(Plain):
    """A whole number between `least` and `most`."""

    name: str = "int"
    spaced: bool = False
    least: int = 0
    most: int = 1_000_000

    def read(self, text: str, reading: Reading) -> int:
        """Return the number; refuses what is none and what lies outside."""
        digits = text.strip()
        if not digits.removeprefix("-").isdecimal() or len(digits) > 20:
            raise Refusal("value-not-a-number", text=shown(text), least=self.least, most=self.most)
        number = int(digits)
        if not self.least <= number <= self.most:
            raise Refusal("value-number-outside", least=self.least, most=self.most)
        return number

    def example(self) -> str:
        """Return a small number that is allowed."""
        return str(max(self.least, min(2, self.most)))


@dataclass(frozen=True, slots=True)
class Flag(Plain):
    """Yes or no."""

    name: str = "bool"
    spaced: bool = False

    def read(self, text: str, reading: Reading) -> bool:
        """Return whether it is a yes; refuses what is neither."""
        word = text.strip().casefold()
        if word in YES:
            return True
        if word in NO:
            return False
        raise Refusal("value-not-yes-or-no", text=shown(text))

    def choices(self) -> Sequence[str]:
        """Return every value there is."""
        return ("yes", "no")

    def example(self) -> str:
        """Return a yes."""
        return "yes"


@dataclass(frozen=True, slots=True)
class Choice(Plain):
    """One of a few words, given by an Enum whose values are the words that are typed.

    `words` begins the word keys by which a form names the choices, if not `choice-<parameter>`.
    """

    name: str = "choice"
    spaced: bool = False
    of: type[Enum] = Enum
    words: str = ""

    def read(self, text: str, reading: Reading) -> Enum:
        """Return the member of the Enum; refuses another word, naming those there are."""
        word = text.strip().casefold()
        for choice in self.of:
            if word == choice.value:
                return choice
        raise Refusal("value-not-a-choice", text=shown(text), choices=self.choices())

    def choices(self) -> Sequence[str]:
        """Return every value there is."""
        return tuple(str(choice.value) for choice in self.of)

    def example(self) -> str:
        """Return the first of the choices."""
        return self.choices()[0]


@dataclass(frozen=True, slots=True)
class CodeKind(Plain):
    """A code that was handed on, read without minding case, spaces or dashes.

    `lengths` are those of its groups.
    """

    name: str = "code"
    spaced: bool = False
    lengths: tuple[int, ...] = (4, 4)

    def read(self, text: str, reading: Reading) -> str:
        """Return the code in its groups; a code of another length is as wrong as any other."""
        bare = "".join(char for char in text.upper() if char.isalnum())
        if len(bare) != sum(self.lengths):
            raise Refusal("value-not-a-code", example="-".join("X" * n for n in self.lengths))
        return self._grouped(bare)

    def example(self) -> str:
        """Return a code that nobody was given."""
        return self._grouped(("K7PX3MQA" * sum(self.lengths))[: sum(self.lengths)])

    def _grouped(self, bare: str) -> str:
        groups, start = [], 0
        for length in self.lengths:
            groups.append(bare[start : start + length])
            start += length
        return "-".join(groups)
