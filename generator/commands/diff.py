"""`digest diff`: tells in an editor's words what changed since a commit, or since the ledger was written."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from generator import parse, read, record, report
from generator.commands import site
from generator.model.article import Article
from generator.model.document import Document
from generator.model.history import Archive


def run(args: argparse.Namespace) -> int:
    """Print what is new, changed, moved and gone; for articles, what changed in them."""
    root = site.root(args)
    given = site.sources(root)
    past = given.archive
    if past.kind == "none" and not past.fault:
        past = read.archive(root, "git")
    if past.fault:
        raise site.Misuse(f"nothing is known of the past ({past.fault}); see history: in content/site.yaml")
    try:
        before = read.state(root, past, args.rev)
    except OSError as fault:
        raise site.Misuse(f"{args.rev or 'the newest commit'}: {fault}") from None
    if past.kind == "ledger":  # of other files it keeps no more than their addresses
        before = {path: data for path, data in before.items() if _is_article(path)}
    told = list(_told(before, {d.path: d.data for d in given.documents}, past))
    print(report.seen("\n".join(told)) if told else "nothing has changed")
    return site.SOUND


def _told(before: dict[str, bytes], now: dict[str, bytes], past: Archive) -> Iterator[str]:
    wanted = {path: data for path, data in now.items() if past.kind == "git" or path in before or _is_article(path)}
    gone = {path: data for path, data in before.items() if path not in wanted}
    old_ids = {noun.id: path for path, data in gone.items() if (noun := _article(path, data))}
    for path in sorted(wanted.keys() | before.keys()):
        if path in before and before.get(path) == wanted.get(path):
            continue
        article = _article(path, wanted.get(path, b""))
        if path in wanted and path not in before and article and article.id in old_ids:
            was = old_ids[article.id]
            yield f"{path}: moved from {was}"
            yield from _lines(was, before[was], article)
        elif path not in before:
            if article is None or article.status != "draft" or past.kind == "git":
                yield f"{path}: new"
        elif path not in wanted:
            if path not in {old_ids[i] for i in old_ids if i in _ids(wanted)}:
                yield f"{path}: gone"
        elif article:
            yield f"{path}: {article.title}"
            yield from _lines(path, before[path], article)
        else:
            yield f"{path}: changed"


def _ids(files: dict[str, bytes]) -> set[str]:
    return {noun.id for path, data in files.items() if (noun := _article(path, data))}


def _lines(was: str, data: bytes, article: Article) -> Iterator[str]:
    old = _article(was, data)
    if old is None:
        return
    if old.status != article.status:
        yield f"  state: {old.status} → {article.status}"
    lines = [f"  {line}" for line in record.lines(record.change(old, article))]
    yield from lines or (["  nothing that readers see"] if old.status == article.status else [])


def _is_article(path: str) -> bool:
    return path.startswith(("content/articles/", "content/notes/")) and path.endswith(".md")


def _article(path: str, data: bytes) -> Article | None:
    if not data or not path.startswith("content/articles/"):
        return None
    return next((n for n in parse.document(Document(path, data)).value if isinstance(n, Article)), None)
