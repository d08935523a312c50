"""Publishing: all or nothing, only what differs, never somebody else's file."""

from __future__ import annotations

from pathlib import Path

import pytest
from generator.model.page import Artifact
from generator.publish import Published, publish
from generator.publish import folder as folder_module


def artifacts(**texts: str) -> list[Artifact]:
    return [Artifact(name.replace("__", "/").replace("_", "."), text.encode()) for name, text in texts.items()]


def test_a_first_build_writes_all(tmp_path: Path) -> None:
    """Folders are made as needed; the list of what was made is one file more."""
    done = publish(tmp_path / "site", artifacts(index_html="a", x__index_html="b"))

    assert done == Published(3, 0, 0)
    assert (tmp_path / "site/x/index.html").read_text() == "b"


def test_the_same_build_writes_nothing(tmp_path: Path) -> None:
    """The folder itself stays: neither its identity nor a file's time changes."""
    site = tmp_path / "site"
    publish(site, artifacts(index_html="a"))
    before = (site.stat().st_ino, (site / "index.html").stat().st_mtime_ns)

    assert publish(site, artifacts(index_html="a")) == Published(0, 0, 2)
    assert (site.stat().st_ino, (site / "index.html").stat().st_mtime_ns) == before


def test_what_is_no_longer_made_goes(tmp_path: Path) -> None:
    """A page that is gone is gone from the folder; unchanged files keep their times."""
    site = tmp_path / "site"
    publish(site, artifacts(index_html="a", old_html="b"))
    time = (site / "index.html").stat().st_mtime_ns

    publish(site, artifacts(index_html="a"))
    assert not (site / "old.html").exists()
    assert (site / "index.html").stat().st_mtime_ns == time


def test_a_foreign_file_is_carried_along(tmp_path: Path) -> None:
    """What the build did not make is somebody's: a CNAME, a verification file, .gitkeep."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "CNAME").write_text("digest.example")
    publish(site, artifacts(index_html="a"))
    publish(site, artifacts(index_html="b"))

    assert (site / "CNAME").read_text() == "digest.example"


def test_a_fault_while_writing_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full half way through: the old site stands whole."""
    site = tmp_path / "site"
    publish(site, artifacts(index_html="old", a_html="old"))

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        publish(site, artifacts(index_html="new", a_html="new"))
    assert {p.name: p.read_text() for p in site.glob("*.html")} == {"index.html": "old", "a.html": "old"}


def test_a_killed_build_is_healed(tmp_path: Path) -> None:
    """Killed between the two renames: the next build finds the old site and goes on."""
    site = tmp_path / "site"
    publish(site, artifacts(index_html="old"))
    (site / "CNAME").write_text("x")
    site.rename(folder_module._beside(site, "old"))
    publish(site, artifacts(index_html="new"))

    assert (site / "index.html").read_text() == "new"
    assert (site / "CNAME").read_text() == "x"
    assert [p.name for p in tmp_path.iterdir()] == ["site"]
