"""Leaves out of the digest what only held texts name: a person's page would tell of the article that nobody may see yet.

An entry of a registry waits with the texts that name it, as long as nothing that readers see does. One that nobody names at
all is shown; so is everything where nothing is held.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeAlias

from generator.link.admit import Held
from generator.link.names import Names, mentions
from generator.model.digest import Digest, Target, Text
from generator.model.document import Origin, Ref
from generator.model.fragment import Fragment
from generator.text import addresses

Key: TypeAlias = tuple[str, str]

KINDS = ("conflict", "entity", "source", "tag")


def without_waiting(digest: Digest, held: Sequence[Held], fragments: Mapping[str, Fragment], names: Names) -> Digest:
    """The digest as readers may know it."""
    if not held:
        return digest
    hidden = _hidden(digest, held, fragments, names)
    return _without(digest, hidden) if hidden else digest


def _hidden(digest: Digest, held: Sequence[Held], fragments: Mapping[str, Fragment], names: Names) -> frozenset[Key]:
    """What held texts name, and what these entries name in turn, but for what readers know already."""
    asked = {key for one in held for key in _named(digest, one, fragments, names)}
    seen: set[Key] = set()
    while asked:
        seen |= asked
        asked = {key for one in asked for key in _of_entry(digest, one)} - seen
    waiting = seen - set(_shown(digest, seen))
    while waiting:  # what an entry that is shown names is shown as well
        known = {key for one in _entries(digest) if one not in waiting for key in _of_entry(digest, one)}
        if not known & waiting:
            break
        waiting -= known
    return frozenset(waiting)


def _named(digest: Digest, held: Held, fragments: Mapping[str, Fragment], names: Names) -> Iterator[Key]:
    """What a held text names: in its front matter, by its links, by its citations' addresses, by name."""
    fragment = fragments[held.noun.origin.path]
    yield from _keys(digest, (ref.id for ref in _refs(held.noun)))
    yield from (("conflict", id) for id in getattr(held.noun, "trend", ()))
    for citation in getattr(held.noun, "sources", ()):
        parts = addresses.host(citation.url).split(".")
        found = (digest.domains.get(".".join(parts[n:])) for n in range(len(parts) - 1))
        yield from (("source", id) for id in found if id)
    yield from _keys(digest, (link.target for link in fragment.links if link.kind == "id"))
    yield from (("entity", mention.entity) for mention in mentions(fragment, names)[0])


def _refs(value: Any) -> Iterator[Ref]:
    if isinstance(value, Ref):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _refs(part)
    elif is_dataclass(value) and not isinstance(value, Origin):
        for field in fields(value):
            yield from _refs(getattr(value, field.name))


def _keys(digest: Digest, ids: Iterable[str]) -> Iterator[Key]:
    """Everything that an id may mean."""
    for id in ids:
        bare = id.rpartition(":")[2]
        yield from ((kind, bare) for kind in KINDS if (kind, bare) in digest.targets)


def _entries(digest: Digest) -> Iterator[Key]:
    for kind, registry in zip(KINDS, (digest.conflicts, digest.entities, digest.sources, digest.tags), strict=True):
        yield from ((kind, id) for id in registry)


def _of_entry(digest: Digest, key: Key) -> set[Key]:
    """What an entry of a registry names."""
    kind, id = key
    refs: list[Ref | None] = []
    path = ""
    if kind == "conflict" and id in digest.conflicts:
        conflict = digest.conflicts[id]
        sides = (entity for side in conflict.parties for entity in side.entities)
        refs, path = [conflict.parent, *conflict.tags, *(p.id for p in conflict.places), *sides], conflict.origin.path
    elif kind == "entity" and id in digest.entities:
        entity = digest.entities[id]
        refs, path = [entity.part_of, *entity.tags, *(role.of for role in entity.roles)], entity.origin.path
    elif kind == "source" and id in digest.sources:
        refs = [digest.sources[id].affiliation]
    elif kind == "tag" and id in digest.tags:
        refs = [digest.tags[id].parent]
    text = digest.texts.get(path) if path.endswith(".md") else None
    return {*_keys(digest, (ref.id for ref in refs if ref)), *_in_text(digest, text)} - {key}


def _in_text(digest: Digest, text: Text | None) -> Iterator[Key]:
    """What a text names, by link or by name."""
    if text is not None:
        yield from (("entity", mention.entity) for mention in text.mentions)
        yield from _keys(digest, (link.target for link in text.fragment.links if link.kind == "id"))


def _shown(digest: Digest, asked: Iterable[Key]) -> Iterator[Key]:
    """Which of these something names that readers see, registries apart."""
    by = {"conflict": digest.by_conflict, "entity": digest.by_entity, "source": digest.by_source, "tag": digest.by_tag}
    rest = {key for key in asked if not by[key[0]].get(key[1])}
    yield from (key for key in asked if key not in rest)
    entries = {digest.targets[key].url for key in _entries(digest) if key in digest.targets}
    for key in rest:
        if any(other.url not in entries for other in digest.backlinks.get(key, ())):
            yield key
    if rest:
        yield from _told(digest)


def _told(digest: Digest) -> Iterator[Key]:
    """What articles, notes, editions and pages name without being listed with it."""
    for article in digest.articles:
        a = article.article
        for part in (*a.claims, *a.figures, *(c for c in a.sources if c.via)):
            yield from _keys(digest, (ref.id for ref in _refs(part)))
    for note in digest.notes:
        yield from _keys(digest, (ref.id for ref in _refs(note.note)))
        yield from _in_text(digest, note.text)
        for citation in note.note.sources:
            yield ("source", digest.domains.get(addresses.host(citation.url), ""))
    for edition in (*digest.days, *digest.weeks):
        yield from (("conflict", id) for id in (edition.edition.trend if edition.edition else ()))
        for text in (edition.text, *edition.takeaways):
            yield from _in_text(digest, text)
    for page in digest.pages:
        yield from _in_text(digest, digest.texts.get(page.origin.path))


def _without(digest: Digest, hidden: frozenset[Key]) -> Digest:
    gone = {kind: {id for k, id in hidden if k == kind} for kind in KINDS}
    urls = {digest.targets[key].url for key in hidden if key in digest.targets}
    paths = {digest.targets[key].path for key in hidden if key in digest.targets}

    def kept(links: tuple[Target, ...]) -> tuple[Target, ...]:
        return tuple(target for target in links if target.url not in urls)

    return replace(
        digest,
        conflicts={id: x for id, x in digest.conflicts.items() if id not in gone["conflict"]},
        entities={id: x for id, x in digest.entities.items() if id not in gone["entity"]},
        sources={id: x for id, x in digest.sources.items() if id not in gone["source"]},
        tags={id: x for id, x in digest.tags.items() if id not in gone["tag"]},
        domains={domain: id for domain, id in digest.domains.items() if id not in gone["source"]},
        targets={key: x for key, x in digest.targets.items() if key not in hidden},
        texts={path: x for path, x in digest.texts.items() if path not in paths or not path.endswith(".md")},
        backlinks={key: kept(links) for key, links in digest.backlinks.items() if key not in hidden},
    )
