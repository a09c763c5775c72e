"""Migrations: from nothing, from an older database with rows in it, and never halfway."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import (
    Boolean,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    func,
    insert,
    inspect,
    select,
    text,
)
from sqlalchemy.engine import URL, make_url

from bot.memory import migrations
from bot.memory.migrations import VERSIONS, lay, revision_of, schema
from bot.memory.migrations.__main__ import main
from bot.memory.migrations.head import HEAD
from bot.memory.migrations.upgrading import changing, scripts, upgrade
from bot.memory.migrations.writing import all_tables, differences, statements
from tests.databases import fresh_database
from tests.tree import ROOT, files

ROWS = 3

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{before}"


def upgrade():
    with op.batch_alter_table("member") as table:
        table.add_column(sa.Column("colour", sa.String(), nullable=False, server_default="red"))
        table.alter_column("state", new_column_name="standing")
    op.drop_index("heard_at", "heard")
    op.create_table("leaflet", sa.Column("id", sa.BigInteger(), primary_key=True))
    op.execute(sa.text("{last}"))
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> URL:
    if request.param == "sqlite":
        return make_url(f"sqlite:///{tmp_path}/steward.db")
    return make_url(fresh_database())


def later(folder: Path, last: str = "UPDATE member SET colour = 'black'") -> Path:
    """Make a folder of revisions with one more than there is."""
    versions = folder / "versions"
    shutil.copytree(VERSIONS, versions, ignore=shutil.ignore_patterns("__pycache__"))
    (versions / "r9999_colours.py").write_text(NEXT.format(before=HEAD, last=last))
    return versions


def reflected(sql: Connection) -> MetaData:
    found = MetaData()
    found.reflect(sql)
    return found


def sample(table: Table, number: int) -> dict[str, object]:
    """A row of any table, different in each column that has to be."""
    values: dict[str, object] = {}
    for column in table.columns:
        match column.type:
            case Boolean():
                values[column.name] = number % 2 == 0
            case Integer():
                values[column.name] = number
            case LargeBinary():
                values[column.name] = b"\x00\xff" + bytes([number])
            case _:
                values[column.name] = f"ñ {number}"
    return values


def fill(sql: Connection) -> dict[str, list[tuple[object, ...]]]:
    """Put rows into every table, and return what is in it now."""
    tables = reflected(sql).tables
    for table in tables.values():
        if table.name != migrations.TABLE:
            sql.execute(insert(table), [sample(table, number + 1) for number in range(ROWS)])
    return {name: content(sql, name) for name in tables if name != migrations.TABLE}


def content(sql: Connection, table: str) -> list[tuple[object, ...]]:
    rows = sql.execute(select(Table(table, MetaData(), autoload_with=sql))).all()
    return sorted((tuple(row) for row in rows), key=repr)


def shape(sql: Connection) -> dict[str, object]:
    """The columns, keys and indexes of every table."""
    seen = inspect(sql)
    return {
        name: (
            [
                (c["name"], str(c["type"]), c["nullable"], str(c["default"]))
                for c in seen.get_columns(name)
            ],
            seen.get_pk_constraint(name)["constrained_columns"],
            sorted(str(u["column_names"]) for u in seen.get_unique_constraints(name)),
            sorted(
                str((i["name"], i["column_names"], i["unique"])) for i in seen.get_indexes(name)
            ),
        )
        for name in seen.get_table_names()
        if name != migrations.TABLE
    }


def test_the_revision_that_is_compared_is_the_newest():
    assert scripts().get_current_head() == HEAD == migrations.known()[-1]
    assert [s.revision for s in reversed(list(scripts().walk_revisions()))] == list(
        migrations.known()
    )


def test_all_revisions_together_make_the_tables_that_the_code_knows(url: URL):
    upgrade(url)
    with changing(url) as sql:
        assert differences(sql, all_tables()) == []
        assert revision_of(sql) == HEAD


def test_a_new_database_is_laid_as_the_revisions_would_make_it(url: URL, tmp_path: Path):
    with changing(url) as sql:
        lay(sql)
    with changing(url) as sql:
        assert revision_of(sql) == HEAD
        assert differences(sql, all_tables()) == []
        laid = shape(sql)
        reflected(sql).drop_all(sql)
    upgrade(url)
    with changing(url) as sql:
        assert shape(sql) == laid


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_the_written_schema_is_that_of_the_code(dialect: str):
    written = statements(dialect, all_tables())
    assert schema(dialect) == written, "run: python -m bot.memory.migrations first"


def test_a_difference_is_seen(url: URL):
    upgrade(url)
    with changing(url) as sql:
        sql.execute(text("ALTER TABLE member ADD COLUMN colour VARCHAR"))
        sql.execute(text("DROP TABLE ballot"))
        found = {step.table_name for step in differences(sql, all_tables())}
    assert found == {"ballot", "member"}


def test_a_filled_older_database_loses_nothing(url: URL, tmp_path: Path):
    """Rows of the first revision are all there, as they were, at the newest and beyond it."""
    upgrade(url, "0001")
    with changing(url) as sql:
        before = fill(sql)
    upgrade(url, "9999", later(tmp_path))
    with changing(url) as sql:
        assert revision_of(sql) == "9999"
        colours = [row[-1] for row in content(sql, "member")]
        after = {name: content(sql, name) for name in before}
    assert colours == ["black"] * ROWS
    after["member"] = [row[:-1] for row in after["member"]]
    assert after == before


def test_a_revision_that_fails_leaves_everything_as_it_was(url: URL, tmp_path: Path):
    upgrade(url)
    with changing(url) as sql:
        before = fill(sql)
        was = shape(sql)
    with pytest.raises(Exception, match="nowhere"):
        upgrade(url, "9999", later(tmp_path, last="UPDATE nowhere SET x = 1"))
    with changing(url) as sql:
        assert revision_of(sql) == HEAD
        assert shape(sql) == was
        assert {name: content(sql, name) for name in before} == before


def test_rows_that_point_nowhere_undo_a_revision(tmp_path: Path):
    url = make_url(f"sqlite:///{tmp_path}/steward.db")
    with changing(url) as sql:
        sql.execute(text("CREATE TABLE a (id INTEGER PRIMARY KEY)"))
        sql.execute(text("CREATE TABLE b (a INTEGER REFERENCES a(id))"))
    with pytest.raises(ValueError, match="nowhere"), changing(url) as sql:
        sql.execute(text("INSERT INTO b VALUES (7)"))
    with changing(url) as sql:
        assert sql.execute(text("SELECT count(*) FROM b")).scalar() == 0


def test_a_table_is_rebuilt_without_a_row_that_points_to_it_lost(tmp_path: Path):
    url = make_url(f"sqlite:///{tmp_path}/steward.db")
    with changing(url) as sql:
        sql.execute(text("CREATE TABLE a (id INTEGER PRIMARY KEY)"))
        sql.execute(text("CREATE TABLE b (a INTEGER REFERENCES a(id) ON DELETE CASCADE)"))
        sql.execute(text("INSERT INTO a VALUES (7)"))
        sql.execute(text("INSERT INTO b VALUES (7)"))
    with changing(url) as sql:
        sql.execute(text("CREATE TABLE fresh (id INTEGER PRIMARY KEY, x INTEGER)"))
        sql.execute(text("INSERT INTO fresh SELECT id, 0 FROM a"))
        sql.execute(text("DROP TABLE a"))
        sql.execute(text("ALTER TABLE fresh RENAME TO a"))
    with changing(url) as sql:
        assert sql.execute(text("SELECT a FROM b")).scalars().all() == [7]


def test_a_database_of_somebody_else_is_told_apart(url: URL):
    with changing(url) as sql:
        assert revision_of(sql) == ""
        sql.execute(text("CREATE TABLE recipe (id INTEGER)"))
        with pytest.raises(ValueError, match="without a revision"):
            revision_of(sql)


def copy_of_the_tree(folder: Path) -> Path:
    """Copy the program, so that a test may change its tables."""
    for path in files():
        if path.partition("/")[0] in ("bot", "commands", "adapters") or "/" not in path:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, folder / path)
    return folder


def write(tree: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot.memory.migrations", *words],
        cwd=tree,
        env={"PYTHONPATH": str(tree), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_revision_is_written_from_a_change_of_a_table(tmp_path: Path):
    tree = copy_of_the_tree(tmp_path / "tree")
    tables = tree / "bot/memory/tables.py"
    changed = tables.read_text().replace(
        "    founding_code: Mapped[bytes]",
        '    colour: Mapped[str] = mapped_column(server_default="red")\n'
        "    founding_code: Mapped[bytes]",
    )
    tables.write_text(changed)
    done = write(tree, "new", "colours-of-a-bot")
    assert done.returncode == 0, done.stderr
    made = Path(done.stdout.strip())
    number = f"{int(HEAD) + 1:04}"
    assert made.name == f"r{number}_colours_of_a_bot.py"
    assert '"""Colours of a bot."""' in made.read_text()
    assert "add_column" in made.read_text()
    assert f'HEAD = "{number}"' in (tree / "bot/memory/migrations/head.py").read_text()
    assert "colour VARCHAR" in (tree / "bot/memory/migrations/schema-sqlite.sql").read_text()

    url = make_url(f"sqlite:///{tmp_path}/steward.db")
    upgrade(url, HEAD)
    with changing(url) as sql:
        sql.execute(text("INSERT INTO instance VALUES (1, 0, 0, x'', NULL)"))
    upgrade(url, number, made.parent)
    with changing(url) as sql:
        assert sql.execute(text("SELECT colour FROM instance")).scalars().all() == ["red"]
        count = sql.execute(select(func.count()).select_from(text("instance"))).scalar()
    assert count == 1


@pytest.mark.parametrize("words", [[], ["new"], ["old"]])
def test_a_nameless_revision_is_refused(words: list[str], capsys: pytest.CaptureFixture[str]):
    assert main(words) == 2
    assert capsys.readouterr() == ("", "Say what to write: new NAME, or first.\n")
