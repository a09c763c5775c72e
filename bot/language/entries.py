"""A Fluent file in its entries, so that a sentence need not be parsed before it is said.

Parsing a language whole takes longer than all else that happens at a start. Here a file is cut
where an entry begins; what an entry says is left to Fluent, except for a single line of text
and `{ $name }`, of which there is only one reading.
"""

import re
from collections.abc import Iterator, Mapping
from io import StringIO

_BEGINS = re.compile(r"(-?[a-zA-Z][\w-]*) *=", re.ASCII)
_GOES_ON = (" ", "}", "\n")
_PLAIN = re.compile(r"[^=]*= *(?=[^ \n])((?:[^{}\n]|\{ *\$[a-zA-Z][\w-]* *\})+)\n*", re.ASCII)
_LEANS = re.compile(r"\{\s*(-?[a-zA-Z][\w-]*)", re.ASCII)
_HOLE = re.compile(r"\{ *\$([\w-]+) *\}")


def entries(text: str) -> Iterator[tuple[str, str]]:
    """Give the name of each message, or `-name` of each term, and how it is written.

    Raises ValueError for a line that belongs to no entry.
    """
    name, lines = "", list[str]()
    for line in StringIO(text):
        begins = _BEGINS.match(line)
        if begins is None and name and line.startswith(_GOES_ON):
            lines.append(line)
            continue
        if name:
            yield name, "".join(lines)
        name, lines = begins[1] if begins else "", [line]
        if begins is None and line.strip() and not line.startswith("#"):
            raise ValueError(f"not Fluent: {line.strip()[:60]!r}")
    if name:
        yield name, "".join(lines)


def plain(source: str) -> str | None:
    """Return what an entry says with `{name}` for its holes; None where Fluent must read it."""
    found = _PLAIN.fullmatch(source)
    return _HOLE.sub(r"{\1}", found[1].rstrip(" ")) if found else None


def with_needed(sources: Mapping[str, str], name: str) -> str:
    """Return how an entry is written, and all those that it leans on."""
    found: dict[str, str] = {}
    wanted = [name]
    while wanted:
        one = wanted.pop()
        if one in sources and one not in found:
            found[one] = sources[one]
            wanted += _LEANS.findall(sources[one])
    return "\n".join(found.values())
