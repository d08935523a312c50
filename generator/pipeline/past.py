"""What the last build made, and from what: enough to tell which jobs need not be done again.

A job is spared if it was given the same, read the same, and all that it made still stands. Knows no disk: bytes in, bytes out.
"""

from __future__ import annotations

import datetime as dt
import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any

from generator import plan
from generator.model.times import Period
from generator.plan import Cell, Job, Listed, Stamps

LAYOUT = 1
SEAL = 16


@dataclass(frozen=True, slots=True)
class Done:
    """A job that was done: the stamp of what it was given, the numbers of the cells it read, what it made, its lines in the sitemap."""

    given: bytes
    cells: Sequence[int]
    paths: tuple[str, ...]
    listed: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """All jobs of a build; `shared` stamps what every job depends on, `stamps` what each cell held."""

    shared: bytes = b""
    cells: tuple[Cell, ...] = ()
    stamps: tuple[bytes, ...] = ()
    jobs: Mapping[str, Done] = field(default_factory=dict)
    intact: frozenset[str] = frozenset()  # files that stand as they were made

    def with_intact(self, paths: Iterable[str]) -> Past:
        """The same, knowing which files still stand."""
        return replace(self, intact=frozenset(paths))


@dataclass(frozen=True, slots=True)
class Parted:
    """A plan's jobs: those that must be done, and by name what is known of those that need not."""

    due: tuple[Job, ...]
    spared: Mapping[str, Done]
    stamps: tuple[bytes, ...]  # of the past's cells, as they are now


def parted(past: Past, planned: plan.Plan, stamps: Stamps, shared: bytes) -> Parted:
    """Tell which jobs are due."""
    if past.shared != shared:
        return Parted(planned.jobs, {}, ())
    now = tuple(stamps.cell(cell, planned.lookups) for cell in past.cells)
    changed = frozenset(n for n, (was, stamp) in enumerate(zip(past.stamps, now, strict=True)) if was != stamp)
    due: list[Job] = []
    spared: dict[str, Done] = {}
    for job in planned.jobs:
        done = past.jobs.get(job.name)
        if done and _holds(done, changed, past.intact) and done.given == stamps.of(job.given):
            spared[job.name] = done
        else:
            due.append(job)
    return Parted(tuple(due), spared, now)


def _holds(done: Done, changed: frozenset[int], intact: frozenset[str]) -> bool:
    return (not changed or changed.isdisjoint(done.cells)) and intact.issuperset(done.paths)


def present(
    past: Past, parts: Parted, made: Iterable[tuple[Job, frozenset[Cell], tuple[str, ...], tuple[Listed, ...]]],
    stamps: Stamps, lookups: Mapping[str, Any], shared: bytes,
) -> Past:  # fmt: skip
    """What the next build is told: the jobs that were spared, and those that were done with the cells they read."""
    cells = list(past.cells) if parts.spared else []
    held = list(parts.stamps) if parts.spared else []
    numbers = {cell: n for n, cell in enumerate(cells)}
    jobs = dict(parts.spared)
    for job, read, paths, listed in made:
        for cell in read - numbers.keys():
            numbers[cell] = len(cells)
            cells.append(cell)
            held.append(stamps.cell(cell, lookups))
        jobs[job.name] = Done(stamps.of(job.given), array("I", [numbers[cell] for cell in read]), paths, listed)
    return Past(shared, tuple(cells), tuple(held), jobs)


def written(past: Past) -> bytes:
    """The past as bytes, sealed so that damage is seen."""
    head = {
        "layout": LAYOUT,
        "shared": past.shared.hex(),
        "cells": [(c.name, _out(c.key), c.whole) for c in past.cells],
        "jobs": [(n, d.given.hex(), len(d.cells), d.paths, d.listed) for n, d in past.jobs.items()],
    }
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    numbers = array("I")
    for done in past.jobs.values():
        numbers.extend(done.cells)
    body = len(text).to_bytes(8, "big") + text + b"".join(past.stamps) + numbers.tobytes()
    return blake2b(body, digest_size=SEAL).digest() + body


def read(data: bytes) -> Past:
    """The past from its bytes; an empty one if they are damaged or of another layout."""
    body = data[SEAL:]
    if len(data) < SEAL + 8 or blake2b(body, digest_size=SEAL).digest() != data[:SEAL]:
        return Past()
    end = 8 + int.from_bytes(body[:8], "big")
    head = json.loads(body[8:end])
    if head["layout"] != LAYOUT:
        return Past()
    cells = tuple(Cell(name, _in(key), whole) for name, key, whole in head["cells"])
    size = plan.STAMP
    stamps = tuple(body[end + n * size : end + (n + 1) * size] for n in range(len(cells)))
    numbers = array("I")
    numbers.frombytes(body[end + len(cells) * size :])
    jobs, at = {}, 0
    for name, given, count, paths, listed in head["jobs"]:
        lines = tuple(Listed(*line) for line in listed)
        jobs[name] = Done(bytes.fromhex(given), numbers[at : at + count], tuple(paths), lines)
        at += count
    return Past(bytes.fromhex(head["shared"]), cells, stamps, jobs)


def _out(key: Any) -> Any:
    """A cell's key as JSON holds it."""
    if isinstance(key, dt.date):
        return {"day": key.toordinal()}
    if isinstance(key, Period):
        return {"period": (key.start.toordinal(), key.end.toordinal())}
    return key


def _in(key: Any) -> Any:
    if isinstance(key, list):
        return tuple(key)
    if isinstance(key, dict):
        days = [dt.date.fromordinal(n) for n in (key.get("period") or [key["day"]])]
        return Period(days[0], days[1]) if "period" in key else days[0]
    return key
