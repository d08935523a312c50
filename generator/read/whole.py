"""A file's bytes. A fault half way says which file it was, which the system leaves out."""

from __future__ import annotations

from pathlib import Path


def whole(path: str | Path, most: int = -1) -> bytes:
    """At most so many bytes of a file, all of them by default."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # a `Path` for each of ten thousand takes longer than reading them
            return file.read(most)
    except OSError as fault:
        fault.filename = fault.filename or str(path)
        raise
