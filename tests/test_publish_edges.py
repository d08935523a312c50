"""Publishing where something is amiss: signatures that fit no longer, a full disk, a system without a call, a second build."""

from __future__ import annotations

import ctypes
import errno
import os
import resource
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from generator.model.page import Artifact, Filed
from generator.publish import Published, exchange, folder, manifest, publish

A, B = (manifest.sha256(text) for text in (b"a", b"b"))
WHOLE = f'{{"format": 1, "hash": "sha256", "files": {{\n"index.html": "{A}",\n"ü/b.html": "{B}"\n}}}}\n'


def names(parent: Path) -> list[str]:
    return sorted(p.relative_to(parent).as_posix() for p in parent.rglob("*"))


def test_what_was_put_aside_is_published_with_a_manifest_of_all(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with folder.opened(site) as place:
        files = [place.put(Artifact("ü/b.html", b"b")), Artifact("index.html", b"a")]
        assert files[0] == Filed("ü/b.html", f"{os.getpid()}-1", B)
        assert place.publish(files, {}) == Published(4, 0, 0)
    assert (site / manifest.NAME).read_text("utf-8") == WHOLE
    assert (site / folder.LIST).read_text("utf-8") == "index.html\nmanifest.json\nü/b.html\n"
    assert names(tmp_path) == sorted(
        ["site", "site/.made-by-digest", "site/index.html", "site/manifest.json", "site/ü", "site/ü/b.html"]
    )
    with folder.opened(site) as place:
        assert place.put(Artifact("ü/b.html", b"b")) == Filed("ü/b.html", "", B)
        assert (
            place.put(Artifact("index.html/x", b"b")).where == f"{os.getpid()}-1"
        )  # a file stands where its folder must be
        assert not place.publish([Filed("ü/b.html"), Filed("index.html", "", A)], {"ü/b.html": B}).written
    assert (site / manifest.NAME).read_text("utf-8") == WHOLE


def test_hashes_that_nobody_knows_are_worked_out_from_the_files(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, [Artifact("index.html", b"a")])
    with folder.opened(site) as place:
        aside = place.put(Artifact("ü/b.html", b"b"))
        place.publish([Filed("index.html"), Filed(aside.path, aside.where)], {"ü/b.html": "old", "other": "x"})
    assert (site / manifest.NAME).read_text("utf-8") == WHOLE


def test_a_hash_that_was_told_counts_more_than_one_that_was_known(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, [Artifact("index.html", b"a")])
    with folder.opened(site) as place:
        place.publish([Filed("index.html", "", "told")], {"index.html": "known"})
    assert manifest.known(site) == {"index.html": "told"}


def test_a_file_that_went_away_meanwhile_stops_the_build(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, [Artifact("index.html", b"a")])
    with pytest.raises(
        FileNotFoundError, match=r"\] It went away while the site was being made; build again: "
    ) as fault:
        publish(site, [Artifact("index.html", b"new"), Filed("gone.html")])
    assert (fault.value.errno, fault.value.filename) == (errno.ENOENT, str(site / "gone.html"))
    assert (site / "index.html").read_bytes() == b"a"


@pytest.mark.parametrize("name", manifest.SIGNATURES)
def test_a_signature_of_another_manifest_goes(tmp_path: Path, name: str) -> None:
    """Somebody else wrote it, yet it must not vouch for what nobody signed; one that still fits stays."""
    site = tmp_path / "site"

    def build(text: bytes) -> Published:
        with folder.opened(site) as place:
            return place.publish([Artifact("index.html", text)], {})

    build(b"a")
    (site / name).write_text("signed")
    assert build(b"a") == Published(0, 0, 3)
    assert (site / name).read_text() == "signed"
    assert build(b"b") == Published(2, 1, 1, (name,))
    assert not (site / name).exists()
    assert build(b"a").unsigned == ()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (b"[]", "not a manifest"),
        (b'{"format": 2, "files": {}}', "not a manifest"),
        (b'{"format": 1, "files": []}', "not a manifest"),
        (b'{"format": 1}', "not a manifest"),
        (b'{"format": 1, "files": {"a": 1}}', "outside"),
        (b'{"format": 1, "files": {"": "x"}}', "outside"),
        (b'{"format": 1, "files": {"/a": "x"}}', "outside"),
        (b'{"format": 1, "files": {"a/../../b": "x"}}', "outside"),
        (b'{"format": 1, "files": {"a\\\\b": "x"}}', "outside"),
        (b"{", "Expecting"),
    ],
)
def test_what_is_no_manifest_is_not_believed(tmp_path: Path, said: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        manifest.read(said)
    (tmp_path / manifest.NAME).write_bytes(said)
    assert manifest.known(tmp_path) == {}


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert manifest.known(tmp_path) == {}
    files = {"b..c/a": A, "ü.html": B, ".x": A}
    (tmp_path / manifest.NAME).write_bytes(manifest.written(files))
    assert manifest.known(tmp_path) == files


def test_a_full_disk_says_which_file_it_was(tmp_path: Path) -> None:
    """The system's own message names none."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50, hard))  # no file of more bytes can be written
    try:
        with pytest.raises(OSError, match="File too large") as fault:
            publish(tmp_path / "site", [Artifact("index.html", b"a" * 99)])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert fault.value.filename == str(tmp_path / ".site-kept/index.html")
    with pytest.raises(OSError, match="name too long") as fault:
        publish(tmp_path / "site", [Artifact("a" * 300, b"a")])
    assert fault.value.filename == str(tmp_path / ".site-kept" / ("a" * 300))


def test_a_disk_without_hard_links_gets_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link of somebody else's stays a link, and a file keeps its time."""

    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    site = tmp_path / "site"
    publish(site, [Artifact("a.html", b"a"), Artifact("b.html", b"b")])
    (site / "link").symlink_to("a.html")
    os.utime(site / "a.html", (1, 1))
    monkeypatch.setattr(os, "link", refused)
    publish(site, [Artifact("a.html", b"a"), Artifact("b.html", b"new")])
    assert (site / "link").is_symlink()
    assert (site / "a.html").stat().st_mtime == 1
    assert (site / "b.html").read_bytes() == b"new"


def test_the_folders_rights_stay(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, [Artifact("a.html", b"a")])
    site.chmod(0o751)
    publish(site, [Artifact("a.html", b"b")])
    assert site.stat().st_mode & 0o777 == 0o751


def test_a_list_that_no_build_made_is_not_believed(tmp_path: Path) -> None:
    """A link of that name could call somebody's files the build's own."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "CNAME").write_text("mine")
    (tmp_path / "list").write_text("CNAME\n")
    (site / folder.LIST).symlink_to(tmp_path / "list")
    publish(site, [Artifact("a.html", b"a")])
    assert (site / "CNAME").read_text() == "mine"
    assert (tmp_path / "list").read_text() == "CNAME\n"
    assert (site / folder.LIST).read_text() == "a.html\n"


def test_a_site_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(NotADirectoryError, match=r"\] Not a folder: ") as fault:
        publish(tmp_path / "site", [Artifact("a.html", b"a")])
    assert (fault.value.errno, fault.value.filename) == (errno.ENOTDIR, str(tmp_path / "site"))
    assert (tmp_path / "site").read_text() == "mine"


def test_what_is_in_the_way_of_a_folder_is_named(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, [Artifact("a.html", b"a")])
    (site / "x").write_text("mine")
    with pytest.raises(NotADirectoryError, match=r"\] A file that no build made is where a folder must be: ") as fault:
        publish(site, [Artifact("x/y/z.html", b"a")])
    assert (fault.value.errno, fault.value.filename) == (errno.ENOTDIR, str(site / "x"))


def test_what_cannot_be_cleared_after_publishing_takes_nothing_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new site stands, so nobody is told that nothing was published; the next build clears."""
    with folder.opened(tmp_path / "site") as place:
        put = place.put(Artifact("index.html", b"a"))
        (place.aside / "left").touch()
        place.publish([put])
        monkeypatch.setattr(os, "lstat", _refusing(os.lstat, place.aside))
        monkeypatch.setattr(os, "stat", _refusing(os.stat, place.aside))
    monkeypatch.undo()
    assert (tmp_path / "site/index.html").read_bytes() == b"a"
    with folder.opened(tmp_path / "site"):
        assert not (tmp_path / ".site-new").exists()


def test_a_disk_that_does_not_say_whether_a_site_stands_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Taken for no site, it would lose the files that no build made; `Path.exists` of Python 3.14 takes it for none."""
    site = tmp_path / "site"
    publish(site, [Artifact("index.html", b"old")])
    (site / "CNAME").touch()
    monkeypatch.setattr(Path, "exists", os.path.exists)  # as Python 3.14 has it
    with folder.opened(site) as place, monkeypatch.context() as patch:
        patch.setattr(os, "stat", _refusing(os.stat, site))
        with pytest.raises(OSError, match="Input/output error") as fault:
            place.publish([Artifact("index.html", b"new")])
    assert fault.value.filename == str(site)
    assert names(site) == [".made-by-digest", "CNAME", "index.html"]


def _refusing(call: Callable[..., object], of: Path) -> Callable[..., object]:
    """The call, on a disk that is broken at this name."""

    def refused(path: str | Path, *words: object, **more: object) -> object:
        if str(path) == str(of):
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        return call(path, *words, **more)

    return refused


def test_what_a_killed_build_put_aside_goes(tmp_path: Path) -> None:
    (tmp_path / ".site-new").mkdir()
    (tmp_path / ".site-new" / "1-1").write_text("half")
    with folder.opened(tmp_path / "site"):
        assert not (tmp_path / ".site-new").exists()


def test_deep_folders_come_and_go(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, [Artifact("a/b/c/d.html", b"1"), Artifact("a/e.html", b"2")])
    publish(site, [Artifact("a/b.html", b"1"), Artifact("x/y.html", b"2")])
    publish(site, [Artifact("a/b.html", b"1"), Artifact("x/z/y.html", b"3")])
    made = ["site", "site/.made-by-digest", "site/a", "site/a/b.html", "site/x", "site/x/z", "site/x/z/y.html"]
    assert [name for name in names(tmp_path) if name.startswith("site")] == made


class Call:
    """The system's call as a test wants it: what it returns, and its error."""

    def __init__(self, code: int, missing: bool = False) -> None:
        self.code, self.given = code, ()
        if not missing:
            self.renameat2 = self._called

    def _called(self, *given: object) -> int:
        self.given = given
        ctypes.set_errno(self.code)
        return -1 if self.code else 0


@pytest.mark.parametrize("call", [Call(0, missing=True), *(Call(code) for code in sorted(exchange.MISSING))])
def test_a_system_that_cannot_exchange_names_renames_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: Call
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name, use_errno: call)
    for text in (b"a", b"b"):
        publish(tmp_path / "site", [Artifact("index.html", text)])
    assert (tmp_path / "site/index.html").read_bytes() == b"b"
    assert (tmp_path / ".site-kept/index.html").read_bytes() == b"a"
    assert not (tmp_path / ".site-old").exists()


def test_a_system_that_is_no_posix_is_not_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    call = Call(0)
    monkeypatch.setattr(ctypes, "CDLL", lambda name, use_errno: call)
    with monkeypatch.context() as patch:
        patch.setattr(exchange.os, "name", "nt")
        assert exchange._swapped(tmp_path / "site", tmp_path / "new") is False
    assert call.given == ()


def test_any_other_fault_of_the_exchange_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path / "site", [Artifact("index.html", b"a")])
    monkeypatch.setattr(ctypes, "CDLL", lambda name, use_errno: Call(errno.EACCES))
    with pytest.raises(PermissionError, match="Permission denied") as fault:
        publish(tmp_path / "site", [Artifact("index.html", b"b")])
    assert fault.value.filename == str(tmp_path / "site")
    assert (tmp_path / "site/index.html").read_bytes() == b"a"


def test_the_first_of_two_renames_is_undone_if_the_second_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If only the third fails the new site stands, and the next build clears what is left."""
    site, real = tmp_path / "site", Path.rename
    publish(site, [Artifact("index.html", b"a")])
    monkeypatch.setattr(exchange, "_swapped", lambda site, fresh: False)

    def failing(name: str) -> None:
        def rename(self: Path, to: Path) -> Path:
            if self.name == name and self.parent == tmp_path:
                raise OSError(errno.EIO, "Input/output error")
            return real(self, to)

        monkeypatch.setattr(Path, "rename", rename)

    failing(".site-kept")
    with pytest.raises(OSError, match="Input/output"):
        publish(site, [Artifact("index.html", b"b")])
    assert (site / "index.html").read_bytes() == b"a"
    failing(".site-old")
    publish(site, [Artifact("index.html", b"c")])
    assert (site / "index.html").read_bytes() == b"c"
    assert (tmp_path / ".site-old").is_dir()
    monkeypatch.setattr(Path, "rename", real)
    publish(site, [Artifact("index.html", b"d")])
    assert (site / "index.html").read_bytes() == b"d"
    assert not (tmp_path / ".site-old").exists()


def test_a_second_build_says_that_it_waits(tmp_path: Path) -> None:
    told = threading.Event()
    order: list[str] = []

    def second() -> None:
        with folder.opened(tmp_path / "site", told.set):
            order.append("second")

    with folder.opened(tmp_path / "site"):
        waiting = threading.Thread(target=second)
        waiting.start()
        assert told.wait(20)
        order.append("first")
    waiting.join(20)
    assert order == ["first", "second"]
    with folder.opened(tmp_path / "deep/er/site", lambda: order.append("waits")):
        assert order == ["first", "second"]


def test_where_there_are_no_locks_a_build_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without them, a network disk that knows none."""

    def refused(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(exchange.fcntl, "flock", refused)
    publish(tmp_path / "site", [Artifact("index.html", b"a")])
    monkeypatch.setattr(exchange, "fcntl", None)
    publish(tmp_path / "site", [Artifact("index.html", b"b")])
    assert (tmp_path / "site/index.html").read_bytes() == b"b"


@pytest.mark.parametrize("path", ["../outside", "/etc/outside", "a/../../outside", ""])
def test_nothing_is_written_outside_the_site(tmp_path: Path, path: str) -> None:
    with pytest.raises(OSError, match=r"\] A file would stand outside the site: ") as fault:
        publish(tmp_path / "site", [Artifact(path, b"a")])
    assert (fault.value.errno, fault.value.filename) == (errno.EINVAL, path)
    assert not (tmp_path / "outside").exists()


@pytest.mark.parametrize("left", [".site-new", ".site-kept", ".site-old"])
def test_a_link_or_a_file_where_a_build_works_goes_and_nothing_behind_it(tmp_path: Path, left: str) -> None:
    away = tmp_path / "away"
    away.mkdir()
    (away / "mine").write_text("mine")
    for make in (lambda path: path.symlink_to(away), lambda path: path.write_text("a file")):
        make(tmp_path / left)
        publish(tmp_path / "site", [Artifact("index.html", str(make).encode())])
        assert (away / "mine").read_text() == "mine"
        assert not (tmp_path / left).is_symlink()


def test_files_may_be_read_by_others_whatever_the_umask(tmp_path: Path) -> None:
    """A host reads them as another user."""
    before = os.umask(0o077)
    try:
        publish(tmp_path / "site", [Artifact("a/index.html", b"a")])
    finally:
        os.umask(before)
    assert (tmp_path / "site/a").stat().st_mode & 0o777 == 0o755
    assert (tmp_path / "site/a/index.html").stat().st_mode & 0o777 == 0o644


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken disk does not say where."""

    class Broken:
        def __enter__(self) -> Broken:
            return self

        def __exit__(self, *_: object) -> None:
            return None

        def read(self) -> bytes:
            raise OSError(errno.EIO, "Input/output error")

    site = tmp_path / "site"
    publish(site, [Artifact("index.html", b"a")])
    monkeypatch.setattr(folder, "open", lambda path, mode: Broken(), raising=False)
    with pytest.raises(OSError, match="Input/output error") as fault:
        publish(site, [Artifact("index.html", b"b")])
    assert str(fault.value.filename).startswith(f"{site}/")
