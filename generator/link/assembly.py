"""Resolves and derives one thing after the other, with lookups that note what each reads."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias, TypeVar, cast

from generator.diagnostics import Diagnostic
from generator.link import checks, grades, guard, style, then
from generator.link.admit import Admitted
from generator.link.citing import Outlets, single_party
from generator.link.links import Proof, proved
from generator.link.names import Name, Names, ambiguous, mentions, names
from generator.link.references import Resolver
from generator.link.targets import KINDS, Identified, Targets, article_url, identified, note_url, target
from generator.model.article import Article, Edition, Note
from generator.model.digest import LinkedArticle, LinkedEdition, LinkedNote, Target, Text
from generator.model.document import Document, Ref
from generator.model.evidence import Evidence
from generator.model.fragment import EMPTY, Fragment, OpenLink
from generator.model.history import Told
from generator.model.nouns import Noun
from generator.model.registry import Conflict, Entity, OrdinaryPage, Source, Tag
from generator.model.settings import Settings
from generator.model.times import Period, week_of
from generator.traces import Lookup, Past, Row, Stamps, Watch

N = TypeVar("N", bound=Noun)
V = TypeVar("V")
Picture = Callable[[str, OpenLink], str | Diagnostic]
Spread: TypeAlias = Callable[
    [Callable[[Sequence[Any]], Any], Sequence[Any], int], list[Any]
]  # has shares of items worked on

MANY = (
    300  # people, places and other things of one article; each has it whole in its feeds, so more would cost the square
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was linked in the last build; `prints` say of each path what its document holds, `pack` makes bytes of what is kept."""

    past: Past
    stamps: Stamps
    prints: Mapping[str, bytes]
    pack: Callable[[object], bytes]
    unpack: Callable[[bytes], Any]


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
    told: Told
    evidence: Mapping[str, Evidence]
    earlier: Earlier
    spread: Spread


class Assembly:
    """The work of one call; holds the lookups while they grow. Nothing outside this room sees it."""

    def __init__(self, inputs: Inputs) -> None:
        self.inputs = inputs
        self.zone = inputs.zone
        self.found: list[Diagnostic] = list(inputs.admitted.found)
        nouns = inputs.admitted.nouns
        self.articles = of(nouns, Article)
        self.notes = of(nouns, Note)
        self.editions = of(nouns, Edition)
        self.conflicts = self._unique(of(nouns, Conflict), "conflict")
        self.entities = self._unique(of(nouns, Entity), "entity")
        self.sources = self._unique(of(nouns, Source), "source")
        self.tags = self._unique(of(nouns, Tag), "tag")
        self.pages = of(nouns, OrdinaryPage)
        self.domains = {d.lower().removeprefix("www."): s.id for s in self.sources.values() for d in s.domains}
        self.watch = Watch()
        self.lookups: dict[str, Any] = {}
        self.names: Names = names(
            (e for e in self.entities.values() if not e.sensitive), (s.name for s in self.sources.values())
        )
        self.spellings = style.spellings(e for e in self.entities.values() if not e.sensitive)
        self.private = guard.private(self.entities.values())
        self.unclear: dict[str, tuple[Name, ...]] = {}
        self.noted: list[tuple[Target, tuple[str, str]]] = []  # who links to what, by key
        self.texts: dict[str, Text] = {}
        self.resolver = self._resolver()
        self.proof = self._proof()
        sources, domains = self._lookup("sources", self.sources), self._lookup("domains", self.domains)
        evidence = self._lookup("evidence", inputs.evidence) if inputs.evidence else {}
        self.outlets = Outlets(sources, domains, self.resolver, self.found, evidence)
        self.known_conflicts = self._lookup("conflicts", self.conflicts)

    def _lookup(self, name: str, plain: Mapping[Any, V]) -> Lookup[V]:
        """The lookup, noting what is read of it."""
        self.lookups[name] = plain
        return Lookup(name, plain, self.watch)

    def _row(self, name: str, plain: frozenset[str]) -> frozenset[str]:
        """The set, noting what is asked of it."""
        self.lookups[name] = plain
        return cast("frozenset[str]", Row(name, plain, self.watch))

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
        everything: tuple[Identified, ...] = (
            *self._unique(self.articles, "article").values(), *self._unique(self.notes, "note").values(), *self.editions,
            *self.conflicts.values(), *self.entities.values(), *self.sources.values(), *self.tags.values(),
        )  # fmt: skip
        by_kind: dict[str, dict[str, Target]] = {kind: {} for kind in KINDS}
        for noun in everything:
            made = identified(noun, self.zone)
            by_kind[made.kind][made.id] = made
        by_kind["edition"].update(self._periods(by_kind["edition"]))
        aliases = {alias: tag.id for tag in self.tags.values() for alias in tag.aliases if alias not in self.tags}
        uses = Counter(ref.id for article in self.articles for ref in article.tags)
        held = self._lookup("held", {h.id: h for h in self.inputs.admitted.held})
        broken = self._row("broken", frozenset(b.id for b in self.inputs.admitted.broken) | self.inputs.told.gone)
        targets = Targets({kind: self._lookup(f"{kind} targets", known) for kind, known in by_kind.items()})
        tags = self.inputs.settings.tags == "open"
        return Resolver(targets, held, broken, self._lookup("aliases", aliases), self._lookup("uses", uses), tags)

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
        addresses = self._row("addresses", frozenset(urls) | self.inputs.fixed_addresses)
        return Proof(self.resolver, self._lookup("headings", headings), addresses, self.inputs.picture)

    def text(self, noun: Noun, me: Target | None) -> Text:
        """The noun's text with its links proved and names found; notes what it links to."""
        path = noun.origin.path
        fragment = self.inputs.fragments.get(path, EMPTY) if path.endswith(".md") else EMPTY
        corrections = frozenset(c.name for c in noun.corrections) if isinstance(noun, Article) else frozenset()
        made, targets, found = proved(path, fragment, self.proof, corrections)
        self.found.extend(found)
        linked = {t.id for t in targets if t.kind == "entity"} | ({me.id} if me and me.kind == "entity" else set())
        if isinstance(noun, Article) and noun.is_withdrawn:  # whom a text named that is taken away is not told either
            self.unclear[path] = ()
            return made
        for other in targets:
            self.note_link(me, other)
        found_names, self.unclear[path] = mentions(fragment, self.names, linked)
        if (getattr(noun, "lang", "") or self.inputs.settings.language) == self.inputs.settings.language:
            self.found.extend(style.check(noun, self.names, self.spellings))
        return replace(made, mentions=found_names)

    def note_link(self, me: Target | None, other: Target | None) -> None:
        """Remember that `me` mentions `other`."""
        if me and other and me.key != other.key and me.url:
            self.noted.append((me, other.key))

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
        linked = () if article.is_withdrawn else tuple(t.id for t in self._linked_entities(text))
        entities = tuple(dict.fromkeys((*about, *linked, *(m.entity for m in text.mentions))))[:MANY]
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
        self.found.extend((*grades.check(article, cited), *guard.check(article, self.private)))
        day, time = article.date.day_in(self.zone), article.date.exact(self.zone)
        self.found.extend(checks.implausible(article, [self.known_conflicts[c] for c in conflicts]))
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
        cited = tuple(self.outlets.cited(citation) for citation in note.sources)
        return LinkedNote(
            note,
            note_url(note),
            note.date.day_in(self.zone),
            note.date.exact(self.zone),
            text,
            self.tag_ids(note.tags),
            about,
            cited,
        )

    def edition(self, period: Period, articles: Sequence[LinkedArticle], edition: Edition | None) -> LinkedEdition:
        """A day or week with its articles in order, and the editors' words."""
        lives = self.inputs.told.lives
        closed = then.closing(period, edition.cutoff if edition else None, self.zone)
        late = then.arrived_late(closed, articles, lives) if lives else ()
        if edition is None:
            on_time = tuple(a.id for a in articles if a.id not in late)
            return LinkedEdition(period, on_time, late, None, None, (), closed)
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
        after = (*checks.late(edition, articles, self.zone, self.found), *late)
        late = tuple(a.id for a in articles if a.id in after)
        order = [*(id for id in lead if id not in late), *(a.id for a in articles if a.id not in {*lead, *late})]
        return LinkedEdition(period, tuple(order), late, edition, text, tuple(takeaways), closed)


def of(nouns: Iterable[Noun], cls: type[N]) -> list[N]:
    """The nouns of one kind."""
    return [noun for noun in nouns if isinstance(noun, cls)]
