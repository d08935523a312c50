"""Article, note and edition: what editors write each day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.model.citation import GRADES, WARNINGS, Citation, Claim, Correction, Figure, Image, PlaceRef, Withdrawal
from generator.model.document import NO_BODY, NOWHERE, Body, Origin, Ref
from generator.model.fields import (
    Choice,
    Day,
    Language,
    Many,
    Record,
    Reference,
    Slug,
    Table,
    Text,
    Whole,
    field,
    kept,
)
from generator.model.fields import Interval as IntervalType
from generator.model.fields import Moment as MomentType
from generator.model.fields import Period as PeriodType
from generator.model.times import Interval, Moment, Period

GENRES = ("report", "analysis", "background", "briefing", "statement")
PROTECTED = ("prisoners-of-war", "minors", "victims", "witnesses", "patients", "hostages")
NOTE_KINDS = ("caution", "context", "method", "question")
TRENDS = ("deteriorated", "unchanged", "improved")
STATUSES = ("draft", "published", "withdrawn")
NONE: Mapping[str, str] = MappingProxyType({})

ARTICLES = Many(Reference(("article",)), lone=True)
# Each place, subject, tag and outlet of an article shows the whole of it in its feeds: more of them cost the square.
ENTITIES = Many(Reference(("entity",)), lone=True, most=100)
TAGS = Many(Reference(("tag",)), most=100)
CITATIONS = Many(Record(Citation, short="url"), most=500)
ACCEPT = Table(Text(), "warning's code")
ACCEPT_DOC = "Warnings that you have weighed, each with the reason, which is published where it concerns readers."


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A curated report."""

    title: str = field(
        Text(longest=110, code="title-length"),
        "At most 110 characters.",
        maps="SO `headline`",
        example="Zelensky offers Kim captured soldiers in exchange",
        missing=("field-required", "add a line title: with what happened and who says so, in at most 110 characters"),
    )
    date: Moment = field(
        MomentType(),
        "The day of publication, or the time with its offset.",
        maps="SO `datePublished`; RSS `pubDate`",
        example="2025-01-12",
        missing=("field-required", "add a line such as date: 2025-01-12"),
    )
    summary: str = field(
        Text(40, 400),
        "One or two sentences, 40–400 characters, that stand alone in the feed.",
        maps="SO `description`; RSS `description`",
        missing=("field-required", "add one or two sentences (40–400 characters) that can stand alone in the feed"),
    )
    tags: tuple[Ref, ...] = field(
        TAGS,
        "Ids from `tags.yaml`, at least one.",
        maps="SO `keywords`; RSS `category`",
        example="[prisoners-of-war, prisoner-exchange]",
        missing=("field-required", "add at least one, such as tags: [ceasefire]; content/tags.yaml has the list"),
    )
    sources: tuple[Citation, ...] = field(
        CITATIONS,
        "Who says so: addresses, or mappings as below, at least one.",
        maps="SO `citation`, `isBasedOn`",
        example="[https://news.example.org/report]",
        missing=("source-missing", "add sources: [https://…], with the address of each page you used"),
    )
    id: str = field(
        Slug(),
        "The article's name for ever. From the file's name.",
        default="",
        maps="feed guid",
        example="2025-01-12-dprk-pows",
    )
    slug: str = field(Slug(), "The last part of the address. The id without its leading date.", default="")
    old_urls: tuple[str, ...] = field(
        Many(Text(), lone=True),
        "Addresses this had before; each leads on.",
        default=(),
        example="[/2025/01/12/old-name/]",
    )
    happened: Interval | None = field(
        IntervalType(),
        "When it happened: a day, or start/end.",
        default=None,
        maps="ACLED `event_date`",
        example="2025-01-09",
    )
    date_precision: str = field(
        Choice(("day", "week", "month")), "How exactly that is known.", default="day", maps="ACLED `time_precision`"
    )
    conflict: tuple[Ref, ...] = field(
        Many(Reference(("conflict",)), lone=True, most=100),
        "The conflict it is filed under.",
        default=(),
        example="russia-ukraine",
    )
    places: tuple[PlaceRef, ...] = field(
        Many(Record(PlaceRef, short="id"), lone=True, most=100),
        "Where it happened.",
        default=(),
        maps="SO `contentLocation`",
        example="[{id: kursk-oblast, precision: region}]",
    )
    about: tuple[Ref, ...] = field(
        ENTITIES, "Its main subjects. Whom the text mentions is found by itself.", default=(), maps="SO `about`"
    )
    genre: str = field(Choice(GENRES), "What kind of text it is.", default="report", maps="IPTC genre")
    verification: str = field(
        Choice(GRADES), "How sure it is. Derived from the claims; may be stated lower, never higher.", default=""
    )
    claims: tuple[Claim, ...] = field(
        Many(Record(Claim)), "What is said to have happened, by whom.", default=(), maps="SO `Claim`"
    )
    figures: tuple[Figure, ...] = field(Many(Record(Figure)), "Numbers of people, with who counted.", default=())
    content_warning: tuple[str, ...] = field(
        Many(Choice(WARNINGS), lone=True), "What a reader should be warned of.", default=(), example="[death, violence]"
    )
    protected: tuple[str, ...] | None = field(
        Many(Choice(PROTECTED), lone=True),
        "People whom the law or decency protects.",
        default=None,
        maps="Third Geneva Convention art. 13",
    )
    public_interest: str = field(Text(), "Why an exception to that is made; published.", default="")
    image: Image | None = field(Record(Image), "A picture.", default=None)
    corrections: tuple[Correction, ...] = field(
        Many(Record(Correction)), "Errors of our own text, once published.", default=(), maps="SO `correction`"
    )
    withdrawn: Withdrawal | None = field(Record(Withdrawal), "With `status: withdrawn`.", default=None)
    accept: Mapping[str, str] = field(ACCEPT, ACCEPT_DOC, default=NONE)
    status: str = field(Choice(STATUSES), "Whether readers see it.", default="published")
    embargo: Moment | None = field(
        MomentType(timed=True), "Not before this time.", default=None, example="2025-01-13T08:00+02:00"
    )
    review_by: dt.date | None = field(Day(), "The day by which somebody should look at it again.", default=None)
    author: tuple[str, ...] = field(Many(Text(), lone=True), "Who wrote it.", default=(), maps="SO `author`")
    reviewed_by: tuple[str, ...] = field(Many(Text(), lone=True), "Who checked it.", default=())
    lang: str = field(Language(), "The text's language. The site's.", default="", maps="SO `inLanguage`", example="uk")
    translation_of: Ref | None = field(Reference(("article",)), "The article this translates.", default=None)
    translator: str = field(Text(), "Who translated it.", default="")
    related: tuple[Ref, ...] = field(ARTICLES, "Articles that a reader of this one needs.", default=())
    follows: tuple[Ref, ...] = field(ARTICLES, "Earlier articles of the same thread.", default=())
    replaces: tuple[Ref, ...] = field(ARTICLES, "Articles that this one makes out of date.", default=())
    contradicts: tuple[Ref, ...] = field(ARTICLES, "Articles that report the opposite.", default=())
    urgency: int = field(Whole(1, 9), "1 leads the edition.", default=5, maps="ninjs `urgency`")
    ednote: str = field(Text(), "For the desk only, never published.", default="")
    origin: Origin = kept(NOWHERE)
    body: Body = kept(NO_BODY)

    @property
    def is_withdrawn(self) -> bool:
        """Whether its text was taken away."""
        return self.status == "withdrawn"

    @property
    def retraction(self) -> Correction | None:
        """The newest correction that takes the whole article back and leaves its text for the record."""
        found = (c for c in self.corrections if c.kind == "retraction")
        return max(found, key=lambda c: (c.date, c.name), default=None)

    @property
    def stands(self) -> bool:
        """Whether the desk still stands by it: neither withdrawn nor retracted."""
        return not self.is_withdrawn and not any(c.kind == "retraction" for c in self.corrections)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A public editor's note."""

    date: Moment = field(MomentType(), "The day of the note.", example="2025-01-12")
    about: tuple[Ref, ...] = field(
        Many(Reference(("article", "edition", "conflict", "entity")), lone=True),
        "What it is about: ids of articles, editions, conflicts or entities.",
        example="[2025-01-12-dprk-pows]",
    )
    id: str = field(Slug(), "The note's name. From the file's name.", default="")
    slug: str = field(Slug(), "The last part of the address. The id.", default="")
    old_urls: tuple[str, ...] = field(Many(Text(), lone=True), "Addresses this had before.", default=())
    kind: str = field(Choice(NOTE_KINDS), "What kind of note it is.", default="context")
    title: str = field(Text(longest=110, code="title-length"), "A title.", default="")
    tags: tuple[Ref, ...] = field(TAGS, "Ids from `tags.yaml`.", default=())
    sources: tuple[Citation, ...] = field(CITATIONS, "Who says so.", default=())
    author: tuple[str, ...] = field(Many(Text(), lone=True), "Who wrote it.", default=())
    status: str = field(Choice(("draft", "published")), "Whether readers see it.", default="published")
    embargo: Moment | None = field(MomentType(timed=True), "Not before this time.", default=None)
    lang: str = field(Language(), "The text's language. The site's.", default="")
    accept: Mapping[str, str] = field(ACCEPT, ACCEPT_DOC, default=NONE)
    origin: Origin = kept(NOWHERE)
    body: Body = kept(NO_BODY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Where a conflict is going, by the desk's judgement."""

    value: str = field(Choice(TRENDS), "The direction.", example="deteriorated")
    why: str = field(Text(), "The reason, in a sentence.")
    origin: Origin = kept(NOWHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What editors say of a day or a week: the introduction of its digest page."""

    period: Period = field(PeriodType(), "The day or week.", maps="SO `temporalCoverage`", example="2025-01-12")
    title: str = field(Text(longest=110, code="title-length"), "A title.", default="")
    cutoff: Moment | None = field(
        MomentType(timed=True), "When the desk stopped adding reports.", default=None, example="2025-01-12T20:00+02:00"
    )
    takeaways: tuple[str, ...] = field(
        Many(Text(), most=7), "What a reader should keep, at most seven; each may carry `[[ids]]`.", default=()
    )
    lead: tuple[Ref, ...] = field(ARTICLES, "The articles that come first, in order.", default=())
    trend: Mapping[str, Trend] = field(
        Table(Record(Trend), "conflict"), "Per conflict, where it is going and why.", default=MappingProxyType({})
    )
    status: str = field(Choice(("draft", "published")), "Whether readers see it.", default="published")
    lang: str = field(Language(), "The text's language. The site's.", default="")
    accept: Mapping[str, str] = field(ACCEPT, ACCEPT_DOC, default=NONE)
    origin: Origin = kept(NOWHERE)
    body: Body = kept(NO_BODY)

    @property
    def id(self) -> str:
        """`2025-01-12` or `2025-W02`."""
        return self.period.id
