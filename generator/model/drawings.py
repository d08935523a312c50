"""What maps and charts are drawn from: plain numbers and words, without colours, sizes or shapes of lines."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """Where something is, as the area within which it is known: round a point, or a country's outline.

    Degrees, already rounded to what may be told; `km` is the radius; with `country` (ISO 3166, two letters) its outline is meant.
    """

    name: str
    latitude: float
    longitude: float
    km: int
    country: str = ""


@dataclass(frozen=True, slots=True)
class MapView:
    """A map to be drawn: its areas, the names of countries by ISO code, and words for those who do not see it.

    With `focus`, the first areas alone decide what is shown; others are drawn where they lie inside it, and whole.
    """

    path: str
    title: str
    areas: tuple[Area, ...]
    countries: tuple[tuple[str, str], ...]
    focus: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of a series: a day, a range of which one end may be open, and the range in words."""

    day: dt.date
    least: int | None
    most: int | None
    words: str


@dataclass(frozen=True, slots=True)
class SeriesView:
    """One claimant's readings in time, on scales that the series beside it share."""

    title: str
    text: str
    readings: tuple[Reading, ...]
    start: dt.date
    end: dt.date
    top: int


@dataclass(frozen=True, slots=True)
class ActivityView:
    """How much there was in each of some equal spans of time, oldest first."""

    title: str
    counts: tuple[int, ...]
