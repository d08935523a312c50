"""The order in which the search numbers what it finds: oldest first, so that what is new comes last and changes no number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import groupby

from generator.model.digest import LinkedArticle, LinkedNote


def reports(articles: Iterable[LinkedArticle], notes: Iterable[LinkedNote]) -> list[LinkedArticle | LinkedNote]:
    """Everything that is numbered, oldest first."""
    return sorted((*articles, *notes), key=_order)


def _order(one: LinkedArticle | LinkedNote) -> tuple[dt.date, str]:
    return one.day, key_of(one)


def cards(ordered: Iterable[LinkedArticle | LinkedNote]) -> dict[str, str]:
    """Where the search keeps what it shows of each: the month, the day, the number on that day."""
    return {
        key_of(one): f"{day.isoformat()[:7]}/{day.isoformat()[8:]}-{number}"
        for day, those in groupby(ordered, key=lambda one: one.day)
        for number, one in enumerate(those)
    }


def key_of(one: LinkedArticle | LinkedNote) -> str:
    """What tells it from every other that is numbered."""
    return one.id if isinstance(one, LinkedArticle) else f"note:{one.note.id}"
