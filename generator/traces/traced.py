"""Lookups that note what is read of them.

A part is a cell: the name of a lookup and a key in it, or its name alone for the whole of it. A cell is a plain tuple, for a build
makes millions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from typing import Any, TypeAlias, TypeVar

V = TypeVar("V")


Cell: TypeAlias = tuple[Any, ...]  # (name, key), or (name,)


class Watch:
    """Which cells have been read."""

    __slots__ = ("cells",)

    def __init__(self) -> None:
        self.cells: set[Cell] = set()

    @contextmanager
    def apart(self) -> Iterator[set[Cell]]:
        """Note what is read from here on by itself; what was noted before is put back at the end."""
        before, self.cells = self.cells, set()
        try:
            yield self.cells
        finally:
            self.cells = before


class Lookup(Mapping[Any, V]):
    """A mapping that notes which keys are asked for."""

    __slots__ = ("_all", "name", "plain", "watch")

    def __init__(self, name: str, plain: Mapping[Any, V], watch: Watch) -> None:
        self.name, self.plain, self.watch = name, plain, watch
        self._all = (name,)

    def __getitem__(self, key: Any) -> V:
        """A value, noted."""
        self.watch.cells.add((self.name, key))
        return self.plain[key]

    def get(self, key: Any, default: Any = None) -> Any:
        """A value or the default, noted: that a key is absent is something to know, too."""
        self.watch.cells.add((self.name, key))
        return self.plain.get(key, default)

    def __contains__(self, key: object) -> bool:
        """Whether there is such a key, noted."""
        self.watch.cells.add((self.name, key))
        return key in self.plain

    def __iter__(self) -> Iterator[Any]:
        """All keys: the whole is read."""
        self.watch.cells.add(self._all)
        return iter(self.plain)

    def __len__(self) -> int:
        """How many there are: the whole is read."""
        self.watch.cells.add(self._all)
        return len(self.plain)


class Row(Sequence[V]):
    """A sequence or a set, of which the whole is noted whatever is asked of it."""

    __slots__ = ("_all", "plain", "watch")

    def __init__(self, name: str, plain: Any, watch: Watch) -> None:
        self.plain, self.watch = plain, watch
        self._all = (name,)

    def _read(self) -> Any:
        self.watch.cells.add(self._all)
        return self.plain

    def __getitem__(self, at: Any) -> Any:
        """A member or some of them."""
        return self._read()[at]

    def __iter__(self) -> Iterator[V]:
        """All members."""
        return iter(self._read())

    def __len__(self) -> int:
        """How many there are."""
        return len(self._read())

    def __contains__(self, member: object) -> bool:
        """Whether it is a member; of a set of words no more is noted than that."""
        if not (isinstance(self.plain, (set, frozenset)) and isinstance(member, str)):
            return member in self._read()
        self.watch.cells.add((*self._all, member))
        return member in self.plain


def traced(record: V, watch: Watch) -> V:
    """The record (a dataclass of lookups and sequences), each of them noting what is read; other fields stay as they are."""
    noted: dict[str, Any] = {}
    for field in fields(record):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        name = f"{type(record).__name__}.{field.name}"
        if isinstance(value, Mapping):
            noted[field.name] = Lookup(name, value, watch)
        elif isinstance(value, (tuple, frozenset)):
            noted[field.name] = Row(name, value, watch)
    return replace(record, **noted)  # type: ignore[type-var]


def plain(records: Iterable[Any]) -> dict[str, Any]:
    """The lookups and sequences of some records, by the names of their cells."""
    return {
        f"{type(record).__name__}.{field.name}": value
        for record in records
        for field in fields(record)
        if isinstance(value := getattr(record, field.name), (Mapping, tuple, frozenset))
    }
