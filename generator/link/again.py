"""Links every article, and those whose text and surroundings did not change from what was kept of them."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from generator.link.assembly import Assembly
from generator.link.targets import target
from generator.model.article import Article
from generator.model.digest import LinkedArticle, Text
from generator.model.fragment import EMPTY, Fragment
from generator.traces import Past, Present

# What is known of an article from others, but for the article itself and its time, which has the site's zone in it.
KEPT = tuple(f.name for f in fields(LinkedArticle) if f.name not in ("article", "time"))


def articles(work: Assembly) -> tuple[list[LinkedArticle], Past]:
    """Every article, linked anew where what it says changed, or what it read of others."""
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
    return made, present.past()


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
