"""Stamps: short bytes that differ where two values would show differently, the same on every machine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from typing import Any, TypeAlias

from generator.traces.traced import Cell, Lookup, Row

SIZE = 12
PLAIN = (str, int, float, bytes, type(None), dt.date, dt.timedelta)
Writer: TypeAlias = Callable[[Any, list[str]], None]


ABSENT, PRESENT, UNKNOWN = (blake2b(mark, digest_size=SIZE).digest() for mark in (b"-", b"+", b"?"))


class Stamps:
    """Makes stamps of plain values, and of records, tuples, mappings and sets of such.

    `special` gives for a type what stands for a value of it, or None where it shows nowhere. A record is stamped once: it lives
    as long as this and never changes.
    """

    def __init__(self, special: Mapping[type, Callable[[Any], str] | None]) -> None:
        self._known: dict[int, tuple[Any, str]] = {}
        self._writers: dict[type, Writer] = {str: self._text}
        for kind, said in special.items():
            self._writers[kind] = _nothing if said is None else _said(said)

    def of(self, value: Any) -> bytes:
        """The stamp of a value. Raises TypeError for one that can have none."""
        out: list[str] = []
        self._write(value, out)
        return blake2b("\0".join(out).encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()

    def text(self, record: Any) -> str:
        """What stands for a record in the stamps of what holds it."""
        out: list[str] = []
        self._write(record, out)
        return out[0]

    def learn(self, record: Any, text: str) -> None:
        """Take `text`, which another build made for an equal record, so that it need not be made again."""
        self._known[id(record)] = (record, text)

    def cell(self, cell: Cell, lookups: Mapping[str, Any]) -> bytes:
        """The stamp of what a cell holds now; that it holds nothing has a stamp, too."""
        lookup = lookups.get(cell[0])
        if lookup is None:
            return UNKNOWN
        if len(cell) == 1:
            return self.of(lookup)
        if cell[1] not in lookup:
            return ABSENT
        return PRESENT if isinstance(lookup, (set, frozenset)) else self.of(lookup[cell[1]])

    def cells(self, cells: Iterable[Cell], lookups: Mapping[str, Any]) -> list[bytes]:
        """The stamps of many cells; each value has one, however many cells hold it."""
        held: dict[int, bytes] = {}
        made = []
        for cell in cells:
            lookup = lookups.get(cell[0])
            value = lookup.get(cell[1]) if len(cell) == 2 and type(lookup) is dict else None
            if value is None:
                made.append(self.cell(cell, lookups))
                continue
            stamp = held.get(id(value))
            if stamp is None:
                stamp = held[id(value)] = self.of(value)
            made.append(stamp)
        return made

    def _write(self, value: Any, out: list[str]) -> None:
        kind = type(value)
        write = self._writers.get(kind)
        if write is None:
            write = self._writers[kind] = self._writer(value)
        write(value, out)

    def _writer(self, value: Any) -> Writer:
        """How values of this one's type are written."""
        if isinstance(value, (Lookup, Row)):
            return lambda value, out: self._write(value.plain, out)
        if isinstance(value, PLAIN):
            return lambda value, out: out.append(repr(value))
        if isinstance(value, (tuple, list)):
            return self._sequence
        if isinstance(value, Mapping):
            return self._mapping
        if isinstance(value, (set, frozenset)):
            return lambda value, out: out.append("<" + ",".join(sorted(self.of(part).hex() for part in value)))
        if is_dataclass(value):
            return self._recorder(value)
        raise TypeError(f"{type(value).__name__} has no stamp")

    @staticmethod
    def _text(value: str, out: list[str]) -> None:
        out.append("'" + value)

    def _sequence(self, value: Any, out: list[str]) -> None:
        out.append(f"({len(value)}")
        for part in value:
            if type(part) is str:
                out.append("'" + part)
            else:
                self._write(part, out)

    def _mapping(self, value: Mapping[Any, Any], out: list[str]) -> None:
        out.append(f"{{{len(value)}")
        for key, part in value.items():
            self._write(key, out)
            self._write(part, out)

    def _recorder(self, sample: Any) -> Writer:
        """How records of one class are written: by their stamp, made once."""
        names, title = tuple(f.name for f in fields(sample)), type(sample).__name__
        known, write = self._known, self._write

        def record(value: Any, out: list[str]) -> None:
            found = known.get(id(value))
            if found is None:
                inner = [title]
                for name in names:
                    write(getattr(value, name), inner)
                text = "#" + blake2b("\0".join(inner).encode("utf-8", "surrogatepass"), digest_size=SIZE).hexdigest()
                found = known[id(value)] = (value, text)
            out.append(found[1])

        return record


def _nothing(value: Any, out: list[str]) -> None:
    """What shows nowhere."""


def _said(said: Callable[[Any], str]) -> Writer:
    return lambda value, out: out.append(said(value))
