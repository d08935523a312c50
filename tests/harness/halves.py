"""Runs the tests under coverage.py in two processes at once, each with half of the files; `make coverage`.

What each half says comes whole, one after the other. Only files of tests are shared out: what a file shares stays together.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ELSEWHERE = ("browser", "validators", "harness")  # these need Chromium and Java, or are no tests
COVERAGE = ("-m", "coverage", "run", "--rcfile=tests/harness/coverage.ini", "-m", "pytest", "--hypothesis-seed=0")


def halves(folder: Path = ROOT / "tests") -> tuple[list[str], list[str]]:
    """The files of tests in two lists, the largest first and each to the smaller half: what is long takes long."""
    files = [path for path in folder.rglob("test_*.py") if path.relative_to(folder).parts[0] not in ELSEWHERE]
    made: tuple[list[str], list[str]] = ([], [])
    sizes = [0, 0]
    for path in sorted(files, key=lambda path: (-path.stat().st_size, path)):
        less = sizes.index(min(sizes))
        made[less].append(path.relative_to(ROOT).as_posix())
        sizes[less] += path.stat().st_size
    return sorted(made[0]), sorted(made[1])


def main(words: Sequence[str]) -> int:
    """Run both; 1 if either fails. `words` go to pytest, such as the plugin that notes which test reaches which line."""
    environment = {**os.environ, "DIGEST_WORKERS": "1"}  # one process, so that nothing is reached unseen
    running = []
    for number, half in enumerate(halves()):
        said = tempfile.TemporaryFile()
        mine = {**environment, "REACH_TIMES": f"times-{number}.json"}
        command = [sys.executable, *COVERAGE, "-p", "no:cacheprovider", *words, *half]
        running.append((said, subprocess.Popen(command, cwd=ROOT, env=mine, stdout=said, stderr=subprocess.STDOUT)))
    codes = []
    for said, process in running:
        codes.append(process.wait())
        said.seek(0)
        sys.stdout.buffer.write(said.read())
        sys.stdout.flush()
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
