"""Asks for a second pair of eyes where the site demands it: on what is confirmed, on protected people, on many dead.

Who reviewed is what the front matter says, and what git's trailers say of the text as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from generator.diagnostics import Diagnostic, problem
from generator.model.article import Article
from generator.model.document import Origin
from generator.model.nouns import Broken, Noun
from generator.model.settings import Review

# Who reviewed an article as it is in what a reason is about; and who did before, with what changed since in a few words.
Trailers: TypeAlias = Callable[[Article, str], tuple[Sequence[str], Sequence[tuple[str, str]]]]
PROTECTED, CONFIRMED, DEAD = "protected", "confirmed", "dead"


def nobody(article: Article, reason: str) -> tuple[Sequence[str], Sequence[tuple[str, str]]]:
    """No trailer names anybody."""
    return (), ()


def unreviewed(
    nouns: Iterable[Noun | Broken], review: Review | None, trailers: Trailers = nobody
) -> Iterator[Diagnostic]:
    """Yield a problem for each article that needs a second editor and has none."""
    if review is None:
        return
    for noun in nouns:
        if not isinstance(noun, Article) or noun.status != "published":
            continue
        for reason, said in _reasons(noun, review):
            if _is_other(noun, noun.reviewed_by):
                break
            names, before = trailers(noun, reason)
            if not _is_other(noun, names):
                yield _alone(
                    noun, reason, said, (*noun.reviewed_by, *names), [b for b in before if _is_other(noun, b[:1])]
                )
                break


def _is_other(article: Article, names: Sequence[str]) -> bool:
    """Whether somebody other than its author is among them."""
    return bool({_name(name) for name in names} - {_name(author) for author in article.author})


def _reasons(article: Article, review: Review) -> Iterator[tuple[str, str]]:
    """What about the article needs a second editor, and that in words."""
    if PROTECTED in review.of and article.protected:
        yield PROTECTED, f"protected ({', '.join(article.protected)})"
    grades = (article.verification, *(claim.status for claim in article.claims))
    if CONFIRMED in review.of and CONFIRMED in grades:
        yield CONFIRMED, CONFIRMED
    dead = max((f.max or f.min or 0 for f in article.figures if f.kind in ("killed", "killed-or-injured")), default=0)
    if review.dead and dead >= review.dead:
        yield DEAD, f"about {dead} dead"


def _name(written: str) -> str:
    """A name without its address, spaces and capitals apart: `Olena K. <olena@…>` is `olena k.`."""
    return " ".join(written.partition("<")[0].split()).casefold()


def _alone(
    article: Article, reason: str, why: str, reviewers: Sequence[str], before: Sequence[tuple[str, str]]
) -> Diagnostic:
    origin: Origin = article.origin
    if before:
        name, changed = before[0]
        said = f"{name.partition('<')[0].strip()} reviewed it before this changed: {changed}"
    elif reviewers:
        said = f"its author is its only reviewer ({', '.join(dict.fromkeys(reviewers))})"
    else:
        said = "nobody is named who checked it"
    where = origin.at("reviewed_by", "protected" if reason == PROTECTED else "claims", "figures", "verification")
    message = f"this article is {why} and needs a second editor; {said}"
    return problem("review-needed", where, message, "name somebody other than its author: reviewed_by: …")
