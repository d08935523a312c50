"""Finds the names of entities in texts: one pass over a text for all names.

Matches strong names as the registry writes them but for accents, apostrophes and hyphens, at word boundaries; weak names are never matched, only reported
where nobody can tell whom they mean.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, problem, within
from generator.model.digest import Mention
from generator.model.document import Body
from generator.model.fragment import Fragment
from generator.model.registry import Entity
from generator.text.folding import folded

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Names:
    """All names by their first word, the longest first; an entity "" is a phrase that must not match.

    `weak` holds the short names that several entities have, `longer` the phrases that such a name is only a part of.
    """

    strong: Mapping[str, tuple[tuple[str, str], ...]]
    weak: Mapping[str, tuple[str, ...]]
    longer: Mapping[str, tuple[str, ...]]


def names(entities: Iterable[Entity], outlets: Iterable[str]) -> Names:
    """Index the names of all entities; an outlet's name, such as The Korea Daily, is no mention of what it is called after."""
    strong: dict[str, set[tuple[str, str]]] = defaultdict(set)
    weak: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        for name in entity.strong_names:
            _add(strong, name, entity.id)
        for phrase in entity.not_:
            _add(strong, phrase, "")
        for name in (
            *entity.weak_aliases,
            *((entity.short,) if entity.short and entity.short not in entity.strong_names else ()),
        ):
            weak[name].add(entity.id)
    entities_names = {name for found in strong.values() for name, _ in found}
    for outlet in outlets:
        for phrase in {folded(outlet), folded(outlet.removeprefix("The "))} - entities_names:
            _add(strong, phrase, "")
    shared = {name: tuple(sorted(ids)) for name, ids in weak.items() if len(ids) > 1}
    phrases = {html.unescape(name) for found in strong.values() for name, _ in found}
    longer = {name: tuple(sorted(p for p in phrases if folded(name) in p and folded(name) != p)) for name in shared}
    ordered = {first: tuple(sorted(_decided(found), key=lambda n: (-len(n[0]), n))) for first, found in strong.items()}
    return Names(ordered, shared, longer)


def _decided(found: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The names without those that several entities have once accents are gone: they lead nowhere."""
    owners: dict[str, set[str]] = defaultdict(set)
    for name, entity in found:
        owners[name].add(entity)
    return {(name, entity if len(owners[name]) == 1 else "") for name, entity in found}


def _add(index: dict[str, set[tuple[str, str]]], name: str, entity: str) -> None:
    form = folded(html.escape(name, quote=False))
    first = WORD.search(folded(name))
    if first:
        index[first[0]].add((form, entity))


def mentions(fragment: Fragment, names: Names, already: Iterable[str] = ()) -> tuple[Mention, ...]:
    """The first mention of each entity in the fragment's linkable runs, but for those already linked."""
    seen = set(already)
    text = folded(fragment.html)
    found: list[Mention] = []
    for start, end in fragment.runs:
        for mention in _in_run(text, start, end, names):
            if mention.entity and mention.entity not in seen:
                seen.add(mention.entity)
                found.append(mention)
    return tuple(found)


def _in_run(text: str, start: int, end: int, names: Names) -> Iterator[Mention]:
    at, begun_by = start, names.strong.get
    for word in WORD.finditer(text, start, end):
        known = begun_by(word[0])
        if known is None or word.start() < at:
            continue
        for name, entity in known:
            begin = word.start() - name.find(word[0])
            stop = begin + len(name)
            if begin >= start and stop <= end and text.startswith(name, begin) and not _goes_on(text, stop, end):
                yield Mention(begin, stop, entity)
                at = stop
                break


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether a word continues at this place."""
    return at < end and (text[at].isalnum() or text[at] == "_")


def ambiguous(path: str, body: Body, fragment: Fragment, names: Names, known: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield a warning for each weak name in the text that could mean several entities, none of them mentioned otherwise."""
    if not names.weak:
        return
    words = set(WORD.findall(folded(fragment.text)))
    for name, ids in names.weak.items():
        first = WORD.search(folded(name))
        if first is None or first[0] not in words or known & set(ids):
            continue
        match = _alone(folded(name), names.longer[name], folded(body.text))
        if match:
            yield _ambiguous(path, body, match, name, ids)


def _alone(name: str, longer: tuple[str, ...], text: str) -> re.Match[str] | None:
    """The first place where the name stands by itself and not inside a longer one."""
    taken = {at for phrase in longer for found in re.finditer(re.escape(phrase), text) for at in range(*found.span())}
    places = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return next((match for match in places if match.start() not in taken), None)


def _ambiguous(path: str, body: Body, match: re.Match[str], name: str, ids: tuple[str, ...]) -> Diagnostic:
    message = f'"{name}" could be {" or ".join(ids)}; it is not linked'
    where = within(path, body.text, *match.span(), body.line)
    return problem("alias-ambiguous", where, message, f"write [[{ids[0]}|{name}]], or the full name once")
