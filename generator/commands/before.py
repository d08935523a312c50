"""What the last build into a folder made, kept in the cache; whatever is wrong with it costs time and nothing else."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Mapping
from pathlib import Path

from generator import memo, traces
from generator.commands import asked, site
from generator.commands.unchanged import kept
from generator.pipeline.before import Before

LAYOUT = b"digest 2\n"
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
        whole = _seal(root).opened(sealed)
        if whole is None:
            raise ValueError("not under our seal")
        return _read(whole, stands)
    except (ValueError, EOFError, KeyError, TypeError, AttributeError, RecursionError):
        site.aloud(f"{path} was damaged and is made anew; this build takes longer")
        return Before()


def _read(data: bytes, stands: Mapping[str, str]) -> Before:
    if not data.startswith(LAYOUT):  # another version's
        return Before()
    rest = memoryview(data)[len(LAYOUT) :]
    parts = [int.from_bytes(rest[at : at + 8], "big") for at in (0, 8)]
    head, linked, made = rest[16:][: parts[0]], rest[16 + parts[0] :][: parts[1]], rest[16 + sum(parts) :]
    was = marshal.loads(head)
    intact = frozenset(name for name, mark in stands.items() if was.get(name) == mark)
    return Before(traces.read(linked), traces.read(made), intact)


def keep(root: Path, target: Path, before: Before, stands: Mapping[str, str]) -> None:
    """Tell the next build what this one linked and made, and what the disk says of each file."""
    if memo.foreign(root, f"{asked.CACHE}/"):
        return
    head, linked = marshal.dumps(dict(stands), traces.FORM), traces.written(before.linked)
    sizes = b"".join(len(part).to_bytes(8, "big") for part in (head, linked))
    kept(_path(root, target), _seal(root).put(b"".join((LAYOUT, sizes, head, linked, traces.written(before.made)))))


def _seal(root: Path) -> memo.Seal:
    return memo.seal(root / asked.CACHE, asked.secret(), site.aloud)
