"""What the host is told in the terminal, in the language of the configuration or the machine."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import bot
from bot.language.drawing import PlainPen, wording
from bot.language.message import Leaf, Reader, say
from bot.language.words import Catalogue
from bot.refusal import Refusal

BOT = Path(bot.__file__).parent
OWN_WORDS = (BOT / "language", BOT / "memory", BOT / "running")
"""The folders of the words that belong to no feature and no platform."""


def language_of(environ: Mapping[str, str] = os.environ) -> str:
    """Return the language of the machine if Steward speaks it, else English."""
    said = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    spoken = said.partition("_")[0].partition(".")[0].lower()
    return spoken if (BOT / "running" / f"{spoken}.ftl").is_file() else "en"


class Host:
    """Words for whoever runs the bot."""

    def __init__(self, language: str, folders: Iterable[Path] = OWN_WORDS) -> None:
        """Speak one language, with the words of these folders."""
        self._catalogue = Catalogue.load(folders)
        self._reader = Reader(language, prefix="/")

    def says(self, leaf: Leaf) -> str:
        """Return words as one line of text."""
        return wording(leaf, self._catalogue, self._reader, PlainPen())

    def refuses(self, no: Refusal) -> str:
        """Return the sentence of a refusal."""
        return self.says(say(no.key, **no.facts))
