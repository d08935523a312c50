"""Each article's ninjs item satisfies the standard's schema, formats of dates and addresses included."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

SCHEMA = json.loads(Path(__file__).with_name("ninjs-3.1.schema.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def judge() -> Draft202012Validator:
    formats = FormatChecker()
    assert {"uri", "date-time"} <= formats.checkers.keys(), "the packages that check formats are missing"
    Draft202012Validator.check_schema(SCHEMA)
    return Draft202012Validator(SCHEMA, format_checker=formats)


def items(made: dict[str, bytes]) -> list[Any]:
    return [json.loads(data) for path, data in made.items() if path.endswith("/ninjs.json")]


@pytest.mark.parametrize("site", ["demo", "awkward", "filed"])
def test_items_satisfy_the_schema(request: pytest.FixtureRequest, judge: Draft202012Validator, site: str) -> None:
    found = items(request.getfixturevalue(site))

    assert found
    assert [(item["uri"], error.message) for item in found for error in judge.iter_errors(item)] == []


@pytest.mark.parametrize(
    "fault",
    [
        {"urgency": 10},
        {"uri": "no address"},
        {"firstCreated": "2025-01-12"},
        {"pubStatus": "withdrawn"},
        {"headlines": [{"role": "main"}]},
        {"edNote": "for the desk"},
        {"people": [{"name": "A", "role": "about"}]},
    ],
    ids=lambda fault: next(iter(fault)),
)
def test_the_judge_judges(judge: Draft202012Validator, demo: dict[str, bytes], fault: dict[str, object]) -> None:
    """An item with a fault does not pass."""
    assert not judge.is_valid({**items(demo)[0], **fault})
