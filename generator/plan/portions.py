"""An edition as a run of pieces that can be cut into pages: each conflict's trend, its reports, what came late, the notes.

Knows no addresses of pages and no templates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.model.article import Trend
from generator.model.digest import LinkedArticle, LinkedEdition, LinkedNote
from generator.model.page import Frame, Link
from generator.plan.changes import entry_then
from generator.plan.desk import Desk
from generator.plan.parts import MARKUP, article_weighs, note_weighs, words_weigh
from generator.plan.views import Entry, Group, NoteCard
from generator.text.typography import typographic

LATE = "late"


@dataclass(frozen=True, slots=True)
class Piece:
    """A trend, a report or a note, and in which section it stands: a conflict's id, "" for other reports, or `LATE`."""

    section: str
    trend: Trend | None = None
    article: LinkedArticle | None = None
    note: LinkedNote | None = None

    @property
    def weight(self) -> int:
        """About how many bytes it adds to a compressed page."""
        if self.article:
            return article_weighs(self.article)
        if self.note:
            return note_weighs(self.note)
        return MARKUP + words_weigh(self.trend.why if self.trend else "")


def pieces(desk: Desk, edition: LinkedEdition, notes: Iterable[LinkedNote]) -> list[Piece]:
    """Reports by their first conflict, in the order in which the edition first shows one of it; then the rest."""
    trends: Mapping[str, Trend] = edition.edition.trend if edition.edition else {}
    found: dict[str, list[Piece]] = {}
    for article in (desk.digest.article[id] for id in edition.articles):
        section = article.conflicts[0] if article.conflicts else ""
        found.setdefault(section, []).append(Piece(section, article=article))
    rest = found.pop("", [])
    for conflict, trend in trends.items():
        found.setdefault(conflict, []).insert(0, Piece(conflict, trend=trend))
    late = [Piece(LATE, article=desk.digest.article[id]) for id in edition.late]
    about = [Piece(LATE, note=note) for note in notes]
    return [*(piece for of in found.values() for piece in of), *rest, *late, *about]


def groups(desk: Desk, some: Iterable[Piece], edition: LinkedEdition) -> tuple[Group, ...]:
    """The sections of one page."""
    listed = [piece for piece in some if piece.section != LATE]
    rest = "other-articles" if any(piece.section for piece in listed) else "all-articles"
    return tuple(
        _group(desk, section, list(of), rest, edition) for section, of in groupby(listed, lambda piece: piece.section)
    )


def _group(desk: Desk, section: str, of: list[Piece], rest: str, edition: LinkedEdition) -> Group:
    trend = next((piece.trend for piece in of if piece.trend), None)
    return Group(
        f"_{section or 'other'}",
        desk.link("conflict", section) if section else Link("", desk.t.say(rest)),
        trend.value if trend else "",
        desk.t.of("trend", trend.value) if trend else "",
        typographic(trend.why) if trend else "",
        tuple(_entries(desk, of, edition)),
    )


def _entries(desk: Desk, of: Iterable[Piece], edition: LinkedEdition) -> Iterator[Entry]:
    return (entry_then(desk, piece.article, edition) for piece in of if piece.article)


def late(desk: Desk, some: Iterable[Piece], edition: LinkedEdition) -> tuple[Entry, ...]:
    """What came after the cut-off, of one page."""
    return tuple(_entries(desk, (piece for piece in some if piece.section == LATE), edition))


def notes(desk: Desk, some: Iterable[Piece], frame: Frame) -> tuple[NoteCard, ...]:
    """The notes of one page."""
    return tuple(desk.note(piece.note, frame) for piece in some if piece.note)
