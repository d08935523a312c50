"""Reads a site's past from git: one pass over its log, one reading of the files that differ.

Asks git for nothing but commits, times and files: no name, no address of anybody. Follows the first parent of each commit, for
the branch that is published is what readers saw; a side branch was published when it was merged. Runs nothing that a
repository's own settings name, since a stranger's may be built.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from generator.model.history import LATEST, Archive, Row, Untold

CONTENT = "content"
SAFE = (
    "--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs",
    "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "log.showSignature=false",
    "-c", "core.quotePath=false", "-c", "protocol.allow=never", "-c", "diff.renames=true", "-c", "log.follow=false",
    "-c", "diff.orderFile=/dev/null", "-c", "log.mailmap=false",
)  # fmt: skip
LOG = (
    "log", "--reverse", "--first-parent", "--diff-merges=first-parent", "--raw", "-z", "--no-abbrev", "--relative",
    "-M50%", "-l400", "--no-ext-diff", "--no-textconv", "--no-color", "--no-show-signature", "--no-notes", "--no-decorate",
    "--format=%x02%H %ct",
)  # fmt: skip
FILES = frozenset({"100644", "100755"})


class Fault(OSError, Untold):
    """Git could not say; the text is what it said instead."""


def repository(root: Path) -> Path | None:
    """Where the folder's repository keeps its state, or None; told from the disk alone."""
    for folder in (root.resolve(), *root.resolve().parents):
        git = folder / ".git"
        if git.is_dir():
            return git
        if git.is_file():  # a worktree or a submodule: the file names the place
            return folder / _named(git)
    return None


def _named(file: Path) -> str:
    """The place that a `.git` file names; what no name of a place can hold is left out."""
    with file.open(encoding="utf-8", errors="replace") as opened:
        return opened.readline(4096).removeprefix("gitdir:").replace("\0", "").strip()


def archive(root: Path) -> Archive:
    """The past of the site at `root`, as git keeps it."""
    if repository(root) is None:
        return Archive("git", fault="absent")
    if shutil.which("git") is None:
        return Archive("git", fault="no-git")
    try:
        shallow = ask(root, "rev-parse", "--is-shallow-repository").strip()
    except Fault as fault:
        return Archive("git", fault="owner" if "dubious ownership" in str(fault) else str(fault))
    if shallow == b"true":
        return Archive("git", fault="shallow")
    try:
        head = ask(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").decode().strip()
    except Fault:
        return Archive("git", head="")  # no commit yet: nothing was published
    return Archive("git", head, "", partial(rows, root, head), partial(texts, root))


def rows(root: Path, head: str, after: str) -> tuple[Row, ...] | None:
    """All changes of content after a commit ("": from the beginning), oldest first; None if it is no ancestor in line."""
    if after and after not in ask(root, "rev-list", "--first-parent", head).decode().split():
        return None
    span = f"{after}..{head}" if after else head
    return tuple(_rows(ask(root, *LOG, span, "--", CONTENT)))


def _rows(log: bytes) -> Iterator[Row]:
    """The rows of a log; a time never goes back, whatever the clock of a commit said."""
    commit, at = "", 0
    parts = iter(log.split(b"\0"))
    for part in parts:
        part = part.lstrip(b"\n")
        if part.startswith(b"\x02"):
            commit, _, stamp = part[1:].decode().partition(" ")
            at = max(at, min(int(stamp), LATEST)) if stamp.isdigit() else at
        elif part.startswith(b":"):
            _, mode, _, blob, status = part[1:].decode().split()
            path = _path(next(parts))
            moved = ""
            if status[0] in "RC":
                moved, path = path if status[0] == "R" else "", _path(next(parts))
            if moved:
                yield Row(moved, "", commit, at)
            yield Row(path, blob if mode in FILES else "", commit, at, moved)


def _path(name: bytes) -> str:
    return unicodedata.normalize("NFC", name.decode("utf-8", "surrogateescape"))


def texts(root: Path, blobs: Iterable[str]) -> Mapping[str, bytes]:
    """The bytes of these blobs, by one call, without those that are not here, as in a partial clone."""
    wanted = list(dict.fromkeys(blobs))
    if not wanted:
        return {}
    given = ask(root, "cat-file", "--batch", "--buffer", given="\n".join(wanted).encode() + b"\n")
    found: dict[str, bytes] = {}
    at = 0
    for blob in wanted:
        end = given.index(b"\n", at)
        head = given[at:end].split()
        if len(head) != 3:  # "missing"
            at = end + 1
            continue
        size = int(head[2])
        found[blob] = given[end + 1 : end + 1 + size]
        at = end + size + 2
    return found


def state(root: Path, commit: str, endings: tuple[str, ...]) -> dict[str, bytes]:
    """The files of content with these endings, as they were at a commit. Raises Fault where there is no such commit."""
    try:
        name = (
            ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}").decode().strip()
        )
    except Fault:
        raise Fault("git knows no commit of this name") from None
    blobs: dict[str, str] = {}
    for line in ask(root, "ls-tree", "-r", "-z", name, "--", f"{CONTENT}/").split(b"\0"):
        mode, _, rest = line.partition(b" ")
        blob, _, path = rest.partition(b" ")[2].partition(b"\t")
        if mode.decode() in FILES and _path(path).endswith(endings):
            blobs[_path(path)] = blob.decode()
    known = texts(root, blobs.values())
    return {path: known[blob] for path, blob in blobs.items() if blob in known}


def ask(root: Path, *words: str, given: bytes = b"") -> bytes:
    """What git says; raises Fault."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment.update(LC_ALL="C", GIT_TERMINAL_PROMPT="0", GIT_NO_LAZY_FETCH="1", GIT_GRAFT_FILE=os.devnull)
    done = subprocess.run(
        ["git", *SAFE, *words], cwd=root, input=given, capture_output=True, env=environment, check=False
    )
    if done.returncode:
        raise Fault(_reason(done.stderr) or f"git {words[0]} ended with {done.returncode}")
    return done.stdout


def _reason(said: bytes) -> str:
    """What git said that is no hint or warning: its last word."""
    lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
    fatal = [line for line in lines if line.startswith(("fatal:", "error:"))]
    return (fatal or lines or [""])[-1]
