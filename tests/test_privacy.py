"""Every table is somebody's: each feature says whose data its rows are, and none is left out."""

import pytest
from sqlalchemy import Table

from bot.command import Feature
from bot.memory import tables
from bot.memory.store import Row
from tests.test_words import features
from tests.tree import PACKAGES


def kept_by(package: str) -> dict[str, Table]:
    """The tables that a package declares, by name."""
    mappers = [mapper for mapper in Row.registry.mappers if mapper.class_.__module__ == package]
    found = [mapper.local_table for mapper in mappers]
    return {table.name: table for table in found if isinstance(table, Table)}


def package_of(feature: Feature) -> str:
    """The module with the tables of a feature."""
    return feature.commands[0].run.__module__.split(".handlers")[0] + ".tables"


@pytest.mark.parametrize("feature", features(), ids=lambda feature: feature.name)
def test_a_feature_says_of_each_table_whose_data_it_holds(feature: Feature):
    assert feature.privacy is not None
    assert set(feature.privacy.tables) == set(kept_by(package_of(feature)))
    assert set(feature.privacy.tables.values()) <= {"member", "collective", "none"}


@pytest.mark.parametrize("feature", features(), ids=lambda feature: feature.name)
def test_what_names_a_member_is_a_members(feature: Feature):
    assert feature.privacy is not None
    named = {n for n, t in kept_by(package_of(feature)).items() if "member" in t.columns}
    said = {name for name, whose in feature.privacy.tables.items() if whose == "member"}
    assert named <= said


def test_every_other_table_is_the_engines():
    homes = {mapper.class_.__module__ for mapper in Row.registry.mappers}
    known = {tables.__name__, *(package_of(feature) for feature in features())}
    assert {home for home in homes if home.partition(".")[0] in PACKAGES} == known
