"""`digest ledger`: writes down what is published now, for sites whose past git's history cannot tell."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from generator import pipeline, read, report
from generator.commands import site
from generator.diagnostics import Severity
from generator.model.article import Article, Note
from generator.model.history import NO_ARCHIVE
from generator.read import LEDGER, add_to_ledger


def run(args: argparse.Namespace) -> int:
    """Add to the ledger what is new, changed or gone; nothing while there are errors, for then nothing is published."""
    root = site.root(args)
    given = site.sources(root)
    at = site.now(args)
    if not args.force and given.archive.kind != "ledger":
        raise site.Misuse(
            "content/site.yaml doesn't say history: ledger, so nothing would read it; write that first, or use --force"
        )
    past = read.archive(root, "ledger")
    made = pipeline.check(replace(given, archive=NO_ARCHIVE if past.fault == "absent" else past), site.options(args))
    errors = [d for d in made.found if d.severity is Severity.ERROR]
    if errors:
        print(
            f"{site.ended(site.shown(tuple(errors), given))}{report.summary(errors)}; nothing was written",
            file=sys.stderr,
        )
        return site.FAULTY
    held = {h.noun.origin.path for h in made.value.held}
    public = {n.origin.path for n in made.value.nouns if isinstance(n, Article | Note)} - held
    texts = [d for d in given.documents if d.path in public]
    new, gone = add_to_ledger(root, past, [*texts, *pipeline.outlines(made.value.nouns)], at)
    print(f"{LEDGER}: {new} new or changed, {gone} gone" if new or gone else f"{LEDGER}: nothing has changed")
    return site.SOUND
