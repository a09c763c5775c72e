"""The rules of the house: documented, small, well named, and speaking only of itself."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator

import pytest

from tests.tree import ROOT, Source, files, product, sources

LONGEST_FILE = 300
LONGEST_FUNCTION = 30

LONG = {
    "bot/context.py": "all that a command may touch, to be read in one place; each part is short",
    "bot/memory/tables.py": "the tables of the engine, one after the other: no logic to part",
}
"""What may be longer, and why: a path, or `path:function`."""

REVISIONS = "bot/memory/migrations/versions/"
"""These are written by a program, a line for each column, and read once."""

WAITS = {
    "tests/platform/adapter.py": "an adapter that finds its platform again, as a real one does",
    "tests/platform/server.py": "a platform that stalls",
}
"""Test files that may sleep, and why."""

BANNED_MODULES = {
    *("util", "utils", "helper", "helpers", "manager", "managers", "service", "services"),
    *("base", "core", "common", "misc"),
}
BANNED_WORDS = {"user", "ticket", "admin", "manager", "helper", "util"}
FAKES = {"Mock", "MagicMock", "AsyncMock", "patch", "monkeypatch", "mock"}

Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def is_public(node: Named) -> bool:
    """Whether a name is for others: neither private, nor one of the language's own."""
    return not node.name.startswith("_")


def repeats_a_docstring(node: Named) -> bool:
    """Whether a function is a setter or an overload, and so documented elsewhere."""
    marks = {ast.unparse(mark).rpartition(".")[2] for mark in node.decorator_list}
    return bool(marks & {"setter", "deleter", "overload"})


def public_parts(body: Iterable[ast.stmt]) -> Iterator[Named]:
    """The public functions and classes of a module, with the methods of its classes."""
    for node in body:
        if isinstance(node, Named) and is_public(node) and not repeats_a_docstring(node):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public_parts(node.body)


def undocumented(source: Source) -> list[str]:
    """Whatever is public and has no docstring, or one whose first line is no sentence."""
    parts = [("module", source.syntax), *((n.name, n) for n in public_parts(source.syntax.body))]
    first_lines = [(name, (ast.get_docstring(n) or "").partition("\n")[0]) for name, n in parts]
    return [f"{source.path}: {name}" for name, first in first_lines if not first.endswith(".")]


def too_long(source: Source) -> list[str]:
    """The file, if it is too long, and its functions that are."""
    lines = len(source.text.splitlines())
    found = [source.path] if lines > LONGEST_FILE else []
    for node in source.functions():
        if (node.end_lineno or node.lineno) - node.lineno + 1 > LONGEST_FUNCTION:
            found.append(f"{source.path}:{node.name}")
    return found


def badly_named_modules(paths: Iterable[str]) -> list[str]:
    """Python files whose name, or a folder's above them, says nothing about what they hold."""
    return [p for p in paths if p.endswith(".py") and set(p[:-3].split("/")) & BANNED_MODULES]


def names_given(source: Source) -> Iterator[str]:
    """Every name that the file itself gives: to functions, classes, arguments and variables."""
    for node in ast.walk(source.syntax):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.ClassDef(name=name) | ast.arg(arg=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()):
                yield name
            case ast.Attribute(value=ast.Name(id="self"), attr=name, ctx=ast.Store()):
                yield name


def words_of(name: str) -> set[str]:
    """The words of a name, in lower case and without a plural's s."""
    words = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)
    return {word.lower().removesuffix("s") for word in words}


def badly_named_things(source: Source) -> list[str]:
    """Names with a word that organisers do not use."""
    names = {name for name in names_given(source) if words_of(name) & BANNED_WORDS}
    return [f"{source.path}: {name}" for name in sorted(names)]


def imported_names(node: ast.AST) -> list[str]:
    """What an import statement brings in, with the module that it comes from."""
    match node:
        case ast.Import(names=names):
            return [part for alias in names for part in alias.name.split(".")]
        case ast.ImportFrom(module=module, names=names):
            return [*(module or "").split("."), *(alias.name for alias in names)]
    return []


def fakes(source: Source) -> list[str]:
    """Where a test replaces a part of the program by something that is not one."""
    found = []
    for node in ast.walk(source.syntax):
        match node:
            case ast.Name(id=name) | ast.arg(arg=name) if name in FAKES:
                found.append(f"{source.path}:{node.lineno} {name}")
            case ast.Import() | ast.ImportFrom() if FAKES & set(imported_names(node)):
                found.append(f"{source.path}:{node.lineno} import")
    return found


def sleeps(source: Source) -> list[str]:
    """Where a test waits for time to pass, in place of what it waits for."""
    calls = [node for node in ast.walk(source.syntax) if isinstance(node, ast.Call)]
    names = [(node, ast.unparse(node.func).rpartition(".")[2]) for node in calls]
    return [f"{source.path}:{node.lineno}" for node, name in names if name == "sleep"]


def outside_words() -> re.Pattern[str]:
    """What no file may name: places of one machine, package hosts, and tools for writing."""
    places = ["/" + name + "/" for name in ("work", "tmp", "root")]
    hosts = ["pypi" + ".org", "pythonhosted" + ".org", "npm" + "js.org", "crates" + ".io"]
    tools = ["cla" + "ude", "anthro" + "pic", "chat" + "gpt", "open" + "ai", "co" + "pilot"]
    named = "|".join(map(re.escape, hosts + tools))
    return re.compile(rf"(?<![\w.~-])(?:{'|'.join(places)})|{named}", re.IGNORECASE)


def leaks(path: str, text: str) -> list[str]:
    """The lines that name what lies outside the project."""
    pattern = outside_words()
    lines = enumerate(text.splitlines(), 1)
    return [f"{path}:{number} {m.group()}" for number, line in lines if (m := pattern.search(line))]


def of_all(check: Callable[[Source], list[str]], among: Iterable[Source]) -> list[str]:
    """What a check finds in many files."""
    return [complaint for source in among for complaint in check(source)]


def of_the_tests() -> list[Source]:
    """The Python files of the tests."""
    return [source for source in sources() if source.package == "tests"]


def sample(text: str) -> Source:
    """A file that exists only here."""
    return Source("bot/sample.py", text)


def test_everything_public_is_documented_in_a_sentence():
    assert of_all(undocumented, product()) == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("x = 1\n", "module"),
        ('"""A module without its stop"""\n', "module"),
        ('"""M."""\ndef open_poll(): ...\n', "open_poll"),
        ('"""M."""\nclass Poll:\n    """P."""\n    def close(self): ...\n', "close"),
        ('"""M."""\nasync def run():\n    """Run\n\n    it."""\n', "run"),
    ],
)
def test_a_missing_docstring_is_seen(text: str, complaint: str):
    assert undocumented(sample(text)) == [f"bot/sample.py: {complaint}"]


def test_private_and_repeated_names_need_no_docstring():
    text = '"""M."""\ndef _near(): ...\nclass _Far:\n    def go(self): ...\n'
    assert undocumented(sample(text + "@overload\ndef read(): ...\n")) == []


def test_files_and_functions_are_short_or_say_why_not():
    written = [source for source in sources() if not source.path.startswith(REVISIONS)]
    assert sorted(of_all(too_long, written)) == sorted(LONG)


def test_a_long_file_and_a_long_function_are_seen():
    long = "def write():\n" + "    pass\n" * LONGEST_FUNCTION
    assert too_long(sample(long)) == ["bot/sample.py:write"]
    assert too_long(sample("x = 1\n" * (LONGEST_FILE + 1))) == ["bot/sample.py"]
    assert too_long(sample("x = 1\n" * LONGEST_FILE)) == []


def test_no_module_is_a_drawer():
    assert badly_named_modules(files()) == []


def test_a_drawer_is_seen():
    drawers = ["bot/utils.py", "commands/cases/helpers/text.py", "bot/core/__init__.py"]
    assert badly_named_modules([*drawers, "bot/basement.py", "docs/base"]) == drawers


def test_names_are_those_of_organisers():
    assert of_all(badly_named_things, sources()) == []


@pytest.mark.parametrize(
    "text",
    ["def find_user(): ...", "class TicketStore: ...", "admins = 1", "self.manager = 1"]
    + ["lambda helper: 1", "async def run(util): ...", "for user_id in y: ..."],
)
def test_a_foreign_name_is_seen(text: str):
    assert len(badly_named_things(sample(text))) == 1


def test_a_library_may_name_its_own_things():
    assert badly_named_things(sample("from x import User\nevent.user = administer")) == []


def test_tests_use_real_parts():
    assert of_all(fakes, of_the_tests()) == []


@pytest.mark.parametrize(
    "text",
    ["from unittest.mock import AsyncMock", "import unittest.mock", "def test(monkeypatch): ..."]
    + ["patch('bot.clock')", "from unittest import mock"],
)
def test_a_fake_part_is_seen(text: str):
    assert len(fakes(sample(text))) == 1


def test_tests_wait_for_what_happens_not_for_time():
    assert sorted({line.partition(":")[0] for line in of_all(sleeps, of_the_tests())}) == sorted(
        WAITS
    )


@pytest.mark.parametrize("text", ["sleep(1)", "time.sleep(1)", "await asyncio.sleep(0)"])
def test_a_sleep_is_seen(text: str):
    assert sleeps(sample(text)) == ["bot/sample.py:1"]


def test_the_project_speaks_only_of_itself():
    texts = {p: (ROOT / p).read_bytes() for p in files()}
    readable = {p: raw.decode("utf-8") for p, raw in texts.items() if b"\0" not in raw}
    assert [line for p, text in readable.items() for line in leaks(p, text)] == []


@pytest.mark.parametrize(
    "text",
    ["see /wo" + "rk/plans", "open('/tm" + "p/x')", "https://py" + "pi.org/simple"]
    + ["written with Cla" + "ude"],
)
def test_a_word_from_outside_is_seen(text: str):
    assert len(leaks("docs/x.md", "fine\n" + text)) == 1


def test_paths_of_the_project_are_no_leak():
    assert leaks("docs/x.md", "../work/ is below; https://example.org/root/ and ~/root/") == []
