"""A problem is named at its line and column of the file as its editor sees it, whatever the file is like."""

from __future__ import annotations

import pytest
from generator import pipeline

from tests.sites import ARTICLE, NOW, sources

PLACE = "content/articles/x.md"


def places(article: str | bytes, code: str) -> list[tuple[int, int, int]]:
    """Line, column and width of each problem of one code."""
    data = article if isinstance(article, bytes) else article.encode()
    found = pipeline.check(sources({PLACE: data}), pipeline.Options(NOW)).found
    return [(d.span.line, d.span.column, d.span.width) for d in found if d.code == code]


def written(article: str, word: str, nth: int = 1) -> tuple[int, int, int]:
    """Line, column and width of the nth occurrence of a word."""
    at = -1
    for _ in range(nth):
        at = article.index(word, at + 1)
    return (article.count("\n", 0, at) + 1, at - article.rfind("\n", 0, at), len(word))


TAGS = ARTICLE.replace("[prisoners-of-war]", "[ceasefire, prisoner-of-wars]")
LINK = ARTICLE.replace("The ministry said so.", "Здесь, в Курске — 🕊 [[nobody]].")


def test_a_value_in_a_list_has_its_own_place() -> None:
    assert places(TAGS, "tag-unknown") == [written(TAGS, "prisoner-of-wars")]


def test_columns_count_characters_and_not_bytes() -> None:
    assert places(LINK, "link-dangling") == [written(LINK, "[[nobody]]")]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_other_line_endings_change_no_place(ending: str) -> None:
    for article, code, word in ((TAGS, "tag-unknown", "prisoner-of-wars"), (LINK, "link-dangling", "[[nobody]]")):
        assert places(article.replace("\n", ending), code) == [written(article, word)]


def test_a_byte_order_mark_changes_no_place() -> None:
    assert places(b"\xef\xbb\xbf" + TAGS.encode(), "tag-unknown") == [written(TAGS, "prisoner-of-wars")]


def test_a_repeated_link_is_named_at_each_place() -> None:
    article = ARTICLE.replace("said so.", "said [[nobody]] so.\n\n## Later\n\nIt said [[nobody]] again.")
    assert places(article, "link-dangling") == [written(article, "[[nobody]]"), written(article, "[[nobody]]", 2)]


def test_the_last_line_without_its_end_has_its_place() -> None:
    article = ARTICLE + "\nMore of it [[nobody]]"
    assert places(article, "link-dangling") == [written(article, "[[nobody]]")]


def test_a_field_of_a_nested_group_has_its_own_place() -> None:
    article = ARTICLE.replace(
        "sources: [https://news.example.org/a]",
        "sources:\n  - label: a\n    url: https://news.example.org/a\nfigures:\n  - kind: killed\n    group: soldiers\n    min: three\n    by: the ministry",
    )
    assert places(article, "field-type") == [written(article, "three")]


def test_a_value_over_several_lines_is_named_at_its_first() -> None:
    article = ARTICLE.replace("date: 2025-01-12", "date: |\n  12 January\n  2025")
    ((line, _, _),) = places(article, "date-invalid")
    assert line == 3


def test_a_mark_inside_code_is_nobody_s_link() -> None:
    article = ARTICLE.replace("said so.", "said `[[nobody]]` and\n\n    [[nobody]]\n\nthen [[nobody]].")
    assert places(article, "link-dangling") == [written(article, "[[nobody]]", 3)]
