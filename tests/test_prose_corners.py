"""Prose at the edges: voices of nobody before a number, lists of numbers, words that only together tell of prisoners."""

from __future__ import annotations

import inspect
import sys

import pytest
from generator.markup import convert
from generator.model.document import Body

from tests.sites import ARTICLE, codes, pages
from tests.test_prose import named, told, unbacked


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        ("The mayor said that it burned. Three houses were destroyed.", []),
        ("Reports said that it burned. Three houses were destroyed.", ["Three houses were destroyed"]),
        ("Three houses were destroyed in the reported attack.", ["Three houses were destroyed"]),
        ("In what police called an attack, three houses were destroyed.", ["three houses were destroyed"]),
        ("Three houses were destroyed, police said.", []),
    ],
)
def test_a_number_needs_a_voice(body: str, numbers: list[str]) -> None:
    """A voice of nobody is none, and neither is a word of saying that says nothing here."""
    assert [words for words in named("claim-unattributed", told(body)) if "houses" in words] == numbers


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Some 150 soldiers, 95 civilians and 12 guards were killed.", ["12 guards were killed", "95 civilians", "150 soldiers"]),
        ("The strike wounded 150 soldiers, 95 civilians and 12 guards were killed.",
         ["12 guards were killed", "95 civilians", "wounded 150 soldiers"]),  # not into another deed
        ("In 1999 soldiers, 95 civilians and 12 guards were killed.", ["12 guards were killed", "95 civilians"]),  # a year
    ],
)  # fmt: skip
def test_each_number_of_a_list_counts(sentence: str, numbers: list[str]) -> None:
    """From its last back to its first."""
    assert sorted(words.rstrip(",") for words in unbacked(sentence)) == sorted(numbers)


@pytest.mark.parametrize("figures", ["many", "[{kind: killed, min: many}]"])
def test_figures_that_cannot_be_read_are_told_once(figures: str) -> None:
    """What backs a number is not known then."""
    report = told("Three soldiers were killed, the mayor said.", f"figures: {figures}\n")
    assert "error[" in report
    assert "figure-without-source" not in report


@pytest.mark.parametrize(("title", "more"), [("Three soldiers were killed", ""), ("In town three soldiers were killed", " in: In town three soldiers were killed")])  # fmt: skip
def test_a_title_is_not_told_twice(title: str, more: str) -> None:
    """Where the number is all of it, it is not repeated."""
    assert f'"three soldiers were killed" has no figures: entry{more}\n'.lower() in told("Calm.", title=title).lower()


@pytest.mark.parametrize(
    ("body", "suggests"),
    [
        ("He was detained. An officer interrogated him.", '"detained", "interrogated", "officer" together suggest'),
        ("Two were in custody, and soldiers questioned both.", '"in custody", "questioned", "soldiers" together suggest'),
        ("He was detained. A judge interrogated him.", ""),
        ("He was detained. Soldiers let him go.", ""),
    ],
)  # fmt: skip
def test_what_only_together_tells_of_prisoners(body: str, suggests: str) -> None:
    """Somebody is held, is asked, and is of those who fight: each alone says nothing."""
    report = told(body)
    assert ("protected-unmarked" in report) == bool(suggests)
    assert suggests in report


def article(text: str) -> str:
    """A site with one report."""
    return f"-- content/articles/a.md --\n{text}"


@pytest.mark.parametrize("mark", ["- ", "1. ", "> ", ">", "* - > 2) "])
def test_what_is_nested_too_deep_is_refused(mark: str) -> None:
    """Forty levels are read, on every machine alike; a line of dashes alone is a rule, however long."""
    few, many = (ARTICLE.replace("The ministry", f"{mark * n}The ministry") for n in (40 // len(mark.split()), 60))
    assert codes(article(few), drafts=True) in ([], ["quote-no-speaker"])
    assert codes(article(many)) == ["text-tangled"]
    assert codes(article(f"{ARTICLE}\n{'- ' * 600}\n\nMore.\n")) == []


def test_a_text_too_deep_for_the_stack_is_shown_as_it_is() -> None:
    """No reader loses a word, and the next text is read as if nothing had been."""
    deep, plain = (Body(text, 1) for text in (f"{'- ' * 40}a <b> & c", "One.\n\n- two\n"))
    known = convert.fragment("content/a.md", plain)
    limit = sys.getrecursionlimit()
    depth = len(inspect.stack(0))
    sys.setrecursionlimit(depth + 60)
    try:
        made = convert.fragment("content/a.md", deep)
    finally:
        sys.setrecursionlimit(limit)
    assert made.value.html == f"<pre>{'- ' * 40}a &lt;b&gt; &amp; c</pre>"
    assert convert.fragment("content/a.md", plain) == known
    assert convert.fragment("content/a.md", deep).value.html.count("<ul>") == 40


def test_a_takeaway_that_is_a_quotation_or_a_list_stays_one() -> None:
    """Others are a line without a paragraph around it."""
    edition = '---\nperiod: 2025-01-12\ntakeaways: ["> — Ann, mayor", "- Two.", "Three."]\n---\n'
    page = pages(f"{article(ARTICLE)}-- content/digests/2025-01-12.md --\n{edition}")["2025/01/12/index.html"]
    assert "<li><blockquote>\n<footer>— Ann, mayor</footer>\n</blockquote></li>" in page
    assert "<li><ul>\n<li>Two.</li>\n</ul></li>" in page
    assert "<li>Three.</li>" in page


def test_a_link_of_another_program_is_told_as_such() -> None:
    """Hugo's shortcodes and Jekyll's tags lead nowhere here."""
    report = told('See [this]({{< ref "a.md" >}}) and [that](../b.md).')
    assert '"{{<" is a tag of another program, which is not read here' in report
    assert 'the link "../b.md" depends on where the page stands' in report


def test_html_that_is_never_closed_is_refused() -> None:
    """A sign of quotation that stays open hides the ends of all that follow."""
    for many in ('<i a="> ' * 20_000, "<i> " * 30_000, "<i " * 20_000):
        assert codes(article(ARTICLE.replace("The ministry said so.", many))) == ["text-tangled"]


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("In town three soldiers were killed", ("2:16", 26)),
        ('"In town three soldiers were killed"', ("2:17", 26)),
        ('"In town thr\\x65e soldiers were killed"', ("2:8", 39)),  # an escape: the letters cannot be counted
    ],
)
def test_a_place_in_a_field(title: str, place: tuple[str, int]) -> None:
    """The words themselves where they stand as they are read, else the whole field."""
    lines = told("Calm.", title=title).split("\n")
    (at,) = [n for n, line in enumerate(lines) if "figure-without-source" in line]
    assert lines[at + 1] == f" --> content/articles/x.md:{place[0]}"
    assert lines[at + 4].count("^") == place[1]
