"""Receipts of erasures: what was looked for, sealed under a code that only the person holds."""

import json
import re
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    bindparam,
    delete,
    insert,
    or_,
    select,
)
from sqlalchemy.types import String, TypeEngine

from bot.memory.sealing import derived, seal, unseal
from bot.memory.tables import ErasedRow

GROUPS = (4, 4, 4, 4)
"""How a receipt's code is cut; its 78 bits need no stretching."""

SHORTEST_WORD = 3
"""Names shorter than this are found everywhere, and say nothing."""


@dataclass(frozen=True, slots=True)
class Probe:
    """What an erasure is looked for by: ids of rows, keyed hashes, subjects, names and accounts."""

    ids: tuple[int, ...]
    hashes: tuple[bytes, ...] = ()
    subjects: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """An erasure that can be looked for again, and until when a backup may bring it back."""

    at: datetime
    backups_until: datetime
    probe: Probe


def keep(sql: Connection, code: str, receipt: Receipt) -> None:
    """Keep what a receipt re-checks; without its code nobody can read it."""
    probe = receipt.probe
    told = {
        "ids": list(probe.ids),
        "hashes": [b64encode(one).decode() for one in probe.hashes],
        "subjects": list(probe.subjects),
        "words": list(probe.words),
    }
    sealed = seal(_key(code), json.dumps(told).encode(), "receipt/probe")
    row = {"receipt": _name(code), "at": receipt.at, "backups_until": receipt.backups_until}
    sql.execute(_ADD, {**row, "probe": sealed})


def find(sql: Connection, code: str) -> Receipt | None:
    """Return the receipt of a code, however it was spaced and cased, or None."""
    row = sql.execute(_FIND, {"named": _name(code)}).first()
    if row is None:
        return None
    told = json.loads(unseal(_key(code), row.probe, "receipt/probe"))
    hashes = tuple(b64decode(one) for one in told["hashes"])
    probe = Probe(tuple(told["ids"]), hashes, tuple(told["subjects"]), tuple(told["words"]))
    return Receipt(row.at, row.backups_until, probe)


def sweep(sql: Connection, now: datetime) -> None:
    """Drop the receipts of erasures that no backup can bring back any more."""
    sql.execute(_DROP, {"now": now})


def search(sql: Connection, probe: Probe) -> Mapping[str, int]:
    """Return how many rows of which table still name what was erased: nothing, if all is well.

    Every table that lies in the database is searched, known to this release or not.
    """
    found: Counter[str] = Counter()
    known = MetaData()
    known.reflect(sql)
    for table in known.tables.values():
        if table.name == ErasedRow.__tablename__:
            continue
        found[table.name] += sum(1 for _ in _rows(sql, table, probe))
    return {name: count for name, count in sorted(found.items()) if count}


def _rows(sql: Connection, table: Table, probe: Probe) -> Iterator[Any]:
    wanted = [part for column in table.columns for part in _conditions(column, probe)]
    if not wanted:
        return
    certain = {*probe.ids, *probe.hashes, *probe.subjects}
    patterns = [_whole_word(word) for word in _words(probe)]
    for row in sql.execute(select(table).where(or_(*wanted))):
        texts = [value for value in row if isinstance(value, str)]
        if not certain.isdisjoint(row) or any(p.search(text) for p in patterns for text in texts):
            yield row


def _conditions(column: Column[Any], probe: Probe) -> Iterator[ColumnElement[bool]]:
    kind: TypeEngine[Any] = column.type
    # PostgreSQL refuses to compare a narrow column with an id that it cannot hold.
    widest = 2**63 if isinstance(kind, BigInteger) else 2**31
    if isinstance(kind, Integer) and (ids := [one for one in probe.ids if one < widest]):
        yield column.in_(ids)
    if isinstance(kind, LargeBinary) and probe.hashes:
        yield column.in_(probe.hashes)
    if isinstance(kind, String):
        if probe.subjects:
            yield column.in_(probe.subjects)
        for word in _words(probe):
            yield column.icontains(word, autoescape=True)


def _words(probe: Probe) -> list[str]:
    return [word for word in probe.words if len(word) >= SHORTEST_WORD]


def _whole_word(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)


def _bare(code: str) -> bytes:
    return "".join(letter for letter in code.upper() if letter.isalnum()).encode()


def _name(code: str) -> bytes:
    return derived(_bare(code), "by which a receipt is found")


def _key(code: str) -> bytes:
    return derived(_bare(code), "what a receipt re-checks")


_ADD = insert(ErasedRow)
_FIND = select(ErasedRow.at, ErasedRow.backups_until, ErasedRow.probe).where(
    ErasedRow.receipt == bindparam("named")
)
_DROP = delete(ErasedRow).where(ErasedRow.backups_until < bindparam("now"))
