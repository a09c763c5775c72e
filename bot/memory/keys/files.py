"""Files that only their owner may read, written so that a crash leaves the old or the new one."""

import os
from pathlib import Path

from bot.memory.keys.refusals import OpenToOthers
from bot.memory.killpoints import point, reached

WRITTEN = point("files.written")
RENAMED = point("files.renamed")

_OTHERS = 0o077
_BESIDE = ".new"


def refuse_open_to_others(path: Path) -> None:
    """Raise `OpenToOthers` where anyone but its owner may read, write or run the file."""
    if path.stat().st_mode & _OTHERS:
        raise OpenToOthers(str(path))


def make_private(path: Path) -> None:
    """Make an empty file of mode 0600, and its folders, where there is none yet."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def write_durably(path: Path, content: bytes) -> None:
    """Write a whole file of mode 0600 that is on the disk, name and all, when this returns.

    It is written beside its place first, always under the same name, so that what a crash left
    there is written over the next time.
    """
    beside = path.with_name(path.name + _BESIDE)
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with open(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    reached(WRITTEN)
    beside.rename(path)
    reached(RENAMED)
    settle_folder(path.parent)


def remove_durably(path: Path) -> None:
    """Remove a file written by `write_durably` and what a crash may have left beside it."""
    path.with_name(path.name + _BESIDE).unlink(missing_ok=True)
    path.unlink(missing_ok=True)
    if path.parent.is_dir():
        settle_folder(path.parent)


def settle_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
