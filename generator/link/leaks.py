"""Finds what an edition gives away of a report that readers may not see yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.diagnostics import Diagnostic, Span, problem
from generator.link.admit import Held
from generator.model.article import Article, Edition
from generator.model.times import Period, week_of

CURE = "remove it, or let the edition wait with it: status: draft"


def is_timed(held: Held | None) -> bool:
    """Whether something waits for a time: an embargo, or its own date."""
    return held is not None and held.until is not None


def named(edition: str, id: str, held: Held, where: Span) -> Diagnostic:
    """An edition names what is under embargo."""
    until = held.until.isoformat(timespec="minutes") if held.until else "it is published"
    reason = "under embargo" if held.why == "embargo" else "not to be published"
    return problem("embargo-leak", where, f"the digest {edition} names {id}, which is {reason} until {until}", CURE)


def told(editions: Iterable[Edition], held: Sequence[Held]) -> Iterator[Diagnostic]:
    """Titles of held reports in the title or takeaways of the edition of their day or week."""
    waiting: dict[Period, list[Held]] = defaultdict(list)
    for one in held:
        if isinstance(one.noun, Article) and is_timed(one) and not {"date", "title"} & one.noun.origin.faulty:
            day = one.noun.date.day
            waiting[Period(day, day)].append(one)
            waiting[week_of(day)].append(one)
    for edition in editions if waiting else ():
        yield from _in_words(edition, waiting)


def _in_words(edition: Edition, waiting: Mapping[Period, Sequence[Held]]) -> Iterator[Diagnostic]:
    said = " ".join(" ".join((edition.title, *edition.takeaways, edition.body.text)).split()).casefold()
    for one in waiting.get(edition.period, ()):
        title: str = one.noun.title  # type: ignore[union-attr]
        if " ".join(title.split()).casefold() in said:
            yield named(edition.id, one.id, one, edition.origin.at("takeaways", "title"))
