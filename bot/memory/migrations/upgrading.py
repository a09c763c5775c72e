"""Changing an older database, revision by revision; the only place that runs alembic."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, LargeBinary, create_engine, event, inspect, text
from sqlalchemy.engine import URL

from bot.memory.migrations import FOLDER, TABLE, VERSIONS
from bot.memory.migrations.head import HEAD


def scripts(versions: Path = VERSIONS) -> ScriptDirectory:
    """Return the revisions of a folder as alembic reads them."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("version_locations", str(versions))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def upgrade(url: URL, to: str = HEAD, versions: Path = VERSIONS) -> None:
    """Bring a database to a revision in one transaction: all of the way, or not a step."""
    with changing(url) as sql:
        upgrade_here(sql, to, versions)


def upgrade_here(sql: Connection, to: str = HEAD, versions: Path = VERSIONS) -> None:
    """Bring a database to a revision inside the transaction of `sql`."""
    found = scripts(versions)

    def steps(at: Any, _context: MigrationContext) -> Any:  # noqa: ANN401 - alembic's own
        return found._upgrade_revs(to, at)

    with EnvironmentContext(Config(), found, fn=steps, destination_rev=to) as environment:
        environment.configure(connection=sql, transaction_per_migration=False)
        environment.run_migrations()
    if sql.dialect.name == "postgresql":
        _keep_out_of_statistics(sql)


def unsampled(table: str, column: str) -> str:
    """Return what keeps a column out of PostgreSQL's statistics.

    ANALYZE copies samples of a column to where they outlive their rows, erased ones too.
    """
    return f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0"


def _keep_out_of_statistics(sql: Connection) -> None:
    seen = inspect(sql)
    for table in seen.get_table_names():
        for column in seen.get_columns(table):
            if isinstance(column["type"], LargeBinary):
                sql.execute(text(unsampled(table, column["name"])))


@contextmanager
def changing(url: URL) -> Iterator[Connection]:
    """Give a connection on which tables can be rebuilt, in one transaction.

    SQLite lets a table be replaced only while foreign keys are not enforced; whether they still
    hold is checked before the commit, and a `ValueError` undoes everything.
    """
    engine = _engine(url)
    try:
        with engine.begin() as sql:
            _wait_for_others(sql)
            yield sql
            if (
                sql.dialect.name == "sqlite"
                and sql.exec_driver_sql("PRAGMA foreign_key_check").first()
            ):
                raise ValueError("a revision leaves rows that point nowhere")
    finally:
        engine.dispose()


def _wait_for_others(sql: Connection) -> None:
    """Let one process at a time change the tables; on SQLite the transaction does."""
    if sql.dialect.name == "postgresql" and inspect(sql).has_table(TABLE):
        sql.execute(text(f"LOCK TABLE {TABLE} IN ACCESS EXCLUSIVE MODE"))


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, hide_parameters=True)
    engine = create_engine(url, connect_args={"isolation_level": None}, hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", lambda sql: sql.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _prepare(raw: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=OFF", "secure_delete=ON"):
        raw.execute(f"PRAGMA {pragma}").close()
