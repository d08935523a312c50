"""Reads from git's trailers who reviewed a file: `Reviewed-by: Name <address>` in the message of a commit that changed it.

Asked only where a site demands a second editor. Names are compared with the author's and shown to nobody but the editor.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from generator.model.history import Reviewed, Reviews
from generator.read.git import CONTENT, FILES, Fault, ask, repository, texts

LOG = (
    "log", "--diff-merges=first-parent", "--raw", "-z", "--no-abbrev", "--relative", "--no-renames", "--no-color", "--no-notes",
    "--no-decorate", "--no-show-signature", "--no-ext-diff", "--no-textconv", "--extended-regexp", "--regexp-ignore-case",
    "--grep=^Reviewed-by:", "--format=%x02%(trailers:key=Reviewed-by,valueonly,separator=%x01)",
)  # fmt: skip


def reviews(root: Path) -> Reviews:
    """Which states of which files were reviewed by whom, the newest first; none where there is no git."""
    if repository(root) is None:
        return Reviews()
    try:
        log = ask(root, *LOG, "HEAD", "--", CONTENT).decode("utf-8", "replace")
    except Fault:
        return Reviews()
    return Reviews(tuple(_states(log)), partial(texts, root))


def _states(log: str) -> Iterator[Reviewed]:
    for commit in log.split("\x02")[1:]:
        names, _, rest = commit.partition("\0")
        people = tuple(dict.fromkeys(name for part in names.split("\x01") if (name := part.strip())))
        parts = iter(rest.lstrip("\n").split("\0"))
        for part in parts:
            if part.startswith(":"):
                _, mode, _, blob, _ = part[1:].split()
                path = next(parts)
                if people and mode in FILES:
                    yield Reviewed(path, blob, people)
