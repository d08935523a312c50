"""Plans the pages for readers who come back: what came, changed, was corrected, confirmed or withdrawn since a day.

There is one for each of the thirty days before the newest edition, for the whole site and for each conflict. Nobody need be known
for that: the day stands in the address. An older address leads to the oldest page there is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.model.digest import Digest, LinkedArticle
from generator.model.history import Life
from generator.model.page import Link, Page
from generator.plan.changes import confirmed_by, history_url
from generator.plan.desk import Desk
from generator.plan.history_views import SinceEntry, SinceView
from generator.plan.jobs import Job, job
from generator.plan.parts import in_order, link_weighs, words_weigh
from generator.plan.views import IndexView, RedirectView

KEPT = 30  # days
OLD = 60  # days before those for which a conflict's addresses lead on; the site's do for ever
KINDS = ("withdrawn", "retracted", "new", "corrected", "newly-confirmed", "changed")
TOLD = {"update": "changed", "retraction": "retracted"}
Events = Mapping[str, tuple[tuple[str, str], ...]]


class Item(NamedTuple):
    """A line of such a page, and in which group it stands."""

    kind: str
    entry: SinceEntry


def key(conflict: str, day: dt.date) -> str:
    """The name of what happened on a day in a conflict, "" for all."""
    return f"{day} {conflict}"


def days(newest: dt.date) -> list[dt.date]:
    """The days that have a page, newest first."""
    return [newest - dt.timedelta(days=n) for n in range(1, KEPT + 1)]


def older(conflict: str, newest: dt.date, first: dt.date) -> list[dt.date]:
    """The days before those, newest first, whose addresses lead on; a conflict's do so for a while, the site's for ever."""
    last = days(newest)[-1]
    start = max(first, last - dt.timedelta(days=OLD)) if conflict else first
    return [last - dt.timedelta(days=n) for n in range(1, (last - start).days + 1)]


def events(digest: Digest) -> Events:
    """What happened to articles in these days: (kind, id) by `key`."""
    if not digest.days:
        return {}
    start = days(digest.days[0].period.start)[-1]
    found: dict[str, list[tuple[str, str]]] = {}
    for article in digest.articles:
        for kind, day in _events(digest, article):
            if day >= start:
                for conflict in ("", *article.conflicts):
                    found.setdefault(key(conflict, day), []).append((kind, article.id))
    return {name: tuple(dict.fromkeys(some)) for name, some in found.items()}


def _events(digest: Digest, article: LinkedArticle) -> Iterator[tuple[str, dt.date]]:
    a = article.article
    life = digest.lives.get(("article", article.id))
    yield "new", _day(digest, life.first) if life else article.day
    for correction in a.corrections:
        yield TOLD.get(correction.kind, "corrected"), correction.date
    if a.withdrawn:
        yield "withdrawn", a.withdrawn.date
    if life and len(life.steps) > 1:
        yield from _changes(digest, article, life)


def _changes(digest: Digest, article: LinkedArticle, life: Life) -> Iterator[tuple[str, dt.date]]:
    confirmed = confirmed_by(digest.grades_then.get(article.id, ()), article.grade)
    if confirmed:
        yield "newly-confirmed", _day(digest, life.steps[confirmed].at)
    for step in life.steps[1:]:
        what = {fact.what for fact in step.change.facts} if step.change else set()
        if step.change and (step.change.parts or what - {"moved"}):
            yield "changed", _day(digest, step.at)


def _day(digest: Digest, at: int) -> dt.date:
    return dt.datetime.fromtimestamp(at, digest.zone).date()


def since_jobs(digest: Digest) -> Iterator[Job]:
    """The pages of the site and of each conflict."""
    if not digest.days:
        return
    newest, first = digest.days[0].period.start, digest.days[-1].period.start
    for conflict in ("", *digest.conflicts):
        yield job(since_index, conflict, newest)
        yield job(since_old, conflict, newest, first)
        yield from (job(since_pages, f"{day} {conflict}".strip(), newest) for day in days(newest))


def folder(conflict: str) -> str:
    """Where the pages stand."""
    return f"conflicts/{conflict}/since/" if conflict else "since/"


def _title(desk: Desk, conflict: str, day: dt.date) -> str:
    since = desk.t.say("since-day", date=desk.t.date(day))
    return f"{desk.link('conflict', conflict).words}: {since}" if conflict else since


def since_index(desk: Desk, conflict: str, newest: dt.date) -> Page:
    """All days to choose from."""
    links = tuple(
        Link(f"{folder(conflict)}{day}/", desk.t.joined((desk.t.weekday(day), desk.t.date(day))))
        for day in days(newest)
    )
    title = desk.t.say("since-last")
    title = f"{desk.link('conflict', conflict).words}: {title}" if conflict else title
    frame = desk.frame(folder(conflict), title, desk.t.say("since-about"))
    return Page(
        f"{folder(conflict)}index.html",
        "index.html",
        IndexView(frame, title, desk.t.say("since-about"), (("", links),)),
    )


def since_pages(desk: Desk, name: str, newest: dt.date) -> list[Page]:
    """What came since a day; the oldest day stands at an address that never changes, too."""
    text, _, conflict = name.partition(" ")
    day = dt.date.fromisoformat(text)
    url = f"{folder(conflict)}{day}/"
    found = list(_pages(desk, conflict, day, url))
    return [*found, *_pages(desk, conflict, day, f"{folder(conflict)}oldest/")] if day == days(newest)[-1] else found


def _pages(desk: Desk, conflict: str, day: dt.date, url: str) -> Iterator[Page]:
    items = list(_items(desk, conflict, day))
    title = _title(desk, conflict, day)
    said = desk.t.say("since-count", len(items)) if items else desk.t.say("since-nothing")
    trail = (Link(folder(conflict), desk.t.say("since-last")),)
    for part in in_order(url, items, _weighs):
        made = desk.frame(part.url, title, desk.t.say("since-about"), trail=trail, listed=False)
        frame = made._replace(indexed=True)
        groups = tuple(
            (desk.t.say(f"since-{kind}"), entries)
            for kind in KINDS
            if (entries := tuple(item.entry for item in part.things if item.kind == kind))
        )
        yield Page(f"{part.url}index.html", "since.html", SinceView(frame, title, said, groups, part.pager))


def _weighs(item: Item) -> int:
    mark = link_weighs(item.entry.mark) if item.entry.mark else 0
    return link_weighs(item.entry.report) + words_weigh(item.entry.warning, item.entry.grade_words) + mark


def _items(desk: Desk, conflict: str, since: dt.date) -> Iterator[Item]:
    """Each article once, under what matters most of what happened to it; newest first."""
    happened: dict[str, dict[str, dt.date]] = {}
    for day, kind, id in _happened(desk, conflict, since):
        happened.setdefault(id, {}).setdefault(kind, day)
    grouped: dict[str, list[tuple[dt.date, str]]] = {kind: [] for kind in KINDS}
    for id, kinds in happened.items():
        kind = next(kind for kind in KINDS if kind in kinds)
        grouped[kind].append((kinds[kind], id))
    for kind, some in grouped.items():
        for day, id in sorted(some, key=lambda one: (-one[0].toordinal(), one[1])):
            article = desk.digest.article[id]
            told = desk.entry(article)
            link, mark = Link(article.url, told.title, article.article.lang), _mark(desk, article, kind)
            said = SinceEntry(desk.t.date(day), link, told.warning, told.grade, told.grade_short, mark)
            yield Item(kind, said)


def _mark(desk: Desk, article: LinkedArticle, kind: str) -> Link | None:
    """What is new and was corrected already says so; what changed leads to the change."""
    if kind == "new":
        entry = desk.entry(article)
        return Link(entry.corrected_url, entry.corrected) if entry.corrected else None
    url = "" if kind in ("withdrawn", "retracted") else history_url(desk, article)
    return Link(url, desk.t.say("since-what")) if url else None


def _happened(desk: Desk, conflict: str, since: dt.date) -> Iterable[tuple[dt.date, str, str]]:
    """Newest first; later than the newest edition there may be corrections."""
    return (
        (day, kind, id)
        for day in desk.known.event_days
        if day >= since
        for kind, id in desk.known.events.get(key(conflict, day), ())
    )


def since_old(desk: Desk, conflict: str, newest: dt.date, first: dt.date) -> list[Page]:
    """Small pages at older addresses, which lead to the oldest page there is."""
    target, title = f"{folder(conflict)}oldest/", desk.t.say("since-last")
    found = []
    for day in older(conflict, newest, first):
        frame = desk.frame(f"{folder(conflict)}{day}/", title, listed=False)
        found.append(Page(f"{frame.url}index.html", "redirect.html", RedirectView(frame, target, title)))
    return found


def since_links(desk: Desk, conflict: str = "") -> tuple[Link, ...]:
    """Where a reader who was here a day, three days, a week or longer ago goes on."""
    if not desk.digest.days:
        return ()
    newest = desk.digest.days[0].period.start
    some = ((1, "since-yesterday"), (3, "since-three"), (7, "since-week"), (KEPT, "since-month"))
    links = [Link(f"{folder(conflict)}{newest - dt.timedelta(days=n)}/", desk.t.say(label)) for n, label in some]
    return (*links, Link(folder(conflict), desk.t.say("since-other")))
