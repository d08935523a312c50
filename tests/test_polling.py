"""A program that asks for feeds again is told that nothing changed, by a server that knows only files and their times."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import feedparser
import pytest
from generator import cli

from tests.fourdays import SITE, with_fields
from tests.sites import lay_out

ENDINGS = ("feed.xml", "feed.atom", "feed.json", ".opml")
CORRECTION = "corrections: [{date: 2025-01-15, kind: correction, text: The first version said three.}]\n"


class Silent(http.server.SimpleHTTPRequestHandler):
    """Python's own server, which answers `If-Modified-Since` by a file's time."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    handler = functools.partial(Silent, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def feeds(site: Path) -> list[str]:
    return sorted(p.relative_to(site).as_posix() for p in site.rglob("*") if p.name.endswith(ENDINGS))


def build(root: Path) -> None:
    assert cli.main(["--root", str(root), "build", "--quiet", "--now", "2026-11-23T12:00Z"]) == 0


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay_out(tmp_path, SITE)
    build(tmp_path)
    return tmp_path


def aged(site: Path) -> None:
    """Make all files a day old, for servers tell times by the second."""
    for path in site.rglob("*"):
        if path.is_file():
            seen = path.stat()
            os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns - 86_400_000_000_000))


def test_after_a_build_without_change_every_poll_is_a_304(root: Path) -> None:
    """Whether the build remembers what it made or makes everything again."""
    site = root / "site"
    aged(site)
    with served(site) as address:
        first = {path: feedparser.parse(address + path) for path in feeds(site)}
        for forget in (False, True):
            if forget:
                shutil.rmtree(root / ".cache")
            build(root)
            again = {p: feedparser.parse(address + p, modified=f.get("modified", "")) for p, f in first.items()}

            assert len(first) > 40
            assert {path: found.status for path, found in again.items() if found.status != 304} == {}


def test_after_an_edit_only_feeds_that_hold_it_are_sent(root: Path) -> None:
    """Those of other tags, outlets and conflicts stay as they were."""
    site = root / "site"
    aged(site)
    before = {path: (site / path).read_bytes() for path in feeds(site)}
    with served(site) as address:
        first = {path: feedparser.parse(address + path) for path in before}
        lay_out(root, with_fields(SITE, "2025-01-14-c", CORRECTION))
        build(root)
        again = {path: feedparser.parse(address + path, modified=first[path].modified).status for path in before}
    sent = {path for path, status in again.items() if status == 200}

    assert "feed.xml" in sent
    assert sent == {path for path, data in before.items() if (site / path).read_bytes() != data}
    assert len(sent) < len(before)
