"""`digest correct`: asks what was wrong, and writes the entry under `corrections:`; every other byte of the file stays."""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from generator import link, parse, pipeline, read, report
from generator.commands import changes, site
from generator.model.article import Article
from generator.model.citation import CORRECTION_KINDS
from generator.model.document import Document
from generator.parse.entries import with_entry
from generator.text.nearest import nearest
from generator.text.slugs import is_slug

SETTINGS = "content/site.yaml"
ABOUT = """What is it?
  correction     our words were wrong
  clarification  our words were right, but could be misunderstood
  update         something became known since
  retraction     the whole report should not have been published; we no longer stand by it"""
EXAMPLE = 'digest correct {id} --kind correction --text "An earlier version said three." --was three --now two --yes'


@dataclass(frozen=True, slots=True)
class Asked:
    """What the editor says of a change."""

    kind: str
    text: str
    was: str
    now: str


def run(args: argparse.Namespace) -> int:
    """Write the entry after a yes, or at once with --yes; then check the file."""
    root = site.root(args)
    documents = read.inputs(root).documents
    zone, clock = _zone(documents), site.now(argparse.Namespace())
    document, article = _article(documents, args.article)
    _seen(article, clock, zone)
    day = _day(args.date, article, clock.astimezone(zone).date())
    try:
        asked = _asked(args)
    except EOFError:
        example = EXAMPLE.format(id=article.id)
        raise site.Misuse(f"say what was corrected, in answer to the questions or so: {example}") from None
    _consistent(asked)
    name = _name(args.id, article, day)
    new = _written(document, asked, day, name, args.mark)
    sys.stdout.writelines(changes.difference(document.path, document.data, new))
    if not _agreed(args):
        return site.SOUND
    changes.write(root / document.path, new)
    _hints(document, asked, name, args.mark)
    return _checked(args, root, document.path)


def _zone(documents: tuple[Document, ...]) -> dt.tzinfo:
    """The site's zone, which decides what day it is."""
    found = next((d for d in documents if d.path == SETTINGS), None)
    settings = parse.settings(found).value if found else None
    try:
        return ZoneInfo(settings.timezone) if settings else dt.UTC
    except (KeyError, ValueError, OSError):
        return dt.UTC


def _stem(document: Document) -> str:
    return document.path.rsplit("/", 1)[-1].removesuffix(".md")


def _article(documents: tuple[Document, ...], wanted: str) -> tuple[Document, Article]:
    """The article of an id, a file or an address."""
    articles = [d for d in documents if d.path.startswith("content/articles/") and d.path.endswith(".md")]
    name = wanted.strip("/").rsplit("/", 1)[-1].removesuffix(".md")
    likely = [d for d in articles if name.lower() in d.path.lower() or name.encode() in d.data]
    known = [(d, noun) for d in likely for noun in parse.document(d).value if isinstance(noun, Article)]
    found = next((one for one in known if wanted in (one[1].id, one[0].path)), None)
    if found:
        return found
    named = [(d, noun) for d, noun in known if name in (noun.slug, noun.id, _stem(d))]
    if len(named) == 1:
        return named[0]
    if named:
        raise site.Misuse(f'"{wanted}" could be {" or ".join(noun.id for _, noun in named)}; write one of these')
    near = nearest(name, [*map(_stem, articles), *(noun.id for _, noun in known)])
    raise site.Misuse(f'no article has the id "{wanted}"' + (f"; did you mean {near}?" if near else ""))


def _seen(article: Article, clock: dt.datetime, zone: dt.tzinfo) -> None:
    """Only what readers have seen can be corrected."""
    held = link.admitted([article], clock, zone).held
    if held:
        raise site.Misuse(f"{article.id} is not published yet ({held[0].why}); just change it, no reader has seen it")


def _day(given: str, article: Article, today: dt.date) -> dt.date:
    """The day of the change: today in the site's zone, unless said."""
    try:
        day = dt.date.fromisoformat(given) if given else today
    except ValueError:
        raise site.Misuse(f"--date {given}: write a day such as {today}") from None
    if day < article.date.day or day > today:
        raise site.Misuse(f"--date {day}: the article is of {article.date.day}, and today is {today}")
    return day


def _asked(args: argparse.Namespace) -> Asked:
    """What was said in words, and what is asked for because it was not."""
    if args.kind and args.text:
        return Asked(args.kind, args.text, args.was, args.became)
    if not args.kind:
        print(ABOUT, file=sys.stderr)
    kind = args.kind or _kind(changes.answer("kind [correction]: ") or "correction")
    text = args.text or changes.answer("What was wrong and what is right, in a sentence that is published:\n")
    if not text:
        raise EOFError
    if kind in ("update", "retraction"):
        return Asked(kind, text, args.was, args.became)
    was = args.was or changes.answer("The words that stood there (nothing, if words alone don't show it): ")
    now = args.became or (changes.answer("The words that stand there now: ") if was else "")
    return Asked(kind, text, was, now)


def _kind(said: str) -> str:
    """The kind that is meant; its first letters do."""
    found = [kind for kind in CORRECTION_KINDS if kind.startswith(said.lower())]
    if said.lower() in CORRECTION_KINDS or len(found) == 1:
        return found[0] if len(found) == 1 else said.lower()
    raise site.Misuse(f'"{said}" is no kind; write one of {", ".join(CORRECTION_KINDS)}')


def _consistent(asked: Asked) -> None:
    if bool(asked.was) != bool(asked.now):
        raise site.Misuse("say both, the words that stood there (--was) and the words that stand there now (--now)")
    if asked.was and asked.was == asked.now:
        raise site.Misuse(f'"{asked.was}" stood there and stands there now; say what is different')
    if asked.kind == "update" and asked.was:
        raise site.Misuse(
            f'"{asked.was}" became "{asked.now}": that is a correction, not an update; take --kind correction'
        )


def _name(given: str, article: Article, day: dt.date) -> str:
    """The entry's name in its article: its day, with a number where the day has one already."""
    taken = {c.name for c in article.corrections}
    if given and (not is_slug(given) or given in taken):
        raise site.Misuse(f"--id {given}: {'is taken' if given in taken else 'use small Latin letters and hyphens'}")
    numbered = (f"{day}-{n}" for n in range(2, 1000))
    return given or next(name for name in (day.isoformat(), *numbered) if name not in taken)


def _written(document: Document, asked: Asked, day: dt.date, name: str, mark: bool) -> bytes:
    """The file with the entry, and with its mark in the text if that is wanted."""
    fields = {"date": day.isoformat(), "kind": asked.kind, "text": " ".join(asked.text.split())}
    if name != day.isoformat():
        fields["id"] = name
    if asked.was:
        fields |= {"was": asked.was, "now": asked.now}
    try:
        text = document.data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    new = with_entry(_marked(text, asked.now, name) if mark else text, "corrections", fields)
    if new is None:
        raise site.Misuse(f"{document.path} cannot be read; mend it first: digest check")
    return new.encode()


def _marked(text: str, words: str, name: str) -> str:
    """The text with the mark after the words that stand there now, where they stand once."""
    start = _body(text)
    body = text[start:]
    if not words or body.count(words) != 1:
        told = f"stand {body.count(words)} times in the text" if words else "are not given (--now)"
        raise site.Misuse(
            f"--mark: the new words {told}, so the mark's place is yours to choose: [[correction:{name}]]"
        )
    at = body.index(words) + len(words)
    return text[:start] + body[:at] + f" [[correction:{name}]]" + body[at:]


def _body(text: str) -> int:
    """Where the text under the front matter starts."""
    fences = list(re.finditer(r"^---[ \t]*\r?$", text, re.MULTILINE))
    return fences[1].end() if len(fences) > 1 else len(text)


def _agreed(args: argparse.Namespace) -> bool:
    if args.yes:
        return True
    try:
        if changes.agreed("write this?"):
            return True
    except EOFError:
        print("to write this without being asked, add --yes", file=sys.stderr)
    print("nothing was written", file=sys.stderr)
    return False


def _hints(document: Document, asked: Asked, name: str, marked: bool) -> None:
    """What is left to do by hand."""
    text = document.data.decode("utf-8")
    body = text[_body(text) :]
    if asked.was and asked.was in body and asked.now not in body:
        print(f'the text still says "{asked.was}": change it as well', file=sys.stderr)
    if not marked and asked.kind != "retraction":
        print(f"to show the place in the text, put [[correction:{name}]] there", file=sys.stderr)


def _checked(args: argparse.Namespace, root: Path, path: str) -> int:
    """Say what is wrong with the file now, if anything is."""
    given = site.sources(root)
    options = site.options(argparse.Namespace(root=args.root))
    found = tuple(d for d in pipeline.check(given, options).found if d.span.path == path)
    site.tell(found, given)
    print(f"{path}: corrected; {report.summary(found) or 'nothing to report'}", file=sys.stderr)
    return site.SOUND if site.is_sound(found, False) else site.FAULTY
