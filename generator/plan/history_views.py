"""What the template of a history page sees."""

from __future__ import annotations

from typing import NamedTuple

from generator.model.page import Frame, Link
from generator.plan.views import Pager


class ChangeView(NamedTuple):
    """A change of an article: when, of what kind, in facts, and word by word (`=` stayed, `-` went, `+` came)."""

    id: str
    iso: str
    date: str
    kind: str
    kind_words: str
    facts: tuple[str, ...]
    parts: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    pending: str


class SinceEntry(NamedTuple):
    """A report that something happened to: its day, the report with its warning and grade, and a mark that leads to what was done to it."""

    date: str
    report: Link
    warning: str
    grade: str
    grade_words: str
    mark: Link | None


class SinceView(NamedTuple):
    """What is new, changed, corrected, confirmed or withdrawn since a day, in groups."""

    frame: Frame
    heading: str
    description: str
    groups: tuple[tuple[str, tuple[SinceEntry, ...]], ...]
    pager: Pager


class HistoryView(NamedTuple):
    """All changes of an article since it was published, newest first; `hidden` says why earlier words are not shown."""

    frame: Frame
    heading: str
    article: Link
    hidden: str
    changes: tuple[ChangeView, ...]
    pager: Pager
