"""What was made last time, and from what: enough to tell what need not be made again.

Knows no disk: bytes in, bytes out.
"""

from __future__ import annotations

import datetime as dt
import marshal
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from generator.traces.stamps import SIZE, Stamps
from generator.traces.traced import Cell

LAYOUT = 4
FORM = 4  # of marshal: every Python since 3.4 reads it
SEAL = 16


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was made: the stamp of what it was given, the numbers of the cells it read, and what is kept of it."""

    given: bytes
    cells: Sequence[int]
    kept: Any  # bytes, texts and numbers, and tuples of such


@dataclass(frozen=True, slots=True)
class Past:
    """All that was made, by name; `shared` stamps what everything depends on, `stamps` what each cell held."""

    shared: bytes = b""
    cells: tuple[Cell, ...] = ()
    stamps: tuple[bytes, ...] = ()
    done: Mapping[str, Done] = field(default_factory=dict)


class Present:
    """Tells what of the past still holds, and notes what is made now."""

    def __init__(self, past: Past, stamps: Stamps, lookups: Mapping[str, Any], shared: bytes) -> None:
        self.stamps, self.lookups, self.shared = stamps, lookups, shared
        self.before = past if past.shared == shared else Past(shared)
        self.cells = list(self.before.cells)
        self.held = stamps.cells(self.cells, lookups)
        pairs = enumerate(zip(self.before.stamps, self.held, strict=True))
        self.changed = frozenset(number for number, (was, now) in pairs if was != now)
        self.done: dict[str, Done] = {}
        self._numbers: dict[Cell, int] | None = None

    def spared(self, name: str, given: bytes) -> Done | None:
        """What is known of something that would be made again as it was; it is noted as made."""
        found = self.before.done.get(name)
        if found is None or found.given != given or not (not self.changed or self.changed.isdisjoint(found.cells)):
            return None
        self.done[name] = found
        return found

    def partly(self, name: str, given: bytes, lookup: str) -> Done | None:
        """What is known of something of whose cells none has changed but some of this lookup."""
        found = self.before.done.get(name)
        if found is None or found.given != given:
            return None
        return found if all(self.cells[n][0] == lookup for n in self.changed.intersection(found.cells)) else None

    def note(self, name: str, given: bytes, read: Iterable[Cell], kept: Any) -> None:
        """Note something that was made."""
        if self._numbers is None:
            self._numbers = {cell: number for number, cell in enumerate(self.cells)}
        numbers = array("I")
        for cell in read:
            number = self._numbers.get(cell)
            if number is None:
                number = self._numbers[cell] = len(self.cells)
                self.cells.append(cell)
                self.held.append(self.stamps.cell(cell, self.lookups))
            numbers.append(number)
        self.done[name] = Done(given, numbers, kept)

    def past(self) -> Past:
        """What the next build is told; cells that nothing reads any more go once they are many."""
        cells, stamps, done = tuple(self.cells), tuple(self.held), self.done
        if len(cells) > 2 * len(self.before.cells) > 0:
            cells, stamps, done = _compact(cells, stamps, done)
        return Past(self.shared, cells, stamps, done)


def _compact(
    cells: tuple[Cell, ...], stamps: tuple[bytes, ...], done: Mapping[str, Done]
) -> tuple[tuple[Cell, ...], tuple[bytes, ...], dict[str, Done]]:
    used = sorted({number for one in done.values() for number in one.cells})
    new = {number: at for at, number in enumerate(used)}
    fresh = {name: Done(d.given, array("I", [new[n] for n in d.cells]), d.kept) for name, d in done.items()}
    return tuple(cells[n] for n in used), tuple(stamps[n] for n in used), fresh


def written(past: Past) -> bytes:
    """The past as bytes, sealed so that damage is seen."""
    done = past.done.values()
    head = (
        LAYOUT,
        past.shared,
        [(cell[0], _out(cell[1])) if isinstance(cell[-1], dt.date) else cell for cell in past.cells],
        [(name, d.given, len(d.cells), d.kept) for name, d in past.done.items()],
    )
    text = marshal.dumps(head, FORM)
    numbers = array("I")
    for one in done:
        numbers.extend(one.cells)
    body = b"".join((len(text).to_bytes(8, "big"), text, *past.stamps, numbers.tobytes()))
    return blake2b(body, digest_size=SEAL).digest() + body


def read(data: bytes | memoryview) -> Past:
    """The past from its bytes; an empty one if they are of another layout. Raises ValueError if they are damaged.

    Whoever calls this knows that no stranger wrote them: `marshal` is fast and trusts what it reads.
    """
    body = memoryview(data)[SEAL:]
    if len(data) < SEAL + 8 or blake2b(body, digest_size=SEAL).digest() != data[:SEAL]:
        raise ValueError("not as it was written")
    end = 8 + int.from_bytes(body[:8], "big")
    layout, *head = marshal.loads(body[8:end])
    if layout != LAYOUT:
        return Past()
    shared, keys, done = head
    cells = tuple((cell[0], _in(cell[1])) if type(cell[-1]) is dict else cell for cell in keys)
    stamps = tuple(bytes(body[end + n * SIZE : end + (n + 1) * SIZE]) for n in range(len(cells)))
    numbers = array("I")
    numbers.frombytes(body[end + len(cells) * SIZE :])
    return Past(shared, cells, stamps, dict(_done(done, numbers)))


def _done(lines: Iterable[Any], numbers: Sequence[int]) -> Iterator[tuple[str, Done]]:
    at = 0
    for name, given, count, kept in lines:
        yield name, Done(given, numbers[at : at + count], kept)
        at += count


def _out(key: Any) -> Any:
    """A day as it is kept."""
    return {"day": key.toordinal()}


def _in(key: Any) -> Any:
    return dt.date.fromordinal(key["day"])
