"""What an editor is told of documents that refer to one another, by the tables in `tests/linked/`."""

from __future__ import annotations

import pytest

from tests.linked import Case, cases, reported

EVERY = list(cases())


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.name)
def test_the_editor_is_told_what_the_table_says(case: Case) -> None:
    assert reported(case.site) == case.report


def test_each_case_has_a_name_of_its_own() -> None:
    assert len({case.name for case in EVERY}) == len(EVERY)
