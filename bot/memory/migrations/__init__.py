"""How the tables came to be as they are, revision by revision.

A start compares one string. A new database is laid from `schema-*.sql`, which says the same as
all revisions together; alembic is imported only where an older database is to be changed.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from bot.memory.migrations.head import HEAD

FOLDER = Path(__file__).parent
VERSIONS = FOLDER / "versions"
TABLE = "alembic_version"
"""Where a database notes its revision."""


def revision_of(sql: Connection) -> str:
    """Return the revision of a database, empty where it has no table at all.

    A database with tables and no revision is not one of ours: `ValueError`.
    """
    tables = inspect(sql).get_table_names()
    if not tables:
        return ""
    if TABLE not in tables:
        raise ValueError("tables without a revision")
    return str(sql.execute(text(f"SELECT version_num FROM {TABLE}")).scalar_one())


def known() -> tuple[str, ...]:
    """Return every revision that this release knows, the oldest first."""
    return tuple(sorted(path.stem[1:5] for path in VERSIONS.glob("r[0-9][0-9][0-9][0-9]_*.py")))


def lay(sql: Connection) -> None:
    """Lay all tables into an empty database, at the newest revision."""
    for statement in schema(sql.dialect.name).split(";\n\n"):
        if statement.strip():
            sql.exec_driver_sql(statement)
    sql.execute(text(f"INSERT INTO {TABLE} (version_num) VALUES (:head)"), {"head": HEAD})


def schema(dialect: str) -> str:
    """Return the statements that lay all tables; `dialect` is `sqlite` or `postgresql`."""
    return (FOLDER / f"schema-{dialect}.sql").read_text("utf-8")
