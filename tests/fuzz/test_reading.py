"""A seeded tenth of the fuzzing that `make fuzz` does in full."""

import pytest

from tests.fuzz.reading import TARGETS, fuzz

TENTH = {"lines": 35_000, "times": 35_000, "calls": 25_000, "documents": 5_000}


@pytest.mark.parametrize("target", TARGETS)
def test_any_input_is_read_or_refused(target: str) -> None:
    count = fuzz(target, TENTH[target], 1)
    print(f"{target}: {count} inputs")
    assert count >= TENTH[target]
