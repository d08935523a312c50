"""Puts a finished folder in another's place in one step, and lets one build at a time do so.

Knows nothing of what is in the folders. Where the system has no call to exchange two names (it is Linux's `renameat2`), two
renames do it: for a moment there is no site, never half a one, and `heal` brings back the old one if the build is killed then.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # pragma: no cover -- Windows: two builds at once are not kept apart there
    fcntl = None  # type: ignore[assignment]

HERE, SWAP = -100, 2  # AT_FDCWD and RENAME_EXCHANGE, see renameat2(2)
MISSING = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}


def beside(site: Path, word: str) -> Path:
    """The hidden folder next to the site that a build uses for one thing."""
    return site.with_name(f".{site.name}-{word}")


def stands(path: Path) -> bool:
    """Whether there is something of this name; a disk that does not say is a fault, where `Path.exists` of Python 3.14 says no."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


@contextmanager
def alone(site: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Wait until no other build makes the same folder; the lock ends with the process, however that ends."""
    site.parent.mkdir(parents=True, exist_ok=True)
    if fcntl is None:
        yield
        return
    handle = os.open(site.parent, os.O_RDONLY)
    try:
        with suppress(OSError):  # a network disk that knows no locks
            _lock(handle, waiting)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, waiting: Callable[[], None]) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting()
        fcntl.flock(handle, fcntl.LOCK_EX)


def heal(site: Path) -> None:
    """Undo what a build left that was killed between two renames; a kept folder that is no folder goes."""
    aside, kept = beside(site, "old"), beside(site, "kept")
    for left in (aside, kept):
        if left.is_symlink() or left.is_file():
            left.unlink()
    if aside.is_dir() and not stands(site):
        aside.rename(site)
    elif aside.is_dir():
        shutil.rmtree(aside)


def exchange(site: Path, fresh: Path) -> None:
    """Give the fresh folder the site's name, and the site the fresh one's."""
    if not stands(site):
        fresh.rename(site)
    elif not _swapped(site, fresh):
        _renamed(site, fresh)


def _swapped(site: Path, fresh: Path) -> bool:
    import ctypes

    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if call is None:
        return False
    if call(HERE, os.fsencode(fresh), HERE, os.fsencode(site), SWAP) == 0:
        return True
    code = ctypes.get_errno()
    if code in MISSING:
        return False
    raise OSError(code, os.strerror(code), str(site))


def _renamed(site: Path, fresh: Path) -> None:
    aside = beside(site, "old")
    site.rename(aside)
    try:
        fresh.rename(site)
    except OSError:
        aside.rename(site)
        raise
    try:
        aside.rename(fresh)
    except OSError:  # the new site stands; the next build clears what is left
        return
