"""What is installed: features and platforms, found through their entry points."""

from collections.abc import Callable, Iterable
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any

from bot.command import Feature
from bot.refusal import Refusal

FEATURES, ADAPTERS = "steward.features", "steward.adapters"


class NothingInstalled(Refusal):
    """Not one feature is found, as after adding an entry point without installing again."""


class NotInstalled(Refusal):
    """The configuration names a feature or a platform that is not there."""


def names(group: str) -> tuple[str, ...]:
    """Return the names of everything installed in a group of entry points, sorted."""
    return tuple(sorted(_entries(group)))


def features(enabled: Iterable[str] | None) -> tuple[list[Feature], tuple[Path, ...]]:
    """Import the enabled features, or all; returns them in the order of their entry points.

    Raises `NothingInstalled` or `NotInstalled`.
    """
    there = _entries(FEATURES)
    if not there:
        raise NothingInstalled("features-none")
    wanted = list(there) if enabled is None else list(dict.fromkeys(enabled))
    for name in wanted:
        if name not in there:
            raise NotInstalled("feature-missing", name=name, known=", ".join(sorted(there)))
    found = [there[name] for name in there if name in wanted]
    return [entry.load() for entry in found], tuple(folder_of(entry) for entry in found)


def platform(name: str) -> tuple[Callable[..., Any], Path]:
    """Import what makes one platform's adapter; returns it with the folder of its words.

    Raises `NotInstalled`, also where a library that it needs is missing.
    """
    there = _entries(ADAPTERS)
    if name not in there:
        raise NotInstalled("platform-missing", name=name, known=", ".join(sorted(there)) or "-")
    try:
        made = there[name].load()
    except ModuleNotFoundError as missing:
        if missing.name and missing.name.partition(".")[0] in ("adapters", "bot", "commands"):
            raise
        raise NotInstalled("platform-part-missing", name=name, part=missing.name or "?") from None
    return made, folder_of(there[name])


def folder_of(entry: EntryPoint) -> Path:
    """Return the folder of the package that an entry point names, without running its code."""
    from importlib.util import find_spec

    spec = find_spec(entry.module)
    if spec is None or spec.origin is None:
        raise NotInstalled("feature-missing", name=entry.name, known="-")
    return Path(spec.origin).parent


def _entries(group: str) -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=group)}
