"""What a crawler's own extractor finds in a page is in the words of schema.org, and says what the page shows."""

from __future__ import annotations

import importlib
import re
import warnings
from collections.abc import Iterator
from functools import cache
from typing import Any

import lxml.html
import pytest

with warnings.catch_warnings():  # of what they import
    warnings.simplefilter("ignore")
    import extruct

Files = dict[str, bytes]
NO_PAGES = re.compile(rb'http-equiv="refresh"|rel="canonical" href="[^"]*/404\.html"')


@cache
def properties(type: str) -> frozenset[str]:
    """What schema.org lets a thing of a type say; the type must be one of its own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        module = importlib.import_module(f"pydantic2_schemaorg.{type}")
    return frozenset(getattr(module, type).__fields__)


def extracted(page: bytes) -> dict[str, Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found: dict[str, Any] = extruct.extract(page.decode(), syntaxes=["json-ld", "opengraph"])
    return found


def nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Everything of which something is said."""
    if isinstance(data, list):
        for one in data:
            yield from nodes(one)
    elif isinstance(data, dict):
        yield data
        for value in data.values():
            yield from nodes(value)


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def words(found: Any) -> str:
    return " ".join(found.text_content().split())


@pytest.mark.parametrize("site", ["demo", "awkward", "filed"])
def test_each_page_says_one_thing_in_the_words_of_the_vocabulary(request: pytest.FixtureRequest, site: str) -> None:
    """Every page but those that lead on, and the one for what isn't there; each type and property is known; addresses are full."""
    made: Files = request.getfixturevalue(site)
    for path, page in made.items():
        if not path.endswith(".html"):
            continue
        found = extracted(page)["json-ld"]
        assert len(found) == (0 if NO_PAGES.search(page) else 1), path
        for node in nodes(found):
            if "@type" in node:
                unknown = {key for key in node if key[0] != "@"} - properties(node["@type"])
                assert not unknown, (path, node["@type"])
            for key in ("url", "@id", "sameAs", "contentUrl", "item"):
                assert all("://" in address for address in listed(node.get(key))), (path, key)


@pytest.mark.parametrize("site", ["demo", "awkward", "filed"])
def test_a_page_and_its_data_agree(request: pytest.FixtureRequest, site: str) -> None:
    """Address, language, title, description, card and way are those of the page."""
    made: Files = request.getfixturevalue(site)
    for path, page in made.items():
        found = extracted(page) if path.endswith("index.html") and not NO_PAGES.search(page) else None
        if found is None:
            continue
        shown, data = lxml.html.fromstring(page.decode()), found["json-ld"][0]
        first = data["@graph"][0] if "@graph" in data else data
        card = dict(found["opengraph"][0]["properties"])
        canonical = shown.xpath("string(//link[@rel='canonical']/@href)")

        assert first["url"] == first["@id"] == canonical == card["og:url"], path
        assert first["inLanguage"] == shown.get("lang"), path
        assert (first.get("headline") or first["name"]) in shown.xpath("string(//title)"), path
        assert card["og:title"] in shown.xpath("string(//title)"), path
        assert card.get("og:description", "") == shown.xpath("string(//meta[@name='description']/@content)"), path
        way = [step["name"] for step in listed(first.get("breadcrumb", {}).get("itemListElement"))]
        if way:
            assert way[:-1] == [words(a) for a in shown.xpath("//nav[starts-with(@class, 'trail')]//a")], path


def articles(made: Files) -> Iterator[tuple[str, Any, list[Any]]]:
    """Each article's page, and its nodes."""
    for path in made:
        if path.endswith("/ninjs.json"):
            page = made[path.replace("ninjs.json", "index.html")]
            data = extracted(page)["json-ld"][0]
            yield path, lxml.html.fromstring(page.decode()), data.get("@graph", [data])


@pytest.mark.parametrize("site", ["demo", "awkward", "filed"])
def test_an_article_and_its_data_agree(request: pytest.FixtureRequest, site: str) -> None:
    """Title, dates, sources, corrections, claims with their grade, tags and what it is about are those that a reader sees."""
    for path, shown, (article, *claims) in articles(request.getfixturevalue(site)):
        assert article["@type"].endswith("NewsArticle"), path
        assert article["headline"] == words(shown.xpath("//h1")[0]), path
        assert article["datePublished"] == shown.xpath("string(//p[@class='kicker']//time/@datetime)"), path
        told = [words(p) for p in shown.xpath("//p[@class='summary' or @class='withdrawal']")]
        assert any(article["description"] in text for text in told), path
        links = {a.get("href") for a in shown.xpath("//section[@class='who']//a[contains(@rel,'external')]")}
        cited = {cited["url"] for cited in listed(article.get("citation")) if "url" in cited}
        assert cited == set(listed(article.get("isBasedOn"))), path
        assert {*cited, *(c["archivedAt"] for c in listed(article.get("citation")) if "archivedAt" in c)} == links, path
        corrected = shown.xpath("//section[@class='corrections']//div[@class='correction']//bdi")
        assert [c["text"] for c in listed(article.get("correction"))] == [words(b) for b in corrected], path
        said = shown.xpath("//section[contains(@class,'claims')]//li")
        assert [c["text"] for c in claims] == [words(li.xpath(".//bdi")[0]) for li in said], path
        for claim, li in zip(claims, said, strict=True):
            assert claim["@type"] == "Claim" and claim["appearance"]["@id"] == article["@id"], path
            assert claim["review"]["reviewBody"].startswith(words(li.xpath(".//*[contains(@class,'grade')]")[0])), path
        filed = {words(a) for a in shown.xpath("//footer[@class='filed']//dd//a")}
        assert set(listed(article.get("keywords"))) <= filed, path
        named = [one["name"] for key in ("about", "mentions", "contentLocation") for one in listed(article.get(key))]
        kickers = {words(a) for a in shown.xpath("//p[@class='kicker']//a")}
        assert set(named) <= filed | kickers, path


def test_there_is_something_to_compare(demo: Files) -> None:
    """The demonstration has claims, sources, people and places."""
    kinds = {node["@type"] for _, _, found in articles(demo) for one in found for node in nodes(one) if "@type" in node}

    assert {"ReportageNewsArticle", "Claim", "Review", "CreativeWork", "Person", "Place"} <= kinds
