"""All that is noticed in one article's prose."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.model.article import Article
from generator.prose import attribution, figures, guard, wording
from generator.prose.house import House
from generator.prose.passages import passages


def check(article: Article, plain: str, house: House) -> Iterator[Diagnostic]:
    """Yield the problems of an English article; `plain` is its body with the code blank."""
    read = passages(article, plain)
    yield from guard.unmarked(article, read)
    yield from guard.pictures(article, read[2])
    yield from figures.check(article, read)
    yield from attribution.check(article, read)
    yield from wording.loaded(read, house)
    yield from wording.headings(read, house)
