"""Finds where a site's past is kept."""

from __future__ import annotations

from pathlib import Path

from generator.model.history import NO_ARCHIVE, Archive
from generator.read import git, ledger
from generator.read.files import TEXT
from generator.read.ledger import LEDGER as LEDGER


def archive(root: Path, kind: str) -> Archive:
    """The past of the site at `root`, kept by `git`, by a `ledger`, or not (`none`)."""
    if kind == "git":
        return git.archive(root)
    return ledger.archive(root) if kind == "ledger" else NO_ARCHIVE


def state(root: Path, past: Archive, at: str) -> dict[str, bytes]:
    """The texts of `content/` by path, as they were at a commit (or any name that git knows for one), "" for the newest.

    A ledger knows its newest state alone. Raises OSError where git knows no such commit.
    """
    if past.kind == "git":
        return git.state(root, at or "HEAD", TEXT) if past.head else {}
    if at:
        raise OSError("a ledger has no commits; leave this out")
    blobs: dict[str, str] = {}
    for row in past.rows("") or ():
        blobs[row.path] = row.blob
    known = past.texts([name for name in blobs.values() if name])
    return {path: known[name] for path, name in blobs.items() if name}
