"""Plans the calendar: a month as weeks of days, a year, everything."""

from __future__ import annotations

import calendar
import datetime as dt

from generator.model.page import Link, Page
from generator.model.times import Period, day_url
from generator.plan.desk import Desk
from generator.plan.views import CalendarView, IndexView


def archive_pages(desk: Desk) -> list[Page]:
    """Months, years, and the archive of them."""
    counts = {e.period.start: len(e.articles) + len(e.late) for e in desk.digest.days}
    months = sorted({(day.year, day.month) for day in counts}, reverse=True)
    years = sorted({year for year, _ in months}, reverse=True)
    pages = []
    for at, (year, month) in enumerate(months):
        newer = _month(desk, *months[at - 1]) if at else None
        older = _month(desk, *months[at + 1]) if at + 1 < len(months) else None
        pages.append(_calendar(desk, year, month, counts, newer, older))
    pages.extend(_year(desk, year, [m for y, m in months if y == year], counts) for year in years)
    return [*pages, _archive(desk, years, months, counts)]


def _month(desk: Desk, year: int, month: int) -> Link:
    return Link(f"{year:04d}/{month:02d}/", desk.t.month(dt.date(year, month, 1)))


def _calendar(
    desk: Desk,
    year: int,
    month: int,
    counts: dict[dt.date, int],
    newer: Link | None,
    older: Link | None,
) -> Page:
    heading = desk.t.month(dt.date(year, month, 1))
    rows = []
    for days in calendar.Calendar().monthdatescalendar(year, month):
        week = Period(days[0], days[-1])
        label = desk.t.say("week-short", number=days[0].isocalendar()[1])
        cells = tuple(_day(desk, day, counts) if day.month == month else None for day in days)
        rows.append((Link(week.url if week in desk.known.weeks else "", label), cells))
    monday = dt.date(2024, 1, 1)
    weekdays = tuple(desk.t.weekday(monday + dt.timedelta(days=n)) for n in range(7))
    url = f"{year:04d}/{month:02d}/"
    trail = (Link("archive/", desk.t.say("archive")), Link(f"{year:04d}/", str(year)))
    frame = desk.frame(url, heading, trail=trail)
    taken = desk.downloads(url, "month", f"{year:04d}-{month:02d}", mail=False)
    return Page(
        f"{url}index.html", "calendar.html", CalendarView(frame, heading, weekdays, tuple(rows), newer, older, taken)
    )


def _day(desk: Desk, day: dt.date, counts: dict[dt.date, int]) -> Link:
    if day not in counts:
        return Link("", str(day.day), note="")
    return Link(day_url(day), str(day.day), note=desk.t.say("articles", counts[day]))


def _year(desk: Desk, year: int, months: list[int], counts: dict[dt.date, int]) -> Page:
    links = tuple(_counted(desk, year, month, counts) for month in sorted(months))
    url = f"{year:04d}/"
    frame = desk.frame(url, str(year), trail=(Link("archive/", desk.t.say("archive")),))
    total = sum(n for day, n in counts.items() if day.year == year)
    return Page(
        f"{url}index.html", "index.html", IndexView(frame, str(year), desk.t.say("articles", total), (("", links),))
    )


def _counted(desk: Desk, year: int, month: int, counts: dict[dt.date, int]) -> Link:
    link = _month(desk, year, month)
    total = sum(n for day, n in counts.items() if (day.year, day.month) == (year, month))
    return Link(link.url, link.words, note=desk.t.say("articles", total))


def _archive(desk: Desk, years: list[int], months: list[tuple[int, int]], counts: dict[dt.date, int]) -> Page:
    title = desk.t.say("archive")
    groups = tuple((str(year), tuple(_counted(desk, y, m, counts) for y, m in months if y == year)) for year in years)
    frame = desk.frame("archive/", title)
    return Page(
        "archive/index.html",
        "index.html",
        IndexView(frame, title, desk.t.say("articles", sum(counts.values())), groups),
    )
