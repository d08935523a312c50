"""Puts the past together with what is published now: what readers saw, and what was done to it without a word.

The states of files are remembered with the commit they go up to; a build after a commit reads that commit's files and no others.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from generator import link, parse, record
from generator.diagnostics import Checked, Diagnostic, problem
from generator.link import Admitted
from generator.model.article import Article, Note
from generator.model.document import Document
from generator.model.history import NOTHING_TOLD, Archive, Change, Pair, Past, Row, Seen, Told, Untold
from generator.model.settings import Settings
from generator.pipeline import addresses, packing
from generator.pipeline.around import Around
from generator.text.blobs import blob

FOLDERS = ("content/articles/", "content/notes/")
LEAST = 40  # files worth a process of their own
DEEPEN = 'fetch the rest with: git fetch --unshallow (in CI, ask for the whole history, such as "fetch-depth: 0")'


class Days(dict[int, int]):
    """The day of a time in the site's zone, as an ordinal."""

    def __init__(self, zone: dt.tzinfo) -> None:
        super().__init__()
        self.zone = zone

    def __missing__(self, at: int) -> int:
        """Each time's day is found once."""
        day = self[at] = dt.datetime.fromtimestamp(at, self.zone).date().toordinal()
        return day


def published_before(
    archive: Archive, settings: Settings, admitted: Admitted, documents: Sequence[Document], around: Around
) -> Checked[Told]:
    """The record of what is published, and what is wrong with how it came to be so."""
    if archive.kind == "none":
        return Checked(NOTHING_TOLD)
    if archive.fault:
        return Checked(NOTHING_TOLD, (_fault(archive, settings),))
    try:
        return _told(archive, settings, admitted, documents, around)
    except Untold as fault:
        return Checked(NOTHING_TOLD, (_fault(replace(archive, fault=str(fault)), settings),))


def _told(
    archive: Archive, settings: Settings, admitted: Admitted, documents: Sequence[Document], around: Around
) -> Checked[Told]:
    here = {d.path: d for d in documents if d.path.startswith(FOLDERS) and d.path.endswith(".md")}
    wide = archive.kind == "git" and len(archive.head) == 64
    blobs = {path: blob(d.data, wide) for path, d in here.items()}
    texts = _Texts(archive, {name: here[path].data for path, name in blobs.items()})
    remembered = _recalled(around)
    known = _states(remembered or Past(), archive, texts, around)
    days = Days(around.zone)
    current = [_current(noun, blobs, around.zone) for noun in admitted.nouns if isinstance(noun, Article | Note)]
    begun = _begun(settings, around.zone)
    found = record.lives(known.seen, current, int(around.now.timestamp()), begun)
    changes = _changes(known, set(record.pairs(found, days)), texts, around)
    moved, dead = addresses.became(known, archive, documents, admitted, around, days, begun)
    if texts.missing:
        return Checked(NOTHING_TOLD, (_fault(Archive("git", fault="partial"), settings),))
    if remembered is None or remembered.head != known.head or remembered.changes.keys() != changes.keys():
        value = packing.pack(known._replace(changes=changes))
        around.memory.keep({_key(around): value})
    gone = _gone(found, known, admitted, days)
    told = Told(record.told(found, changes), moved, frozenset(id for id, _ in gone))
    articles = {("article", n.id): n for n in admitted.nouns if isinstance(n, Article)}
    silent = record.silent(found, articles, changes, days)
    return Checked(told, (*(fault for _, fault in gone), *silent, *dead))


def _gone(found: record.Lives, known: Past, admitted: Admitted, days: Days) -> list[tuple[str, Diagnostic]]:
    nouns = (*admitted.nouns, *(h.noun for h in admitted.held))
    broken = frozenset(b.path for b in admitted.broken)
    wanted = [n for n in nouns if isinstance(n, Article | Note)]
    answers = [n for n in nouns if getattr(n, "old_urls", ()) and not isinstance(n, Article | Note)]
    return list(record.vanished(found, known.seen, (*wanted, *answers), broken, days))


class _Texts:
    """Files' bytes by blob; those that stand in the folder are not asked of the archive."""

    def __init__(self, archive: Archive, here: Mapping[str, bytes]) -> None:
        self.archive = archive
        self.known = dict(here)
        self.missing = False

    def get(self, blobs: set[str]) -> Mapping[str, bytes]:
        """Those of these that are to be had, by one call."""
        wanted = blobs - self.known.keys()
        if wanted:
            found = self.archive.texts(sorted(wanted))
            self.known.update(found)
            self.missing = self.missing or len(found) < len(wanted)
        return {name: self.known[name] for name in blobs if name in self.known}

    def once(self, blobs: set[str]) -> Mapping[str, bytes]:
        """These by one call, kept for nobody: registries are large and have many states."""
        found = self.archive.texts(sorted(blobs))
        self.missing = self.missing or len(found) < len(blobs)
        return found


def _current(noun: Article | Note, blobs: Mapping[str, str], zone: dt.tzinfo) -> record.Current:
    target = link.target(noun, zone)
    assert target is not None
    mended = tuple(c.date.toordinal() for c in getattr(noun, "corrections", ()))
    path = noun.origin.path
    return record.Current(
        target.kind, noun.id, path, blobs[path], target.url, mended, getattr(noun, "is_withdrawn", False)
    )


def _begun(settings: Settings, zone: dt.tzinfo) -> int:
    start = settings.history.from_
    if start is None:
        return 0
    return int((start.at or dt.datetime.combine(start.day, dt.time(), zone)).timestamp())


def _fault(archive: Archive, settings: Settings) -> Diagnostic:
    where = settings.origin.at("history", "title")
    fault = archive.fault
    if fault == "absent" and archive.kind == "git":
        if "history" not in settings.origin.places:
            message = "no git repository keeps this site, so nobody notices what changes after it was published"
            return problem(
                "history-none", where, message, "keep it in git: git init; or write history: none, or history: ledger"
            )
        return problem("history-missing", where, "history: git, and no git repository is here", "deploy the repository with its .git, or write another history:")  # fmt: skip
    if fault == "absent":
        return problem("history-missing", where, "history: ledger, and there is no ledger.jsonl", "begin it with: digest ledger")  # fmt: skip
    if fault in ("shallow", "partial"):
        what = "holds only the newest commits" if fault == "shallow" else "lacks files of older commits"
        cure = DEEPEN if fault == "shallow" else "fetch them with: git fetch --refetch --no-filter"
        return problem("history-shallow", where, f"this clone {what}, so what was published is not known", cure)
    if fault.startswith("line:"):
        return problem("ledger-damaged", where, f"line {fault[5:]} of ledger.jsonl cannot be read", "restore the file; lines are only ever added to it")  # fmt: skip
    known = {
        "no-git": ("git is not installed", "install git, or write another history:"),
        "owner": (
            "git does not read this folder, for it belongs to another user",
            "allow it with: git config --global --add safe.directory DIR",
        ),
    }
    message, cure = known.get(fault, (f"git cannot tell the history: {fault}", "see: git log -- content"))
    return problem("history-missing", where, message, cure)


def _states(known: Past, archive: Archive, texts: _Texts, around: Around) -> Past:
    """All states up to the newest commit; what an earlier build remembers is taken on from there."""
    if known.head == archive.head:
        return known
    rows = archive.rows(known.head)
    if rows is None:
        known, rows = Past(), archive.rows("") or ()
    files, moved = dict(known.files), dict(known.moved)
    had = addresses.had(addresses.turns(rows, files, moved), texts.once, around)
    rows = tuple(row for row in rows if row.path.startswith(FOLDERS) and row.path.endswith(".md"))
    data = texts.get({row.blob for row in rows if row.blob})
    work = [(row, data.get(row.blob, b"")) for row in rows]
    shares = around.spread(partial(_seen, around.zone), work, LEAST)
    seen = [shares[n % len(shares)][n // len(shares)] for n in range(len(work))]
    return Past(archive.head, (*known.seen, *seen), known.changes, (*known.had, *had), files, moved)


def _seen(zone: dt.tzinfo, work: Sequence[tuple[Row, bytes]]) -> list[Seen]:
    return [_state(row, data, zone) for row, data in work]


def _state(row: Row, data: bytes, zone: dt.tzinfo) -> Seen:
    noun = _noun(row.path, data) if row.blob else None
    if noun is None or {"date", "id", "slug", "status", "embargo"} & noun.origin.faulty:
        return Seen(row.path, row.blob, row.commit, row.at, row.moved, "", "", 0, "", (), False)
    target = link.target(noun, zone)
    assert target is not None
    opens = link.opens(noun, zone)
    mended = tuple(c.date.toordinal() for c in getattr(noun, "corrections", ()))
    return Seen(
        row.path, row.blob, row.commit, row.at, row.moved, target.kind, noun.id,
        -1 if noun.status == "draft" else int(opens.timestamp()), target.url, mended, getattr(noun, "is_withdrawn", False),
    )  # fmt: skip


def _noun(path: str, data: bytes) -> Article | Note | None:
    nouns = parse.document(Document(path, data)).value
    return next((noun for noun in nouns if isinstance(noun, Article | Note)), None)


def _changes(known: Past, wanted: set[Pair], texts: _Texts, around: Around) -> dict[Pair, Change]:
    """What changed between each two states that matter; those that are known are not compared again."""
    fresh = sorted(wanted - known.changes.keys())
    data = texts.get({blob for pair in fresh for blob in pair})
    work = [(pair, data.get(pair[0], b""), data.get(pair[1], b"")) for pair in fresh]
    made = {pair: known.changes[pair] for pair in wanted if pair in known.changes}
    for share in around.spread(_compared, work, LEAST):
        made.update(share)
    return made


def _compared(work: Sequence[tuple[Pair, bytes, bytes]]) -> dict[Pair, Change]:
    found: dict[Pair, Change] = {}
    for pair, was, now in work:
        old, new = _noun("content/articles/x.md", was), _noun("content/articles/x.md", now)
        if isinstance(old, Article) and isinstance(new, Article):
            found[pair] = record.change(old, new)
    return found


def _key(around: Around) -> bytes:
    return hashlib.blake2b(b"past" + around.version + str(around.zone).encode(), digest_size=16).digest()


def _recalled(around: Around) -> Past | None:
    value = around.memory.recall([_key(around)]).get(_key(around))
    made = packing.unpack(value) if value else None
    return made if isinstance(made, Past) else None
