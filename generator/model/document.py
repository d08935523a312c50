"""A file of `content/`, and where in it each value stands."""

from __future__ import annotations

import copyreg
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: `path` is relative to the site's root, with `/`."""

    path: str
    data: bytes


def read_only(found: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    """The mapping as one that nobody changes."""
    return MappingProxyType(found)


def _sent(found: MappingProxyType[Any, Any]) -> tuple[Any, ...]:
    """How a read-only mapping goes to another process and into what is remembered."""
    return read_only, (found.copy(),)


copyreg.pickle(MappingProxyType, _sent)

NO_PLACES: Mapping[str, Span] = MappingProxyType({})


class Body(NamedTuple):
    """The text under the front matter, with the number of its first line in the file."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a noun was written: its file, the place of each field, and the fields that could not be read."""

    path: str
    places: Mapping[str, Span] = field(default_factory=lambda: NO_PLACES)
    faulty: frozenset[str] = frozenset()
    whole: Span | None = None

    def at(self, *names: str) -> Span:
        """The place of the first of these fields that was written, or the head of the noun."""
        for name in names:
            if name in self.places:
                return self.places[name]
        return self.whole or Span(self.path)


NOWHERE = Origin("")
NO_BODY = Body("", 1)


class Ref(NamedTuple):
    """An id that an editor wrote, and where."""

    id: str
    span: Span

    @property
    def bare(self) -> str:
        """The id without its kind: `kursk` of `place:kursk`."""
        return self.id.rpartition(":")[2]
