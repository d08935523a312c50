"""How many reports there were in each day, week or month, so that a glance shows when a subject was reported."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from generator.model.drawings import ActivityView
from generator.plan.desk import Desk

LEAST = 4  # reports of which a picture says more than the list
BARS = 48


def activity(desk: Desk, ids: Sequence[str]) -> ActivityView | None:
    """The reports of a list, newest first, in spans of one length up to the last; None for few."""
    if len(ids) < LEAST:
        return None
    articles = desk.digest.article
    first, last = articles[ids[-1]].day, articles[ids[0]].day
    unit, start, spans = _spans(first, last)
    if spans < 2:
        return None
    begin = start + max(0, spans - BARS)
    days = [day for id in ids if _span(unit, day := articles[id].day) >= begin]
    found = Counter(_span(unit, day) for day in days)
    counts = tuple(found.get(n, 0) for n in range(begin, start + spans))
    title = desk.t.say(f"activity-{unit}", start=desk.t.date(days[-1]), end=desk.t.date(last), most=max(counts))
    return ActivityView(title, counts)


def _spans(first: dt.date, last: dt.date) -> tuple[str, int, int]:
    """The finest unit of which not too many bars are needed, the number of the first span, and how many there are."""
    for unit in ("day", "week", "month"):
        start, spans = _span(unit, first), _span(unit, last) - _span(unit, first) + 1
        if spans <= BARS:
            break
    return unit, start, spans


def _span(unit: str, day: dt.date) -> int:
    """The number of the span in which a day is."""
    if unit == "day":
        return day.toordinal()
    return (day.toordinal() - 1) // 7 if unit == "week" else day.year * 12 + day.month
