"""`digest new`: writes the beginnings of an article, note, digest, entity or source, with its id in it."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from generator import parse
from generator.commands import asked, site
from generator.model.document import Document
from generator.model.registry import ENTITY_FOLDERS, OUTLET_TYPES
from generator.parse import dates
from generator.text.slugs import is_slug, slug

Made = tuple[Path, str]


def run(args: argparse.Namespace) -> int:
    """Write the file, and say what to do next; nothing is ever overwritten."""
    root = site.root(args)
    path, text = KINDS[args.kind](root, args)
    asked.writable(root, path)
    if args.kind in ("entity", "source"):
        return _append(root, path, text)
    if path.exists():
        raise site.Misuse(f"{_shown(root, path)} exists; nothing was written")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(_shown(root, path))
    print("fill in what is empty, then: digest check", file=sys.stderr)
    return site.SOUND


def quoted(text: str) -> str:
    """The text so that YAML reads it as it is."""
    if re.fullmatch(r"[A-Za-z][^:#\[\]{}&*!|>'\"%@`,\n]*[^:#\s]", text) and text.lower() not in (
        "yes",
        "no",
        "on",
        "off",
        "true",
        "false",
        "null",
    ):
        return text
    return json.dumps(text, ensure_ascii=False)


def today(root: Path, args: argparse.Namespace) -> dt.date:
    """The day it is in the site's zone."""
    zone = dt.UTC
    path = root / "content" / "site.yaml"
    if path.is_file():
        settings = parse.settings(Document("content/site.yaml", path.read_bytes())).value
        if settings:
            try:
                return site.now(args).astimezone(ZoneInfo(settings.timezone)).date()
            except (KeyError, ValueError, OSError):
                pass
    return site.now(args).astimezone(zone).date()


def _append(root: Path, path: Path, text: str) -> int:
    before = path.read_text("utf-8") if path.exists() else ""
    id = re.search(r"id: (\S+)", text)
    assert id is not None
    if re.search(rf"^\s*(?:- )?\{{?id:\s*{re.escape(id[1])}\s*[,}}]?\s*$", before, re.MULTILINE):
        raise site.Misuse(f"{_shown(root, path)} already has the id {id[1]}; nothing was written")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(before + ("" if before.endswith("\n") or not before else "\n") + text, encoding="utf-8")
    print(f"{_shown(root, path)}:{before.count(chr(10)) + 1}")
    return site.SOUND


def _shown(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _words(args: argparse.Namespace, what: str) -> str:
    if not args.words:
        raise site.Misuse(f"say {what}, such as: digest new {args.kind} {EXAMPLES[args.kind]}")
    return " ".join(args.words)


EXAMPLES = {
    "article": '"Two soldiers captured, says ministry"',
    "note": '"Why two counts differ"',
    "digest": "2025-01-12",
    "entity": '"Volodymyr Zelensky" --type person',
    "source": '"The News" --domain news.example.org',
}


def _name(args: argparse.Namespace, title: str) -> str:
    if args.slug and not is_slug(args.slug):
        raise site.Misuse(
            f"--slug {args.slug}: use small Latin letters, digits and hyphens, such as {slug(args.slug) or 'two-captured'}"
        )
    if args.slug:
        return str(args.slug)
    if not title.isascii() and sum(c.isalpha() and not c.isascii() for c in title) > len(title) // 3:
        raise site.Misuse(
            f"the title is not in Latin letters; give the address a name with --slug, such as --slug {slug(title, 40) or 'two-captured'}"
        )
    return slug(title) or "untitled"


def _article(root: Path, args: argparse.Namespace) -> Made:
    title = _words(args, "the title")
    day = today(root, args)
    id = f"{day}-{_name(args, title)}"
    text = f"""---
id: {id}
title: {quoted(title)}
date: {day}
summary:
tags: []      # ids from content/tags.yaml, such as [ceasefire]
sources: []   # addresses, such as [https://news.example.org/report]
status: draft
---

"""
    return root / "content" / "articles" / f"{day:%Y}" / f"{day:%m}" / f"{id}.md", text


def _note(root: Path, args: argparse.Namespace) -> Made:
    title = _words(args, "the title")
    day = today(root, args)
    id = f"{day}-{_name(args, title)}"
    text = f"---\nid: {id}\ntitle: {quoted(title)}\ndate: {day}\nabout: []\nkind: context\nstatus: draft\n---\n\n"
    return root / "content" / "notes" / f"{id}.md", text


def _digest(root: Path, args: argparse.Namespace) -> Made:
    period = args.words[0] if args.words else today(root, args).isoformat()
    try:
        dates.period(period)
    except dates.Unreadable:
        raise site.Misuse(f"{period} is no day or week; write 2025-01-12 or 2025-W02") from None
    return (
        root / "content" / "digests" / f"{period}.md",
        f"---\nperiod: {period}\ntakeaways: []\nlead: []\nstatus: draft\n---\n\n",
    )


def _entity(root: Path, args: argparse.Namespace) -> Made:
    name = _words(args, "the name")
    if args.type not in ENTITY_FOLDERS:
        raise site.Misuse("say what it is with --type person, place, organisation, unit, event or equipment")
    text = f"- id: {_name(args, name)}\n  type: {args.type}\n  name: {quoted(name)}\n"
    return root / "content" / "entities" / f"{ENTITY_FOLDERS[args.type]}.yaml", text


def _source(root: Path, args: argparse.Namespace) -> Made:
    name = _words(args, "the outlet's name")
    if args.type and args.type not in OUTLET_TYPES:
        raise site.Misuse(f"--type {args.type}: an outlet is one of {', '.join(OUTLET_TYPES)}")
    if args.domain and not re.fullmatch(r"[\w-]+(\.[\w-]+)+", args.domain):
        raise site.Misuse(f"--domain {args.domain}: write the host's name alone, such as news.example.org")
    domains = f"  domains: [{args.domain}]\n" if args.domain else ""
    text = f"- id: {_name(args, name)}\n  name: {quoted(name)}\n  type: {args.type or 'outlet'}\n{domains}"
    return root / "content" / "sources.yaml", text


KINDS: dict[str, Callable[[Path, argparse.Namespace], Made]] = {
    "article": _article,
    "note": _note,
    "digest": _digest,
    "entity": _entity,
    "source": _source,
}
