"""`steward setup`: the configuration, the keys, the database and the founding code."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from bot.clock import Clock, Ids
from bot.memory import founding, opening
from bot.memory.keys import Wrapping, create_files
from bot.memory.keys.files import write_durably
from bot.memory.keys.wrapping import (
    CONFIDENTIAL_VARIABLE,
    OPERATING_FILE,
    OPERATING_VARIABLE,
    written_down,
)
from bot.memory.safe import Safe
from bot.memory.sealing import fresh_key
from bot.memory.tables import Collective
from bot.refusal import Refusal
from bot.running import config, keyrings
from bot.running.config import Settings

SHORTEST_PASSPHRASE = 12
"""Characters; the words that ask for one say so."""


class KeysWanted(Refusal):
    """The wrapping keys are to be in the environment, and are not there yet."""

    def __init__(self) -> None:
        """Make keys for the host to put there, as the `lines` of an environment."""
        super().__init__("setup-keys-wanted")
        names = (OPERATING_VARIABLE, CONFIDENTIAL_VARIABLE)
        self.lines = [f"{name}={written_down(fresh_key())}" for name in names]


class PassphraseShort(Refusal):
    """A passphrase is too easily guessed."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the host decided for a new configuration; an empty database is the usual file."""

    language: str
    mode: str
    database: str = ""
    store: str = ""


def write_config(path: Path, wishes: Wishes, comment: str) -> Settings:
    """Write a new configuration of mode 0600 and read it back."""
    sections: list[tuple[str, Mapping[str, str]]] = [
        ("steward", {"language": wishes.language, "database": wishes.database or "steward.db"}),
        ("keys", {"mode": wishes.mode, **({"store": wishes.store} if wishes.store else {})}),
    ]
    text = f"# {comment}\n"
    for name, section in sections:
        lines = (f"{key} = {json.dumps(value)}\n" for key, value in section.items())
        text += f"\n[{name}]\n" + "".join(lines)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_durably(path, text.encode())
    return config.load(path)


def make_keys(settings: Settings, environ: Mapping[str, str]) -> Wrapping:
    """Make the wrapping keys that are not there yet, and take them as the bot would.

    Raises `KeysWanted` with fresh keys where the host must put them into the environment.
    """
    operating = settings.keys / OPERATING_FILE
    if settings.mode == "env" and not environ.get(OPERATING_VARIABLE):
        raise KeysWanted
    if settings.mode == "file" and not operating.exists():
        return create_files(settings.keys)
    if settings.mode == "passphrase" and not operating.exists():
        settings.keys.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_durably(operating, written_down(fresh_key()).encode() + b"\n")
    return keyrings.wrapping_of(settings, environ)


def wants_passphrase(settings: Settings) -> bool:
    """Say whether a passphrase is still to be chosen: the key store is not made yet."""
    return settings.mode == "passphrase" and not keyrings.has_store(settings)


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that is too easily guessed."""
    if len(passphrase.strip()) < SHORTEST_PASSPHRASE:
        raise PassphraseShort("passphrase-short", count=SHORTEST_PASSPHRASE)


def make_database(
    settings: Settings, wrapping: Wrapping, clock: Clock, ids: Ids, passphrase: str, *, code: bool
) -> str:
    """Make what is missing of the database and the key store; returns a founding code.

    It is made where `code` asks for one, or where there is neither a group nor a code yet;
    otherwise the answer is empty.
    """
    both = opening.create(
        settings.database, settings.store, wrapping, clock, ids, passphrase=passphrase
    )
    try:
        if not settings.copy.exists():
            both.keys.backup_copy(settings.copy)
        safe = Safe(both.keys)
        with both.store.begin() as sql:
            founded = sql.execute(select(Collective.id).limit(1)).first() is not None
            if not code and (founded or founding.waits(sql)):
                return ""
            return founding.new_code(sql, safe, ids)
    finally:
        both.close()
