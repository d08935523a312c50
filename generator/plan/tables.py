"""The tables of the open data: their columns, and a row for each thing that readers can see.

Knows no file format. What the site does not show stands in no row: no draft, no desk's note, no private person, no exact place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from generator.model.article import GENRES, Article
from generator.model.citation import ATTRIBUTIONS, CORRECTION_KINDS, FIGURE_KINDS, GRADES, PRECISIONS, WARNINGS
from generator.model.digest import LinkedArticle
from generator.model.document import Ref
from generator.model.registry import ENTITY_TYPES, OUTLET_TYPES, Entity, Source
from generator.plan.desk import Desk
from generator.plan.notices import WITHDRAWAL
from generator.plan.positions import rounded
from generator.text import addresses

Cell: TypeAlias = str | int | float | tuple[str, ...] | None
Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the type of its cells, whether every row has it, and the only words it may hold."""

    name: str
    type: str = "text"  # text, date, time, address, integer, number, list
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its columns, what makes its rows (each as long as the columns), and how many there are."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Desk], Iterator[Row]]
    count: Callable[[Desk], int]


ID = Column("id", required=True)
URL = Column("url", "address", True)
ARTICLE = Column("article", required=True)
CITATIONS = Column("citations", "list")


def _shown(desk: Desk, ids: tuple[str, ...] | Iterator[str]) -> tuple[str, ...]:
    """The entities among these that are no private persons."""
    known = desk.digest.entities
    return tuple(id for id in ids if id in known and not known[id].sensitive)


def _ids(refs: tuple[Ref, ...]) -> tuple[str, ...]:
    return tuple(ref.bare for ref in refs)


def _speaker(desk: Desk, ref: Ref) -> str:
    """Who says something: an id of an entity or an outlet, or words; a private person stays unnamed."""
    bare = ref.id.rpartition(":")[2]
    entity = desk.digest.entities.get(bare)
    if entity:
        return desk.t.say("private-person") if entity.sensitive else bare
    return bare if bare in desk.digest.sources else ref.id


def _cited(article: LinkedArticle, labels: tuple[Ref, ...]) -> tuple[str, ...]:
    """The addresses of the citations with these labels."""
    named = _ids(labels)
    return tuple(addresses.clean(c.url) for c in article.article.sources if c.url and c.label in named)


def _articles(desk: Desk) -> Iterator[Row]:
    base = desk.chrome.base_url
    language = desk.chrome.language
    for x in desk.digest.articles:
        a, gone = x.article, x.article.withdrawn if x.article.is_withdrawn else None
        yield (
            a.id,
            base + x.url,
            a.title,
            a.summary if a.stands else "",
            a.lang or language,
            x.day.isoformat(),
            a.date.at.isoformat() if a.date.at else "",
            x.updated.date().isoformat(),
            a.happened.start.isoformat() if a.happened else "",
            a.happened.end.isoformat() if a.happened else "",
            a.date_precision if a.happened else "",
            a.genre,
            x.grade if a.stands else "",
            x.conflicts,
            x.tags,
            _shown(desk, x.entities),
            _shown(desk, _ids(a.about)),
            _shown(desk, tuple(place.id.bare for place in a.places)),
            x.outlets,
            len({c.origin for c in x.cited if c.origin}),
            tuple(addresses.clean(c.url) for c in a.sources if c.url),
            a.content_warning,
            desk.authors(a),
            tuple(id for id in _ids(a.follows) if id in desk.digest.article),
            tuple(id for id in _ids(a.replaces) if id in desk.digest.article),
            tuple(id for id in _ids(a.contradicts) if id in desk.digest.article),
            gone.date.isoformat() if gone else "",
            gone.reason if gone else "",
        )


def _claims(desk: Desk) -> Iterator[Row]:
    for x in desk.digest.articles:
        graded = zip(x.article.claims, x.claim_grades, strict=True)
        for number, (claim, grade) in enumerate(graded if x.article.stands else (), 1):
            yield (
                x.id,
                number,
                claim.text,
                _speaker(desk, claim.by),
                claim.asserted_on.isoformat() if claim.asserted_on else "",
                grade,
                tuple(_speaker(desk, ref) for ref in claim.denied_by),
                _shown(desk, _ids(claim.about)),
                claim.attribution,
                claim.how,
                _cited(x, claim.sources),
            )


def _figures(desk: Desk) -> Iterator[Row]:
    for x in desk.digest.articles:
        for number, figure in enumerate(x.article.figures if x.article.stands else (), 1):
            yield (
                x.id,
                number,
                figure.kind,
                figure.group,
                figure.min,
                figure.max,
                _speaker(desk, figure.by),
                figure.as_of.isoformat() if figure.as_of else "",
                _cited(x, figure.sources),
            )


def _corrections(desk: Desk) -> Iterator[Row]:
    for x, c in desk.known.notices:
        yield (x.id, c.name, c.date.isoformat(), c.kind, c.text, c.was, c.now)


def _sources(desk: Desk) -> Iterator[Row]:
    d = desk.digest
    for s in sorted(d.sources.values(), key=_id):
        owner = _shown(desk, (s.affiliation.bare,)) if s.affiliation else ()
        yield (
            s.id,
            desk.chrome.base_url + s.url,
            s.name,
            s.type,
            s.domains,
            s.country,
            s.languages,
            s.scale,
            owner[0] if owner else "",
            s.note,
            s.reliability,
            s.why if s.reliability else "",
            s.policy,
            len(d.by_source.get(s.id, ())),
        )


def _entities(desk: Desk) -> Iterator[Row]:
    d = desk.digest
    for e in sorted((e for e in d.entities.values() if not e.sensitive), key=_id):
        place = rounded(e) or (None, None)
        above = _shown(desk, (e.part_of.bare,)) if e.part_of else ()
        yield (
            e.id,
            desk.chrome.base_url + e.url,
            e.type,
            e.name,
            tuple(f"{lang}:{name}" for lang, name in sorted(e.names.items())),
            e.aliases,
            e.previous_names,
            e.qid,
            e.iso,
            e.m49,
            above[0] if above else "",
            *place,
            e.precision if e.coords else "",
            len(d.by_entity.get(e.id, ())),
        )


def _standing(desk: Desk) -> Iterator[Article]:
    """The articles that were not taken back."""
    return (x.article for x in desk.digest.articles if x.article.stands)


def _id(noun: Source | Entity) -> str:
    return noun.id


TABLES = (
    Table(
        "articles",
        (
            ID, URL, Column("title", required=True), Column("summary"), Column("lang", required=True),
            Column("date", "date", True), Column("published", "time"), Column("updated", "date", True),
            Column("happened_from", "date"), Column("happened_to", "date"),
            Column("date_precision", choices=("day", "week", "month")),
            Column("genre", required=True, choices=GENRES), Column("grade", choices=GRADES),
            Column("conflicts", "list"), Column("tags", "list"), Column("entities", "list"), Column("about", "list"),
            Column("places", "list"), Column("outlets", "list"), Column("origins", "integer", True), CITATIONS,
            Column("warnings", "list", choices=WARNINGS), Column("authors", "list"), Column("follows", "list"),
            Column("replaces", "list"), Column("contradicts", "list"), Column("withdrawn_on", "date"),
            Column("withdrawn_because"),
        ),
        _articles,
        lambda desk: len(desk.digest.articles),
    ),
    Table(
        "claims",
        (
            ARTICLE, Column("number", "integer", True), Column("text", required=True), Column("by", required=True),
            Column("asserted_on", "date"), Column("grade", required=True, choices=GRADES), Column("denied_by", "list"),
            Column("about", "list"), Column("attribution", choices=ATTRIBUTIONS), Column("how"), CITATIONS,
        ),
        _claims,
        lambda desk: sum(len(a.claims) for a in _standing(desk)),
    ),
    Table(
        "figures",
        (
            ARTICLE, Column("number", "integer", True), Column("kind", required=True, choices=FIGURE_KINDS),
            Column("group", required=True), Column("min", "integer"), Column("max", "integer"),
            Column("by", required=True), Column("as_of", "date"), CITATIONS,
        ),
        _figures,
        lambda desk: sum(len(a.figures) for a in _standing(desk)),
    ),
    Table(
        "corrections",
        (
            ARTICLE, ID, Column("date", "date", True), Column("kind", required=True, choices=(*CORRECTION_KINDS, WITHDRAWAL)),
            Column("text", required=True), Column("was"), Column("now"),
        ),
        _corrections,
        lambda desk: len(desk.known.notices),
    ),
    Table(
        "sources",
        (
            ID, URL, Column("name", required=True), Column("type", required=True, choices=OUTLET_TYPES),
            Column("domains", "list"), Column("country"), Column("languages", "list"), Column("scale"),
            Column("affiliation"), Column("note"), Column("reliability"), Column("why"), Column("policy", "address"),
            Column("articles", "integer", True),
        ),
        _sources,
        lambda desk: len(desk.digest.sources),
    ),
    Table(
        "entities",
        (
            ID, URL, Column("type", required=True, choices=ENTITY_TYPES), Column("name", required=True),
            Column("names", "list"), Column("aliases", "list"), Column("previous_names", "list"), Column("wikidata"),
            Column("iso"), Column("m49"), Column("part_of"), Column("latitude", "number"),
            Column("longitude", "number"), Column("precision", choices=PRECISIONS),
            Column("articles", "integer", True),
        ),
        _entities,
        lambda desk: sum(not e.sensitive for e in desk.digest.entities.values()),
    ),
)  # fmt: skip
