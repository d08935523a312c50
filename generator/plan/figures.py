"""The figure ledger: each claimant's figures in time. Figures of different claimants stand beside each other, never in one sum.

Only like meets like: the same kind, the same group in the same words, the same claimant.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from generator.model.citation import Figure
from generator.model.digest import LinkedArticle
from generator.model.drawings import Reading, SeriesView
from generator.model.page import FeedLink, Link, Page
from generator.model.registry import Conflict
from generator.plan.articles import figure_range
from generator.plan.claims import numbered
from generator.plan.desk import Desk
from generator.plan.ledger_views import Count, FiguresView, Panel, Series
from generator.plan.parts import in_order, words_weigh
from generator.text.typography import typographic

PANEL, SERIES, COUNT = 160, 90, 60  # compressed bytes of a panel, of each series in it and of each count


class _Counted(NamedTuple):
    """A figure with the day that it is of and the article that has it."""

    day: dt.date
    article: LinkedArticle
    figure: Figure


def panels(desk: Desk, articles: Sequence[LinkedArticle]) -> list[Panel]:
    """What was counted in these articles: what a claimant counted again first, then what several counted, then the newest."""
    found: dict[tuple[str, str], dict[str, list[_Counted]]] = {}
    for article in articles:
        for figure in article.article.figures if article.article.stands else ():
            claimants = found.setdefault((figure.kind, _like(figure.group)), {})
            counted = _Counted(figure.as_of or article.day, article, figure)
            claimants.setdefault(figure.by.id.rpartition(":")[2], []).append(counted)
    ordered = sorted(found.values(), key=_rank)
    return [_panel(desk, number, claimants) for number, claimants in enumerate(ordered, 1)]


def _like(group: str) -> str:
    return " ".join(group.casefold().split())


def _rank(claimants: dict[str, list[_Counted]]) -> tuple[int, int, int, str]:
    """Where a claimant's figure moved first, then where several claimants counted, then the newest."""
    every = [c for counted in claimants.values() for c in counted]
    newest = max(every, key=lambda c: (c.day, c.article.id))
    moved = max(len({(c.figure.min, c.figure.max) for c in counted}) for counted in claimants.values())
    return (-min(moved, 4), -min(len(every), 6), -newest.day.toordinal(), newest.article.id)


def _panel(desk: Desk, number: int, claimants: dict[str, list[_Counted]]) -> Panel:
    every = [c for counted in claimants.values() for c in counted]
    start, end = min(c.day for c in every), max(c.day for c in every)
    top = max(n for c in every for n in (c.figure.min, c.figure.max) if n is not None)
    newest = max(every, key=lambda c: (c.day, c.article.id)).figure
    kind, group = desk.t.of("figure", newest.kind), typographic(newest.group)
    drawn = any(len({c.day for c in counted}) > 1 for counted in claimants.values())
    series = []
    for counted in claimants.values():
        ordered = _each_once(counted)
        by = desk.speaker(ordered[0].figure.by)
        chart = _chart(desk, f"{kind}: {group}", by, ordered, (start, end, top)) if drawn else None
        series.append(Series(by, tuple(_count(desk, c) for c in ordered), chart))
    series.sort(key=lambda s: s.by.words)
    scale = desk.t.say("scale", start=desk.t.date(start), end=desk.t.date(end), top=desk.t.number(top)) if drawn else ""
    return Panel(f"_panel-{number}", kind, group, scale, tuple(series))


def _each_once(counted: Sequence[_Counted]) -> list[_Counted]:
    """Oldest first; a figure that several reports repeat stands once, with the first of them."""
    found: dict[tuple[dt.date, int | None, int | None], _Counted] = {}
    for c in sorted(counted, key=lambda c: (c.day, c.article.day, c.article.id)):
        found.setdefault((c.day, c.figure.min, c.figure.max), c)
    return list(found.values())


def _count(desk: Desk, counted: _Counted) -> Count:
    day, article, figure = counted
    date = desk.t.date(day) if figure.as_of else desk.t.say("reported-on", date=desk.t.date(day))
    return Count(day.isoformat(), date, figure_range(desk, figure), desk.report(article, "#_figures"))


def _chart(
    desk: Desk, what: str, by: Link, counted: Sequence[_Counted], scale: tuple[dt.date, dt.date, int]
) -> SeriesView:
    """A series as it is drawn, and in a sentence for those who do not see it."""
    told = "; ".join(f"{desk.t.date(c.day)}: {figure_range(desk, c.figure)}" for c in counted)
    title = desk.t.say("series", what=what, by=by.words)
    return SeriesView(
        title,
        told,
        tuple(Reading(c.day, c.figure.min, c.figure.max, figure_range(desk, c.figure)) for c in counted),
        *scale,
    )


def _weighs(panel: Panel) -> int:
    """About how many bytes a panel adds to a compressed page."""
    counts = [count for series in panel.series for count in series.counts]
    drawn = sum(series.chart is not None for series in panel.series)
    return (
        PANEL
        + SERIES * (len(panel.series) + drawn)
        + COUNT * len(counts)
        + words_weigh(*(f"{c.report.warning} {c.report.words}" for c in counts))
    )


def figures_pages(desk: Desk, conflict: Conflict, found: Sequence[Panel]) -> list[Page]:
    """All figures of a conflict, in parts."""
    t = desk.t
    title = t.say("figures-of", name=conflict.name)
    trail = (Link("conflicts/", t.say("conflicts")), Link(conflict.url, conflict.name))
    feeds = (FeedLink(f"{conflict.url}feed.xml", conflict.name),)
    pages = []
    for part in in_order(f"{conflict.url}figures/", found, _weighs) if found else ():
        words = numbered(desk, title, part)
        frame = desk.frame(part.url, words, t.say("figures-about", name=conflict.name), conflict.lang, feeds, trail)
        view = FiguresView(frame, title, t.say("figures-count", len(found)), part.things, part.pager)
        pages.append(Page(f"{part.url}index.html", "figures.html", view))
    return pages
