"""Each language of labels says everything, with the same values, in all forms that its numbers ask for."""

from __future__ import annotations

import re
from string import Formatter

import pytest
import yaml
from generator.text.languages import direction
from generator.text.plurals import form

from tests.sites import ARTICLE, ROOT, SETTINGS, pages

FILES = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "templates/labels").glob("*.yaml"))}
WORDS = {language: yaml.safe_load(text) for language, text in FILES.items()}
OTHERS = [language for language in WORDS if language != "en"]


def values(label: object) -> set[str]:
    """The values that a label has a place for."""
    text = label["other"] if isinstance(label, dict) else label if isinstance(label, str) else ""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", WORDS)
def test_no_label_stands_twice(language: str) -> None:
    """The second of two would win without a word."""
    keys = re.findall(r"^([\w-]+):", FILES[language], flags=re.MULTILINE)

    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("language", OTHERS)
def test_each_language_says_everything(language: str) -> None:
    """The same keys, of the same kind, with the same values."""
    for key, label in WORDS["en"].items():
        other = WORDS[language][key]
        assert type(other) is type(label), key
        assert values(other) == values(label), key
        assert not isinstance(label, list) or len(other) == len(label), key
    assert WORDS[language].keys() == WORDS["en"].keys()


@pytest.mark.parametrize("language", WORDS)
def test_each_number_has_its_form(language: str) -> None:
    """Or the form for all others, where a language writes no number in it."""
    forms = {form(language, number) for number in range(1, 200)}
    for key, label in WORDS[language].items():
        if isinstance(label, dict) and set(label) != {"other"}:
            assert forms <= set(label), key


def test_numbers_in_arabic() -> None:
    """As Unicode's CLDR has them."""
    said = {number: form("ar", number) for number in (0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111, 200)}

    assert list(said.values()) == [
        "zero", "one", "two", "few", "few", "many", "many", "other", "other", "few", "many", "other",
    ]  # fmt: skip


def test_a_site_in_arabic_speaks_arabic() -> None:
    """It reads from right to left, and no English word of ours is left on any page."""
    settings = SETTINGS.replace("language: en\n", "") + "language: ar\n"
    text = ARTICLE.replace("Two bridges were closed", "أُغلق جسران")
    made = pages(f"-- content/site.yaml --\n{settings}-- content/articles/x.md --\n{text}")

    assert direction("ar") == "rtl"
    assert '<html lang="ar" dir="rtl">' in made["index.html"]
    english = {
        label
        for label in WORDS["en"].values()
        if isinstance(label, str) and re.fullmatch(r"[A-Z][a-z’ ]{7,}\.?", label)
    }
    for path, page in made.items():
        if path.endswith("index.html"):
            shown = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
            assert not {words for words in english if f">{words}<" in shown}, path
    assert "رابط واحد" in made["2025/01/12/x/index.html"]
