"""Everything the site has: pages, feeds and plain files."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.model.citation import GRADES
from generator.model.copies import MailView
from generator.model.digest import Digest, LinkedArticle, LinkedEdition, LinkedNote, Text
from generator.model.page import Artifact, Chrome, FeedLink, Frame, Link, Page
from generator.model.picture import Picture
from generator.model.registry import ENTITY_FOLDERS, OrdinaryPage
from generator.plan.archive import archive_pages
from generator.plan.articles import article_pages, note_page
from generator.plan.changes import history_pages
from generator.plan.claims import open_pages
from generator.plan.conflicts import conflict_pages
from generator.plan.copies import mirrors_page
from generator.plan.data import data_page, table_jobs
from generator.plan.desk import Desk, Known, known
from generator.plan.editions import edition_jobs, front_page
from generator.plan.evidence import evidence_pages
from generator.plan.feeds import FEED_FOLDERS, feed_jobs, feed_links
from generator.plan.jobs import Job, Planned, job
from generator.plan.lists import (
    entity_pages,
    index_pages,
    notes_pages,
    source_pages,
    tag_pages,
)
from generator.plan.ninjs import ninjs
from generator.plan.notices import placed
from generator.plan.old import old_jobs
from generator.plan.parts import MARKUP, addresses_to_come, by_age, words_weigh
from generator.plan.places import map_jobs
from generator.plan.previews import article_preview, edition_preview, site_preview, told
from generator.plan.search import article_card, index_files, note_card, search_page
from generator.plan.since import events, since_jobs
from generator.plan.structured import Writer, writer
from generator.plan.taken import copy_jobs
from generator.plan.views import CorrectionsView, CorrectionView, FeedsView, PageView
from generator.text.typography import typographic
from generator.traces import Cell, Watch, plain, traced


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be made job by job, so that no two cores plan the same, and not all views live at once.

    `lookups` are all that a job may read, by the names of cells.
    """

    jobs: tuple[Job, ...]
    desk: Desk
    writer: Writer
    lookups: Mapping[str, Any]
    digest: Digest
    known: Known

    def article(self, id: str) -> LinkedArticle:
        """An article as it is planned with."""
        return self.digest.article[id]

    def done(self, job: Job, templated: bool = False) -> tuple[list[Planned], frozenset[Cell]]:
        """What a job makes, each page with its JSON-LD, and the cells that it read; of it only what is `templated`, if asked."""
        desk = replace(self.desk, templated=True) if templated else self.desk
        with self.desk.watch.apart() as cells:
            made = job.make(desk, *job.given)
            some = made if isinstance(made, Sequence) else [made]
            if templated:
                some = [one for one in some if isinstance(one, (Page, MailView))]
            planned = [self._finished(one, job) if isinstance(one, Page) else one for one in some]
        return planned, frozenset(cells)

    def _finished(self, page: Page, job: Job) -> Page:
        """A page with its JSON-LD, and with the picture for links to it if the site has such."""
        page = self.writer.with_data(page)
        frame: Frame = page.view.frame
        if not self.desk.digest.settings.previews or not frame.listed:
            return page
        first = job.given[0] if job.given else None
        if isinstance(first, LinkedArticle):
            view = article_preview(self.desk, first)
        elif isinstance(first, LinkedEdition):
            view = edition_preview(self.desk, first)
        else:
            view = site_preview(self.desk)
        return replace(page, view=page.view._replace(frame=frame._replace(preview=told(view))))


def fixed_addresses() -> frozenset[str]:
    """Addresses that the site has whatever its content, so that texts may link to them."""
    indexes = (
        "",
        "archive/",
        "claims/",
        "conflicts/",
        "corrections/",
        "data/",
        "evidence/",
        "feeds/",
        "mirrors/",
        "notes/",
        "search/",
        "since/",
        "sources/",
        "tags/",
        "feed.xml",
    )
    feeds = (f"{folder}feed.xml" for folder in FEED_FOLDERS)
    return frozenset((*indexes, *feeds, *(f"{folder}/" for folder in ENTITY_FOLDERS.values())))


def site(digest: Digest, chrome: Chrome, pictures: Mapping[str, Picture]) -> Plan:
    """Plan the whole site."""
    digest = placed(digest, chrome.t)
    return _planned(tuple(_jobs(digest, chrome)), digest, chrome, known(digest, pictures, events(digest)))


def _planned(jobs: tuple[Job, ...], digest: Digest, chrome: Chrome, lookups: Known) -> Plan:
    watch = Watch()
    desk = Desk(traced(digest, watch), chrome, traced(lookups, watch), watch)
    write = writer(desk, digest)
    return Plan(jobs, desk, traced(write, watch), plain((digest, lookups, write)), digest, lookups)


def with_article(planned: Plan, article: LinkedArticle, text: Text) -> Plan:
    """The plan with one article as it is now; lists of others that tell of it are those of before."""
    digest = planned.digest
    key = ("article", article.id)
    target = replace(digest.targets[key], title=article.article.title)
    changed = replace(
        digest,
        articles=tuple(article if a.id == article.id else a for a in digest.articles),
        article={**digest.article, article.id: article},
        texts={**digest.texts, article.article.origin.path: text},
        targets={**digest.targets, key: target},
    )
    return _planned(planned.jobs, placed(changed, planned.desk.t), planned.desk.chrome, planned.known)


def _jobs(digest: Digest, chrome: Chrome) -> Iterator[Job]:
    yield from (job(_article, a) for a in digest.articles)
    yield from (job(_note, n) for n in digest.notes)
    yield from edition_jobs(digest)
    yield from (job(conflict_pages, c) for c in digest.conflicts.values())
    yield from (job(tag_pages, tag) for tag in digest.tags.values())
    yield from (job(entity_pages, e) for e in digest.entities.values() if not e.sensitive)
    yield from (job(source_pages, source) for source in digest.sources.values())
    yield from (job(_ordinary, page) for page in digest.pages)
    alone = (archive_pages, index_pages, notes_pages, _corrections, _feeds, _missing, data_page)
    yield from (job(make) for make in (*alone, evidence_pages))
    yield job(front_page)
    yield job(search_page)
    yield job(mirrors_page)
    yield job(index_files, weight=1 + len(digest.articles) // 20)
    yield from since_jobs(digest)
    yield from table_jobs()
    yield job(open_pages)
    yield from map_jobs(digest)
    yield from feed_jobs(digest, chrome.base_url)
    yield from old_jobs(digest)
    yield from copy_jobs(digest)
    if digest.settings.previews:
        yield from (job(article_preview, a) for a in digest.articles)
        yield from (job(edition_preview, e) for e in (*digest.days, *digest.weeks))
        yield job(site_preview)


def _article(desk: Desk, article: LinkedArticle) -> list[Page | Artifact]:
    pages = article_pages(desk, article)
    made: list[Page | Artifact] = [*pages, *history_pages(desk, article)]
    return made if desk.templated else [*made, ninjs(desk, article), article_card(desk, article, pages[0].view)]


def _note(desk: Desk, note: LinkedNote) -> list[Page | Artifact]:
    page = note_page(desk, note)
    return [page] if desk.templated else [page, note_card(desk, note, page.view)]


def _corrections(desk: Desk) -> list[Page]:
    title = desk.t.say("corrections")
    policy = desk.digest.settings.corrections_policy.removeprefix("/")
    every = desk.corrections(desk.known.notices)
    parts = by_age("corrections/", every, _correction_weighs, desk.digest.settings.page_size)
    pages = addresses_to_come(desk, title, parts[0])
    for part in parts:
        words = title if part.pager.first else desk.t.say("part-numbered", title=title, here=part.pager.here)
        frame = desk.frame(part.url, words, feeds=(FeedLink("corrections/feed.xml", title),))
        view = CorrectionsView(frame, title, policy, part.things, part.pager)
        pages.append(Page(f"{part.url}index.html", "corrections.html", view))
    return pages


def _correction_weighs(view: CorrectionView) -> int:
    return MARKUP + words_weigh(view.text, view.text, view.was, view.now, view.article.words)


MANY_FEEDS = 150  # more than a page of links can hold


def _feeds(desk: Desk) -> Page:
    """The page of feeds; where a group has very many, it leads to the pages that they stand beside."""
    title = desk.t.say("feeds")
    groups = []
    for name, links in feed_links(desk):
        index = links[0].url.partition("/")[0] + "/" if links else ""
        beside = (Link(index, desk.t.say("feeds-beside", len(links))),)
        groups.append((name, beside if len(links) > MANY_FEEDS else links))
    return Page("feeds/index.html", "feeds.html", FeedsView(desk.frame("feeds/", title), title, tuple(groups)))


def _ordinary(desk: Desk, page: OrdinaryPage) -> Page:
    parent = page.url.rstrip("/").rpartition("/")[0]
    above = next((Link(p.url, typographic(p.title)) for p in _from(desk, f"{parent}/") if p.url == f"{parent}/"), None)
    frame = desk.frame(page.url, page.title, page.summary, page.lang, trail=(above,) if above else ())
    body = desk.html(desk.digest.texts.get(page.origin.path), frame)
    children = tuple(
        Link(p.url, typographic(p.title), note=typographic(p.summary))
        for p in _from(desk, page.url)
        if p.url != page.url
    )
    explains = page.url == desk.digest.settings.grading_policy.lstrip("/")
    grades = tuple((grade, desk.t.of("sure", grade)) for grade in GRADES) if explains else ()
    return Page(f"{page.url}index.html", "page.html", PageView(frame, frame.title, body, page.lang, children, grades))


def _from(desk: Desk, url: str) -> Iterator[OrdinaryPage]:
    """The ordinary pages whose address begins so, found by halving: they are sorted by their addresses."""
    pages = desk.digest.pages
    at = bisect_left(pages, url, key=lambda page: page.url)
    while at < len(pages) and pages[at].url.startswith(url):
        yield pages[at]
        at += 1


def _missing(desk: Desk) -> Page:
    """The page for addresses that do not exist: served at any depth, so its own links are absolute."""
    title = desk.t.say("not-found")
    frame = desk.frame("404.html", title, listed=False)._replace(absolute=True, indexed=True)
    links = (
        Link("archive/", desk.t.say("archive")),
        Link("conflicts/", desk.t.say("conflicts")),
        Link("tags/", desk.t.say("tags")),
    )
    return Page("404.html", "404.html", PageView(frame, title, "", "", links))
