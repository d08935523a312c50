"""Conflicts, entities, outlets and tags: what articles are filed under and mention."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.model.citation import PRECISIONS, PlaceRef
from generator.model.document import NO_BODY, NOWHERE, Body, Origin, Ref
from generator.model.fields import (
    Address,
    Choice,
    Code,
    Coordinates,
    Day,
    Flag,
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

ENTITY_TYPES = ("person", "place", "organisation", "unit", "event", "equipment")
# Where entities of a type live.
ENTITY_FOLDERS = {
    "person": "people",
    "place": "places",
    "organisation": "organisations",
    "unit": "units",
    "event": "events",
    "equipment": "equipment",
}
OUTLET_TYPES = (
    "outlet", "agency", "aggregator", "state-media", "government", "military",
    "intelligence", "ngo", "igo", "social", "dataset", "witness",
)  # fmt: skip
NAMES: Mapping[str, str] = MappingProxyType({})
QID = Code(r"Q[1-9]\d*", "Q3874799", "qid-bad")
COUNTRY = Code(r"[A-Z]{2}", "UA")
WORDS = Many(Text(), lone=True)
OLD_URLS = Many(Text(), lone=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office somebody holds or held."""

    title: str = field(Text(), "The office.", example="President")
    of: Ref | None = field(Reference(("entity",)), "Of what.", default=None, example="ukraine")
    from_: str = field(
        Code(r"\d{4}(-\d\d(-\d\d)?)?", "2019-05-20", "date-invalid"), "Since.", default="", example="2019-05-20"
    )
    to: str = field(Code(r"\d{4}(-\d\d(-\d\d)?)?", "2024-05-20", "date-invalid"), "Until.", default="")
    origin: Origin = kept(NOWHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, place, organisation, unit, event or piece of equipment."""

    id: str = field(Slug(), "The entity's name for ever.", example="volodymyr-zelensky")
    type: str = field(Choice(ENTITY_TYPES), "What it is.", example="person")
    name: str = field(Text(), "The name in house style.", example="Volodymyr Zelensky")
    short: str = field(Text(), "The short form.", default="", example="Zelensky")
    names: Mapping[str, str] = field(
        Table(Text(), "language"), "The name in other languages.", default=NAMES, example="{uk: Володимир Зеленський}"
    )
    aliases: tuple[str, ...] = field(
        WORDS, "Other spellings, matched in texts by themselves.", default=(), maps="SO `alternateName`"
    )
    forms: tuple[str, ...] = field(
        WORDS,
        "Inflected forms of the names, such as cases in Ukrainian or Russian; matched as the names are, not shown.",
        default=(),
        example="[Зеленського, Зеленському, Зеленським]",
    )
    weak_aliases: tuple[str, ...] = field(
        WORDS, "Names shown and searchable, never matched by themselves.", default=(), maps="FtM `weakAlias`"
    )
    previous_names: tuple[str, ...] = field(WORDS, "Names it had.", default=(), example="[Kiev]")
    not_: tuple[str, ...] = field(WORDS, "Phrases that must not match.", default=(), example="[chicken Kiev]")
    qid: str = field(QID, "The Wikidata id.", default="", maps="SO `sameAs`", example="Q3874799")
    iso: str = field(Code(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", "UA"), "ISO 3166 code.", default="", example="UA")
    m49: str = field(Code(r"\d{3}", "804"), "UN M49 code.", default="", example='"804"')
    part_of: Ref | None = field(Reference(("entity",)), "What it belongs to.", default=None)
    roles: tuple[Role, ...] = field(Many(Record(Role, short="title"), lone=True), "Offices.", default=())
    coords: tuple[float, float] | None = field(
        Coordinates(), "Latitude, then longitude, in degrees.", default=None, example="[51.7, 36.2]"
    )
    precision: str = field(Choice(PRECISIONS), "How exactly the place is known.", default="")
    blur: int = field(Whole(0, 1000), "Kilometres within which the place is hidden.", default=0)
    sensitive: bool = field(Flag(), "A private person: no page of their own.", default=False)
    tags: tuple[Ref, ...] = field(Many(Reference(("tag",))), "Ids from `tags.yaml`.", default=())
    old_urls: tuple[str, ...] = field(OLD_URLS, "Addresses this had before.", default=())
    accept: Mapping[str, str] = field(Table(Text(), "warning's code"), "Warnings that you have weighed.", default=NAMES)
    origin: Origin = kept(NOWHERE)
    body: Body = kept(NO_BODY)

    @property
    def url(self) -> str:
        """The entity's address."""
        return f"{ENTITY_FOLDERS[self.type]}/{self.id}/"

    @property
    def strong_names(self) -> tuple[str, ...]:
        """Every name that may be matched by itself, the house style first, each once."""
        weak = set(self.weak_aliases)
        every = (self.name, *self.aliases, *self.previous_names, *self.names.values())
        return tuple(name for name in dict.fromkeys(every) if name and name not in weak)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An outlet: who reports."""

    id: str = field(Slug(), "The outlet's name for ever.", example="reuters")
    name: str = field(Text(), "The outlet's name.", example="Reuters")
    type: str = field(Choice(OUTLET_TYPES), "What it is.", example="agency")
    domains: tuple[str, ...] = field(WORDS, "Host names of its pages.", default=(), example="[reuters.com]")
    country: str = field(COUNTRY, "ISO 3166 code.", default="", example="GB")
    languages: tuple[str, ...] = field(Many(Language(), lone=True), "Its languages.", default=())
    scale: str = field(Choice(("local", "national", "regional", "international")), "Its reach.", default="")
    affiliation: Ref | None = field(Reference(("entity",)), "The party it belongs to, if any.", default=None)
    note: str = field(Text(), "One neutral sentence about it, published.", default="")
    reliability: str = field(Choice(tuple("ABCDEF")), "The desk's opinion, shown with its reason.", default="")
    why: str = field(Text(), "The reason for it.", default="")
    reviewed: dt.date | None = field(Day(), "When that was last looked at.", default=None)
    policy: str = field(Address(), "Address of its corrections or ethics policy.", default="")
    old_urls: tuple[str, ...] = field(OLD_URLS, "Addresses this had before.", default=())
    accept: Mapping[str, str] = field(Table(Text(), "warning's code"), "Warnings that you have weighed.", default=NAMES)
    origin: Origin = kept(NOWHERE)

    @property
    def url(self) -> str:
        """The outlet's address on our site."""
        return f"sources/{self.id}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a conflict. The order of sides implies neither attacker nor defender."""

    side: str = field(Text(), "A neutral label.", example="Ukraine and supporters")
    entities: tuple[Ref, ...] = field(Many(Reference(("entity",)), lone=True), "Who belongs to it.", default=())
    origin: Origin = kept(NOWHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A conflict with its standing overview."""

    name: str = field(Text(), "The conflict's name.", example="Russia and Ukraine")
    id: str = field(Slug(), "The conflict's id. From the file's name.", default="", example="russia-ukraine")
    qid: str = field(QID, "The Wikidata id.", default="")
    start: dt.date | None = field(Day(), "The day it began.", default=None)
    end: dt.date | None = field(Day(), "The day it ended.", default=None)
    parties: tuple[Side, ...] = field(Many(Record(Side)), "The sides, with neutral labels.", default=())
    places: tuple[PlaceRef, ...] = field(
        Many(Record(PlaceRef, short="id"), lone=True), "Where it is fought.", default=()
    )
    tags: tuple[Ref, ...] = field(Many(Reference(("tag",))), "Ids from `tags.yaml`.", default=())
    parent: Ref | None = field(Reference(("conflict",)), "The conflict it belongs to.", default=None)
    lang: str = field(Language(), "The text's language. The site's.", default="")
    old_urls: tuple[str, ...] = field(OLD_URLS, "Addresses this had before.", default=())
    accept: Mapping[str, str] = field(Table(Text(), "warning's code"), "Warnings that you have weighed.", default=NAMES)
    origin: Origin = kept(NOWHERE)
    body: Body = kept(NO_BODY)

    @property
    def url(self) -> str:
        """The conflict's address."""
        return f"conflicts/{self.id}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A subject that articles share."""

    id: str = field(Slug(), "The tag's id.", example="prisoners-of-war")
    name: str = field(Text(), "The name readers see.", example="Prisoners of war")
    names: Mapping[str, str] = field(Table(Text(), "language"), "The name in other languages.", default=NAMES)
    aliases: tuple[str, ...] = field(WORDS, "Other ids that editors write for it.", default=(), example="[pows]")
    parent: Ref | None = field(Reference(("tag",)), "The wider tag.", default=None)
    iptc: str = field(Code(r"medtop:\d{8}", "medtop:20000063"), "IPTC media topic.", default="")
    description: str = field(Text(), "What it is for, in a sentence.", default="")
    old_urls: tuple[str, ...] = field(OLD_URLS, "Addresses this had before.", default=())
    origin: Origin = kept(NOWHERE)

    @property
    def url(self) -> str:
        """The tag's address."""
        return f"tags/{self.id}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseWord:
    """A word that the house weighs before it uses it outside a quotation."""

    word: str = field(Text(), "The word or phrase.", example="occupiers")
    forms: tuple[str, ...] = field(WORDS, "Its other forms.", default=(), example="[occupier]")
    instead: str = field(Text(), "What to write instead.", default="", example="soldiers")
    why: str = field(Text(), "Why, in a few words.", default="")
    stronger_than: tuple[str, ...] = field(
        WORDS,
        "Weaker words for the same; a title or heading may not use the word where the text has only these.",
        default=(),
        example="[significant, large]",
    )
    not_: tuple[str, ...] = field(WORDS, "Phrases in which the word is fine.", default=())
    origin: Origin = kept(NOWHERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdinaryPage:
    """A page such as “About”."""

    title: str = field(Text(longest=110, code="title-length"), "The page's title.", example="About this digest")
    summary: str = field(Text(), "What it says, in a sentence.", default="")
    old_urls: tuple[str, ...] = field(OLD_URLS, "Addresses this had before.", default=())
    status: str = field(Choice(("draft", "published")), "Whether readers see it.", default="published")
    lang: str = field(Language(), "The text's language. The site's.", default="")
    accept: Mapping[str, str] = field(Table(Text(), "warning's code"), "Warnings that you have weighed.", default=NAMES)
    origin: Origin = kept(NOWHERE)
    body: Body = kept(NO_BODY)

    @property
    def url(self) -> str:
        """Ordinary pages follow their folders: `content/pages/about/x.md` is `/about/x/`."""
        return self.origin.path.removeprefix("content/pages/").removesuffix(".md") + "/"
