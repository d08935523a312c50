"""Kills whole builds at random moments, some by their process alone, some by one of their workers, some by the whole group.

While a build runs the site is read again and again, as a reader does; each time it must be the old one or the new one, whole.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.command import Forked
from tests.harness import states
from tests.harness.states import Mixture

HURT = ("alone", "group", "worker")  # the process alone, with its workers, or one of its workers


def kill(root: Path, times: int, seed: int, cold: bool, swaps: bool, wholes: list[dict[str, bytes]]) -> Counter[str]:
    """How often each was killed, how many builds ended before, and how often the site was looked at meanwhile."""
    site, dice, took, told = states.begun(root) / "site", random.Random(seed), 0.3, Counter[str]()
    turn = 0
    while told["killed"] < times:
        turn += 1
        old, new = wholes[(turn - 1) % states.STATES], wholes[turn % states.STATES]
        states.lay(root, turn % states.STATES)
        if cold:
            states.forget(root)
        hurt = dice.choice(HURT)
        with states.circumstances(swaps, workers=turn % 2 == 0 or hurt == "worker"):
            start = time.monotonic()
            child = states.start(root, os.setsid, DIGEST_WORKERS="2")
            told["looks"] += _watched(child, start + dice.random() * took * 1.2, site, (old, new), swaps)
            told[_killed(child, hurt)] += 1
            done = child.done()
            told["killed" if done.returncode else "ended"] += 1
            took = took if done.returncode else 0.8 * took + 0.2 * (time.monotonic() - start)
            if done.returncode > 0:
                _told_well(done.stderr, turn)
            _whole(site, (old, new) if done.returncode else (new,), swaps, turn)
            heals(root, new, turn)
    return told


def _watched(child: Forked, until: float, site: Path, either: tuple[dict[str, bytes], ...], swaps: bool) -> int:
    looks = 0
    while child.runs() and time.monotonic() < until:
        _whole(site, either, swaps, looks)
        looks += 1
        time.sleep(0.002)
    return looks


def _whole(site: Path, either: tuple[dict[str, bytes], ...], swaps: bool, turn: int) -> None:
    """The site is one of them; where names cannot be exchanged there may be none for a moment."""
    try:
        stands = states.seen(site)
    except FileNotFoundError:
        if swaps or site.exists():
            raise
        return
    if stands not in either:
        raise Mixture(f"turn {turn}: {len(stands)} files that are neither the old site nor the new one")


def _killed(child: Forked, hurt: str) -> str:
    if not child.runs():
        return "too late"
    victims = {"alone": [child.child], "group": [-child.child], "worker": workers(child.child)[:1]}[hurt]
    if not victims:
        victims, hurt = [child.child], "alone"
    for victim in victims:
        try:
            (os.killpg if victim < 0 else os.kill)(abs(victim), signal.SIGKILL)
        except ProcessLookupError:
            return "too late"
    return hurt


def workers(process: int) -> list[int]:
    """The processes that a process has started, newest last."""
    try:
        return [int(n) for n in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def _told_well(said: str, turn: int) -> None:
    """A worker that is killed is told of in a sentence."""
    if "Traceback" in said or "a worker was killed" not in said or "Nothing was published" not in said:
        raise AssertionError(f"turn {turn}: a build whose worker was killed said: {said}")


def heals(root: Path, new: dict[str, bytes], turn: int, allowed: Callable[[str], bool] = lambda said: not said) -> str:
    """The next build makes the new site whole, without a word, and leaves nothing beside it; what it said."""
    done = states.built(root)
    if done.returncode or states.seen(root / "site") != new or states.leftovers(root):
        raise Mixture(f"the build after turn {turn} did not heal: {done.stderr} {states.leftovers(root)}")
    said = done.stderr.replace("another build is making this site; waiting for it\n", "")
    if not allowed(said):
        raise AssertionError(f"the build after turn {turn} said: {said}")
    return said
