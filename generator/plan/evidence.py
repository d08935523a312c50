"""Plans the pages about cited sources that hang by a thread: gone, changed since, or without an archived copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from generator.model.citation import Citation
from generator.model.digest import CitedSource
from generator.model.page import Link, Page
from generator.plan.articles import citations
from generator.plan.desk import Desk
from generator.plan.evidence_views import EvidenceGroup, EvidenceRow, EvidenceView
from generator.plan.parts import MARKUP, in_order, words_weigh
from generator.text.typography import typographic

URL = "evidence/"
KINDS = ("gone", "changed", "unarchived")
SHOWN = 100  # of those without a copy, for there may be tens of thousands
REPORTS = 3  # named with each
Cited = tuple[Citation, CitedSource, list[Link]]


def evidence_pages(desk: Desk) -> list[Page]:
    """What is gone first, then what was changed, then the newest of what has no copy."""
    found = _by_kind(desk)
    count = len(found["unarchived"])
    rows = [_row(desk, kind, one) for kind in KINDS for one in found[kind][: SHOWN if kind == "unarchived" else None]]
    title, pages = desk.t.say("evidence"), []
    for part in in_order(URL, rows, _weighs):
        here = part.pager.here
        words = title if part.pager.first else desk.t.say("part-of", title=title, here=here, of=part.pager.of)
        trail = (Link("sources/", desk.t.say("sources")),)
        frame = desk.frame(part.url, words, desk.t.say("evidence-intro"), trail=trail)
        view = EvidenceView(frame, words, _groups(desk, part.things, count), part.pager)
        pages.append(Page(f"{part.url}index.html", "evidence.html", view))
    return pages


def _groups(desk: Desk, rows: Sequence[EvidenceRow], count: int) -> tuple[EvidenceGroup, ...]:
    why = desk.t.say("evidence-unarchived-why", min(count, SHOWN), all=count) if count else ""
    return tuple(
        EvidenceGroup(f"_{kind}", desk.t.say(f"evidence-{kind}"), why if kind == "unarchived" else "", tuple(of))
        for kind, of in groupby(rows, key=lambda row: row.kind)
    )


def _by_kind(desk: Desk) -> dict[str, list[Cited]]:
    """Each address that hangs by a thread, newest article first, with what cites it."""
    cited: dict[str, Cited] = {}
    for citation, known, link in _cited(desk):
        cited.setdefault(citation.url, (citation, known, []))[2].append(link)
    found: dict[str, list[Cited]] = {kind: [] for kind in KINDS}
    for one in cited.values():
        state = one[1].state
        if state in found:
            found[state].append(one)
        elif not one[1].archived:
            found["unarchived"].append(one)
    return found


def _cited(desk: Desk) -> Iterator[tuple[Citation, CitedSource, Link]]:
    """Each address that an article or a note cites."""
    for article in desk.digest.articles:
        yield from _with(article.article.sources, article.cited, desk.report(article))
    for note in desk.digest.notes:
        yield from _with(
            note.note.sources, note.cited, Link(note.url, typographic(note.note.title) or desk.t.say("note"))
        )


def _with(
    sources: Iterable[Citation], cited: Iterable[CitedSource], link: Link
) -> Iterator[tuple[Citation, CitedSource, Link]]:
    return ((c, known, link) for c, known in zip(sources, cited, strict=True) if c.url)


def _row(desk: Desk, kind: str, one: Cited) -> EvidenceRow:
    citation, known, links = one
    (view,) = citations(desk, (citation,), (known,))
    return EvidenceRow(kind, view.outlet, view.title, view.url, view.state, view.archived, tuple(links[:REPORTS]))


def _weighs(row: EvidenceRow) -> int:
    return MARKUP + words_weigh(row.title, row.url, row.archived, *(link.words + link.url for link in row.reports))
