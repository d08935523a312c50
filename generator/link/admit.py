"""Decides which documents readers may see yet; *now* is an argument.

What is held back is no fault: it is listed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, problem
from generator.model.article import Article, Edition, Note
from generator.model.nouns import Broken, Noun

FAR = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Held:
    """A document that readers do not see yet: why, and until when if that is known."""

    noun: Noun
    why: str
    until: dt.datetime | None = None

    @property
    def id(self) -> str:
        """The id that links to it would name."""
        return str(getattr(self.noun, "id", ""))


@dataclass(frozen=True, slots=True)
class Admitted:
    """The nouns that enter the site, and those that wait."""

    nouns: tuple[Noun, ...]
    broken: tuple[Broken, ...]
    held: tuple[Held, ...]
    found: tuple[Diagnostic, ...]


def admitted(
    nouns: Iterable[Noun | Broken], now: dt.datetime, zone: dt.tzinfo, drafts: bool = False, future: bool = False
) -> Admitted:
    """Part the nouns; `drafts` and `future` let in what would wait."""
    enter: list[Noun] = []
    broken: list[Broken] = []
    held: list[Held] = []
    found: list[Diagnostic] = []
    for noun in nouns:
        if isinstance(noun, Broken):
            broken.append(noun)
            continue
        found.extend(_too_far(noun, now))
        found.extend(_not_yet(noun, now))
        reason = _reason(noun, now, zone, drafts, future)
        if reason:
            held.append(reason)
        else:
            enter.append(noun)
    return Admitted(tuple(enter), tuple(broken), tuple(held), tuple(found))


def opens(noun: Article | Note, zone: dt.tzinfo) -> dt.datetime:
    """The first moment at which readers may see it: its embargo, or the start of its date."""
    start = noun.date.at or dt.datetime.combine(noun.date.day, dt.time(), zone)
    return max(start, noun.embargo.exact(zone)) if noun.embargo else start


def _reason(noun: Noun, now: dt.datetime, zone: dt.tzinfo, drafts: bool, future: bool) -> Held | None:
    if getattr(noun, "status", "") == "draft" and not drafts:
        return Held(noun, "draft")
    if future:
        return None
    embargo = getattr(noun, "embargo", None)
    if embargo and embargo.exact(zone) > now:
        return Held(noun, "embargo", embargo.exact(zone))
    if isinstance(noun, Edition) and "period" not in noun.origin.faulty:
        start = dt.datetime.combine(noun.period.start, dt.time(), zone)
        return Held(noun, "future", start) if start > now else None
    if isinstance(noun, Article | Note) and "date" not in noun.origin.faulty:
        start = noun.date.at or dt.datetime.combine(noun.date.day, dt.time(), zone)
        if start > now:
            return Held(noun, "future", start)
    return None


def _not_yet(noun: Noun, now: dt.datetime) -> Iterator[Diagnostic]:
    """A correction or withdrawal dated ahead; it is past tomorrow everywhere on Earth."""
    if not isinstance(noun, Article):
        return
    gone = (noun.withdrawn,) if noun.withdrawn else ()
    for change in (*noun.corrections, *gone):
        if (change.date - now.date()).days > 1 and "date" not in change.origin.faulty:
            message = f"a text cannot have been changed on {change.date}, which is still to come"
            yield problem("date-future", change.origin.at("date"), message, "write the day on which it was changed")


def _too_far(noun: Noun, now: dt.datetime) -> Iterator[Diagnostic]:
    """A date more than a year ahead is a slip of the hand."""
    if not isinstance(noun, Article | Note | Edition) or {"date", "period"} & noun.origin.faulty:
        return
    day = noun.period.start if isinstance(noun, Edition) else noun.date.day
    if day - now.date() <= FAR:
        return
    years = day.year - now.year
    likely = f"; a slip for {now.year}-{day:%m-%d}?"
    cure = 'correct it, or use "embargo" to schedule a text'
    yield problem(
        "date-future",
        noun.origin.at("date", "period"),
        f"date {day} is {years} {'year' if years == 1 else 'years'} ahead{likely}",
        cure,
    )
