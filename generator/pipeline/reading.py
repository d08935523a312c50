"""Reads each document by itself: its nouns, its text as a fragment, and all that is wrong with it.

What one becomes depends on nothing but itself and a few settings of the whole site, so they are read on every core, and
remembered.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from generator import markup, parse, prose
from generator.diagnostics import Diagnostic
from generator.model.article import Article, Edition
from generator.model.document import Document
from generator.model.fragment import Fragment
from generator.model.nouns import Broken, Noun
from generator.model.registry import HouseWord
from generator.pipeline import packing

R = TypeVar("R")

# What an unfinished draft may lack.
UNFINISHED = frozenset({"field-required", "source-missing", "summary-length", "figure-without-source"})
HOUSE_WORDS = "content/house-words.yaml"
LEAST = 150  # documents worth a process of their own


@dataclass(frozen=True, slots=True)
class Read:
    """What a document is: a text has one noun and a fragment, a registry has nouns only."""

    nouns: tuple[Noun | Broken, ...]
    fragment: Fragment | None
    takeaways: tuple[Fragment, ...]
    found: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What of the whole site each document is read with."""

    own_host: str
    language: str
    house: prose.House
    listed: bytes  # the house's list of words as it stands in its file

    @property
    def key(self) -> tuple[bytes, ...]:
        """What tells it from another."""
        return self.own_host.encode(), self.language.encode(), self.listed


def setting(own_host: str, language: str, given: Sequence[Document]) -> Setting:
    """The setting that the site's files give; without a list of its own the house keeps to the starting one."""
    own = next((d for d in given if d.path == HOUSE_WORDS), None)
    if own is None:
        return Setting(own_host, language, prose.house(prose.STARTING), b"")
    words = [noun for noun in parse.document(own).value if isinstance(noun, HouseWord)]
    return Setting(own_host, language, prose.house(words), own.data)


class Memory(Protocol):
    """Remembers bytes by key."""

    def recall(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """The values that are known."""

    def keep(self, values: Mapping[bytes, bytes]) -> None:
        """Remember values."""


class Forgetful:
    """Remembers nothing."""

    def recall(self, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """Nothing is known."""
        return {}

    def keep(self, values: Mapping[bytes, bytes]) -> None:
        """Nothing is remembered."""


class Spread(Protocol):
    """Has a function done for shares of many items."""

    def __call__(self, work: Callable[[Sequence[Any]], R], items: Sequence[Any], least: int) -> list[R]:
        """What `work` makes of each share; item n is in share n mod the number of shares."""


def here(work: Callable[[Sequence[Any]], R], items: Sequence[Any], least: int) -> list[R]:
    """Do all of the work in this process."""
    return [work(items)]


NOTHING: Mapping[bytes, Read] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Known:
    """What the documents are, in their order; by path, a hash of all that each came from; and by that hash, what it is."""

    read: tuple[Read, ...]
    prints: Mapping[str, bytes]
    by_key: Mapping[bytes, Read]


def documents(
    given: Sequence[Document],
    around: Setting,
    memory: Memory,
    version: bytes,
    spread: Spread,
    before: Mapping[bytes, Read] = NOTHING,
) -> Known:
    """What each document is: as it was `before` in this process, as is remembered, or read anew."""
    keys = [_key(d, around, version) for d in given]
    found = {key: before[key] for key in keys if key in before}
    known = memory.recall([key for key in keys if key not in found])
    found.update({key: read for key, value in known.items() if (read := _recalled(value)) is not None})
    fresh = [(key, d) for key, d in zip(keys, given, strict=True) if key not in found]
    for made in spread(partial(_shares, around), fresh, LEAST):
        memory.keep(made)
        found.update({key: read for key, value in made.items() if (read := _recalled(value)) is not None})
    prints = {d.path: key for key, d in zip(keys, given, strict=True)}
    return Known(tuple(found[key] for key in keys), prints, found)


def _key(document: Document, around: Setting, version: bytes) -> bytes:
    return key(version, *around.key, document.path.encode("utf-8", "surrogatepass"), document.data)


def key(*parts: bytes) -> bytes:
    """What tells something that was made of these parts from all else."""
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "big") + part)
    return made.digest()


def _shares(around: Setting, share: Sequence[tuple[bytes, Document]]) -> dict[bytes, bytes]:
    return {key: _packed(document(d, around)) for key, d in share}


def document(document: Document, around: Setting) -> Read:
    """What a document is."""
    parsed = parse.document(document)
    nouns = parsed.value
    found = list(parsed.found)
    noun = nouns[0] if nouns else None
    if noun is None or isinstance(noun, Broken) or not hasattr(noun, "body") or not document.path.endswith(".md"):
        return Read(nouns, None, (), _finished(nouns, found))
    path = noun.origin.path
    labels = tuple(c.label for c in getattr(noun, "sources", ()) if c.label)
    body = markup.fragment(path, noun.body, around.own_host, labels)
    lines = (
        [markup.inline(path, text, noun.origin.at("takeaways").line) for text in noun.takeaways]
        if isinstance(noun, Edition)
        else []
    )
    found.extend((*body.found, *(d for line in lines for d in line.found)))
    tangled = any(d.code == "text-tangled" for d in body.found)
    if isinstance(noun, Article) and not tangled and (noun.lang or around.language).startswith("en"):
        found.extend(prose.check(noun, markup.masked(noun.body.text), around.house))
    return Read(nouns, body.value, tuple(line.value for line in lines), _finished(nouns, found))


def _finished(nouns: Sequence[Noun | Broken], found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What was found, without what a draft may still lack."""
    draft = any(getattr(noun, "status", "") == "draft" for noun in nouns)
    return tuple(d for d in found if not draft or d.code not in UNFINISHED)


def _packed(read: Read) -> bytes:
    return packing.pack((read.nouns, read.fragment, read.takeaways, read.found))


def _recalled(value: bytes) -> Read | None:
    """What a document is, if the bytes are sound."""
    made = packing.unpack(value)
    return Read(*made) if isinstance(made, tuple) and len(made) == 4 else None
