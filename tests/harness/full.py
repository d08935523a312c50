"""Builds on a disk that is full to the last so many bytes, and on one that is read-only: needs root, to mount a small disk.

`sudo .venv/bin/python -m tests.harness.full`
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.harness import builds, states
from tests.harness.faults import WORD, How, checked

SIZE = 16 << 20
FREE = [
    0,
    *(4096 * n for n in (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 160, 192, 224, 256, 320, 384, 448, 512)),
]
HOW = How(cold=False, swaps=True, workers=False, forever=True)


@contextmanager
def disk() -> Iterator[Path]:
    """A small disk of its own."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=True)


def fill(folder: Path, free: int) -> None:
    """Leave so many bytes."""
    with (folder / "ballast").open("wb", buffering=0) as ballast:
        try:
            while True:
                ballast.write(b"\0" * 65_536)
        except OSError:
            ballast.truncate(ballast.tell() // 4096 * 4096)
    size = (folder / "ballast").stat().st_size
    os.truncate(folder / "ballast", max(size - free, 0))


def full(cold: bool) -> Counter[str]:
    """What came of builds with less and less room."""
    told: Counter[str] = Counter()
    with disk() as folder:
        root, wholes = states.begun(folder / "root"), states.wholes()
        for turn, free in enumerate(FREE, 1):
            old, new = wholes[(turn - 1) % states.STATES], wholes[turn % states.STATES]
            states.lay(root, turn % states.STATES)
            if cold:
                states.forget(root)
            fill(folder, free)
            done = states.built(root)
            checked(root / "site", done, old, new, HOW)
            told[f"exit code {done.returncode}"] += 1
            told["said: " + done.stderr.split(" (")[0]] += bool(done.returncode)
            (folder / "ballast").unlink()
            builds.heals(root, new, turn, lambda said: bool(WORD.match(said)))
    return told


def read_only() -> str:
    """What is said where nothing can be written."""
    with disk() as folder:
        root, wholes = states.begun(folder / "root"), states.wholes()
        states.lay(root, 1)
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        done = states.built(root)
        checked(root / "site", done, wholes[0], wholes[1], HOW)
        assert done.returncode == 2, done
        subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True)
        builds.heals(root, wholes[1], 1)
    return done.stderr.replace(str(folder), "")


def main() -> None:
    """Fill disks, and make one read-only."""
    for cold in (False, True):
        told = full(cold)
        print(f"{'cold' if cold else 'warm'}: {', '.join(f'{word} {told[word]}' for word in sorted(told))}")
    print(f"read-only: {read_only()}", end="")


if __name__ == "__main__":
    main()
