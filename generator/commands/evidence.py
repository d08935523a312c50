"""`digest evidence`: asks whether cited pages are still there, and keeps what it finds in `content/evidence.jsonl`.

A command of its own that uses the network; builds and checks only read the file. It can be stopped at any time and goes on
where it was.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote, urlsplit

from generator import VERSION, parse, read
from generator.commands import changes, site
from generator.diagnostics import Span
from generator.model.article import Article, Note
from generator.model.document import Document
from generator.model.evidence import Evidence
from generator.model.settings import Asking, Settings
from generator.web import words
from generator.web.asking import Answer, Asker, Limits, Unasked
from generator.web.manners import TOKEN, Visitor, host, in_turn

LEDGER = "content/evidence.jsonl"
COPIES = ".cache/evidence"
OFTEN = 15  # seconds between two writes of the ledger
COPIED = 0.5  # of an article's words: from here on it is told
QUOTED = re.compile(r"^>.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Cited:
    """A cited page: its address, and where it is cited."""

    address: str
    places: tuple[Span, ...]
    archived: str


def run(args: argparse.Namespace) -> int:
    """Look at what is due, write the ledger, say in words what was found."""
    root = site.root(args)
    documents = read.inputs(root).documents
    settings = _settings(documents)
    known = dict(_ledger(documents))
    today = site.now(args).date()
    nouns = [noun for document in documents for noun in _citing(document)]
    cited = _cited(nouns)
    due = _due(cited, known, today, args)
    if args.dry_run:
        print("".join(f"{one.address}\n" for one in due), end="")
        print(f"{len(due)} of {len(cited)} cited pages would be looked at", file=sys.stderr)
        return site.SOUND
    visitor = _visitor(settings, args)
    before = dict(known)
    try:
        _look(root, due, known, visitor, _archive(settings, args), today)
    except KeyboardInterrupt:
        print("stopped; what was found is kept", file=sys.stderr)
    _tell(cited, due, before, known)
    _copied(root, nouns, known)
    return site.SOUND


def _settings(documents: Sequence[Document]) -> Settings:
    found = next((d for d in documents if d.path == "content/site.yaml"), None)
    settings = parse.settings(found).value if found else None
    if settings is None:
        raise site.Misuse("content/site.yaml cannot be read; see: digest check")
    return settings


def _ledger(documents: Sequence[Document]) -> Mapping[str, Evidence]:
    found = parse.evidence(next((d for d in documents if d.path == LEDGER), None))
    if found.found:
        first = found.found[0]
        raise site.Misuse(f"{LEDGER}:{first.span.line}: {first.message}; {first.help}")
    return found.value


def _citing(document: Document) -> Iterator[Article | Note]:
    if document.path.startswith(("content/articles/", "content/notes/")):
        yield from (noun for noun in parse.document(document).value if isinstance(noun, Article | Note))


def _cited(nouns: Iterable[Article | Note]) -> list[Cited]:
    """Every cited address, newest text first, each once."""
    found: dict[str, Cited] = {}
    for noun in sorted(nouns, key=lambda n: (-n.date.day.toordinal(), n.id)):
        for citation in noun.sources:
            if citation.url and "url" not in citation.origin.faulty:
                one = found.get(citation.url, Cited(citation.url, (), ""))
                places = (*one.places, citation.origin.at("url"))
                found[citation.url] = replace(one, places=places, archived=one.archived or citation.archived)
    return list(found.values())


def _due(
    cited: Sequence[Cited], known: Mapping[str, Evidence], today: dt.date, args: argparse.Namespace
) -> list[Cited]:
    """What was never looked at first, then what was not for longest; hosts in turn."""
    wanted = set(args.articles)
    if wanted:
        cited = [c for c in cited if any(Path(place.path).stem in wanted or place.path in wanted for place in c.places)]
        if not cited:
            raise site.Misuse(f"no article or note {' or '.join(args.articles)} cites anything")
    last = {c.address: known[c.address].last_checked if c.address in known else None for c in cited}
    old = today - dt.timedelta(days=args.after)
    due = [c for c in cited if wanted or (checked := last[c.address]) is None or checked <= old]
    due.sort(key=lambda c: last[c.address] or dt.date.min)
    by_address = {c.address: c for c in due[: args.most]}
    return [by_address[address] for address in in_turn(by_address)]


def _visitor(settings: Settings, args: argparse.Namespace) -> Visitor:
    asking = settings.evidence or Asking()
    name = " ".join(settings.title.encode("ascii", "ignore").decode().split()).translate(str.maketrans("", "", "();"))
    whom = "; ".join(part for part in (name, f"+{settings.url}", asking.contact) if part)
    limits = Limits(time=args.patience, size=args.size * 1_000_000, loopback=args.loopback)
    pause = asking.pause if args.pause is None else args.pause
    return Visitor(Asker(f"{TOKEN}/{VERSION} ({whom})", limits), pause)


def _archive(settings: Settings, args: argparse.Namespace) -> str:
    """The archive's service, if it was asked for."""
    service = settings.evidence.archive if settings.evidence else ""
    if args.archive and "{url}" not in service:
        raise site.Misuse(
            "content/site.yaml names no archive. Write evidence: {archive: https://…{url}} there: the address of a service "
            "that saves a page, with {url} where the page's address goes"
        )
    return service if args.archive else ""


def _look(
    root: Path, due: Sequence[Cited], known: dict[str, Evidence], visitor: Visitor, archive: str, today: dt.date
) -> None:
    """Look at each page; the ledger is written every few seconds and at the end, whatever happens."""
    written = time.monotonic()
    try:
        for number, one in enumerate(due, 1):
            known[one.address] = found = _seen(root, one, known.get(one.address), visitor, today)
            if archive and not one.archived and not found.archived and found.state in ("live", "changed"):
                known[one.address] = found = replace(found, archived=_saved(one.address, archive, visitor))
            _say(number, len(due), found)
            if time.monotonic() - written > OFTEN:
                changes.write(root / LEDGER, parse.ledger(known.values()))
                written = time.monotonic()
    finally:
        if due:
            changes.write(root / LEDGER, parse.ledger(known.values()))


def _seen(root: Path, one: Cited, before: Evidence | None, visitor: Visitor, today: dt.date) -> Evidence:
    """What is to be said of a page today."""
    known = before or Evidence(one.address)
    try:
        answer = visitor.ask(one.address)
    except Unasked as fault:
        return _with(known, "blocked", str(fault), today)
    state, why = _state(one.address, answer)
    if state != "live":
        return _with(known, state, why, today)
    said = words.words(answer.body, answer.type)
    # a page that scripts make has no words, and its bytes differ each time
    mark = words.fingerprint(said, b"" if "html" in answer.type.lower() else answer.body)
    _keep(root, mark, said)
    seen = replace(known, hash=known.hash or mark, first_seen=known.first_seen or today, moved=_moved(one, answer))
    return _with(seen, "changed" if known.hash and mark and mark != known.hash else "live", "", today)


def _with(known: Evidence, state: str, why: str, today: dt.date) -> Evidence:
    """The same with what was found today. Who could not look learns nothing new of what became of the page."""
    if state == "blocked" and known.state in ("live", "changed", "gone"):
        return replace(known, last_checked=today, why=why)
    since = known.since if known.state == state else today
    return replace(known, state=state, since=since, last_checked=today, why=why)


def _state(address: str, answer: Answer) -> tuple[str, str]:
    """What an answer says of the page: live, gone or blocked, and why."""
    if answer.status in (404, 410):
        return "gone", f"status {answer.status}"
    if not 200 <= answer.status < 300:
        return "blocked", f"status {answer.status}"
    deep, end = urlsplit(address).path.strip("/"), urlsplit(answer.address)
    if deep and answer.address != address and not end.path.strip("/") and not end.query:
        return "gone", "it leads to the front page"
    return "live", ""


def _moved(one: Cited, answer: Answer) -> str:
    """Where the page is for good, if that is more than another way to write its address."""
    plain = one.address.removeprefix("http://").removeprefix("https://").rstrip("/")
    there = answer.moved.removeprefix("http://").removeprefix("https://").rstrip("/")
    return answer.moved if there and there.removeprefix("www.") != plain.removeprefix("www.") else ""


def _saved(address: str, archive: str, visitor: Visitor) -> str:
    """The address of the copy that the archive made, or "" if it names none."""
    try:
        answer = visitor.ask(archive.replace("{url}", quote(address, safe="!#$&'()*+,/:;=?@[]~%")))
    except Unasked as why:
        print(f"  not archived: {why}", file=sys.stderr)
        return ""
    asked = archive.replace("{url}", "")
    found = next((a for a in (answer.location, answer.address) if host(a) == host(archive)), "")
    if not 200 <= answer.status < 300 or not found or found.startswith(asked):
        print(f"  not archived: the archive names no copy (status {answer.status})", file=sys.stderr)
        return ""
    return found


def _keep(root: Path, mark: str, said: str) -> None:
    """Keep the words of a page beside the memo, to compare with; never in git."""
    path = root / COPIES / f"{mark}.txt"
    if said and not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(said, "utf-8")


def _say(number: int, of: int, found: Evidence) -> None:
    why = f" ({found.why})" if found.why else f" (now {found.moved})" if found.moved else ""
    state = f"not looked at, {found.state} before" if found.why and found.state in ("live", "changed") else found.state
    print(f"{number}/{of} {state}{why} {found.address}", file=sys.stderr)


def _tell(
    cited: Sequence[Cited], due: Sequence[Cited], before: Mapping[str, Evidence], known: Mapping[str, Evidence]
) -> None:
    """What is new, each with the place where it is cited, and a summary."""
    nothing = Evidence("")
    for one in due:
        old, new = before.get(one.address, nothing), known.get(one.address, nothing)
        if new.state in ("gone", "changed") and (new.state, new.since) != (old.state, old.since):
            copy = one.archived or new.archived
            kept = f"; archived copy: {copy}" if copy else "; no archived copy is known"
            print(f"{_place(one)}: {new.state}{f' ({new.why})' if new.why else ''}: {one.address}{kept}")
        if new.moved and new.moved != old.moved:
            print(f"{_place(one)}: moved for good: {one.address} is now {new.moved}")
    counts = {state: sum(1 for c in cited if known.get(c.address, nothing).state == state) for state in STATES}
    bare = sum(1 for c in cited if not (c.archived or known.get(c.address, nothing).archived))
    said = ", ".join(f"{count} {WORDS[state]}" for state, count in counts.items() if count)
    unseen = len(cited) - sum(counts.values())
    print(
        f"{len(due)} of {len(cited)} cited pages looked at; in all {said or 'none known'}"
        f"{f', {unseen} never looked at' if unseen else ''}; {bare} without an archived copy"
    )


STATES = ("live", "changed", "gone", "blocked")
WORDS = {"live": "live", "changed": "changed", "gone": "gone", "blocked": "that could not be looked at"}


def _place(one: Cited) -> str:
    return f"{one.places[0].path}:{one.places[0].line}"


def _copied(root: Path, nouns: Iterable[Article | Note], known: Mapping[str, Evidence]) -> None:
    """Say which articles are, word for word, what they cite; quotations apart. Only where a copy of the page is here."""
    for noun in nouns:
        ours = QUOTED.sub("", noun.body.text)
        for citation in noun.sources:
            path = root / COPIES / f"{known[citation.url].hash if citation.url in known else ''}.txt"
            if path.is_file() and (part := words.shared(ours, path.read_text("utf-8"))) >= COPIED:
                where = f"{noun.origin.path}:{noun.body.line}"
                print(f"{where}: copied-text: {part:.0%} of the text is word for word the cited page {citation.url}")
                print("  a digest summarises: say it in your own words, keep short quotations, and link")
