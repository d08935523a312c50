"""Makes the site anew beside the old one, then gives it the old one's name in one step.

The folder that was the site stays beside it, hidden, and is brought up to date by the next build: both hold the same files by
hard links, so what has one number in both is the same, and only the rest is touched. A kept folder in any state will do.
The list of what the build made stands in `LIST` inside the site: what it does not name is somebody else's and is kept.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from generator.model.page import Artifact, Filed
from generator.publish import manifest
from generator.publish.exchange import alone, beside, exchange, heal, stands

LIST = ".made-by-digest"
FOLDER = -1  # instead of a file's number
PUBLIC = 0o022  # all may read what is published, whoever builds it: the umask that others need not have


@dataclass(frozen=True, slots=True)
class Published:
    """How many files are new or changed, gone, and the same; signatures that fitted no longer and were taken away.

    `replaced` are files that no build had made and that one made now; as they were they stand in the kept folder until the
    next build. The disk says something else than before of the files in `touched`; those in `gone` are there no more.
    """

    written: int
    removed: int
    same: int
    unsigned: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    touched: frozenset[str] = field(default=frozenset(), compare=False)
    gone: frozenset[str] = field(default=frozenset(), compare=False)


def publish(site: Path, artifacts: Iterable[Artifact | Filed]) -> Published:
    """Make the folder equal to the artifacts; on any fault the old folder stands as it was."""
    with opened(site) as place:
        return place.publish(artifacts)


@contextmanager
def opened(site: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[Place]:
    """A place to put files before they are published, for one build at a time; `waiting` is called if another has it."""
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise NotADirectoryError(20, "Not a folder", str(site))
    with alone(site, waiting):
        heal(site)
        place = Place(site, beside(site, "new"))
        try:
            yield place
        finally:
            with suppress(OSError):  # the site stands, or why not is told; what is left goes at the next build
                _cleared(place.aside)


class Place:
    """Where a site comes to be; `put` may be called in many processes at once."""

    def __init__(self, site: Path, aside: Path) -> None:
        self.site, self.aside = site, aside
        self.count = 0
        _cleared(aside)

    def put(self, artifact: Artifact) -> Filed:
        """Write a file aside, unless the site has it as it is."""
        _refuse_outside(artifact.path)
        hash = manifest.sha256(artifact.data)
        if _stands(f"{self.site}/{artifact.path}", artifact.data):
            return Filed(artifact.path, "", hash)
        if self.count == 0:
            self.aside.mkdir(exist_ok=True)
        self.count += 1
        name = f"{os.getpid()}-{self.count}"
        _write(f"{self.aside}/{name}", artifact.data)
        return Filed(artifact.path, name, hash)

    def publish(self, artifacts: Iterable[Artifact | Filed], known: Mapping[str, str] | None = None) -> Published:
        """Make the site equal to the artifacts, each of which is here by its bytes or was put.

        With `known`, hashes by path of files that surely stand as they did, a manifest of all is written, too.
        """
        wanted: dict[str, bytes | str] = {}
        hashes: dict[str, str] = {}
        for one in artifacts:
            _refuse_outside(one.path)
            wanted[one.path] = one.data if isinstance(one, Artifact) else one.where
            if known is not None:
                hashes[one.path] = self._hash(one, known)
        if known is not None:
            wanted[manifest.NAME] = manifest.written(hashes)
        wanted[LIST] = ("\n".join(sorted(wanted)) + "\n").encode()
        return self._published(wanted)

    def _hash(self, one: Artifact | Filed, known: Mapping[str, str]) -> str:
        if isinstance(one, Artifact):
            return manifest.sha256(one.data)
        if one.sha256 or (not one.where and one.path in known):
            return one.sha256 or known[one.path]
        return manifest.sha256(_read(f"{self.aside}/{one.where}" if one.where else f"{self.site}/{one.path}"))

    def _published(self, wanted: Mapping[str, bytes | str]) -> Published:
        own, there = _listed(self.site), _files(self.site)
        changed = {path for path, data in wanted.items() if self._differs(path, data, there)}
        gone = (own & set(there)) - set(wanted)
        stale = {name for name in manifest.SIGNATURES if name in there and manifest.NAME in changed}
        gone |= stale
        touched: set[str] = set()
        if changed or gone:
            same = {path: number for path, number in there.items() if path not in changed and path not in gone}
            _refuse_what_is_in_the_way(self.site, same, changed)
            fresh = beside(self.site, "kept")
            touched = changed | _follow(fresh, self.site, same, changed)
            for path in changed:
                self._place(f"{fresh}/{path}", wanted[path])
            exchange(self.site, fresh)
        replaced = tuple(sorted((changed & there.keys()) - own))
        same_as_before, unsigned = len(wanted) - len(changed), tuple(sorted(stale))
        return Published(
            len(changed), len(gone), same_as_before, unsigned, replaced, frozenset(touched), frozenset(gone)
        )

    def _differs(self, path: str, data: bytes | str, there: Mapping[str, int]) -> bool:
        if isinstance(data, bytes):
            return path not in there or not _equal(f"{self.site}/{path}", data)
        if not data and path not in there:
            raise FileNotFoundError(2, "It went away while the site was being made; build again", str(self.site / path))
        return bool(data)

    def _place(self, path: str, data: bytes | str) -> None:
        if isinstance(data, bytes):
            _write(path, data)
        else:
            os.rename(f"{self.aside}/{data}", path)


def _refuse_outside(path: str) -> None:
    """Whatever the stages before say, nothing is written but below the site's folder."""
    if not manifest.inside(path):
        raise OSError(22, "A file would stand outside the site", path)


def _cleared(aside: Path) -> None:
    """Take away what a build left; of a link that somebody put there, the link."""
    if aside.is_symlink() or aside.is_file():
        aside.unlink()
    shutil.rmtree(aside, ignore_errors=True)


def _stands(path: str, data: bytes) -> bool:
    try:
        return _equal(path, data)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _refuse_what_is_in_the_way(site: Path, same: Mapping[str, int], changed: set[str]) -> None:
    """A file of somebody else's where a folder must be is neither lost nor, if it is a link, written through."""
    for path in sorted(_folders(changed) & set(same)):
        raise NotADirectoryError(20, "A file that no build made is where a folder must be", str(site / path))


def _follow(fresh: Path, site: Path, same: Mapping[str, int], changed: Iterable[str]) -> set[str]:
    """Make the folder hold what stays, and the folders for what is to come; return what had to be linked."""
    fresh.mkdir(exist_ok=True)
    if stands(site):
        shutil.copymode(site, fresh)
    else:
        fresh.chmod(0o777 & ~PUBLIC)
    folders = _folders((*same, *changed))
    held = _entries(fresh)
    there = {path: number for path, number in held.items() if number != FOLDER}
    for path, number in there.items():
        if same.get(path) != number:
            os.unlink(f"{fresh}/{path}")
    stand = held.keys() - there.keys()
    for path in sorted(stand - folders, reverse=True):
        (fresh / path).rmdir()
    for path in sorted(folders - stand):
        (fresh / path).mkdir()
        if _umask() != PUBLIC:
            (fresh / path).chmod(0o777 & ~PUBLIC)
    missing = {path for path, number in same.items() if there.get(path) != number}
    for path in missing:
        _link(f"{site}/{path}", f"{fresh}/{path}")
    return missing


def _link(old: str, new: str) -> None:
    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(old, new, follow_symlinks=False)


def _write(path: str, data: bytes) -> None:
    try:
        with open(path, "wb") as file:
            file.write(data)
        if _umask() != PUBLIC:
            os.chmod(path, 0o666 & ~PUBLIC)
    except OSError as fault:
        fault.filename = fault.filename or path  # a full disk does not say where
        raise


def _umask() -> int:
    umask = os.umask(PUBLIC)
    os.umask(umask)
    return umask


def _folders(paths: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for parent in {path.rpartition("/")[0] for path in paths}:
        while parent and parent not in found:
            found.add(parent)
            parent = parent.rpartition("/")[0]
    return found


def _listed(site: Path) -> set[str]:
    """What the last build made; a list that is there but cannot be read is a fault, lest old pages pass for somebody's."""
    try:
        if not stat.S_ISREG((site / LIST).lstat().st_mode):  # a link, or worse: no build made it
            return set()
        return {*_read(str(site / LIST)).decode("utf-8", "replace").splitlines(), LIST}
    except FileNotFoundError:
        return set()


def _files(folder: Path) -> dict[str, int]:
    """The number on disk of every file, by its path; a link is a file, wherever it leads."""
    if not stands(folder):
        return {}
    return {path: number for path, number in _entries(folder).items() if number != FOLDER}


def _entries(folder: Path) -> dict[str, int]:
    """Files with their number, folders with `FOLDER`; nothing is asked of the disk but the lists of names."""
    seen: dict[str, int] = {}
    left = [""]
    for base in left:  # which grows meanwhile
        with os.scandir(f"{folder}/{base}") as found:
            for entry in found:
                path = base + entry.name
                if entry.is_dir(follow_symlinks=False):
                    seen[path] = FOLDER
                    left.append(f"{path}/")
                else:
                    seen[path] = entry.inode()
    return seen


def _equal(path: str, data: bytes) -> bool:
    seen = os.lstat(path)
    if not (stat.S_ISREG(seen.st_mode) and seen.st_size == len(data)):
        return False
    return _read(path) == data


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as fault:
        fault.filename = fault.filename or path  # a broken disk does not say where
        raise
