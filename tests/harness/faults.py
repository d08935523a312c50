"""Lets every call to the disk that a build makes fail in turn, for a full disk, a refusal, a read-only disk and a broken one.

`python -m tests.harness.faults [EVERY [ROUND ...]]` does so for cold and warm builds, alone and with workers, with and without
an exchange of names; or for every so many calls, or only in the rounds of these numbers.
It needs a C compiler, for calls are refused between Python and the C library: those of SQLite and of every worker, too.
"""

from __future__ import annotations

import ctypes
import errno
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

from tests.harness import builds, states
from tests.harness.states import Mixture

ERRORS = (errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO)
ANSWERS = (errno.EACCES, errno.EIO, errno.ESTALE)  # instead of what a name is, or which names there are
REFUSED = re.compile(r"digest build: the disk refused: [^\n]+ \(/[^\n]+\)\. Nothing was published\.\n\Z")
WORD = re.compile(
    r"(\S+ was damaged and is made anew; this build takes (longer|as long as the first)\n|what \.cache/ held [^\n]+\n)*\Z"
)
SHIM = "DIGEST_TESTS_REFUSE"


@dataclass(frozen=True, slots=True)
class How:
    """The circumstances of a round of builds; `forever`: all calls after the one that fails do so, too.

    `asks`: not the calls that open, read, write or change, but those that ask what there is.
    """

    cold: bool
    swaps: bool
    workers: bool
    forever: bool
    asks: bool = False

    def __str__(self) -> str:
        return ", ".join(
            (
                "cold" if self.cold else "warm",
                "renameat2" if self.swaps else "two renames",
                "2 workers" if self.workers else "1 worker",
                "all calls after it fail" if self.forever else "one call fails",
                *(["of those that ask"] if self.asks else []),
            )
        )


def rounds() -> Iterator[How]:
    """All circumstances that are tried."""
    for asks in (False, True):
        for cold in (False, True):
            yield How(cold, True, False, False, asks)
            yield How(cold, False, True, False, asks)
            yield How(cold, True, True, True, asks)


def turn(lib: ctypes.CDLL, root: Path, how: How, number: int, every: int, told: Counter[str]) -> str:
    """Let one call fail; what failed, or nothing if the build has not so many calls."""
    wholes, at = states.wholes(), 1 + (number - 1) * every
    old, new = wholes[(number - 1) % states.STATES], wholes[number % states.STATES]
    states.lay(root, number % states.STATES)
    if how.cold:
        states.forget(root)
    errors = ANSWERS if how.asks else ERRORS
    error = errors[number % len(errors)]
    with states.circumstances(how.swaps, how.workers):
        child = states.start(
            root,
            lambda: lib.refuse_arm(os.fsencode(root), at, error, how.forever, how.asks),
            DIGEST_WORKERS="2" if how.workers else "1",
        )
        done = child.done()
    counted, what = lib.refuse_count(), lib.refuse_what().decode("utf-8", "replace")
    lib.refuse_arm(b"", 0, 0, 0, 0)
    what = f"{errno.errorcode[error]} in {what.replace(str(root), '')}" if counted >= at else ""
    try:
        checked(root / "site", done, old, new, how)
        builds.heals(root, new, number, lambda said: bool(WORD.match(said)))
        told[f"exit code {done.returncode}"] += bool(what)
    except AssertionError as fault:
        told["FAULTS"] += 1
        print(f"{how}: call {at}, {what}: {fault}", flush=True)
        states.built(root)
    return what


def checked(site: Path, done: CompletedProcess[str], old: dict[str, bytes], new: dict[str, bytes], how: How) -> None:
    """After a refusal the old site stands and a sentence names it; without one the new site stands."""
    said = done.stderr
    if "Traceback" in said or done.returncode not in (0, 1, 2):
        raise AssertionError(f"exit code {done.returncode}: {said}")
    if done.returncode == 2 and not REFUSED.search(said):
        raise AssertionError(f"what the disk refused is not named in a sentence: {said}")
    if done.returncode == 1 and "nothing was published" not in said:
        raise AssertionError(f"exit code 1, and not a word that nothing was published: {said}")
    if done.returncode and not how.swaps and how.forever and not site.exists():
        return
    if states.seen(site) != (old if done.returncode else new):
        raise Mixture(
            f"exit code {done.returncode}, but the site is not the {'old' if done.returncode else 'new'} one: {said}"
        )


def whole_round(lib: ctypes.CDLL, how: How, every: int = 1) -> Counter[str]:
    """Let each call fail that builds of this kind make, or each so many."""
    told: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as parent:
        root = states.begun(Path(parent).resolve() / "root")
        for number in range(1, 100_000):
            what = turn(lib, root, how, number, every, told)
            if not what:
                return told
            told["calls"] += 1
    raise AssertionError("the builds never end")


def loaded() -> ctypes.CDLL:
    """The library that refuses; starts this program anew with it where that is not so yet."""
    if SHIM not in os.environ:
        compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
        if compiler is None:
            raise SystemExit("this harness needs a C compiler (Debian: sudo apt install gcc libc6-dev)")
        library = Path(tempfile.mkdtemp()) / "refuse.so"
        source = Path(__file__).with_name("refuse.c")
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
        environment = {**os.environ, "LD_PRELOAD": str(library), SHIM: str(library)}
        os.execve(sys.executable, [sys.executable, "-m", "tests.harness.faults", *sys.argv[1:]], environment)
    library = ctypes.CDLL(os.environ[SHIM])
    library.refuse_what.restype = ctypes.c_char_p
    library.refuse_count.restype = ctypes.c_long
    library.refuse_arm.argtypes = [ctypes.c_char_p, ctypes.c_long, ctypes.c_int, ctypes.c_int, ctypes.c_int]
    os.environ.pop("LD_PRELOAD", None)
    return library


def main() -> None:
    """Let everything fail, or each so many as was asked."""
    every, *chosen = map(int, sys.argv[1:] or ["1"])
    lib, faults = loaded(), 0
    for how in [how for number, how in enumerate(rounds(), 1) if number in chosen or not chosen]:
        told = whole_round(lib, how, every)
        faults += told["FAULTS"]
        print(f"{how}: {', '.join(f'{word} {told[word]}' for word in sorted(told))}", flush=True)
    if faults:
        raise SystemExit(f"{faults} faults")
    print("the old site or the new one stood whole each time, and the next build was good")


if __name__ == "__main__":
    main()
