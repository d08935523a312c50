"""What a site with one of everything tells its readers: `tests/golden/`."""

from __future__ import annotations

import difflib

import pytest

from tests.golden import TOLD, told


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return told()


@pytest.mark.parametrize("name", sorted(p.name for p in TOLD.iterdir()))
def test_what_is_told_is_what_was_told(made: dict[str, str], name: str) -> None:
    """If this is meant, `python -m tests.golden` writes it anew."""
    before, after = (TOLD / name).read_text("utf-8"), made.get(name, "")
    if before != after:
        changes = difflib.unified_diff(before.splitlines(), after.splitlines(), "before", "after", lineterm="", n=1)
        pytest.fail("\n".join(list(changes)[:60]))


def test_nothing_is_told_besides(made: dict[str, str]) -> None:
    assert set(made) == {p.name for p in TOLD.iterdir()}


def test_a_draft_and_what_is_for_the_desk_are_nowhere(made: dict[str, str]) -> None:
    for text in made.values():
        assert "A draft that nobody sees" not in text
        assert "never show this" not in text
        assert "Maria Private" not in text
