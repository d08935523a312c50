"""What the templates of a conflict's pages and of the ledgers see: plain, immutable data, one class a template."""

from __future__ import annotations

from typing import NamedTuple

from generator.model.drawings import ActivityView, SeriesView
from generator.model.page import Frame, Link
from generator.plan.views import Fact, NoteCard, Pager, WhereView


class Position(NamedTuple):
    """What one side says of a claim: `says`, `denies`, `both` or `silent`, and who of it."""

    side: str
    stance: str
    words: str
    says: tuple[Link, ...]
    denies: tuple[Link, ...]


class ClaimRow(NamedTuple):
    """Claims about one thing: the first of them, what was said against it, how sure it is, who stands where."""

    id: str
    text: Link
    opposite: tuple[Link, ...]
    since: str
    iso: str
    grade: str
    grade_words: str
    attribution: str
    how: str
    says: tuple[Link, ...]
    denied: tuple[Link, ...]
    positions: tuple[Position, ...]
    reports: tuple[Link, ...]


class ClaimsView(NamedTuple):
    """The claims of a conflict, in parts."""

    frame: Frame
    heading: str
    count: str  # type: ignore[assignment]  # tuples have a method of this name, which no template needs
    heads: tuple[str, ...]
    rows: tuple[ClaimRow, ...]
    pager: Pager


class OpenClaims(NamedTuple):
    """The open claims of one conflict."""

    id: str
    heading: Link
    rows: tuple[ClaimRow, ...]


class OpenClaimsView(NamedTuple):
    """What we don't know yet, in parts."""

    frame: Frame
    heading: str
    count: str  # type: ignore[assignment]  # tuples have a method of this name, which no template needs
    groups: tuple[OpenClaims, ...]
    pager: Pager


class Count(NamedTuple):
    """One claimant's figure of one day, with the report that has it."""

    iso: str
    date: str
    range: str
    report: Link


class Series(NamedTuple):
    """One claimant's figures of one kind for one group, oldest first; drawn where there are several."""

    by: Link
    counts: tuple[Count, ...]
    chart: SeriesView | None


class Panel(NamedTuple):
    """What was counted, by every claimant for himself."""

    id: str
    kind: str
    group: str
    scale: str
    series: tuple[Series, ...]

    @property
    def several(self) -> bool:
        """Whether there is more than one figure."""
        return sum(len(one.counts) for one in self.series) > 1


class FiguresView(NamedTuple):
    """The figures of a conflict, in parts."""

    frame: Frame
    heading: str
    count: str  # type: ignore[assignment]  # tuples have a method of this name, which no template needs
    panels: tuple[Panel, ...]
    pager: Pager


class Happening(NamedTuple):
    """An article in a chronology: when it happened, in words, and when it was reported if that was later."""

    iso: str
    when: str
    late: str
    url: str
    title: str
    lang: str
    direction: str
    grade: str
    grade_words: str
    corrected: str
    corrected_url: str
    withdrawn: bool
    warning: str = ""


class Month(NamedTuple):
    """What happened in a month."""

    id: str
    heading: str
    happenings: tuple[Happening, ...]


class TrendView(NamedTuple):
    """Where a conflict is going by the newest edition that says so."""

    value: str
    words: str
    why: str
    edition: Link


class ConflictView(NamedTuple):
    """A conflict's page. Parts after the first hold the older chronology only."""

    frame: Frame
    name: str
    lang: str
    count: str  # type: ignore[assignment]  # tuples have a method of this name, which no template needs
    feeds: tuple[Link, ...]
    months: tuple[Month, ...]
    pager: Pager
    trend: TrendView | None = None
    activity: ActivityView | None = None
    body: str = ""
    facts: tuple[Fact, ...] = ()
    where: WhereView | None = None
    contested: tuple[ClaimRow, ...] = ()
    claims: Link | None = None
    panels: tuple[Panel, ...] = ()
    figures: Link | None = None
    notes: tuple[NoteCard, ...] = ()
    mentioned_in: tuple[Link, ...] = ()
