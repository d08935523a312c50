"""`digest build`: checks everything, and if it is sound makes the site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator import pipeline, publish, report
from generator.commands import site


def run(args: argparse.Namespace) -> int:
    """Build; on any error nothing is published and the site that stood before still stands."""
    folder = site.root(args)
    given = site.sources(folder)
    options = site.options(args)
    made = pipeline.build(given, options)
    site.tell(made.found, given)
    summary = report.summary(made.found)
    if not site.is_sound(made.found, args.strict):
        print(f"{summary}; nothing was published", file=sys.stderr)
        return site.FAULTY
    target = Path(args.output) if args.output else folder / "site"
    done = publish.publish(target, made.value.artifacts)
    _say(args, summary, site.held_line(made.value.held, options.now), done, target)
    return site.SOUND


def _say(args: argparse.Namespace, summary: str, held: str, done: publish.Published, target: Path) -> None:
    if summary:
        print(summary, file=sys.stderr)
    if held:
        print(held, file=sys.stderr)
    if not args.quiet:
        files = done.written + done.same
        print(f"{target}: {files} files, {done.written} written, {done.removed} removed")
