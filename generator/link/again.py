"""Links every article, and those whose text and surroundings did not change from what was kept of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from hashlib import blake2b
from typing import Any

from generator.link.assembly import Assembly, Earlier
from generator.link.related import related
from generator.link.targets import target
from generator.model.article import Article
from generator.model.digest import LinkedArticle, Relation, Text
from generator.model.fragment import EMPTY, Fragment
from generator.traces import Present

# What is known of an article from others, but for the article itself and its time, which has the site's zone in it.
KEPT = tuple(f.name for f in fields(LinkedArticle) if f.name not in ("article", "time"))

RELATIONS = "\0relations"  # among the names of what was linked, where all others are paths


def articles(work: Assembly) -> tuple[list[LinkedArticle], Present]:
    """Every article, linked anew where what it says changed, or what it read of others; and what is known of them."""
    earlier = work.inputs.earlier
    outlets = tuple(source.name for source in work.sources.values())
    ledger = bool(work.inputs.evidence)  # without one, no article asks it
    shared = earlier.stamps.of((work.inputs.settings, tuple(work.entities.values()), outlets, ledger))
    present = Present(earlier.past, earlier.stamps, work.lookups, shared)
    made = []
    for article in work.articles:
        path = article.origin.path
        given = earlier.prints.get(path, b"")
        fragment = work.inputs.fragments.get(path, EMPTY)
        known = present.spared(path, given) if given else None
        linked = _again(work, article, fragment, earlier.unpack(known.kept)) if known else None
        made.append(linked or _anew(work, article, fragment, given, present))
    return made, present


def relations(
    articles: Sequence[LinkedArticle], private: frozenset[str], present: Present, earlier: Earlier
) -> Mapping[str, tuple[Relation, ...]]:
    """What each article is related to, weighed anew only where anything changed that brings articles together."""
    given = blake2b(repr((sorted(private), [_brings(a) for a in articles])).encode("utf-8", "surrogatepass")).digest()
    known = present.spared(RELATIONS, given)
    if known and (kept := earlier.unpack(known.kept)) is not None:
        return {id: tuple(Relation(*one) for one in found) for id, found in kept.items()}
    made = related(articles, private)
    present.note(RELATIONS, given, (), earlier.pack({id: tuple(map(tuple, found)) for id, found in made.items()}))
    return made


def _brings(a: LinkedArticle) -> tuple[object, ...]:
    """What of an article brings it together with others."""
    named = (*(ref.id for ref in a.article.follows), "", *(ref.id for ref in a.article.related))
    return a.id, a.day.toordinal(), a.tags, a.conflicts, a.entities, named


def _again(work: Assembly, article: Article, fragment: Fragment, kept: Any) -> LinkedArticle | None:
    """An article from what was kept of it, or None if that was damaged."""
    if kept is None:
        return None
    values, (urls, words, found_names), found, links = kept
    work.found.extend(found)
    me = target(article, work.zone)
    assert me is not None
    work.noted.extend((me, key) for key in links)
    work.texts[article.origin.path] = Text(fragment, urls, words, found_names)
    known = dict(zip(KEPT, values, strict=True))
    return LinkedArticle(article=article, time=article.date.exact(work.zone), **known)


def _anew(work: Assembly, article: Article, fragment: Fragment, given: bytes, present: Present) -> LinkedArticle:
    found, noted = len(work.found), len(work.noted)
    with work.watch.apart() as cells:
        linked = work.article(article)
    text = work.texts[article.origin.path]
    if given and not any(link.kind == "image" for link in fragment.links):  # where pictures are is nobody's cell
        links = tuple(key for _, key in work.noted[noted:])
        values = tuple(getattr(linked, name) for name in KEPT)
        kept = (values, (text.urls, text.words, text.mentions), tuple(work.found[found:]), links)
        present.note(article.origin.path, given, cells, work.inputs.earlier.pack(kept))
    return linked
