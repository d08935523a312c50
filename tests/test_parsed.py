"""What editors write and what is made of it, by the tables in `tests/parsed/`."""

from __future__ import annotations

import pytest

from tests.parsed import Case, answered, cases

EVERY = list(cases())


@pytest.mark.parametrize("case", EVERY, ids=lambda case: f"{case.table}-{case.written[:40]!r}")
def test_it_is_told_and_understood_as_the_table_says(case: Case) -> None:
    assert answered(case.path, case.written) == case.answer


def test_no_case_stands_twice() -> None:
    assert len({(case.path, case.written) for case in EVERY}) == len(EVERY)
