"""CONTRIBUTING: the walk "Add a feature" is followed, word for word, in a copy of the tree."""

import os
import re
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from tests.test_readme import fresh_copy
from tests.tree import ROOT

CHECKED = (
    "tests/test_house.py tests/test_words.py tests/test_privacy.py tests/rules"
    " tests/bot/memory/test_migrations.py -k 'not postgresql'"
)
"""The tests that `make check` runs here; the others say nothing of one more feature."""

SCRIPT = """#!{python}
import sys
from {module} import {name}
sys.exit({name}())
"""
SCRIPTS = {
    "steward": ("bot.__main__", "main"),
    "mypy": ("mypy.__main__", "console_entry"),
    "lint-imports": ("importlinter.cli", "lint_imports_command"),
}


@dataclass(frozen=True)
class Step:
    """A fenced block of the walk: a file, a line to add `below` another, or shell commands."""

    kind: str
    text: str
    path: str = ""
    below: str = ""


def walk() -> str:
    """The section of the page that tells how to add a feature."""
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    return page.partition("## Add a feature\n")[2].partition("\n## ")[0]


def steps(text: str) -> Iterator[Step]:
    """The blocks in their order; the paragraph above a block names its file."""
    for told, kind, block in re.findall(r"((?:[^\n]+\n)*)\n```(\w+)\n(.*?)^```", text, re.M | re.S):
        places = re.findall(r"`([\w/.]+\.\w+)`", told)
        below = re.search(r"^Add a line to `.+` below `(.+)`:$", told, re.M)
        if kind == "sh":
            yield Step(kind, block)
        else:
            yield Step(kind, block, places[0], below[1] if below else "")


class Clone:
    """A copy of the tree, with an environment that takes its libraries from this one."""

    def __init__(self, folder: Path) -> None:
        """Copy the files, and put them under version control as a clone's are."""
        self.root = fresh_copy(folder)
        subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
        self.bin = folder / ".venv" / "bin"
        venv.create(folder / ".venv", symlinks=True)
        (self.packages,) = (folder / ".venv" / "lib").glob("python*/site-packages")
        (self.packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
        for script, (module, name) in SCRIPTS.items():
            text = SCRIPT.format(python=self.bin / "python", module=module, name=name)
            (self.bin / script).write_text(text)
            (self.bin / script).chmod(0o755)
        (self.bin / "ruff").symlink_to(Path(sys.executable).parent / "ruff")

    def install(self) -> None:
        """Install as `make` would, but for fetching what is already here."""
        build = "import sys, hatchling.build as build; print(build.build_editable(sys.argv[1]))"
        wheel = self.run(f"{self.bin}/python -c '{build}' {self.packages}").stdout.split()[-1]
        with ZipFile(self.packages / wheel) as packed:
            packed.extractall(self.packages)
        for stamp in (".runtime", ".dev"):
            (self.root / ".venv" / stamp).touch()

    def run(self, command: str) -> subprocess.CompletedProcess[str]:
        """Run a shell command in the copy; `make` takes `args` from the environment."""
        inner = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS", "VIR"))}
        done = subprocess.run(
            command,
            shell=True,
            cwd=self.root,
            env=inner | {"args": CHECKED if "check" in command else ""},
            capture_output=True,
            text=True,
            timeout=540,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done

    def follow(self, step: Step) -> list[str]:
        """Do what one block says; returns what the commands printed."""
        if step.kind == "sh":
            self.install()
            return [self.run(line).stdout for line in step.text.splitlines()]
        path = self.root / step.path
        before = path.read_text("utf-8") if step.below else ""
        if step.below:
            assert before.count(step.below + "\n") == 1
        text = before.replace(step.below + "\n", f"{step.below}\n{step.text}")
        path.write_text(text if step.below else step.text, "utf-8")
        return []


def test_the_walk_leads_to_a_feature_that_passes_every_check(tmp_path: Path):
    clone = Clone(tmp_path)
    done = {step: clone.follow(step) for step in steps(walk())}
    said = {
        line: printed
        for step, out in done.items()
        for line, printed in zip(step.text.splitlines(), out, strict=False)
    }
    transcript = tmp_path / "tests/transcripts/teas.chat"
    assert said["make -s chat < tests/transcripts/teas.chat"] == transcript.read_text("utf-8")
    assert " passed" in said["make check"]


def test_the_walk_has_every_part_of_a_feature():
    found = {step.path for step in steps(walk())}
    parts = ["handlers.py", "rules.py", "tables.py", "replies.py", "privacy.py", "en.ftl", "es.ftl"]
    assert {f"commands/teas/{part}" for part in parts} < found
    (line,) = (step.text for step in steps(walk()) if step.below)
    assert line == 'teas = "commands.teas:feature"\n'


def test_blocks_are_read_with_their_places():
    text = "See `a.md`.\n\nIn `x/y.py`:\n\n```python\na = 1\n```\n\n```sh\nmake x\n```\n"
    assert list(steps(text)) == [Step("python", "a = 1\n", "x/y.py"), Step("sh", "make x\n")]
