"""The manifest: the SHA-256 of every file of a site, so that anybody can tell whether a copy is whole and unchanged.

What is signed is this one file. Files that no build made, and the signatures themselves, are not in it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

NAME = "manifest.json"
SIGNATURES = (f"{NAME}.sig", f"{NAME}.minisig")  # of ssh-keygen, of minisign
FORMAT = 1
OUTSIDE = re.compile(
    r"(?:^|/)\.{0,2}(?:/|\Z)|[\\\0]"
)  # a step that is empty or made of dots; what some system reads as a step
QUOTED = json.encoder.encode_basestring  # what dumps does with a text, without the way to it


def sha256(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def written(hashes: Mapping[str, str]) -> bytes:
    """The manifest as bytes: a line for each file, sorted by path."""
    rows = ",\n".join(f"{QUOTED(path)}: {QUOTED(hashes[path])}" for path in sorted(hashes))
    return f'{{"format": {FORMAT}, "hash": "sha256", "files": {{\n{rows}\n}}}}\n'.encode()


def read(data: bytes) -> dict[str, str]:
    """The hashes by path. Raises ValueError for what is no manifest."""
    try:
        made = json.loads(data)
    except RecursionError:  # a mirror may be anybody's
        raise ValueError("is nested too deeply to be a manifest") from None
    if not isinstance(made, dict) or made.get("format") != FORMAT or not isinstance(made.get("files"), dict):
        raise ValueError("not a manifest that this program knows")
    files = made["files"]
    if not all(isinstance(hash, str) and inside(path) for path, hash in files.items()):
        raise ValueError("names a file outside the site")
    return dict(files)


def inside(path: str) -> bool:
    """Whether a path leads to a file below the site's folder, on any system."""
    return not OUTSIDE.search(path)


def known(site: Path) -> dict[str, str]:
    """The hashes that the last build wrote; none if there is no manifest that can be read."""
    try:
        return read((site / NAME).read_bytes())
    except (OSError, ValueError):
        return {}
