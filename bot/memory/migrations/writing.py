"""Writing revisions: what a developer does after changing a table."""

import re
import shutil
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, cast

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.operations import ops
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, LargeBinary, MetaData, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, Dialect, make_url
from sqlalchemy.schema import CreateIndex, CreateTable

from bot.memory.migrations import FOLDER, TABLE, VERSIONS, known
from bot.memory.migrations.head import HEAD
from bot.memory.migrations.upgrading import changing, unsampled, upgrade_here
from bot.memory.store import Row, UtcTime
from bot.memory.tables import Instance

DIALECTS: dict[str, type[Dialect]] = {
    "sqlite": sqlite.dialect,
    "postgresql": postgresql.dialect,
}

_FIRST = '''"""The first tables of Steward."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Lay all tables."""
'''

_LATER = '''"""{name}."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"


def upgrade() -> None:
    """Bring an older database here."""
'''


def all_tables() -> MetaData:
    """Return the tables of the engine and of every feature of this distribution.

    The entry points are read here too, because a revision must know tables of features that no
    configuration enables.
    """
    owners = {Instance.__module__.partition(".")[0]}
    for entry in entry_points(group="steward.features"):
        if entry.dist is not None and entry.dist.name == "shop-steward":
            entry.load()
            owners.add(entry.module.partition(".")[0])
    ours = MetaData()
    for mapper in Row.registry.mappers:
        if mapper.class_.__module__.partition(".")[0] in owners:
            cast(Table, mapper.local_table).to_metadata(ours)
    return ours


def differences(sql: Connection, wanted: MetaData) -> list[Any]:
    """Return what a database lacks of these tables, or has beyond them."""
    return list(produce_migrations(_context(sql), wanted).upgrade_ops.ops)  # type: ignore[union-attr]


def write_first() -> Path:
    """Write the first revision anew from the tables as they are: until the first release."""
    wanted = all_tables()
    for path in VERSIONS.glob("r*.py"):
        path.unlink()
    with TemporaryDirectory() as folder, changing(_scratch(folder)) as sql:
        made = differences(sql, wanted)
        groups = _by_table(made)
        calls = "".join(f"    _{name}()\n" for name in groups)
        parts = [_function(name, group, sql) for name, group in groups.items()]
    path = VERSIONS / "r0001_the_first_tables.py"
    path.write_text("\n\n".join([_FIRST + calls, *parts]), "utf-8")
    _finish(path, "0001", wanted)
    return path


def write_next(name: str) -> Path:
    """Write the revision that brings the newest one to the tables as they are."""
    wanted = all_tables()
    with TemporaryDirectory() as folder, changing(_scratch(folder)) as sql:
        upgrade_here(sql)
        body = _body(differences(sql, wanted), sql, batch=True)
    revision = f"{int(known()[-1]) + 1:04}"
    words = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
    path = VERSIONS / f"r{revision}_{words}.py"
    sentence = name.replace("-", " ").strip().capitalize().removesuffix(".")
    start = _LATER.format(name=sentence, revision=revision, before=HEAD)
    path.write_text(f"{start}    {body}\n", "utf-8")
    _finish(path, revision, wanted)
    return path


def statements(dialect: str, wanted: MetaData) -> str:
    """Return what lays these tables at once, as `schema-*.sql` holds it."""
    spoken = DIALECTS[dialect]()
    made = [f"CREATE TABLE {TABLE} (\n\tversion_num VARCHAR(32) NOT NULL PRIMARY KEY\n)"]
    for table in wanted.sorted_tables:
        made.append(str(CreateTable(table).compile(dialect=spoken)))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            made.append(str(CreateIndex(index).compile(dialect=spoken)))
        if dialect == "postgresql":
            made += [unsampled(table.name, c.name) for c in table.columns if _hidden(c.type)]
    tidy = (re.sub(r"[ \t]+\n", "\n", one.strip()) for one in made)
    return ";\n\n".join(tidy) + ";\n\n"


def _hidden(kind: object) -> bool:
    return isinstance(kind, LargeBinary)


def _finish(path: Path, revision: str, wanted: MetaData) -> None:
    head = FOLDER / "head.py"
    text = re.sub(r'HEAD = ".*"', f'HEAD = "{revision}"', head.read_text("utf-8"))
    head.write_text(text, "utf-8")
    for dialect in DIALECTS:
        sql = statements(dialect, wanted)
        (FOLDER / f"schema-{dialect}.sql").write_text(sql.rstrip("\n") + "\n\n", "utf-8")
    ruff = shutil.which("ruff", path=Path(sys.executable).parent) or shutil.which("ruff")
    if ruff:
        subprocess.run([ruff, "format", "--quiet", path], check=True)
        subprocess.run([ruff, "check", "--quiet", "--fix", path], check=False)


def _by_table(made: list[Any]) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = {}
    for step in made:
        name = step.table_name
        parts = step.ops if isinstance(step, ops.ModifyTableOps) else [step]
        groups.setdefault(name, []).extend(parts)
    return groups


def _function(name: str, steps: list[Any], sql: Connection) -> str:
    return f"def _{name}() -> None:\n    {_body(steps, sql)}\n"


def _body(steps: list[Any], sql: Connection, *, batch: bool = False) -> str:
    text = render_python_code(
        ops.UpgradeOps(steps),
        render_as_batch=batch,
        render_item=_plain,
        migration_context=_context(sql),
    )
    lines = (line for line in text.splitlines() if not line.strip().startswith("# ###"))
    return "\n".join(lines).strip()


def _plain(kind: str, item: object, _context: object) -> str | Literal[False]:
    return "sa.BigInteger()" if kind == "type" and isinstance(item, UtcTime) else False


def _context(sql: Connection) -> MigrationContext:
    return MigrationContext.configure(sql, opts={"compare_type": True, "render_item": _plain})


def _scratch(folder: str) -> URL:
    return make_url(f"sqlite:///{folder}/scratch.db")
