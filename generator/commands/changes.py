"""Shows what would change in a file, asks, and writes it so that no half file is ever there."""

from __future__ import annotations

import difflib
from pathlib import Path

from generator import report


def difference(path: str, old: bytes, new: bytes) -> list[str]:
    """The lines of a unified difference."""
    old_lines, new_lines = (data.decode("utf-8", "replace").splitlines(keepends=True) for data in (old, new))
    lines = difflib.unified_diff(old_lines, new_lines, path, path, n=1)
    return [report.seen(line.rstrip("\n").replace("\t", "    ")) + "\n" for line in lines]


def write(path: Path, data: bytes) -> None:
    """Beside it, then in its place."""
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)  # never through a link that somebody put there
    beside.write_bytes(data)
    beside.replace(path)


def answer(question: str) -> str:
    """What the person at the keyboard, or whatever is piped in, says to a question; raises EOFError if nobody is there."""
    return " ".join(input(question).split())


def agreed(question: str) -> bool:
    """Whether the answer is yes; raises EOFError if nobody is there."""
    return answer(f"{question} [y/N] ").lower() in ("y", "yes")
