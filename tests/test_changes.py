"""Two states of one article: what `digest diff` says of them, and what of it wants a correction."""

from __future__ import annotations

import pytest
from generator import parse, record
from generator.model.article import Article
from generator.model.document import Document
from generator.model.history import Change

HEAD = """\
---
title: Two bridges were closed
date: 2025-01-12
summary: Two bridges were closed on Saturday, the ministry said on Sunday.
tags: [prisoners-of-war]
sources:
  - {label: s1, url: https://news.example.org/a}
  - {label: s2, url: https://wire.example.org/a, source: wire}
  - {label: s3, url: https://wire.example.org/b, via: general-staff}
"""
CLAIM = "claims: [{text: The bridge was hit., by: the mayor, sources: [s1]}]\n"
FIGURE = "figures: [{kind: killed, group: soldiers, min: 2, max: 4, by: wire, sources: [s1]}]\n"


def state(more: str = "", body: str = "The ministry said so.\n", head: str = HEAD) -> Article:
    """A state of the article."""
    read = parse.document(Document("content/articles/a.md", f"{head}{more}---\n{body}".encode()))
    assert not read.found
    (noun,) = read.value
    assert isinstance(noun, Article)
    return noun


def change(old: str, new: str) -> Change:
    """From one body to another, or from one set of fields to another: fields end with a line end."""
    fields = old.endswith("\n") or new.endswith("\n")
    return record.change(state(old), state(new)) if fields else record.change(state("", old), state("", new))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", CLAIM, ["claim added: The bridge was hit."]),
        (CLAIM, "", ["claim removed: The bridge was hit."]),
        (CLAIM, CLAIM.replace("was hit", "was *hit*"), []),  # what readers see is the same
        (CLAIM, CLAIM.replace("was hit", "was lost"), ["claim: “hit” → “lost”"]),
        (CLAIM, CLAIM.replace("[s1]", "[s1, s2]"), ["status: single-source → corroborated"]),
        (CLAIM.replace("[s1]", "[s2]"), CLAIM.replace("[s1]", "[s2, s3]"), ["status: single-source → corroborated"]),
        (CLAIM, CLAIM.replace(", sources: [s1]", ""), ["status: single-source → unverified"]),
        (CLAIM, CLAIM.replace("sources", "denied_by: [wire], sources"), ["status: single-source → contested", "denied by: nothing → wire"]),
        (CLAIM, CLAIM.replace("the mayor", "the council"), ["by: the mayor → the council"]),
        (FIGURE, FIGURE.replace("min: 2, max: 4", "min: 3, max: 3"), ["killed (soldiers): 2–4 → 3"]),
        (FIGURE, FIGURE.replace(", max: 4", ""), ["killed (soldiers): 2–4 → ≥2"]),
        (FIGURE, FIGURE.replace("min: 2, ", ""), ["killed (soldiers): 2–4 → ≤4"]),
        (FIGURE, "", ["killed (soldiers): 2–4 → nothing"]),
        ("", FIGURE, ["killed (soldiers): nothing → 2–4"]),
        (FIGURE, FIGURE.replace("by: wire", "by: the mayor"), ["by: wire → the mayor"]),
        ("", "happened: 2025-01-11/2025-01-12\n", ["happened: nothing → 2025-01-11/2025-01-12"]),
        ("happened: 2025-01-11\n", "", ["happened: 2025-01-11 → nothing"]),
        ("about: [a, b]\n", "about: [b, c, d]\n", ["about: a → c, d"]),
        ("about: [a]\n", "about: [a, b]\n", ["subject added: b"]),
    ],
)  # fmt: skip
def test_fields_that_changed_are_told(old: str, new: str, told: list[str]) -> None:
    """By what readers see of them: a status is told where it only follows from other fields."""
    assert list(record.lines(change(old, new))) == told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("https://news.example.org/a}", "https://news.example.org/a, title: A}", []),
        ("https://news.example.org/a}", "https://news.example.org/b}", ["source: news.example.org → news.example.org"]),
        ("  - {label: s2, url: https://wire.example.org/a, source: wire}\n", "", ["source removed: wire"]),
        ("url: https://news.example.org/a}", "offline: true, title: A paper}", ["source: news.example.org → A paper"]),
        ("2025-01-12", "2025-01-12T14:00+02:00", ["date: 2025-01-12 → 2025-01-12T14:00:00+02:00"]),
        ("Two bridges were closed\n", "Two bridges closed\n", ["title: “were” removed"]),
    ],
)
def test_sources_dates_and_titles_that_changed_are_told(old: str, new: str, told: list[str]) -> None:
    """A source by its outlet or host; what only describes it is not told."""
    assert old in HEAD
    assert list(record.lines(record.change(state(), state(head=HEAD.replace(old, new))))) == told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("One. Two.", "One.  Two.", []),
        ("One.\n\n\n\n[[correction:x]]\n\nTwo.", "One.\n\nTwo.", []),  # a paragraph that shows nothing
        ("It was calm.", "It was very calm.", ["text: “very” added"]),
        ("It was very calm.", "It was calm.", ["text: “very” removed"]),
        ("One.\n\nTwo.\n\nThree.", "One.\n\nSeven.", ["text: “Two. ¶ Three” → “Seven”"]),
        ("One.", "One.\n\nTwo.", ["text: “Two.” added"]),
        ("a b c d e f g h i j k", "a B c D e F g H i J k", ["text: “b” → “B”; “d” → “D”; “f” → “F”; “h” → “H”; and 1 more"]),
        (f"It was {'x' * 70}.", "It was y.", [f"text: “{'x' * 57}…” → “y”"]),
        ("Write to a@desk.invalid.", "Write to none.", ["text: “…@…” → “none”"]),
    ],
)  # fmt: skip
def test_words_that_changed_are_told(old: str, new: str, told: list[str]) -> None:
    """Each by what went and what came, four at most; several paragraphs together where their number differs."""
    assert list(record.lines(change(old, new))) == told


def test_a_text_that_is_wholly_another_is_one_change() -> None:
    """A comparison word by word would take the square of its length."""
    old, new = " ".join(f"a{n}" for n in range(1100)), " ".join(f"b{n}" for n in range(1100))
    (part,) = change(f"Alike {old} to the end.", f"Alike {new} to the end.").parts
    assert part.words == (("=", "Alike "), ("-", old), ("+", new), ("=", " to the end."))


def test_what_stays_is_shown_next_to_a_change_only() -> None:
    """Sixty characters on either side, at a word's border; nothing before the first and after the last change."""
    same = " ".join(f"word{n:02}" for n in range(40))
    (part,) = change(f"{same} one {same} two {same}", f"{same} ONE {same} TWO {same}").parts
    kinds = [mark for mark, _ in part.words]
    assert kinds == ["=", "-", "+", "=", "-", "+", "="]
    first, middle, last = (words for mark, words in part.words if mark == "=")
    assert first.startswith("… word") and first.endswith("word39 ") and len(first) < 65
    assert middle.startswith(" word00") and "word07 … word32" in middle and middle.endswith("word39 ")
    assert last.startswith(" word00") and last.endswith("word07 …")


@pytest.mark.parametrize(
    ("old", "new", "grave"),
    [
        ("Two were hurt.", "Three were hurt.", [("number", "Two", "Three")]),
        ("Some 1,200 left.", "Some left.", [("number", "1,200", "")]),
        ("Said Bondar of it.", "Said Savchuk of it.", [("name", "Bondar", "Savchuk")]),
        ("Said so.", "Spoke so.", []),  # it begins a sentence: no name
        ("He spoke of NATO there.", "He spoke of WHO there.", []),
        ("> We will not go.\n> — Ann", "> We will never go.\n> — Ann",
         [("quotation", "We will not go. — Ann", "We will never go. — Ann")]),
        ("> We will not go.\n> — Ann\n\nSo.", "So.", [("quotation", "We will not go. — Ann", "")]),
        ("He said “we will not go home”.", "He said we will not go home.", []),  # the words stand there still
        ("He said “we will not go home”.", "He said “all of them are lost”.",
         [("quotation", "we will not go home", "")]),
        ("He said “we will not go”.", "She said “we will not go”.", []),
        ("He said “not so”.", "He said “never”.", []),  # two words are no quotation
    ],
)  # fmt: skip
def test_what_of_the_words_wants_a_correction(old: str, new: str, grave: list[tuple[str, str, str]]) -> None:
    """Numbers, names and quotations that went, or became others."""
    assert [(fact.what, fact.was, fact.now) for fact in change(old, new).grave] == grave


def test_a_change_says_in_which_line_it_is() -> None:
    """Counted from the top of the file, whatever empty lines stand between."""
    made = record.change(state("", "Fine.\n\n\n\nTwo were hurt."), state("", "Fine.\n\n\n\nThree were hurt."))
    (fact,) = made.grave
    lines = f"{HEAD}---\nFine.\n\n\n\nThree were hurt.".split("\n")
    assert lines[int(fact.place.removeprefix("line:")) - 1] == "Three were hurt."
