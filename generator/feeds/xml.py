"""RSS 2.0 and Atom 1.0 by feedgen.

What feedgen would do by itself and must not: take *now* for missing dates, put new entries first, take the last link for the
channel's own, raise for a control character, name itself as generator without being asked, show no author in RSS, lose what a
link of an Atom entry is.

An item's bytes are made once and placed in every feed that has it; one thread at a time, as feedgen demands.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from feedgen.feed import FeedGenerator

from generator import VERSION
from generator.feeds import ours
from generator.model.page import FeedItem, FeedView
from generator.text.plain import clean

NEVER = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # long ago, but no date that validators doubt
STARTS = {"xml": b"    <item>\n", "atom": b"  <entry>\n"}
ENDS = {"xml": b"  </channel>\n</rss>", "atom": b"</feed>"}
TYPES = {"xml": "application/rss+xml", "atom": "application/atom+xml"}
BARE = FeedView("", "-", "-", "https://x.example/", "https://x.example/", "en", "", "", (), "tag:x.example,2026:x")
REMEMBERED = 4000  # items, of one form each; about 20 MB
_known: dict[tuple[str, str], dict[FeedItem, bytes]] = {}


def rss(view: FeedView) -> bytes:
    """The feed as RSS 2.0; the same view gives the same bytes."""
    return _whole(view, "xml")


def atom(view: FeedView) -> bytes:
    """The feed as Atom 1.0; the same view gives the same bytes."""
    return _whole(view, "atom")


def _whole(view: FeedView, form: str) -> bytes:
    """The bytes of an empty feed with the bytes of each item put in before its end."""
    head, end, rest = _written(_head(view, form), form).rpartition(ENDS[form])
    return _styled(_without_now(head, view, form), view) + b"".join(_items(view, form)) + end + rest


def _head(view: FeedView, form: str) -> FeedGenerator:
    feed = ours.generator(view, form)
    feed.title(clean(view.title))
    feed.description(clean(view.description))
    feed.language(view.language)
    feed.generator("Digest", version=VERSION, uri="")
    if view.rights:
        feed.rights(clean(view.rights))
    updated = view.updated or NEVER
    feed.lastBuildDate(updated)
    feed.updated(updated)
    if form == "atom":
        feed.id(view.id or view.self_url)
        feed.author(name=clean(view.title))
    feed.link(href=view.self_url.removesuffix("xml") + form, rel="self", type=TYPES[form])
    feed.link(href=view.page_url, rel="alternate")  # last: feedgen takes the last link for the channel's own
    return feed


def _items(view: FeedView, form: str) -> list[bytes]:
    """The bytes of each item: those not yet known are made in one go, for a feed costs feedgen more than an item."""
    known = _known.setdefault((form, view.scheme), {})
    found = [known.get(item) for item in view.items]  # an item is long, and each look at it reads all of it
    missing = [item for item, text in zip(view.items, found, strict=True) if text is None]
    made = _made(missing, view.scheme, form)
    fresh = iter(made)
    if not view.current:  # an archive's items stand in no other archive
        _remember(known, missing, made)
    return [text or next(fresh) for text in found]


def _made(items: Sequence[FeedItem], scheme: str, form: str) -> list[bytes]:
    """The items' bytes as they stand in a feed of that form; text is escaped, so nothing in an item looks like a start."""
    if not items:
        return []
    feed = _head(BARE, form)
    for item in items:
        ours.add(feed, _cleaned(item), scheme)
    text = _written(feed, form)
    _, *parts = text[: text.rindex(ENDS[form])].split(STARTS[form])
    return [STARTS[form] + part for part in parts]


def _remember(known: dict[FeedItem, bytes], items: Sequence[FeedItem], made: Sequence[bytes]) -> None:
    if sum(map(len, _known.values())) + len(made) > REMEMBERED:
        for one in _known.values():
            one.clear()
    known.update(zip(items, made, strict=True))


def _written(feed: FeedGenerator, form: str) -> bytes:
    text: bytes = feed.rss_str(pretty=True) if form == "xml" else feed.atom_str(pretty=True)
    return text


def _without_now(head: bytes, view: FeedView, form: str) -> bytes:
    """A feed without items has no date of its own, and none is invented; Atom demands one."""
    if view.items or form == "atom":
        return head
    return re.sub(rb"\s*<lastBuildDate>[^<]*</lastBuildDate>", b"", head)


def _styled(head: bytes, view: FeedView) -> bytes:
    """The style in which a browser shows it; feedgen cannot write the instruction."""
    if not view.style:
        return head
    first, _, rest = head.partition(b"\n")
    return first + f'\n<?xml-stylesheet type="text/css" href="{view.style}"?>\n'.encode() + rest


def _cleaned(item: FeedItem) -> FeedItem:
    return item._replace(
        title=clean(item.title),
        summary=clean(item.summary),
        content=clean(item.content),
        authors=tuple(clean(name) for name in item.authors),
        categories=tuple((id, clean(name)) for id, name in item.categories),
    )
