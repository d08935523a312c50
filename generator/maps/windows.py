"""Which part of the world a map shows, and where on it a point lies.

Degrees of longitude are drawn shorter by the cosine of the middle latitude (an equirectangular map true to scale in its middle).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from generator.maps.outlines import GRID, Box, world
from generator.model.drawings import Area

WIDTH, HEIGHT = 720, 480  # units of the drawing
ALONE, LEAST = 4.5, 3.0  # degrees from top to bottom, at least: a place alone is shown with its surroundings
MARGIN = 0.16  # of the areas' extent, on each side
STEPS, CELLS = 3, 16  # scales from one to its double; middles from top to bottom
KM = 111.2  # a degree of latitude


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the world: its middle, units of the drawing per degree of latitude, and how much shorter a degree of longitude is."""

    latitude: float
    longitude: float
    scale: float
    narrowing: float

    @property
    def box(self) -> Box:
        """What is shown, in hundredths of degrees, with a rim so that cut edges are out of sight."""
        half_width = (WIDTH / 2 + 12) / self.scale / self.narrowing
        half_height = (HEIGHT / 2 + 12) / self.scale
        west, east = self.longitude - half_width, self.longitude + half_width
        return (west * GRID, (self.latitude - half_height) * GRID, east * GRID, (self.latitude + half_height) * GRID)

    def place(self, x: float, y: float) -> tuple[int, int]:
        """Where a point in hundredths of degrees lies on the drawing."""
        right, down, left, top = self.steps
        return round(left + x * right), round(top + y * down)

    @property
    def steps(self) -> tuple[float, float, float, float]:
        """What a hundredth of a degree is to the right and downwards, and where the point 0, 0 lies."""
        right, down = self.narrowing * self.scale / GRID, -self.scale / GRID
        return right, down, WIDTH / 2 - self.longitude * GRID * right, HEIGHT / 2 - self.latitude * GRID * down

    def radii(self, area: Area) -> tuple[int, int]:
        """Half the width and half the height of a circle of the area's size, at its latitude."""
        high = area.km / KM * self.scale
        wide = high * self.narrowing / _narrowing(area.latitude)
        return round(wide), round(high)


def window(areas: Sequence[Area]) -> Window:
    """The part of the world that shows the areas; countries only where nothing finer is known."""
    boxes = [_box(area) for area in areas if not area.country] or [_country(area) for area in areas]
    west, south = min(b[0] for b in boxes), max(-80.0, min(b[1] for b in boxes))
    east, north = max(b[2] for b in boxes), min(84.0, max(b[3] for b in boxes))
    latitude, longitude = (south + north) / 2, (west + east) / 2
    high = max((north - south) * (1 + 2 * MARGIN), ALONE if len(boxes) == 1 else LEAST)
    wide = (east - west) * (1 + 2 * MARGIN) * _narrowing(latitude)
    return _snapped(latitude, longitude, min(HEIGHT / high, WIDTH / wide) if wide else HEIGHT / high)


def _snapped(latitude: float, longitude: float, scale: float) -> Window:
    """The window nearest to this of few, none of which shows less: maps of places near to each other have one and the same ground."""
    scale = 2 ** (math.floor(math.log2(scale) * STEPS) / STEPS)
    grid = HEIGHT / scale / CELLS
    latitude = round(latitude / grid) * grid
    narrowing = _narrowing(latitude)
    return Window(latitude, round(longitude / grid * narrowing) * grid / narrowing, scale, narrowing)


def _narrowing(latitude: float) -> float:
    return max(0.15, math.cos(math.radians(latitude)))


def _box(area: Area) -> Box:
    high = area.km / KM
    wide = high / _narrowing(area.latitude)
    return area.longitude - wide, area.latitude - high, area.longitude + wide, area.latitude + high


def _country(area: Area) -> Box:
    """The box of a country's largest part: overseas parts would show the whole world."""
    rings = world().countries.get(area.country)
    if not rings:
        return _box(area)
    west, south, east, north = max((r.box for r in rings), key=lambda b: (b[2] - b[0]) * (b[3] - b[1]))
    return west / GRID, south / GRID, east / GRID, north / GRID
