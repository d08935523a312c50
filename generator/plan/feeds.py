"""Plans the feeds: which there are, and what stands in each.

An item is made once, whichever feeds it stands in. What an item looks like is `items`'s.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, islice

from generator.model.digest import LinkedArticle, LinkedEdition
from generator.model.page import FeedItem, FeedView, Link
from generator.plan.desk import Desk
from generator.plan.items import article_item, edition_item, identity, note_item, without_pictures

SHORT = 10  # items in the feed of one tag, person, place, organisation or outlet, of which there may be thousands
SURE = ("confirmed",)
FEED_FOLDERS = (
    "digests/",
    "digests/weekly/",
    "notes/",
    "feeds/confirmed/",
    "feeds/nothing-graphic/",
    "feeds/text-only/",
)


@dataclass(frozen=True, slots=True)
class Made:
    """The desk with the items that were made so far, by the article's id."""

    desk: Desk
    items: dict[str, FeedItem] = field(default_factory=dict)

    def of(self, articles: Iterable[LinkedArticle]) -> tuple[FeedItem, ...]:
        """The articles as items."""
        return tuple(self._item(article) for article in articles)

    def _item(self, article: LinkedArticle) -> FeedItem:
        if article.id not in self.items:
            self.items[article.id] = article_item(self.desk, article)
        return self.items[article.id]


def feeds(desk: Desk) -> list[FeedView]:
    """Every feed, empty ones included, and the archives of the main one."""
    made = Made(desk)
    main = _newest(desk.digest.articles)
    archives = _archives(made, main)
    newest = archives[0].self_url if archives else ""
    return [
        replace(_main(made, main), previous=newest),
        *_filtered(made, main),
        *_editions(desk),
        _notes(desk),
        *_sections(made),
        *archives,
    ]


def _newest(articles: Iterable[LinkedArticle]) -> list[LinkedArticle]:
    return sorted(articles, key=lambda a: (-a.time.timestamp(), a.id))


def _main(made: Made, articles: Sequence[LinkedArticle]) -> FeedView:
    desk = made.desk
    description = desk.digest.settings.description or desk.chrome.tagline
    return _feed(desk, "", desk.chrome.title, description, made.of(articles[: desk.digest.settings.feed_size]))


def _filtered(made: Made, articles: Sequence[LinkedArticle]) -> Iterator[FeedView]:
    """By certainty and harm."""
    desk, size = made.desk, made.desk.digest.settings.feed_size
    sure = islice((a for a in articles if a.grade in SURE and not a.article.is_withdrawn), size)
    calm = islice((a for a in articles if not a.article.content_warning), size)
    yield _named(desk, "feeds/confirmed/", "feeds/", "feed-confirmed", made.of(sure))
    yield _named(desk, "feeds/nothing-graphic/", "feeds/", "feed-calm", made.of(calm))
    plain = tuple(without_pictures(item) for item in made.of(articles[:size]))
    yield _named(desk, "feeds/text-only/", "feeds/", "feed-text", plain)


def _editions(desk: Desk) -> Iterator[FeedView]:
    """An edition enters once its introduction is written or a newer day has begun, so that it comes whole."""
    size = desk.digest.settings.feed_size
    last = max((day.period.start for day in desk.digest.days), default=dt.date.min)

    def items(editions: Sequence[LinkedEdition]) -> tuple[FeedItem, ...]:
        ready = (e for e in editions if e.edition or e.period.end < last)
        return tuple(edition_item(desk, e) for e in islice(ready, size))

    yield _named(desk, "digests/", "archive/", "feed-days", items(desk.digest.days))
    yield _named(desk, "digests/weekly/", "archive/", "feed-weeks", items(desk.digest.weeks))


def _notes(desk: Desk) -> FeedView:
    found = sorted(desk.digest.notes, key=lambda n: (-n.time.timestamp(), n.note.id))
    items = tuple(note_item(desk, n) for n in found[: desk.digest.settings.feed_size])
    return _named(desk, "notes/", "notes/", "feed-notes", items)


def _sections(made: Made) -> Iterator[FeedView]:
    """One for each conflict, tag, entity and outlet that has a page."""
    desk, d = made.desk, made.desk.digest
    for conflict in d.conflicts.values():
        ids = d.by_conflict.get(conflict.id, ())
        yield _section(made, conflict.url, conflict.name, "", ids, d.settings.feed_size)
    for tag in d.tags.values():
        yield _section(made, tag.url, tag.name, tag.description, d.by_tag.get(tag.id, ()), SHORT)
    for entity in d.entities.values():
        if not entity.sensitive:
            yield _section(made, entity.url, entity.name, "", d.by_entity.get(entity.id, ()), SHORT)
    for source in d.sources.values():
        about = desk.t.say("feed-of-source", name=source.name)
        yield _section(made, source.url, source.name, about, d.by_source.get(source.id, ()), SHORT)


def _section(made: Made, url: str, name: str, about: str, ids: tuple[str, ...], size: int) -> FeedView:
    desk = made.desk
    articles = _newest(desk.digest.article[id] for id in ids)[:size]
    title = f"{name} · {desk.chrome.title}"
    return _feed(desk, url, title, about or desk.t.say("feed-of", name=name), made.of(articles))


def _archives(made: Made, articles: Sequence[LinkedArticle]) -> list[FeedView]:
    """Everything by year (RFC 5005), newest year first; a year names the one before, never the one after, so it stays."""
    desk = made.desk
    years = [(year, tuple(of)) for year, of in groupby(articles, key=lambda a: a.time.year)]
    found: list[FeedView] = []
    earlier = ""
    for year, of in reversed(years):
        title = f"{year} · {desk.chrome.title}"
        view = _feed(desk, f"{year:04d}/", title, desk.t.say("feed-archive", year=year), made.of(of))
        current = f"{desk.chrome.base_url}feed.xml"
        found.insert(0, replace(view, current=current, previous=earlier, hub=""))
        earlier = view.self_url
    return found


def _named(desk: Desk, folder: str, page: str, label: str, items: tuple[FeedItem, ...]) -> FeedView:
    title = f"{desk.t.say(label)} · {desk.chrome.title}"
    view = _feed(desk, folder, title, desk.t.say(f"{label}-about"), items)
    return replace(view, page_url=desk.chrome.base_url + page)


def _feed(desk: Desk, folder: str, title: str, description: str, items: tuple[FeedItem, ...]) -> FeedView:
    base = desk.chrome.base_url
    licence = desk.digest.settings.licence
    return FeedView(
        path=f"{folder}feed.xml",
        title=title,
        description=description or title,
        page_url=base + folder,
        self_url=f"{base}{folder}feed.xml",
        language=desk.chrome.language,
        rights=licence.name if licence else "",
        scheme=f"{base}tags/",
        items=items,
        id=identity(desk, f"feed/{folder}"),
        style=f"{base}feeds/feed.css",
        hub=desk.digest.settings.websub,
    )


def feed_links(desk: Desk) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """The feeds that a reader chooses among, grouped, with what each is good for."""
    d, t = desk.digest, desk.t
    conflicts = sorted(d.conflicts.values(), key=lambda c: c.name.casefold())
    tags = sorted(d.tags.values(), key=lambda tag: tag.name.casefold())

    def named(folder: str, label: str) -> Link:
        return Link(f"{folder}feed.xml", t.say(label), note=t.say(f"{label}-about"))

    return (
        (t.say("everything"), (Link("feed.xml", desk.chrome.title, note=t.say("feed-everything-about")),)),
        (t.say("feeds-digests"), (named("digests/", "feed-days"), named("digests/weekly/", "feed-weeks"))),
        (
            t.say("feeds-gentle"),
            (
                named("feeds/confirmed/", "feed-confirmed"),
                named("feeds/nothing-graphic/", "feed-calm"),
                named("feeds/text-only/", "feed-text"),
            ),
        ),
        (t.say("feeds-desk"), (named("notes/", "feed-notes"),)),
        (t.say("conflicts"), tuple(Link(f"{c.url}feed.xml", c.name) for c in conflicts)),
        (t.say("tags"), tuple(Link(f"{tag.url}feed.xml", tag.name) for tag in tags)),
    )


def more_links(desk: Desk) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """The feeds of entities and outlets, too many for a page: for the list that programs read."""
    d, t = desk.digest, desk.t
    shown = sorted((e for e in d.entities.values() if not e.sensitive), key=lambda e: (e.type, e.name.casefold(), e.id))
    outlets = sorted(d.sources.values(), key=lambda s: (s.name.casefold(), s.id))
    groups = [
        (t.of("entities", type), tuple(Link(f"{e.url}feed.xml", e.name) for e in of))
        for type, of in groupby(shown, key=lambda e: e.type)
    ]
    return (*groups, (t.say("sources"), tuple(Link(f"{s.url}feed.xml", s.name) for s in outlets)))
