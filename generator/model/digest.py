"""Everything, linked: what pages and feeds are planned from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from generator.model.article import Article, Edition, Note
from generator.model.document import Document
from generator.model.fragment import Fragment
from generator.model.history import NO_LIVES, Life
from generator.model.registry import Conflict, Entity, OrdinaryPage, Source, Tag
from generator.model.settings import Settings
from generator.model.times import Period


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be linked to; `url` is from the site's root, without a leading slash, "" if it has no page."""

    kind: str
    id: str
    url: str
    title: str
    path: str
    type: str = ""

    @property
    def full(self) -> str:
        """The form that is never ambiguous."""
        return f"{self.type or self.kind}:{self.id}"

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from every other."""
        return (self.kind, self.id)


@dataclass(frozen=True, slots=True)
class Mention:
    """Where in a fragment's HTML an entity's name stands first."""

    start: int
    end: int
    entity: str


@dataclass(frozen=True, slots=True)
class Text:
    """A fragment whose links are proved: an address (from the site's root) and words for each open link.

    An address that starts with # stays on the page; `withdrawn` links lead to something taken back.
    """

    fragment: Fragment
    urls: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A citation's outlet and what it relays, resolved."""

    outlet: str
    origin: str
    via_url: str = ""
    party: str = ""  # the entity whose word it is: the one relayed, or the one that the outlet belongs to
    archived: str = ""  # address of a copy, as the editor or the evidence ledger knows it
    state: str = ""  # what became of the page, as the ledger knows it
    since: dt.date | None = None


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """An article with all that is known of it from others. Tuples of ids are in the order readers see them.

    Its text stands in the digest's `texts`: lists show an article without it, and need not be made again for it.
    """

    article: Article
    url: str
    day: dt.date
    time: dt.datetime
    tags: tuple[str, ...]
    conflicts: tuple[str, ...]
    entities: tuple[str, ...]
    outlets: tuple[str, ...]
    cited: tuple[CitedSource, ...]
    grade: str
    claim_grades: tuple[str, ...] = ()
    party: str = ""  # the one entity that all its sources relay

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @property
    def witnesses(self) -> tuple[str, ...]:
        """Ids of the outlets that it cites, and of those whose words other outlets relay."""
        relayed = (c.origin.removeprefix("source:") for c in self.cited if c.origin.startswith("source:"))
        return tuple(dict.fromkeys((*self.outlets, *relayed)))

    @property
    def updated(self) -> dt.datetime:
        """The latest of publication and corrections; a correction's day counts as its noon."""
        zone = self.time.tzinfo
        days = [c.date for c in self.article.corrections]
        if self.article.withdrawn:
            days.append(self.article.withdrawn.date)
        return max([self.time, *(dt.datetime.combine(day, dt.time(12), zone) for day in days)])

    @property
    def rank(self) -> tuple[dt.date, int, float, str]:
        """Sorted by this, articles stand newest day first, within a day by urgency, time, id."""
        return (
            dt.date.fromordinal(dt.date.max.toordinal() - self.day.toordinal()),
            self.article.urgency,
            self.time.timestamp(),
            self.id,
        )


class Said(NamedTuple):
    """A claim in its place: the article, which of its claims, and whether it says the opposite of its row's first."""

    article: str
    number: int  # from 0
    opposite: bool


class Relation(NamedTuple):
    """An article that a reader of another may want: in its `thread`, `named` by an editor, or `shared` things (kind and id)."""

    article: str
    why: str
    things: tuple[tuple[str, str], ...] = ()


Row: TypeAlias = tuple[Said, ...]  # claims about one thing, the earliest first


@dataclass(frozen=True, slots=True)
class LinkedNote:
    """A note with its place in time and what it is about."""

    note: Note
    url: str
    day: dt.date
    time: dt.datetime
    text: Text
    tags: tuple[str, ...]
    about: tuple[Target, ...]
    cited: tuple[CitedSource, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkedEdition:
    """A day or a week: its articles, and what editors say of it, if they do."""

    period: Period
    articles: tuple[str, ...]
    late: tuple[str, ...]
    edition: Edition | None
    text: Text | None
    takeaways: tuple[Text, ...]
    closed: int = 0  # when the desk stopped adding reports, as Unix time


@dataclass(frozen=True, slots=True)
class Digest:
    """Everything, linked. Sequences of articles are newest first; keys are ids."""

    settings: Settings
    zone: dt.tzinfo
    articles: tuple[LinkedArticle, ...]
    notes: tuple[LinkedNote, ...]
    days: tuple[LinkedEdition, ...]
    weeks: tuple[LinkedEdition, ...]
    conflicts: Mapping[str, Conflict]
    entities: Mapping[str, Entity]
    sources: Mapping[str, Source]
    tags: Mapping[str, Tag]
    pages: tuple[OrdinaryPage, ...]
    texts: Mapping[str, Text]  # by path: articles, conflicts, entities, pages
    targets: Mapping[tuple[str, str], Target]
    by_tag: Mapping[str, tuple[str, ...]]
    by_conflict: Mapping[str, tuple[str, ...]]
    by_entity: Mapping[str, tuple[str, ...]]
    by_source: Mapping[str, tuple[str, ...]]
    backlinks: Mapping[tuple[str, str], tuple[Target, ...]]
    notes_about: Mapping[tuple[str, str], tuple[str, ...]]
    later: Mapping[str, tuple[str, ...]]
    related: Mapping[str, tuple[Relation, ...]]
    domains: Mapping[str, str]
    media: tuple[Document, ...] = ()
    article: Mapping[str, LinkedArticle] = field(default_factory=dict)  # by id
    rows: tuple[Row, ...] = ()  # the claim ledger, the newest row first
    held: tuple[str, ...] = ()
    lives: Mapping[tuple[str, str], Life] = field(
        default_factory=lambda: NO_LIVES
    )  # by kind and id; none if nobody keeps the past
    moved: Mapping[str, tuple[str, str]] = field(
        default_factory=dict
    )  # old addresses of registries' entries and the like
    grades_then: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by article: before each step of its life
