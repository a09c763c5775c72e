"""What is started to time the start: the chat in a terminal, and the bot on an idle platform."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.environments import ROOT
from tests.bench.waiting import NAME

STEWARD = (sys.executable, "-m", "bot")


@dataclass(frozen=True, slots=True)
class Started:
    """A command, and the text on its output by which it is known to be ready."""

    name: str
    command: tuple[str, ...]
    ready: str
    environ: Mapping[str, str] = field(default_factory=dict)


IMPORT_ALONE = Started(
    "python, import sqlalchemy alone",
    (sys.executable, "-c", "import sqlalchemy; print('ready', flush=True); input()"),
    "ready",
)
CHAT = Started("steward chat, to the first prompt", (*STEWARD, "chat"), " > ")


def running(folder: Path) -> Started:
    """Set a bot up in an empty folder, on a platform of its own, and return how it is started."""
    installed = folder / f"steward_{NAME}-1.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: steward-{NAME}\nVersion: 1\n"
    )
    entry = f"[steward.adapters]\n{NAME} = tests.bench.waiting:adapter\n"
    (installed / "entry_points.txt").write_text(entry)
    config = folder / "config.toml"
    environ = {"STEWARD_CONFIG": str(config), "PYTHONPATH": f"{folder}:{ROOT}", "LANG": "en"}
    subprocess.run(
        [*STEWARD, "setup"],
        env={**os.environ, **environ},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    with config.open("a") as written:
        written.write(f"\n[adapters.{NAME}]\n")
    return Started("steward run, to ready", (*STEWARD, "run"), "Steward is running", environ)
