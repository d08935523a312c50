"""Labels files: the words of the templates, and an editor's own changes to them."""

from __future__ import annotations

import pytest
from generator.model.document import Document
from generator.parse.labels import labels

FILE = "templates/labels/en.yaml"


def read(text: str | bytes, **changed: str) -> tuple[dict[str, object] | None, list[tuple[str, str, str]]]:
    made = labels(Document(FILE, text if isinstance(text, bytes) else text.encode()), "en", changed)
    entries = None if made.value is None else {key: made.value.entries[key] for key in made.value.entries}
    return entries, [(f"{d.span.path}:{d.span.line} {d.code}", d.message, d.help) for d in made.found]


def test_words_lists_and_groups_are_read() -> None:
    assert read("archive: Archive\nmonths: [January, 2]\nkind: {a: A, other: 1}\n", archive="Older") == (
        {"archive": "Older", "months": ("January", "2"), "kind": {"a": "A", "other": "1"}},
        [],
    )


def test_a_changed_label_that_is_none_is_told_with_one_like_it() -> None:
    entries, found = read("archive: Archive\n", archiv="Older", zzzzz="x")
    assert entries is None
    where = "content/site.yaml:1 field-unknown"
    assert found == [
        (where, 'unknown label "archiv"', 'did you mean "archive"?'),
        (where, 'unknown label "zzzzz"', "templates/labels/ has the list"),
    ]


def test_a_label_that_stands_twice_is_told() -> None:
    """One of the two would be shown to nobody, and which is not to be seen from the page."""
    assert read("a: 1\nb: 2\na: 3\n")[1] == [
        ("templates/labels/en.yaml:3 yaml-duplicate-key", '"a" appears twice', "delete one of them")
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ("templates/labels/en.yaml:1 yaml-syntax", "no labels in this file", "write lines such as archive: Archive")),
        ("- a\n", ("templates/labels/en.yaml:1 yaml-syntax", "no labels in this file", "write lines such as archive: Archive")),
        (b"a: \xff\n", ("templates/labels/en.yaml:1 encoding", "not UTF-8: byte 0xff", "save the file as UTF-8")),
        ('\na: "b\n', ("templates/labels/en.yaml:2 yaml-syntax", 'cannot read "a: "b": a quotation mark is opened and not closed, or more text follows it', 'a: "b"')),
    ],
)  # fmt: skip
def test_what_holds_no_labels_is_told(text: str | bytes, told: tuple[str, str, str]) -> None:
    assert read(text) == (None, [told])


STANDARD = Document(
    FILE, b"word: Word\nsaid: It said {what} on {day}\ncount: {one: a, other: '{n} of {all}'}\ndays: [Mo, Tu]\n"
)


@pytest.mark.parametrize(
    ("old", "new", "told", "cure"),
    [
        ("Word", "Wort", "", ""),
        ("{what} on {day}", "{day} and {what}", "", ""),
        ("{what} on {day}", "{n}", "", ""),
        ("[Mo, Tu]", "[Пн, Вт]", "", ""),
        ("one: a,", "one: '{n}', few: b,", "", ""),
        ("word: Word", "word: [a, b]", 'the label "word" must be a sentence, not a list', "write it in one line"),
        ("[Mo, Tu]", "Mo", 'the label "days" must be a list of 2 words', "such as [Mo, Tu, …]"),
        ("[Mo, Tu]", "[Mo]", 'the label "days" must be a list of 2 words', "such as [Mo, Tu, …]"),
        ("other: '{n} of {all}'", "few: b", 'the label "count" has no form other', "add other: with the words for every number that has no form of its own"),
        ("{what}", "{whom}", 'the label "said" has braces that nothing is put into: "It said {whom} on {day}"', "between braces only these stand here: {day}, {n}, {what}"),
        ("{what}", "{what.__class__}", 'the label "said" has braces that nothing is put into: "It said {what.__class__} on {day}"', "between braces only these stand here: {day}, {n}, {what}"),
        ("Word", "'a } b'", 'the label "word" has braces that nothing is put into: "a } b"', "between braces only these stand here: {n}"),
        ("word: Word\n", "", 'the label "word" is missing', "add word: with the words that templates say"),
    ],
)  # fmt: skip
def test_labels_are_held_to_those_that_come_with_the_program(old: str, new: str, told: str, cure: str) -> None:
    text = STANDARD.data.decode()
    assert old in text
    made = labels(Document("other.yaml", text.replace(old, new).encode()), "xx", {}, STANDARD)
    assert [(d.message, d.help, d.span.path) for d in made.found] == ([(told, cure, "other.yaml")] if told else [])
    assert (made.value is None) == bool(told)


def test_the_sites_own_labels_are_held_to_them_too() -> None:
    made = labels(STANDARD, "en", {"said": "{x}", "word": "Other"}, STANDARD)
    assert [(d.code, d.span.path) for d in made.found] == [("field-type", "content/site.yaml")]
