"""The claim ledger: which claims are about one thing, who says so and who denies it, and which are open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from generator.model.citation import Claim
from generator.model.digest import LinkedArticle, Row
from generator.model.document import Ref
from generator.model.page import FeedLink, Link, Page
from generator.model.registry import Conflict
from generator.plan.desk import Desk
from generator.plan.ledger_views import ClaimRow, ClaimsView, OpenClaims, OpenClaimsView, Position
from generator.plan.parts import Part, in_order, words_weigh
from generator.plan.sides import Sides
from generator.text.typography import typographic

T = TypeVar("T")

SETTLED = ("confirmed", "discounted")
ORDER = ("contested", "unverified", "single-source", "corroborated", "confirmed", "discounted")
ROW, SPEAKER = 150, 45  # compressed bytes of a row and of each who is named in it
SAYS, DENIES, BOTH, SILENT = "says", "denies", "both", "silent"


def claim_rows(desk: Desk, rows: Iterable[Row], sides: Sides | None) -> list[ClaimRow]:
    """The rows as readers see them: what is least sure first, within that the newest."""
    return sorted((_row(desk, row, sides) for row in rows), key=lambda r: ORDER.index(r.grade))


def _weighs(row: ClaimRow) -> int:
    """About how many bytes a row adds to a compressed page."""
    words = words_weigh(row.text.words, row.how, *(link.words for link in row.opposite))
    return ROW + words + SPEAKER * (len(row.says) + len(row.denied))


def claims_pages(desk: Desk, conflict: Conflict, rows: Sequence[ClaimRow]) -> list[Page]:
    """Every claim of a conflict against its sides, in parts."""
    t = desk.t
    title = t.say("claims-of", name=conflict.name)
    heads = (*(side.side for side in conflict.parties), t.say("others"))
    trail = (Link("conflicts/", t.say("conflicts")), Link(conflict.url, conflict.name))
    feeds = (FeedLink(f"{conflict.url}feed.xml", conflict.name),)
    pages = []
    for part in in_order(f"{conflict.url}claims/", rows, _weighs) if rows else ():
        words = numbered(desk, title, part)
        frame = desk.frame(part.url, words, t.say("claims-about", name=conflict.name), conflict.lang, feeds, trail)
        view = ClaimsView(frame, title, t.say("claims-count", len(rows)), heads, part.things, part.pager)
        pages.append(Page(f"{part.url}index.html", "claims.html", view))
    return pages


def numbered(desk: Desk, title: str, part: Part[T]) -> str:
    """The title of a part."""
    here = part.pager
    return title if here.first else desk.t.say("part-of", title=title, here=here.here, of=here.of)


def open_pages(desk: Desk) -> list[Page]:
    """What we don't know yet: every claim that is neither confirmed nor shown to be false, by conflict."""
    t = desk.t
    title = t.say("open-claims")
    found = list(_open(desk))
    pages = []
    for part in in_order("claims/", found, lambda one: _weighs(one[1])):
        frame = desk.frame(part.url, numbered(desk, title, part), t.say("open-claims-about"))
        groups = tuple(_groups(part.things))
        view = OpenClaimsView(frame, title, t.say("open-claims-count", len(found)), groups, part.pager)
        pages.append(Page(f"{part.url}index.html", "open-claims.html", view))
    return pages


def _open(desk: Desk) -> Iterator[tuple[Link, ClaimRow]]:
    """Each open row once, under its first conflict."""
    by_conflict = desk.known.rows
    told: set[Row] = set()
    for id in (*sorted(by_conflict.keys() - {""}, key=lambda c: desk.link("conflict", c).words), ""):
        rows = [row for row in by_conflict.get(id, ()) if row not in told]
        told.update(rows)
        heading = desk.link("conflict", id) if id else Link("", desk.t.say("other-articles"))
        yield from ((heading, row) for row in claim_rows(desk, rows, None) if row.grade not in SETTLED)


def _groups(part: Sequence[tuple[Link, ClaimRow]]) -> Iterator[OpenClaims]:
    rows: dict[Link, list[ClaimRow]] = {}
    for heading, row in part:
        rows.setdefault(heading, []).append(row)
    for number, (heading, found) in enumerate(rows.items(), 1):
        yield OpenClaims(f"_group-{number}", heading, tuple(found))


def _row(desk: Desk, row: Row, sides: Sides | None) -> ClaimRow:
    said = [(desk.digest.article[s.article], s.number, s.opposite) for s in row]
    claims = [(article, article.article.claims[number], opposite) for article, number, opposite in said]
    first = claims[0][1]
    newest = claims[-1][1]
    grade = _grade([a.claim_grades[n] for a, n, _ in said], claims)
    since = _said_on(*claims[0][:2])
    article, number, _ = said[0]
    links = [(Link(f"{a.url}#_claim-{n + 1}", typographic(a.article.claims[n].text)), o) for a, n, o in said]
    wordings = dict.fromkeys((link.words, opposite) for link, opposite in links)
    return ClaimRow(
        id=f"_claim-{article.id}-{number + 1}",
        text=links[0][0],
        opposite=tuple(next(link for link, o in links if o and link.words == w) for w, o in wordings if o),
        since=desk.t.date(since),
        iso=since.isoformat(),
        grade=grade,
        grade_words=desk.t.of("grade", grade),
        attribution=desk.t.of("attribution", newest.attribution) if newest.attribution else "",
        how=typographic(first.how or newest.how),
        says=_links(desk, claims, opposite=False),
        denied=_links(desk, claims, opposite=True),
        positions=_positions(desk, claims, sides) if sides else (),
        reports=tuple(dict.fromkeys(Link(a.url, desk.t.date(a.day), note="") for a, _, _ in said)),
    )


def _grade(grades: Sequence[str], claims: _Said) -> str:
    """How sure a row is: as its newest claim if that settles it, contested if anybody denies it, else as its surest claim."""
    if grades[-1] in SETTLED:
        return grades[-1]
    if any(claim.denied_by for _, claim, _ in claims) or len({opposite for _, _, opposite in claims}) > 1:
        return "contested"
    return max(grades, key=ORDER.index)


def _said_on(article: LinkedArticle, claim: Claim) -> dt.date:
    return claim.asserted_on or article.day


_Said = Sequence[tuple[LinkedArticle, Claim, bool]]


def _stances(claims: _Said) -> Iterator[tuple[Ref, bool]]:
    """Who stands where: True for those who say the opposite of the row's first claim."""
    for _, claim, opposite in claims:
        yield claim.by, opposite
        yield from ((ref, not opposite) for ref in claim.denied_by)


def _links(desk: Desk, claims: _Said, opposite: bool) -> tuple[Link, ...]:
    return tuple(dict.fromkeys(desk.speaker(ref) for ref, turned in _stances(claims) if turned == opposite))


def _positions(desk: Desk, claims: _Said, sides: Sides) -> tuple[Position, ...]:
    """What each side says of it, and all who stand on none."""
    found: dict[int, dict[tuple[Link, bool], None]] = {n: {} for n in (*range(len(sides.names)), -1)}
    for ref, opposite in _stances(claims):
        found[sides.of(ref.id)][desk.speaker(ref), opposite] = None
    heads = (*sides.names, desk.t.say("others"))
    return tuple(_position(desk, head, tuple(said)) for head, said in zip(heads, found.values(), strict=True))


def _position(desk: Desk, side: str, said: tuple[tuple[Link, bool], ...]) -> Position:
    ways = {opposite for _, opposite in said}
    stance = SILENT if not ways else BOTH if len(ways) > 1 else DENIES if True in ways else SAYS
    says = tuple(link for link, opposite in said if not opposite)
    denies = tuple(link for link, opposite in said if opposite)
    return Position(side, stance, desk.t.of("stance", stance), says, denies)
