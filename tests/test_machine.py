"""A site edited at random, warm against cold."""

from __future__ import annotations

from tests.harness import edits


def test_any_edits_leave_a_warm_build_equal_to_a_cold_one() -> None:
    """A few steps; `python -m tests.harness.edits 1000` takes more."""
    edits.run(examples=3, steps=6)
    assert edits.taken["sound"] > 0
