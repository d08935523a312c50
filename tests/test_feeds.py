"""RSS, and each known fault of the library behind it."""

from __future__ import annotations

import datetime as dt
import time

import feedparser
from generator.feeds import rss

from tests.feeds_view import DAY, item, view


def test_the_channels_link_is_its_page() -> None:
    """feedgen takes the last link for the channel's; ours is the page, and the feed's own address is rel=self."""
    feed = feedparser.parse(rss(view())).feed

    assert feed.link == "https://x.example/"
    assert [(link.rel, link.href) for link in feed.links] == [
        ("alternate", "https://x.example/"),
        ("self", "https://x.example/feed.xml"),
    ]


def test_two_runs_are_equal() -> None:
    """No date is the time of the build."""
    first = rss(view())
    time.sleep(1.1)

    assert rss(view()) == first
    assert b"<lastBuildDate>Sun, 12 Jan 2025 12:00:00 +0200</lastBuildDate>" in first


def test_the_feeds_date_is_its_newest_items() -> None:
    """A corrected item moves the feed's date, not its own first date."""
    later = item(id="tag:b", updated=DAY + dt.timedelta(days=6))
    made = rss(view(items=(item(), later)))

    assert b"<lastBuildDate>Sat, 18 Jan 2025" in made
    assert made.count(b"<pubDate>Sun, 12 Jan 2025 12:00:00 +0200</pubDate>") == 2


def test_an_empty_feed_invents_no_date() -> None:
    """A tag that nobody used yet has a feed all the same."""
    made = rss(view(items=()))

    assert b"lastBuildDate" not in made
    assert feedparser.parse(made).bozo is False


def test_control_characters_do_not_lose_the_feed() -> None:
    """feedgen raises for the whole feed; they become replacement characters."""
    made = feedparser.parse(rss(view(items=(item(title="a\x00b\ud800", content="<p>\x0b\ufffe</p>"),))))

    assert made.bozo is False
    assert made.entries[0].title == "a\ufffdb\ufffd"


def test_summary_and_text_are_both_there() -> None:
    """description is the summary, content:encoded the whole text, description first."""
    made = rss(view()).decode()

    assert made.index("<description>Summary</description>") < made.index("<content:encoded>&lt;p&gt;Text&lt;/p&gt;")
    assert "CDATA" not in made


def test_items_stand_in_the_order_given() -> None:
    """feedgen puts new ones first."""
    made = feedparser.parse(rss(view(items=(item(id="tag:1"), item(id="tag:2"), item(id="tag:3")))))

    assert [e.id for e in made.entries] == ["tag:1", "tag:2", "tag:3"]


def test_the_author_shows() -> None:
    """As dc:creator, for RSS's own author must be an e-mail address."""
    assert feedparser.parse(rss(view())).entries[0].author == "Desk"


def test_an_id_is_no_address() -> None:
    """guid says so."""
    assert b'<guid isPermaLink="false">tag:x,2026:article/a</guid>' in rss(view())
