"""The README: every command that it shows is run, or seen to be what it says."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tree import ROOT, files

FOUNDING = """\
== nobody: ana (manages) ==
# general
ana: /help
"""


def blocks(text: str, kind: str) -> list[str]:
    """The fenced blocks of one kind on a page."""
    return re.findall(rf"^```{kind}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def shell_commands(text: str) -> list[str]:
    """The lines of all shell blocks of a page, without empty ones and comments."""
    lines = [line.strip() for block in blocks(text, "sh") for line in block.splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def fresh_copy(folder: Path) -> Path:
    """Put the project's files, and nothing else, into an empty folder."""
    for path in files():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, folder / path)
    return folder


def run(command: str, folder: Path, said: str = "") -> subprocess.CompletedProcess[str]:
    """Run a shell command as a newcomer would, outside this test's own environment."""
    outer = {"MAKEFLAGS", "MFLAGS", "MAKELEVEL", "VIRTUAL_ENV", "PYTHONPATH", "args"}
    environment = {name: value for name, value in os.environ.items() if name not in outer}
    return subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=environment,
        input=said,
        capture_output=True,
        text=True,
        timeout=540,
        check=False,
    )


def chat_opens(folder: Path) -> None:
    """Set up a fresh copy and talk to it: standard output is the transcript alone."""
    copy = fresh_copy(folder)
    played = run("make -s chat", copy, FOUNDING)
    assert "ana: /help" in played.stdout, played.stderr
    assert "bot > ana:" in played.stdout
    again = run("make -s chat", copy, played.stdout)
    assert (again.returncode, again.stdout, again.stderr) == (0, played.stdout, "")
    assert "pytest" not in {p.name for p in copy.glob(".venv/lib/*/site-packages/*")}


def find_the_tests(folder: Path) -> None:
    """See that the target runs pytest, and that pytest finds this very test."""
    shown = run("make -n test", ROOT)
    assert "-m pytest" in shown.stdout, shown.stderr
    found = run(f"{sys.executable} -m pytest --collect-only -q tests/test_readme.py", ROOT)
    assert "test_a_shown_command_does_what_it_says[make test]" in found.stdout, found.stdout


SHOWN: dict[str, Callable[[Path], None]] = {
    "make chat": chat_opens,
    "make test": find_the_tests,
}
"""What each command of the README has to do."""


def readme() -> str:
    """The text of the README."""
    return (ROOT / "README.md").read_text("utf-8")


def test_every_command_of_the_readme_is_tested():
    assert sorted(shell_commands(readme())) == sorted(SHOWN)


@pytest.mark.parametrize("command", SHOWN)
def test_a_shown_command_does_what_it_says(command: str, tmp_path: Path):
    SHOWN[command](tmp_path)


def test_the_chat_that_the_readme_shows_is_what_happens():
    shown = blocks(readme(), "text")
    assert shown
    for chat in shown:
        played = run(f"{sys.executable} -m bot chat", ROOT, chat)
        assert (played.stdout, played.returncode) == (chat, 0), played.stderr


def test_shell_blocks_are_read():
    page = "a\n```sh\nmake x\n\n# why\nmake y\n```\n```text\nno\n```\n```sh\nmake z\n```\n"
    assert shell_commands(page) == ["make x", "make y", "make z"]


def test_every_link_of_the_readme_leads_somewhere():
    for page in ("README.md", "CONTRIBUTING.md"):
        links = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / page).read_text("utf-8"))
        assert links
        assert [link for link in links if not (ROOT / link).exists()] == []
