"""Seals what is remembered, so that nobody but a build at this very place can have written it.

What is remembered goes into pages unasked, and a folder that came from a stranger could bring a memory along. The key is made
of a file's random bytes and of its number and time of change on this disk, which no commit, archive or copy carries.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

SIZE = 16  # bytes of a seal
KEY, MARK = "key", "key.mark"
SEALED = ("memo.sqlite*", "made-*.bin")


class Seal:
    """A key, and what is done with it."""

    def __init__(self, key: bytes) -> None:
        self.key = key

    def put(self, value: bytes) -> bytes:
        """The value under its seal."""
        return blake2b(value, digest_size=SIZE, key=self.key).digest() + value

    def opened(self, sealed: bytes) -> bytes | None:
        """The value, or None if the seal is not ours."""
        value = sealed[SIZE:]
        return value if blake2b(value, digest_size=SIZE, key=self.key).digest() == sealed[:SIZE] else None


def seal(folder: Path, secret: str, say: Callable[[str], None]) -> Seal:
    """The seal of a folder of remembered things; with a `secret` of the host's, also of one that was copied here.

    What was sealed elsewhere is thrown away with a word, unread.
    """
    try:
        key = _key(folder / KEY, secret)
        if key is not None and (folder / MARK).read_bytes() == blake2b(key).hexdigest().encode():
            return Seal(key)
    except OSError:
        pass
    try:
        _thrown_away(folder, say)
        return Seal(_anew(folder, secret))
    except OSError:  # read-only, or no place: nothing will be remembered
        return Seal(secrets.token_bytes(32))


def _key(path: Path, secret: str) -> bytes | None:
    seen = path.lstat()
    bytes = path.read_bytes() if seen.st_size == 32 and not path.is_symlink() else b""
    place = secret or f"{seen.st_ino} {seen.st_ctime_ns}"
    return blake2b(bytes + place.encode(), digest_size=32).digest() if bytes else None


def _thrown_away(folder: Path, say: Callable[[str], None]) -> None:
    left = [path for pattern in SEALED for path in folder.glob(pattern)]
    for path in left:
        path.unlink()
    if left:
        say(f"what {folder.name}/ held was remembered elsewhere and is not used; this build takes as long as the first")


def _anew(folder: Path, secret: str) -> bytes:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / KEY
    path.unlink(missing_ok=True)
    (folder / MARK).unlink(missing_ok=True)
    path.touch(0o600, exist_ok=False)
    path.write_bytes(secrets.token_bytes(32))
    key = _key(path, secret)
    assert key is not None
    (folder / MARK).write_text(blake2b(key).hexdigest(), "ascii")
    return key
