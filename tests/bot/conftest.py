"""What the tests of the engine share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.databases import fresh_database
from tests.platform.stage import Stage, stage


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """A fresh database of each kind: the empty text is a SQLite file of the test's own."""
    return fresh_database() if request.param == "postgresql" else ""


@pytest.fixture(params=["sqlite", "postgresql"])
async def on(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    url = fresh_database() if request.param == "postgresql" else ""
    async with stage(tmp_path, url) as made:
        yield made


@pytest.fixture
async def small(tmp_path: Path) -> AsyncIterator[Stage]:
    """A stage on SQLite alone, where the database makes no difference."""
    async with stage(tmp_path) as made:
        yield made
