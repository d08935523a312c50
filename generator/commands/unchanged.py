"""Whether a build would do again exactly what the last one did, told without reading a file.

Compares what the disk says of every file that goes in and of every file that came out. A time on disk only spares a read: where
it is too young to tell two saves apart, nothing is spared. Imports nothing that only a build needs.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

LAST = ".cache/last-{}.json"
PROGRAM = Path(__file__).resolve().parent.parent
# Saves closer together than this may look alike: on disks that count in nanoseconds, and on those that count in seconds.
FINE, COARSE = 50_000_000, 2_500_000_000


@dataclass(frozen=True, slots=True)
class Before:
    """What the inputs looked like before they were read; `settled` if a later save is sure to look different."""

    command: str
    print: str
    settled: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command said to people and to programs, and its exit code."""

    code: int
    err: str = ""
    out: str = ""

    def tell(self) -> int:
        """Say it, and return the code."""
        print(self.err, end="", file=sys.stderr)
        print(self.out, end="")
        return self.code


def before(root: Path, args: argparse.Namespace) -> Before:
    """Look at everything that goes in."""
    look = _Look()
    asked = {name: value for name, value in sorted(vars(args).items()) if name != "now"}
    look.note(repr((asked, sys.version, str(root.resolve()))))
    for folder in (root / "content", root / "templates", PROGRAM, PROGRAM.parent / "templates"):
        look.tree(folder)
    kept = [git / name for git in _git(root) for name in ("HEAD", "packed-refs", "shallow")]
    for git in _git(root):
        look.tree(git / "refs")
        look.tree(git / "reftable")
    libraries = [Path(path) for path in sys.path if path.endswith("-packages")]
    for path in (*kept, root / "ledger.jsonl", *libraries):
        look.entry(path)
    young = time.time_ns() - look.newest
    return Before(args.command, look.print(), young > (FINE if look.newest % 1_000_000_000 else COARSE))


def _git(root: Path) -> list[Path]:
    """Where the site's repository keeps its state: in a worktree a place of its own, and one that all of them share."""
    for folder in (root.resolve(), *root.resolve().parents):
        git = folder / ".git"
        if git.is_file():
            git = folder / _named(git)
            shared = git / "commondir"
            return [git, git / _named(shared)] if shared.is_file() else [git]
        if git.is_dir():
            return [git]
    return []


def _named(file: Path) -> str:
    """The place that a file of git's names; `read/git.py` has the same, and takes long to import."""
    with file.open(encoding="utf-8", errors="replace") as opened:
        return opened.readline(4096).removeprefix("gitdir:").replace("\0", "").strip()


def still(root: Path, seen: Before, stands: Mapping[str, str], now: dt.datetime) -> Outcome | None:
    """How the same command ended last, if it would end so again; None if it must be done. `stands` is what came out last."""
    try:
        text, _, seal = (root / LAST.format(seen.command)).read_text("utf-8").rpartition("\n")
        if seal != _seal(text):
            return None
        last = json.loads(text)
        same = last["inputs"] == seen.print and last["from"] <= now.timestamp() < (last["until"] or float("inf"))
        return Outcome(*last["outcome"]) if same and seen.settled and last["site"] == _print(stands) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(
    root: Path, seen: Before, stands: Mapping[str, str], now: dt.datetime, until: dt.datetime | None, ended: Outcome
) -> None:
    """Keep what a command started from and how it ended; `until` is when something that is held back comes in."""
    last = {
        "inputs": seen.print if seen.settled else "",
        "site": _print(stands),
        "from": now.timestamp(),
        "until": until.timestamp() if until else None,
        "outcome": (ended.code, ended.err, ended.out),
    }
    text = json.dumps(last)
    kept(root / LAST.format(seen.command), f"{text}\n{_seal(text)}".encode())


def _seal(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def kept(path: Path, data: bytes) -> None:
    """Write a file of the cache whole or not at all; where it cannot be written, the next run takes longer."""
    try:
        path.parent.mkdir(exist_ok=True)
        fresh = path.with_name(f"{path.name}.new")
        fresh.write_bytes(data)
        fresh.replace(path)
    except OSError:
        return


def standing(folder: Path) -> dict[str, str]:
    """What the disk says of every file under a folder, by its path there."""
    return {path: _mark(stat) for path, stat in _files(str(folder))}


def standing_after(
    folder: Path, stood: Mapping[str, str], touched: frozenset[str], gone: frozenset[str]
) -> dict[str, str]:
    """What the disk says of every file under a folder in which these were touched since it said `stood`.

    The site is published: a file of which the disk says nothing now is left out, and made anew by the next build.
    """
    stands = {path: mark for path, mark in stood.items() if path not in gone and path not in touched}
    for path in touched:
        with suppress(OSError):
            stands[path] = _mark(_seen(f"{folder}/{path}"))
    return stands


def _seen(path: str) -> os.stat_result:
    try:
        return os.stat(path)  # noqa: PTH116  # thousands of them
    except OSError:  # a link that leads nowhere
        return os.lstat(path)


def _print(stands: Mapping[str, str]) -> str:
    text = "\n".join(sorted(f"{path}\0{mark}" for path, mark in stands.items()))
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass")).hexdigest()


def _mark(stat: os.stat_result) -> str:
    return f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"


class _Look:
    """What the disk says of files: their names, sizes, times and numbers."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.newest = 0

    def print(self) -> str:
        """Everything seen, as a hash."""
        return hashlib.blake2b("\n".join(sorted(self.lines)).encode("utf-8", "surrogatepass")).hexdigest()

    def note(self, line: str) -> None:
        """Something else that matters."""
        self.lines.append(line)

    def entry(self, path: Path) -> None:
        """One file or folder."""
        try:
            self._add(str(path), path.stat())
        except OSError:
            self.note(f"{path} is not there")

    def tree(self, folder: Path) -> None:
        """All files under a folder."""
        for path, stat in _files(str(folder)):
            self._add(f"{folder}/{path}", stat)

    def _add(self, path: str, stat: os.stat_result) -> None:
        self.lines.append(f"{path}\0{_mark(stat)}")
        self.newest = max(self.newest, stat.st_mtime_ns, stat.st_ctime_ns)


def _files(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """What the disk says of every file under a folder, by its path there; of one to which a link leads, what it says of that."""
    left = [""]
    for base in left:  # which grows meanwhile
        try:
            with os.scandir(f"{folder}/{base}") as found:
                entries = list(found)
        except OSError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    left.append(f"{base}{entry.name}/")
            else:
                nowhere = entry.is_symlink() and not os.path.exists(entry.path)  # noqa: PTH110  # thousands of them
                yield base + entry.name, entry.stat(follow_symlinks=not nowhere)
