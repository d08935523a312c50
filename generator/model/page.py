"""A planned page, what templates see in common, and a file to publish."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from generator.model.labels import Labels
from generator.model.preview import Preview

# What a page may load and run: nothing but files of the site itself. Stands in every page, for hosts without headers.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'self'"
)

# How an address begins that is written as it is; every other one is of this site, whatever it looks like.
ELSEWHERE = ("https://", "http://", "mailto:", "#")


class Link(NamedTuple):
    """Words that lead somewhere; `url` is from the site's root, or a full address; `warning` is read before them, `note` after."""

    url: str
    words: str
    lang: str = ""
    note: str = ""
    warning: str = ""


class FeedLink(NamedTuple):
    """A feed for autodiscovery."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Chrome:
    """What every page of a site shows around its own content."""

    title: str
    tagline: str
    notice: str
    base_url: str
    language: str
    direction: str
    navigation: tuple[Link, ...]
    footer: tuple[Link, ...]
    licence: Link | None
    style: str
    noindex: bool
    offline: bool
    t: Labels
    policy: str = POLICY


class Frame(NamedTuple):
    """What a page's head and frame need: where it is, what it is called, its feeds."""

    chrome: Chrome
    url: str
    title: str
    description: str = ""
    lang: str = ""
    direction: str = "ltr"
    feeds: tuple[FeedLink, ...] = ()
    trail: tuple[Link, ...] = ()
    absolute: bool = False
    listed: bool = True
    updated: dt.date | None = None
    structured: str = ""  # JSON-LD, ready to stand in a script element
    preview: Preview | None = None  # the picture beside a shared link
    indexed: bool = False  # search engines may keep it, though no list of ours names it
    told_by: str = ""  # the address of the page that search engines should show instead; "" for its own

    @property
    def root(self) -> str:
        """What leads from this page to the site's root."""
        if self.absolute:
            return urlsplit(self.chrome.base_url).path
        return "../" * self.url.count("/") or "./"

    def href(self, url: str) -> str:
        """The address that leads from this page to `url`."""
        if url.startswith(ELSEWHERE):
            return url
        if not self.chrome.offline:
            return self.root + url
        path, mark, anchor = url.partition("#")
        if not self.absolute and (path == "" or path.endswith("/")):
            path += "index.html"
        return f"{self.root}{path}{mark}{anchor}"

    @property
    def canonical(self) -> str:
        """The page's full address."""
        return self.chrome.base_url + self.url

    @property
    def preferred(self) -> str:
        """The full address that search engines should show: another page's, where that one says what holds."""
        return self.chrome.base_url + (self.told_by or self.url)


@dataclass(frozen=True, slots=True)
class Page:
    """An address, a template, and the view that it shows."""

    path: str
    template: str
    view: Any


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file to publish: its path inside `site/`, with `/`, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Filed:
    """A file to publish whose bytes lie on disk already: its path inside `site/`, and where; "" if the site has it as it is.

    `sha256` is that of its bytes, in hexadecimal digits; "" if nobody has looked.
    """

    path: str
    where: str = ""
    sha256: str = ""


class FeedItem(NamedTuple):
    """One item of a feed. `content` is HTML with absolute addresses only."""

    id: str
    url: str
    title: str
    summary: str
    content: str
    published: dt.datetime
    updated: dt.datetime
    authors: tuple[str, ...]
    categories: tuple[tuple[str, str], ...]  # (id, name)
    lang: str = ""


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed: what it is, where it is, what is in it, newest first.

    `path` and `self_url` are those of its RSS form and end in `.xml`; the other forms stand beside it.
    """

    path: str
    title: str
    description: str
    page_url: str
    self_url: str
    language: str
    rights: str
    scheme: str  # address of the tags' pages
    items: tuple[FeedItem, ...]
    id: str = ""
    previous: str = ""  # address of the archive before this (RFC 5005), ending in .xml
    current: str = ""  # of an archive: address of the feed that it belongs to
    style: str = ""  # address of the style in which a browser shows it
    hub: str = ""  # address of the WebSub hub that is told of changes

    @property
    def updated(self) -> dt.datetime | None:
        """When its newest item changed; an empty feed has no date."""
        return max((item.updated for item in self.items), default=None)
