"""Derives how sure a claim and an article are, from origins.

A citation's origin is its `via`, or without one its source; an aggregator without `via` is no origin of its own. One origin
makes a claim single-source, two or more corroborated; editors may state another grade.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.article import Article
from generator.model.citation import Claim
from generator.model.digest import CitedSource

STRENGTH = ("confirmed", "corroborated", "single-source", "unverified", "discounted")


def article_grade(article: Article, cited: tuple[CitedSource, ...]) -> str:
    """The article's grade: stated, or contested if a claim of its is, else as its weakest claim; "" without claims."""
    if article.verification:
        return article.verification
    origins = {c.label: s.origin for c, s in zip(article.sources, cited, strict=True) if c.label}
    grades = [claim_grade(claim, origins) for claim in article.claims]
    if "contested" in grades:
        return "contested"
    return max(grades, key=STRENGTH.index, default="")


def claim_grade(claim: Claim, origins: Mapping[str, str]) -> str:
    """The claim's grade: stated, or derived from the distinct origins of the citations it names."""
    if claim.status:
        return claim.status
    if claim.denied_by:
        return "contested"
    distinct = {origins.get(ref.id, "") for ref in claim.sources} - {""}
    return "corroborated" if len(distinct) > 1 else "single-source" if distinct else "unverified"
