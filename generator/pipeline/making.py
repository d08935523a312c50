"""Plans and renders pages, and writes feeds, on every core: a share of the jobs each.

A worker inherits what is linked and sends back nothing but finished files.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from generator import feeds as feed_files
from generator import plan, render
from generator.diagnostics import Checked, Diagnostic
from generator.model.page import Artifact, FeedView, Page
from generator.pipeline.reading import Spread

LEAST_PAGES, LEAST_FEEDS = 200, 60  # worth a process of their own


@dataclass(frozen=True, slots=True)
class Made:
    """Finished pages, and the lines of those that the sitemap lists."""

    artifacts: tuple[Artifact, ...]
    listed: tuple[plan.Listed, ...]


def pages(jobs: Sequence[plan.Job], templates: render.Templates, spread: Spread) -> Checked[Made]:
    """Every page, sorted by path; a template's fault is told once, with the first page that met it."""
    shares: list[Checked[Made]] = spread(partial(_pages, templates), jobs, LEAST_PAGES)
    artifacts = sorted((a for share in shares for a in share.value.artifacts), key=lambda a: a.path)
    listed = tuple(line for share in shares for line in share.value.listed)
    faults: dict[object, Diagnostic] = {}
    for fault in sorted((d for share in shares for d in share.found), key=lambda d: d.order):
        faults.setdefault(fault.span, fault)
    return Checked(Made(tuple(artifacts), listed), tuple(faults.values()))


def _pages(templates: render.Templates, jobs: Sequence[plan.Job]) -> Checked[Made]:
    artifacts: list[Artifact] = []
    listed: list[plan.Listed] = []
    found: list[Diagnostic] = []
    for job in jobs:
        planned = job()
        both = [planned] if isinstance(planned, Page) else planned
        some = [one for one in both if isinstance(one, Page)]
        artifacts.extend(one for one in both if isinstance(one, Artifact))
        rendered = render.render(some, templates)
        artifacts.extend(rendered.value)
        found.extend(rendered.found)
        listed.extend(line for page in some if (line := plan.Listed.of(page)) is not None)
    return Checked(Made(tuple(artifacts), tuple(listed)), tuple(found))


def feeds(views: Sequence[FeedView], spread: Spread) -> list[Artifact]:
    """Every feed, sorted by path."""
    return sorted((a for share in spread(_feeds, views, LEAST_FEEDS) for a in share), key=lambda a: a.path)


def _feeds(views: Sequence[FeedView]) -> list[Artifact]:
    return [form for view in views for form in feed_files.forms(view)]
