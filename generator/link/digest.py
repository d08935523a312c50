"""Assembles the digest: resolves, derives, and turns every link round."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from generator.diagnostics import Checked, Diagnostic, problem
from generator.link import checks, grades, style
from generator.link.admit import Admitted
from generator.link.citing import Outlets, single_party
from generator.link.ledger import ledger
from generator.link.links import Proof, proved
from generator.link.names import Name, Names, ambiguous, mentions, names
from generator.link.references import Resolver, cycles
from generator.link.related import related
from generator.link.targets import KINDS, Targets, article_url, note_url, target
from generator.model.article import Article, Edition, Note
from generator.model.digest import Digest, LinkedArticle, LinkedEdition, LinkedNote, Row, Target, Text
from generator.model.document import Document, Ref
from generator.model.fragment import EMPTY, Fragment, OpenLink
from generator.model.history import NO_LIVES, Life
from generator.model.nouns import Noun
from generator.model.registry import Conflict, Entity, OrdinaryPage, Source, Tag
from generator.model.settings import Settings
from generator.model.times import Period, week_of

N = TypeVar("N", bound=Noun)
Picture = Callable[[str, OpenLink], str | Diagnostic]


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the stage takes: the admitted nouns, a fragment for each path, takeaways by path, pictures, the site's settings."""

    settings: Settings
    zone: dt.tzinfo
    admitted: Admitted
    fragments: Mapping[str, Fragment]
    takeaways: Mapping[str, tuple[Fragment, ...]]
    media: tuple[Document, ...]
    fixed_addresses: frozenset[str]
    picture: Picture
    lives: Mapping[tuple[str, str], Life] = field(default_factory=lambda: NO_LIVES)


class _Assembly:
    """The work of one call; holds the lookups while they grow. Nothing outside this module sees it."""

    def __init__(self, inputs: Inputs) -> None:
        self.inputs = inputs
        self.zone = inputs.zone
        self.found: list[Diagnostic] = list(inputs.admitted.found)
        nouns = inputs.admitted.nouns
        self.articles = _of(nouns, Article)
        self.notes = _of(nouns, Note)
        self.editions = _of(nouns, Edition)
        self.conflicts = self._unique(_of(nouns, Conflict), "conflict")
        self.entities = self._unique(_of(nouns, Entity), "entity")
        self.sources = self._unique(_of(nouns, Source), "source")
        self.tags = self._unique(_of(nouns, Tag), "tag")
        self.pages = _of(nouns, OrdinaryPage)
        self.domains = {d.lower().removeprefix("www."): s.id for s in self.sources.values() for d in s.domains}
        self.names: Names = names(
            (e for e in self.entities.values() if not e.sensitive), (s.name for s in self.sources.values())
        )
        self.spellings = style.spellings(e for e in self.entities.values() if not e.sensitive)
        self.unclear: dict[str, tuple[Name, ...]] = {}
        self.backlinks: dict[tuple[str, str], dict[tuple[str, str], Target]] = defaultdict(dict)
        self.texts: dict[str, Text] = {}
        self.resolver = self._resolver()
        self.proof = self._proof()
        self.outlets = Outlets(self.sources, self.domains, self.resolver, self.found)

    def _unique(self, nouns: Sequence[N], kind: str) -> dict[str, N]:
        first: dict[str, N] = {}
        for noun in nouns:
            id: str = noun.id  # type: ignore[union-attr]
            if id in first and id:
                self.found.append(checks.duplicate(kind, id, noun, first[id]))
            elif id:
                first[id] = noun
        return first

    def _resolver(self) -> Resolver:
        everything: tuple[Noun, ...] = (
            *self._unique(self.articles, "article").values(), *self._unique(self.notes, "note").values(), *self.editions,
            *self.conflicts.values(), *self.entities.values(), *self.sources.values(), *self.tags.values(),
        )  # fmt: skip
        by_kind: dict[str, dict[str, Target]] = {kind: {} for kind in KINDS}
        for noun in everything:
            made = target(noun, self.zone)
            if made:
                by_kind[made.kind][made.id] = made
        by_kind["edition"].update(self._periods(by_kind["edition"]))
        aliases = {alias: tag.id for tag in self.tags.values() for alias in tag.aliases if alias not in self.tags}
        uses = Counter(ref.id for article in self.articles for ref in article.tags)
        held = frozenset(h.id for h in self.inputs.admitted.held)
        broken = frozenset(b.id for b in self.inputs.admitted.broken)
        return Resolver(Targets(by_kind), held, broken, aliases, uses, self.inputs.settings.tags == "open")

    def _periods(self, known: Mapping[str, Target]) -> dict[str, Target]:
        """Days and weeks that have a page because they have articles."""
        days = {a.date.day_in(self.zone) for a in self.articles} | {n.date.day_in(self.zone) for n in self.notes}
        periods = {p for day in days for p in (Period(day, day), week_of(day))}
        return {p.id: Target("edition", p.id, p.url, p.id, "") for p in periods if p.id not in known}

    def _proof(self) -> Proof:
        targets = self.resolver.targets
        headings = {}
        for kind in targets.by_kind.values():
            for made in kind.values():
                fragment = self.inputs.fragments.get(made.path) if made.path.endswith(".md") else None
                headings[made.key] = tuple(h.id for h in fragment.headings) if fragment else ()
        urls = {made.url for kind in targets.by_kind.values() for made in kind.values()} | {p.url for p in self.pages}
        return Proof(self.resolver, headings, frozenset(urls) | self.inputs.fixed_addresses, self.inputs.picture)

    def text(self, noun: Noun, me: Target | None) -> Text:
        """The noun's text with its links proved and names found; notes what it links to."""
        path = noun.origin.path
        fragment = self.inputs.fragments.get(path, EMPTY) if path.endswith(".md") else EMPTY
        corrections = frozenset(c.name for c in noun.corrections) if isinstance(noun, Article) else frozenset()
        made, targets, found = proved(path, fragment, self.proof, corrections)
        self.found.extend(found)
        linked = {t.id for t in targets if t.kind == "entity"} | ({me.id} if me and me.kind == "entity" else set())
        for other in targets:
            self.note_link(me, other)
        found_names, self.unclear[path] = mentions(fragment, self.names, linked)
        if (getattr(noun, "lang", "") or self.inputs.settings.language) == self.inputs.settings.language:
            self.found.extend(style.check(noun, self.names, self.spellings))
        return replace(made, mentions=found_names)

    def note_link(self, me: Target | None, other: Target | None) -> None:
        """Remember that `me` mentions `other`."""
        if me and other and me.key != other.key and me.url:
            self.backlinks[other.key].setdefault(me.key, me)

    def one(self, ref: Ref, *kinds: str, words: bool = False) -> Target | None:
        """Resolve a reference of front matter."""
        return self.resolver.one(ref, kinds, words, self.found)

    def ids(self, refs: Iterable[Ref], *kinds: str) -> tuple[str, ...]:
        """The ids of the references that resolve, each once."""
        found = (self.one(ref, *kinds) for ref in refs)
        return tuple(dict.fromkeys(t.id for t in found if t))

    def tag_ids(self, refs: Iterable[Ref]) -> tuple[str, ...]:
        """The tags meant, each once."""
        found = (self.resolver.tag(ref, self.found) for ref in refs)
        return tuple(dict.fromkeys(t for t in found if t))

    def article(self, article: Article) -> LinkedArticle:
        """An article with what is known of it from others."""
        me = target(article, self.zone)
        text = self.text(article, me)
        conflicts = self.ids(article.conflict, "conflict")
        about = (*self.ids(article.about, "entity"), *self.ids((p.id for p in article.places), "place"))
        linked = tuple(t.id for t in self._linked_entities(text))
        entities = tuple(dict.fromkeys((*about, *linked, *(m.entity for m in text.mentions))))
        unclear = self.unclear[article.origin.path]
        self.found.extend(ambiguous(article.origin.path, article.body, unclear, self.names, frozenset(entities)))
        for claim in article.claims:
            self._speakers((claim.by, *claim.denied_by))
            self.ids(claim.about, "entity")
        self._speakers(f.by for f in article.figures)
        for refs in (
            article.related,
            article.follows,
            article.replaces,
            article.contradicts,
            (article.translation_of,),
        ):
            for ref in refs:
                self.note_link(me, self.one(ref, "article") if ref else None)
        cited = tuple(self.outlets.cited(c) for c in article.sources)
        tags = self.tag_ids(article.tags)
        outlets = tuple(dict.fromkeys(c.outlet for c in cited if c.outlet))
        of_claims = grades.claim_grades(article, cited)
        grade = grades.article_grade(article, of_claims)
        self.found.extend(grades.check(article, cited))
        day, time = article.date.day_in(self.zone), article.date.exact(self.zone)
        self.found.extend(checks.implausible(article, [self.conflicts[c] for c in conflicts]))
        self.texts[article.origin.path] = text
        return LinkedArticle(
            article,
            article_url(article, self.zone),
            day,
            time,
            tags,
            conflicts,
            entities,
            outlets,
            cited,
            grade,
            of_claims,
            single_party(cited),
        )

    def _linked_entities(self, text: Text) -> Iterable[Target]:
        for link in text.fragment.links:
            if link.kind == "id":
                yield from (t for t in self.resolver.targets.find(link.target) if t.kind == "entity")

    def _speakers(self, refs: Iterable[Ref]) -> None:
        for ref in refs:
            self.one(ref, "entity", "source", words=True)

    def note(self, note: Note) -> LinkedNote:
        """A note with its place in time and what it is about."""
        me = target(note, self.zone)
        text = self.text(note, me)
        about = tuple(t for t in (self.one(ref, "article", "edition", "conflict", "entity") for ref in note.about) if t)
        for citation in note.sources:
            self.outlets.cited(citation)
        return LinkedNote(
            note,
            note_url(note),
            note.date.day_in(self.zone),
            note.date.exact(self.zone),
            text,
            self.tag_ids(note.tags),
            about,
        )

    def edition(self, period: Period, articles: Sequence[LinkedArticle], edition: Edition | None) -> LinkedEdition:
        """A day or week with its articles in order, and the editors' words."""
        if edition is None:
            return LinkedEdition(period, tuple(a.id for a in articles), (), None, None, ())
        me = target(edition, self.zone)
        text = self.text(edition, me)
        takeaways = []
        for fragment in self.inputs.takeaways.get(edition.origin.path, ()):
            made, targets, found = proved(edition.origin.path, fragment, self.proof)
            self.found.extend(found)
            takeaways.append(made)
            for other in targets:
                self.note_link(me, other)
        for conflict in edition.trend:
            self.one(Ref(conflict, edition.origin.at("trend")), "conflict")
        inside = {a.id for a in articles}
        lead = checks.lead(edition, inside, self.resolver, self.found)
        late = checks.late(edition, articles, self.zone, self.found)
        order = [*lead, *(a.id for a in articles if a.id not in lead and a.id not in late)]
        return LinkedEdition(period, tuple(order), late, edition, text, tuple(takeaways))


def digest(inputs: Inputs) -> Checked[Digest]:
    """Link everything."""
    work = _Assembly(inputs)
    articles = tuple(sorted((work.article(a) for a in work.articles), key=lambda a: a.rank))
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
    return Checked(_digest(work, articles, notes, days, weeks, rows.value), tuple(work.found))


def _conflict(work: _Assembly, conflict: Conflict) -> None:
    for side in conflict.parties:
        work.ids(side.entities, "entity")
    work.ids((p.id for p in conflict.places), "place")
    work.tag_ids(conflict.tags)
    if conflict.parent:
        work.one(conflict.parent, "conflict")


def _entity(work: _Assembly, entity: Entity) -> None:
    for ref in (entity.part_of, *(role.of for role in entity.roles)):
        if ref:
            work.one(ref, "entity")
    work.tag_ids(entity.tags)


def _other_texts(work: _Assembly) -> None:
    nouns: tuple[Noun, ...] = (*work.conflicts.values(), *work.entities.values(), *work.pages)
    for noun in nouns:
        if noun.origin.path.endswith(".md"):
            work.texts[noun.origin.path] = work.text(noun, target(noun, work.zone))


def _editions(
    work: _Assembly, articles: Sequence[LinkedArticle], notes: Sequence[LinkedNote]
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


def _across(work: _Assembly, articles: Sequence[LinkedArticle], notes: Sequence[LinkedNote]) -> Iterable[Diagnostic]:
    yield from checks.case_collisions([*work.articles, *work.notes, *(h.noun for h in work.inputs.admitted.held)])
    yield from checks.same_address(articles, notes, work.pages, work.inputs.fixed_addresses)
    yield from checks.old_urls(articles, notes, work.pages, work.proof.addresses)
    yield from checks.one_party(articles, notes, work.entities)
    yield from checks.alias_conflicts(work.entities.values())
    yield from checks.same_qid(work.entities.values())
    yield from checks.same_domain(work.sources.values())
    yield from cycles({a.id: a.follows for a in work.articles}, "the thread")
    yield from cycles({c.id: (c.parent,) for c in work.conflicts.values() if c.parent}, "parent")
    yield from cycles({t.id: (t.parent,) for t in work.tags.values() if t.parent}, "parent")
    yield from cycles({e.id: (e.part_of,) for e in work.entities.values() if e.part_of}, "part_of")


def _of(nouns: Iterable[Noun], cls: type[N]) -> list[N]:
    return [noun for noun in nouns if isinstance(noun, cls)]


def _grouped(
    articles: Sequence[LinkedArticle], keys: Callable[[LinkedArticle], Iterable[str]]
) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        for key in keys(article):
            groups[key].append(article.id)
    return {key: tuple(ids) for key, ids in groups.items()}


def _digest(
    work: _Assembly,
    articles: tuple[LinkedArticle, ...],
    notes: tuple[LinkedNote, ...],
    days: tuple[LinkedEdition, ...],
    weeks: tuple[LinkedEdition, ...],
    rows: tuple[Row, ...],
) -> Digest:
    later: dict[str, list[str]] = defaultdict(list)
    for article in reversed(articles):
        for ref in article.article.follows:
            later[ref.id].append(article.id)
    about: dict[tuple[str, str], list[str]] = defaultdict(list)
    for note in notes:
        for made in note.about:
            about[made.key].append(note.note.id)
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
        by_source=_grouped(articles, lambda a: a.outlets),
        backlinks={
            key: tuple(sorted(found.values(), key=lambda t: (t.kind, t.id))) for key, found in work.backlinks.items()
        },
        notes_about={key: tuple(ids) for key, ids in about.items()},
        later={id: tuple(ids) for id, ids in later.items()},
        related=related(articles, frozenset(e.id for e in work.entities.values() if e.sensitive)),
        domains=work.domains,
        media=work.inputs.media,
        article={a.id: a for a in articles},
        lives=work.inputs.lives,
        rows=rows,
    )
