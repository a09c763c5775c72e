"""`steward verify`: whether everything is whole, and what was erased is really gone."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from sqlalchemy import Connection, select, text

from bot.clock import Clock
from bot.memory import audit, erasures
from bot.memory.erasures import Receipt
from bot.memory.keys import KeyStore
from bot.memory.opening import INSTANCE, Opened
from bot.memory.tables import Collective, HeardRow, Member, OutboxRow, SubjectRow
from bot.refusal import Refusal
from bot.running import copies, keyrings
from bot.running.config import Settings
from bot.running.findings import Finding, fine, note, problem, refused

SHOWN = 3
"""How many of many are named in one finding."""


class ReceiptUnknown(Refusal):
    """No erasure has this receipt."""


def verify(settings: Settings, clock: Clock) -> list[Finding]:
    """Look at all of the database and the key store; raises what opening them raises."""
    both = keyrings.open_both(settings, clock)
    try:
        with both.store.look() as sql:
            found = [*_whole(sql), *chains(sql), *_sealed(sql, both)]
        return [*found, *keys_whole(both.keys)]
    finally:
        both.close()


def _whole(sql: Connection) -> Iterator[Finding]:
    if sql.dialect.name == "sqlite":
        said = sql.execute(text("PRAGMA integrity_check")).scalars().all()
        loose = sql.execute(text("PRAGMA foreign_key_check")).first()
        if said != ["ok"] or loose is not None:
            yield problem("database", "verify-damaged")
            return
    # Every row is read, so that a broken page shows on PostgreSQL too.
    rows = sum(1 for table in copies.tables_of(sql).values() for _ in sql.execute(select(table)))
    yield fine("database", "verify-whole", rows=rows)


def chains(sql: Connection) -> Iterator[Finding]:
    """Follow every group's record from its first row to its head."""
    groups = list(sql.execute(select(Collective.id)).scalars())
    broken = {of: row for of in groups if (row := audit.broken(sql, of)) is not None}
    for of, row in broken.items():
        yield problem("audit", "audit-broken", group=str(of), row=row)
    if not broken:
        yield fine("audit", "audit-whole", count=len(groups))


def keys_whole(keys: KeyStore) -> Iterator[Finding]:
    """Return what the key store says of itself and its copy."""
    wrong = keys.verify()
    yield from (refused("keys", no) for no in wrong)
    if not wrong:
        yield fine("keys", "keys-whole")


def _sealed(sql: Connection, both: Opened) -> Iterator[Finding]:
    """Compare the subjects that have rows with those that have keys, both ways.

    The bot may be running: what seems amiss is looked at once more, as it is by then.
    """
    subjects = set(sql.execute(select(SubjectRow.name)).scalars())
    wanted = subjects | _named(sql)
    missing = both.keys.missing(wanted)
    if missing:
        with both.store.look() as again:
            missing = both.keys.missing(missing & _named(again))
    found = {
        "key-lacking": sorted(missing),
        "subject-unlisted": sorted(wanted - subjects),
        "subject-empty": sorted(_empty(sql, subjects)),
    }
    for key, names in found.items():
        if names:
            yield problem("keys", key, count=len(names), some=_some(names))
    left = both.keys.without_rows(lambda names: _there(both, names))
    if left:
        yield note("keys", "key-left", count=len(left), some=_some(left))
    if not (any(found.values()) or left):
        yield fine("keys", "keys-match", count=len(wanted))


def _named(sql: Connection) -> set[str]:
    """Return the subjects that rows are sealed for: those listed, and those that rows name."""
    found = {INSTANCE, *sql.execute(select(SubjectRow.name)).scalars()}
    for of in sql.execute(select(Collective.id)).scalars():
        found |= {f"collective/{of}", f"hash/{of}"}
    found |= {f"member/{member}" for member in sql.execute(select(Member.id)).scalars()}
    found |= set(sql.execute(select(OutboxRow.subject).distinct()).scalars())
    answered = select(HeardRow.subject).where(HeardRow.answer.is_not(None)).distinct()
    return found | set(sql.execute(answered).scalars())


def _empty(sql: Connection, subjects: Collection[str]) -> Iterator[str]:
    """Yield the subjects whose thing is gone: no such row in the table of their kind."""
    tables = copies.tables_of(sql)
    ids: dict[str, set[int]] = {}
    for subject in subjects:
        kind, _, number = subject.partition("/")
        table = tables.get("collective" if kind == "hash" else kind)
        if table is None or "id" not in table.columns or not number.isdigit():
            continue
        if table.name not in ids:
            ids[table.name] = set(sql.execute(select(table.c.id)).scalars())
        if int(number) not in ids[table.name]:
            yield subject


def _there(both: Opened, names: Collection[str]) -> set[str]:
    with both.store.look() as sql:
        listed = select(SubjectRow.name).where(SubjectRow.name.in_(names))
        return set(sql.execute(listed).scalars())


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")


def verify_receipt(settings: Settings, code: str, file: Path | None, clock: Clock) -> list[Finding]:
    """Search again for what an erasure erased: in the database, or in a backup.

    Raises `ReceiptUnknown`, `CopyUnusable`, and what opening database and keys raises.
    """
    both = keyrings.open_both(settings, clock)
    try:
        with both.store.look() as sql:
            receipt = erasures.find(sql, code)
            if receipt is None:
                raise ReceiptUnknown("verify-receipt-unknown")
            if file is None:
                return [*_searched(sql, receipt), *_destroyed(both.keys, receipt)]
        return [*_in_backup(file, receipt), *_destroyed(both.keys, receipt)]
    finally:
        both.close()


def _searched(sql: Connection, receipt: Receipt) -> Iterator[Finding]:
    found = erasures.search(sql, receipt.probe)
    if found:
        rows, places = sum(found.values()), ", ".join(found)
        yield problem("receipt", "receipt-found", rows=rows, places=places)
        return
    yield fine("receipt", "receipt-nothing", at=receipt.at)


def _in_backup(file: Path, receipt: Receipt) -> Iterator[Finding]:
    if not file.exists():
        raise copies.CopyUnusable("backup-missing", path=str(file))
    copies.refuse_damaged(file)
    with copies.looking_into(file) as sql:
        found = erasures.search(sql, receipt.probe)
    if found:
        facts = {"rows": sum(found.values()), "until": receipt.backups_until}
        yield note("receipt", "receipt-in-backup", **facts)
        return
    yield fine("receipt", "receipt-nothing", at=receipt.at)


def _destroyed(keys: KeyStore, receipt: Receipt) -> Iterator[Finding]:
    subjects = receipt.probe.subjects
    left = set(subjects) - keys.missing(subjects)
    if left:
        yield problem("receipt", "receipt-key-there", count=len(left))
        return
    yield fine("receipt", "receipt-key-gone", count=len(subjects))
