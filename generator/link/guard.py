"""Finds private persons who are named in an article about people whom the law protects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator.diagnostics import Diagnostic, Span, inside, problem, within
from generator.link.names import Names, look, names
from generator.model.article import Article
from generator.model.registry import Entity


def private(entities: Iterable[Entity]) -> Names:
    """The names of all private persons."""
    return names(e for e in entities if e.sensitive)


def check(article: Article, private: Names) -> Iterator[Diagnostic]:
    """Yield an error for each private person that the title, the summary, the text or a claim names."""
    if not article.protected or article.public_interest or not private.begun:
        return
    groups = ", ".join(article.protected)
    told: set[str] = set()
    for text, place in _texts(article):
        for found in look(text, 0, len(text), private):
            for person in set(found.name.entities) - told:
                told.add(person)
                message = f"a private person is named in an article about protected people ({groups}): {person}"
                cure = 'leave the name out, or give public_interest: "reason" (it is published)'
                yield problem("protected-named", place(found.start, found.end), message, cure)


def _texts(article: Article) -> Iterator[tuple[str, Callable[[int, int], Span]]]:
    """Each text with what tells the place of a stretch of it."""
    origin, body = article.origin, article.body
    for where, text in (
        (origin.at("title"), article.title),
        (origin.at("summary"), article.summary),
        *((claim.origin.at("text"), claim.text) for claim in article.claims),
    ):
        yield text, partial(inside, where, text)
    yield body.text, lambda start, end: within(origin.path, body.text, start, end, body.line)
