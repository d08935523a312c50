"""What feedgen leaves out, put in through its own extensions: links of a feed that RSS loses, what a link of an entry is.

Knows the elements of a feed; writes no bytes.
"""

from __future__ import annotations

from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.ext.dc import DcEntryExtension, DcExtension
from feedgen.feed import FeedGenerator
from feedgen.util import xml_elem

from generator.model.page import FeedItem, FeedView

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "http://purl.org/syndication/history/1.0"


class FeedExtension(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """Links to archives (RFC 5005) and a hub (WebSub), which feedgen writes into Atom alone, and the mark of an archive."""

    links: tuple[tuple[str, str], ...] = ()
    archive = False

    def extend_ns(self) -> dict[str, str]:
        """The namespace of the mark."""
        return {"fh": HISTORY}

    def extend_rss(self, feed: Any) -> Any:
        """The channel is the root's first child."""
        self._extend(feed[0], ATOM)
        return feed

    def extend_atom(self, feed: Any) -> Any:
        """Atom has these links at its root."""
        self._extend(feed, "")
        return feed

    def _extend(self, parent: Any, space: str) -> None:
        for rel, href in self.links:
            xml_elem(f"{space}link", parent, rel=rel, href=href)
        if self.archive:
            xml_elem(f"{{{HISTORY}}}archive", parent)


class EntryExtension(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """What an entry's link is, which feedgen drops, and in RSS when the item changed."""

    updated = ""

    def extend_atom(self, entry: Any) -> Any:
        """Readers look for the link that is called alternate."""
        for link in entry.findall("link"):
            link.set("rel", "alternate")
            link.set("type", "text/html")
        return entry

    def extend_rss(self, entry: Any) -> Any:
        """RSS has no date of change of its own; Atom's is understood."""
        xml_elem(f"{ATOM}updated", entry).text = self.updated
        return entry


def generator(view: FeedView, form: str) -> FeedGenerator:
    """A feedgen feed with our extensions, empty; `form` is the ending of its file."""
    feed = FeedGenerator()
    feed.register_extension(
        "dc", DcExtension, DcEntryExtension, atom=False
    )  # what loading it by name does, without the search
    feed.register_extension("ours", FeedExtension, EntryExtension)
    named = (("prev-archive", view.previous), ("current", view.current))
    links = [(rel, url.removesuffix("xml") + form) for rel, url in named if url]
    feed.ours.links = (*links, *((("hub", view.hub),) if view.hub else ()))
    feed.ours.archive = bool(view.current)
    return feed


def add(feed: FeedGenerator, item: FeedItem, scheme: str) -> None:
    """Put an item last; feedgen would put it first."""
    entry = feed.add_entry(order="append")
    entry.id(item.id)
    entry.guid(item.id, permalink=False)
    entry.title(item.title)
    entry.link(href=item.url)
    entry.summary(item.summary)
    entry.content(item.content, type="html")
    entry.published(item.published)
    entry.updated(item.updated)
    entry.ours.updated = item.updated.isoformat()
    for author in item.authors:
        entry.author(name=author)
        entry.dc.dc_creator(author)
    for id, name in item.categories:
        entry.category(term=id, label=name, scheme=scheme)
