"""Finds what became of addresses that entries of registries, ordinary pages and editions had: what each leads to, or that it is dead.

An entry that has the id, the Wikidata id or the name of one that is gone took its place, and a tag that has its id among its aliases;
of a file that moved, git knows.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.diagnostics import Diagnostic, Span, problem
from generator.model.history import Had
from generator.model.nouns import Noun
from generator.model.registry import Entity, Tag
from generator.record.lives import Key

WORDS = {"entity": "an entity", "source": "an outlet", "conflict": "a conflict", "tag": "a tag", "page": "a page", "edition": "an edition"}  # fmt: skip


class Now(NamedTuple):
    """What stands now: addresses of pages, all nouns, those that wait, each entry with its address, files that cannot be read."""

    urls: Collection[str]
    nouns: Sequence[Noun]
    held: Sequence[Noun]
    here: Sequence[Had]
    broken: frozenset[str]
    day: Mapping[int, int]


def moved(had: Iterable[Had], now: Now, files: Mapping[str, str]) -> tuple[dict[str, Key], list[Diagnostic]]:
    """What each old address leads to, and an error for each that would be dead; `files` says where files moved to."""
    dead = [one for one in _newest(had) if one.url not in now.urls]
    if not dead:
        return {}, []
    answered = set(_answered(now.nouns))
    heirs = _Heirs(now, files)
    found: dict[str, Key] = {}
    faults = []
    for one in dead:
        heir = heirs.of(one)
        if one.url in answered or one.path in now.broken or heirs.is_private(one):
            continue
        if heir:
            found[one.url] = heir
        else:
            faults.append(_gone(one, now))
    return found, faults


def _newest(had: Iterable[Had]) -> list[Had]:
    """Each address once, as it was last."""
    latest: dict[str, Had] = {}
    for one in had:
        known = latest.get(one.url)
        if known is None or known.until <= one.until:
            latest[one.url] = one
    return [latest[url] for url in sorted(latest)]


def _answered(nouns: Iterable[Noun]) -> Iterator[str]:
    for noun in nouns:
        yield from (old.strip("/") + "/" for old in getattr(noun, "old_urls", ()))


class _Heirs:
    """Who took whose place."""

    def __init__(self, now: Now, files: Mapping[str, str]) -> None:
        self.files = files
        self.ids = {(one.kind, one.id) for one in now.here}
        self.by_qid = {(one.kind, one.qid): one.id for one in now.here if one.qid}
        self.by_path: dict[str, Had] = {one.path: one for one in now.here if one.path.endswith(".md")}
        named = Counter((one.kind, one.name.casefold()) for one in now.here)
        self.by_name = {
            key: one.id for one in now.here if one.name and named[key := (one.kind, one.name.casefold())] == 1
        }
        self.by_alias = {alias: noun.id for noun in now.nouns if isinstance(noun, Tag) for alias in noun.aliases}
        self.private = {noun.id for noun in now.nouns if isinstance(noun, Entity) and noun.sensitive}

    def is_private(self, one: Had) -> bool:
        """Whether it became a private person, who has no page: an old address would tell of them."""
        return one.kind == "entity" and one.id in self.private

    def of(self, one: Had) -> Key | None:
        """Who took its place, if anybody did."""
        if (one.kind, one.id) in self.ids:
            return one.kind, one.id
        if one.kind == "tag" and one.id in self.by_alias:
            return one.kind, self.by_alias[one.id]
        path = one.path
        for _ in range(len(self.files)):
            path = self.files.get(path, path)
        there = self.by_path.get(path) if one.path.endswith(".md") else None
        if there and there.kind == one.kind:
            return there.kind, there.id
        id = self.by_qid.get((one.kind, one.qid)) or self.by_name.get((one.kind, one.name.casefold()))
        return (one.kind, id) if id else None


def _gone(one: Had, now: Now) -> Diagnostic:
    on = dt.date.fromordinal(now.day[one.at])
    waiting = next((n for n in now.held if n.origin.path == one.path and getattr(n, "status", "") == "draft"), None)
    if waiting:
        message = f"this was published ({on}, /{one.url}) and is a draft now; its address would be empty"
        return problem("deleted-published", waiting.origin.at("status"), message, "publish it again")
    named = f'"{one.name}", ' if one.name and one.kind != "edition" else ""
    message = f"{named}{WORDS[one.kind]}, was published ({on}, /{one.url}) and is gone; its address would be empty"
    where = "an ordinary page" if one.kind == "edition" else "what took its place"
    cure = f"restore it; or say where readers go on, in {where}: old_urls: [/{one.url}]"
    if one.kind == "entity":
        cure += "; of a person who must not be named any more, keep the entry with sensitive: true"
    return problem("deleted-published", Span(one.path), message, cure)
