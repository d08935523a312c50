"""A conflict's pages: what stands of it, where it is going, what is disputed, counted and reported, each in its place and time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.model.digest import LinkedArticle
from generator.model.page import FeedLink, Link, Page
from generator.model.registry import Conflict
from generator.plan import editions
from generator.plan.activity import activity
from generator.plan.chronology import happening_weighs, months, ordered
from generator.plan.claims import claim_rows, claims_pages
from generator.plan.desk import Desk
from generator.plan.figures import figures_pages, panels
from generator.plan.ledger_views import ClaimRow, ConflictView, Panel, TrendView
from generator.plan.lists import facts_of
from generator.plan.overflow import mentions
from generator.plan.parts import Part, addresses_to_come, by_age, words_weigh
from generator.plan.places import overview
from generator.plan.sides import Sides
from generator.plan.since import since_links
from generator.plan.views import Fact
from generator.text.typography import typographic

ABOVE = 3500  # compressed bytes of what stands beside the chronology, without the overview
CONTESTED, DRAWN = 4, 2  # claims and figures on the conflict's own page
NAMED = 8  # people and organisations that stand in most of its reports


def conflict_pages(desk: Desk, conflict: Conflict) -> list[Page]:
    """A conflict's page, its older chronology, its claims and its figures."""
    articles = [desk.digest.article[id] for id in desk.digest.by_conflict.get(conflict.id, ())]
    rows = claim_rows(desk, desk.known.rows.get(conflict.id, ()), Sides(desk.digest, conflict))
    counted = panels(desk, articles)
    text = desk.digest.texts.get(conflict.origin.path)
    above = ABOVE + (words_weigh(text.fragment.html) if text else 0)
    found = by_age(conflict.url, ordered(articles), happening_weighs, desk.digest.settings.page_size, above)
    views = [_part(desk, conflict, part, len(articles)) for part in found]
    named, more = mentions(desk, Link(conflict.url, conflict.name), desk.mentioned_in("conflict", conflict.id))
    views[0] = views[0]._replace(mentioned_in=named)
    views[0] = _with_ledgers(desk, conflict, _first(desk, conflict, views[0], articles), rows, counted)
    return [
        *(Page(f"{view.frame.url}index.html", "conflict.html", view) for view in views),
        *addresses_to_come(desk, conflict.name, found[0]),
        *claims_pages(desk, conflict, rows),
        *figures_pages(desk, conflict, counted),
        *more,
    ]


def _part(desk: Desk, conflict: Conflict, part: Part[LinkedArticle], count: int) -> ConflictView:
    """A page with its part of the chronology."""
    name, here = conflict.name, part.pager
    title = name if here.first else desk.t.say("part-numbered", title=name, here=here.here)
    text = desk.digest.texts.get(conflict.origin.path)
    description = text.fragment.opening[:200] if text else name
    trail = (Link("conflicts/", desk.t.say("conflicts")), *(() if here.first else (Link(conflict.url, name),)))
    feed = FeedLink(f"{conflict.url}feed.xml", name)
    return ConflictView(
        frame=desk.frame(part.url, title, description, conflict.lang, (feed,), trail),
        name=name,
        lang=conflict.lang,
        count=desk.t.say("articles", count) if here.first else desk.t.say("part-full", here=here.here),
        feeds=tuple(Link(f"{conflict.url}feed.{end}", words) for end, words in FORMS),
        months=months(desk, part.things),
        pager=here,
    )


FORMS = (("xml", "RSS"), ("atom", "Atom"), ("json", "JSON"))


def _first(desk: Desk, conflict: Conflict, view: ConflictView, articles: Sequence[LinkedArticle]) -> ConflictView:
    """The conflict's own page with what stands of it."""
    return view._replace(
        trend=_trend(desk, conflict),
        activity=activity(desk, [a.id for a in articles]),
        body=desk.html(desk.digest.texts.get(conflict.origin.path), view.frame),
        facts=_facts(desk, conflict, articles),
        where=overview(desk, conflict, articles),
        notes=desk.notes_about("conflict", conflict.id, view.frame),
    )


def _with_ledgers(
    desk: Desk, conflict: Conflict, view: ConflictView, rows: Sequence[ClaimRow], counted: Sequence[Panel]
) -> ConflictView:
    """The page with what is contested and counted, and the way to the rest."""
    contested = [row for row in rows if row.grade == "contested"]
    open_ones = sum(row.grade not in ("confirmed", "discounted") for row in rows)
    claims = Link(
        f"{conflict.url}claims/", desk.t.say("all-claims", len(rows)), note=desk.t.say("still-open", open_ones)
    )
    figures = Link(f"{conflict.url}figures/", desk.t.say("all-figures", len(counted)))
    return view._replace(
        contested=tuple(contested[:CONTESTED]),
        claims=claims if rows else None,
        panels=tuple(panel for panel in counted[:DRAWN] if any(s.chart for s in panel.series)),
        figures=figures if counted else None,
    )


def _trend(desk: Desk, conflict: Conflict) -> TrendView | None:
    """The newest edition's judgement, with its reason."""
    edition = desk.known.trends.get(conflict.id)
    if edition is None or edition.edition is None:
        return None
    trend = edition.edition.trend[conflict.id]
    shown = Link(edition.period.url, editions.name(desk, edition.period))
    return TrendView(trend.value, desk.t.of("trend", trend.value), typographic(trend.why), shown)


def _facts(desk: Desk, conflict: Conflict, articles: Sequence[LinkedArticle]) -> tuple[Fact, ...]:
    t = desk.t
    return facts_of(
        (t.say("since"), [Link("", t.date(conflict.start))] if conflict.start else []),
        (t.say("until"), [Link("", t.date(conflict.end))] if conflict.end else []),
        *((side.side, [desk.link("entity", e.bare) for e in side.entities]) for side in conflict.parties),
        (t.say("part-of-conflict"), [desk.link("conflict", conflict.parent.bare)] if conflict.parent else []),
        (t.of("entities", "person"), _named(desk, articles, "person")),
        (t.of("entities", "organisation"), _named(desk, articles, "organisation")),
        (t.say("tags"), [desk.link("tag", tag.id) for tag in conflict.tags]),
        (t.say("since-last"), list(since_links(desk, conflict.id))),
    )


def _named(desk: Desk, articles: Sequence[LinkedArticle], type: str) -> list[Link]:
    """Who stands in most of the reports."""
    entities = desk.digest.entities
    counts = Counter(id for a in articles for id in a.entities if id in entities and entities[id].type == type)
    public = [(id, n) for id, n in counts.items() if not entities[id].sensitive]
    most = sorted(public, key=lambda found: (-found[1], found[0]))[:NAMED]
    return [Link(entities[id].url, entities[id].name, note=str(n)) for id, n in most]
