"""Each dependency is pinned, hashed and has its reason; workflows may do no more than they must."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.sites import ROOT

DOCUMENT = ROOT / "docs/dependencies.md"
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def pinned(path: Path) -> set[str]:
    """The names in a file of requirements."""
    return set(re.findall(r"^([a-z0-9-]+)==", path.read_text("utf-8"), re.MULTILINE))


def explained(heading: str) -> dict[str, str]:
    """What a table says of each library: its reason."""
    part = DOCUMENT.read_text("utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    return dict(re.findall(r"^\| (?!library)([a-z][a-z0-9-]+) \| ([^|]+[^| ]) *\| ", part, re.MULTILINE))


def needed() -> set[str]:
    """What a build needs, with what that needs: told by who asks for it."""
    text = (ROOT / "requirements.txt").read_text("utf-8")
    asked = {
        name: set(re.findall(r"#(?: +via)? +([a-z0-9(][^\n]*)", block))
        for name, block in re.findall(r"^([a-z0-9-]+)==(.*?)(?=^[a-z0-9-]+==|\Z)", text, re.MULTILINE | re.DOTALL)
    }
    found = {name for name, by in asked.items() if "conflict-digest (pyproject.toml)" in by} - {"editables"}
    while more := {name for name, by in asked.items() if by & found} - found:
        found |= more
    return found


def test_every_dependency_has_its_reason_and_nothing_else_has() -> None:
    """The tables and the pinned files name the same libraries."""
    build, tests = explained("What a build needs"), explained("What its tests need")
    assert build.keys() | tests.keys() == pinned(ROOT / "requirements.txt")
    assert explained("What the tests in a browser need").keys() == pinned(ROOT / "tests/browser/requirements.txt")
    assert all(len(why) > 3 for why in (build | tests).values())


def test_what_a_build_needs_is_told_apart_from_what_tests_need() -> None:
    """By who asks for it."""
    assert explained("What a build needs").keys() == needed()


@pytest.mark.parametrize("path", ["requirements.txt", "tests/browser/requirements.txt"])
def test_every_pin_has_hashes(path: str) -> None:
    """A package that was changed after it was chosen is not installed."""
    blocks = re.split(r"^(?=[a-z0-9-]+==)", (ROOT / path).read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert blocks and all("--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_do_no_more_than_it_must(path: Path) -> None:
    """Actions by commit, no credentials left behind, no secrets, no token that writes but where pages are deployed."""
    text = path.read_text("utf-8")
    uses = re.findall(r"uses: (\S+)", text)
    assert uses and all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", one) for one in uses)
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")
    assert "pull_request_target" not in text
    assert re.findall(r"^permissions:(.*\n(?:  .*\n)*)", text, re.MULTILINE) in ([" {}\n"], ["\n  contents: read\n"])
    writing = re.findall(r"^ +([a-z-]+): write$", text, re.MULTILINE)
    assert writing == (["pages", "id-token"] if path.name == "pages.yml" else [])
    assert "secrets." not in text
