"""A virtual environment of its own for each peer, made when it is first asked for."""

import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".bench"

PINNED = {
    "simplematrixbotlib": ("simplematrixbotlib==2.13.1",),
    "maubot": ("maubot==0.6.0",),
    "discord.py": ("discord.py==2.7.1",),
    "async-orm": (
        "sqlalchemy[asyncio]==2.1.9",
        "aiosqlite==0.22.1",
        "asyncpg==0.32.0",
        "psycopg[binary]==3.3.9",
    ),
}
"""What is installed for each peer."""


def python_of(peer: str | None) -> str:
    """Name the interpreter that runs this peer; None is our own.

    Raises subprocess.CalledProcessError when the peer cannot be installed.
    """
    if peer is None:
        return sys.executable
    folder = CACHE / peer
    python, stamp = folder / "bin" / "python", folder / "pinned.txt"
    pinned = "\n".join(PINNED[peer])
    if stamp.exists() and stamp.read_text() == pinned:
        return str(python)
    CACHE.mkdir(exist_ok=True)
    (CACHE / ".gitignore").write_text("*\n")
    _install(folder, python, PINNED[peer])
    stamp.write_text(pinned)
    return str(python)


def _install(folder: Path, python: Path, pinned: tuple[str, ...]) -> None:
    uv = shutil.which("uv") or shutil.which("uv", path=Path(sys.executable).parent)
    print(f"Installing {', '.join(pinned)} …", file=sys.stderr)
    if uv:
        subprocess.run(
            [uv, "venv", "--quiet", "--clear", "--python", sys.executable, folder], check=True
        )
        subprocess.run([uv, "pip", "install", "--quiet", "--python", python, *pinned], check=True)
        return
    venv.create(folder, clear=True, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", *pinned], check=True)
