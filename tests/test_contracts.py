"""The import contracts hold, and each of them goes red when it is broken once."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.tree import PACKAGES, ROOT

BREACHES = [
    ("engine", "bot/help.py", "import commands.members"),
    ("engine", "bot/memory/people.py", "import adapters.console"),
    ("engine", "bot/running/ticks.py", "import discord"),
    ("features-know-no-platform", "commands/members/handlers.py", "import apscheduler"),
    ("features-know-no-platform", "commands/voting/replies.py", "import nio"),
    ("features", "commands/members/replies.py", "import commands.voting.rules"),
    ("adapters", "adapters/telegraph/__init__.py", "import adapters.console"),
    ("adapters-know-no-feature", "adapters/console/screen.py", "import sqlalchemy"),
    ("adapters-know-no-feature", "adapters/console/screen.py", "import commands.members"),
    ("rules", "commands/members/rules.py", "import sqlalchemy"),
    ("rules", "commands/voting/rules.py", "import bot.language.message"),
    ("floors", "bot/call.py", "import bot.engine"),
    ("floors", "bot/refusal.py", "import bot.call"),
    ("floors", "bot/language/values.py", "import bot.memory.people"),
    ("floors", "bot/drawer.py", "x = 1"),
    ("circles", "adapters/console/morse.py", "import adapters.console.key"),
    ("slices", "commands/members/rules.py", "import commands.members.tables"),
    ("slices", "commands/members/replies.py", "import commands.members.handlers"),
    ("slices", "commands/members/drawer.py", "x = 1"),
]
"""A contract, a file, and the line in that file that breaks the contract."""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the program that a test may spoil."""
    for package in PACKAGES:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / package, tmp_path / package, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def contracts() -> list[str]:
    """The ids of all contracts."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return [contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]]


def lint(tree: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run import-linter on a tree."""
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache", *options]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)


def add_line(tree: Path, path: str, line: str) -> None:
    """Add a line to a module, which becomes its package's first file where it is a package."""
    file = tree / path
    if file.with_suffix("").is_dir():
        file = file.with_suffix("") / "__init__.py"
    file.parent.mkdir(exist_ok=True)
    with file.open("a", encoding="utf-8") as written:
        written.write(f"\n{line}\n")


def test_the_tree_keeps_every_contract(tree: Path):
    run = lint(tree)
    assert run.returncode == 0, run.stdout
    assert f"{len(contracts())} kept, 0 broken" in run.stdout


@pytest.mark.parametrize(("contract", "path", "line"), BREACHES)
def test_a_breach_is_seen(tree: Path, contract: str, path: str, line: str):
    if contract == "circles":
        add_line(tree, "adapters/console/key.py", "import adapters.console.morse")
    add_line(tree, path, line)
    run = lint(tree, "--contract", contract)
    assert run.returncode == 1, run.stdout
    assert "0 kept, 1 broken" in run.stdout


def test_every_contract_is_broken_once():
    assert {contract for contract, _, _ in BREACHES} == set(contracts())
