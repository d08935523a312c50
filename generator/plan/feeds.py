"""Plans the feeds: which there are, and what stands in each.

An item is made once, whichever feeds it stands in. What an item looks like is `items`'s.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from generator.model.digest import Digest, LinkedArticle
from generator.model.page import FeedItem, FeedView, Link
from generator.model.registry import Conflict, Entity, Source, Tag
from generator.plan.desk import Desk
from generator.plan.items import article_item, edition_item, identity, note_item, notice_item, without_pictures
from generator.plan.jobs import Job, job
from generator.plan.notices import Notice, Place

SHORT = 10  # items in the feed of one tag, person, place, organisation or outlet, of which there may be thousands
PART = 300  # items in a part of a year's archive
SURE = ("confirmed",)
FILTERS = {"confirmed": "feed-confirmed", "nothing-graphic": "feed-calm", "text-only": "feed-text"}
FEED_FOLDERS = (
    "corrections/",
    "digests/",
    "digests/weekly/",
    "notes/",
    "feeds/confirmed/",
    "feeds/nothing-graphic/",
    "feeds/text-only/",
)


def feed_jobs(digest: Digest, base: str) -> Iterator[Job]:
    """What makes every feed, empty ones included, and the archives of the main one."""
    size = digest.settings.feed_size
    main = _newest(digest.articles)
    archives = list(_archives(main))
    yield job(_main, "", _window(main, size), f"{base}{archives[-1][0]}" if archives else "")
    yield from (job(_filtered, which, _window([a for a in main if _is_in(which, a)], size)) for which in FILTERS)
    yield job(_corrections)
    yield from (job(_editions, folder) for folder in ("digests/", "digests/weekly/"))
    yield job(_notes)
    yield from (job(_conflict, conflict) for conflict in digest.conflicts.values())
    yield from (job(_tag, tag) for tag in digest.tags.values())
    yield from (job(_entity, entity) for entity in digest.entities.values() if not entity.sensitive)
    yield from (job(_source, source) for source in digest.sources.values())
    earlier = ""
    for path, ids in archives:
        yield job(_archive, path, ids, earlier, weight=1 + len(ids) // 10)
        earlier = base + path


def _archives(main: list[LinkedArticle]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Everything by year, oldest first, as paths and ids newest first; a long year in parts that are full but for the last.

    A part that is full never changes for what is added later.
    """
    for year, of in groupby(reversed(main), key=lambda a: a.time.year):
        found = list(of)
        for number, at in enumerate(range(0, len(found), PART), 1):
            name = "feed.xml" if number == 1 else f"feed-{number}.xml"
            yield f"{year:04d}/{name}", _ids(reversed(found[at : at + PART]))


def _newest(articles: Iterable[LinkedArticle]) -> list[LinkedArticle]:
    return sorted(articles, key=lambda a: (-a.time.timestamp(), a.id))


def _ids(articles: Iterable[LinkedArticle]) -> tuple[str, ...]:
    return tuple(a.id for a in articles)


@dataclass(frozen=True, slots=True)
class Window:
    """The newest articles of a feed, and the time from which on their kind's corrections are told; None: from the first."""

    ids: tuple[str, ...]
    since: dt.datetime | None


def _window(articles: Sequence[LinkedArticle], size: int) -> Window:
    """The first `size` of some articles that stand newest first."""
    return Window(_ids(articles[:size]), articles[size - 1].time if len(articles) > size else None)


def _is_in(which: str, article: LinkedArticle) -> bool:
    """Whether a feed by certainty or harm has the article; what was taken back stays there, to say so to those who had it."""
    if which == "confirmed":
        return article.grade in SURE
    return which == "text-only" or not article.article.content_warning


def _items(desk: Desk, window: Window, notices: Iterable[Notice]) -> tuple[FeedItem, ...]:
    """Articles and corrections as items, newest first; each is made once, whichever feeds it stands in.

    A correction takes no article's place, so that one more is one item more and nothing else.
    """
    items = [item(desk, id) for id in window.ids]
    told = (_notice(desk, notice) for notice in notices)
    recent = (one for one in told if window.since is None or one.published >= window.since)
    both = (*items, *islice(recent, desk.digest.settings.feed_size))
    return tuple(sorted(both, key=_newest_first))


def _newest_first(item: FeedItem) -> tuple[float, str]:
    return (-item.published.timestamp(), item.id)


def _notice(desk: Desk, notice: Notice) -> FeedItem:
    article, correction = notice
    made: FeedItem = desk.once("notice", f"{article.id}/{correction.name}", lambda: notice_item(desk, *notice))
    return made


def item(desk: Desk, id: str) -> FeedItem:
    """An article as an item, made once for all that it stands in."""
    made: FeedItem = desk.once("item", id, lambda: article_item(desk, desk.digest.article[id]))
    return made


def _main(desk: Desk, folder: str, window: Window, archive: str) -> FeedView:
    description = desk.digest.settings.description or desk.chrome.tagline
    items = _items(desk, window, desk.known.notices)
    return replace(_feed(desk, folder, desk.chrome.title, description, items), previous=archive)


def _filtered(desk: Desk, which: str, window: Window) -> FeedView:
    """By certainty and harm."""
    items = _items(desk, window, (n for n in desk.known.notices if _is_in(which, n[0])))
    if which == "text-only":
        items = tuple(without_pictures(item) for item in items)
    return _named(desk, f"feeds/{which}/", "feeds/", FILTERS[which], items)


def _editions(desk: Desk, folder: str) -> FeedView:
    """An edition enters once its introduction is written or a newer day has begun, so that it comes whole."""
    last = max((day.period.start for day in desk.digest.days), default=dt.date.min)
    editions = desk.digest.days if folder == "digests/" else desk.digest.weeks
    ready = (e for e in editions if e.edition or e.period.end < last)
    items = tuple(edition_item(desk, e) for e in islice(ready, desk.digest.settings.feed_size))
    return _named(desk, folder, "archive/", "feed-days" if folder == "digests/" else "feed-weeks", items)


def _notes(desk: Desk) -> FeedView:
    found = sorted(desk.digest.notes, key=lambda n: (-n.time.timestamp(), n.note.id))
    items = tuple(note_item(desk, n) for n in found[: desk.digest.settings.feed_size])
    return _named(desk, "notes/", "notes/", "feed-notes", items)


def _corrections(desk: Desk) -> FeedView:
    """Every correction and withdrawal, each an item."""
    newest = desk.known.notices[: desk.digest.settings.feed_size]
    return _named(desk, "corrections/", "corrections/", "feed-corrections", tuple(_notice(desk, n) for n in newest))


def _conflict(desk: Desk, conflict: Conflict) -> FeedView:
    ids = desk.digest.by_conflict.get(conflict.id, ())
    return _section(
        desk, ("conflict", conflict.id), conflict.url, conflict.name, "", ids, desk.digest.settings.feed_size
    )


def _tag(desk: Desk, tag: Tag) -> FeedView:
    ids = desk.digest.by_tag.get(tag.id, ())
    return _section(desk, ("tag", tag.id), tag.url, tag.name, tag.description, ids, SHORT)


def _entity(desk: Desk, entity: Entity) -> FeedView:
    ids = desk.digest.by_entity.get(entity.id, ())
    return _section(desk, ("entity", entity.id), entity.url, entity.name, "", ids, SHORT)


def _source(desk: Desk, source: Source) -> FeedView:
    about = desk.t.say("feed-of-source", name=source.name)
    ids = desk.digest.by_source.get(source.id, ())
    return _section(desk, ("source", source.id), source.url, source.name, about, ids, SHORT)


def section(desk: Desk, entry: Conflict | Entity | Source | Tag) -> FeedView:
    """The feed of an entry of a registry."""
    match entry:
        case Conflict():
            return _conflict(desk, entry)
        case Tag():
            return _tag(desk, entry)
        case Entity():
            return _entity(desk, entry)
        case _:
            return _source(desk, entry)


def _section(desk: Desk, place: Place, url: str, name: str, about: str, ids: tuple[str, ...], size: int) -> FeedView:
    title = f"{name} · {desk.chrome.title}"
    items = _items(desk, _latest(desk, ids, size), desk.known.told.get(place, ()))
    return _feed(desk, url, title, about or desk.t.say("feed-of", name=name), items)


def _latest(desk: Desk, ids: tuple[str, ...], size: int) -> Window:
    """The newest of articles that stand newest day first; no older day is looked at than needed."""
    found: list[LinkedArticle] = []
    for article in (desk.digest.article[id] for id in ids):
        if len(found) >= size and article.day < found[-1].day:
            break
        found.append(article)
    newest = _newest(found)[:size]
    return Window(_ids(newest), newest[-1].time if len(ids) > size else None)


def _archive(desk: Desk, path: str, ids: tuple[str, ...], earlier: str) -> FeedView:
    """A year or a part of one (RFC 5005), with the corrections of its articles; it names the one before, never the one after,
    so it stays.
    """
    year, _, name = path.partition("/")
    base, inside = desk.chrome.base_url, frozenset(ids)
    title = f"{year} · {desk.chrome.title}"
    told = (_notice(desk, n) for n in desk.known.notices if n[0].id in inside)
    items = tuple(sorted((*(item(desk, id) for id in ids), *told), key=_newest_first))
    view = _feed(desk, f"{year}/", title, desk.t.say("feed-archive", year=int(year)), items)
    view = replace(view, current=f"{base}feed.xml", previous=earlier, hub="")
    return (
        view
        if name == "feed.xml"
        else replace(view, path=path, self_url=base + path, id=identity(desk, f"feed/{path}"))
    )


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
        (t.say("feeds-desk"), (named("corrections/", "feed-corrections"), named("notes/", "feed-notes"))),
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
