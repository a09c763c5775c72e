"""Installing the distribution of the platform for some processes alone.

What is installed where tests run would be found by every bot there, the terminal's too.
"""

import tomllib
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def install(target: Path) -> None:
    """Write into a folder what an installer would; it belongs onto the path of a process."""
    told = tomllib.loads((FOLDER / "pyproject.toml").read_text("utf-8"))["project"]
    name = told["name"].replace("-", "_")
    folder = target / f"{name}-{told['version']}.dist-info"
    folder.mkdir(parents=True)
    meta = f"Metadata-Version: 2.1\nName: {told['name']}\nVersion: {told['version']}\n"
    (folder / "METADATA").write_text(meta, "utf-8")
    lines = []
    for group, entries in told["entry-points"].items():
        lines += [f"[{group}]", *(f"{key} = {value}" for key, value in entries.items()), ""]
    (folder / "entry_points.txt").write_text("\n".join(lines), "utf-8")
