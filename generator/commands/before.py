"""What the last build into a folder made, kept in the cache; whatever is wrong with it costs time and nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from generator import memo
from generator.commands.unchanged import kept
from generator.pipeline import past as pasts
from generator.pipeline.past import Past

KEPT = ".cache/made-{}.bin"


def _path(root: Path, target: Path) -> Path:
    name = hashlib.blake2b(str(target.resolve()).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return root / KEPT.format(name)


def recalled(root: Path, target: Path, stands: Mapping[str, str]) -> Past:
    """What the last build made, knowing which of its files still stand as it left them.

    `stands` is what the disk says of each file now. A past that git keeps is not used: others could have written it.
    """
    path = _path(root, target)
    if memo.foreign(root, path.name):
        return Past()
    try:
        head, _, past = path.read_bytes().partition(b"\n")
        was = json.loads(head)
        intact = [name for name, mark in stands.items() if was.get(name) == mark]
        return pasts.read(past).with_intact(intact)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Past()


def keep(root: Path, target: Path, past: Past, stands: Mapping[str, str]) -> None:
    """Tell the next build what this one made, and what the disk says of each file."""
    kept(_path(root, target), json.dumps(stands).encode() + b"\n" + pasts.written(past))
