"""`digest check`: says all that is wrong, and publishes nothing."""

from __future__ import annotations

import argparse
import datetime as dt
import gc
from pathlib import Path

from generator.commands import asked, unchanged


def run(args: argparse.Namespace) -> int:
    """Check the content; where nothing has changed since the last check, say again what that one said."""
    root = asked.root(args)
    now = asked.now(args)
    seen = unchanged.before(root, args)
    ended = unchanged.still(root, seen, {}, now)
    if ended is None:
        ended, until = _checked(args, root, now)
        unchanged.remember(root, seen, {}, now, until, ended)
    return ended.tell()


def _checked(args: argparse.Namespace, root: Path, now: dt.datetime) -> tuple[unchanged.Outcome, dt.datetime | None]:
    from generator import pipeline, report
    from generator.commands import site

    gc.disable()  # all that is made is needed until the end: looking for garbage among it takes a third of a large build
    given = site.sources(root)
    made = pipeline.check(given, site.options(args, now))
    code = site.SOUND if site.is_sound(made.found, args.strict) else site.FAULTY
    found = site.ended(site.shown(made.found, given, args.format))
    until = site.next_change(made.value.held)
    if args.format != "text":
        return unchanged.Outcome(code, out=found), until
    summary = report.summary(made.found)
    err = found + site.ended(summary) + site.ended(site.held_line(made.value.held, now))
    if summary or args.quiet:
        return unchanged.Outcome(code, err), until
    articles = len([d for d in given.documents if d.path.startswith("content/articles/")])
    return unchanged.Outcome(
        code, err, f"{len(given.documents)} files, {articles} articles: nothing to report\n"
    ), until
