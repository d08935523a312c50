"""Makes the site anew beside the old one, then gives it the old one's name in one step.

The folder that was the site stays beside it, hidden, and is brought up to date by the next build: both hold the same files by
hard links, so what has one number in both is the same, and only the rest is touched. A kept folder in any state will do.
The list of what the build made stands in `LIST` inside the site: what it does not name is somebody else's and is kept.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.model.page import Artifact
from generator.publish.exchange import alone, beside, exchange, heal

LIST = ".made-by-digest"
FOLDER = -1  # instead of a file's number


@dataclass(frozen=True, slots=True)
class Published:
    """How many files are new or changed, gone, and the same."""

    written: int
    removed: int
    same: int


def publish(site: Path, artifacts: Iterable[Artifact]) -> Published:
    """Make the folder equal to the artifacts; on any fault the old folder stands as it was."""
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise NotADirectoryError(20, "Not a folder", str(site))
    wanted = {a.path: a.data for a in artifacts}
    wanted[LIST] = ("\n".join(sorted(wanted)) + "\n").encode()
    with alone(site):
        heal(site)
        return _published(site, wanted)


def _published(site: Path, wanted: Mapping[str, bytes]) -> Published:
    own, there = _listed(site), _files(site)
    changed = {path for path, data in wanted.items() if path not in there or not _equal(site / path, data)}
    gone = (own & set(there)) - set(wanted)
    if changed or gone:
        same = {path: number for path, number in there.items() if path not in changed and path not in gone}
        _refuse_what_is_in_the_way(site, same, changed)
        fresh = beside(site, "kept")
        _follow(fresh, site, same, changed)
        for path in changed:
            _write(fresh / path, wanted[path])
        exchange(site, fresh)
    return Published(len(changed), len(gone), len(wanted) - len(changed))


def _refuse_what_is_in_the_way(site: Path, same: Mapping[str, int], changed: set[str]) -> None:
    """A file of somebody else's where a folder must be is neither lost nor, if it is a link, written through."""
    for path in sorted(_folders(changed) & set(same)):
        raise NotADirectoryError(20, "A file that no build made is where a folder must be", str(site / path))


def _follow(fresh: Path, site: Path, same: Mapping[str, int], changed: Iterable[str]) -> None:
    """Make the folder hold what stays, and the folders for what is to come."""
    fresh.mkdir(exist_ok=True)
    shutil.copymode(site if site.exists() else fresh, fresh)
    folders = _folders((*same, *changed))
    held = dict(_entries(str(fresh), ""))
    there = {path: number for path, number in held.items() if number != FOLDER}
    for path, number in there.items():
        if same.get(path) != number:
            (fresh / path).unlink()
    stand = held.keys() - there.keys()
    for path in sorted(stand - folders, reverse=True):
        (fresh / path).rmdir()
    for path in sorted(folders - stand):
        (fresh / path).mkdir()
    for path, number in same.items():
        if there.get(path) != number:
            _link(site / path, fresh / path)


def _link(old: Path, new: Path) -> None:
    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(old, new, follow_symlinks=False)


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as fault:
        fault.filename = fault.filename or str(path)  # a full disk does not say where
        raise


def _folders(paths: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for parent in {path.rpartition("/")[0] for path in paths} - {""}:
        found.update((parent, *(str(p) for p in PurePosixPath(parent).parents if p.name)))
    return found


def _listed(site: Path) -> set[str]:
    """What the last build made; a list that is there but cannot be read is a fault, lest old pages pass for somebody's."""
    try:
        return {*(site / LIST).read_text("utf-8", "replace").splitlines(), LIST}
    except FileNotFoundError:
        return set()


def _files(folder: Path) -> dict[str, int]:
    """The number on disk of every file, by its path; a link is a file, wherever it leads."""
    if not folder.exists():
        return {}
    return {path: number for path, number in _entries(str(folder), "") if number != FOLDER}


def _entries(folder: str, base: str) -> Iterator[tuple[str, int]]:
    """Files with their number, folders with `FOLDER`; nothing is asked of the disk but the lists of names."""
    with os.scandir(folder) as found:
        entries = list(found)
    for entry in entries:
        path = base + entry.name
        if entry.is_dir(follow_symlinks=False):
            yield path, FOLDER
            yield from _entries(entry.path, f"{path}/")
        else:
            yield path, entry.inode()


def _equal(path: Path, data: bytes) -> bool:
    seen = path.lstat()
    return stat.S_ISREG(seen.st_mode) and seen.st_size == len(data) and path.read_bytes() == data
