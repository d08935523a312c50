"""`digest fix`: writes missing ids and tidies what is safe to tidy; shows the difference first."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from generator import parse, pictures, read
from generator.commands import changes, site
from generator.model.article import Article, Note
from generator.model.document import Document
from generator.model.nouns import Noun
from generator.model.registry import Tag
from generator.text import addresses
from generator.text.slugs import is_slug


def run(args: argparse.Namespace) -> int:
    """Show what would change; write it after a yes, or at once with --yes."""
    root = site.root(args)
    given = read.inputs(root)
    aliases = _tag_aliases(given.documents)
    texts = [(d, new) for d in given.documents if (new := fixed(d, aliases)) != d.data]
    for document, new in texts:
        sys.stdout.writelines(changes.difference(document.path, document.data, new))
    wanted = [(document.path, new) for document, new in texts] + _pictures(root, given.pictures)
    if not wanted:
        print("nothing to fix", file=sys.stderr)
        return site.SOUND
    if not args.yes and not _agreed(len(wanted)):
        print("nothing was written", file=sys.stderr)
        return site.SOUND
    for path, new in wanted:
        changes.write(root / path, new)
    print(f"{len(wanted)} {'file' if len(wanted) == 1 else 'files'} changed", file=sys.stderr)
    return site.SOUND


def _pictures(root: Path, paths: tuple[str, ...]) -> list[tuple[str, bytes]]:
    """Pictures whose files carry what could give somebody away, cleaned; says of each what goes."""
    wanted = []
    for path in paths:
        data = read.media_bytes(root, path)
        seen = pictures.look(data)
        clean = pictures.cleaned(data, seen.orientation, seen.exif) if seen.carries else data
        if clean == data:
            continue
        left = pictures.look(clean)
        if left.fault or left.carries:
            print(f"{path}: this file can't be cleaned without harm; save it again without metadata", file=sys.stderr)
            continue
        print(f"{path}: without {', '.join(seen.carries)} ({len(data):,} bytes become {len(clean):,})")
        wanted.append((path, clean))
    return wanted


def fixed(document: Document, aliases: dict[str, str]) -> bytes:
    """The file with its safe repairs; as it was where it cannot be read."""
    try:
        text = document.data.decode("utf-8")
    except UnicodeDecodeError:
        return document.data
    nouns = parse.document(document).value
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    for noun in nouns:
        if isinstance(noun, Article | Note):
            text = _with_id(text, noun)
            text = _clean_addresses(text, noun)
            text = _main_tags(text, noun, aliases)
    if not text.endswith("\n"):
        text += "\n"
    return text.encode()


def _with_id(text: str, noun: Article | Note) -> str:
    """The id that the file's name gives, written down, so that renaming the file never changes it."""
    if "id" in noun.origin.places or not is_slug(noun.id):
        return text
    return re.sub(r"\A(---[ \t]*\n)", rf"\1id: {noun.id}\n", text, count=1)


def _clean_addresses(text: str, noun: Article | Note) -> str:
    for citation in noun.sources:
        if citation.url and addresses.tracking(citation.url):
            text = text.replace(citation.url, addresses.clean(citation.url))
    return text


def _main_tags(text: str, noun: Article | Note, aliases: dict[str, str]) -> str:
    """Tags under their main name; only the one word at its place changes."""
    lines = text.split("\n")
    shift = 0 if "id" in noun.origin.places or not is_slug(noun.id) else 1
    for ref in reversed(noun.tags):
        good = aliases.get(ref.id)
        at = ref.span.line - 1 + shift
        start = ref.span.column - 1
        if good and lines[at][start : start + len(ref.id)] == ref.id:
            lines[at] = lines[at][:start] + good + lines[at][start + len(ref.id) :]
    return "\n".join(lines)


def _tag_aliases(documents: tuple[Document, ...]) -> dict[str, str]:
    nouns: list[Noun] = []
    for document in documents:
        if parse.kind_of(document.path) is Tag:
            nouns.extend(n for n in parse.document(document).value if isinstance(n, Tag))
    ids = {n.id for n in nouns if isinstance(n, Tag)}
    return {alias: n.id for n in nouns if isinstance(n, Tag) for alias in n.aliases if alias not in ids}


def _agreed(count: int) -> bool:
    if not sys.stdin.isatty():
        print("to write this, run: digest fix --yes", file=sys.stderr)
        return False
    return changes.agreed(f"change {count} {'file' if count == 1 else 'files'}?")
