"""A small site in several states, each of which is published in turn, and what must stand after each.

A state adds an article, takes one away, changes a text, a title, a tag, a template: all that a build of the state before
must not leave behind.
"""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess

from generator import pipeline
from generator.pipeline import reading
from generator.publish import exchange

from tests.command import Forked
from tests.sites import ARTICLE, BASE, ROOT, picture

NOW = ("--now", "2026-11-01T00:00Z")
OTHERS = {"CNAME": b"digest.example", "proof/of-ownership.txt": b"ours"}  # files in site/ that no build makes
STATES = 3


class Mixture(AssertionError):
    """What stands is neither the old site nor the new one."""


def files(state: int) -> dict[str, bytes]:
    """What stands in the site's folder in one state."""
    made = {path: text.encode() for path, text in BASE.items()}
    for n in range(5):
        if n != state + 1:
            text = ARTICLE.replace("Two bridges", f"Bridges {n}")
            text += f"\nState {state} of this text.\n" if n == 0 else "\nSee [[2025-01-12-0]].\n"
            made[f"content/articles/2025-01-12-{n}.md"] = text.encode()
    if state == 1:
        made["content/tags.yaml"] = made["content/tags.yaml"].replace(b"Prisoners of war", b"Captives")
        made["content/media/a.png"] = picture("a.png", "{picture 8x8}")
    if state == 2:
        made["templates/404.html"] = (ROOT / "templates/404.html").read_bytes() + b"<!-- ours -->"
        made["content/site.yaml"] = made["content/site.yaml"].replace(b"Test Digest", b"The Digest")
    return made


def lay(root: Path, state: int) -> None:
    """Put the site's folder into a state; what does not change keeps its time."""
    wanted = files(state)
    for folder in ("content", "templates"):
        for path in sorted((root / folder).rglob("*"), reverse=True):
            if path.is_file() and path.relative_to(root).as_posix() not in wanted:
                path.unlink()
    for path, data in wanted.items():
        place = root / path
        if not place.exists() or place.read_bytes() != data:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)


@cache
def wholes() -> list[dict[str, bytes]]:
    """What must stand after each state: what a first build in an empty folder makes, and the files of others."""
    found = []
    for state in range(STATES):
        with tempfile.TemporaryDirectory() as folder:
            lay(Path(folder), state)
            done = built(Path(folder))
            assert done.returncode == 0, done.stderr
            found.append(seen(Path(folder) / "site") | OTHERS)
    assert all(one != two for one, two in itertools.pairwise(found))
    return found


def begun(root: Path) -> Path:
    """A site in state 0, published, with files of others in it."""
    root.mkdir(exist_ok=True)
    lay(root, 0)
    assert built(root).returncode == 0
    for path, data in OTHERS.items():
        (root / "site" / path).parent.mkdir(exist_ok=True)
        (root / "site" / path).write_bytes(data)
    return root


def start(root: Path, first: Callable[[], object] = lambda: None, **environment: str) -> Forked:
    """Begin a build of the site's folder."""
    return Forked(["--root", str(root), "build", "--quiet", *NOW], "", environment, first)


def built(root: Path, **environment: str) -> CompletedProcess[str]:
    """Build the site's folder."""
    return start(root, **environment).done()


def seen(site: Path) -> dict[str, bytes]:
    """All that stands, read through one handle: what takes the folder's name meanwhile is not mixed in."""
    handle = os.open(site, os.O_RDONLY)
    try:
        return {path[2:]: _bytes(path, handle) for path in _paths(".", handle)}
    finally:
        os.close(handle)


def _paths(folder: str, handle: int) -> Iterator[str]:
    inner = os.open(folder, os.O_RDONLY, dir_fd=handle)
    try:
        with os.scandir(inner) as entries:
            found = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
    finally:
        os.close(inner)
    for name, is_folder in found:
        path = f"{folder}/{name}"
        if is_folder:
            yield from _paths(path, handle)
        else:
            yield path


def _bytes(path: str, handle: int) -> bytes:
    file = os.open(path, os.O_RDONLY, dir_fd=handle)
    with os.fdopen(file, "rb") as opened:
        return opened.read()


def forget(root: Path) -> None:
    """Take away all that builds remember: the next one is cold."""
    shutil.rmtree(root / ".cache", ignore_errors=True)


def leftovers(root: Path) -> list[str]:
    """What stands beside the site that a sound build leaves no trace of; an empty folder may wait for a build that writes."""
    beside = [p for p in root.iterdir() if p.name.startswith(".site-") and p.name != ".site-kept"]
    return sorted(p.name for p in beside if not p.is_dir() or any(p.iterdir()))


@contextmanager
def circumstances(swaps: bool, workers: bool) -> Iterator[None]:
    """Builds that can or cannot exchange two names, and that share even a few documents and pages out over processes."""
    before = exchange._swapped, reading.LEAST, pipeline.making.LEAST
    try:
        if not swaps:
            exchange._swapped = lambda site, fresh: False
        if workers:
            reading.LEAST = pipeline.making.LEAST = 1
        yield
    finally:
        exchange._swapped, reading.LEAST, pipeline.making.LEAST = before
