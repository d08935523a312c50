"""How sure an article is, at a glance: whose statements its citations relay, and how many claims have which grade.

Grades nothing: that is `link`'s.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.citation import GRADES
from generator.model.page import Link
from generator.plan.desk import Desk
from generator.plan.views import CitationView, ClaimView, OriginView


def origins(desk: Desk, citations: Sequence[CitationView]) -> tuple[OriginView, ...]:
    """Citations under whose statement they relay, in the order of first citation; those without an origin come last."""
    groups: dict[str, list[CitationView]] = {}
    for citation in citations:
        groups.setdefault(citation.origin, []).append(citation)
    rest = groups.pop("", [])
    found = [_origin(desk, key, tuple(of)) for key, of in groups.items()]
    if rest:
        found.append(OriginView(Link("", desk.t.say("no-origin")), "", tuple(rest)))
    return tuple(found)


def _origin(desk: Desk, key: str, citations: tuple[CitationView, ...]) -> OriginView:
    kind, _, id = key.partition(":")
    name = desk.link(kind, id)
    own = next((c for c in citations if c.outlet.words == name.words), None)
    return OriginView(name, own.about if own else "", citations)


def tally(desk: Desk, claims: Sequence[ClaimView]) -> tuple[tuple[int, str, str], ...]:
    """How many claims have each grade, from the surest: number, grade, its words."""
    counts = {grade: sum(claim.grade == grade for claim in claims) for grade in GRADES}
    return tuple((count, grade, desk.t.of("sure", grade)) for grade, count in counts.items() if count)
