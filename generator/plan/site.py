"""Everything the site has: pages, feeds and plain files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from generator.model.digest import Digest, LinkedArticle
from generator.model.page import Artifact, Chrome, FeedView, Link, Page
from generator.model.registry import ENTITY_FOLDERS, OrdinaryPage
from generator.plan import files
from generator.plan.archive import archive_pages
from generator.plan.articles import article_page, note_page
from generator.plan.data import data_page, table_jobs
from generator.plan.desk import Desk, known
from generator.plan.editions import edition_jobs, front_page
from generator.plan.feeds import FEED_FOLDERS, feed_links, feeds
from generator.plan.lists import (
    conflict_pages,
    entity_pages,
    index_pages,
    notes_pages,
    pager,
    part_url,
    parts,
    source_pages,
    tag_pages,
)
from generator.plan.ninjs import ninjs
from generator.plan.structured import structured, writer
from generator.plan.views import CorrectionsView, FeedsView, PageView

Job = Callable[[], "Sequence[Page | Artifact] | Page"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be planned page by page and rendered, and what is to be made a feed.

    Each job plans some pages, or makes some files, when it is called, so that no two cores plan the same, and not all views live at once.
    """

    jobs: tuple[Job, ...]
    feeds: tuple[FeedView, ...]
    desk: Desk


def fixed_addresses() -> frozenset[str]:
    """Addresses that the site has whatever its content, so that texts may link to them."""
    indexes = (
        "",
        "archive/",
        "conflicts/",
        "corrections/",
        "data/",
        "feeds/",
        "notes/",
        "sources/",
        "tags/",
        "feed.xml",
    )
    feeds = (f"{folder}feed.xml" for folder in FEED_FOLDERS)
    return frozenset((*indexes, *feeds, *(f"{folder}/" for folder in ENTITY_FOLDERS.values())))


def site(digest: Digest, chrome: Chrome) -> Plan:
    """Plan the whole site."""
    desk = Desk(digest, chrome, known(digest))
    write = writer(desk)
    jobs: list[Job] = [partial(_article, desk, a) for a in digest.articles]
    jobs.extend(partial(note_page, desk, n) for n in digest.notes)
    jobs.extend(edition_jobs(desk))
    jobs.extend(partial(conflict_pages, desk, c) for c in digest.conflicts.values())
    jobs.extend(partial(tag_pages, desk, tag) for tag in digest.tags.values())
    jobs.extend(partial(entity_pages, desk, e) for e in digest.entities.values() if not e.sensitive)
    jobs.extend(partial(source_pages, desk, source) for source in digest.sources.values())
    jobs.extend(partial(_ordinary, desk, page) for page in digest.pages)
    alone = (
        front_page,
        archive_pages,
        index_pages,
        notes_pages,
        _corrections,
        _feeds,
        _missing,
        data_page,
        files.redirects,
    )
    jobs.extend(partial(make, desk) for make in alone)
    jobs.extend(table_jobs(desk))
    jobs = [partial(structured, write, job) for job in jobs]
    return Plan(tuple(jobs), tuple(feeds(desk)), desk)


def _article(desk: Desk, article: LinkedArticle) -> list[Page | Artifact]:
    return [article_page(desk, article), ninjs(desk, article)]


def _corrections(desk: Desk) -> list[Page]:
    title = desk.t.say("corrections")
    policy = desk.digest.settings.corrections_policy.removeprefix("/")
    found = parts([view for _, view in desk.corrections()], desk.digest.settings.page_size)
    pages = []
    for number, part in enumerate(found, 1):
        here = part_url("corrections/", number)
        frame = desk.frame(here, title)
        view = CorrectionsView(frame, title, policy, part, pager("corrections/", number, len(found)))
        pages.append(Page(f"{here}index.html", "corrections.html", view))
    return pages


def _feeds(desk: Desk) -> Page:
    title = desk.t.say("feeds")
    return Page("feeds/index.html", "feeds.html", FeedsView(desk.frame("feeds/", title), title, feed_links(desk)))


def _ordinary(desk: Desk, page: OrdinaryPage) -> Page:
    parent = page.url.rstrip("/").rpartition("/")[0]
    above = next((Link(p.url, p.title) for p in desk.digest.pages if p.url == f"{parent}/"), None)
    frame = desk.frame(page.url, page.title, page.summary, page.lang, trail=(above,) if above else ())
    body = desk.html(desk.digest.texts.get(page.origin.path), frame)
    children = tuple(
        Link(p.url, p.title, note=p.summary)
        for p in desk.digest.pages
        if p.url.startswith(page.url) and p.url != page.url
    )
    return Page(f"{page.url}index.html", "page.html", PageView(frame, page.title, body, page.lang, children))


def _missing(desk: Desk) -> Page:
    """The page for addresses that do not exist: served at any depth, so its own links are absolute."""
    from dataclasses import replace

    title = desk.t.say("not-found")
    frame = replace(desk.frame("404.html", title, listed=False), absolute=True)
    links = (
        Link("archive/", desk.t.say("archive")),
        Link("conflicts/", desk.t.say("conflicts")),
        Link("tags/", desk.t.say("tags")),
    )
    return Page("404.html", "404.html", PageView(frame, title, "", "", links))
