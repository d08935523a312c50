"""The command as its user types it, in a process of its own.

The process is a fork of the tests' own, which saves starting Python and compiling every template for each of several hundred
commands. What Python reads when it starts (the hash seed, the locale) needs a real start: name it, and that is what happens.
"""

from __future__ import annotations

import importlib
import io
import os
import subprocess
import sys
import tempfile
import traceback
import warnings
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import IO, NoReturn

from generator import cli
from generator.memo import values

from tests.sites import ARTICLE, ROOT, pages

AT_START = ("PYTHON", "LC_", "LANG", "TZ")


def digest(
    *words: str | Path, root: Path | None = None, said: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command; `said` is what is typed while it runs, the rest goes into its environment."""
    line = [*(["--root", str(root)] if root else []), *map(str, words)]
    if not hasattr(os, "fork") or any(name.startswith(AT_START) for name in environment):
        return started(*line, said=said, **environment)
    return Forked(line, said, environment).done()


class Forked:
    """The command in a fork that may be watched, or killed, while it runs; `first` is called in it before the command."""

    def __init__(
        self,
        line: Sequence[str],
        said: str = "",
        environment: Mapping[str, str] = MappingProxyType({}),
        first: Callable[[], object] = lambda: None,
    ) -> None:
        _ready()
        self.line = line
        self.files = [tempfile.TemporaryFile() for _ in range(3)]  # noqa: SIM115  # closed in done
        self.files[0].write(said.encode())
        self.files[0].seek(0)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # tests with a server of their own have threads
            self.child = os.fork()
        if not self.child:
            _run(line, environment, [file.fileno() for file in self.files], first)
        self.status: int | None = None

    def runs(self) -> bool:
        """Whether it has not ended yet."""
        if self.status is None:
            ended, status = os.waitpid(self.child, os.WNOHANG)
            self.status = status if ended else None
        return self.status is None

    def said(self) -> str:
        """What it has said on standard error so far."""
        return os.pread(self.files[2].fileno(), 1 << 20, 0).decode()

    def done(self) -> subprocess.CompletedProcess[str]:
        """Wait for its end."""
        if self.status is None:
            self.status = os.waitpid(self.child, 0)[1]
        out, err = (_read(file) for file in self.files[1:])
        for file in self.files:
            file.close()
        return subprocess.CompletedProcess(self.line, os.waitstatus_to_exitcode(self.status), out, err)


def started(*words: str, said: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a Python that starts for it."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *words],
        cwd=ROOT, capture_output=True, text=True, env={**os.environ, **environment}, input=said, check=False,
    )  # fmt: skip


@cache
def _ready() -> None:
    """Compile the templates, import what a build needs and hash the program once, before the first fork."""
    for name in ("before", "build", "changes", "check", "site"):
        importlib.import_module(f"generator.commands.{name}")
    values.version()
    pages(f"-- content/articles/a.md --\n{ARTICLE}")


def _run(
    line: Sequence[str], environment: Mapping[str, str], files: Sequence[int], first: Callable[[], object]
) -> NoReturn:
    code = 1
    try:
        for number, file in enumerate(files):
            os.dup2(file, number)
        sys.stdin = io.TextIOWrapper(io.FileIO(0, closefd=False), "utf-8")
        sys.stdout = io.TextIOWrapper(io.FileIO(1, "w", closefd=False), "utf-8", write_through=True)
        sys.stderr = io.TextIOWrapper(io.FileIO(2, "w", closefd=False), "utf-8", write_through=True)
        os.environ.update(environment)
        os.chdir(ROOT)
        first()
        code = cli.main(list(line))
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _read(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()
