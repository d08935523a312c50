"""`digest serve` in a real browser: what is saved shows by itself, faults lie over the page, and its script obeys the page's policy."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.sites import ARTICLE, ROOT, lay_out

PATH = "content/articles/two-bridges-were-closed.md"
PAGE = "2025/01/12/two-bridges-were-closed/"


@dataclass
class Served:
    """A site that is served, and the folder where it is written."""

    root: str
    folder: Path

    def save(self, was: str, now: str) -> None:
        """Change the article."""
        path = self.folder / PATH
        text = path.read_text()
        assert was in text
        path.write_text(text.replace(was, now))


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    lay_out(tmp_path, f"-- {PATH} --\n{ARTICLE}")
    (tmp_path / "templates").mkdir()
    command = [sys.executable, "-m", "generator", "--root", str(tmp_path), "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        found = re.search(r"http://\S+/", process.stdout.readline())
        assert found is not None
        yield Served(found[0], tmp_path)
        process.terminate()


@pytest.fixture
def page(chromium: object, served: Served) -> Iterator[object]:
    page = chromium.new_page()  # type: ignore[attr-defined]
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    page.goto(served.root + PAGE)
    yield page
    page.close()


def test_a_save_shows_by_itself(page: object, served: Served) -> None:
    """A text, a title and a style sheet; nothing breaks the page's policy."""
    served.save("The ministry said so.", "The ministry said so twice.")
    page.get_by_text("said so twice").wait_for()  # type: ignore[attr-defined]
    served.save("title: Two", "title: Three")
    page.get_by_role("heading", name="Three bridges were closed").wait_for()  # type: ignore[attr-defined]
    style = served.folder / "templates/assets/style.css"
    style.parent.mkdir()
    style.write_text("body { background: rgb(1, 2, 3) }")
    # Not by a script to be evaluated: while the page reloads, its policy would refuse that.
    expect(page.locator("body")).to_have_css("background-color", "rgb(1, 2, 3)", timeout=30_000)  # type: ignore[attr-defined]
    assert page.complaints == []  # type: ignore[attr-defined]


def test_a_fault_lies_over_the_page_until_it_is_mended(page: object, served: Served) -> None:
    """With its file and line; the page under it stands."""
    served.save("date: 2025-01-12", "date: yesterday")
    over = page.get_by_text(f"{PATH}:3")  # type: ignore[attr-defined]
    over.wait_for()
    assert page.get_by_role("heading", name="Two bridges were closed").is_visible()  # type: ignore[attr-defined]
    served.save("date: yesterday", "date: 2025-01-12")
    over.wait_for(state="detached")


def test_a_page_that_comes_later_shows_by_itself(page: object, served: Served) -> None:
    """Its address is open already when it is written."""
    page.goto(served.root + "2025/01/13/a-convoy-arrived/")  # type: ignore[attr-defined]
    other = ARTICLE.replace("Two bridges were closed", "A convoy arrived").replace(
        "date: 2025-01-12", "date: 2025-01-13"
    )
    (served.folder / "content/articles/a-convoy-arrived.md").write_text(other)
    page.get_by_role("heading", name="A convoy arrived").wait_for()  # type: ignore[attr-defined]
