"""Which feeds there are, and what stands in each."""

from __future__ import annotations

import json
import re

import feedparser
import pytest
from generator.plan import feeds

from tests.sites import ARTICLE, pages

SITE = f"""\
-- content/entities/places.yaml --
- {{id: kursk, name: Kursk, type: place}}
-- content/articles/2024-12-30-old.md --
{ARTICLE.replace("2025-01-12", "2024-12-30")}
-- content/articles/2025-01-12-a.md --
{ARTICLE.replace("tags:", "about: [kursk]" + chr(10) + "tags:")}
-- content/articles/2025-01-13-b.md --
---
title: A second report
date: 2025-01-13T01:00+02:00
summary: A second report that follows the first, so that both know each other.
tags: [pows]
sources: [https://wire.example.org/b]
content_warning: [death]
lang: ar
---
See [[2025-01-12-a|the first]].
-- content/notes/2025-01-12-method.md --
---
title: How we count
date: 2025-01-12
about: 2025-01-12-a
---
We add nothing up.
"""


def ids(made: dict[str, str], path: str) -> list[str]:
    """The ids of a feed's items, which must be the same in its three forms."""
    found = [e.id for e in feedparser.parse(made[f"{path}feed.xml"]).entries]
    assert [e.id for e in feedparser.parse(made[f"{path}feed.atom"]).entries] == found
    assert [i["id"] for i in json.loads(made[f"{path}feed.json"])["items"]] == found
    return [id.removeprefix("tag:digest.example,2026:") for id in found]


def test_each_thing_has_its_feed_in_three_forms() -> None:
    """Everything; a tag, used or not; a place; an outlet; notes; and by harm: one id per report in all of them."""
    made = pages(SITE)
    a, b, old = "article/2025-01-12-a", "article/2025-01-13-b", "article/2024-12-30-old"

    assert ids(made, "") == [b, a, old]
    assert ids(made, "tags/prisoners-of-war/") == [b, a, old]
    assert ids(made, "tags/ceasefire/") == []
    assert ids(made, "places/kursk/") == [a]
    assert ids(made, "sources/wire/") == [b]
    assert ids(made, "notes/") == ["note/2025-01-12-method"]
    assert ids(made, "feeds/nothing-graphic/") == [a, old]
    assert ids(made, "feeds/text-only/") == [b, a, old]
    assert ids(made, "feeds/confirmed/") == []


def test_an_edition_comes_once_and_whole() -> None:
    """A day without introduction enters when a newer day has begun, a week when it is over."""
    made = pages(SITE)

    assert ids(made, "digests/") == ["edition/2025-01-12", "edition/2024-12-30"]
    assert ids(made, "digests/weekly/") == ["edition/2025-W02", "edition/2025-W01"]
    item = json.loads(made["digests/feed.json"])["items"][0]
    assert '<h3><a href="https://digest.example/2025/01/12/a/">Two bridges were closed</a></h3>' in item["content_html"]
    assert item["date_published"] == "2025-01-12T12:00:00+02:00"


def test_an_item_says_its_language_and_warns_first() -> None:
    """Most subscribers never see the page."""
    content = json.loads(pages(SITE)["feed.json"])["items"][0]["content_html"]

    assert content.startswith('<div lang="ar" dir="rtl">\n<p><strong>Content warning: death')
    assert "The Wire" in content


def test_what_is_graphic_stays_behind_the_words_of_its_warning() -> None:
    """A picture in a text that carries a warning is told, not shown; the page has it."""
    picture = "![A bridge](/media/a.jpg)"
    text = ARTICLE.replace("tags:", "content_warning: [death]\ntags:") + picture
    site = "-- content/articles/x.md --\n{}\n-- content/media/a.jpg --\n{{picture 8x8}}"
    made = json.loads(pages(site.format(text))["feed.json"])["items"][0]["content_html"]

    assert made.startswith("<p><strong>Content warning: death")
    assert "<img" not in made and "[A bridge]" in made
    assert "<img" in json.loads(pages(site.format(ARTICLE + picture))["feed.json"])["items"][0]["content_html"]


def test_years_are_archives() -> None:
    """The feed leads to the newest year, each year to the one before; no year names the next, so that it stays."""
    made = pages(SITE)

    def links(path: str) -> dict[str, str]:
        return dict(re.findall(r'<link rel="(prev-archive|current)" href="([^"]+)"', made[path]))

    assert links("feed.atom") == {"prev-archive": "https://digest.example/2025/feed.atom"}
    assert links("2025/feed.atom") == {
        "prev-archive": "https://digest.example/2024/feed.atom",
        "current": "https://digest.example/feed.atom",
    }
    assert links("2024/feed.atom") == {"current": "https://digest.example/feed.atom"}
    later = pages(SITE + f"-- content/articles/2026-02-01-c.md --\n{ARTICLE.replace('2025-01-12', '2026-02-01')}")
    assert later["2025/feed.atom"] == made["2025/feed.atom"]
    assert later["2025/feed.xml"] == made["2025/feed.xml"]


def test_a_long_year_is_archived_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts are filled from the oldest, so what is added changes the last one only; together they hold everything once."""
    monkeypatch.setattr(feeds, "PART", 2)

    def made(count: int) -> dict[str, str]:
        return pages(
            "".join(
                f"-- content/articles/2025/a{n}.md --\n{ARTICLE.replace('01-12', f'01-1{n}')}" for n in range(count)
            )
        )

    three, four, five = made(3), made(4), made(5)
    assert three["2025/feed.atom"] == four["2025/feed.atom"] == five["2025/feed.atom"]
    assert four["2025/feed-2.atom"] == five["2025/feed-2.atom"] != three["2025/feed-2.atom"]
    assert 'rel="prev-archive" href="https://digest.example/2025/feed-3.atom"' in five["feed.atom"]
    assert 'rel="prev-archive" href="https://digest.example/2025/feed-2.atom"' in five["2025/feed-3.atom"]
    ids = [id for n in ("", "-2", "-3") for id in re.findall(r"article/(a\d)<", five[f"2025/feed{n}.atom"])]
    assert sorted(set(ids)) == ["a0", "a1", "a2", "a3", "a4"] and len(ids) == 5


def test_pages_name_the_main_feed_first_then_their_own() -> None:
    """Autodiscovery."""
    made = pages(SITE)

    def named(path: str) -> list[str]:
        return re.findall(r'type="application/rss\+xml" title="[^"]*" href="([^"]+)"', made[path])

    assert named("tags/ceasefire/index.html") == ["../../feed.xml", "../../tags/ceasefire/feed.xml"]
    assert named("places/kursk/index.html") == ["../../feed.xml", "../../places/kursk/feed.xml"]
    assert named("2025/01/12/index.html") == ["../../../feed.xml", "../../../digests/feed.xml"]
    assert named("notes/method/index.html") == ["../../feed.xml", "../../notes/feed.xml"]
    assert named("notes/index.html") == ["../feed.xml", "../notes/feed.xml"]


def test_in_a_browser_a_feed_says_what_it_is() -> None:
    """By CSS alone: the feed names a style, the style has the words."""
    made = pages(SITE)

    assert (
        '<?xml-stylesheet type="text/css" href="https://digest.example/feeds/feed.css"?>'
        in made["tags/ceasefire/feed.xml"]
    )
    assert 'content: "This is a feed' in made["feeds/feed.css"]
    assert "assets/feed.css" in made


def test_the_list_for_programs_has_every_feed() -> None:
    """Every subscription feed is in the OPML, and nothing else; archives are found from the main feed."""
    made = pages(SITE)
    listed = re.findall(r'xmlUrl="https://digest.example/([^"]+)"', made["feeds.opml"])

    assert sorted(listed) == sorted(p for p in made if p.endswith("feed.xml") and not re.match(r"\d{4}/", p))


def test_a_text_only_item_has_words_for_pictures() -> None:
    """The same item, its pictures in words."""
    from generator.plan.items import without_pictures

    from tests.feeds_view import item

    made = without_pictures(item(content='<p>A <img src="https://x.example/a.jpg" alt="A bridge"> B</p>'))
    assert made.content == "<p>A [A bridge] B</p>"
    assert made.id == item().id
