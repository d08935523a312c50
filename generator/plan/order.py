"""The order in which the search numbers what it finds: oldest first, so that what is new comes last and changes no number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from generator.model.digest import LinkedArticle, LinkedNote


def reports(articles: Iterable[LinkedArticle], notes: Iterable[LinkedNote]) -> list[LinkedArticle | LinkedNote]:
    """Everything that is numbered, oldest first."""
    return sorted((*articles, *notes), key=_order)


def _order(one: LinkedArticle | LinkedNote) -> tuple[dt.date, str]:
    return one.day, key_of(one)


def key_of(one: LinkedArticle | LinkedNote) -> str:
    """What tells it from every other that is numbered."""
    return one.id if isinstance(one, LinkedArticle) else f"note:{one.note.id}"
