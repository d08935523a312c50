"""Reads from the past which addresses registries, ordinary pages and editions had, and looks what became of them.

A state of a file is read only if the next one lacks an id, a type or a place that it had: thousands of changes of a registry cost
as many looks at it, and a few readings.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator import link, parse, record
from generator.diagnostics import Diagnostic
from generator.link import Admitted
from generator.model.article import Article, Edition, Note
from generator.model.document import Document
from generator.model.history import Archive, Had, Past, Row
from generator.model.nouns import Broken, Noun
from generator.model.registry import Conflict, Entity, OrdinaryPage, Source, Tag
from generator.model.times import Period, week_of
from generator.pipeline.around import Around
from generator.record import Now
from generator.text.blobs import blob

KEPT = (Entity, Source, Conflict, Tag, OrdinaryPage, Edition)
NAMING = re.compile(rb"\b(id|type|status|period)[ \t]*:[ \t]*[\"']?([^\s,}\"']+)")
DRAFT = (b"status", b"draft")
CHUNK = 400  # files held at a time
LEAST = 10  # files worth a process of their own
Texts = Callable[[set[str]], Mapping[str, bytes]]


class Turn(NamedTuple):
    """A state of a file and the next one, each by its blob ("" for none), and the times of both."""

    path: str
    old: str
    new: str
    at: int
    until: int


def is_kept(path: str) -> bool:
    """Whether a file of this path holds what is followed here."""
    return parse.kind_of(path) in KEPT


def turns(rows: Iterable[Row], files: dict[str, tuple[str, int]], moved: dict[str, str]) -> list[Turn]:
    """The changes of files by which an address could get lost; `files` and `moved` are brought up to date."""
    found = []
    for row in rows:
        if not is_kept(row.path):
            continue
        if row.moved:
            moved[row.moved] = row.path
            moved.pop(row.path, None)
        old, at = files.pop(row.path, ("", 0))
        if old and old != row.blob:
            found.append(Turn(row.path, old, row.blob, at, row.at))
        if row.blob:
            files[row.path] = (row.blob, row.at)
    return found


def had(found: Sequence[Turn], texts: Texts, around: Around) -> tuple[Had, ...]:
    """The addresses that may have got lost in these changes."""
    made: dict[tuple[str, str], Had] = {}
    for start in range(0, len(found), CHUNK):
        some = found[start : start + CHUNK]
        data = texts({name for turn in some for name in (turn.old, turn.new) if name})
        due = [(t.path, data.get(t.old, b""), t.at, t.until) for t in some if _loses(t.path, data.get(t.old, b""), data.get(t.new, b""))]  # fmt: skip
        for share in around.spread(_all_of, due, LEAST):
            for one in share:
                last = made.get((one.url, one.path))
                if last is None or last.until <= one.until:
                    made[one.url, one.path] = one
    return tuple(made[key] for key in sorted(made))


def _loses(path: str, old: bytes, new: bytes) -> bool:
    """Whether the new state lacks something by which the old one named its entries."""
    was, now = Counter(NAMING.findall(old)), Counter(NAMING.findall(new))
    if not new or (now[DRAFT] and not was[DRAFT]):
        return True
    return was != now if path.endswith(".md") else bool(was - now)


def _all_of(work: Sequence[tuple[str, bytes, int, int]]) -> list[Had]:
    return [one for path, data, at, until in work for one in of(parse.document(Document(path, data)).value, at, until)]


def of(nouns: Iterable[Noun | Broken], at: int = 0, until: int = 0) -> Iterator[Had]:
    """What has an address among these."""
    for noun in nouns:
        if not isinstance(noun, KEPT) or isinstance(noun, Broken) or getattr(noun, "status", "") == "draft":
            continue
        path = noun.origin.path
        if isinstance(noun, OrdinaryPage):
            yield Had("page", noun.url, noun.url, noun.title, "", path, at, until)
        elif not {"id", "type", "period"} & noun.origin.faulty:
            target = link.target(noun, dt.UTC)
            if target and target.url:
                yield Had(target.kind, noun.id, target.url, target.title, getattr(noun, "qid", ""), path, at, until)


def outlines(nouns: Sequence[Noun | Broken]) -> tuple[Document, ...]:
    """What the ledger keeps of all that has an address here."""
    entries = [noun for noun in nouns if isinstance(noun, Entity | Source)]
    types = {("entity" if isinstance(noun, Entity) else "source", noun.id): noun.type for noun in entries}
    return record.outlines(of(nouns), types)


def _since(
    files: Mapping[str, tuple[str, int]], documents: Sequence[Document], wide: bool, now: int
) -> tuple[list[Turn], dict[str, bytes]]:
    """The changes that are not kept yet, and the bytes of what stands now."""
    here = {d.path: d.data for d in documents if is_kept(d.path)}
    blobs = {path: blob(data, wide) for path, data in here.items()}
    found = [
        Turn(path, old, blobs.get(path, ""), at, now)
        for path, (old, at) in sorted(files.items())
        if blobs.get(path) != old
    ]
    return found, {blobs[path]: here[path] for path in here}


def became(
    past: Past,
    archive: Archive,
    documents: Sequence[Document],
    admitted: Admitted,
    around: Around,
    days: Mapping[int, int],
    begun: int,
) -> tuple[Mapping[str, tuple[str, str]], list[Diagnostic]]:
    """What each old address leads to, and what is wrong with those that lead nowhere; changes that are not kept yet count."""
    wide = archive.kind == "git" and len(archive.head) == 64
    fresh, bytes_of = _since(past.files, documents, wide, int(around.now.timestamp()))
    latest = had(fresh, lambda names: {**archive.texts(names - bytes_of.keys()), **bytes_of}, around) if fresh else ()
    known = [one for one in (*past.had, *latest) if one.until > begun]
    nouns = admitted.nouns
    broken = frozenset(b.path for b in admitted.broken)
    now = Now(_urls(nouns, around.zone), nouns, [h.noun for h in admitted.held], tuple(of(nouns)), broken, days)
    return record.moved(known, now, past.moved)


def _urls(nouns: Sequence[Noun], zone: dt.tzinfo) -> frozenset[str]:
    """The addresses of what is published now."""
    found = {one.url for one in of(nouns)}
    for noun in nouns:
        if isinstance(noun, Article | Note):
            target = link.target(noun, zone)
            day = noun.date.day_in(zone)
            found |= {target.url if target else "", Period(day, day).url, week_of(day).url}
    return frozenset(found)
