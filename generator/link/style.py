"""Says where a title or a summary spells a name otherwise than house style; quotations are left alone.

House style is an entity's `name` and `short`. Old names and other scripts are not, nor are spellings of people and places
close to it; abbreviations, and names of organisations in other words, are no misspellings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from generator.diagnostics import Diagnostic, Span, inside, problem
from generator.link.names import Names, look
from generator.model.registry import Entity
from generator.text.folding import APOSTROPHES, words

QUOTED = re.compile(r"“[^”]*(?:”|$)|«[^»]*(?:»|$)|„[^“”]*(?:[“”]|$)|\"[^\"]*(?:\"|$)|(?<!\w)[‘'][^’']*[’'](?!\w)")
MARK = re.compile("[“«„\"‘']")  # that opens a quotation
PIECE = re.compile(r"\w+")
LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
ALIKE = 0.72  # how alike a spelling and the house's must be to count as the same name spelt otherwise
PLAIN = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | {"\u2010": "-", "\u2011": "-", "\u00a0": " "})
KINDS = {"person": "this person", "place": "this place"}


class Spellings(NamedTuple):
    """For each spelling that is not house style, as `plain` writes it: the house's, and of what it is a spelling.

    `begin` are the first words of all, of which a title that needs mending has one.
    """

    better: Mapping[str, tuple[str, str]]
    begin: frozenset[str]


def spellings(entities: Iterable[Entity]) -> Spellings:
    """All spellings that are not house style."""
    found: dict[str, tuple[str, str]] = {}
    for entity in entities:
        house = [name for name in (entity.name, entity.short) if name]
        if not house:  # a name that could not be read is told already
            continue
        fine = {plain(name) for name in house}
        for alias in (*entity.aliases, *entity.previous_names, *entity.names.values(), *entity.forms):
            surely = alias in entity.previous_names or not LATIN.search(alias)
            better = _meant(alias, house, surely) if surely or entity.type in ("person", "place") else ""
            if better and plain(alias) not in fine:
                found[plain(alias)] = (better, KINDS.get(entity.type, "this name"))
    return Spellings(found, frozenset(pieces[0] for spelling in found if (pieces := PIECE.findall(spelling))))


def plain(name: str) -> str:
    """A name without what keyboards differ in: case, kinds of apostrophes, hyphens and spaces."""
    return name.translate(PLAIN).casefold()


def _meant(alias: str, house: list[str], surely: bool) -> str:
    """The house's spelling that an alias is another of; "" if it is an abbreviation or a name of its own."""
    spelt = " ".join(words(alias))
    nearest = max(house, key=lambda name: (SequenceMatcher(None, spelt, " ".join(words(name))).ratio(), name))
    if surely:
        return nearest
    return nearest if SequenceMatcher(None, spelt, " ".join(words(nearest))).ratio() >= ALIKE else ""


def check(noun: Any, names: Names, spellings: Spellings) -> Iterator[Diagnostic]:
    """Yield a notice for each name in the noun's title and summary that is not spelt as the house does."""
    for field in ("title", "summary"):
        text = getattr(noun, field, "")
        if text:
            yield from _field(noun.origin.at(field), field, text, names, spellings)


def _field(where: Span, field: str, text: str, names: Names, spellings: Spellings) -> Iterator[Diagnostic]:
    if spellings.begin.isdisjoint(PIECE.findall(plain(text))):
        return
    unquoted = QUOTED.sub(lambda match: " " * len(match[0]), text) if MARK.search(text) else text
    for found in look(unquoted, 0, len(unquoted), names):
        written = text[found.start : found.end]
        if len(found.name.entities) == 1 and plain(written) in spellings.better:
            house, what = spellings.better[plain(written)]
            message = f'house style for {what} is "{house}"; the {field} has "{written}"'
            cure = f'write "{house}"; inside quotations spelling is left alone'
            yield problem("name-house-style", inside(where, text, found.start, found.end), message, cure)
