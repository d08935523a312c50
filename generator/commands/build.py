"""`digest build`: checks everything, and if it is sound makes the site."""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import sys
from pathlib import Path

from generator.commands import asked, unchanged


def run(args: argparse.Namespace) -> int:
    """Build; on any error nothing is published and the site that stood before still stands."""
    root = asked.root(args)
    target = Path(args.output) if args.output else root / "site"
    now = asked.now(args)
    seen = unchanged.before(root, args)
    last = unchanged.still(root, target, seen, now)
    if last:
        _tell(args, f"{target}: nothing has changed")
        return last.tell()
    return _built(args, root, target, seen, now)


def _built(args: argparse.Namespace, root: Path, target: Path, seen: unchanged.Before, now: dt.datetime) -> int:
    from generator import pipeline, publish, report
    from generator.commands import site

    gc.disable()  # all that is made is needed until the end: looking for garbage among it takes a third of a large build
    given = site.sources(root)
    made = pipeline.build(given, site.options(args, now))
    summary = report.summary(made.found)
    found = site.shown(made.found, given)
    if not site.is_sound(made.found, args.strict):
        print(f"{site.ended(found)}{summary}; nothing was published", file=sys.stderr)
        return site.FAULTY
    held = site.held_line(made.value.held, now)
    said = site.ended(found) + site.ended(summary) + site.ended(held)
    print(said, end="", file=sys.stderr)
    done = publish.publish(target, made.value.artifacts)
    unchanged.remember(root, target, seen, now, site.next_change(made.value.held), unchanged.Outcome(site.SOUND, said))
    _tell(args, f"{target}: {done.written + done.same} files, {done.written} written, {done.removed} removed")
    return site.SOUND


def _tell(args: argparse.Namespace, line: str) -> None:
    if not args.quiet:
        print(line)
