"""The catalogue as its tests read it: the Fluent files, and the keys that the program says."""

import ast
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from tests.tree import Source, strings

SPEAKERS = {"Say", "say", "Refusal", "Fatal", "button", "format"}
"""What takes a key as its first argument."""

UNREADABLE = {"Say", "button", "message", "format"}
"""Speakers whose facts are not their keyword arguments."""

KEY = re.compile("[a-z]+(-[a-z0-9]+)+")

GENERATED = ("command-", "param-")
"""How keys begin that are made from a command's name and its parameters."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A message of a Fluent file.

    `shown` are its variables that a reader sees, `choosing` those that choose a form of words,
    `leans_on` the entries that it contains.
    """

    shown: frozenset[str] = frozenset()
    choosing: frozenset[str] = frozenset()
    leans_on: frozenset[str] = frozenset()

    @property
    def variables(self) -> frozenset[str]:
        """All that has to be given to it."""
        return self.shown | self.choosing


@dataclass(frozen=True, slots=True)
class Said:
    """A key that the program says; `facts` are None where they cannot be read off the code."""

    where: str
    key: str
    facts: frozenset[str] | None


class _Reader(Visitor):
    def __init__(self) -> None:
        self.shown: set[str] = set()
        self.choosing: set[str] = set()
        self.leans_on: set[str] = set()

    def visit_SelectExpression(self, node: fluent.SelectExpression) -> None:  # noqa: N802
        if isinstance(node.selector, fluent.VariableReference):
            self.choosing.add(node.selector.id.name)
        else:
            self.visit(node.selector)
        for variant in node.variants:
            self.visit(variant)

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802
        self.shown.add(node.id.name)

    def visit_MessageReference(self, node: fluent.MessageReference) -> None:  # noqa: N802
        self.leans_on.add(node.id.name)

    def visit_TermReference(self, node: fluent.TermReference) -> None:  # noqa: N802
        self.leans_on.add("-" + node.id.name)
        self.generic_visit(node)


def read(text: str) -> dict[str, Entry]:
    """Read a Fluent file; raises ValueError for what is no Fluent and for a key given twice."""
    entries: dict[str, Entry] = {}
    for part in FluentParser().parse(text).body:
        if isinstance(part, fluent.Junk):
            raise ValueError(f"not Fluent: {part.content!r}")
        if isinstance(part, fluent.Message | fluent.Term):
            key = ("-" if isinstance(part, fluent.Term) else "") + part.id.name
            if key in entries:
                raise ValueError(f"given twice: {key}")
            reader = _Reader()
            reader.visit(part)
            entries[key] = Entry(
                frozenset(reader.shown), frozenset(reader.choosing), frozenset(reader.leans_on)
            )
    return entries


def speakers(sources: Iterable[Source]) -> set[str]:
    """The names of all that takes a key: what is listed, and every class of refusals."""
    found = set(SPEAKERS)
    classes = [n for s in sources for n in ast.walk(s.syntax) if isinstance(n, ast.ClassDef)]
    for _ in classes:
        kinds = {c.name for c in classes if found & {ast.unparse(base) for base in c.bases}}
        if kinds <= found:
            break
        found |= kinds
    return found


def keys_said(source: Source, by: Iterable[str] = SPEAKERS) -> Iterator[Said]:
    """Every key that a file says by name."""
    for node in ast.walk(source.syntax):
        if not isinstance(node, ast.Call):
            continue
        speaker = ast.unparse(node.func).rpartition(".")[2]
        spoken = node.args if speaker == "message" else node.args[:1]
        keys = [key for argument in spoken for key in _literals(argument)]
        if speaker == "__init__":
            keys = [key for key in keys if KEY.fullmatch(key)]
        elif speaker not in {*by, "message"}:
            continue
        facts = None if speaker in UNREADABLE else _facts(node)
        for key in keys:
            yield Said(f"{source.path}:{node.lineno}", key, facts)


def _facts(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(name for name in names if name)


def _literals(node: ast.expr) -> list[str]:
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=yes, orelse=no):
            return [*_literals(yes), *_literals(no)]
    return []


def spellings(source: Source) -> Iterator[re.Pattern[str]]:
    """Every string of a file as a pattern of the keys that it may be."""
    for node in ast.walk(source.syntax):
        if isinstance(node, ast.JoinedStr):
            made = "".join(map(_spelling, node.values))
            if re.search("[a-z]{2}-|-[a-z]{2}", made.replace("\\", "")):
                yield re.compile(made)
    for text in strings(source.syntax):
        if re.fullmatch("-?[a-z][a-z0-9-]*", str(text.value)):
            yield re.compile(re.escape(str(text.value)))


def _spelling(part: ast.expr) -> str:
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"


def unused(
    catalogue: dict[str, Entry], sources: Iterable[Source], generated: Iterable[str]
) -> list[str]:
    """The keys that nothing says: no code, no command's name and no other entry."""
    known = set(generated).union(*(entry.leans_on for entry in catalogue.values()))
    patterns = {p.pattern: p for source in sources for p in spellings(source)}
    plain = {re.sub(r"\\(.)", r"\1", pattern) for pattern in patterns}
    shaped = [p for p in patterns.values() if ".+" in p.pattern]
    left = [key for key in catalogue if key not in known]
    return [
        key
        for key in left
        if key.startswith(GENERATED)
        or not (key in plain or any(pattern.fullmatch(key) for pattern in shaped))
    ]


def differences(first: dict[str, Entry], second: dict[str, Entry]) -> list[str]:
    """The keys that one language lacks, or where it does not use what the other shows."""
    both = sorted(key for key in first.keys() | second.keys() if not key.startswith(GENERATED))
    return [key for key in both if not _alike(first.get(key), second.get(key))]


def _alike(first: Entry | None, second: Entry | None) -> bool:
    if first is None or second is None:
        return False
    return first.shown <= second.variables and second.shown <= first.variables


def missing(catalogue: dict[str, Entry], said: Iterable[Said]) -> list[str]:
    """What is said and is not in the catalogue, or is said without a fact that it needs."""
    found = []
    for one in said:
        entry = catalogue.get(one.key)
        if entry is None:
            found.append(f"{one.where} {one.key}")
        elif one.facts is not None and not entry.variables <= one.facts:
            found.append(f"{one.where} {one.key}: {sorted(entry.variables - one.facts)}")
    return found


def _no_words_for_people(tree: ast.Module) -> set[int]:
    """Where the docstrings are, and the notes on parameters: these are documentation."""
    found: set[int] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Subscript(value=ast.Name(id="Annotated")):
                found |= {id(text) for text in strings(node)}
            case ast.Expr(value=ast.Constant() as text):
                found.add(id(text))
    return found


def sentences(source: Source, commands: Collection[str] = ()) -> list[str]:
    """The strings of a file that read like a sentence for people, names of commands apart."""
    left_out = _no_words_for_people(source.syntax)
    texts = [text for text in strings(source.syntax) if id(text) not in left_out]
    return [
        f"{source.path}:{text.lineno} {text.value!r}"
        for text in texts
        if text.value not in commands and _is_sentence(str(text.value))
    ]


def _is_sentence(text: str) -> bool:
    words = re.findall(r"[^\W\d_]{2,}(?:-\w+)*", text)
    if len(words) < 2 or " " not in text.strip():
        return False
    return len(words) > 2 or text[:1].isupper() or text.rstrip()[-1] in ".!?"
