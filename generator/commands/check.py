"""`digest check`: says all that is wrong, and publishes nothing."""

from __future__ import annotations

import argparse
import sys

from generator import pipeline, report
from generator.commands import site


def run(args: argparse.Namespace) -> int:
    """Check the content."""
    folder = site.root(args)
    given = site.sources(folder)
    options = site.options(args)
    made = pipeline.check(given, options)
    site.tell(made.found, given, args.format)
    if args.format == "text":
        articles = len([d for d in given.documents if d.path.startswith("content/articles/")])
        summary = report.summary(made.found)
        held = site.held_line(made.value.held, options.now)
        for line in (summary, held):
            if line:
                print(line, file=sys.stderr)
        if not summary and not args.quiet:
            print(f"{len(given.documents)} files, {articles} articles: nothing to report")
    return site.SOUND if site.is_sound(made.found, args.strict) else site.FAULTY
