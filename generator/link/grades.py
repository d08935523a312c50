"""Derives how sure a claim and an article are, from origins, and says where an editor states more than that.

The rule stands as a table in `docs/grades.md`: one origin makes a claim single-source, two or more corroborated, a denial
contested. Editors may state a lower grade, never a higher one; `confirmed` needs two origins or a line that says how we know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, problem
from generator.model.article import Article
from generator.model.citation import Claim
from generator.model.digest import CitedSource

# The surest first.
STRENGTH = ("confirmed", "corroborated", "single-source", "unverified", "contested", "discounted")
COUNTS = ("no origin", "one origin", "two origins")


@dataclass(frozen=True, slots=True)
class Support:
    """What a grade rests on: distinct origins, how many links lead to them, whether somebody denies it, whether we say how we know."""

    origins: tuple[str, ...]
    links: int
    denied: bool = False
    how: bool = False

    @property
    def derived(self) -> str:
        """The grade where none is stated."""
        if self.denied:
            return "contested"
        return ("unverified", "single-source", "corroborated")[min(len(self.origins), 2)]

    def bears(self, grade: str) -> bool:
        """Whether a stated grade is no higher than the rule allows."""
        if grade == "contested":
            return self.denied
        if grade in ("unverified", "discounted"):
            return True
        if grade == "confirmed":
            return self.how or (len(self.origins) > 1 and not self.denied)
        return not self.denied and len(self.origins) >= (2 if grade == "corroborated" else 1)


def support(article: Article, claim: Claim, cited: Sequence[CitedSource]) -> Support:
    """What a claim rests on: the citations that it names."""
    named = {ref.id for ref in claim.sources}
    used = [known.origin for c, known in zip(article.sources, cited, strict=True) if c.label in named]
    return Support(tuple(dict.fromkeys(o for o in used if o)), len(used), bool(claim.denied_by), bool(claim.how))


def claim_grades(article: Article, cited: Sequence[CitedSource]) -> tuple[str, ...]:
    """The grade of each claim: stated, or derived."""
    return tuple(claim.status or support(article, claim, cited).derived for claim in article.claims)


def article_grade(article: Article, grades: Sequence[str]) -> str:
    """The article's grade: stated, or contested if a claim of its is, else as its weakest claim; "" without claims."""
    return article.verification or weakest(grades)


def weakest(grades: Sequence[str]) -> str:
    """Contested if one of the grades is, else the least sure of them."""
    return "contested" if "contested" in grades else max(grades, key=STRENGTH.index, default="")


def check(article: Article, cited: Sequence[CitedSource]) -> Iterator[Diagnostic]:
    """Yield what is stated above the rule. Where a citation or label is faulty itself, only that is reported."""
    labels = {c.label for c in article.sources}
    unread = any(c.via and not known.origin for c, known in zip(article.sources, cited, strict=True))
    if "sources" in article.origin.faulty or unread:
        return
    for claim in article.claims:
        if claim.status and {ref.id for ref in claim.sources} <= labels:
            yield from _claim(claim, support(article, claim, cited))
    if article.verification:
        yield from _article(article, cited)


def _claim(claim: Claim, rests: Support) -> Iterator[Diagnostic]:
    where, grade = claim.origin.at("status"), claim.status
    if rests.bears(grade):
        return
    if grade == "contested":
        yield _undenied(where)
    elif rests.denied:
        message = f'status "{grade}", but denied_by: names somebody who says the opposite'
        cure = "write status: contested" + (", or how: with how we know all the same" if grade == "confirmed" else "")
        yield problem("claim-grade-too-high", where, message, cure)
    elif len(rests.origins) == 1 and rests.links > 1:
        _, _, id = rests.origins[0].partition(":")
        relay = f"both links relay the same statement ({id})" if rests.links == 2 else ""
        relay = relay or f"all {rests.links} links relay the same statement ({id})"
        cure = f"write status: single-source, or add an independent origin{_or_how(grade)}"
        yield problem("same-origin", where, f'status "{grade}", but {relay}', cure)
    else:
        message = f'status "{grade}" needs {_needed(grade)}; this claim has {_has(rests)}'
        cure = f"write status: {rests.derived}, or name in sources: what else says so{_or_how(grade)}"
        yield problem("claim-grade-too-high", where, message, cure)


def _article(article: Article, cited: Sequence[CitedSource]) -> Iterator[Diagnostic]:
    where, stated = article.origin.at("verification"), article.verification
    if article.claims:
        derived = weakest(claim_grades(article, cited))
        if stated == "contested" and derived != "contested":
            yield _undenied(where)
        elif STRENGTH.index(stated) < STRENGTH.index(derived):
            weak = [n for n, grade in enumerate(claim_grades(article, cited), 1) if grade == derived]
            which = f"claim {weak[0]}" if len(weak) == 1 else f"claims {', '.join(map(str, weak))}"
            message = f'verification "{stated}" is above what the claims allow: {which} of {len(article.claims)} '
            message += f"{'is' if len(weak) == 1 else 'are'} {derived}"
            yield problem("claim-grade-too-high", where, message, f"write verification: {derived}, or leave it out")
        return
    rests = Support(tuple(dict.fromkeys(c.origin for c in cited if c.origin)), len(cited))
    if stated == "contested":
        yield _undenied(where)
    elif not rests.bears(stated):
        message = f'verification "{stated}" needs {_needed(stated)}; the article has {_has(rests)}'
        yield problem(
            "claim-grade-too-high", where, message, f"write verification: {rests.derived}, or state the claims"
        )


def _undenied(where: object) -> Diagnostic:
    cure = "add denied_by: with who says the opposite to the claim, or give another grade"
    return problem("contested-without-denial", where, "contested, but no claim says who denies it", cure)  # type: ignore[arg-type]


def _needed(grade: str) -> str:
    return (
        "two origins or a how: line"
        if grade == "confirmed"
        else "two origins"
        if grade == "corroborated"
        else "an origin"
    )


def _has(rests: Support) -> str:
    names = ", ".join(origin.partition(":")[2] for origin in rests.origins)
    return f"{COUNTS[min(len(rests.origins), 2)]}{f' ({names})' if names else ''}"


def _or_how(grade: str) -> str:
    return ", or say in how: how we know" if grade == "confirmed" else ""
