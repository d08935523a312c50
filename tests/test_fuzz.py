"""Inputs that nobody thought of: `tests/harness/fuzz.py` runs a million of them, and a few hundred each time the tests run."""

from __future__ import annotations

from pathlib import Path

import pytest
from generator import markup, read
from generator.model.document import Body, Document
from generator.model.labels import Labels
from generator.model.page import Chrome, Frame
from generator.pipeline import reading
from generator.publish import manifest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.harness.fuzz import AROUND, Fuzzer
from tests.sites import ARTICLE, SETTINGS, built, codes, told


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_input_ends_in_a_traceback(seed: int) -> None:
    """From bytes to pages; the same inputs each time."""
    fuzzer = Fuzzer(seed)
    fuzzer.run(300)
    assert [why for why in fuzzer.failed if not why.startswith("slow")] == []
    assert fuzzer.counts["texts"] > 100


ANY = st.text(st.characters(exclude_categories=()), max_size=60)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.binary(max_size=200),
    st.sampled_from(["articles/x.md", "notes/x.md", "digests/x.md", "tags.yaml", "entities/x.yaml"]),
)
def test_any_bytes_are_read(data: bytes, path: str) -> None:
    """With or without front matter around them."""
    for whole in (data, b"---\ntitle: " + data + b"\n---\n" + data):
        made = reading.document(Document(f"content/{path}", whole), AROUND)
        assert all(d.message and d.span.line >= 1 for d in made.found)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(ANY)
def test_any_text_is_shown_or_refused(text: str) -> None:
    """As a title and as a body, lone surrogates among its characters."""
    raw = text.encode("utf-8", "surrogatepass")
    markup.fragment("content/articles/x.md", Body(text, 1))
    data = ARTICLE.encode().replace(b"The ministry said so.", raw)
    reading.document(Document("content/articles/x.md", data), AROUND)


# What the fuzzer found, each once.
FOUND = [
    'Said <b title="open:0">so</b>.',
    'Said `="open:7"` so.',
    "Said [so](open:5).",
    "<a href='open:99999999999'>so</a>",
    "&#57344;0&#57345;",
    "\u037e a\u0375b",
]


@pytest.mark.parametrize("text", FOUND)
def test_what_was_found_once_is_published(text: str) -> None:
    made = built(f"-- content/articles/2025-01-12-a.md --\n{ARTICLE.replace('The ministry said so.', text)}")
    assert made.value.artifacts, made.found


@pytest.mark.parametrize("front", ["accept: \";hit(1);//\nsources: <a b='c'>\nfollows:  \n", "title: \n- \"\n'\n"])
def test_front_matter_that_was_found_once_is_explained(front: str) -> None:
    (found,) = reading.document(Document("content/articles/x.md", f"---\n{front}---\n".encode()), AROUND).found
    assert found.code == "yaml-syntax"


def entity(fields: str) -> str:
    return f"-- content/entities/a.yaml --\n- {{id: x, {fields}}}\n"


def settings(line: str) -> str:
    return f"-- content/site.yaml --\n{SETTINGS}{line}\n"


def with_field(line: str, instead: str = "tags:") -> str:
    after = "\ntags:" if instead == "tags:" else ""
    return f"-- content/articles/2025-01-12-a.md --\n{ARTICLE.replace(instead, line + after)}"


WRONG = [
    (entity("name: Ivan, type: persn"), "value-unknown"),
    (entity('name: " ", type: person'), "field-required"),
    (entity("name: [a, b], type: unit, aliases: [Q]"), "field-type"),
    (entity('name: Ivan, type: unit, aliases: [""]'), "field-type"),
    (with_field('title: ""', "title: Two bridges were closed"), "field-required"),
    (with_field('title: "\u200b \u00ad"', "title: Two bridges were closed"), "field-required"),
    (with_field("follows: [' ']"), "field-type"),
    (entity("name: Ivan, type: person").replace("id: x", f"id: {'x' * 151}"), "id-invalid"),
    (with_field(f"tags: [{', '.join(['ceasefire'] * 101)}]", "tags: [prisoners-of-war]"), "field-type"),
    (with_field("accept: {source-unknow: It is known to us.}"), "value-unknown"),
    (
        with_field(f"Said of {'1' * 309} dead; {'9' * 400} million died.", "The ministry said so."),
        "figure-without-source",
    ),
    (settings("navigation: [{label: Here, to: 'javascript:hit(1)//://'}]"), "link-dangling"),
    (settings("navigation: [{label: Here, to: /conflict/}]"), "link-dangling"),
    (settings("grading_policy: javascript:hit(1)//://"), "link-dangling"),
]


@pytest.mark.parametrize(("text", "code"), WRONG)
def test_a_site_that_was_found_once_is_refused_in_words(text: str, code: str) -> None:
    article = f"-- content/articles/2025-01-12-a.md --\n{ARTICLE}" if "articles" not in text else ""
    assert codes(text + article) == [code]


DEEP = "[" * 100_000


@pytest.mark.parametrize("line", [DEEP, '{"address": "https://a.example/", "moved": "https://a.example/\\ud800"}'])
def test_a_ledger_of_evidence_that_was_found_once_is_refused_in_words(line: str) -> None:
    text = f"-- content/articles/2025-01-12-a.md --\n{ARTICLE}-- content/evidence.jsonl --\n{line}\n"
    assert codes(text) == ["evidence-invalid"]


@pytest.mark.parametrize(
    "line", [DEEP, '{"at": "9999-12-31T23:00-12:00", "path": "content/articles/a.md", "text": "a"}']
)
def test_a_ledger_that_was_found_once_is_read_or_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "ledger.jsonl").write_text(line)
    assert read.archive(tmp_path, "ledger").fault == ("line:1" if line == DEEP else "")


def test_a_manifest_of_a_mirror_is_nested_only_so_deep() -> None:
    with pytest.raises(ValueError, match="nested too deeply"):
        manifest.read(DEEP.encode())


FINE = [
    with_field("follows: \u00a0"),
    with_field("follows: >"),
    with_field('author: ""'),
    settings("navigation: [{label: Here, to: /conflicts/}, {label: There, to: 'https://a.example/'}, {label: Then, to: /2025/01/}]"),
    entity("name: The Long Name, type: organisation") + with_field("The Long \u0640 Name said so.", "The ministry said so."),
]  # fmt: skip


@pytest.mark.parametrize("text", FINE)
def test_a_site_that_was_found_once_is_published(text: str) -> None:
    article = f"-- content/articles/2025-01-12-b.md --\n{ARTICLE}" if "articles" not in text else ""
    made = built(text + article)
    assert made.value.artifacts, made.found


def test_letters_that_only_a_search_takes_for_others_are_no_loaded_word() -> None:
    """A dotted capital İ and a long s stand where the list has i and s."""
    words = "-- content/house-words.yaml --\n- {word: i}\n- {word: massive, stronger_than: [large]}\n"
    text = words + with_field(
        "Said İ, or i, of the maſſive one, a large one.\n\n## Maſſive, massive\n\nA large one.", "The ministry said so."
    )
    assert set(codes(text)) == {"loaded-word", "heading-stronger-than-text"}


def test_a_second_sign_of_a_letter_is_passed_by() -> None:
    """A search takes the curled beta for the other, and the list has none such."""
    words = "-- content/house-words.yaml --\n- {word: βία, stronger_than: [large]}\n"
    for heading, found in (("Βία", ["heading-stronger-than-text"]), ("ϐία", [])):
        assert codes(words + with_field(f"Said so.\n\n## {heading}\n\nA large one.", "The ministry said so.")) == found


def test_an_address_of_the_settings_never_runs() -> None:
    """Whatever it holds, it leads to a page of this site, or to a web address."""
    frame = Frame(
        Chrome("", "", "", "https://digest.example/", "en", "ltr", (), (), None, "", False, False, Labels("en", {})),
        "a/",
        "",
    )
    assert frame.href("javascript:hit(1)//://") == "../javascript:hit(1)//://"
    assert frame.href("https://a.example/") == "https://a.example/"


@pytest.mark.parametrize("opened", [41, 100_000])
def test_brackets_without_end_are_refused(opened: int) -> None:
    """No front matter needs forty levels, and the parser's stack would not hold a hundred thousand."""
    brackets = "[" * opened + "]" * opened
    report = told("-- content/articles/a.md --\n" + ARTICLE.replace("tags:", f"accept: {brackets}\ntags:"))
    message = "this is too deeply nested to be front matter or a registry"
    assert report.startswith(f"error[yaml-syntax]: {message}\n --> content/articles/a.md:5")
    assert report.count("error[") == 1
