"""Plans and renders pages, and writes feeds, on every core: a share of the jobs each.

A worker inherits what is linked and sends back finished files, and what each job read. A job that the last build did, and that
would make the same again, is spared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import NamedTuple, TypeAlias

from generator import copies, feeds, maps, plan, render
from generator.diagnostics import Checked, Diagnostic
from generator.model.copies import CopyView, MailView
from generator.model.drawings import MapView
from generator.model.page import Artifact, FeedView, Filed, Page
from generator.model.preview import PreviewView
from generator.pipeline.before import Before
from generator.pipeline.reading import Spread
from generator.plan import Job, Listed, Planned
from generator.traces import Cell, Done, Past, Present, Stamps

Put: TypeAlias = Callable[[Artifact], Artifact | Filed]  # keeps a file, by its bytes or on disk
Draw: TypeAlias = Callable[[Sequence[PreviewView]], Sequence[Artifact]]  # makes pictures of words
Line: TypeAlias = tuple[object, ...]  # a `Listed`, plain
LEAST = 60  # pages of articles, or jobs of their weight, worth a process of their own
TEMPLATES = "templates"  # the lookup whose cells are the templates that a job's pages were made with


@dataclass(frozen=True, slots=True)
class Workshop:
    """With what things are made: templates, every core, what keeps a file, what draws pictures of words."""

    templates: render.Templates
    spread: Spread
    put: Put
    draw: Draw


@dataclass(frozen=True, slots=True)
class Made:
    """Files that are new, paths of those that stand as they are, the lines of the sitemap, and what to tell the next build."""

    artifacts: tuple[Artifact | Filed, ...]
    standing: tuple[str, ...]
    listed: tuple[Listed, ...]
    past: Past


@dataclass(frozen=True, slots=True)
class Share:
    """What one process made: its files; for each of its jobs the numbers of cells, paths, lines; the cells; faults."""

    artifacts: list[Artifact | Filed]
    jobs: list[tuple[list[int], tuple[str, ...], tuple[Line, ...]]]
    cells: list[Cell]
    found: list[Diagnostic]
    previews: list[PreviewView]


class Due(NamedTuple):
    """A job that is to be done: the stamp of what it is given, and where nothing but templates has changed, what it made."""

    job: Job
    given: bytes
    was: Done | None


def as_it_is(artifact: Artifact) -> Artifact | Filed:
    """The file with its bytes."""
    return artifact


def everything(planned: plan.Plan, shop: Workshop, before: Before, stamps: Stamps, shared: bytes) -> Checked[Made]:
    """Every page and feed, sorted by path; a template's fault is told once, with the first page that met it.

    `before` is what the last build made, and `shared` the stamp of what everything depends on.
    """
    present = Present(before.made, stamps, {**planned.lookups, TEMPLATES: shop.templates.texts}, shared)
    due = _together(_due(planned, present, before.intact))
    least = max(1, LEAST * len(due) // max(1, sum(map(_weight, due))))
    shares: list[Share] = shop.spread(partial(_share, planned, shop), due, least)
    pictures = [shop.put(file) for file in shop.draw([view for share in shares for view in share.previews])]
    artifacts = sorted((*pictures, *(a for share in shares for a in share.artifacts)), key=lambda a: a.path)
    faults: dict[object, Diagnostic] = {}
    for fault in sorted((d for share in shares for d in share.found), key=lambda d: d.order):
        faults.setdefault(fault.span, fault)
    fresh = {artifact.path for artifact in artifacts}
    for number, share in enumerate(shares):
        for one, (cells, paths, listed) in zip(chain(*due[number :: len(shares)]), share.jobs, strict=True):
            read = [share.cells[n] for n in cells]
            if one.was:  # what its other files were made from is what it was
                read += [cell for n in one.was.cells if (cell := present.cells[n])[0] != TEMPLATES]
            present.note(one.job.name, one.given, read, (paths, listed))
    kept = [done.kept for done in present.done.values()]
    standing = tuple(path for paths, _ in kept for path in paths if path not in fresh)
    lines = tuple(Listed(*line) for _, listed in kept for line in listed)
    return Checked(Made(tuple(artifacts), standing, lines, present.past()), tuple(faults.values()))


def _due(planned: plan.Plan, present: Present, intact: frozenset[str]) -> Iterator[Due]:
    """What the last build did not do, or would do otherwise now, or of which a file is not as it was left."""
    for job in planned.jobs:
        given = present.stamps.of(job.given)
        done = present.spared(job.name, given)
        if done is not None and intact.issuperset(done.kept[0]):
            continue
        was = present.partly(job.name, given, TEMPLATES) if done is None else None
        yield Due(job, given, was if was and intact.issuperset(was.kept[0]) else None)


def _together(due: Iterable[Due]) -> list[list[Due]]:
    """The jobs by what is done by one process, what takes longest first."""
    groups: dict[str, list[Due]] = {}
    for one in due:
        groups.setdefault(one.job.together or one.job.name, []).append(one)
    return sorted(groups.values(), key=_weight, reverse=True)


def _weight(group: Sequence[Due]) -> int:
    return sum(one.job.weight for one in group)


def _share(planned: plan.Plan, shop: Workshop, due: Sequence[Sequence[Due]]) -> Share:
    made = Share([], [], [], [], [])
    numbers: dict[Cell, int] = {}
    for one in chain(*due):
        cells, paths, listed = _done(one, planned, shop, made)
        made.jobs.append(([numbers.setdefault(cell, len(numbers)) for cell in cells], paths, listed))
    made.cells.extend(numbers)
    return made


def _done(
    due: Due, planned: plan.Plan, shop: Workshop, made: Share
) -> tuple[Iterable[Cell], tuple[str, ...], tuple[Line, ...]]:
    """Do a job: what it read, the files that are its own, the lines of its pages. Where only templates changed, their pages."""
    some, cells = planned.done(due.job, due.was is not None)
    files: list[Artifact] = []
    for one in some:
        files.extend(_files(one, shop.templates, made.found))
    previews = [one for one in some if isinstance(one, PreviewView)]  # drawn later, for what was drawn is remembered
    made.previews.extend(previews)
    made.artifacts.extend(shop.put(file) for file in files)
    asked = tuple((TEMPLATES, name) for name in shop.templates.asked())
    if due.was:
        return asked, *due.was.kept
    read = (*cells, *asked)
    listed = tuple(tuple(line) for one in some if isinstance(one, Page) and (line := Listed.of(one)) is not None)
    return read, (*(file.path for file in files), *(preview.path for preview in previews)), listed


def _files(one: Planned, templates: render.Templates, found: list[Diagnostic]) -> Sequence[Artifact]:
    if isinstance(one, Artifact):
        return (one,)
    if isinstance(one, FeedView):
        return feeds.forms(one)
    if isinstance(one, MapView):
        return (Artifact(one.path, maps.drawn(one)),)
    if isinstance(one, CopyView):
        return copies.books(one)
    if isinstance(one, PreviewView):
        return ()
    if isinstance(one, MailView):
        return message(one, templates, found)
    rendered = render.render([one], templates)
    found.extend(rendered.found)
    return rendered.value


def message(view: MailView, templates: render.Templates, found: list[Diagnostic]) -> Sequence[Artifact]:
    """An edition as text and as a message, whose HTML a template makes."""
    rendered = render.render([Page(f"{view.folder}edition.eml", "mail.html", view)], templates)
    found.extend(rendered.found)
    return copies.letters(view, rendered.value[0].data.decode()) if rendered.value else ()
