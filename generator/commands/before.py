"""What the last build into a folder made, kept in the cache; whatever is wrong with it costs time and nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from generator import memo, traces
from generator.commands import asked, site
from generator.commands.unchanged import kept
from generator.pipeline.before import Before

KEPT = f"{asked.CACHE}/made-{{}}.bin"


def _path(root: Path, target: Path) -> Path:
    name = hashlib.blake2b(str(target.resolve()).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return root / KEPT.format(name)


def recalled(root: Path, target: Path, stands: Mapping[str, str]) -> Before:
    """What the last build linked and made, and which of its files still stand as it left them.

    `stands` is what the disk says of each file now. A past that git keeps is not used: others could have written it. One that
    is damaged is done without, with a word.
    """
    path = _path(root, target)
    if memo.foreign(root, f"{asked.CACHE}/") or memo.foreign(root, path.name):
        return Before()
    try:
        sealed = path.read_bytes()
    except OSError:  # a first build
        return Before()
    try:
        return _read(_seal(root).opened(sealed) or b"", stands)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        site.aloud(f"{path} was damaged and is made anew; this build takes longer")
        return Before()


def _read(data: bytes, stands: Mapping[str, str]) -> Before:
    head, _, rest = data.partition(b"\n")
    was, size = json.loads(head)
    intact = frozenset(name for name, mark in stands.items() if was.get(name) == mark)
    return Before(traces.read(rest[:size]), traces.read(rest[size:]), intact)


def keep(root: Path, target: Path, before: Before, stands: Mapping[str, str]) -> None:
    """Tell the next build what this one linked and made, and what the disk says of each file."""
    if memo.foreign(root, f"{asked.CACHE}/"):
        return
    linked = traces.written(before.linked)
    head = json.dumps((stands, len(linked))).encode()
    whole = head + b"\n" + linked + traces.written(before.made)
    kept(_path(root, target), _seal(root).put(whole))


def _seal(root: Path) -> memo.Seal:
    return memo.seal(root / asked.CACHE, asked.secret(), site.aloud)
