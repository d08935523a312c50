"""Reads and extends the ledger: a committed file that knows what was published, for sites that git's history cannot tell it.

A line is a file as readers were given it, or that it is gone; lines are only ever added.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from generator.model.document import Document
from generator.model.history import LATEST, Archive, Row
from generator.read.whole import whole
from generator.text.blobs import blob

LEDGER = "ledger.jsonl"


def archive(root: Path) -> Archive:
    """The past of the site at `root`, as its ledger keeps it."""
    try:
        data = whole(root / LEDGER)
    except FileNotFoundError:
        return Archive("ledger", fault="absent")
    found: list[Row] = []
    texts: dict[str, bytes] = {}
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(_row(json.loads(line), texts))
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
            return Archive("ledger", fault=f"line:{number}")
    found.sort(key=lambda row: row.at)
    return Archive("ledger", blob(data), "", partial(_after, tuple(found)), partial(_texts, texts))


def _row(line: Mapping[str, str], texts: dict[str, bytes]) -> Row:
    at = min(max(int(datetime.fromisoformat(line["at"]).timestamp()), 0), LATEST)
    path = line["path"]
    if line.get("gone"):
        return Row(path, "", "", at)
    data = line["text"].encode()
    name = blob(data)
    texts[name] = data
    return Row(path, name, name[:10], at)


def _after(rows: tuple[Row, ...], after: str) -> tuple[Row, ...] | None:
    return None if after else rows


def _texts(texts: Mapping[str, bytes], blobs: Iterable[str]) -> Mapping[str, bytes]:
    return {name: texts[name] for name in blobs if name in texts}


def add(root: Path, known: Archive, published: Iterable[Document], at: datetime) -> tuple[int, int]:
    """Write down what is published now and was not, or was otherwise; how many are new or changed, how many gone."""
    last = {row.path: row.blob for row in (known.rows("") or ())} if not known.fault else {}
    stamp = at.astimezone(UTC).isoformat(timespec="seconds")
    now = {document.path: document.data for document in published}
    fresh = [path for path, data in sorted(now.items()) if last.get(path) != blob(data)]
    gone = sorted(path for path, name in last.items() if name and path not in now)
    lines = [{"at": stamp, "path": path, "gone": True} for path in gone]
    lines.extend({"at": stamp, "path": path, "text": now[path].decode("utf-8")} for path in fresh)
    if lines:
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        with (root / LEDGER).open("a", encoding="utf-8", newline="\n") as ledger:
            ledger.write(text)
    return len(fresh), len(gone)
