"""The whole way: a little site in, pages and feeds out."""

from __future__ import annotations

import feedparser

from tests.sites import ARTICLE, built, codes, pages

SITE = f"""\
-- content/articles/2025-01-12-a.md --
{ARTICLE}
-- content/articles/2025-01-13-b.md --
---
title: A second report
date: 2025-01-13T01:00+02:00
summary: A second report that follows the first, so that both know each other.
tags: [pows]
sources: [https://wire.example.org/b]
follows: [2025-01-12-a]
---
See [[2025-01-12-a|the first]].
"""


def test_a_sound_site_has_its_pages() -> None:
    """Front page, day, week, month, year, article, tag, outlet: each has its address."""
    made = pages(SITE)

    for path in (
        "index.html", "2025/01/12/index.html", "2025/w02/index.html", "2025/01/index.html", "2025/index.html",
        "archive/index.html", "2025/01/12/a/index.html", "tags/prisoners-of-war/index.html", "sources/news/index.html",
        "corrections/index.html", "feeds/index.html", "404.html", "sitemap.xml", "robots.txt", "_headers", "_redirects",
        "feed.xml", "tags/ceasefire/feed.xml",
    ):  # fmt: skip
        assert path in made


def test_links_are_two_way() -> None:
    """A link in a text leads there, and the page there says who links to it; a thread is known from both ends."""
    made = pages(SITE)

    assert '<a href="../../../../2025/01/12/a/">the first</a>' in made["2025/01/13/b/index.html"]
    assert "A second report" in made["2025/01/12/a/index.html"]


def test_an_error_publishes_nothing() -> None:
    """One unknown tag, and there is no artifact at all."""
    made = built(SITE.replace("[pows]", "[prisoner-of-war]"))

    assert made.value.artifacts == ()
    assert "tag-unknown" in [d.code for d in made.found]


def test_the_feed_has_real_dates_and_stable_ids() -> None:
    """An item's id comes from the article's id and the authority, its date from the article's."""
    feed = feedparser.parse(pages(SITE)["feed.xml"])

    assert feed.bozo is False
    assert [(e.id, e.published) for e in feed.entries] == [
        ("tag:digest.example,2026:article/2025-01-13-b", "Mon, 13 Jan 2025 01:00:00 +0200"),
        ("tag:digest.example,2026:article/2025-01-12-a", "Sun, 12 Jan 2025 12:00:00 +0200"),
    ]


def test_the_feed_keeps_its_ids_when_the_site_moves() -> None:
    """Another address, the same ids."""
    here, there = pages(SITE), pages(SITE, base_url="https://preview.example/x")

    ids = [[e.id for e in feedparser.parse(made["feed.xml"]).entries] for made in (here, there)]
    assert ids[0] == ids[1]
    assert "https://preview.example/x/2025/01/12/a/" in there["feed.xml"]


def test_the_same_documents_in_any_order_give_the_same_bytes() -> None:
    """The order in which files are read does not matter."""
    halves = SITE.split("-- content/articles/2025-01-13-b.md --\n")
    turned = "-- content/articles/2025-01-13-b.md --\n" + halves[1] + halves[0]

    assert pages(SITE) == pages(turned)


def test_an_embargoed_article_waits_without_failing() -> None:
    """What is held back is listed and appears nowhere."""
    text = SITE.replace("tags: [pows]", "tags: [pows]\nembargo: 2027-01-01T08:00+02:00")
    made = built(text)

    assert [h.why for h in made.value.held] == ["embargo"]
    assert not any(
        "A second report" in a.data.decode() for a in made.value.artifacts if a.path.endswith((".html", ".xml"))
    )
    assert "tag-alias" in codes(SITE)
