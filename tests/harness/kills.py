"""Kills publishing at random moments, or lets one call to the disk after another fail, and looks at what stands.

`python -m tests.harness.kills 500` kills publishing 500 times and whole builds 500 times.
"""

from __future__ import annotations

import errno
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator.model.page import Artifact
from generator.publish import folder, publish

from tests.harness import builds, states
from tests.harness.states import Mixture

FILES = 20
CALLS = {"open", "os.link", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.scandir", "os.chmod"}
_failing: dict[str, int] = {}
_hooked: list[bool] = []


def edition(turn: int) -> list[Artifact]:
    """A site of which each turn shares a part with the one before."""
    texts = {f"p{n}/index.html": f"{turn if n % 3 else 'ever'} {n}" * 40 for n in range(FILES) if (n + turn) % 5}
    return [Artifact(path, text.encode()) for path, text in texts.items()]


def whole(turn: int) -> dict[str, bytes]:
    """All that must stand after that turn, somebody else's file with it."""
    own = {a.path: a.data for a in edition(turn)}
    return {**own, folder.LIST: ("\n".join(sorted(own)) + "\n").encode(), "CNAME": b"digest.example"}


def seen(site: Path) -> dict[str, bytes]:
    """All that stands."""
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def begun(parent: Path) -> Path:
    """A site of turn 0 with somebody else's file in it."""
    site = parent / "site"
    publish(site, edition(0))
    (site / "CNAME").write_text("digest.example")
    return site


def checked(site: Path, turn: int, never_absent: bool = True) -> int:
    """The turn that stands whole; where names cannot be exchanged, nothing may stand until the next build."""
    if not site.exists() and not never_absent:
        return turn - 1
    stands = seen(site)
    for one in (turn - 1, turn):
        if stands == whole(one):
            return one
    raise Mixture(f"after turn {turn}: {len(stands)} files that are neither the old site nor the new one")


def kill(parent: Path, times: int, seed: int) -> int:
    """How often it was killed before its end; the site was whole and the next build good each time."""
    site, dice, took, killed, turn = begun(parent), random.Random(seed), 0.02, 0, 0
    while killed < times:
        turn += 1
        start = time.monotonic()
        child = os.fork()
        if not child:
            publish(site, edition(turn))
            os._exit(0)
        time.sleep(dice.random() * took)
        os.kill(child, signal.SIGKILL)
        _, ended = os.waitpid(child, 0)
        if ended:
            killed += 1
        else:
            took = time.monotonic() - start
        checked(site, turn)
        publish(site, edition(turn))
        if seen(site) != whole(turn):
            raise Mixture(f"the build after kill {turn} did not heal")
    return killed


def fail_in_turn(parent: Path) -> int:
    """How many calls there were to let fail, one in each build."""
    site = begun(parent)
    for turn in range(1, 10_000):
        try:
            with failing(turn):
                publish(site, edition(turn))
                return turn
        except OSError:
            checked(site, turn, never_absent=False)
        publish(site, edition(turn))
        if seen(site) != whole(turn):
            raise Mixture(f"the build after the failure of call {turn} did not heal")
    raise AssertionError("the builds never end")


@contextmanager
def failing(number: int) -> Iterator[None]:
    """Let that call to the disk fail."""
    if not _hooked:
        sys.addaudithook(_hook)
        _hooked.append(True)
    _failing["left"] = number
    try:
        yield
        if _failing["left"] <= 0:
            raise OSError(errno.EIO, "a call failed without harm")
    finally:
        _failing.clear()


def fail(number: int, root: Path) -> None:
    """From now on, in this process: let that call to the disk beneath a folder fail."""
    left = [number]

    def hook(event: str, given: tuple[Any, ...]) -> None:
        if event in CALLS and given and str(given[0]).startswith(str(root)):
            left[0] -= 1
            if left[0] == 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(given[0]))

    sys.addaudithook(hook)


def _hook(event: str, _: tuple[Any, ...]) -> None:
    if _failing and event in CALLS:
        _failing["left"] -= 1
        if _failing["left"] == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def main() -> None:
    """Kill publishing, and whole builds in each circumstance, as often as was asked."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with tempfile.TemporaryDirectory() as parent:
        kill(Path(parent), times, seed=times)
        print(f"publishing killed {times} times: the old site or the new one stood whole each time", flush=True)
    wholes = states.wholes()
    for cold in (False, True):
        for swaps in (True, False):
            with tempfile.TemporaryDirectory() as parent:
                told = builds.kill(Path(parent) / "root", -(-times // 4), times, cold, swaps, wholes)
            how = f"{'cold' if cold else 'warm'}, {'renameat2' if swaps else 'two renames'}"
            print(f"builds ({how}): {', '.join(f'{word} {told[word]}' for word in sorted(told))}", flush=True)
    print("no mixture was seen; every next build was good")


if __name__ == "__main__":
    main()
