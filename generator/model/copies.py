"""An edition or a month to take along: as a message, as one file, as a book. Plain, immutable data with every word in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from generator.model.page import FeedItem, Link


@dataclass(frozen=True, slots=True)
class Chapter:
    """A report or a note, whole, as it stands in feeds, under a line that says when and of what."""

    kicker: str
    item: FeedItem


@dataclass(frozen=True, slots=True)
class ChapterGroup:
    """Chapters under one heading: a conflict, a day."""

    heading: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class CopyView:
    """A copy to read without the site. `opening` is HTML with full addresses; files are named `folder` + `stem` + ending."""

    folder: str
    stem: str
    name: str  # of the file inside an archive, without its ending
    id: str
    url: str
    base_url: str
    site: str
    kicker: str
    title: str
    heading: str
    description: str
    language: str
    direction: str
    published: dt.datetime
    opening: str
    groups: tuple[ChapterGroup, ...]
    contents: str  # the heading of the list of contents
    made: str  # where this copy comes from, and that corrections are made there
    read_on_site: str
    pictures: str  # that pictures are told in words
    licence: Link | None
    accessibility: str
    authors: tuple[str, ...]

    @property
    def updated(self) -> dt.datetime:
        """When the newest of what is in it changed."""
        return max((self.published, *(c.item.updated for g in self.groups for c in g.chapters)))


@dataclass(frozen=True, slots=True)
class MailEntry:
    """A report in a message: title, what to beware of, two lines, how sure."""

    url: str
    title: str
    warning: str
    summary: str
    sure: str
    lang: str
    direction: str


@dataclass(frozen=True, slots=True)
class MailGroup:
    """Reports under one heading; `trend` is a sentence about the conflict."""

    heading: str
    url: str
    trend: str
    entries: tuple[MailEntry, ...]


@dataclass(frozen=True, slots=True)
class MailView:
    """An edition as a message; texts are plain, `takeaways` and `intro` HTML with full addresses."""

    folder: str
    id: str
    authority: str
    sender: str
    url: str
    site: str
    subject: str
    kicker: str
    heading: str
    title: str
    count: str
    language: str
    direction: str
    published: dt.datetime
    takeaways_heading: str
    takeaways: tuple[str, ...]
    intro: str
    corrections_heading: str
    corrections: tuple[tuple[str, Link], ...]
    groups: tuple[MailGroup, ...]
    notes_heading: str
    notes: tuple[Link, ...]
    on_site: str
    licence: Link | None
    unsubscribe: Link | None = field(default=None)  # for a list: the words, and the address or what stands for it


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take along: its address, what it is, and the name under which it is kept."""

    url: str
    words: str
    file: str
