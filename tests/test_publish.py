"""Publishing: all or nothing, only what differs, never somebody else's file."""

from __future__ import annotations

import functools
import os
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, Any

import pytest
from generator.commands import unchanged
from generator.model.page import Artifact
from generator.publish import Published, exchange, folder, opened, publish

from tests.harness import builds, faults, kills, states


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


def test_a_foreign_file_in_the_way_is_told_of(tmp_path: Path) -> None:
    """Where a build makes a file of that name the old one is named, and kept beside the site until the next build."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "robots.txt").write_text("mine")
    (site / "same.txt").write_text("b")
    done = publish(site, artifacts(robots_txt="a", same_txt="b"))

    assert done.replaced == ("robots.txt",)
    assert (tmp_path / ".site-kept/robots.txt").read_text() == "mine"
    assert publish(site, artifacts(robots_txt="c", same_txt="b")).replaced == ()


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o027, 0o077])
def test_what_is_published_may_be_read_whoever_built_it(tmp_path: Path, umask: int) -> None:
    """The umask of the one who builds decides nothing; a site's folder that stands keeps its own mode."""
    before = os.umask(umask)
    try:
        publish(tmp_path / "site", artifacts(index_html="a", x__y_html="b"))
        with opened(tmp_path / "site") as place:
            place.publish([place.put(Artifact("x/z/c.html", b"c"))])
    finally:
        os.umask(before)
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "site").rglob("*")}
    assert modes == {"x": 0o755, "z": 0o755, "c.html": 0o644, ".made-by-digest": 0o644}
    assert stat.S_IMODE((tmp_path / "site").stat().st_mode) == 0o755
    (tmp_path / "site").chmod(0o2750)
    publish(tmp_path / "site", artifacts(index_html="b"))
    assert stat.S_IMODE((tmp_path / "site").stat().st_mode) == 0o2750


def test_a_fault_while_writing_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full half way through: the old site stands whole."""
    site = tmp_path / "site"
    publish(site, artifacts(index_html="old", a_html="old"))

    def full(path: str, mode: str) -> IO[Any]:
        if "w" in mode:
            raise OSError(28, "No space left on device", path)
        return Path(path).open(mode)

    monkeypatch.setattr(folder, "open", full, raising=False)
    with pytest.raises(OSError, match="No space"):
        publish(site, artifacts(index_html="new", a_html="new"))
    assert {p.name: p.read_text() for p in site.glob("*.html")} == {"index.html": "old", "a.html": "old"}


def test_a_killed_build_is_healed(tmp_path: Path) -> None:
    """Killed between the two renames: the next build finds the old site and goes on."""
    site = tmp_path / "site"
    publish(site, artifacts(index_html="old"))
    (site / "CNAME").write_text("x")
    site.rename(exchange.beside(site, "old"))
    publish(site, artifacts(index_html="new"))

    assert (site / "index.html").read_text() == "new"
    assert (site / "CNAME").read_text() == "x"
    assert sorted(p.name for p in tmp_path.iterdir()) == [".site-kept", "site"]


def test_only_what_differs_is_touched(tmp_path: Path) -> None:
    """The kept folder takes part in the next build: what both builds have in common is one file in both."""
    site, kept = tmp_path / "site", tmp_path / ".site-kept"
    for text in "abc":
        publish(site, artifacts(index_html=text, same__index_html="same"))

    assert (kept / "index.html").read_text() == "b"
    assert (site / "same/index.html").stat().st_ino == (kept / "same/index.html").stat().st_ino


def test_a_kept_folder_in_any_state_will_do(tmp_path: Path) -> None:
    """Others wrote into it, with links that lead away: the site is right, and nothing outside is touched."""
    site, kept, away = tmp_path / "site", tmp_path / ".site-kept", tmp_path / "away"
    publish(site, artifacts(index_html="a"))
    away.mkdir()
    (away / "index.html").write_text("mine")
    (kept / "empty/folders").mkdir(parents=True)
    (kept / "x").symlink_to(away)
    (kept / "index.html").symlink_to(away / "index.html")
    publish(site, artifacts(index_html="b", x__index_html="c"))

    assert kills.seen(site) == {
        "index.html": b"b",
        "x/index.html": b"c",
        ".made-by-digest": b"index.html\nx/index.html\n",
    }
    assert (away / "index.html").read_text() == "mine"
    assert not (site / "empty").exists()


def test_a_kept_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    """A link of that name goes; what it leads to stays."""
    away = tmp_path / "away"
    away.mkdir()
    (away / "mine").write_text("mine")
    (tmp_path / ".site-kept").symlink_to(away)
    publish(tmp_path / "site", artifacts(index_html="a"))

    assert (away / "mine").read_text() == "mine"


def test_a_link_of_somebody_else_is_kept_and_never_written_through(tmp_path: Path) -> None:
    """It is carried along as a link; where a folder must be, the build says that it is in the way."""
    site, away = tmp_path / "site", tmp_path / "away"
    publish(site, artifacts(index_html="a"))
    away.mkdir()
    (site / "x").symlink_to(away)
    publish(site, artifacts(index_html="b"))
    assert (site / "x").is_symlink()

    with pytest.raises(NotADirectoryError, match="no build made"):
        publish(site, artifacts(index_html="c", x__index_html="c"))
    assert (site / "index.html").read_text() == "b"
    assert list(away.iterdir()) == []


def test_a_site_that_is_a_link_is_refused(tmp_path: Path) -> None:
    """A build writes nowhere but where it was told to."""
    (tmp_path / "away").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "away")
    with pytest.raises(NotADirectoryError):
        publish(tmp_path / "site", artifacts(index_html="a"))


def test_two_renames_do_where_names_cannot_be_exchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On systems without the call the result is the same."""
    monkeypatch.setattr(exchange, "_swapped", lambda site, fresh: False)
    for text in "abc":
        publish(tmp_path / "site", artifacts(index_html=text))

    assert (tmp_path / "site/index.html").read_text() == "c"
    assert sorted(p.name for p in tmp_path.iterdir()) == [".site-kept", "site"]


@pytest.mark.parametrize("swaps", [True, False])
def test_any_call_to_the_disk_may_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swaps: bool) -> None:
    """Each in turn: the old site or the new one stands, and the next build makes all well."""
    if not swaps:
        monkeypatch.setattr(exchange, "_swapped", lambda site, fresh: False)
    assert kills.fail_in_turn(tmp_path) > 20


def test_a_build_may_be_killed_at_any_moment(tmp_path: Path) -> None:
    """A few dozen; `python -m tests.harness.kills 500` does more."""
    assert kills.kill(tmp_path, 40, seed=1) == 40


@pytest.mark.parametrize("swaps", [True, False])
@pytest.mark.parametrize("cold", [True, False])
def test_a_whole_build_may_be_killed_at_any_moment(tmp_path: Path, cold: bool, swaps: bool) -> None:
    """A few; the old site or the new one stands whole, also while it runs, and the next build is good."""
    assert builds.kill(tmp_path / "root", 3, 7, cold, swaps, states.wholes())["killed"] == 3


def test_a_reader_with_files_open_reads_on(tmp_path: Path) -> None:
    """What was open, or is opened in the folder that was the site, is the old site until the build after the next."""
    site = tmp_path / "site"
    publish(site, artifacts(index_html="old", a_html="old a"))
    inside = os.open(site, os.O_RDONLY)
    try:
        with (site / "index.html").open() as reader:
            publish(site, artifacts(index_html="new", a_html="new a"))
            assert reader.read() == "old"
        with os.fdopen(os.open("a.html", os.O_RDONLY, dir_fd=inside)) as later:
            assert later.read() == "old a"
    finally:
        os.close(inside)
    assert (site / "a.html").read_text() == "new a"


def test_a_second_build_says_that_it_waits(tmp_path: Path) -> None:
    """It goes on when the first has ended, and publishes what stands then."""
    root = states.begun(tmp_path / "root")
    states.lay(root, 1)
    hold = "import fcntl, os, sys, time; fcntl.flock(os.open(sys.argv[1], 0), 2); print(flush=True); time.sleep(60)"
    words = [sys.executable, "-c", hold, root]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as first:
        assert first.stdout and first.stdout.readline()
        second = states.start(root)
        while "waiting for it" not in second.said():
            assert second.runs()
            time.sleep(0.01)
        states.lay(root, 2)
        first.kill()
    done = second.done()

    assert (done.returncode, done.stderr) == (0, "another build is making this site; waiting for it\n")
    assert states.seen(root / "site") == states.wholes()[2]


def test_many_builds_at_once_make_one_whole_site(tmp_path: Path) -> None:
    """Each ends well, one after the other."""
    root = states.begun(tmp_path / "root")
    states.lay(root, 1)
    running = [states.start(root) for _ in range(4)]

    assert [one.done().returncode for one in running] == [0] * 4
    assert states.seen(root / "site") == states.wholes()[1]
    assert states.leftovers(root) == []


@pytest.mark.parametrize("cold", [True, False])
def test_any_call_of_a_whole_build_may_fail(tmp_path: Path, cold: bool) -> None:
    """Some of those that Python tells of; `python -m tests.harness.faults` lets every call fail, SQLite's and workers' too."""
    how = faults.How(cold, swaps=True, workers=False, forever=False)
    root, wholes, refused = states.begun(tmp_path / "root"), states.wholes(), 0
    for number in range(1, 7):
        old, new = wholes[(number - 1) % states.STATES], wholes[number % states.STATES]
        states.lay(root, number % states.STATES)
        if cold:
            states.forget(root)
        done = states.start(root, functools.partial(kills.fail, number * number * 9, root)).done()
        refused += done.returncode == 2
        faults.checked(root / "site", done, old, new, how)
        builds.heals(root, new, number, lambda said: bool(faults.WORD.match(said)))
    assert refused >= 2


def test_a_published_file_that_the_disk_does_not_know_takes_nothing_back(tmp_path: Path) -> None:
    """The site stands, so the build ends well; what the disk says nothing of is left out, and the next build looks again."""
    for name in ("a", "b"):
        (tmp_path / name).write_text(name)
    stood = unchanged.standing(tmp_path)
    (tmp_path / "link").symlink_to("nowhere")
    touched = frozenset({"a", "link", "away"})
    after = unchanged.standing_after(tmp_path, stood | {"away": "1 2 3 4"}, touched, frozenset())
    assert after == unchanged.standing(tmp_path)
