"""The command as its user types it, in a process of its own.

The process is a fork of the tests' own, which saves starting Python and compiling every template for each of several hundred
commands. What Python reads when it starts (the hash seed, the locale) needs a real start: name it, and that is what happens.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import traceback
import warnings
from functools import cache
from pathlib import Path
from typing import NoReturn

from generator import cli

from tests.sites import ARTICLE, ROOT, pages

AT_START = ("PYTHON", "LC_", "LANG", "TZ")


def digest(
    *words: str | Path, root: Path | None = None, said: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command; `said` is what is typed while it runs, the rest goes into its environment."""
    line = [*(["--root", str(root)] if root else []), *map(str, words)]
    if not hasattr(os, "fork") or any(name.startswith(AT_START) for name in environment):
        return started(*line, said=said, **environment)
    _ready()
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(said.encode())
        given.seek(0)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # tests with a server of their own have threads
            child = os.fork()
        if not child:
            _run(line, environment, (given.fileno(), out.fileno(), err.fileno()))
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return subprocess.CompletedProcess(line, code, _read(out), _read(err))


def started(*words: str, said: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a Python that starts for it."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *words],
        cwd=ROOT, capture_output=True, text=True, env={**os.environ, **environment}, input=said, check=False,
    )  # fmt: skip


@cache
def _ready() -> None:
    """Compile the templates once, before the first fork."""
    pages(f"-- content/articles/a.md --\n{ARTICLE}")


def _run(line: list[str], environment: dict[str, str], files: tuple[int, int, int]) -> NoReturn:
    code = 1
    try:
        for number, file in enumerate(files):
            os.dup2(file, number)
        sys.stdin = io.TextIOWrapper(io.FileIO(0, closefd=False), "utf-8")
        sys.stdout = io.TextIOWrapper(io.FileIO(1, "w", closefd=False), "utf-8", write_through=True)
        sys.stderr = io.TextIOWrapper(io.FileIO(2, "w", closefd=False), "utf-8", write_through=True)
        os.environ.update(environment)
        os.chdir(ROOT)
        code = cli.main(line)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _read(file: io.BufferedRandom) -> str:
    file.seek(0)
    return file.read().decode()
