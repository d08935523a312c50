"""Reads from git's trailers who reviewed a file: `Reviewed-by: Name <address>` in the message of a commit that changed it.

Asked only where a site demands a second editor. Names are compared with the author's and shown to nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.read.git import CONTENT, Fault, ask, repository

LOG = (
    "log", "--diff-merges=first-parent", "--name-only", "-z", "--relative", "--no-renames", "--no-color", "--no-notes",
    "--no-decorate", "--no-show-signature", "--no-ext-diff", "--no-textconv", "--extended-regexp", "--regexp-ignore-case",
    "--grep=^Reviewed-by:", "--format=%x02%(trailers:key=Reviewed-by,valueonly,separator=%x01)",
)  # fmt: skip


def reviewers(root: Path) -> Mapping[str, tuple[str, ...]]:
    """Who reviewed each file, by its path; nobody where there is no git."""
    if repository(root) is None:
        return {}
    try:
        log = ask(root, *LOG, "HEAD", "--", CONTENT).decode("utf-8", "replace")
    except Fault:
        return {}
    found: dict[str, dict[str, None]] = {}
    for commit in log.split("\x02")[1:]:
        names, _, files = commit.partition("\0")
        people = [name for part in names.split("\x01") if (name := part.strip())]
        for path in files.split("\0"):
            if path.strip():
                found.setdefault(path.strip(), {}).update(dict.fromkeys(people))
    return {path: tuple(people) for path, people in found.items()}
