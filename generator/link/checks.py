"""What several documents must hold to together: one address each, one name each, dates that fit."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from generator.diagnostics import Diagnostic, Span, problem
from generator.link import leaks
from generator.link.references import Resolver
from generator.model.article import Article, Edition, Note
from generator.model.digest import LinkedArticle, LinkedNote
from generator.model.nouns import Noun
from generator.model.registry import ENTITY_FOLDERS, Conflict, Entity, OrdinaryPage, Source, Tag
from generator.text import countries
from generator.text.folding import words
from generator.text.languages import CODES
from generator.text.nearest import nearest

# First parts of addresses that the site needs for itself.
RESERVED = frozenset(
    {"archive", "assets", "conflicts", "corrections", "data", "digests", "feeds", "media", "notes", "page", "search", "since",
     "sources", "tags", "evidence", *ENTITY_FOLDERS.values()}
)  # fmt: skip


def duplicate(kind: str, id: str, noun: Noun, first: Noun) -> Diagnostic:
    """Two things of one kind with one id."""
    there = first.origin.at("id")
    message = f'{kind} id "{id}" is already taken in {there.path}:{there.line}'
    cure = (
        "rename one file, or give it another id:"
        if noun.origin.path.endswith(".md")
        else "give one of them another id, or merge them"
    )
    return problem("id-duplicate", noun.origin.at("id"), message, cure)


def implausible(article: Article, conflicts: Sequence[Conflict]) -> Iterator[Diagnostic]:
    """A date before the conflict began."""
    if "date" in article.origin.faulty:
        return
    for conflict in conflicts:
        if conflict.start and article.date.day < conflict.start:
            message = f'date {article.date.day} is before the conflict "{conflict.id}" begins ({conflict.start})'
            cure = f"correct the date, or the start of content/conflicts/{conflict.id}.md"
            yield problem("date-implausible", article.origin.at("date"), message, cure)


def lead(edition: Edition, inside: set[str], resolver: Resolver, found: list[Diagnostic]) -> list[str]:
    """The articles that come first, as far as they are articles of the period."""
    good = []
    for ref in edition.lead:
        if ref.id in inside:
            good.append(ref.id)
        elif leaks.is_timed(resolver.held.get(ref.id)):
            found.append(leaks.named(edition.id, ref.id, resolver.held[ref.id], ref.span))
        elif ref.id not in resolver.broken:
            exists = ref.id in resolver.targets.by_kind["article"]
            why = (
                f"which is not of {edition.id}"
                if exists
                else "which is not published yet"
                if ref.id in resolver.held
                else "which does not exist"
            )
            near = nearest(ref.id, inside)
            cure = f"did you mean {near}?" if near else "name an article of this period"
            found.append(problem("digest-empty-lead", ref.span, f"lead names {ref.id}, {why}", cure))
    return list(dict.fromkeys(good))


def late(
    edition: Edition, articles: Sequence[LinkedArticle], zone: dt.tzinfo, found: list[Diagnostic]
) -> tuple[str, ...]:
    """The articles that came after the cut-off; a date without a time is before it."""
    if edition.cutoff is None:
        return ()
    cutoff = edition.cutoff.exact(zone)
    after = [a for a in articles if a.article.date.at and a.time > cutoff]
    for article in after:
        shown = cutoff.strftime("%Y-%m-%d %H:%M")
        message = f"dated {article.time:%Y-%m-%d %H:%M}, after the cut-off of {edition.id} ({shown})"
        where = article.article.origin.at("date")
        found.append(problem("digest-late-item", where, message, 'it will show under "Added later"'))
    return tuple(a.id for a in after)


def case_collisions(nouns: Iterable[Noun]) -> Iterator[Diagnostic]:
    """Files that differ only by letter case."""
    seen: dict[str, str] = {}
    for path in sorted({noun.origin.path for noun in nouns}):
        other = seen.setdefault(path.lower(), path)
        if other != path:
            message = f"{other} and {path.rsplit('/', 1)[-1]} differ only by letter case; on some hosts one overwrites the other"
            yield problem("slug-case-collision", Span(path), message, "rename one of them")


def same_address(
    articles: Iterable[LinkedArticle], notes: Iterable[LinkedNote], pages: Iterable[OrdinaryPage], fixed: frozenset[str]
) -> Iterator[Diagnostic]:
    """Two pages that want one address, and addresses that the site needs for itself."""
    wanted: dict[str, list[Noun]] = defaultdict(list)
    for article in articles:
        if not {"date", "slug", "id"} & article.article.origin.faulty:
            wanted[article.url].append(article.article)
    for note in notes:
        if not {"slug", "id"} & note.note.origin.faulty:
            wanted[note.url].append(note.note)
    for page in pages:
        wanted[page.url].append(page)
        first = page.url.split("/")[0]
        if first in RESERVED or first.isdigit() or page.url in fixed or first in CODES:
            message = f'the address /{page.url} is needed by the site itself ("{first}")'
            yield problem("slug-reserved", page.origin.at(), message, "rename the file")
    for url, nouns in sorted(wanted.items()):
        first_noun, *others = sorted(nouns, key=lambda n: n.origin.path)
        for noun in others:
            if getattr(noun, "id", "") == getattr(first_noun, "id", None):
                continue  # already reported as one id for two things
            message = f"same address as {first_noun.origin.path} (/{url})"
            yield problem(
                "slug-duplicate",
                noun.origin.at("slug", "id"),
                message,
                "give one of them another slug:; an old address goes in old_urls:",
            )


Answering: TypeAlias = Article | Note | Conflict | Entity | Source | Tag | OrdinaryPage


def old_urls(nouns: Iterable[Answering], taken: frozenset[str]) -> Iterator[Diagnostic]:
    """Old addresses that another page has now."""
    seen: dict[str, tuple[str, str]] = {}
    for noun in nouns:
        for old in noun.old_urls:
            url = old.strip("/") + "/"
            me = (noun.origin.path, str(getattr(noun, "id", "")))
            other = seen.setdefault(url, me)
            if url in taken or other != me or url == "/":
                claimant = other[0] if other[0].endswith(".md") else f"{other[1]} in {other[0]}"
                whose = "a page has this address now" if url in taken or url == "/" else f"{claimant} claims it too"
                yield problem(
                    "slug-duplicate",
                    noun.origin.at("old_urls"),
                    f"the old address {old} cannot lead on: {whose}",
                    "remove it from old_urls:",
                )


def one_party(
    articles: Iterable[LinkedArticle], notes: Iterable[LinkedNote], entities: Mapping[str, Entity]
) -> Iterator[Diagnostic]:
    """Articles all of whose sources relay one party, unless a caution note about them says how to read that."""
    cautioned = {made.id for note in notes if note.note.kind == "caution" for made in note.about}
    for article in articles:
        party = entities.get(article.party)
        if party and article.id not in cautioned:
            message = f"every source relays one party ({party.name}), and the page says so"
            cure = "add an independent source, or a note of kind: caution about this article"
            yield problem("source-only-party", article.article.origin.at("sources"), message, cure)


def alias_conflicts(entities: Iterable[Entity]) -> Iterator[Diagnostic]:
    """A strong name that two entities claim."""
    owners: dict[tuple[str, ...], tuple[Entity, str]] = {}
    for entity in entities:
        for name in (*entity.strong_names, *entity.forms):
            other, theirs = owners.setdefault(words(name), (entity, name))
            if other is not entity:
                there = _place(other, theirs)
                same = "" if theirs == name else f', written "{theirs}"'
                message = f'the name "{name}" already belongs to {other.id}{same} ({there.path}:{there.line})'
                cure = (
                    "keep it on one of them, or list it under weak_aliases: on both; then it leads to neither by itself"
                )
                yield problem("alias-conflict", _place(entity, name), message, cure)


def _place(entity: Entity, name: str) -> Span:
    """Where an entity's name is written."""
    fields = {"name": (entity.name,), "aliases": entity.aliases, "forms": entity.forms}
    fields |= {"previous_names": entity.previous_names, "names": tuple(entity.names.values())}
    return entity.origin.at(next(field for field, names in fields.items() if name in names), "name")


def swapped(entities: Mapping[str, Entity]) -> Iterator[Diagnostic]:
    """Positions outside their country that would lie inside it with the two numbers swapped."""
    for entity in entities.values():
        country = _country(entity, entities)
        if entity.coords is None or country is None:
            continue
        latitude, longitude = entity.coords
        code = country.iso[:2]
        if countries.inside(code, latitude, longitude) is False and countries.inside(code, longitude, latitude):
            message = (
                f"{latitude:g}, {longitude:g} falls outside {country.name}; {longitude:g}, {latitude:g} falls inside"
            )
            cure = f"coords: [{longitude:g}, {latitude:g}]; the order is latitude, longitude"
            yield problem("coords-swapped", entity.origin.at("coords"), message, cure)


def _country(entity: Entity, entities: Mapping[str, Entity]) -> Entity | None:
    """The entity itself or the first one it belongs to that has an ISO code."""
    seen: set[str] = set()
    here: Entity | None = entity
    while here and not here.iso and here.id not in seen:
        seen.add(here.id)
        here = entities.get(here.part_of.bare) if here.part_of else None
    return here if here and here.iso else None


def same_qid(entities: Iterable[Entity]) -> Iterator[Diagnostic]:
    """One Wikidata id for two entities."""
    owners: dict[str, Entity] = {}
    for entity in entities:
        other = owners.setdefault(entity.qid, entity) if entity.qid else entity
        if other is not entity:
            message = f"{entity.qid} is used by {other.id} and {entity.id}"
            yield problem("qid-duplicate", entity.origin.at("qid"), message, "merge them, or correct one")


def same_domain(sources: Iterable[Source]) -> Iterator[Diagnostic]:
    """One domain for two outlets."""
    owners: dict[str, Source] = {}
    for source in sources:
        for domain in source.domains:
            other = owners.setdefault(domain.lower().removeprefix("www."), source)
            if other is not source:
                message = f"the domain {domain} already belongs to {other.id}"
                yield problem("domain-duplicate", source.origin.at("domains"), message, "keep it on one of them")
