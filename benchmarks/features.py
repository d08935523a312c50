"""What knowing of names, sources, claims, figures and places costs an article, beside the conversion of its Markdown.

    python -m benchmarks.features [--count 1000] [--rounds 5] [--site DIR]

Builds a corpus of made-up reports (`corpus.py`), or the site in DIR, cold and whole in this one process, again and again, and
counts the processor time inside the functions that do each thing; what one of them calls of another counts for that other. Of
each the best round stands. What such things cost in an article's own page is the difference between pages rendered with and
without them, in turns.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import functools
import gc
import importlib
import inspect
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import process_time_ns
from typing import Any

from benchmarks import corpus
from generator import pipeline, plan, render
from generator.commands.site import sources
from generator.model.page import Page
from generator.pipeline import making
from markdown import Markdown

NOW = dt.datetime(2036, 1, 1, tzinfo=dt.UTC)
MARKDOWN = "Markdown: the library's conversion"
CLEANED = "Markdown: safe HTML, links, what is wrong"
LISTS = "pages and lists that have no part in this"
# What a function is counted as: its module, its name, and the row in the table.
ROWS = (
    ("generator.markup.convert", "_converted", MARKDOWN),
    ("generator.markup.convert", "fragment", CLEANED),
    ("generator.link.names", "mentions", "names: found in a text"),
    ("generator.link.names", "names", "names: the index of all"),
    ("generator.link.names", "ambiguous", "names: found in a text"),
    ("generator.link.style", "spellings", "names: house style"),
    ("generator.link.style", "check", "names: house style"),
    ("generator.link.checks", "alias_conflicts", "names: the index of all"),
    ("generator.link.citing", "Outlets.cited", "sources: origins"),
    ("generator.link.grades", "claim_grades", "sources: grades"),
    ("generator.link.grades", "article_grade", "sources: grades"),
    ("generator.link.grades", "check", "sources: grades"),
    ("generator.link.checks", "one_party", "sources: grades"),
    ("generator.link.guard", "check", "the guard"),
    ("generator.prose.guard", "unmarked", "the guard"),
    ("generator.prose.guard", "pictures", "the guard"),
    ("generator.prose.passages", "passages", "prose: sentences"),
    *(("generator.prose.passages", f"Passage.{name}", "prose: sentences") for name in ("words", "lower", "ends", "unquoted")),
    ("generator.prose.figures", "check", "prose: numbers of people"),
    ("generator.prose.attribution", "check", "prose: who says so"),
    ("generator.prose.wording", "loaded", "prose: words"),
    ("generator.prose.wording", "headings", "prose: words"),
    ("generator.prose.check", "check", "prose: sentences"),
    ("generator.link.ledger", "ledger", "claims and figures: the ledger"),
    ("generator.plan.claims", "claim_rows", "claims and figures: planned"),
    ("generator.plan.claims", "claims_pages", "claims and figures: planned"),
    ("generator.plan.figures", "panels", "claims and figures: planned"),
    ("generator.plan.figures", "figures_pages", "claims and figures: planned"),
    ("generator.plan.articles", "_claims", "claims and figures: planned"),
    ("generator.plan.articles", "_figure", "claims and figures: planned"),
    ("generator.plan.certainty", "tally", "claims and figures: planned"),
    ("generator.link.related", "related", "related: found"),
    ("generator.plan.related", "related", "related: planned"),
    ("generator.plan.overflow", "mentions", "backlinks"),
    ("generator.plan.articles", "_mentioned_in", "backlinks"),
    ("generator.plan.activity", "activity", "activity"),
    ("generator.plan.places", "where", "maps"),
    ("generator.plan.places", "overview", "maps"),
    ("generator.maps.drawn", "drawn", "maps"),
    ("generator.plan.outlets", "use_rows", "sources: their pages"),
    ("generator.plan.desk", "Desk.entry", LISTS),  # made once for all lists, whichever asks first
)  # fmt: skip
# Jobs and templates that are a feature as a whole.
JOBS = {"conflict_pages": "conflicts: planned", "open_pages": "claims and figures: planned"}
TEMPLATES = {
    "conflict.html": "conflicts: rendered",
    "claims.html": "claims and figures: rendered",
    "open.html": "claims and figures: rendered",
    "figures.html": "claims and figures: rendered",
}
# What of an article's view is a feature, so that a page can be rendered without it.
PARTS = {
    "names: rendered": {"entities": ()},
    "claims and figures: rendered": {"claims": (), "figures": (), "tally": ()},
    "related: rendered": {"related": ()},
    "backlinks: rendered": {"mentioned_in": ()},
    "maps: rendered": {"where": None},
}


class Clock:
    """Processor time by row, in nanoseconds; what a counted function calls of another is taken off, and what counting takes."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._inner = [0.0]
        self._counting = 0.0
        empty = wrapped(self, "", lambda: None)
        for _ in range(2000):
            empty()
        self._counting = self.spent.pop("") / 2000
        self._inner = [0.0]

    def counted(self, row: str, function: Callable[[], Any]) -> Any:
        """What the function returns; its time is the row's."""
        self._inner.append(0.0)
        begun = process_time_ns()
        try:
            return function()
        finally:
            taken = process_time_ns() - begun
            self.spent[row] += taken - self._inner.pop() - self._counting
            self._inner[-1] += taken


def wrapped(clock: Clock, row: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, counted; what it yields is made at once, for the time of a generator is spent at its reader's."""

    @functools.wraps(function)
    def counted(*given: Any, **named: Any) -> Any:
        def made() -> Any:
            found = function(*given, **named)
            return iter(list(found)) if inspect.isgenerator(found) else found

        return clock.counted(row, made)

    return counted


@contextlib.contextmanager
def counted(clock: Clock) -> Iterator[None]:
    """Put counted functions in the place of all that are in the table, wherever a module has them by name."""
    undo: list[tuple[Any, str, Any]] = []

    def put(holder: Any, name: str, value: Any) -> None:
        undo.append((holder, name, vars(holder)[name]))
        setattr(holder, name, value)

    for module, name, row in ROWS:
        holder: Any = importlib.import_module(module)
        *path, last = name.split(".")
        for part in path:
            holder = getattr(holder, part)
        function = vars(holder)[last]
        if isinstance(function, functools.cached_property):
            put(function, "func", wrapped(clock, row, function.func))
            continue
        fresh = wrapped(clock, row, function)
        put(holder, last, fresh)
        for other in [m for key, m in sys.modules.items() if key.startswith("generator.") and m is not holder]:
            for alias in [key for key, value in vars(other).items() if value is function]:
                put(other, alias, fresh)
    done, files = plan.Plan.done, making._files

    def job_done(self: plan.Plan, job: plan.Job, *more: Any) -> Any:
        return clock.counted(JOBS.get(job.make.__name__, LISTS), lambda: done(self, job, *more))

    def made(one: Any, *more: Any) -> Any:
        row = "maps" if type(one).__name__ == "MapView" else TEMPLATES.get(getattr(one, "template", ""), LISTS)
        return clock.counted(row, lambda: files(one, *more))

    put(plan.Plan, "done", job_done)
    put(making, "_files", made)
    try:
        yield
    finally:
        for holder, name, value in reversed(undo):
            setattr(holder, name, value)


def built(given: pipeline.Sources, clock: Clock) -> int:
    """Build once, cold; the processor time of the whole."""
    gc.collect()  # what the last round left
    begun = process_time_ns()
    with counted(clock):
        made = pipeline.build(given, pipeline.Options(NOW))
    assert made.value.artifacts, [d.message for d in made.found][:3]
    return process_time_ns() - begun


def rendered(given: pipeline.Sources, rounds: int) -> dict[str, float]:
    """For each part of an article's view: what its pages cost more with it than without, in nanoseconds of all articles."""
    pages: list[Page] = []
    done = plan.Plan.done

    def kept(self: plan.Plan, job: plan.Job, *more: Any) -> Any:
        made = done(self, job, *more)
        pages.extend(one for one in made[0] if isinstance(one, Page) and one.template == "article.html")
        return made

    plan.Plan.done = kept  # type: ignore[method-assign]
    try:
        pipeline.build(given, pipeline.Options(NOW))
    finally:
        plan.Plan.done = done  # type: ignore[method-assign]
    templates = render.templates(given.templates, given.template_paths)
    forms = {
        "": pages,
        **{row: [replace(p, view=p.view._replace(**without)) for p in pages] for row, without in PARTS.items()},
    }
    best = dict.fromkeys(forms, float("inf"))
    for _ in range(rounds):
        for row, some in forms.items():
            begun = process_time_ns()
            render.render(some, templates)
            best[row] = min(best[row], process_time_ns() - begun)
    return {row: max(best[""] - best[row], 0) for row in PARTS}


def plain(given: pipeline.Sources, rounds: int) -> float:
    """What the library alone takes for the bodies, with the extensions whose syntax we know, in nanoseconds."""
    texts = [d.data.decode().partition("\n---\n")[2] for d in given.documents if d.path.startswith("content/articles/")]
    markdown = Markdown(extensions=["tables", "footnotes", "smarty"])
    best = float("inf")
    for _ in range(rounds):
        begun = process_time_ns()
        for text in texts:
            markdown.reset().convert(text)
        best = min(best, process_time_ns() - begun)
    return best


def main() -> None:
    """Measure, and print a row for each thing: milliseconds of the processor an article."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--site", type=Path)
    asked = parser.parse_args()
    gc.disable()  # as in a build
    with tempfile.TemporaryDirectory() as folder:
        root = asked.site or Path(folder)
        if not asked.site:
            corpus.digest(asked.count, root)
        print_table(sources(root), asked.rounds)


def print_table(given: pipeline.Sources, rounds: int) -> None:
    """Measure in rounds, and print."""
    articles = sum(d.path.startswith("content/articles/") for d in given.documents)
    best: dict[str, float] = {}
    whole = float("inf")
    for _ in range(rounds):
        clock = Clock()
        whole = min(whole, built(given, clock))
        for row, spent in clock.spent.items():
            best[row] = min(best.get(row, float("inf")), spent)
    for row, spent in rendered(given, rounds).items():
        best[row] = best.get(row, 0) + spent
    library = best.pop(MARKDOWN)
    cleaned = best.pop(CLEANED)
    best.pop(LISTS)
    of = 1e6 * articles
    print(f"{articles} articles, ms of the processor an article, the best of {rounds} rounds")
    for row, spent in sorted(best.items()):
        print(f"  {row:<42} {spent / of:6.3f}")
    features = sum(best.values())
    print(f"{'all of these':<44} {features / of:6.3f}")
    print(
        f"{'Markdown, the conversion as we do it':<44} {library / of:6.3f}   of which all of these are {features / library:.0%}"
    )
    print(
        f"{'Markdown, with what makes it safe':<44} {(library + cleaned) / of:6.3f}   {features / (library + cleaned):.0%}"
    )
    alone = plain(given, rounds)
    print(f"{'Markdown, the library alone, all its syntax':<44} {alone / of:6.3f}   {features / alone:.0%}")
    print(f"{'the whole build':<44} {whole / of:6.3f}   {features / whole:.0%}")


if __name__ == "__main__":
    main()
