"""The tree as the tests of the house read it: what is under version control, and its syntax."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("bot", "adapters", "commands")


@dataclass(frozen=True)
class Source:
    """A Python file: its path from the root, with slashes, and its text."""

    path: str
    text: str

    @cached_property
    def syntax(self) -> ast.Module:
        """The file, parsed."""
        return ast.parse(self.text, self.path)

    @property
    def package(self) -> str:
        """The folder at the top in which it lies."""
        return self.path.partition("/")[0]

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Every function of the file, methods and nested ones too."""
        for node in ast.walk(self.syntax):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node


@cache
def files() -> tuple[str, ...]:
    """Every file of the project: those under version control and those about to be."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return tuple(sorted(path for path in set(listed.split("\0")) - {""} if (ROOT / path).is_file()))


@cache
def sources() -> tuple[Source, ...]:
    """Every Python file of the project."""
    return tuple(Source(p, (ROOT / p).read_text("utf-8")) for p in files() if p.endswith(".py"))


def product() -> tuple[Source, ...]:
    """The Python files of the program itself, without its tests."""
    return tuple(source for source in sources() if source.package in PACKAGES)


def strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """Every string literal, those inside f-strings too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node
