"""What the host decided: `config.toml`, read strictly, with the line of whatever is wrong."""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from bot.refusal import Refusal

FILE = "config.toml"
MOST_DAYS = 30
"""How long a backup may stay: receipts of erasures promise that none is older."""

VARIABLE = "STEWARD_CONFIG"

Language = Literal["en", "es"]
Mode = Literal["file", "env", "passphrase"]
Level = Literal["error", "warning", "info", "debug"]


class ConfigMissing(Refusal):
    """There is no configuration where it was looked for."""


class ConfigWrong(Refusal):
    """A line of the configuration cannot be used."""


class Steward(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The section `[steward]`: language, database, and which features are enabled.

    `database` is a path or a URL; without `features` every installed one is enabled.
    """

    language: Language = "en"
    database: str = "steward.db"
    features: list[str] | None = None


class Keys(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The section `[keys]`: where the two wrapping keys are, and where the key store is.

    `store` is a path, or the URL of a database of its own; `copy` the one backup copy of it;
    `socket` is where `steward unlock` speaks to the running bot.
    """

    mode: Mode = "file"
    folder: str = "keys"
    store: str = ""
    copy: str = "keys.copy"
    socket: str = "unlock.sock"


class Log(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The section `[log]`: how much is written, and the file, or standard error for none."""

    level: Level = "info"
    file: str = ""


class Backup(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The section `[backup]`: where backups go, and for how many days they stay."""

    folder: str = "backups"
    days: Annotated[int, msgspec.Meta(ge=1, le=MOST_DAYS)] = MOST_DAYS


class Written(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The whole file as it is written."""

    steward: Steward = msgspec.field(default_factory=Steward)
    keys: Keys = msgspec.field(default_factory=Keys)
    log: Log = msgspec.field(default_factory=Log)
    backup: Backup = msgspec.field(default_factory=Backup)
    adapters: dict[str, dict[str, Any]] = msgspec.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """The configuration with every path in full. `file` is where it was read from.

    `database` and `store` are URLs of SQLAlchemy; `features` is None for all that are installed;
    `adapters` maps a platform to its own section.
    """

    file: Path
    language: str
    database: str
    features: tuple[str, ...] | None
    mode: str
    keys: Path
    store: str
    copy: Path
    socket: Path
    level: str
    log: Path | None
    backups: Path
    backup_days: int
    adapters: Mapping[str, Mapping[str, object]] = field(repr=False)
    text: str = field(repr=False)

    @property
    def database_file(self) -> Path | None:
        """The file of the database, or None where it is not SQLite."""
        return file_of(self.database)

    def line(self, where: list[str]) -> int:
        """Return the line of the file on which a setting stands, or that of its section."""
        return line_of(self.text, where)

    @property
    def folder(self) -> Path:
        """The folder of the configuration, that paths in it start from."""
        return self.file.parent


def home(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the folder where a bot lives unless the host chooses another."""
    data = environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(data) / "steward"


def locate(named: str | None, environ: Mapping[str, str] = os.environ) -> Path:
    """Return where the configuration is, whether or not it is there.

    It is what was named, what `STEWARD_CONFIG` names, `config.toml` in this folder if there is
    one, or the one in the folder of `home`.
    """
    chosen = named or environ.get(VARIABLE)
    if chosen:
        return Path(chosen).expanduser().absolute()
    here = Path(FILE).absolute()
    return here if here.exists() else home(environ) / FILE


def load(path: Path) -> Settings:
    """Read a configuration; raises `ConfigMissing` or `ConfigWrong`."""
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise ConfigMissing("config-missing", path=str(path)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigMissing("config-unreadable", path=str(path), why=_why(error)) from None
    return settled(path, _written(path, text), text)


def _why(error: Exception) -> str:
    return error.strerror or "" if isinstance(error, OSError) else "UTF-8"


def _written(path: Path, text: str) -> Written:
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(path, text, error) from None
    try:
        return msgspec.convert(told, Written)
    except msgspec.ValidationError as error:
        raise _wrong(path, text, str(error)) from None


def _not_toml(path: Path, text: str, error: tomllib.TOMLDecodeError) -> ConfigWrong:
    found = re.search(r"line (\d+)", str(error))
    number = int(found[1]) if found else len(text.splitlines())
    return ConfigWrong("config-not-toml", path=str(path), line=number)


def _wrong(path: Path, text: str, said: str) -> ConfigWrong:
    """Word what msgspec found: an unknown key, or a value of another type or choice."""
    place = re.search(r"at `\$\.?([^`]*)`", said)
    where = re.sub(r"\[[^\]]*\]", "", place[1]).split(".") if place and place[1] else []
    where += _scalars(text, where)
    unknown = re.search(r"unknown field `([^`]*)`", said)
    if unknown is None:
        line = line_of(text, where)
        return ConfigWrong("config-wrong-value", path=str(path), line=line, name=where[-1])
    name = unknown[1]
    line = line_of(text, [*where, name])
    near = get_close_matches(name, _fields(where), 1, 0.5)
    if near:
        return ConfigWrong(
            "config-unknown-near", path=str(path), line=line, name=name, near=near[0]
        )
    known = ", ".join(_fields(where))
    return ConfigWrong("config-unknown", path=str(path), line=line, name=name, known=known)


def _scalars(text: str, where: list[str]) -> list[str]:
    """Return what stands in a section of sections and is none, such as a platform's name."""
    found: Any = tomllib.loads(text)
    for part in where:
        found = found[part]
    if not isinstance(found, dict) or where != ["adapters"]:
        return []
    return [name for name, value in found.items() if not isinstance(value, dict)][:1]


def _fields(where: list[str]) -> tuple[str, ...]:
    sections = {"steward": Steward, "keys": Keys, "log": Log, "backup": Backup}
    return (sections[where[0]] if where else Written).__struct_fields__


def line_of(text: str, where: list[str]) -> int:
    """Return the line on which a key of a TOML text stands, or that of its section."""
    section: list[str] = []
    best = 1
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line)
        if header:
            section = [part.strip(" \"'") for part in header[1].split(".")]
            if section == where[: len(section)]:
                best = number
        assigned = re.match(r"\s*([\w.\"'-]+)\s*=", line)
        if assigned and section + [p.strip("\"'") for p in assigned[1].split(".")] == where:
            return number
    return best


def settled(path: Path, written: Written, text: str = "") -> Settings:
    """Complete what was written: every path in full, every database as a URL."""
    folder = path.parent
    database = url(folder, written.steward.database)
    if not written.keys.store and not database.startswith("sqlite"):
        raise ConfigWrong("config-store-wanted", path=str(path), line=line_of(text, ["keys"]))
    log = written.log.file
    return Settings(
        file=path,
        language=written.steward.language,
        database=database,
        features=None if written.steward.features is None else tuple(written.steward.features),
        mode=written.keys.mode,
        keys=full(folder, written.keys.folder),
        store=url(folder, written.keys.store or f"{written.keys.folder}/store.db"),
        copy=full(folder, written.keys.copy),
        socket=full(folder, written.keys.socket),
        level=written.log.level,
        log=full(folder, log) if log else None,
        backups=full(folder, written.backup.folder),
        backup_days=written.backup.days,
        adapters=written.adapters,
        text=text,
    )


def file_of(address: str) -> Path | None:
    """Return the file that a URL made by `url` means, or None where it is not SQLite."""
    begin = "sqlite:///"
    return Path(address.removeprefix(begin)) if address.startswith(begin) else None


def full(folder: Path, path: str) -> Path:
    """Return a path as it is meant in a configuration that lies in `folder`."""
    return folder / Path(path).expanduser()


def url(folder: Path, place: str) -> str:
    """Return a path or an address as the URL of a database."""
    if "://" not in place:
        return f"sqlite:///{full(folder, place)}"
    scheme, _, rest = place.partition("://")
    if scheme in ("postgres", "postgresql"):
        return f"postgresql+psycopg://{rest}"
    if scheme == "sqlite":
        return f"sqlite:///{full(folder, rest.removeprefix('/'))}"
    return place
