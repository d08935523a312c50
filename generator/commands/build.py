"""`digest build`: checks everything, and if it is sound makes the site."""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.commands import asked, unchanged

ENDING: list[object] = []  # what the last build made lives on: a process that ends need not free it


def run(args: argparse.Namespace) -> int:
    """Build; on any error nothing is published and the site that stood before still stands."""
    root = asked.root(args)
    target = asked.target(args, root)
    now = asked.now(args)
    seen = unchanged.before(root, args)
    stands = unchanged.standing(target)
    last = unchanged.still(root, seen, stands, now)
    if last:
        _tell(args, f"{target}: nothing has changed")
        return last.tell()
    return _built(args, root, target, seen, stands, now)


def _built(
    args: argparse.Namespace,
    root: Path,
    target: Path,
    seen: unchanged.Before,
    stands: Mapping[str, str],
    now: dt.datetime,
) -> int:
    from generator import pipeline, publish, report
    from generator.commands import before, site
    from generator.model.page import Filed

    gc.disable()  # all that is made is needed until the end: looking for garbage among it takes a third of a large build
    waited: list[bool] = []
    with publish.opened(target, lambda: waited.append(_wait())) as place:
        given = site.sources(root)  # read once the place is ours: who waited publishes what stands now
        stands = unchanged.standing(target) if waited else stands
        last = before.recalled(root, target, stands)
        options = replace(site.options(args, now), put=place.put, before=last)
        made = pipeline.build(given, options)
        summary = report.summary(made.found)
        found = site.shown(made.found, given)
        if not site.is_sound(made.found, args.strict):
            print(f"{site.ended(found)}{summary}; nothing was published", file=sys.stderr)
            return site.FAULTY
        held = site.held_line(made.value.held, now)
        said = site.ended(found) + site.ended(summary) + site.ended(held)
        print(said, end="", file=sys.stderr)
        files = [*made.value.artifacts, *(Filed(path) for path in made.value.standing)]
        done = place.publish(files, publish.manifest.known(target) if publish.manifest.NAME in last.intact else {})
        ENDING[:] = (given, made)
        stands = unchanged.standing_after(target, stands, done.touched, done.gone)
        before.keep(root, target, made.value.before, stands)
    unchanged.remember(root, seen, stands, now, site.next_change(made.value.held), unchanged.Outcome(site.SOUND, said))
    if done.unsigned:
        gone = " and ".join(done.unsigned)
        print(
            f"the site has changed: {gone} fitted no longer and was removed; sign again with: digest sign",
            file=sys.stderr,
        )
    if done.replaced:
        print(_replaced(target, done.replaced), file=sys.stderr)
    _tell(args, f"{target}: {done.written + done.same} files, {done.written} written, {done.removed} removed")
    return site.SOUND


def _replaced(target: Path, paths: Sequence[str]) -> str:
    """What is said of files that somebody put where the build now has a file of its own."""
    names = ", ".join(paths[:3]) + (f" and {len(paths) - 3} more" if len(paths) > 3 else "")
    return f"replaced in {target}, though no build had made it: {names}; as it was it stands in {target.with_name(f'.{target.name}-kept')} until the next build"


def _wait() -> bool:
    print("another build is making this site; waiting for it", file=sys.stderr)
    return True


def _tell(args: argparse.Namespace, line: str) -> None:
    if not args.quiet:
        print(line)
