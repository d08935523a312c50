"""The floors: a module imports from lower floors only, and each foreign library comes in by one door."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

GENERATOR = Path(__file__).resolve().parent.parent / "generator"
FLOORS = {
    "diagnostics": 1,
    "text": 1,
    "traces": 1,
    "model": 2,
    "parse": 3,
    "markup": 3,
    "link": 3,
    "prose": 3,
    "plan": 3,
    "render": 3,
    "copies": 3,
    "previews": 3,
    "feeds": 3,
    "intake": 3,
    "record": 3,
    "maps": 3,
    "charts": 3,
    "pictures": 3,
    "read": 4,
    "web": 4,
    "memo": 4,
    "publish": 4,
    "report": 4,
    "workers": 4,
    "pipeline": 4,
    "commands": 5,
    "reference": 4,
    "cli": 6,
    "__main__": 7,
    "__init__": 0,
}
DOORS = {
    "yaml": {"parse"},
    "markdown": {"markup"},
    "nh3": {"markup"},
    "jinja2": {"render"},
    "feedgen": {"feeds"},
    "anyascii": {"text"},
    "PIL": {"pictures", "previews"},
    "argparse": {"cli", "commands"},
    "sqlite3": {"memo"},
    "multiprocessing": {"workers"},
    "subprocess": {"read", "commands"},
    "socket": {"web"},
    "pathlib": {"read", "publish", "memo", "commands"},
    "os": {"read", "publish", "workers", "commands", "cli"},
}
MODULES = sorted(GENERATOR.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(GENERATOR).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The modules that a file imports, in full, `from generator import a` as generator.a."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"generator.{n.name}" for n in node.names} if node.module == "generator" else {node.module}
    return found


def test_every_room_has_its_floor() -> None:
    """A new room gets a line in the table."""
    assert {room(path) for path in MODULES} == set(FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(GENERATOR)))
def test_imports_go_down(path: Path) -> None:
    """A module imports its own room and lower floors only; the stages are strangers to each other."""
    here = room(path)
    for name in imported(path):
        parts = name.split(".")
        if parts[0] != "generator" or len(parts) == 1 or parts[1] in ("VERSION", here):
            continue
        assert FLOORS[parts[1]] < FLOORS[here] or (here == "pipeline" and FLOORS[parts[1]] == 3), (
            f"{path} imports {name}"
        )


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(GENERATOR)))
def test_each_library_has_one_door(path: Path) -> None:
    """Only the room that is a library's door knows it."""
    for name in imported(path):
        door = DOORS.get(name.split(".")[0])
        assert door is None or room(path) in door, f"{path} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(GENERATOR)))
def test_sizes(path: Path) -> None:
    """No module is longer than 420 lines, no body of a function than 45."""
    text = path.read_text("utf-8")
    assert text.count("\n") <= 420, path
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            first = node.body[1] if len(node.body) > 1 and ast.get_docstring(node) else node.body[0]
            assert (node.end_lineno or 0) - first.lineno < 45, f"{path}: {node.name}"
