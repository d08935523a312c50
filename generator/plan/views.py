"""What templates see: plain, immutable data, one class a template."""

from __future__ import annotations

from typing import NamedTuple

from generator.model.copies import Download
from generator.model.drawings import ActivityView
from generator.model.page import Frame, Link


class Entry(NamedTuple):
    """An article in a list."""

    url: str
    title: str
    lang: str
    direction: str
    summary: str
    iso: str
    date: str
    grade: str
    grade_words: str
    grade_short: str
    conflicts: tuple[Link, ...]
    warning: str
    corrected: str  # what was done and when, in words
    corrected_url: str
    withdrawn: bool
    retracted: bool = False
    changes: str = ""  # where its changes are told, if that is meant to be shown
    confirmed: str = ""
    confirmed_url: str = ""


class NoteCard(NamedTuple):
    """A note in a list, whole."""

    url: str
    title: str
    kind: str
    kind_words: str
    iso: str
    date: str
    html: str
    about: tuple[Link, ...]
    lang: str


class CitationView(NamedTuple):
    """A citation with who says so; `origin` is whose statement or wire it relays, an outlet's own or none."""

    id: str
    number: int
    label: str
    url: str
    title: str
    lang: str
    language: str
    outlet: Link
    about: str
    via: Link | None
    iso: str
    date: str
    archived: str
    origin: str
    state: str = ""  # what became of the page since, in words
    gone: bool = False

    @property
    def lead(self) -> str:
        """What its title leads to: the archived copy once the original is gone, nothing if there is none."""
        return self.archived if self.gone else self.url


class OriginView(NamedTuple):
    """Whose statement it is, with all citations that relay it."""

    name: Link
    about: str
    citations: tuple[CitationView, ...]


class ClaimView(NamedTuple):
    """A claim as a sentence, with how sure it is."""

    text: str
    by: Link
    said: str
    grade: str
    grade_words: str
    denied: tuple[Link, ...]
    about: tuple[Link, ...]
    attribution: str
    how: str
    citations: tuple[Link, ...]


class FigureView(NamedTuple):
    """A figure as a range with its claimant."""

    kind: str
    group: str
    range: str
    by: Link
    as_of: str
    citations: tuple[Link, ...]


class CorrectionView(NamedTuple):
    """A correction, dated and labelled."""

    id: str
    kind: str
    kind_words: str
    iso: str
    date: str
    text: str
    was: str
    now: str
    article: Link
    place: str  # id of the mark in the text, "" if it has none


class PictureView(NamedTuple):
    """A picture with its credit; `markup` shows it in every size, `url` is the file that every program can show."""

    url: str
    alt: str
    credit: str
    warning: str
    markup: str


class PlaceRow(NamedTuple):
    """A place in the table beside a map: how exactly it is known, and what is said of it."""

    place: Link
    known: str
    note: str


class WhereView(NamedTuple):
    """A map, if there is something to draw, and the table beside it."""

    map: str
    alt: str
    places: tuple[PlaceRow, ...]


class Related(NamedTuple):
    """An article that a reader of another may want, and why."""

    entry: Entry
    why: str


class ArticleView(NamedTuple):
    """An article's page."""

    frame: Frame
    entry: Entry
    day: Link
    genre: str
    updated: str
    happened: str
    authors: str
    reviewed: str
    id: str
    count: str  # type: ignore[assignment]  # tuples have a method of this name, which no template needs
    party: Link | None
    tally: tuple[tuple[int, str, str], ...]
    origins: tuple[OriginView, ...]
    citations: tuple[CitationView, ...]
    corrections: tuple[CorrectionView, ...]
    withdrawn: str  # that it was withdrawn or retracted, and why
    body: str
    picture: PictureView | None
    claims: tuple[ClaimView, ...]
    figures: tuple[FigureView, ...]
    protected: tuple[str, ...]
    public_interest: str
    accepted: tuple[str, ...]
    notes: tuple[NoteCard, ...]
    tags: tuple[Link, ...]
    entities: tuple[tuple[str, tuple[Link, ...]], ...]
    earlier: tuple[Entry, ...]
    later: tuple[Entry, ...]
    related: tuple[Related, ...]
    contradicts: tuple[Link, ...]
    replaces: tuple[Link, ...]
    replaced_by: tuple[Link, ...]
    mentioned_in: tuple[Link, ...]
    translation: Link | None
    grading_url: str
    protection_url: str
    where: WhereView | None = None
    history: str = ""

    @property
    def shared_picture(self) -> PictureView | None:
        """The picture that may stand where nobody was warned: never a graphic one, never with protected people."""
        return self.picture if self.picture and not self.picture.warning and not self.protected else None


class Group(NamedTuple):
    """Articles under one heading, in an edition or a chronology."""

    id: str
    heading: Link
    trend: str
    trend_words: str
    why: str
    entries: tuple[Entry, ...]


class Pager(NamedTuple):
    """Where a list's other parts are: `newer` is the one before in the order of reading, `older` the one after.

    A full part of a list by age doesn't know how many there are (`of` is 0), so that it never changes; `first` is the list's own page.
    """

    here: int
    of: int
    newer: str
    older: str
    first: bool = False


class EditionView(NamedTuple):
    """A day's or a week's digest."""

    frame: Frame
    kicker: str
    week: bool
    heading: str
    title: str
    lang: str
    cutoff: str
    count: str  # type: ignore[assignment]  # tuples have a method of this name, which no template needs
    takeaways: tuple[str, ...]
    intro: str
    groups: tuple[Group, ...]
    late: tuple[Entry, ...]
    notes: tuple[NoteCard, ...]
    corrections: tuple[CorrectionView, ...]
    newer: Link | None
    older: Link | None
    parts: tuple[Link, ...]
    contents: tuple[Link, ...]
    downloads: tuple[Download, ...]
    pager: Pager


class FrontView(NamedTuple):
    """The front page: the newest edition, what changed since, the recent days, the conflicts."""

    frame: Frame
    edition: EditionView | None
    day: str
    week: Link | None
    recent: tuple[Link, ...]
    conflicts: tuple[Link, ...]
    corrections: tuple[CorrectionView, ...]
    since: tuple[Link, ...] = ()


class NoteView(NamedTuple):
    """An editor's note's page."""

    frame: Frame
    note: NoteCard
    authors: str
    citations: tuple[CitationView, ...]
    tags: tuple[Link, ...]
    mentioned_in: tuple[Link, ...]


class Fact(NamedTuple):
    """A line of what something is: a term and its values."""

    term: str
    values: tuple[Link, ...]


class ListView(NamedTuple):
    """A page about one thing with its articles, paged: a tag, an entity, an outlet, a conflict, a year."""

    frame: Frame
    kicker: str
    heading: str
    lang: str
    description: str
    body: str
    facts: tuple[Fact, ...]
    groups: tuple[Group, ...]
    notes: tuple[NoteCard, ...]
    mentioned_in: tuple[Link, ...]
    count: str  # type: ignore[assignment]  # tuples have a method of this name, which no template needs
    pager: Pager
    feed: str
    activity: ActivityView | None = None
    where: WhereView | None = None


class IndexView(NamedTuple):
    """A page that lists things: all tags, all outlets, people, years."""

    frame: Frame
    heading: str
    description: str
    groups: tuple[tuple[str, tuple[Link, ...]], ...]
    pager: Pager | None = None


class NotesView(NamedTuple):
    """All editor's notes."""

    frame: Frame
    heading: str
    notes: tuple[NoteCard, ...]
    pager: Pager


class CalendarView(NamedTuple):
    """A month: weeks of days, each with its number of articles."""

    frame: Frame
    heading: str
    weekdays: tuple[str, ...]
    weeks: tuple[tuple[Link, tuple[Link | None, ...]], ...]
    newer: Link | None
    older: Link | None
    downloads: tuple[Download, ...]


class CorrectionsView(NamedTuple):
    """Every correction, newest first."""

    frame: Frame
    heading: str
    policy: str
    corrections: tuple[CorrectionView, ...]
    pager: Pager


class FeedsView(NamedTuple):
    """All feeds, in words."""

    frame: Frame
    heading: str
    groups: tuple[tuple[str, tuple[Link, ...]], ...]


class PageView(NamedTuple):
    """An ordinary page, or the 404."""

    frame: Frame
    heading: str
    body: str
    lang: str
    links: tuple[Link, ...] = ()
    grades: tuple[tuple[str, str], ...] = ()  # on the page that explains them: each grade with its words


class RedirectView(NamedTuple):
    """An old address that leads on."""

    frame: Frame
    to: str
    title: str


class DataTable(NamedTuple):
    """A table of the open data: where its files are, and what its columns hold (name, type, words)."""

    id: str
    heading: str
    rows: str
    files: tuple[Link, ...]
    columns: tuple[tuple[str, str, str], ...]


class DataView(NamedTuple):
    """The page about the open data."""

    frame: Frame
    heading: str
    tables: tuple[DataTable, ...]
    dictionary: Link
    formats: tuple[Link, ...]
