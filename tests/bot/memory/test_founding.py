"""The founding code: one at a time, used once, kept as a keyed hash alone."""

from pathlib import Path

import pytest

from bot.clock import SystemIds
from bot.memory import founding
from tests.bot.engines import engine
from tests.databases import fresh_database


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    return "" if request.param == "sqlite" else fresh_database()


def test_a_code_founds_one_group(tmp_path: Path, url: str):
    with engine(tmp_path, url) as on, on.store.begin() as sql:
        assert not founding.waits(sql)
        code = founding.new_code(sql, on.safe, SystemIds())
        assert founding.waits(sql)
        assert not founding.use_code(sql, on.safe, "AAAA-AAAA-AAAA")
        typed = f" {code.lower().replace('-', ' ')} "
        assert founding.knows_code(sql, on.safe, typed)
        assert founding.use_code(sql, on.safe, typed)
        assert not founding.use_code(sql, on.safe, code)
        assert not founding.waits(sql)


def test_no_code_is_no_code(tmp_path: Path):
    with engine(tmp_path) as on, on.store.begin() as sql:
        assert not founding.use_code(sql, on.safe, "")


def test_a_new_code_ends_the_one_before(tmp_path: Path):
    with engine(tmp_path) as on, on.store.begin() as sql:
        before = founding.new_code(sql, on.safe, SystemIds())
        after = founding.new_code(sql, on.safe, SystemIds())
        assert not founding.knows_code(sql, on.safe, before)
        assert founding.knows_code(sql, on.safe, after)
