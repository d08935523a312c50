"""Says who reviewed an article as it is: a reviewer named in a commit's message saw the text of that commit, and no later one.

A change since then matters if it is of what the review was asked for: of protected people any change that readers see; of what
is confirmed its claims, sources, names, numbers and quotations; of many dead the figures and the numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from generator import parse, record
from generator.model.article import Article
from generator.model.document import Document
from generator.model.history import Change, Reviewed, Reviews

CLAIMS = frozenset({"claim", "status", "attribution", "by", "denied", "how", "source", "verification"})


def trailers(
    ask: Callable[[], Reviews], paths: frozenset[str]
) -> Callable[[Article, str], tuple[Sequence[str], Sequence[tuple[str, str]]]]:
    """What answers for an article and a reason: who reviewed it as it is, and who did before. Git is asked once, if at all."""
    known: list[_Known] = []

    def answer(article: Article, reason: str) -> tuple[Sequence[str], Sequence[tuple[str, str]]]:
        if not known:
            known.append(_Known(ask(), paths))
        return known[0].of(article, reason)

    return answer


class _Known:
    """The reviewed states, by path; those of files that are no longer there by the article's id."""

    def __init__(self, reviews: Reviews, paths: frozenset[str]) -> None:
        self.reviews = reviews
        self.by_path: dict[str, list[Reviewed]] = {}
        for one in reviews.states:
            self.by_path.setdefault(one.path, []).append(one)
        gone = [one for one in reviews.states if one.path not in paths]
        texts = reviews.texts([one.blob for one in gone])
        self.by_id: dict[str, list[Reviewed]] = {}
        for one in gone:
            noun = _article(one.path, texts.get(one.blob, b""))
            if noun:
                self.by_id.setdefault(noun.id, []).append(one)

    def of(self, article: Article, reason: str) -> tuple[Sequence[str], Sequence[tuple[str, str]]]:
        """Names that count, and names that did once, each with what changed since."""
        path = article.origin.path
        states = [*self.by_path.get(path, ()), *self.by_id.get(article.id, ())]
        texts = self.reviews.texts([one.blob for one in states])
        names: list[str] = []
        before: list[tuple[str, str]] = []
        for one in states:
            was = _article(one.path, texts.get(one.blob, b""))
            later = next(_later(record.change(was, article), reason), "") if was else "the text"
            if later:
                before.extend((name, later) for name in one.names)
            else:
                names.extend(one.names)
        return names, before


def _later(change: Change, reason: str) -> Iterator[str]:
    """What changed that a reviewer should have seen, in an editor's words."""
    grave = set(change.grave)
    for fact in (*change.facts, *change.grave):
        if reason == "protected" or fact in grave or fact.what in CLAIMS or fact.what.startswith("figure-"):
            yield record.line(fact)
    yield from (f"the {part.name}" for part in change.parts if reason == "protected" or part.name == "claim")


def _article(path: str, data: bytes) -> Article | None:
    nouns = parse.document(Document(path, data)).value if data else ()
    return next((noun for noun in nouns if isinstance(noun, Article)), None)
