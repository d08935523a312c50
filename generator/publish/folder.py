"""Builds the new site beside the old one, then puts it in its place by two renames.

Files that did not change are hard links to the old ones (copies where the disk knows no links), so their times stay. The
list of what the build made stands in `LIST` inside the site: what it does not name is somebody else's and is kept.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.model.page import Artifact

LIST = ".made-by-digest"


@dataclass(frozen=True, slots=True)
class Published:
    """How many files are new or changed, gone, and the same."""

    written: int
    removed: int
    same: int


def publish(site: Path, artifacts: Iterable[Artifact]) -> Published:
    """Make the folder equal to the artifacts; on any fault the old folder stands as it was."""
    if site.exists() and not site.is_dir():
        raise NotADirectoryError(20, "Not a folder", str(site))
    _heal(site)
    wanted = {a.path: a.data for a in artifacts}
    wanted[LIST] = ("\n".join(sorted(wanted)) + "\n").encode()
    old_own = _listed(site)
    there = set(_files(site))
    changed = {path for path, data in wanted.items() if path not in there or not _equal(site / path, data)}
    gone = (old_own & there) - set(wanted)
    if not changed and not gone:
        return Published(0, 0, len(wanted))
    fresh = _beside(site, "new")
    _fill(fresh, site, wanted, changed, there - old_own - set(wanted))
    _exchange(site, fresh)
    return Published(len(changed), len(gone), len(wanted) - len(changed))


def _beside(site: Path, word: str) -> Path:
    return site.with_name(f".{site.name}-{word}")


def _heal(site: Path) -> None:
    """Clear what a build that was killed left beside the site; bring the old site back if it stands aside."""
    aside = _beside(site, "old")
    if aside.is_dir() and not site.exists():
        aside.rename(site)
    for left in (_beside(site, "new"), aside):
        shutil.rmtree(left, ignore_errors=True)


def _fill(fresh: Path, site: Path, wanted: dict[str, bytes], changed: set[str], foreign: Iterable[str]) -> None:
    made: set[Path] = set()
    for path in (*wanted, *foreign):
        target = fresh / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        if path in changed:
            target.write_bytes(wanted[path])
        else:
            _link(site / path, target)


def _link(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)


def _exchange(site: Path, fresh: Path) -> None:
    aside = _beside(site, "old")
    if site.exists():
        site.rename(aside)
    try:
        fresh.rename(site)
    except OSError:
        if aside.exists():
            aside.rename(site)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _listed(site: Path) -> set[str]:
    try:
        return {*(site / LIST).read_text("utf-8").splitlines(), LIST}
    except OSError:
        return set()


def _files(folder: Path) -> Iterator[str]:
    for here, _, names in os.walk(folder):
        base = Path(here).relative_to(folder).as_posix()
        for name in names:
            yield name if base == "." else f"{base}/{name}"


def _equal(path: Path, data: bytes) -> bool:
    return path.stat().st_size == len(data) and path.read_bytes() == data
