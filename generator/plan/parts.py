"""Splits what is too long for one page into parts, each light enough for a slow line.

A list by age is cut from its oldest end, and its parts are numbered from there: a full part never changes again, whatever is
added, so its page is made once and its address always means the same. The newest part is the list's own address.
What has an order of its own, such as a day's reports or an index, is cut from its beginning.

Knows no template: what a thing weighs is an estimate of its compressed bytes, measured on real pages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.model.digest import LinkedArticle, LinkedNote
from generator.model.page import Frame, Link, Page
from generator.plan.desk import Desk
from generator.plan.views import Pager, RedirectView

T = TypeVar("T")

PAGE = 7000  # bytes for what a page lists: 14 kB without style sheet, head and frame
FULL = 3000  # bytes in a full part of a list by age, so that the newest two and what stands above them fit on one page
MARKUP, LETTER = 60, 0.38  # compressed bytes of an article's frame in a list, and of each byte of its words


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """Some of the things, in the order in which readers see them, at an address of their own.

    `to_come` has the numbers under which what stands on the newest page will stand once it is full.
    """

    url: str
    things: tuple[T, ...]
    pager: Pager
    to_come: tuple[int, ...] = ()


def words_weigh(*texts: str) -> int:
    """About how many bytes words add to a compressed page."""
    return int(LETTER * sum(len(text.encode()) for text in texts))


def article_weighs(article: LinkedArticle) -> int:
    """About how many bytes an article adds to a compressed list."""
    a = article.article
    return MARKUP + words_weigh(a.title, a.summary)


def note_weighs(note: LinkedNote) -> int:
    """About how many bytes a note adds to a compressed page that shows it whole."""
    return MARKUP + words_weigh(note.note.title, note.text.fragment.html)


def link_weighs(link: Link) -> int:
    """About how many bytes a link adds to a compressed list."""
    return 14 + words_weigh(link.url, link.words, link.note, link.warning)


def by_age(url: str, newest_first: Sequence[T], weigh: Callable[[T], int], most: int, above: int = 0) -> list[Part[T]]:
    """The parts of a list, the newest first; `most` is for one page, `above` what stands over the newest part, in bytes.

    The newest page holds the two newest parts, or the last alone if both are too much.
    """
    runs = _runs(newest_first[::-1], weigh, FULL, max(1, most // 2))
    numbers = len(runs)
    last = runs.pop()
    if runs and above + sum(map(weigh, (*last, *runs[-1]))) <= PAGE:
        last = (*runs.pop(), *last)
    full = [
        Part(part_url(url, number), run[::-1], Pager(number, 0, _newer(url, number, len(runs)), _older(url, number)))
        for number, run in enumerate(runs, 1)
    ]
    total = len(runs) + 1
    to_come = tuple(range(total, numbers + 1)) if numbers > 1 else ()
    return [Part(url, last[::-1], Pager(total, total, "", _older(url, total), True), to_come), *full[::-1]]


def in_order(url: str, things: Sequence[T], weigh: Callable[[T], int], above: int = 0) -> list[Part[T]]:
    """The parts of what has an order of its own; `above` is what stands over the first part, in bytes."""
    runs = _runs(things, weigh, PAGE, len(things) or 1, above)
    addresses = [url, *(part_url(url, number) for number in range(2, len(runs) + 1)), ""]
    return [
        Part(addresses[at], run, Pager(at + 1, len(runs), addresses[at - 1] if at else "", addresses[at + 1], at == 0))
        for at, run in enumerate(runs)
    ]


def part_url(url: str, number: int) -> str:
    """The address of a part."""
    return f"{url}page/{number}/"


def addresses_to_come(desk: Desk, title: str, newest: Part[T]) -> list[Page]:
    """Pages at the addresses that parts of the newest page will have once they are full: they lead to the list."""
    found = []
    for number in newest.to_come:
        frame: Frame = desk.frame(part_url(newest.url, number), title, listed=False)
        found.append(Page(f"{frame.url}index.html", "redirect.html", RedirectView(frame, newest.url, title)))
    return found


def _newer(url: str, number: int, full: int) -> str:
    return part_url(url, number + 1) if number < full else url


def _older(url: str, number: int) -> str:
    return part_url(url, number - 1) if number > 1 else ""


def _runs(
    things: Sequence[T], weigh: Callable[[T], int], budget: int, most: int, spent: int = 0
) -> list[tuple[T, ...]]:
    """The things in runs that hold to the budget and number, each as long as it can be; at least one run."""
    runs: list[tuple[T, ...]] = []
    run: list[T] = []
    for thing in things:
        weight = weigh(thing)
        if run and (spent + weight > budget or len(run) >= most):
            runs.append(tuple(run))
            run, spent = [], 0
        run.append(thing)
        spent += weight
    return [*runs, tuple(run)]
