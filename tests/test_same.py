"""The same site, byte for byte and mode for mode, in every circumstance that must not show."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.harness import same, states


def test_no_circumstance_shows(tmp_path: Path) -> None:
    """As it comes, and with another locale, zone, hash seed, umask, folder, order of names, memory and number of processes."""
    states.lay(tmp_path, 1)
    ways = list(same.ways([]))
    chosen = [ways[0], *(way for way in ways if way.name in ("names in any order", "umask 077")), ways[-1]]
    assert [way.name for way in chosen] == ["as it comes", "umask 077", "names in any order", "all at once"]
    assert list(same.compared(tmp_path, chosen)) == [(way.name, []) for way in chosen]


def test_what_differs_is_named(tmp_path: Path) -> None:
    """The comparison sees a difference where there is one."""
    states.lay(tmp_path, 1)
    other = same.Way("another address", {"SOURCE_DATE_EPOCH": "0"}, python=f"{sys.executable} {_changed(tmp_path)}")
    found = dict(same.compared(tmp_path, [same.Way("as it comes"), other]))
    assert "index.html" in found["another address"]


def _changed(folder: Path) -> Path:
    """A program that passes for Python and builds for another address."""
    program = folder / "other.py"
    program.write_text(
        "import sys\nfrom generator.cli import main\nsys.exit(main([*sys.argv[3:], '--base-url', 'https://else.example/']))\n"
    )
    return program


def test_a_python_that_is_missing_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Not passed over in silence."""
    assert same.version("no-such-python") == ""
    assert same.version(sys.executable) == ".".join(map(str, sys.version_info[:2]))
    monkeypatch.setattr(sys, "argv", ["same"])
    monkeypatch.setattr(same, "ways", lambda pythons: [])
    same.main()
    missing = [one for one in same.WANTED if one != same.version(sys.executable)]
    assert capsys.readouterr().out == f"not tried, for it was not named: Python {', '.join(missing)}\n"
