"""A job: what makes some pages, files or feeds, and what it is given besides the desk.

A job reads nothing but the desk and what it is given, so that what it read says whether it must be done again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from generator.model.copies import CopyView, MailView
from generator.model.digest import LinkedEdition, LinkedNote
from generator.model.drawings import MapView
from generator.model.page import Artifact, FeedView, Page
from generator.model.preview import PreviewView
from generator.model.registry import OrdinaryPage

Planned: TypeAlias = Page | Artifact | FeedView | MapView | CopyView | MailView | PreviewView


@dataclass(frozen=True, slots=True)
class Job:
    """A function of a desk and some values; `name` tells it from all other jobs of the site, in every build.

    `weight` says for how many articles' pages it takes the time. Jobs that are `together` make the same parts: one process does them,
    one after another.
    """

    name: str
    make: Callable[..., Sequence[Planned] | Planned]
    given: tuple[Any, ...]
    weight: int = 1
    together: str = ""


def job(make: Callable[..., Sequence[Planned] | Planned], *given: Any, weight: int = 1, together: str = "") -> Job:
    """A job named after its function and the first thing that it is given.

    The function stands in a module, and what it is given has a stamp (`stamps.py`): nothing reaches it unseen.
    """
    if make.__qualname__ != make.__name__ or make.__closure__:
        raise TypeError(f"{make.__qualname__} could hold what nobody knows of; a job's function stands in a module")
    return Job(f"{make.__module__.rpartition('.')[2]}.{make.__name__} {_named(given)}", make, given, weight, together)


def _named(given: tuple[Any, ...]) -> str:
    first = given[0] if given else ""
    match first:
        case str():
            return first
        case LinkedNote():
            return first.note.id
        case LinkedEdition():
            return first.period.id
        case OrdinaryPage():
            return first.url
        case _:
            return str(first.id)
