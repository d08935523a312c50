"""Links every article, and those whose text and surroundings did not change from what was kept of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from hashlib import blake2b
from typing import Any

from generator.link.assembly import Assembly, Inputs
from generator.link.related import related
from generator.link.targets import target
from generator.model.article import Article
from generator.model.digest import LinkedArticle, Relation, Text
from generator.model.fragment import EMPTY, Fragment
from generator.traces import Cell, Present

# What is known of an article from others, but for the article itself and its time, which has the site's zone in it.
KEPT = tuple(f.name for f in fields(LinkedArticle) if f.name not in ("article", "time"))

LEAST = 300  # articles worth a process of their own
RELATIONS = "\0relations"  # among the names of what was linked, where all others are paths


@dataclass(frozen=True, slots=True)
class Share:
    """What one process linked: for each of its articles the numbers of cells and what is kept of it; and the cells."""

    made: list[tuple[list[int], bytes]]
    cells: list[Cell]


def articles(work: Assembly) -> tuple[list[LinkedArticle], Present]:
    """Every article, linked anew where what it says changed, or what it read of others; and what is known of them."""
    earlier = work.inputs.earlier
    outlets = tuple(source.name for source in work.sources.values())
    ledger = bool(work.inputs.evidence)  # without one, no article asks it
    shared = earlier.stamps.of((work.inputs.settings, tuple(work.entities.values()), outlets, ledger))
    present = Present(earlier.past, earlier.stamps, work.lookups, shared)
    known: dict[str, Any] = {}
    due: list[Article] = []
    for article in work.articles:
        path = article.origin.path
        given = earlier.prints.get(path, b"")
        done = present.spared(path, given) if given else None
        known[path] = earlier.unpack(done.kept) if done else None
        if known[path] is None and _may_go_apart(work, article):
            due.append(article)
    shares: list[Share] = work.inputs.spread(partial(_share, work), due, LEAST)
    for number, share in enumerate(shares):
        for article, (cells, kept) in zip(due[number :: len(shares)], share.made, strict=True):
            path = article.origin.path
            present.note(path, earlier.prints[path], [share.cells[n] for n in cells], kept)
            known[path] = earlier.unpack(kept)
    return [_again(work, a, known[a.origin.path]) or work.article(a) for a in work.articles], present


def _may_go_apart(work: Assembly, article: Article) -> bool:
    """Whether what becomes of it can be kept: not where it has pictures, for where they are is nobody's cell."""
    path = article.origin.path
    links = work.inputs.fragments.get(path, EMPTY).links
    return path in work.inputs.earlier.prints and not any(link.kind == "image" for link in links)


def _share(work: Assembly, some: Sequence[Article]) -> Share:
    """Some articles, linked: what is to be kept of each, and nothing else, as if it had been done elsewhere."""
    made = Share([], [])
    numbers: dict[Cell, int] = {}
    for article in some:
        found, noted = len(work.found), len(work.noted)
        with work.watch.apart() as cells:
            linked = work.article(article)
        text = work.texts.pop(article.origin.path)
        links = tuple(key for _, key in work.noted[noted:])
        values = tuple(getattr(linked, name) for name in KEPT)
        stamps = tuple(map(work.inputs.earlier.stamps.text, (linked, text)))
        kept = (values, stamps, (text.urls, text.words, text.mentions), tuple(work.found[found:]), links)
        del work.found[found:], work.noted[noted:]
        read = [numbers.setdefault(cell, len(numbers)) for cell in cells]
        made.made.append((read, work.inputs.earlier.pack(kept)))
    made.cells.extend(numbers)
    return made


class Again:
    """Links one article anew among all others as they are, for a page that somebody waits for."""

    def __init__(self, work: Assembly) -> None:
        self._work = work

    def article(self, article: Article, fragment: Fragment) -> tuple[LinkedArticle, Text]:
        """The article with what is known of it from others, and its text; nobody else learns of it."""
        work, path = self._work, article.origin.path
        inputs, found, noted, text = work.inputs, len(work.found), len(work.noted), work.texts.get(path)
        work.inputs = replace(inputs, fragments={**inputs.fragments, path: fragment})
        try:
            return work.article(article), work.texts[path]
        finally:
            work.inputs = inputs
            del work.found[found:], work.noted[noted:]
            if text is not None:
                work.texts[path] = text


def relations(
    articles: Sequence[LinkedArticle], private: frozenset[str], present: Present, inputs: Inputs
) -> Mapping[str, tuple[Relation, ...]]:
    """What each article is related to, weighed anew only where anything changed that brings articles together."""
    given = blake2b(repr((sorted(private), [_brings(a) for a in articles])).encode("utf-8", "surrogatepass")).digest()
    known = present.spared(RELATIONS, given)
    if known and (kept := inputs.earlier.unpack(known.kept)) is not None:
        return {id: tuple(Relation(*one) for one in found) for id, found in kept.items()}
    made = related(articles, private, inputs.spread)
    present.note(
        RELATIONS, given, (), inputs.earlier.pack({id: tuple(map(tuple, found)) for id, found in made.items()})
    )
    return made


def _brings(a: LinkedArticle) -> tuple[object, ...]:
    """What of an article brings it together with others."""
    named = (*(ref.bare for ref in a.article.follows), "", *(ref.bare for ref in a.article.related))
    return a.id, a.day.toordinal(), a.tags, a.conflicts, a.entities, named


def _again(work: Assembly, article: Article, kept: Any) -> LinkedArticle | None:
    """An article from what was kept of it, or None if nothing was, or damaged."""
    if kept is None:
        return None
    values, stamps, (urls, words, found_names), found, links = kept
    path = article.origin.path
    work.found.extend(found)
    me = target(article, work.zone)
    assert me is not None
    work.noted.extend((me, key) for key in links)
    text = work.texts[path] = Text(work.inputs.fragments.get(path, EMPTY), urls, words, found_names)
    known = dict(zip(KEPT, values, strict=True))
    linked = LinkedArticle(article=article, time=article.date.exact(work.zone), **known)
    for record, stamp in zip((linked, text), stamps, strict=True):
        work.inputs.earlier.stamps.learn(record, stamp)
    return linked
