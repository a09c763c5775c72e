"""Bots of a test's own, as a host has them."""

from pathlib import Path

import pytest

from tests.running.homes import Home, home


@pytest.fixture
def one(tmp_path: Path) -> Home:
    """A bot that can run, on the console."""
    made = home(tmp_path, platform=True)
    assert made.steward("setup").returncode == 0
    return made


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Home:
    """A bot on a database of each kind, not yet set up."""
    return home(tmp_path / "bot", postgres=request.param == "postgresql", platform=True)
