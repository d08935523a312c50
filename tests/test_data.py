"""The open data: tables that satisfy their own schemas, in two formats that agree, with nothing private in them."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from generator import pipeline
from generator.commands import site
from generator.plan.tables import TABLES
from jsonschema import Draft202012Validator, FormatChecker

from tests.sites import ARTICLE, NOW, ROOT, SETTINGS, pages

REGISTRY = """\
-- content/entities/all.yaml --
- {id: kursk, type: place, name: Kursk, names: {uk: Курськ}, coords: [51.7304, 36.1926], precision: exact, blur: 10}
- {id: ministry, type: organisation, name: The Ministry, aliases: [a|b, c]}
- {id: mother, type: person, name: Anna Example, sensitive: true}
"""
FULL = """\
---
title: Two bridges were closed, "they" said
date: 2025-01-12T23:30+00:00
summary: Two bridges were closed on Saturday, the ministry said on Sunday.
tags: [prisoners-of-war]
sources:
  - {url: "https://news.example.org/a", label: s1}
  - {url: "https://wire.example.org/b", label: s2}
places: [{id: kursk}]
about: [ministry, mother]
ednote: ask the lawyer
claims:
  - {text: Two were captured., by: mother, about: [mother, ministry], denied_by: [ministry], sources: [s2]}
figures:
  - {kind: captured, group: soldiers, min: 0, max: 2, by: ministry, sources: [s1]}
corrections:
  - {date: 2025-01-14, kind: correction, text: It was two., was: three, now: two}
---
Anna Example spoke.
"""
LICENSED = SETTINGS + 'licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}\n'
SITE = f"-- content/articles/x.md --\n{FULL}{REGISTRY}"


def lines(made: dict[str, str], table: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in made[f"data/{table}.jsonl"].splitlines()]


def demonstration() -> dict[str, str]:
    """The demonstration site's data."""
    inputs = site.sources(ROOT)
    made = pipeline.build(inputs, pipeline.Options(NOW)).value.artifacts
    return {a.path: a.data.decode() for a in made if a.path.startswith("data/")}


@pytest.fixture(scope="module")
def real() -> dict[str, str]:
    return demonstration()


@pytest.mark.parametrize("table", [t.name for t in TABLES])
def test_each_line_satisfies_its_schema(real: dict[str, str], table: str) -> None:
    """The demonstration content and the little site: every line is what the schema says."""
    for made in (real, pages(SITE)):
        schema = json.loads(made[f"data/{table}.schema.json"])
        Draft202012Validator.check_schema(schema)
        judge = Draft202012Validator(schema, format_checker=FormatChecker())
        found = lines(made, table)
        assert f"{len(found)} row" in made["data/index.html"]
        assert found or made is real
        assert [error.message for line in found for error in judge.iter_errors(line)] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_both_formats_say_the_same(real: dict[str, str], table: object) -> None:
    """A row of CSV has the columns in order and the values of its line of JSON."""
    names = [c.name for c in table.columns]  # type: ignore[attr-defined]
    rows = list(csv.reader(io.StringIO(real[f"data/{table.name}.csv"])))  # type: ignore[attr-defined]
    told = lines(real, table.name)  # type: ignore[attr-defined]

    assert rows[0] == names
    assert len(rows) == len(told) + 1
    for row, line in zip(rows[1:], told, strict=True):
        flat = {n: "|".join(v) if isinstance(v, list) else str(v) for n, v in line.items()}
        assert {n: v for n, v in zip(names, row, strict=True) if v} == flat


def test_a_row_holds_what_the_page_says() -> None:
    """The day is that of the site's zone; a count of none is no missing count; a list is joined."""
    made = pages(SITE)

    article = lines(made, "articles")[0]
    assert (article["date"], article["published"]) == ("2025-01-13", "2025-01-12T23:30:00+00:00")
    assert (article["updated"], article["origins"]) == ("2025-01-14", 2)
    assert lines(made, "figures") == [
        {
            "article": "x",
            "number": 1,
            "kind": "captured",
            "group": "soldiers",
            "min": 0,
            "max": 2,
            "by": "ministry",
            "citations": ["https://news.example.org/a"],
        }
    ]
    assert lines(made, "corrections") == [
        {
            "article": "x",
            "id": "2025-01-14",
            "date": "2025-01-14",
            "kind": "correction",
            "text": "It was two.",
            "was": "three",
            "now": "two",
        }
    ]
    assert "a\\|b|c" in made["data/entities.csv"]
    assert 'Two bridges were closed, ""they"" said' in made["data/articles.csv"]


def test_nothing_private_is_in_the_data() -> None:
    """No private person by name or id, no desk's note, no draft, nothing embargoed, no exact place."""
    hidden = ARTICLE.replace("tags:", "status: draft\ntags:").replace("Two bridges", "A secret")
    later = ARTICLE.replace("tags:", "embargo: 2027-01-01T00:00+00:00\ntags:").replace("Two bridges", "A secret")
    made = pages(f"{SITE}-- content/articles/y.md --\n{hidden}-- content/articles/z.md --\n{later}")
    everything = "".join(text for path, text in made.items() if path.startswith("data/") and "index" not in path)

    for secret in ("Anna", "mother", "lawyer", "secret", "51.73", "36.19"):
        assert secret not in everything
    assert lines(made, "claims")[0]["by"] == "a private person"
    assert lines(made, "claims")[0]["about"] == ["ministry"]
    kursk = lines(made, "entities")[0]
    assert (kursk["latitude"], kursk["longitude"]) == (51.7, 36.2)


def test_what_is_withdrawn_keeps_its_row_without_its_claims() -> None:
    """The row says why; summary, claims and figures are gone."""
    text = FULL.replace("ednote:", "status: withdrawn\nwithdrawn: {date: 2025-01-15, reason: It was wrong.}\nednote:")
    made = pages(f"-- content/articles/x.md --\n{text}{REGISTRY}")

    article = lines(made, "articles")[0]
    assert (article["withdrawn_on"], article["withdrawn_because"]) == ("2025-01-15", "It was wrong.")
    assert "summary" not in article
    assert lines(made, "claims") == lines(made, "figures") == []


def test_the_page_and_the_dictionary_name_every_column() -> None:
    """Whoever reads the page knows what each column of each table holds."""
    made = pages(SITE)
    dictionary = list(csv.DictReader(io.StringIO(made["data/dictionary.csv"])))

    assert [(d["table"], d["column"]) for d in dictionary] == [(t.name, c.name) for t in TABLES for c in t.columns]
    assert all(d["description"] in made["data/index.html"].replace("&#39;", "'") for d in dictionary)
    for table in TABLES:
        for ending in ("csv", "jsonl", "schema.json"):
            assert Path(f"data/{table.name}.{ending}").as_posix() in made
            assert f'href="../data/{table.name}.{ending}"' in made["data/index.html"]


def test_the_page_names_every_form_for_programs_with_its_licence() -> None:
    """Each with one that is there; a site without articles names none that it lacks."""
    made = pages(SITE.replace("-- content/articles", f"-- content/site.yaml --\n{LICENSED}-- content/articles", 1))
    page = made["data/index.html"]
    inside = page[page.index('id="_formats"') :].partition("</section>")[0]
    links = re.findall(r'href="\.\./([^"]*)"', inside)

    for end in ("feeds/", "feeds.opml", "ninjs.json", "sitemap.xml", "news-sitemap.xml", ".eml", ".epub", ".html.zip"):
        assert any(link.endswith(end) for link in links), end
    assert all(link in made or f"{link}index.html" in made for link in links)
    assert "You may use the data under CC BY 4.0" in page
    bare = pages("-- content/pages/about.md --\n---\ntitle: About\n---\nText.\n")["data/index.html"]
    assert "ninjs.json" not in bare.partition('id="_formats"')[2].partition("</section>")[0]
