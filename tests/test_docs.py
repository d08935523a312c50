"""The documents tell the truth."""

from __future__ import annotations

import subprocess
import sys

from generator.reference import reference

from tests.sites import ROOT


def test_the_content_reference_is_the_model() -> None:
    """docs/content.md is what the model says; make it again with python -m generator.reference > docs/content.md."""
    assert (ROOT / "docs" / "content.md").read_text("utf-8") == reference()


def test_each_command_is_in_the_readme() -> None:
    """A command that the help lists is named in the README."""
    shown = subprocess.run(
        [sys.executable, "-m", "generator", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    readme = (ROOT / "README.md").read_text("utf-8")
    for command in ("build", "check", "serve", "new", "import", "list", "fix", "init"):
        assert f"    {command} " in shown
        assert f"digest {command}" in readme
