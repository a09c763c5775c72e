"""Playing transcripts from files: `python -m tests.chat [--accept] FILE …`.

Without `--accept` the first line that went otherwise is named for each file; with it the bot's
lines are rewritten as they really were, for the difference to be reviewed like code.
"""

import asyncio
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import adapters.console
from adapters.console.machine import MakeEngine
from adapters.console.stage import ConsoleStage
from adapters.console.transcript.comparing import Failure
from adapters.console.transcript.grammar import read_transcript
from adapters.console.transcript.header import Unreadable
from adapters.console.transcript.playing import play
from bot.clock import Clock, Ids
from bot.command import Feature
from bot.engine import Engine
from bot.language.words import Catalogue
from bot.memory.keys import create_files, from_files
from bot.memory.keys.wrapping import CONFIDENTIAL_FILE, OPERATING_FILE
from bot.memory.opening import create
from bot.running import installed
from bot.running.assembly import engine_over
from bot.running.wording import OWN_WORDS

FEATURES, FOLDERS = installed.features(None)
CATALOGUE = Catalogue.load([*OWN_WORDS, *FOLDERS, Path(adapters.console.__file__).parent])


def scratch(folder: Path, features: Sequence[Feature] = FEATURES, url: str = "") -> MakeEngine:
    """An engine with these features over one database, the same each time.

    The database is a SQLite file in this folder unless a URL names another.
    """
    keys = folder / "keys"
    database = url or f"sqlite:///{folder}/chat.db"

    @contextmanager
    def make(clock: Clock, ids: Ids) -> Iterator[Engine]:
        there = [keys / name for name in (OPERATING_FILE, CONFIDENTIAL_FILE)]
        wrapping = from_files(*there) if keys.exists() else create_files(keys)
        opened = create(database, f"sqlite:///{folder}/chat.keys", wrapping, clock, ids)
        with engine_over(opened, features, clock, ids) as engine:
            yield engine

    return make


async def played(
    text: str,
    folder: Path,
    features: Sequence[Feature] = FEATURES,
    catalogue: Catalogue = CATALOGUE,
    url: str = "",
) -> tuple[str, Sequence[Failure]]:
    """The transcript as it really was, played on the console, and what differed."""
    transcript = read_transcript(text)
    stage = ConsoleStage(scratch(folder, features, url), catalogue, transcript.platforms)
    lines: list[str] = []
    failures = await play(transcript, stage, lines.append)
    return "".join(f"{line}\n" for line in lines), failures


def main(arguments: Sequence[str]) -> int:
    """Play the named files, and rewrite them if that is accepted."""
    accept = "--accept" in arguments
    status = 0
    for name in (one for one in arguments if one != "--accept"):
        path = Path(name)
        with TemporaryDirectory() as folder:
            try:
                out, failures = asyncio.run(played(path.read_text("utf-8"), Path(folder)))
            except Unreadable as why:
                print(f"{name}: {why}", file=sys.stderr)
                status = 1
                continue
        if accept:
            path.write_text(out, "utf-8")
        for failure in failures:
            print(f"{name}: {failure}", file=sys.stderr)
        status = max(status, 1 if failures and not accept else 0)
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
