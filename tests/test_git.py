"""What git is asked, and what comes of it, in repositories made here."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from generator.model.history import LATEST, Row, Untold
from generator.read import git, reviews

from tests.newsroom import Repository


@pytest.fixture
def kept(tmp_path: Path) -> Repository:
    """An empty repository."""
    return Repository(tmp_path / "kept")


def paths(rows: tuple[Row, ...] | None) -> list[tuple[str, bool, str]]:
    return [(r.path, bool(r.blob), r.moved) for r in rows or ()]


def test_a_log_is_read_in_order_with_moves_and_deletions(kept: Repository) -> None:
    """A moved file is gone at its old place and says where it came from."""
    kept.write("content/a.md", "one\n" * 9)
    kept.commit("2025-01-12T10:00Z")
    kept.move("content/a.md", "content/Ünï ▸ b.md")
    kept.commit("2025-01-13T10:00Z")
    kept.delete("content/Ünï ▸ b.md")
    kept.write("README", "not content")
    kept.commit("2025-01-14T10:00Z")
    archive = git.archive(kept.root)

    assert paths(archive.rows("")) == [
        ("content/a.md", True, ""),
        ("content/a.md", False, ""),
        ("content/Ünï ▸ b.md", True, "content/a.md"),
        ("content/Ünï ▸ b.md", False, ""),
    ]
    assert [r.at for r in archive.rows("") or ()] == [1736676000, 1736762400, 1736762400, 1736848800]


def test_what_was_read_before_is_not_read_again(kept: Repository) -> None:
    """From a commit in line only what came after it; from one that is not in line nothing can be said."""
    kept.write("content/a.md", "one")
    first = kept.commit("2025-01-12T10:00Z")
    kept.write("content/a.md", "two")
    kept.commit("2025-01-13T10:00Z")
    archive = git.archive(kept.root)

    assert [r.at for r in archive.rows(first) or ()] == [1736762400]
    assert archive.rows(archive.head) == ()
    assert archive.rows("0" * 40) is None


def test_a_side_branch_was_published_when_it_was_merged(kept: Repository) -> None:
    """Its own commits are no publications."""
    kept.write("content/a.md", "one")
    kept.commit("2025-01-12T10:00Z")
    kept.git("checkout", "-qb", "side")
    for day, words in ((13, "draft"), (14, "better"), (15, "ready")):
        kept.write("content/b.md", words)
        kept.commit(f"2025-01-{day}T10:00Z")
    kept.git("checkout", "-q", "main")
    kept.git("merge", "-q", "--no-ff", "-m", "merge", "side", at="2025-01-16T10:00Z")
    rows = git.archive(kept.root).rows("") or ()

    assert [(r.path, r.at) for r in rows] == [("content/a.md", 1736676000), ("content/b.md", 1737021600)]
    assert git.archive(kept.root).texts([rows[1].blob])[rows[1].blob] == b"ready"


def test_a_site_in_a_folder_of_its_repository_and_in_a_worktree(kept: Repository, tmp_path: Path) -> None:
    """Paths count from the site's folder; a worktree's .git is a file."""
    kept.write("sites/one/content/a.md", "one")
    kept.write("content/other.md", "other")
    kept.commit("2025-01-12T10:00Z")
    kept.git("worktree", "add", "-q", "-b", "tree", str(tmp_path / "tree"))

    for root in (kept.root / "sites/one", tmp_path / "tree/sites/one"):
        assert paths(git.archive(root).rows("")) == [("content/a.md", True, "")]


def test_no_commit_yet_means_nothing_was_published(kept: Repository) -> None:
    """A new repository is no fault."""
    archive = git.archive(kept.root)

    assert (archive.fault, archive.head, archive.rows("")) == ("", "", ())


def test_a_shallow_clone_is_told_as_such(kept: Repository, tmp_path: Path) -> None:
    """Nothing is read from it."""
    for day in (12, 13):
        kept.write("content/a.md", str(day))
        kept.commit(f"2025-01-{day}T10:00Z")
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--depth=1", kept.root.as_uri(), clone], check=True, capture_output=True)

    assert git.archive(clone).fault == "shallow"


def test_nothing_that_a_repository_names_is_run(kept: Repository, tmp_path: Path) -> None:
    """Hooks, pagers, monitors, differs, filters, helpers for missing files: a stranger's settings start nothing."""
    kept.write("content/a.md", "one")
    kept.write(".gitattributes", "*.md diff=evil filter=evil\n")
    kept.commit("2025-01-12T10:00Z")
    sign = tmp_path / "ran"
    script = tmp_path / "evil"
    script.write_text(f"#!/bin/sh\ntouch {sign}\n")
    script.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "pager.log", "core.sshCommand", "diff.external", "diff.evil.command",
                 "diff.evil.textconv", "filter.evil.smudge", "filter.evil.process", "gpg.program", "core.editor",
                 "core.alternateRefsCommand", "credential.helper", "uploadpack.packObjectsHook", "core.gitProxy", "core.askPass",
                 "trailer.reviewed-by.command", "trailer.reviewed-by.cmd", "diff.evil.process", "filter.evil.clean", "gpg.ssh.program",
                 "gpg.ssh.defaultKeyCommand", "gc.recentObjectsHook", "interactive.diffFilter", "sequence.editor", "remote.origin.vcs",
                 "submodule.x.update", "trace2.eventTarget", "trace2.normalTarget"):  # fmt: skip
        kept.git("config", name, str(script))
    for name in ("post-index-change", "reference-transaction", "post-checkout", "fsmonitor-watchman", "pre-auto-gc"):
        shutil.copy(script, kept.root / ".git/hooks" / name)
    for name, value in (
        ("log.showSignature", "true"), ("core.hooksPath", str(tmp_path)), ("alias.log", f"!{script}"), ("alias.cat-file", f"!{script}"),
        ("extensions.partialClone", "origin"), ("remote.origin.promisor", "true"), ("remote.origin.url", f"ext::{script}"),
        ("core.repositoryFormatVersion", "1"), ("log.follow", "true"), ("diff.orderFile", str(tmp_path / "none")),
        ("include.path", str(tmp_path / "more")), ("core.worktree", "/etc"), ("alias.rev-parse", f"!{script}"), ("alias.rev-list", f"!{script}"),
        ("core.attributesFile", str(tmp_path / "attributes")), ("trailer.reviewed-by.key", "Reviewed-by"), ("submodule.recurse", "true"),
    ):  # fmt: skip
        kept.git("config", name, value)
    (tmp_path / "more").write_text(f"[core]\n\tfsmonitor = {script}\n\tpager = {script}\n")
    (tmp_path / "attributes").write_text("* diff=evil filter=evil\n")
    archive = git.archive(kept.root)

    assert paths(archive.rows("")) == [("content/a.md", True, "")]
    assert archive.texts(["1" * 40]) == {}
    assert reviews(kept.root).states == ()
    assert not sign.exists()


def test_the_environment_of_a_hook_does_not_lead_astray(
    kept: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inside a hook git sets where its repository is; the site's is meant."""
    kept.write("content/a.md", "one")
    kept.commit("2025-01-12T10:00Z")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))

    assert len(git.archive(kept.root).rows("") or ()) == 1


def test_a_repository_that_hashes_with_sha256(tmp_path: Path) -> None:
    """Names are longer there, and nothing else changes."""
    kept = Repository(tmp_path / "wide", "--object-format=sha256")
    kept.write("content/a.md", "one")
    kept.commit("2025-01-12T10:00Z")
    (row,) = git.archive(kept.root).rows("") or ()

    assert len(row.blob) == 64
    assert git.archive(kept.root).texts([row.blob]) == {row.blob: b"one"}


@pytest.mark.parametrize(
    ("stamp", "at"),
    [("99999999999999999999 +9999", LATEST), ("-5 +0000", 1736676000), ("nonsense", 1736676000), ("4102444800 +0000", 4102444800)],
)  # fmt: skip
def test_a_commit_of_no_time_at_all_is_read(kept: Repository, stamp: str, at: int) -> None:
    """Anybody can write any time into a commit: one of no time counts as the one before it, and the year 9999 is the last."""
    kept.write("content/a.md", "one")
    kept.commit("2025-01-12T10:00Z")
    kept.write("content/a.md", "two")
    kept.commit("2025-01-13T10:00Z")
    whole = re.sub("(committer .*> ).*", rf"\g<1>{stamp}", kept.git("cat-file", "commit", "HEAD"))
    (kept.root / "forged").write_text(f"{whole}\n")
    forged = kept.git("hash-object", "-t", "commit", "-w", "--literally", "forged")
    kept.git("update-ref", "HEAD", forged)

    assert [r.at for r in git.archive(kept.root).rows("") or ()] == [1736676000, at]


def test_grafts_and_replacements_change_no_past(kept: Repository) -> None:
    """Both would show another history than the one that was pushed."""
    for day in (12, 13):
        kept.write("content/a.md", str(day))
        kept.commit(f"2025-01-{day}T10:00Z")
    first = kept.git("rev-parse", "HEAD~1")
    (kept.root / ".git/info").mkdir(exist_ok=True)
    (kept.root / ".git/info/grafts").write_text(kept.git("rev-parse", "HEAD") + "\n")
    kept.git("replace", first, kept.git("commit-tree", "-m", "other", "HEAD^{tree}"))

    assert [r.at for r in git.archive(kept.root).rows("") or ()] == [1736676000, 1736762400]


def test_what_git_cannot_read_is_told_as_a_fault_of_the_past(kept: Repository) -> None:
    """Its own words, without its hints."""
    kept.write("content/a.md", "one")
    kept.commit("2025-01-12T10:00Z")
    tree = kept.git("rev-parse", "HEAD:content")
    (kept.root / ".git/objects" / tree[:2] / tree[2:]).unlink()

    with pytest.raises(Untold, match=r"^fatal: unable to read tree"):
        git.archive(kept.root).rows("")


@pytest.mark.parametrize("text", [b"gitdir: \0\xff\n", b"\0" * 9000, b"gitdir: /nowhere/at/all\n", b""])
def test_a_git_file_that_leads_nowhere_is_no_repository(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / ".git").write_bytes(text)

    assert git.archive(tmp_path).fault
    assert reviews(tmp_path).states == ()
