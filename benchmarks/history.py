"""Writes a corpus with a history, and measures what that history costs: `python benchmarks/history.py ARTICLES COMMITS DIR`.

The corpus is `corpus.py`'s; one commit adds a share of the articles, each other changes one published article: a word, a number
with its correction, a claim. Prints processor seconds of a first build, a build after one commit, and one where git has nothing
new, each beside the same without a history.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIRST = 1_700_000_000  # Unix time of the first commit
BATCH = 50  # commits that add articles
NOW = "2036-01-01T00:00Z"


def main() -> None:
    """Make the corpus and its history where they are not there yet, then measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=int)
    parser.add_argument("commits", type=int)
    parser.add_argument("dir", type=Path)
    args = parser.parse_args()
    if not (args.dir / ".git").exists():
        make(args.articles, args.commits, args.dir)
    measure(args.dir)


def make(articles: int, commits: int, root: Path) -> None:
    """The corpus in git; git reads the commits as one stream, for thousands of calls would take long."""
    subprocess.run([sys.executable, ROOT / "benchmarks/corpus.py", str(articles), root, "--for", "digest"], check=True)
    settings = root / "content/site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("history: none", "history: git"), "utf-8")
    subprocess.run(["git", "init", "-q", "-b", "main", root], check=True)
    fed = subprocess.Popen(["git", "fast-import", "--quiet"], cwd=root, stdin=subprocess.PIPE)
    assert fed.stdin
    for part in _stream(root, commits):
        fed.stdin.write(part)
    fed.stdin.close()
    assert fed.wait() == 0
    subprocess.run(["git", "reset", "-q", "--hard", "main"], cwd=root, check=True)


def _stream(root: Path, commits: int) -> Iterator[bytes]:
    """First everything but articles, then articles in batches, then one change a commit."""
    files = {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.glob("content/**/*")) if p.is_file()}
    reports = [path for path in files if path.startswith("content/articles/")]
    yield from _commit(0, {path: data for path, data in files.items() if path not in set(reports)})
    for number in range(BATCH):
        yield from _commit(1 + number, {path: files[path] for path in reports[number::BATCH]})
    dice = random.Random(1)
    for number in range(commits - BATCH - 1):
        path = dice.choice(reports)
        files[path] = _changed(files[path], number)
        yield from _commit(1 + BATCH + number, {path: files[path]})


def _changed(data: bytes, number: int) -> bytes:
    """The text with another sentence at its end, every third time with a correction that says so."""
    text = data.decode()
    if number % 3 == 0 and "corrections:" not in text:
        entry = f"corrections:\n  - {{date: 2035-01-01, kind: correction, text: Change {number}.}}\n"
        text = text.replace("\nsources:", f"\n{entry}sources:", 1)
    return f"{text.rstrip()} Somebody said so in note {number}.\n".encode()


def _commit(number: int, files: dict[str, bytes]) -> Iterator[bytes]:
    yield f"commit refs/heads/main\ncommitter x <x@example.org> {FIRST + 600 * number} +0000\ndata 1\nx\n".encode()
    for path, data in files.items():
        yield f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n"


def measure(root: Path) -> None:
    """Print processor seconds, with and without the history."""
    report = next((root / "content/articles").rglob("*.md"))
    for kind in ("none", "git"):
        settings = root / "content/site.yaml"
        text = settings.read_text("utf-8")
        settings.write_text(
            text.replace("history: git", f"history: {kind}").replace("history: none", f"history: {kind}"), "utf-8"
        )
        for left in (root / ".cache").glob("*"):
            left.unlink()
        print(f"history: {kind}")
        print(f"  first build            {_seconds(root):6.2f} s")
        settings.touch()
        print(f"  built again            {_seconds(root):6.2f} s")
        report.write_text(report.read_text("utf-8").rstrip() + " And more.\n", "utf-8")
        subprocess.run(
            ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qam", "x"], cwd=root, check=True
        )
        print(f"  after one more commit  {_seconds(root):6.2f} s")


def _seconds(root: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", "--root", root, "build", "--quiet", "--now", NOW]
    subprocess.run(command, check=True, env=environment, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
