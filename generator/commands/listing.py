"""`digest list`: every article with its state; what is held back, until when and why."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from generator import pipeline, report
from generator.commands import site
from generator.diagnostics import Severity
from generator.link import Held
from generator.model.article import Article
from generator.model.nouns import Broken


def run(args: argparse.Namespace) -> int:
    """Print a line for each article: state, date, id, title."""
    given = site.sources(site.root(args))
    made = pipeline.check(given, site.options(args))
    held = {h.noun.origin.path: h for h in made.value.held}
    for row in sorted(_rows(made.value, held, args.held), reverse=True):
        print(report.seen("  ".join(row[1:])))
    faults = [d for d in made.found if d.severity is Severity.ERROR]
    if faults:
        print(f"{report.summary(faults)}; see: digest check", file=sys.stderr)
        return site.FAULTY
    return site.SOUND


def _rows(result: pipeline.Result, held: dict[str, Held], only_held: bool) -> Iterator[tuple[str, ...]]:
    for noun in result.nouns:
        if isinstance(noun, Broken):
            if noun.path.startswith("content/articles/") and not only_held:
                yield ("", "broken".ljust(WIDTH), "?".ljust(10), noun.id, f"({noun.path})")
        elif isinstance(noun, Article) and (not only_held or noun.origin.path in held):
            day = noun.date.day.isoformat()
            yield (f"{day} {noun.id}", _state(noun, held.get(noun.origin.path)).ljust(WIDTH), day, noun.id, noun.title)


WIDTH = 34


def _state(article: Article, held: Held | None) -> str:
    if held is None:
        return article.status
    if held.until is None:
        return "held: draft"
    return f"held: {held.why} until {held.until:%Y-%m-%d %H:%M}"
