"""Forgetting a person: every feature deletes what it holds, and their key is destroyed."""

from datetime import datetime, timedelta

from sqlalchemy import delete

from bot.context import Context
from bot.memory import erasures
from bot.memory.erasures import Probe, Receipt
from bot.memory.people import account_hash
from bot.memory.tables import OutboxRow

BACKUPS_KEPT = timedelta(days=30)
"""How long a backup may still hold somebody who was erased."""


def holdings(ctx: Context, member: int) -> dict[str, int]:
    """Return what an erasure would delete, by kind, without deleting anything."""
    counts: dict[str, int] = {}
    for name, privacy in ctx.privacies():
        for kind, value in privacy.export(ctx, member).items():
            amount = len(value) if isinstance(value, list | tuple) else int(bool(value))
            if amount:
                counts[f"{name}: {kind}"] = amount
    return counts


def erase_everything(ctx: Context, member: int) -> dict[str, int]:
    """Delete all that any feature holds about a member; the key goes once it is committed."""
    counts: dict[str, int] = {}
    for _, privacy in sorted(ctx.privacies(), key=lambda pair: pair[0] == "members"):
        for kind, count in privacy.erase(ctx, member).items():
            counts[kind] = counts.get(kind, 0) + count
    ctx.sql.execute(delete(OutboxRow).where(OutboxRow.subject == f"member/{member}"))
    ctx.erase_subject(f"member/{member}")
    return counts


def write_receipt(ctx: Context, code: str, member: int) -> datetime:
    """Keep what is needed to search again, sealed under the receipt itself.

    Called before the erasure. Returns until when backups may still hold the person.
    """
    hash_key = ctx.safe.key(f"hash/{ctx.group.id}")
    addresses = ctx.people.addresses(ctx.sql, member)
    probe = Probe(
        ids=(member, *(address.id for address in addresses)),
        hashes=tuple(account_hash(hash_key, a.platform, a.account) for a in addresses),
        subjects=(f"member/{member}",),
        words=(ctx.look_up(member).name, *(a.account for a in addresses)),
    )
    until = ctx.now + BACKUPS_KEPT
    erasures.keep(ctx.sql, code, Receipt(ctx.now, until, probe))
    return until
