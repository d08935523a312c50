"""The name that git gives to a file's bytes."""

from __future__ import annotations

import hashlib


def blob(data: bytes, wide: bool = False) -> str:
    """The name as hexadecimal digits; `wide` in a repository that hashes with SHA-256."""
    made = hashlib.sha256() if wide else hashlib.sha1(usedforsecurity=False)
    made.update(b"blob %d\0" % len(data))
    made.update(data)
    return made.hexdigest()
