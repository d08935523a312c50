"""What a site with one of everything tells its readers: `tests/golden/`."""

from __future__ import annotations

import difflib

import pytest

from tests.golden import TOLD, TOLD_OF_THE_PAST, told, told_of_the_past
from tests.story import month


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return told()


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return told_of_the_past(month(tmp_path_factory.mktemp("month") / "git", "git").build())


@pytest.mark.parametrize("name", sorted(p.name for p in TOLD.iterdir()))
def test_what_is_told_is_what_was_told(made: dict[str, str], name: str) -> None:
    """If this is meant, `python -m tests.golden` writes it anew."""
    _same((TOLD / name).read_text("utf-8"), made.get(name, ""))


@pytest.mark.parametrize("name", sorted(p.name for p in TOLD_OF_THE_PAST.iterdir()))
def test_what_is_told_of_the_past_is_what_was_told(past: dict[str, str], name: str) -> None:
    """Histories, marks in past editions, what is new since a day."""
    _same((TOLD_OF_THE_PAST / name).read_text("utf-8"), past.get(name, ""))
    assert set(past) == {p.name for p in TOLD_OF_THE_PAST.iterdir()}


def _same(before: str, after: str) -> None:
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
