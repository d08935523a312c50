"""What the templates of a conflict's pages and of the ledgers see: plain, immutable data, one class a template."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.drawings import ActivityView, SeriesView
from generator.model.page import Frame, Link
from generator.plan.views import Fact, NoteCard, Pager, WhereView


@dataclass(frozen=True, slots=True)
class Position:
    """What one side says of a claim: `says`, `denies`, `both` or `silent`, and who of it."""

    side: str
    stance: str
    words: str
    says: tuple[Link, ...]
    denies: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ClaimRow:
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


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """The claims of a conflict, in parts."""

    frame: Frame
    heading: str
    count: str
    heads: tuple[str, ...]
    rows: tuple[ClaimRow, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class OpenClaims:
    """The open claims of one conflict."""

    id: str
    heading: Link
    rows: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class OpenClaimsView:
    """What we don't know yet, in parts."""

    frame: Frame
    heading: str
    count: str
    groups: tuple[OpenClaims, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class Count:
    """One claimant's figure of one day, with the report that has it."""

    iso: str
    date: str
    range: str
    report: Link


@dataclass(frozen=True, slots=True)
class Series:
    """One claimant's figures of one kind for one group, oldest first; drawn where there are several."""

    by: Link
    counts: tuple[Count, ...]
    chart: SeriesView | None


@dataclass(frozen=True, slots=True)
class Panel:
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


@dataclass(frozen=True, slots=True)
class FiguresView:
    """The figures of a conflict, in parts."""

    frame: Frame
    heading: str
    count: str
    panels: tuple[Panel, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class Happening:
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


@dataclass(frozen=True, slots=True)
class Month:
    """What happened in a month."""

    id: str
    heading: str
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class TrendView:
    """Where a conflict is going by the newest edition that says so."""

    value: str
    words: str
    why: str
    edition: Link


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A conflict's page. Parts after the first hold the older chronology only."""

    frame: Frame
    name: str
    lang: str
    count: str
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
