"""What a remembered value may be, what it depends on besides its input, and whose it may be."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent.parent
LIBRARIES = (
    "markdown",
    "nh3",
    "pyyaml",
    "anyascii",
    "pillow",
    "jinja2",
    "markupsafe",
    "feedgen",
    "lxml",
)  # what bytes come from


@cache
def version() -> bytes:
    """The program, its libraries and Python, as a hash: another of any of them remembers nothing of this one."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as released

    made = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for path in sorted(PROGRAM.rglob("*.py")):
        made.update(path.relative_to(PROGRAM).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for name in LIBRARIES:
        try:
            made.update(f"{name} {released(name)}\0".encode())
        except PackageNotFoundError:  # a copy beside the program, whose files nobody lists
            made.update(f"{name}\0".encode())
    return made.digest()


def foreign(root: Path, name: str) -> bool:
    """Whether git keeps a file of this name: then it may be a stranger's, who could have written anything into it.

    Some systems take capitals for small letters. Names that git has shortened or keeps elsewhere are not seen; what was
    sealed at another place is not used in any case.
    """
    git = root / ".git"
    try:
        if git.is_file():
            git = root / git.read_text("utf-8", "replace").removeprefix("gitdir:").strip()
        return name.lower().encode() in (git / "index").read_bytes().lower()
    except (OSError, ValueError):  # a name that no place can have
        return False
