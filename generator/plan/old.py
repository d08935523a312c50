"""Plans what stands at old addresses: a small page that leads on, also for each page that stood below it, and the feed that subscribers still ask for there.

An old address is one that an editor named, one that the past knows of, or that of an edition whose reports have another day now.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.model.digest import Digest
from generator.model.page import FeedView, Page
from generator.model.registry import Conflict, Entity, Source, Tag
from generator.plan.changes import history_url
from generator.plan.conflicts import conflict_pages
from generator.plan.desk import Desk
from generator.plan.feeds import section
from generator.plan.items import identity
from generator.plan.jobs import Job, job
from generator.plan.lists import entity_pages, source_pages, tag_pages
from generator.plan.since import days, older
from generator.plan.views import RedirectView
from generator.text.slugs import is_slug

MAKERS: Mapping[str, Callable[[Desk, Any], list[Page]]] = {
    "conflict": conflict_pages,
    "entity": entity_pages,
    "source": source_pages,
    "tag": tag_pages,
}
Old = tuple[str, str, str]  # the old address, the new one, the title


def old_jobs(digest: Digest) -> Iterator[Job]:
    """The pages, and a feed for each entry of a registry that had another address."""
    yield job(redirects)
    for old, kind, id in sorted(_entries(digest)):
        yield job(_feed, old, kind, id)
        yield job(_below, old, kind, id)
        if kind == "conflict" and digest.days:
            yield job(_since, old, id, digest.days[0].period.start, digest.days[-1].period.start)


def redirects(desk: Desk) -> list[Page]:
    """A small page at each old address that leads on; it works on every host."""
    return [_leads(desk, *one) for one in old_addresses(desk)]


def old_addresses(desk: Desk) -> list[Old]:
    """Every old address with what it leads to; none is that of a page."""
    d = desk.digest
    found: dict[str, Old] = {}
    for old, new, title in (*_texts(desk), *_editions(desk)):
        url = old.strip("/") + "/"
        found.setdefault(url, (url, new, title))
    entries = ((old, d.targets.get((kind, id))) for old, kind, id in sorted(_entries(d)))
    found |= {old: (old, to.url, to.title) for old, to in entries if to and to.url and old not in found}
    for tag in d.tags.values():
        for alias in tag.aliases:
            if is_slug(alias) and alias not in d.tags:
                found.setdefault(f"tags/{alias}/", (f"tags/{alias}/", tag.url, tag.name))
    for page in d.pages:
        named = (*page.old_urls, *(old for old, key in d.moved.items() if key == ("page", page.url)))
        for old in named:
            url = old.strip("/") + "/"
            found.setdefault(url, (url, page.url, page.title))
    return sorted(found.values())


def _texts(desk: Desk) -> Iterator[Old]:
    d = desk.digest
    taken = {a.url for a in d.articles} | {n.url for n in d.notes}
    for article in d.articles:
        known = _known(desk, "article", article.id, taken)
        title = article.article.title
        yield from ((old, article.url, title) for old in (*article.article.old_urls, *known))
        history = history_url(desk, article)
        yield from ((f"{old}history", history, title) for old in known if history)
    for note in d.notes:
        known = _known(desk, "note", note.note.id, taken)
        yield from ((old, note.url, note.note.title) for old in (*note.note.old_urls, *known))


def _known(desk: Desk, kind: str, id: str, taken: set[str]) -> tuple[str, ...]:
    """The addresses that it had, as its history tells, but for those that another page has now."""
    life = desk.digest.lives.get((kind, id))
    return tuple(url for url in life.urls if url not in taken) if life and len(life.urls) > 1 else ()


def _editions(desk: Desk) -> Iterator[Old]:
    """Days and months that have no report any more, since the date of theirs was wrong."""
    d = desk.digest
    days = {e.period.url for e in d.days}
    months = {url[:8] for url in days}
    for article in d.articles:
        life = d.lives.get(("article", article.id))
        for old in life.urls if life and len(life.urls) > 1 else ():
            if old[:11] not in days:
                yield old[:11], article.url[:11], desk.t.date(article.day)
            if old[:8] not in months:
                yield old[:8], article.url[:8], desk.t.date(article.day)


def _entries(digest: Digest) -> set[tuple[str, str, str]]:
    """Old addresses of what registries hold, with the kind and the id of what is there now."""
    found = set()
    registries = (
        ("conflict", digest.conflicts),
        ("entity", digest.entities),
        ("source", digest.sources),
        ("tag", digest.tags),
    )
    for kind, registry in registries:
        for id, entry in registry.items():
            if not (isinstance(entry, Entity) and entry.sensitive):
                found |= {(old.strip("/") + "/", kind, id) for old in entry.old_urls}
    named = {old for old, _, _ in found}
    known = dict(registries)
    found |= {
        (old, kind, id) for old, (kind, id) in digest.moved.items() if old not in named and id in known.get(kind, ())
    }
    return found


def _entry(d: Digest, kind: str, id: str) -> Conflict | Entity | Source | Tag:
    registries: dict[str, Mapping[str, Conflict | Entity | Source | Tag]] = {
        "conflict": d.conflicts,
        "entity": d.entities,
        "source": d.sources,
        "tag": d.tags,
    }
    return registries[kind][id]


def _feed(desk: Desk, old: str, kind: str, id: str) -> FeedView:
    """The feed of what has another address now, for those who ask for it where it was: its own id, and the address of the new one."""
    entry = _entry(desk.digest, kind, id)
    return replace(section(desk, entry), path=f"{old}feed.xml", id=identity(desk, f"feed/{old}"))


def _below(desk: Desk, old: str, kind: str, id: str) -> list[Page]:
    """What stands under the address of such an entry: further parts of its list, a conflict's claims and figures."""
    entry = _entry(desk.digest, kind, id)
    pages = MAKERS[kind](desk, entry)
    named = ((page.path.removesuffix("index.html"), page.view.frame.title) for page in pages)
    moved = ((url.removeprefix(entry.url), url, title) for url, title in named if url.startswith(entry.url))
    return [_leads(desk, f"{old}{rest}", url, title) for rest, url, title in moved if rest]


def _since(desk: Desk, old: str, conflict: str, newest: dt.date, first: dt.date) -> list[Page]:
    """The days from which a reader of a conflict goes on."""
    new, title = _entry(desk.digest, "conflict", conflict).url, desk.t.say("since-last")
    rests = ("", "oldest/", *(f"{day}/" for day in (*days(newest), *older(conflict, newest, first))))
    return [_leads(desk, f"{old}since/{rest}", f"{new}since/{rest}", title) for rest in rests]


def _leads(desk: Desk, old: str, new: str, title: str) -> Page:
    frame = desk.frame(old, title, listed=False)
    return Page(f"{old}index.html", "redirect.html", RedirectView(frame, new, title))
