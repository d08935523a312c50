"""What the pages about cited sources at risk show."""

from __future__ import annotations

from typing import NamedTuple

from generator.model.page import Frame, Link
from generator.plan.views import Pager


class EvidenceRow(NamedTuple):
    """A cited page that hangs by a thread; `kind` is what became of it, `reports` are the newest that cite it."""

    kind: str
    outlet: Link
    title: str
    url: str
    state: str
    archived: str
    reports: tuple[Link, ...]


class EvidenceGroup(NamedTuple):
    """Such pages, by what became of them."""

    id: str
    heading: str
    why: str
    rows: tuple[EvidenceRow, ...]


class EvidenceView(NamedTuple):
    """Cited pages that hang by a thread."""

    frame: Frame
    heading: str
    groups: tuple[EvidenceGroup, ...]
    pager: Pager
