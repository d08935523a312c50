"""What was changed or taken back since it was published: corrections, and withdrawals as one more kind of them.

Knows which there are, in what order, and where each is told; what one looks like is the desk's and the feeds'.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from generator.model.article import Article
from generator.model.citation import Correction
from generator.model.digest import Digest, LinkedArticle, LinkedEdition, Text
from generator.model.labels import Labels

Notice: TypeAlias = tuple[LinkedArticle, Correction]
Place: TypeAlias = tuple[str, str]  # of something that tells notices: its kind and id

WITHDRAWAL = "withdrawal"
GRAVEST = ("retraction", "correction", "clarification", "update")
DAY = dt.timedelta(days=1)


def notices(articles: Iterable[LinkedArticle]) -> tuple[Notice, ...]:
    """Every notice, newest first."""
    found = [(article, correction) for article in articles for correction in _of(article.article)]
    return tuple(sorted(found, key=lambda notice: (-notice[1].date.toordinal(), notice[0].id, notice[1].name)))


def _of(article: Article) -> tuple[Correction, ...]:
    """An article's corrections; a withdrawal counts as one, unless a retraction of its day already says so."""
    gone = article.withdrawn
    if not article.is_withdrawn or gone is None:
        return article.corrections
    if any(c.kind == "retraction" and c.date == gone.date for c in article.corrections):
        return article.corrections
    return (*article.corrections, Correction(date=gone.date, kind=WITHDRAWAL, text=gone.reason, id=WITHDRAWAL))


def told(digest: Digest, found: Iterable[Notice]) -> Mapping[Place, tuple[Notice, ...]]:
    """The notices that each tag, conflict, entity, outlet and edition tells."""
    places: dict[Place, list[Notice]] = {}
    series = [_ends(digest.days), _ends(digest.weeks)]
    for notice in found:
        for place in (*_filed(notice[0]), *_editions(notice[1].date, series)):
            places.setdefault(place, []).append(notice)
    return {place: tuple(of) for place, of in places.items()}


def _filed(article: LinkedArticle) -> Iterator[Place]:
    yield from (("tag", id) for id in article.tags)
    yield from (("conflict", id) for id in article.conflicts)
    yield from (("entity", id) for id in article.entities)
    yield from (("source", id) for id in article.outlets)


def _ends(editions: tuple[LinkedEdition, ...]) -> list[LinkedEdition]:
    return sorted(editions, key=lambda e: e.period.end)


def _editions(day: dt.date, series: Iterable[list[LinkedEdition]]) -> Iterator[Place]:
    """The next day's edition, or the first after it that there is, and the week's that it stands in.

    A correction of the 12th stands in the edition of the 13th: so nobody misses one that came when the 12th's had gone out,
    and the page of a day that is over stays as it was.
    """
    for editions in series:
        at = bisect_left(editions, day + DAY, key=lambda e: e.period.end)
        if at < len(editions):
            yield ("edition", editions[at].period.id)


def gravest(article: Article) -> Correction | None:
    """The correction that a list marks the article with: the gravest, of those the newest."""
    return min(article.corrections, key=lambda c: (GRAVEST.index(c.kind), -c.date.toordinal(), c.name), default=None)


def placed(digest: Digest, t: Labels) -> Digest:
    """The digest, each mark of a correction in a text with its words: what it is, and its day."""
    corrected = (a.article for a in digest.articles if a.article.corrections)
    changed = {a.origin.path: _worded(a, text, t) for a in corrected if (text := digest.texts.get(a.origin.path))}
    return replace(digest, texts={**digest.texts, **changed}) if changed else digest


def is_marked(text: Text | None, correction: Correction) -> bool:
    """Whether the text marks the place of a correction."""
    return text is not None and f"#_correction-{correction.name}" in text.urls


def _worded(article: Article, text: Text, t: Labels) -> Text:
    words = {c.name: f"[{t.of('correction', c.kind)}, {t.date(c.date)}]" for c in article.corrections}
    pairs = zip(text.fragment.links, text.words, strict=True)
    return replace(text, words=tuple(words.get(k.target, w) if k.kind == "correction" else w for k, w in pairs))
