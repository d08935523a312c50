"""Assembles the digest: resolves, derives, and turns every link round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, problem
from generator.link import checks, leaks, named, then
from generator.link.again import Again, relations
from generator.link.again import articles as all_articles
from generator.link.assembly import Assembly, Inputs
from generator.link.ledger import ledger
from generator.link.references import cycles
from generator.link.targets import target
from generator.link.waiting import without_waiting
from generator.model.article import Article, Edition
from generator.model.digest import Digest, LinkedArticle, LinkedEdition, LinkedNote, Relation, Row, Target
from generator.model.nouns import Noun
from generator.model.registry import Conflict, Entity
from generator.model.times import Period, week_of
from generator.traces import Past


@dataclass(frozen=True, slots=True)
class Linked:
    """Everything, linked, and what is wrong with it; what makes the next time short; and what links one article alone."""

    digest: Digest
    found: tuple[Diagnostic, ...]
    past: Past
    again: Again


def digest(inputs: Inputs) -> Linked:
    """Link everything."""
    work = Assembly(inputs)
    linked, present = all_articles(work)
    articles = tuple(sorted(linked, key=lambda a: a.rank))
    notes = tuple(sorted((work.note(n) for n in work.notes), key=lambda n: (-n.day.toordinal(), n.note.id)))
    days, weeks = _editions(work, articles, notes)
    for conflict in work.conflicts.values():
        _conflict(work, conflict)
    for entity in work.entities.values():
        _entity(work, entity)
    for source in work.sources.values():
        if source.affiliation:
            work.one(source.affiliation, "entity")
    for tag in work.tags.values():
        if tag.parent:
            work.one(tag.parent, "tag")
    _other_texts(work)
    waiting = frozenset(c.id for h in inputs.admitted.held if isinstance(h.noun, Article) for c in h.noun.claims)
    rows = ledger(articles, waiting, bool(inputs.admitted.broken))
    work.found.extend(rows.found)
    work.found.extend(_across(work, articles, notes))
    private = frozenset(e.id for e in work.entities.values() if e.sensitive)
    near = relations(articles, private, present, inputs)
    whole = _digest(work, articles, notes, days, weeks, rows.value, near)
    shown = without_waiting(whole, inputs.admitted.held, inputs.fragments, work.names)
    return Linked(shown, tuple(work.found), present.past(), Again(work))


def _conflict(work: Assembly, conflict: Conflict) -> None:
    for side in conflict.parties:
        work.ids(side.entities, "entity")
    work.ids((p.id for p in conflict.places), "place")
    work.tag_ids(conflict.tags)
    if conflict.parent:
        work.one(conflict.parent, "conflict")


def _entity(work: Assembly, entity: Entity) -> None:
    for ref in (entity.part_of, *(role.of for role in entity.roles)):
        if ref:
            work.one(ref, "entity")
    work.tag_ids(entity.tags)


def _other_texts(work: Assembly) -> None:
    nouns: tuple[Noun, ...] = (*work.conflicts.values(), *work.entities.values(), *work.pages)
    for noun in nouns:
        if noun.origin.path.endswith(".md"):
            work.texts[noun.origin.path] = work.text(noun, target(noun, work.zone))


def _editions(
    work: Assembly, articles: Sequence[LinkedArticle], notes: Sequence[LinkedNote]
) -> tuple[tuple[LinkedEdition, ...], tuple[LinkedEdition, ...]]:
    written: dict[Period, Edition] = {}
    for edition in work.editions:
        if edition.period in written:
            first = written[edition.period].origin.path
            message = f"{edition.id} already has its introduction in {first}"
            work.found.append(problem("period-duplicate", edition.origin.at("period"), message, "merge the two files"))
        elif "period" not in edition.origin.faulty:
            written[edition.period] = edition
    inside: dict[Period, list[LinkedArticle]] = defaultdict(list)
    for article in articles:
        inside[Period(article.day, article.day)].append(article)
        inside[week_of(article.day)].append(article)
    for note in notes:
        inside.setdefault(Period(note.day, note.day), [])
        inside.setdefault(week_of(note.day), [])
    periods = sorted(set(inside) | set(written), reverse=True)
    made = [work.edition(p, inside.get(p, []), written.get(p)) for p in periods]
    return tuple(e for e in made if not e.period.is_week), tuple(e for e in made if e.period.is_week)


def _across(work: Assembly, articles: Sequence[LinkedArticle], notes: Sequence[LinkedNote]) -> Iterable[Diagnostic]:
    yield from checks.case_collisions([*work.articles, *work.notes, *(h.noun for h in work.inputs.admitted.held)])
    yield from checks.same_address(articles, notes, work.pages, work.inputs.fixed_addresses)
    yield from named.addresses(work.inputs.settings, work.proof)
    yield from leaks.told(work.editions, work.inputs.admitted.held)
    yield from checks.old_urls(_answering(work, articles, notes), work.proof.addresses)
    yield from checks.one_party(articles, notes, work.entities)
    yield from checks.alias_conflicts(work.entities.values())
    yield from checks.same_qid(work.entities.values())
    yield from checks.swapped(work.entities)
    yield from checks.same_domain(work.sources.values())
    yield from cycles({a.id: a.follows for a in work.articles}, "the thread")
    yield from cycles({c.id: (c.parent,) for c in work.conflicts.values() if c.parent}, "parent")
    yield from cycles({t.id: (t.parent,) for t in work.tags.values() if t.parent}, "parent")
    yield from cycles({e.id: (e.part_of,) for e in work.entities.values() if e.part_of}, "part_of")


def _answering(
    work: Assembly, articles: Sequence[LinkedArticle], notes: Sequence[LinkedNote]
) -> Iterable[checks.Answering]:
    """All that may have had another address."""
    yield from (a.article for a in articles)
    yield from (n.note for n in notes)
    for registry in (work.conflicts, work.entities, work.sources, work.tags):
        yield from registry.values()
    yield from work.pages


def _grouped(
    articles: Sequence[LinkedArticle], keys: Callable[[LinkedArticle], Iterable[str]]
) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        for key in keys(article):
            groups[key].append(article.id)
    return {key: tuple(ids) for key, ids in groups.items()}


def _digest(
    work: Assembly,
    articles: tuple[LinkedArticle, ...],
    notes: tuple[LinkedNote, ...],
    days: tuple[LinkedEdition, ...],
    weeks: tuple[LinkedEdition, ...],
    rows: tuple[Row, ...],
    near: Mapping[str, tuple[Relation, ...]],
) -> Digest:
    later: dict[str, list[str]] = defaultdict(list)
    for article in reversed(articles):
        for ref in article.article.follows:
            later[ref.bare].append(article.id)
    about: dict[tuple[str, str], list[str]] = defaultdict(list)
    for note in notes:
        for made in note.about:
            about[made.key].append(note.note.id)
    backlinks: dict[tuple[str, str], dict[tuple[str, str], Target]] = defaultdict(dict)
    for me, other in work.noted:
        backlinks[other].setdefault(me.key, me)
    targets = {t.key: t for kind in work.resolver.targets.by_kind.values() for t in kind.values()}
    return Digest(
        settings=work.inputs.settings,
        zone=work.zone,
        articles=articles,
        notes=notes,
        days=days,
        weeks=weeks,
        conflicts=work.conflicts,
        entities=work.entities,
        sources=work.sources,
        tags=work.tags,
        pages=tuple(sorted(work.pages, key=lambda p: p.url)),
        texts=work.texts,
        targets=targets,
        by_tag=_grouped(articles, lambda a: a.tags),
        by_conflict=_grouped(articles, lambda a: a.conflicts),
        by_entity=_grouped(articles, lambda a: a.entities),
        by_source=_grouped(articles, lambda a: a.witnesses),
        backlinks={
            key: tuple(sorted(found.values(), key=lambda t: (t.kind, t.id))) for key, found in backlinks.items()
        },
        notes_about={key: tuple(ids) for key, ids in about.items()},
        later={id: tuple(ids) for id, ids in later.items()},
        related=near,
        domains=work.domains,
        media=work.inputs.media,
        article={a.id: a for a in articles},
        lives=work.inputs.told.lives,
        moved=work.inputs.told.moved,
        rows=rows,
        grades_then=then.grades(work.inputs.told.lives, work.domains, work.sources),
    )
