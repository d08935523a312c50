"""Measures builds side by side: `python benchmarks/bench.py [--counts 1000,10000] [--rounds 3] [--write]`.

Each tool that is installed builds its own form of the same corpus, in turns, so that what else the machine does falls on all alike.
A time is the median of the rounds (those of 1,000 articles; larger sites have fewer), of the whole process; memory is the greatest sum over all of its processes (proportional set size).
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from math import log
from pathlib import Path

HERE = Path(__file__).resolve().parent
DIGEST = [sys.executable, "-m", "generator", "build", "--quiet", "--now", "2060-01-01T00:00Z"]
sys.path.insert(0, str(HERE))

import corpus  # noqa: E402


@dataclass
class Measured:
    """Seconds of each round, and the most memory of any, in MiB."""

    seconds: list[float] = field(default_factory=list)
    memory: float = 0.0

    @property
    def median(self) -> float:
        """The time in the middle."""
        return statistics.median(self.seconds)


def run(command: list[str], folder: Path) -> tuple[float, float]:
    """Seconds and MiB of a command, which must succeed."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(HERE.parent)},
    )
    most = [0.0]
    watcher = threading.Thread(target=_watch, args=(process, most))
    watcher.start()
    _, said = process.communicate()
    taken = time.perf_counter() - begun
    watcher.join()
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed: {said.decode()[-2000:]}")
    return taken, most[0]


def _watch(process: subprocess.Popen[bytes], most: list[float]) -> None:
    while process.poll() is None:
        most[0] = max(most[0], _memory(process.pid))
        time.sleep(0.05)


def _memory(pid: int) -> float:
    """The proportional set size of a process and all below it, in MiB; 0 where the system does not tell."""
    total = 0.0
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total = int(line.split()[1]) / 1024
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            total += _memory(int(child))
    except OSError:
        pass
    return total


def _one(folder: Path) -> Path:
    """An article from the middle of the corpus."""
    found = sorted((folder / "content/articles").rglob("*.md"))
    return found[len(found) // 2]


def _body(folder: Path, turn: int) -> None:
    with _one(folder).open("a") as file:
        file.write(f"\nOne more sentence, number {turn}.\n")


def _title(folder: Path, turn: int) -> None:
    path = _one(folder)
    lines = path.read_text().splitlines(keepends=True)
    path.write_text(
        "".join(f"title: Another title, number {turn}\n" if line.startswith("title:") else line for line in lines)
    )


def _added(folder: Path, turn: int) -> None:
    text = _one(folder).read_text()
    number = text.partition("id: ")[2].partition("\n")[0]
    (folder / f"content/articles/added-{turn}.md").write_text(text.replace(f"id: {number}\n", f"id: added-{turn}\n"))


def _deleted(folder: Path, turn: int) -> None:
    (folder / f"content/articles/added-{turn}.md").unlink()


def _renamed(folder: Path, turn: int) -> None:
    path = folder / "content/tags.yaml"
    lines = path.read_text().splitlines(keepends=True)
    lines[7] = f"- {{id: tag-007, name: Renamed {turn}}}\n"
    path.write_text("".join(lines))


def _template(folder: Path, turn: int) -> None:
    whole = (HERE.parent / "templates/base.html").read_text()
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates/base.html").write_text(whole.replace("</body>", f"<!-- {turn} -->\n</body>"))


def _nothing(folder: Path, turn: int) -> None:
    """Change nothing."""


EDITS: dict[str, Callable[[Path, int], None]] = {
    "nothing changed": _nothing,
    "one body edited": _body,
    "one title edited": _title,
    "one article added": _added,
    "one article deleted": _deleted,
    "one tag renamed": _renamed,
    "a template that every page uses": _template,
}


def measure(count: int, rounds: int, work: Path) -> dict[tuple[str, str], Measured]:
    """All tools at one size, in turns."""
    found: dict[tuple[str, str], Measured] = {}

    def note(tool: str, what: str, command: list[str], folder: Path) -> None:
        seconds, memory = run(command, folder)
        kept = found.setdefault((tool, what), Measured())
        kept.seconds.append(seconds)
        kept.memory = max(kept.memory, memory)

    tools = {"digest": DIGEST, **{t: c for t, c in PEERS.items() if shutil.which(c[0])}}
    for tool in tools:
        corpus.WRITERS[tool](count, work / tool)
        if (HERE / tool).is_dir():
            shutil.copytree(HERE / tool, work / tool, dirs_exist_ok=True)
    for turn in range(rounds):
        for tool, command in tools.items():
            for made in ("site", "public", "output", ".cache", "resources"):
                shutil.rmtree(work / tool / made, ignore_errors=True)
            note(tool, "cold", command, work / tool)
        run(DIGEST, work / "digest")  # a build that finds the files settled
        for what, edit in EDITS.items():
            edit(work / "digest", turn)
            time.sleep(0.1)
            note("digest", what, DIGEST, work / "digest")
    return found


PEERS = {"hugo": ["hugo", "--quiet"], "pelican": ["pelican", "content", "--quiet"]}


def versions() -> str:
    """What ran, in words."""
    said = [f"Python {platform.python_version()}", f"{os.cpu_count()} cores"]
    for tool, flag in (("hugo", "version"), ("pelican", "--version")):
        if shutil.which(tool):
            words = subprocess.run([tool, flag], capture_output=True, text=True, check=False).stdout.split()
            said.append(f"{tool} {next((w for w in words if w.lstrip('v')[:1].isdigit()), '')}")
    return ", ".join(said)


def table(results: dict[int, dict[tuple[str, str], Measured]]) -> str:
    """The measurements as Markdown."""
    lines = [f"Measured with {versions()}.", ""]
    for count, found in results.items():
        hugo = found.get(("hugo", "cold"))
        lines += [
            f"## {count:,} articles",
            "",
            "| tool | what | seconds | against Hugo, cold | MiB |",
            "| --- | --- | ---: | ---: | ---: |",
        ]
        for (tool, what), m in found.items():
            ratio = f"{m.median / hugo.median:.3f} ×" if hugo else "–"
            lines.append(f"| {tool} | {what} | {m.median:.2f} | {ratio} | {m.memory:.0f} |")
        lines.append("")
    counts = sorted(results)
    if len(counts) > 1:
        small, large = counts[0], counts[-1]
        lines += ["## Growth", "", "The exponent of time in the number of articles: 1 is linear.", ""]
        for what in ("cold", "one body edited"):
            grown = log(results[large]["digest", what].median / results[small]["digest", what].median) / log(
                large / small
            )
            lines.append(f"- {what}: {grown:.2f}")
        lines.append("")
    return "\n".join(lines)


def main() -> None:
    """Measure, print, and with --write keep it in RESULTS.md below the line that says so."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--counts", default="1000,10000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="write benchmarks/RESULTS.md")
    asked = parser.parse_args()
    results = {}
    for count in map(int, asked.counts.split(",")):
        with tempfile.TemporaryDirectory() as work:
            results[count] = measure(count, max(1, asked.rounds * 1000 // max(count, 1000)), Path(work))
    text = table(results)
    print(text)
    if asked.write:
        path = HERE / "RESULTS.md"
        head = path.read_text().partition("<!-- measured -->")[0]
        path.write_text(f"{head}<!-- measured -->\n\n{text}")


if __name__ == "__main__":
    main()
