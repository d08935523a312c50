"""Stamps: short bytes that differ where two values would show differently, the same on every machine.

Places in files are left out: no page shows them. What a text says is stamped by its HTML, an article by its front matter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from typing import Any

from generator.diagnostics import Span
from generator.model.article import Article
from generator.model.document import Origin, Ref
from generator.model.fragment import Fragment
from generator.plan.traced import Cell, Lookup, Row

SIZE = 12
UNSEEN = (Origin, Span)
PLAIN = (str, int, float, bytes, type(None), dt.date, dt.timedelta)


def digest(*parts: bytes) -> bytes:
    """One stamp of several."""
    made = blake2b(digest_size=SIZE)
    for part in parts:
        made.update(len(part).to_bytes(4, "big") + part)
    return made.digest()


class Stamps:
    """Makes stamps; `prints` gives for the path of an article a hash of its front matter, which says all of it but its text.

    A record is stamped once: it lives as long as this and never changes.
    """

    def __init__(self, prints: Mapping[str, bytes]) -> None:
        self.prints = prints
        self._known: dict[int, tuple[Any, bytes]] = {}
        self._shapes: dict[type, tuple[str, ...]] = {}

    def of(self, value: Any) -> bytes:
        """The stamp of a value: a plain one, or a record, tuple, mapping or set of such. Raises TypeError for others."""
        out: list[str] = []
        self._write(value, out)
        return digest("\0".join(out).encode("utf-8", "surrogatepass"))

    def cell(self, cell: Cell, lookups: Mapping[str, Any]) -> bytes:
        """The stamp of what a cell holds now; that it holds nothing has a stamp, too."""
        lookup = lookups.get(cell.name)
        if lookup is None:
            return digest(b"?")
        if cell.whole:
            return self.of(lookup)
        return self.of(lookup[cell.key]) if cell.key in lookup else digest(b"-")

    def _write(self, value: Any, out: list[str]) -> None:
        kind = type(value)
        if kind is str:
            out.append(f"'{value}")
        elif isinstance(value, Ref):
            out.append(f"'{value.id}")
        elif isinstance(value, (Lookup, Row)):
            self._write(value.plain, out)
        elif isinstance(value, PLAIN):
            out.append(repr(value))
        elif isinstance(value, UNSEEN):
            return
        elif isinstance(value, (tuple, list)):
            out.append(f"({len(value)}")
            for part in value:
                self._write(part, out)
        elif isinstance(value, Mapping):
            out.append(f"{{{len(value)}")
            for key, part in value.items():
                self._write(key, out)
                self._write(part, out)
        elif isinstance(value, (set, frozenset)):
            out.append("<" + ",".join(sorted(self.of(part).hex() for part in value)))
        elif is_dataclass(value):
            out.append(f"#{self._record(value).hex()}")
        else:
            raise TypeError(f"{kind.__name__} has no stamp")

    def _record(self, value: Any) -> bytes:
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = (value, self._stamped(value))
        return known[1]

    def _stamped(self, value: Any) -> bytes:
        if isinstance(value, Article) and value.origin.path in self.prints:
            return self.prints[value.origin.path]
        if isinstance(value, Fragment):
            return digest(value.html.encode("utf-8", "surrogatepass"))
        kind = type(value)
        shape = self._shapes.get(kind)
        if shape is None:
            shape = self._shapes[kind] = tuple(f.name for f in fields(value))
        out = [kind.__name__]
        for name in shape:
            self._write(getattr(value, name), out)
        return digest("\0".join(out).encode("utf-8", "surrogatepass"))
