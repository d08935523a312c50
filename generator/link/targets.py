"""Everything with an id, and what an id means.

`[[id]]` resolves where exactly one kind has the id; otherwise the full form is needed, such as `[[place:kursk]]`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from generator.model.article import Article, Edition, Note
from generator.model.digest import Target
from generator.model.nouns import Noun
from generator.model.registry import ENTITY_TYPES, Conflict, Entity, HouseWord, OrdinaryPage, Source, Tag
from generator.model.times import day_url
from generator.text.typography import typographic

Identified: TypeAlias = Article | Note | Edition | Conflict | Entity | Source | Tag

KINDS = ("article", "note", "edition", "conflict", "entity", "source", "tag")


@dataclass(frozen=True, slots=True)
class Targets:
    """Targets by kind and id."""

    by_kind: Mapping[str, Mapping[str, Target]]

    def find(self, written: str, kinds: Iterable[str] = KINDS) -> list[Target]:
        """The targets that the written id may mean, among these kinds."""
        wanted, colon, rest = written.partition(":")
        if colon and wanted in (*KINDS, *ENTITY_TYPES, "digest"):
            return self._full({"digest": "edition"}.get(wanted, wanted), rest.strip())
        found = []
        for kind in kinds:
            target = self._one(kind, written)
            if target:
                found.append(target)
        return found

    def ids(self, kinds: Iterable[str] = KINDS) -> set[str]:
        """All ids of these kinds."""
        return {id for kind in kinds for id in self.by_kind.get("entity" if kind in ENTITY_TYPES else kind, ())}

    def _one(self, kind: str, id: str) -> Target | None:
        if kind in ENTITY_TYPES:
            target = self.by_kind["entity"].get(id)
            return target if target and target.type == kind else None
        return self.by_kind.get(kind, {}).get(id)

    def _full(self, kind: str, id: str) -> list[Target]:
        target = self._one(kind, id)
        return [target] if target else []


def article_url(article: Article, zone: dt.tzinfo) -> str:
    """`2025/01/12/slug/`, by its date in the site's zone."""
    return f"{day_url(article.date.day_in(zone))}{article.slug}/"


def note_url(note: Note) -> str:
    """`notes/slug/`."""
    return f"notes/{note.slug or note.id}/"


def target(noun: Noun, zone: dt.tzinfo) -> Target | None:
    """What a noun is as something to link to; ordinary pages are linked by their address."""
    return None if isinstance(noun, OrdinaryPage | HouseWord) else identified(noun, zone)


def identified(noun: Identified, zone: dt.tzinfo) -> Target:
    """What a noun with an id is as something to link to."""
    path = noun.origin.path
    match noun:
        case Article():
            return Target("article", noun.id, article_url(noun, zone), typographic(noun.title), path)
        case Note():
            return Target("note", noun.id, note_url(noun), typographic(noun.title), path)
        case Edition():
            return Target("edition", noun.id, noun.period.url, typographic(noun.title) or noun.id, path)
        case Conflict():
            return Target("conflict", noun.id, noun.url, noun.name, path)
        case Entity():
            return Target("entity", noun.id, "" if noun.sensitive else noun.url, noun.name, path, noun.type)
        case Source():
            return Target("source", noun.id, noun.url, noun.name, path)
        case _:
            return Target("tag", noun.id, noun.url, noun.name, path)
