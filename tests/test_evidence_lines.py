"""Lines of the evidence ledger that cannot be read, and what is said of them."""

from __future__ import annotations

import datetime as dt

import pytest
from generator.model.document import Document
from generator.model.evidence import STATES, Evidence
from generator.parse import evidence, ledger

LEDGER = "content/evidence.jsonl"
GOOD = '{"address": "https://a.example/"}'


def read(text: str) -> tuple[dict[str, Evidence], list[tuple[int, str, str]]]:
    made = evidence(Document(LEDGER, text.encode("utf-8", "surrogateescape")))
    assert all((d.code, d.span.path) == ("evidence-invalid", LEDGER) for d in made.found)
    return dict(made.value), [(d.span.line, d.message, d.help) for d in made.found]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("[]", "it is no object"),
        ('"text"', "it is no object"),
        ('{"address": "https://a.example/", "zz": 1, "aa": 2}', '"aa" is no field of it'),
        ("{}", "it has no address"),
        ('{"address": 3}', "it has no address"),
        ('{"address": "https://a.example/", "state": "well"}', f'"well" is no state; it is one of {", ".join(STATES)}'),
        ('{"address": "a.example"}', '"a.example" is no full web address'),
        ('{"address": "https://a.example/", "archived": "ftp://b"}', '"ftp://b" is no full web address'),
        ('{"address": "https://a.example/", "moved": "javascript:x"}', '"javascript:x" is no full web address'),
        ('{"address": "https://a.example/", "since": "soon"}', "Invalid isoformat string: 'soon'"),
        ('{"address": "https://a.example/", "since": 3}', "fromisoformat: argument must be str"),
        ("{", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
    ],
)
def test_a_line_that_cannot_be_read_is_told_and_the_others_count(line: str, told: str) -> None:
    known, found = read(f"\n{line}\n  \n{GOOD}\n")
    cure = "undo the change; digest evidence writes this file, and editors need not"
    assert found == [(2, f"this line cannot be read: {told}", cure)]
    assert list(known) == ["https://a.example/"]


def test_an_address_that_stands_twice_is_told_and_the_later_line_counts() -> None:
    known, found = read(f'{GOOD}\n{{"address": "https://a.example/", "state": "live"}}\n')
    assert found == [(2, "https://a.example/ stands twice", "delete the older of the two lines")]
    assert known["https://a.example/"].state == "live"


def test_no_ledger_says_nothing() -> None:
    assert (dict(evidence(None).value), evidence(None).found) == ({}, ())


def test_a_ledger_is_written_sorted_with_what_is_known_alone() -> None:
    lines = [
        Evidence("https://b.example/ü", first_seen=dt.date(2025, 1, 12), state="live"),
        Evidence("http://a.example/"),
    ]
    assert ledger(lines).decode() == (
        '{"address": "http://a.example/"}\n'
        '{"address": "https://b.example/ü", "first_seen": "2025-01-12", "state": "live"}\n'
    )
    assert read(ledger(lines).decode())[0] == {one.address: one for one in lines}
