"""Measures how long `digest serve` takes from the save of a file until a browser has the new page.

`python benchmarks/serving.py [COUNT]` makes a site of so many articles (1,000), serves it, saves, and waits for the server's word and
for the page. A browser's own drawing is not in it.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE.parent / "templates"
sys.path.insert(0, str(HERE))

import corpus  # noqa: E402

ROUNDS = 5


class Served:
    """A site that is served, one of its articles, and the address of that article's page."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "generator", "--root", str(folder), "serve", "--port", "0"]
        self.process = subprocess.Popen(
            command, cwd=HERE.parent, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self.process.stdout is not None
        found = re.search(r"http://([\d.]+):(\d+)", self.process.stdout.readline())
        assert found is not None
        self.host, self.port = found[1], int(found[2])
        articles = sorted((folder / "content/articles").rglob("*.md"))
        self.article = articles[len(articles) // 2]
        text = self.article.read_text()
        id, date = (re.search(rf"^{name}: (\S+)", text, re.MULTILINE) for name in ("id", "date"))
        assert id is not None and date is not None
        self.page = f"/{date[1].replace('-', '/')}/{id[1]}/"

    def read(self, path: str) -> bytes:
        """What a browser gets."""
        connection = HTTPConnection(self.host, self.port)
        connection.request("GET", path)
        return connection.getresponse().read()

    def until_new(self, save: Callable[[], None]) -> float:
        """Milliseconds from a save until the new page is there."""
        mark = re.search(rb"reload.js\?mark=(\w+)", self.read(self.page))
        assert mark is not None
        connection = HTTPConnection(self.host, self.port)
        connection.request("GET", f"/-/events?page={self.page}")
        events = connection.getresponse()
        events.readline()
        time.sleep(0.3)
        begun = time.perf_counter()
        save()
        while True:
            line = events.readline()
            if line.startswith(b"data:") and json.loads(line[5:])["mark"] != mark[1].decode():
                break
        self.read(self.page)
        taken = time.perf_counter() - begun
        connection.close()
        return taken * 1000


def saves(folder: Path, article: Path) -> dict[str, Callable[[int], None]]:
    """What an editor may save."""

    def body(turn: int) -> None:
        with article.open("a") as file:
            file.write(f"\nOne more sentence, number {turn}.\n")

    def title(turn: int) -> None:
        article.write_text(re.sub(r"^title: .*$", f"title: Number {turn}", article.read_text(), count=1, flags=re.M))

    def copied(name: str, old: str, new: str) -> None:
        path = folder / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((TEMPLATES / name).read_text().replace(old, new, 1))

    return {
        "a text": body,
        "a title": title,
        "a style sheet": lambda turn: copied("assets/style.css", "body", f".n{turn} {{ color: red }} body"),
        "a template": lambda turn: copied("base.html", "</body>", f"<!-- {turn} --></body>"),
    }


def main() -> None:
    """Measure and print the median and the longest of some rounds."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        corpus.WRITERS["digest"](count, folder)
        (folder / "templates").mkdir()
        served = Served(folder)
        try:
            for what, save in saves(folder, served.article).items():
                taken = [served.until_new(lambda turn=turn, save=save: save(turn)) for turn in range(ROUNDS)]  # type: ignore[misc]
                print(f"{what}: {statistics.median(taken):.0f} ms, at most {max(taken):.0f} ms ({count:,} articles)")
        finally:
            served.process.terminate()


if __name__ == "__main__":
    main()
