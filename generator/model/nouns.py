"""The nouns that documents hold, as one type."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.article import Article, Edition, Note
from generator.model.registry import Conflict, Entity, HouseWord, OrdinaryPage, Source, Tag

Noun = Article | Note | Edition | Conflict | Entity | Source | Tag | OrdinaryPage | HouseWord


@dataclass(frozen=True, slots=True)
class Broken:
    """A document whose noun could not be made; references to it are not reported a second time."""

    path: str
    id: str
