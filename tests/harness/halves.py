"""Runs the tests under coverage.py in two processes at once, each with half of the files; `make coverage`.

What each half says comes whole, one after the other. Only files of tests are shared out: what a file shares stays together.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ELSEWHERE = ("browser", "validators", "harness")  # these need Chromium and Java, or are no tests
COVERAGE = ("-m", "coverage", "run", "--rcfile=tests/harness/coverage.ini", "-m", "pytest", "--hypothesis-seed=0")


def halves(folder: Path = ROOT / "tests") -> tuple[list[str], list[str]]:
    """The files of tests, every other one in each list: as good as any other rule, and the same everywhere."""
    found = (path.relative_to(folder) for path in folder.rglob("test_*.py"))
    files = sorted(f"tests/{path.as_posix()}" for path in found if path.parts[0] not in ELSEWHERE)
    return files[::2], files[1::2]


def main(words: Sequence[str]) -> int:
    """Run both; 1 if either fails. `words` go to pytest, such as the plugin that notes which test reaches which line."""

    def run(number: int, half: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
        # One process each, so that nothing is reached unseen.
        environment = {**os.environ, "DIGEST_WORKERS": "1", "REACH_TIMES": f"times-{number}.json"}
        command = [sys.executable, *COVERAGE, "-p", "no:cacheprovider", *words, *half]
        return subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    with ThreadPoolExecutor(2) as both:
        done = list(both.map(run, (0, 1), halves()))
    for one in done:
        sys.stdout.buffer.write(one.stdout)
    return int(any(one.returncode for one in done))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
