"""Asks for a second pair of eyes where the site demands it: on what is confirmed, on protected people, on many dead.

Who reviewed is what the front matter says, and what git's trailers say where history is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from generator.diagnostics import Diagnostic, problem
from generator.model.article import Article
from generator.model.document import Origin
from generator.model.nouns import Broken, Noun
from generator.model.settings import Review

NOBODY: Mapping[str, Sequence[str]] = MappingProxyType({})


def unreviewed(
    nouns: Iterable[Noun | Broken], review: Review | None, trailers: Mapping[str, Sequence[str]] = NOBODY
) -> Iterator[Diagnostic]:
    """Yield a problem for each article that needs a second editor and has none; `trailers` has names by path."""
    if review is None:
        return
    for noun in nouns:
        if isinstance(noun, Article) and noun.status == "published":
            why = _why(noun, review)
            reviewers = (*noun.reviewed_by, *trailers.get(noun.origin.path, ()))
            if why and not {_name(r) for r in reviewers} - {_name(a) for a in noun.author}:
                yield _alone(noun, why, reviewers)


def _why(article: Article, review: Review) -> str:
    """What about the article needs a second editor."""
    if "protected" in review.of and article.protected:
        return f"protected ({', '.join(article.protected)})"
    grades = (article.verification, *(claim.status for claim in article.claims))
    if "confirmed" in review.of and "confirmed" in grades:
        return "confirmed"
    dead = max((f.max or f.min or 0 for f in article.figures if f.kind in ("killed", "killed-or-injured")), default=0)
    return f"about {dead} dead" if review.dead and dead >= review.dead else ""


def _name(written: str) -> str:
    """A name without its address, spaces and capitals apart: `Olena K. <olena@…>` is `olena k.`."""
    return " ".join(written.partition("<")[0].split()).casefold()


def _alone(article: Article, why: str, reviewers: Sequence[str]) -> Diagnostic:
    origin: Origin = article.origin
    if reviewers:
        said = f"its author is its only reviewer ({', '.join(dict.fromkeys(reviewers))})"
    else:
        said = "nobody is named who checked it"
    where = origin.at(
        "reviewed_by", "protected" if why.startswith("protected") else "claims", "figures", "verification"
    )
    message = f"this article is {why} and needs a second editor; {said}"
    return problem("review-needed", where, message, "name somebody other than its author: reviewed_by: …")
