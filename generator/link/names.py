"""Finds the names of entities in texts: one pass over a text for all names, however many there are.

Matches strong names word by word, as `text/folding.py` folds them. Weak names are never linked, only reported where nobody
can tell whom they mean. What counts as house style is for `style.py` to say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from generator.diagnostics import Diagnostic, problem, within
from generator.model.digest import Mention
from generator.model.document import Body
from generator.model.fragment import Fragment
from generator.model.registry import Entity
from generator.text.folding import SPACELESS, WORD, Reading, folded, readings, words

# What may stand between two words of a name.
GAPS = frozenset(
    {
        " ", "-", "\n", ".", "\u00a0", "&nbsp;", "\u2010", "\u2011", "\u05be", "\u2013", ". ", ".&nbsp;", ", ", " & ", " &amp; ", "&", "&amp;",
        " (", "\u00a0(", "&nbsp;(", ".\u00a0", "/", "·", "\t", "\u2007", "\u2009", "\u202f",
    }
)  # fmt: skip
ANY, CAPITAL, CAPITALS = range(3)
HYPHENS = "-\u2010\u2011\u2013"
LITTLE = 3  # letters of a word inside a name that may be written small, such as `al` and `bin`
LONG = 3  # words of a name that may be written with one capital alone
ADDRESS = re.compile(r"://|@|\bwww\.|\w\.[a-z]{2,}/")
AS_WRITTEN = 7  # letters from which a person's or place's name may be written small
MANY = 200_000  # stretches of which it is remembered that no name begins there
FAR = 500  # characters of an address
read = lru_cache(maxsize=None)(readings)


class Name(NamedTuple):
    """A name by its folded words, and how each must be written.

    `entities` is empty for a phrase that must not match, and has several for a short name that nobody can tell apart.
    """

    forms: tuple[str, ...]
    needs: tuple[int, ...]
    entities: tuple[str, ...]
    written: str
    small: bool = False  # whether it may be written without capitals


# Names by their words: a branch for each next word, and under `NAME` the name that ends here.
Branch: TypeAlias = dict[str, Any]
NAME = ""
Begun: TypeAlias = tuple[tuple[Reading, Branch], ...]


@dataclass(frozen=True, slots=True)
class Names:
    """All names, branching by their words, so that a text costs the same however many begin alike; those of scripts without
    spaces by themselves.
    """

    begun: Branch
    spaceless: Mapping[str, Name]
    sought: re.Pattern[str] | None
    met: dict[str, Begun] = field(default_factory=dict)  # words met so far
    cold: set[str] = field(default_factory=set)  # stretches without a space in which no name begins
    hot: dict[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # and in the others: the words with which one may begin
    warm: dict[str, tuple[Name, ...]] = field(default_factory=dict)  # the names that begin with a word

    def at(self, word: str) -> Begun:
        """The names that begin with a word, for each way to read it."""
        found = self.met.get(word)
        if found is None:
            both = ((one, self.begun.get(one.form)) for one in read(word))
            found = self.met[word] = tuple((one, branch) for one, branch in both if branch)
        return found

    def within(self, text: str, start: int, end: int) -> set[str]:
        """The words of text[start:end] with which a name may begin. Most texts have few, and finding that out is cheap."""
        found: set[str] = set()
        for stretch in set(text[start:end].split()) - self.cold:
            warm = self.hot.get(stretch)
            if warm is None:
                warm = tuple(word for word in WORD.findall(stretch) if self.at(word))
                if warm or len(self.cold) > MANY:
                    self.hot[stretch] = warm
                else:
                    self.cold.add(stretch)
            found.update(warm)
        return found

    def beginning(self, word: str) -> tuple[Name, ...]:
        """All names that begin with a word."""
        found = self.warm.get(word)
        if found is None:
            found = self.warm[word] = tuple(name for _, branch in self.at(word) for name in _under(branch))
        return found


def _under(branch: Branch) -> Iterator[Name]:
    for word, rest in branch.items():
        if word == NAME:
            yield rest
        else:
            yield from _under(rest)


class Found(NamedTuple):
    """Where in a text a name stands."""

    start: int
    end: int
    name: Name


def names(entities: Iterable[Entity], outlets: Iterable[str] = ()) -> Names:
    """Index the names of all entities; an outlet's name, such as The Korea Daily, is no mention of what it is called after."""
    strong: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    weak: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for entity in entities:
        for name in (*entity.strong_names, *entity.forms):
            numbered = entity.type == "unit" and name[0].isdigit()  # `47th mechanised brigade`
            _add(strong, name, entity.id, numbered or entity.type in ("person", "place"))
        for phrase in entity.not_:
            _add(strong, phrase, "")
        for name in (*entity.weak_aliases, *((entity.short,) if entity.short else ())):
            _add(weak, name, entity.id)
    claimed = frozenset(strong)
    for outlet in outlets:
        for phrase in (outlet, outlet.removeprefix("The ")):
            if words(phrase) not in claimed:
                _add(strong, phrase, "")
    decided = {forms: _decided(found) for forms, found in strong.items()}
    for forms, found in weak.items():
        if forms not in decided and len({n.entities for n in found}) > 1:
            decided[forms] = found[0]._replace(entities=tuple(sorted({n.entities[0] for n in found})))
    return _indexed(decided.values())


def _indexed(decided: Iterable[Name]) -> Names:
    begun: Branch = {}
    spaceless: dict[str, Name] = {}
    for name in decided:
        if SPACELESS.search(name.written):
            spaceless[name.written] = name
            continue
        branch = begun
        for form in name.forms:
            branch = branch.setdefault(form, {})
        branch[NAME] = name
    longest = sorted(spaceless, key=lambda written: (-len(written), written))
    sought = re.compile("|".join(map(re.escape, longest))) if longest else None
    return Names(begun, spaceless, sought)


def _decided(found: list[Name]) -> Name:
    """A name that several entities claim leads nowhere, which is an error told elsewhere; of two ways to write it the freer counts."""
    needs = tuple(map(min, *(n.needs for n in found))) if len(found) > 1 else found[0].needs
    entities = found[0].entities if len({n.entities for n in found}) == 1 else ()
    return found[0]._replace(entities=entities, needs=needs)


def _add(index: dict[tuple[str, ...], list[Name]], name: str, entity: str, small: bool = False) -> None:
    pieces = [match[0] for match in WORD.finditer(name) if folded(match[0])]
    forms = tuple(folded(piece) for piece in pieces)
    if forms:
        may = small and (len(forms) > 1 or len(forms[0]) >= AS_WRITTEN)
        index[forms].append(Name(forms, tuple(map(_need, pieces)), (entity,) if entity else (), name, may))


def _need(word: str) -> int:
    """How a word of a name must be written: `US` in capitals, `NATO` and `Kyiv` with one, `al` in any way."""
    if len(word) in (2, 3) and word.isupper():
        return CAPITALS
    return CAPITAL if word[0].isupper() else ANY


def look(text: str, start: int, end: int, names: Names, words: set[str] | None = None) -> Iterator[Found]:
    """Yield the names in text[start:end] from left to right, the longest at each place; `words` begin some there, if that is known."""
    words = names.within(text, start, end) if words is None else words
    pieces = list(WORD.finditer(text, start, end)) if words else []
    if "&" in text:
        pieces = [p for p in pieces if text[p.start() - 1] != "&" or text[p.end() : p.end() + 1] != ";"]
    at = start
    for n, piece in enumerate(pieces):
        word = piece[0]
        if word in words and piece.start() >= at:
            found = _longest(text, pieces, n, names.at(word))
            if found and not _in_address(text, found):
                at = found.end
                yield found
    if names.sought and SPACELESS.search(text, start, end):
        yield from (Found(m.start(), m.end(), names.spaceless[m[0]]) for m in names.sought.finditer(text, start, end))


def _longest(text: str, pieces: list[re.Match[str]], n: int, begun: Begun) -> Found | None:
    for stop, name in reversed(_longer(text, pieces, n, begun[0][1])):
        if _fits(text, name, pieces[n : n + len(name.forms)]):
            return Found(pieces[n].start(), stop, name)
    for reading, branch in begun:
        lone = branch.get(NAME)
        if lone and _fits(text, lone, pieces[n : n + 1]):
            return Found(pieces[n].start(), pieces[n].start() + reading.length, lone)
    return None


def _longer(text: str, pieces: list[re.Match[str]], n: int, branch: Branch) -> list[tuple[int, Name]]:
    """The names of several words that stand at a piece, shorter ones first, each with where it ends."""
    found: list[tuple[int, Name]] = []
    while len(branch) > (NAME in branch) and n + 1 < len(pieces):
        before, piece = pieces[n], pieces[n + 1]
        if text[before.end() : piece.start()] not in GAPS:
            break
        ways = read(piece[0])
        ends: dict[Name, int] = {}
        for one in ways:
            name = branch.get(one.form, {}).get(NAME)
            if name:
                ends.setdefault(name, piece.start() + one.length)
        found.extend((ends[name], name) for name in sorted(ends, reverse=True))
        branch = branch.get(ways[0].form) if ways else None  # type: ignore[assignment]
        if not branch:
            break
        n += 1
    return found


def _fits(text: str, name: Name, pieces: list[re.Match[str]]) -> bool:
    """Whether the words are written as the name demands: with its capitals, or a long name all in small letters."""
    for n, (need, form, piece) in enumerate(zip(name.needs, name.forms, pieces, strict=True)):
        word = piece[0]
        if need == CAPITALS and not word[: len(form)].isupper():
            return False
        if need == CAPITAL and word[0].islower() and not (n and _may_be_small(text, name, piece)):
            return name.small and CAPITALS not in name.needs and all(p[0].islower() for p in pieces)
    return True


def _may_be_small(text: str, name: Name, piece: re.Match[str]) -> bool:
    """Whether a later word of a name may be small: after a hyphen (`Jong-un`), a little one (`bin`), or one of many."""
    return text[piece.start() - 1] in HYPHENS or len(piece[0]) <= LITTLE or len(name.forms) >= LONG


def _in_address(text: str, found: Found) -> bool:
    """Whether a name stands in an address that is written out: of a page, of mail, of an account."""
    far = max(found.start - FAR, 0)  # a text without a space is not read again for each name in it
    start = max(
        text.rfind(" ", far, found.start), text.rfind("\n", far, found.start), text.rfind(">", far, found.start)
    )
    return ADDRESS.search(text[max(start + 1, far) : found.end]) is not None


def mentions(
    fragment: Fragment, names: Names, already: Iterable[str] = ()
) -> tuple[tuple[Mention, ...], tuple[Name, ...]]:
    """The first mention of each entity in the fragment's linkable runs but for those already linked, and unclear short names."""
    seen = set(already)
    found: list[Mention] = []
    unclear: dict[Name, None] = {}
    html = fragment.html
    spaceless = names.sought is not None and SPACELESS.search(html) is not None
    stale: set[str] = set()  # words whose names are all known already: only the first mention leads on
    for start, end in fragment.runs:
        words = names.within(html, start, end)
        for word in words - stale:
            if not any(_is_news(name, seen, unclear) for name in names.beginning(word)):
                stale.add(word)
        if not spaceless and words <= stale:
            continue
        for at, stop, name in look(html, start, end, names, words):
            if len(name.entities) > 1:
                unclear[name] = None
            elif name.entities and name.entities[0] not in seen:
                seen.add(name.entities[0])
                found.append(Mention(at, stop, name.entities[0]))
    return tuple(found), tuple(unclear)


def _is_news(name: Name, seen: set[str], unclear: Mapping[Name, None]) -> bool:
    return name not in unclear if len(name.entities) > 1 else bool(name.entities) and name.entities[0] not in seen


def ambiguous(
    path: str, body: Body, unclear: Iterable[Name], names: Names, known: frozenset[str]
) -> Iterator[Diagnostic]:
    """Yield a warning for each short name of a text that could mean several entities, none of them mentioned otherwise."""
    for name in unclear:
        if known & set(name.entities):
            continue
        place = next((f for f in look(body.text, 0, len(body.text), names) if f.name is name), None)
        start, end = (place.start, place.end) if place else (0, 0)
        message = f'"{name.written}" could be {" or ".join(name.entities)}; it is not linked'
        where = within(path, body.text, start, end, body.line)
        yield problem(
            "alias-ambiguous", where, message, f"write [[{name.entities[0]}|{name.written}]], or the full name once"
        )
