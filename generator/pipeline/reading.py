"""Reads each document by itself: its nouns, its text as a fragment, and all that is wrong with it.

What one becomes depends on nothing but itself and the site's own host, so they are read on every core, and remembered.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol, TypeVar

from generator import markup, parse
from generator.diagnostics import Diagnostic
from generator.model.article import Edition
from generator.model.document import Document
from generator.model.fragment import Fragment
from generator.model.nouns import Broken, Noun

R = TypeVar("R")

# What an unfinished draft may lack.
UNFINISHED = frozenset({"field-required", "source-missing", "summary-length"})
LEAST = 150  # documents worth a process of their own


@dataclass(frozen=True, slots=True)
class Read:
    """What a document is: a text has one noun and a fragment, a registry has nouns only."""

    nouns: tuple[Noun | Broken, ...]
    fragment: Fragment | None
    takeaways: tuple[Fragment, ...]
    found: tuple[Diagnostic, ...]


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


@dataclass(frozen=True, slots=True)
class Known:
    """What the documents are, in their order; and by path, a hash of all that each came from."""

    read: tuple[Read, ...]
    prints: Mapping[str, bytes]


def documents(given: Sequence[Document], own_host: str, memory: Memory, version: bytes, spread: Spread) -> Known:
    """What each document is."""
    keys = [_key(d, own_host, version) for d in given]
    known = memory.recall(keys)
    found = {key: read for key, value in known.items() if (read := _recalled(value)) is not None}
    fresh = [(key, d) for key, d in zip(keys, given, strict=True) if key not in found]
    for made in spread(partial(_shares, own_host), fresh, LEAST):
        memory.keep(made)
        found.update({key: pickle.loads(value) for key, value in made.items()})
    prints = {d.path: key for key, d in zip(keys, given, strict=True)}
    return Known(tuple(found[key] for key in keys), prints)


def _key(document: Document, own_host: str, version: bytes) -> bytes:
    parts = (version, own_host.encode(), document.path.encode("utf-8", "surrogatepass"), document.data)
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "big") + part)
    return made.digest()


def _shares(own_host: str, share: Sequence[tuple[bytes, Document]]) -> dict[bytes, bytes]:
    return {key: pack(document(d, own_host)) for key, d in share}


def document(document: Document, own_host: str) -> Read:
    """What a document is."""
    parsed = parse.document(document)
    nouns = parsed.value
    found = list(parsed.found)
    if any(getattr(noun, "status", "") == "draft" for noun in nouns):
        found = [d for d in found if d.code not in UNFINISHED]
    noun = nouns[0] if nouns else None
    if noun is None or isinstance(noun, Broken) or not hasattr(noun, "body") or not document.path.endswith(".md"):
        return Read(nouns, None, (), tuple(found))
    path = noun.origin.path
    labels = tuple(c.label for c in getattr(noun, "sources", ()) if c.label)
    body = markup.fragment(path, noun.body, own_host, labels)
    lines = (
        [markup.inline(path, text, noun.origin.at("takeaways").line) for text in noun.takeaways]
        if isinstance(noun, Edition)
        else []
    )
    found.extend((*body.found, *(d for line in lines for d in line.found)))
    return Read(nouns, body.value, tuple(line.value for line in lines), tuple(found))


class _Nouns(pickle.Unpickler):
    """Makes the model's nouns and what stands in them, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """A class by its name."""
        own = module.startswith(("generator.model.", "generator.diagnostics.")) or module == __name__
        if own or (module, name) in ALLOWED:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is none of ours")


ALLOWED = frozenset(
    (
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "timedelta"),
        ("datetime", "timezone"),
    )
)


def pack(value: object) -> bytes:
    """Nouns and plain values as bytes."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpack(value: bytes) -> Any:
    """What was packed, or None if it is damaged."""
    try:
        return _Nouns(io.BytesIO(value)).load()
    except Exception:  # damaged bytes can make a pickle fail in any way
        return None


def _recalled(value: bytes) -> Read | None:
    made = unpack(value)
    return made if isinstance(made, Read) else None
