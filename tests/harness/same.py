"""Builds one site in many circumstances, and holds every file of each, its bytes and its mode, against the first.

`python -m tests.harness.same [ROOT] [PYTHON ...]`: the site at ROOT (by default a small one with a picture, names and maps), by
this Python and by each that is named; a Python that is named needs the libraries of `requirements.txt`.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from tests.harness import states
from tests.sites import ROOT

NOW = "2026-11-01T00:00Z"
WANTED = ("3.11", "3.12", "3.13", "3.14")
LOCALES = ("C", "POSIX", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8", "ja_JP.EUC-JP")
ZONES = ("UTC", "Asia/Tokyo", "America/St_Johns", "Pacific/Kiritimati", "Asia/Kathmandu")
# Names come from the disk in an order that is another each time, as they may on any disk.
SHUFFLED = """\
import os, random
_scandir, _listdir = os.scandir, os.listdir
def _mixed(found):
    found = list(found)
    random.shuffle(found)
    return found
class _Shuffled:
    def __init__(self, *where):
        self.inner = _scandir(*where)
        self.found = iter(_mixed(self.inner))
    def __iter__(self): return self.found
    def __next__(self): return next(self.found)
    def __enter__(self): return self
    def __exit__(self, *what): self.inner.close()
    def close(self): self.inner.close()
os.scandir = _Shuffled
os.listdir = lambda *where: _mixed(_listdir(*where))
"""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of building."""

    name: str
    environment: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    umask: int = 0o022
    elsewhere: bool = False
    warm: bool = False
    python: str = sys.executable


def ways(pythons: list[str]) -> Iterator[Way]:
    """Every circumstance that must not show, one at a time, and then all of them at once."""
    yield Way("as it comes")
    for name in LOCALES:
        yield Way(f"locale {name}", {"LC_ALL": name, "LANG": name})
    for zone in ZONES:
        yield Way(f"zone {zone}", {"TZ": zone})
    for seed in ("0", "1", "4294967295"):
        yield Way(f"hash seed {seed}", {"PYTHONHASHSEED": seed})
    for umask in (0o000, 0o002, 0o027, 0o077):
        yield Way(f"umask {umask:03o}", umask=umask)
    yield Way("another folder", elsewhere=True)
    yield Way("names in any order", {"SHUFFLED": "1"})
    yield Way("with what the last build remembers", warm=True)
    for workers in ("1", "2", "3"):
        yield Way(f"{workers} workers", {"DIGEST_WORKERS": workers})
    for python in pythons:
        yield Way(f"Python {version(python)} ({python})", python=python)
    everything = {
        "LC_ALL": "tr_TR.UTF-8",
        "TZ": "Asia/Kathmandu",
        "PYTHONHASHSEED": "7",
        "SHUFFLED": "1",
        "DIGEST_WORKERS": "2",
    }
    yield Way("all at once", everything, 0o077, elsewhere=True, warm=True, python=(pythons or [sys.executable])[-1])


def version(python: str) -> str:
    """A Python's version; nothing if there is none."""
    try:
        asked = "import sys; print('.'.join(map(str, sys.version_info[:2])))"
        done = subprocess.run([*python.split(), "-c", asked], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip()


def built(root: Path, way: Way, scratch: Path) -> dict[str, tuple[int, str]]:
    """The mode and hash of every file that a build in this way makes."""
    home = scratch / ("elsewhere ü/a b" if way.elsewhere else "here")
    shutil.copytree(root, home, ignore=_unneeded, dirs_exist_ok=True)
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "TZ", "DIGEST_"))}
    environment |= {"PYTHONPATH": str(ROOT), **way.environment}
    if "SHUFFLED" in way.environment:
        (scratch / "shuffled").mkdir(exist_ok=True)
        (scratch / "shuffled/sitecustomize.py").write_text(SHUFFLED)
        environment["PYTHONPATH"] = f"{scratch / 'shuffled'}{os.pathsep}{ROOT}"
    line = [*way.python.split(), "-m", "generator", "--root", str(home), "build", "--quiet", "--now", NOW]
    for turn in range(2 if way.warm else 1):
        done = subprocess.run(
            line, env=environment, cwd=scratch, capture_output=True, text=True, check=False, umask=way.umask
        )
        assert done.returncode == 0, f"{way.name}: {done.stderr}"
        if way.warm and not turn:
            (home / "site/index.html").unlink()  # so that there is something to do
    site = home / "site"
    made = {}
    for path in [site, *sorted(site.rglob("*"))]:
        mode = path.stat().st_mode & 0o7777
        made[path.relative_to(site).as_posix()] = (
            mode,
            "" if path.is_dir() else hashlib.sha256(path.read_bytes()).hexdigest(),
        )
    shutil.rmtree(home)
    return made


def _unneeded(_: str, names: list[str]) -> set[str]:
    """What is not copied: what a build made or remembers. The site's past is, or where it is kept."""
    return {name for name in names if name == "site" or (name.startswith(".") and name != ".git")}


def compared(root: Path, chosen: list[Way]) -> Iterator[tuple[str, list[str]]]:
    """Each way, and the files that differ from those of the first."""
    first: dict[str, tuple[int, str]] = {}
    for way in chosen:
        with tempfile.TemporaryDirectory() as scratch:
            made = built(root, way, Path(scratch))
        first = first or made
        yield way.name, sorted(path for path in first.keys() | made.keys() if first.get(path) != made.get(path))


def main() -> None:
    """Compare all ways, and name the Pythons that are missing."""
    words = sys.argv[1:]
    with tempfile.TemporaryDirectory() as own:
        root = Path(words[0]) if words and words[0] else Path(own)
        if root == Path(own):
            states.lay(root, 1)
        differ = 0
        for name, paths in compared(root, list(ways(words[1:]))):
            differ += bool(paths)
            print(
                f"{name}: {'the same' if not paths else f'{len(paths)} files differ: ' + ', '.join(paths[:3])}",
                flush=True,
            )
    seen = {version(python) for python in (sys.executable, *words[1:])}
    missing = [one for one in WANTED if one not in seen]
    if missing:
        print(f"not tried, for it was not named: Python {', '.join(missing)}")
    if differ:
        raise SystemExit(f"{differ} ways make another site")


if __name__ == "__main__":
    main()
