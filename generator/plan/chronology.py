"""What happened when: articles in the order of what they tell of, not of their publication.

A day that is known to the month only stands as a month; a report that came later says when it came.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import groupby

from generator.model.digest import LinkedArticle
from generator.model.times import Interval
from generator.plan.desk import Desk
from generator.plan.ledger_views import Happening, Month
from generator.plan.parts import MARKUP, words_weigh

LATE = 2  # days from the event to the report, from which the report says when it came


def ordered(articles: Sequence[LinkedArticle]) -> list[LinkedArticle]:
    """The articles, what happened last first; what is known to the month only stands after the days of that month."""
    return sorted(articles, key=_when, reverse=True)


def _when(article: LinkedArticle) -> tuple[int, int, int, dt.date, dt.date, str]:
    happened = _happened(article)
    day = happened.end
    vague = article.article.date_precision == "month"
    return (day.year, day.month, 0 if vague else 1, day, article.day, article.id)


def _happened(article: LinkedArticle) -> Interval:
    return article.article.happened or Interval(article.day, article.day)


def happening_weighs(article: LinkedArticle) -> int:
    """About how many bytes an article adds to a compressed chronology."""
    return MARKUP + words_weigh(article.article.title)


def months(desk: Desk, part: Sequence[LinkedArticle]) -> tuple[Month, ...]:
    """A part of the ordered articles under its months."""
    made = []
    for (year, month), found in groupby(part, key=lambda a: (_happened(a).end.year, _happened(a).end.month)):
        heading = desk.t.month(dt.date(year, month, 1))
        made.append(Month(f"_{year}-{month:02d}", heading, tuple(_happening(desk, a) for a in found)))
    return tuple(made)


def _happening(desk: Desk, article: LinkedArticle) -> Happening:
    entry = desk.entry(article)
    happened = _happened(article)
    late = (article.day - _latest(happened.end, article.article.date_precision)).days >= LATE
    iso = happened.end.isoformat()
    return Happening(
        iso=iso[:7] if article.article.date_precision == "month" else iso,
        when=when(desk, happened, article.article.date_precision),
        late=desk.t.say("reported-on", date=desk.t.date(article.day)) if late else "",
        url=entry.url,
        title=entry.title,
        lang=entry.lang,
        direction=entry.direction,
        grade=entry.grade,
        grade_words=entry.grade_short,
        corrected=entry.corrected,
        corrected_url=entry.corrected_url,
        withdrawn=entry.withdrawn,
        warning=entry.warning,
    )


def _latest(day: dt.date, precision: str) -> dt.date:
    """The last day on which it may have been."""
    if precision == "month":
        return (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)
    return day + dt.timedelta(days=6 - day.weekday()) if precision == "week" else day


def when(desk: Desk, happened: Interval, precision: str) -> str:
    """`9 January`, `9 to 11 January`, `week of 6 January`, or `some day in January`; the month's heading has the year."""
    t = desk.t
    if precision == "month":
        return t.say("some-day-in", month=t.month(happened.start))
    if precision == "week":
        return t.say("week-of", date=t.day(happened.start))
    return t.day(happened.start) if happened.start == happened.end else t.days(happened.start, happened.end)
