"""Builds sites in hostile git repositories, and looks at every program that is started and every address that is asked.

    python -m tests.harness.repositories

Needs strace (Debian: `sudo apt install strace`). Each repository is made anew, spoilt in one way, and built; the build may succeed
or refuse in words, may start git and nothing else, and may speak to nobody.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.newsroom import Repository
from tests.sites import ARTICLE, BASE, ROOT

ARTICLES = "content/articles"
ONE = f"{ARTICLES}/2025-01-12-a.md"
PROGRAMS = (
    "core.fsmonitor", "core.pager", "pager.log", "pager.cat-file", "pager.rev-parse", "core.sshCommand", "core.gitProxy", "core.editor",
    "sequence.editor", "core.askPass", "diff.external", "diff.evil.command", "diff.evil.textconv", "diff.evil.process", "filter.evil.smudge",
    "filter.evil.clean", "filter.evil.process", "merge.evil.driver", "gpg.program", "gpg.ssh.program", "gpg.ssh.defaultKeyCommand",
    "core.alternateRefsCommand", "credential.helper", "uploadpack.packObjectsHook", "interactive.diffFilter", "trailer.evil.command",
    "trailer.evil.cmd", "trailer.reviewed-by.command", "trailer.reviewed-by.cmd", "remote.origin.uploadpack", "remote.origin.vcs",
    "submodule.x.update", "gc.recentObjectsHook", "init.templateDir",
)  # fmt: skip
WORDS = {
    "log.showSignature": "true", "trailer.reviewed-by.key": "Reviewed-by", "trailer.evil.key": "evil", "trailer.ifMissing": "add", "log.follow": "true",
    "diff.orderFile": "/etc/passwd", "mailmap.file": "/etc/passwd", "mailmap.blob": "HEAD:content/site.yaml", "core.excludesFile": "/etc/passwd",
    "i18n.logOutputEncoding": "UTF-16", "i18n.commitEncoding": "UTF-7", "format.pretty": "%x02%H 1", "color.ui": "always", "log.decorate": "full", "log.date": "format:%n%x00",
    "diff.noprefix": "true", "diff.renames": "false", "diff.renameLimit": "1", "diff.submodule": "log", "submodule.recurse": "true", "core.abbrev": "4",
    "fetch.recurseSubmodules": "true", "trace2.eventTarget": "/tmp/digest-trace2", "core.ignoreCase": "true",
}  # fmt: skip
HOOKS = ("post-index-change", "reference-transaction", "post-checkout", "fsmonitor-watchman", "query-watchman", "pre-auto-gc", "pre-commit")  # fmt: skip
TIMES = (b"99999999999999999999 +9999", b"-5 +0000", b"nonsense", b"1e9 +0000", b"253402300800 +0000")
MESSAGES = (
    b"\x02" + b"a" * 40 + b" 1",
    b"\x1b]0;x\x07\x1b[31m",
    b"x\n\nReviewed-by: \x1b[31mx\x02\x01 <y>",
    "\u202e".encode(),
)

Spoils = Callable[[Repository, Path], None]  # a repository, and a script that must never run


def programs(kept: Repository, evil: Path) -> None:
    """Every setting that names a program does, and every file of attributes, and every hook."""
    for name in PROGRAMS:
        kept.git("config", name, str(evil))
    for name, value in WORDS.items():
        kept.git("config", name, value)
    for command in ("log", "rev-parse", "rev-list", "cat-file", "ls-tree"):
        kept.git("config", f"alias.{command}", f"!{evil}")
    kept.git("config", "core.hooksPath", str(kept.root / ".git/hooks"))
    for folder in (".", "content", ".git/info"):
        kept.write(
            f"{folder}/.gitattributes", "* diff=evil filter=evil merge=evil working-tree-encoding=UTF-16 ident\n"
        )
    kept.write(".git/info/attributes", "* diff=evil filter=evil\n")
    for name in HOOKS:
        shutil.copy(evil, kept.root / ".git/hooks" / name)


def include(kept: Repository, evil: Path) -> None:
    """Settings of elsewhere."""
    more = kept.root.parent / "more"
    more.write_text(f"[core]\n\tfsmonitor = {evil}\n\tpager = {evil}\n[alias]\n\tlog = !{evil}\n")
    kept.git("config", "include.path", str(more))
    kept.git("config", "includeIf.gitdir:**.path", str(more))


def promised(kept: Repository, evil: Path) -> None:
    """A file of the past that is to be fetched by a program."""
    config = (("extensions.partialClone", "origin"), ("remote.origin.promisor", "true"), ("core.repositoryFormatVersion", "1"))  # fmt: skip
    for name, value in (*config, ("remote.origin.url", f"ext::{evil}"), ("core.sshCommand", str(evil))):
        kept.git("config", name, value)
    _lost(kept, f"HEAD~1:{ONE}")


def promised_by_ssh(kept: Repository, evil: Path) -> None:
    """A folder of the past, too, from a host."""
    promised(kept, evil)
    kept.git("config", "remote.origin.url", "ssh://evil.example/x")
    _lost(kept, f"HEAD~1:{ARTICLES}")


def _lost(kept: Repository, what: str) -> None:
    name = kept.git("rev-parse", what)
    (kept.root / ".git/objects" / name[:2] / name[2:]).unlink()


def elsewhere(kept: Repository, _: Path) -> None:
    """A `.git` file that leads out of the site."""
    shutil.move(kept.root / ".git", kept.root.parent / "away.git")
    (kept.root / ".git").write_text(f"gitdir: {kept.root.parent}/away.git\n")


def nowhere(kept: Repository, _: Path) -> None:
    """A `.git` file of other bytes."""
    shutil.rmtree(kept.root / ".git")
    (kept.root / ".git").write_bytes(b"gitdir: \0\xff\n" * 900)


def pipe(kept: Repository, _: Path) -> None:
    """A `.git` that never answers."""
    shutil.rmtree(kept.root / ".git")
    os.mkfifo(kept.root / ".git")


def work_tree(kept: Repository, _: Path) -> None:
    """A work tree that is somebody else's."""
    kept.git("config", "core.worktree", "/etc")


def alternates(kept: Repository, _: Path) -> None:
    """Objects of other places."""
    (kept.root / ".git/objects/info").mkdir(exist_ok=True)
    (kept.root / ".git/objects/info/alternates").write_text("/etc\n/dev/zero\n../../../../../etc\n")


def other_pasts(kept: Repository, _: Path) -> None:
    """Grafts and replaced commits."""
    kept.git("replace", "HEAD~1", kept.git("commit-tree", "-m", "other", "HEAD^{tree}"))
    (kept.root / ".git/info").mkdir(exist_ok=True)
    (kept.root / ".git/info/grafts").write_text(f"{kept.git('rev-parse', 'HEAD')} {'1' * 40}\n")


def odd_heads(kept: Repository, _: Path) -> None:
    """A branch named like an option, others named like the head."""
    for name in ("refs/heads/HEAD", "refs/tags/HEAD"):
        kept.git("update-ref", name, "HEAD~1")
    (kept.root / ".git/HEAD").write_text("ref: refs/heads/--output=/tmp/digest-output\n")


def messages(kept: Repository, _: Path) -> None:
    """Control characters in messages and names."""
    for said in MESSAGES:
        _forged(kept, lambda whole, said=said: whole.partition(b"\n\n")[0] + b"\n\n" + said + b"\n")


def times(kept: Repository, _: Path) -> None:
    """Commits of no time."""
    for stamp in TIMES:
        _forged(kept, lambda whole, stamp=stamp: re.sub(rb"(committer .*> ).*", rb"\g<1>" + stamp, whole))


def _forged(kept: Repository, change: Callable[[bytes], bytes]) -> None:
    whole = subprocess.run(["git", "cat-file", "commit", "HEAD"], cwd=kept.root, capture_output=True, check=True).stdout
    words = ["git", "hash-object", "-t", "commit", "-w", "--literally", "--stdin"]
    made = subprocess.run(words, cwd=kept.root, input=change(whole), capture_output=True, check=True).stdout
    kept.git("update-ref", "HEAD", made.decode().strip())


def odd_files(kept: Repository, _: Path) -> None:
    """Links, submodules and names with line ends in the past."""
    blob = kept.git("hash-object", "-w", ONE)
    for mode, name in (("100644", "\x02x\ny.md"), ("120000", "link.md"), ("160000", "sub"), ("100644", ":(glob)*.md")):
        named = "1" * 40 if mode == "160000" else blob
        kept.git("update-index", "--add", "--cacheinfo", f"{mode},{named},{ARTICLES}/{name}")
    kept.git("commit", "-qm", "work")
    kept.write(".gitmodules", '[submodule "x"]\n\tpath = content/sub\n\turl = ext::sh -c "exit 9"\n')


def bare_inside(kept: Repository, evil: Path) -> None:
    """A repository in the content that looks like a folder of articles."""
    for name, text in (("HEAD", "ref: refs/heads/main\n"), ("config", f"[core]\n\tfsmonitor = {evil}\n"), ("objects/x", ""), ("refs/x", "")):  # fmt: skip
        kept.write(f"{ARTICLES}/sub/{name}", text)


def broken_files(kept: Repository, _: Path) -> None:
    """An index, a pack and a graph of other bytes."""
    kept.git("repack", "-adq")
    kept.git("commit-graph", "write", "--reachable")
    (kept.root / ".git/index").write_bytes(b"DIRC\xff" * 99)
    for path in (kept.root / ".git/objects/info/commit-graph", *(kept.root / ".git/objects/pack").glob("*.pack")):
        path.chmod(0o644)
        data = path.read_bytes()
        path.write_bytes(data[:40] + b"\xff" * 20 + data[60:])


def nothing(kept: Repository, _: Path) -> None:
    """As it comes."""


SPOILS: tuple[Spoils, ...] = (
    nothing, programs, include, promised, promised_by_ssh, elsewhere, nowhere, pipe, work_tree, alternates, other_pasts, odd_heads, messages, times,
    odd_files, bare_inside, broken_files,
)  # fmt: skip


def built(parent: Path, spoil: Spoils) -> tuple[int, str, list[str]]:
    """How a build in such a repository ended, what it said, and what it must not have done."""
    sign, evil = parent / "ran", parent / "evil"
    evil.write_text(f"#!/bin/sh\necho $0 >> {sign}\ncat\n")
    evil.chmod(0o755)
    kept = Repository(parent / "kept")
    for path, text in BASE.items():
        kept.write(path, text.replace("history: none", "history: git\nreview: {dead: 1}"))
    for day, said in ((13, "so"), (14, "it")):
        kept.write(ONE, ARTICLE.replace("said so", f"said {said}"))
        kept.commit(f"2025-01-{day}T10:00Z", "work\n\nReviewed-by: A Person <a@desk.invalid>")
    spoil(kept, evil)
    asked = {name: str(evil) for name in ("GIT_PAGER", "GIT_EXTERNAL_DIFF", "GIT_SSH_COMMAND", "GIT_ASKPASS", "PAGER")}
    trace, line = parent / "trace", [sys.executable, "-m", "generator", "--root", str(kept.root), "build", "--quiet", "--now", "2026-11-01T00:00Z"]  # fmt: skip
    watched = ["strace", "-f", "-qq", "-o", str(trace), "-e", "trace=execve,connect,socket", *line]
    environment = {**os.environ, **asked, "DIGEST_WORKERS": "1"}
    done = subprocess.run(
        watched, cwd=ROOT, env=environment, capture_output=True, text=True, errors="replace", timeout=600, check=False
    )
    seen = trace.read_text(errors="replace").splitlines()
    started = [
        call for call in seen if "execve(" in call and "= 0" in call and not re.search(r'/git"|/python[\d.]*"', call)
    ]
    spoken = [call for call in seen if re.search(r"\b(?:connect|socket)\(", call)]
    faults = [*started, *spoken, *(sign.read_text().splitlines() if sign.exists() else [])]
    if "Traceback" in done.stderr or done.returncode not in (0, 1):
        faults.append(f"exit code {done.returncode}")
    return done.returncode, done.stderr, faults


def main() -> None:
    """Build in each, and tell."""
    wrong = 0
    for spoil in SPOILS:
        with tempfile.TemporaryDirectory() as parent:
            code, said, faults = built(Path(parent).resolve(), spoil)
        wrong += len(faults)
        told = said.strip().splitlines()[0] if said.strip() else "published"
        print(f"{spoil.__name__.replace('_', ' ')}: {code}, {told}{''.join(f'{chr(10)}  FAULT {f}' for f in faults)}")
    if wrong:
        raise SystemExit(f"{wrong} faults")
    print(f"{len(SPOILS)} repositories: each build started git and nothing else, and asked nobody")


if __name__ == "__main__":
    main()
