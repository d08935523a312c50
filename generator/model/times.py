"""Days, moments, intervals and periods as editors state them.

Knows no clock and no zone of its own: a site's zone is always an argument.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

NOON = dt.time(12)


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A day as written, and the exact time (aware) where one was given."""

    day: dt.date
    at: dt.datetime | None = None

    def day_in(self, zone: dt.tzinfo) -> dt.date:
        """The day on which this falls in the zone."""
        return self.at.astimezone(zone).date() if self.at else self.day

    def exact(self, zone: dt.tzinfo) -> dt.datetime:
        """The time as an aware date-time in the zone; noon where only a day was given."""
        return self.at.astimezone(zone) if self.at else dt.datetime.combine(self.day, NOON, zone)


@dataclass(frozen=True, slots=True)
class Interval:
    """From a first day to a last day, both included."""

    start: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A day or an ISO week, by its first and last day."""

    start: dt.date
    end: dt.date

    @property
    def is_week(self) -> bool:
        """Whether this is a week."""
        return self.start != self.end

    @property
    def id(self) -> str:
        """`2025-01-12` or `2025-W02`."""
        if not self.is_week:
            return self.start.isoformat()
        year, week, _ = self.start.isocalendar()
        return f"{year:04d}-W{week:02d}"

    @property
    def url(self) -> str:
        """The edition's address: `2025/01/12/` or `2025/w02/`."""
        if not self.is_week:
            return day_url(self.start)
        year, week, _ = self.start.isocalendar()
        return f"{year:04d}/w{week:02d}/"


def day_url(day: dt.date) -> str:
    """The address of a day's edition."""
    return f"{day.year:04d}/{day.month:02d}/{day.day:02d}/"


def week_of(day: dt.date) -> Period:
    """The ISO week of a day."""
    monday = day - dt.timedelta(days=day.weekday())
    return Period(monday, monday + dt.timedelta(days=6))
