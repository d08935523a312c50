"""Finds where a site's past is kept."""

from __future__ import annotations

from pathlib import Path

from generator.model.history import NO_ARCHIVE, Archive
from generator.read import git, ledger
from generator.read.ledger import LEDGER as LEDGER


def archive(root: Path, kind: str) -> Archive:
    """The past of the site at `root`, kept by `git`, by a `ledger`, or not (`none`)."""
    if kind == "git":
        return git.archive(root)
    return ledger.archive(root) if kind == "ledger" else NO_ARCHIVE
