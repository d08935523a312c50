"""A repository whose commits have the dates that a test gives them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ADDRESS = "editor-in-person@desk.invalid"  # what must never be seen


class Repository:
    """A folder kept in git."""

    def __init__(self, root: Path, *words: str) -> None:
        self.root = root
        root.mkdir(parents=True)
        self.git("init", "-q", "-b", "main", *words)

    def git(self, *words: str, at: str = "2025-01-01T00:00Z") -> str:
        """Run git at a given time."""
        who = {f"GIT_{role}_{part}": value for role in ("AUTHOR", "COMMITTER")
               for part, value in (("NAME", "Editor Inperson"), ("EMAIL", ADDRESS), ("DATE", at))}  # fmt: skip
        clean = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
        done = subprocess.run(
            ["git", *words], cwd=self.root, check=True, capture_output=True, text=True,
            env={**clean, **who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
        )  # fmt: skip
        return done.stdout.strip()

    def write(self, path: str, text: str) -> None:
        """Write a file."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")

    def read(self, path: str) -> str:
        """A file's text."""
        return (self.root / path).read_text("utf-8")

    def change(self, path: str, *pairs: tuple[str, str]) -> None:
        """Replace words of a file, each of which must be there."""
        text = self.read(path)
        for old, new in pairs:
            assert old in text, (path, old)
            text = text.replace(old, new)
        self.write(path, text)

    def move(self, old: str, new: str) -> None:
        """Rename a file."""
        (self.root / new).parent.mkdir(parents=True, exist_ok=True)
        (self.root / old).rename(self.root / new)

    def delete(self, path: str) -> None:
        """Delete a file."""
        (self.root / path).unlink()

    def commit(self, at: str, message: str = "work") -> str:
        """Commit everything; the commit's name."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message, at=at)
        return self.git("rev-parse", "HEAD")
