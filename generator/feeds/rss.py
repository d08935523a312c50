"""RSS 2.0 by feedgen.

What feedgen would do by itself and must not: take *now* for missing dates, put new entries first, take the last link for the
channel's own, raise for a control character, name itself as generator without being asked, show no author in RSS.
"""

from __future__ import annotations

import re

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from generator import VERSION
from generator.model.page import FeedItem, FeedView

# What XML 1.0 does not allow: feedgen raises for the whole feed.
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def rss(view: FeedView) -> bytes:
    """The feed as RSS 2.0; the same view gives the same bytes."""
    feed = FeedGenerator()
    feed.load_extension("dc")
    feed.title(_clean(view.title))
    feed.description(_clean(view.description))
    feed.language(view.language)
    feed.generator("Digest", version=VERSION, uri="")
    if view.rights:
        feed.rights(_clean(view.rights))
    feed.link(href=view.self_url, rel="self", type="application/rss+xml")
    feed.link(href=view.page_url, rel="alternate")  # last: feedgen takes the last link for the channel's own
    if view.items:
        feed.lastBuildDate(max(item.updated for item in view.items))
    else:
        feed.lastBuildDate("1970-01-01T00:00:00Z")
    for item in view.items:
        _fill(feed.add_entry(order="append"), item, view)
    text: bytes = feed.rss_str(pretty=True)
    return _without_now(text, view)


def _fill(entry: FeedEntry, item: FeedItem, view: FeedView) -> None:
    entry.id(item.id)
    entry.guid(item.id, permalink=False)
    entry.title(_clean(item.title))
    entry.link(href=item.url)
    entry.summary(_clean(item.summary))
    entry.content(_clean(item.content), type="html")
    entry.published(item.published)
    entry.updated(item.updated)
    for author in item.authors:
        entry.dc.dc_creator(_clean(author))
    for id, name in item.categories:
        entry.category(term=id, label=_clean(name), scheme=view.scheme)


def _without_now(text: bytes, view: FeedView) -> bytes:
    """A feed without items has no date of its own, and none is invented."""
    if view.items:
        return text
    return re.sub(rb"\s*<lastBuildDate>[^<]*</lastBuildDate>", b"", text)


def _clean(text: str) -> str:
    return FORBIDDEN.sub("\ufffd", text)
