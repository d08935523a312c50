"""Each article as a ninjs item, and the news sitemap."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

from tests.sites import ARTICLE, SETTINGS, TAGS, pages

REGISTRY = """\
-- content/entities/all.yaml --
- {id: kursk, type: place, name: Kursk, coords: [51.7, 36.2]}
- {id: minister, type: person, name: The Minister}
- {id: mother, type: person, name: Anna Example, sensitive: true}
- {id: brigade, type: unit, name: 5th Brigade}
"""
TEXT = (
    ARTICLE.replace(
        "tags:", "about: [minister, mother]\ncontent_warning: death\nednote: ask the lawyer\nurgency: 2\ntags:"
    )
    .replace("The ministry said so.", "The Minister met Anna Example in Kursk. See [[y|the other]] and 5th Brigade.")
    .replace("sources:", "follows: [y]\nsources:")
)
SITE = f"""\
-- content/site.yaml --
{SETTINGS}licence: {{name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}}
-- content/tags.yaml --
{TAGS}- {{id: war, name: War, iptc: "medtop:20000056"}}
-- content/articles/x.md --
{TEXT.replace("[prisoners-of-war]", "[war, ceasefire]")}
-- content/articles/y.md --
{ARTICLE.replace("2025-01-12", "2025-01-09").replace("news.example.org/a", "wire.example.org/b")}
{REGISTRY}"""
# The names that ninjs 3.1 allows for what stands in our items; it allows no others.
NAMED = {"name", "rel", "uri", "literal"}
INSIDE = {
    "standard": {"name", "version", "schema"},
    "headlines": {"role", "contentType", "value"},
    "genres": {"name", "uri", "literal"},
    "renditions": {"name", "href", "contentType"},
    "descriptions": {"role", "contentType", "value"},
    "bodies": {"role", "contentType", "value"},
    "rightsInfo": {"langId", "linkedRights", "encodedRights"},
    "people": NAMED,
    "places": NAMED,
    "organisations": NAMED,
    "objects": NAMED,
    "events": NAMED,
    "subjects": NAMED,
    "infoSources": {"name", "role", "uri", "literal"},
    "associations": {"uri", "type", "name", "rel"},
    "trustIndicators": {"role", "title", "href"},
}
PLAIN = {
    "uri", "type", "representationType", "firstCreated", "versionCreated", "pubStatus", "urgency", "language", "slugline",
    "copyrightHolder", "by", "usageTerms",
}  # fmt: skip
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")


def item(made: dict[str, str], path: str = "2025/01/12/x/") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(made[f"{path}ninjs.json"])
    return found


def test_an_item_has_the_shape_of_the_standard() -> None:
    """Only names that the standard knows, at every level; times with an offset; the id of the feeds."""
    made = item(pages(SITE))

    assert set(made) <= PLAIN | set(INSIDE)
    for name, allowed in INSIDE.items():
        value = made.get(name, [])
        for thing in [value] if isinstance(value, dict) else value:
            assert set(thing) <= allowed, name
            assert all(isinstance(text, str) and text for text in thing.values())
    assert made["uri"] == "tag:digest.example,2026:article/x"
    assert made["standard"]["version"] == "3.1"
    assert TIME.fullmatch(made["firstCreated"])
    assert made["urgency"] == 2


def test_an_item_says_what_the_article_is_filed_under() -> None:
    """Entities by their kind, tags as media topics where they are some, outlets, earlier articles."""
    made = item(pages(SITE))
    base = "https://digest.example/"

    assert made["people"] == [{"name": "The Minister", "rel": "about", "uri": f"{base}people/minister/"}]
    assert made["places"] == [{"name": "Kursk", "rel": "mentions", "uri": f"{base}places/kursk/"}]
    assert made["organisations"] == [{"name": "5th Brigade", "rel": "mentions", "uri": f"{base}units/brigade/"}]
    assert [s["uri"] for s in made["subjects"]] == [
        "http://cv.iptc.org/newscodes/mediatopic/20000056",
        f"{base}tags/ceasefire/",
    ]
    assert made["infoSources"][0]["literal"] == "news"
    assert [(x["uri"], x["rel"]) for x in made["associations"]] == [("tag:digest.example,2026:article/y", "follows")]
    assert {d["role"] for d in made["descriptions"]} == {"summary", "warning"}
    assert made["rightsInfo"] == {"linkedRights": "https://creativecommons.org/licenses/by/4.0/"}


def test_the_body_has_full_addresses_only() -> None:
    assert f'href="{"https://digest.example/2025/01/09/y/"}"' in item(pages(SITE))["bodies"][0]["value"]


def test_nothing_for_the_desk_and_no_private_person_is_in_an_item() -> None:
    """A private person is in the text as it stands, and filed nowhere."""
    made = item(pages(SITE))
    text = json.dumps({name: value for name, value in made.items() if name != "bodies"})

    assert "lawyer" not in json.dumps(made)
    assert "edNote" not in made
    assert "Anna" not in text and "mother" not in text


def test_a_withdrawn_article_is_canceled_and_has_no_body() -> None:
    text = SITE.replace("urgency: 2", "status: withdrawn\nwithdrawn: {date: 2025-01-15, reason: It was wrong.}")
    made = item(pages(text))

    assert (made["pubStatus"], "bodies" in made) == ("canceled", False)
    assert "It was wrong." in next(d["value"] for d in made["descriptions"] if d["role"] == "withdrawal")
    assert "summary" not in {d["role"] for d in made["descriptions"]}


def test_the_news_sitemap_has_the_newest_two_days() -> None:
    """Title, language and date of each; what is older is left to the other sitemap; robots.txt names both."""
    made = pages(SITE.replace("title: Two bridges", "title: Tom & two bridges"))
    tree = ElementTree.fromstring(made["news-sitemap.xml"])
    space = "{http://www.google.com/schemas/sitemap-news/0.9}"

    assert [e.text for e in tree.iter(f"{space}title")] == ["Tom & two bridges were closed"]
    assert [e.text for e in tree.iter(f"{space}publication_date")] == ["2025-01-12"]
    assert [e.text for e in tree.iter(f"{space}language")] == ["en"]
    assert "Sitemap: https://digest.example/news-sitemap.xml\n" in made["robots.txt"]


def test_a_site_without_articles_has_no_news_sitemap() -> None:
    made = pages("-- content/pages/about.md --\n---\ntitle: About\n---\nText.\n")

    assert "news-sitemap.xml" not in made
    assert "news-sitemap" not in made["robots.txt"]
