"""The installed package works without its checkout."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from tests.sites import ROOT


def run(*words: str | Path, cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        [str(w) for w in words], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def installer(python: Path) -> list[str | Path]:
    """The command that installs into an environment: pip, or uv where it made ours, which then has no pip."""
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip", "--python", python, "install", "-q", "--disable-pip-version-check"]
    uv = shutil.which("uv")
    assert uv, "neither pip nor uv is here to install the wheel with"
    return [uv, "pip", "install", "--quiet", "--python", python]


def test_the_wheel_makes_and_builds_a_site_in_an_empty_environment(tmp_path: Path) -> None:
    """Build the wheel, install it alone, init a site, build it: the default templates came with it."""
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, ROOT, cwd=tmp_path)
    wheel = next(tmp_path.glob("*.whl"))
    venv.create(tmp_path / "empty", with_pip=False, system_site_packages=False)
    python = tmp_path / "empty" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    run(*installer(python), wheel, cwd=ROOT)  # where `make` found its tools
    command = python.with_name("digest")
    run(command, "init", "mine", cwd=tmp_path)

    assert "written" in run(command, "--root", "mine", "build", cwd=tmp_path)
    assert (tmp_path / "mine/site/assets/style.css").is_file()
    assert (tmp_path / "mine/site/feed.xml").is_file()
