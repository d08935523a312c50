"""What the benchmark measures is a sound site, the same for the same number."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.command import digest
from tests.sites import ROOT


def corpus(folder: Path, count: int, tool: str) -> dict[str, bytes]:
    """The files of a corpus."""
    words = [sys.executable, str(ROOT / "benchmarks/corpus.py"), str(count), str(folder), "--for", tool]
    subprocess.run(words, check=True)
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_corpus_builds_without_a_word(tmp_path: Path) -> None:
    """So the benchmark measures building, not complaining."""
    corpus(tmp_path / "one", 25, "digest")
    done = digest("build", "--quiet", "--now", "2036-01-01T00:00Z", root=tmp_path / "one")

    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_a_small_corpus_begins_a_large_one(tmp_path: Path) -> None:
    """Growth is measured on more of the same."""
    small, large = (corpus(tmp_path / str(n), n, "digest") for n in (10, 20))

    assert small.items() <= large.items()
    assert len([path for path in large if "/articles/" in path]) == 20


def test_every_tool_gets_every_article(tmp_path: Path) -> None:
    """The same reports, in the front matter of each."""
    for tool in ("digest", "hugo", "pelican"):
        made = corpus(tmp_path / tool, 10, tool)
        assert len([path for path in made if "report-" in path]) == 10


def test_what_features_cost_is_measured_on_the_real_functions() -> None:
    """Every row of the table has been counted, and the sum stands beside Markdown's own cost."""
    words = [sys.executable, "-m", "benchmarks.features", "--count", "30", "--rounds", "1"]
    done = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)

    assert done.stdout.startswith("30 articles, ms of the processor an article, the best of 1 rounds\n")
    for row in (
        "names: found in a text",
        "prose: who says so",
        "related: found",
        "sources: origins",
        "the guard",
        "all of these",
    ):
        assert row in done.stdout
