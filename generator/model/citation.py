"""Who says so: citations, claims, figures, corrections, pictures inside an article's front matter."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator.model.document import NOWHERE, Origin, Ref
from generator.model.fields import (
    Address,
    Choice,
    Day,
    Flag,
    Language,
    Many,
    Reference,
    Slug,
    Text,
    Whole,
    field,
    kept,
)

GRADES = ("confirmed", "corroborated", "single-source", "unverified", "contested", "discounted")
ATTRIBUTIONS = ("undisputed", "claimed", "contested", "unknown")
FIGURE_KINDS = ("killed", "injured", "killed-or-injured", "captured", "missing", "displaced", "equipment")
CORRECTION_KINDS = ("correction", "clarification", "update", "retraction")
WARNINGS = (
    "death",
    "violence",
    "nudity",
    "sexuality",
    "language",
    "suffering",
    "drugs",
    "torture",
    "children",
    "flashing",
)
PRECISIONS = ("exact", "near", "area", "region", "country")
SPEAKERS = ("entity", "source")
NO_DATE = ("correction-without-date", "write date: with the day on which the text was changed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One entry of an article's `sources`."""

    url: str = field(
        Address(),
        "Address of the page. Required unless `offline: true`.",
        default="",
        example="https://news.example.org/a",
    )
    source: Ref | None = field(
        Reference(("source",)), "The outlet's id. Derived from the address's domain.", default=None, example="reuters"
    )
    title: str = field(Text(), "The page's title, in its own language.", default="")
    date: dt.date | None = field(Day(), "The day the page gives.", default=None, example="2025-01-12")
    lang: str = field(Language(), "The page's language.", default="", example="uk")
    via: Ref | None = field(
        Reference(("source", "entity")),
        "Whose statement or wire the page relays. Two citations with the same `via` are one origin.",
        default=None,
        example="reuters",
    )
    archived: str = field(Address(), "Address of an archived copy.", default="", maps="SO `archivedAt`")
    label: str = field(Slug(), "A name for use in `claims`, `figures` and footnotes.", default="", example="s1")
    offline: bool = field(Flag(), "True for a source that has no address: print, a briefing, a call.", default=False)
    origin: Origin = kept(NOWHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that somebody says happened."""

    text: str = field(Text(), "What is claimed, in a sentence.", example="A drone struck the convoy.")
    by: Ref = field(
        Reference(SPEAKERS, words=True),
        "Who says it: an id, or words where there is none.",
        example="volodymyr-zelensky",
    )
    about: tuple[Ref, ...] = field(Many(Reference(("entity",)), lone=True), "Whom it concerns.", default=())
    denied_by: tuple[Ref, ...] = field(
        Many(Reference(SPEAKERS, words=True), lone=True), "Who says the opposite.", default=()
    )
    status: str = field(
        Choice(GRADES),
        "Whether it happened. Derived from the origins; may be stated lower.",
        default="",
        example="contested",
    )
    how: str = field(Text(), "How we know, in a line; needed for `confirmed` with one origin.", default="")
    sources: tuple[Ref, ...] = field(Many(Reference(("label",)), lone=True), "Labels of citations.", default=())
    asserted_on: dt.date | None = field(Day(), "When it was said.", default=None)
    attribution: str = field(Choice(ATTRIBUTIONS), "Who did it, graded apart.", default="", example="claimed")
    id: str = field(
        Slug(), "A name, unlike that of any other claim, by which other claims can point to it.", default=""
    )
    same_as: tuple[Ref, ...] = field(
        Many(Reference(("claim",)), lone=True), "Ids of claims, of any article, that say the same.", default=()
    )
    denies: tuple[Ref, ...] = field(
        Many(Reference(("claim",)), lone=True), "Ids of claims, of any article, that say the opposite.", default=()
    )
    origin: Origin = kept(NOWHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of people, as a range with its claimant."""

    kind: str = field(Choice(FIGURE_KINDS), "What is counted.", example="killed")
    group: str = field(Text(), "Who is counted.", example="North Korean soldiers")
    min: int | None = field(Whole(), "The least; leave out for “up to”.", default=None, example="300")
    max: int | None = field(Whole(), "The most; leave out for “at least”.", default=None, example="300")
    by: Ref = field(Reference(SPEAKERS, words=True), "Who counted.", example="national-intelligence-service")
    as_of: dt.date | None = field(Day(), "The day the count is of.", default=None, example="2025-01-13")
    sources: tuple[Ref, ...] = field(Many(Reference(("label",)), lone=True), "Labels of citations.", default=())
    origin: Origin = kept(NOWHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A change of our own text after publication."""

    date: dt.date = field(Day(), "The day of the change.", example="2025-01-18", missing=NO_DATE)
    kind: str = field(Choice(CORRECTION_KINDS), "What it is.", example="correction")
    text: str = field(Text(), "What was wrong and what is right, in a sentence.")
    was: str = field(Text(), "The words that stood there.", default="", example="two")
    now: str = field(Text(), "The words that stand there now.", default="", example="three")
    id: str = field(Slug(), "Needed where a day has two.", default="")
    origin: Origin = kept(NOWHERE)

    @property
    def name(self) -> str:
        """The correction's id within its article."""
        return self.id or self.date.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Why and when an article was taken back."""

    date: dt.date = field(Day(), "The day of the withdrawal.", example="2025-01-18")
    reason: str = field(
        Text(),
        "Why, in a sentence that is published.",
        missing=("withdrawn-without-reason", "say in a sentence why; it is published in the article's place"),
    )
    origin: Origin = kept(NOWHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRef:
    """A place, and how exactly the text knows it."""

    id: Ref = field(Reference(("place",)), "The place's id.", example="kursk-oblast")
    precision: str = field(
        Choice(PRECISIONS), "How exactly the place is known.", default="", maps="ACLED `geo_precision`"
    )
    origin: Origin = kept(NOWHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture with what a reader must know of it."""

    file: str = field(Text(), "The file, beside the article or in `content/media/`.", example="media/dam.jpg")
    alt: str = field(
        Text(),
        "What a reader who cannot see it needs to know.",
        missing=("image-alt", "say in alt: what a reader who cannot see the picture needs to know"),
    )
    credit: str = field(Text(), "Who made it, and under which licence.", example="Photo: A. Name, CC BY 4.0")
    source_type: str = field(Text(), "IPTC's digital source type.", default="", maps="SO `digitalSourceType`")
    redacted: bool = field(Flag(), "Whether people in it were made unrecognisable.", default=False)
    no_people: bool = field(
        Flag(),
        "Whether it shows no people at all, as an editor has seen; it may stand with protected people then.",
        default=False,
    )
    warning: str = field(Choice(WARNINGS), "What a reader should be warned of.", default="")
    origin: Origin = kept(NOWHERE)
