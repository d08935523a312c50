"""What of the outlines lies in a window, without looking through the world for each map.

The world is halved again and again into cells that overlap, each cut from the one above it and kept, so that a window is cut
from a cell hardly larger than itself. Cells of one size lie half a side apart; so a window of half a side is inside one.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.maps.outlines import GRID, Box, Line, Point, Shape, shape, world

WHOLE = 512 * GRID  # side of the first cell, more than the world
SMALLEST = 7  # halvings: cells of four degrees
FINEST = 260  # points that a line may have along half a cell's side


@dataclass(frozen=True, slots=True)
class Crop:
    """Rings of land, lines between countries, and rings of countries in a box."""

    land: tuple[Shape, ...]
    borders: tuple[Shape, ...]
    countries: Mapping[str, tuple[Shape, ...]]


def crop(box: Box, codes: frozenset[str]) -> Crop:
    """What lies in a box, in hundredths of degrees, with lines as fine as a map of it can show; of countries only these."""
    cell = _thinned(*_smallest(box))
    wanted = {code: rings for code, rings in cell.countries.items() if code in codes}
    return _cut(Crop(cell.land, cell.borders, wanted), box)


def _smallest(box: Box) -> tuple[int, int, int]:
    side = max(box[2] - box[0], box[3] - box[1])
    level = 0
    while level < SMALLEST and WHOLE / 2 ** (level + 1) >= 2 * side:
        level += 1
    half = WHOLE / 2 ** (level + 1)
    return level, int((box[0] + WHOLE / 2) // half), int((box[1] + WHOLE / 2) // half)


@lru_cache(maxsize=4096)
def _cell(level: int, column: int, row: int) -> Crop:
    if level == 0:
        whole = world()
        return Crop(whole.land, whole.borders, whole.countries)
    side = WHOLE / 2**level
    west, south = column * side / 2 - WHOLE / 2, row * side / 2 - WHOLE / 2
    return _cut(_cell(level - 1, column // 2, row // 2), (west, south, west + side, south + side))


@lru_cache(maxsize=4096)
def _thinned(level: int, column: int, row: int) -> Crop:
    """A cell without the points that no map of a part of it would show."""
    cell = _cell(level, column, row)
    step = WHOLE / 2**level / 2 / FINEST
    countries = {code: tuple(_few(ring, step) for ring in rings) for code, rings in cell.countries.items()}
    land = tuple(_few(ring, step) for ring in cell.land if _side(ring.box) > 4 * step)
    return Crop(land, tuple(_few(line, step) for line in cell.borders), countries)


def _few(line: Shape, step: float) -> Shape:
    """A line without points that are within a step of the last; its ends stay."""
    x, y = line.points[0]
    kept = [(x, y)]
    for px, py in line.points[1:-1]:
        if abs(px - x) + abs(py - y) >= step:
            x, y = px, py
            kept.append((x, y))
    return Shape((*kept, line.points[-1]), line.box)


def _side(box: Box) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _cut(whole: Crop, box: Box) -> Crop:
    countries = {code: found for code, rings in whole.countries.items() if (found := _rings(rings, box))}
    return Crop(_rings(whole.land, box), tuple(_lines(whole.borders, box)), countries)


def _rings(rings: Iterable[Shape], box: Box) -> tuple[Shape, ...]:
    found = []
    for ring in rings:
        if _inside(ring.box, box):
            found.append(ring)
        elif _touches(ring.box, box) and (cut := _clipped(ring.points, box)):
            found.append(shape(cut))
    return tuple(found)


def _inside(inner: Box, outer: Box) -> bool:
    return inner[0] >= outer[0] and inner[1] >= outer[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def _touches(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and one[2] >= other[0] and one[1] <= other[3] and one[3] >= other[1]


def _clipped(points: Line, box: Box) -> list[Point]:
    """The part of a ring in a box (Sutherland and Hodgman: one side of the box after the other)."""
    found = list(points)
    for axis, bound, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        found = _half(found, axis, bound, sign)
        if not found:
            break
    return found


def _half(points: list[Point], axis: int, bound: float, sign: int) -> list[Point]:
    """What of a ring lies on one side of a line."""
    found: list[Point] = []
    before = points[-1]
    was = (before[axis] - bound) * sign >= 0
    for point in points:
        now = (point[axis] - bound) * sign >= 0
        if now != was:
            found.append(_crossing(before, point, axis, bound))
        if now:
            found.append(point)
        before, was = point, now
    return found


def _crossing(a: Point, b: Point, axis: int, bound: float) -> Point:
    part = (bound - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + part * (b[1 - axis] - a[1 - axis])
    return (bound, other) if axis == 0 else (other, bound)


def _lines(lines: Iterable[Shape], box: Box) -> Iterable[Shape]:
    for line in lines:
        if _inside(line.box, box):
            yield line
        elif _touches(line.box, box):
            yield from _runs(line.points, box)


def _runs(points: Line, box: Box) -> Iterable[Shape]:
    """The runs of steps that may touch a box; their ends may lie outside it."""
    run: list[Point] = []
    for a, b in itertools.pairwise(points):
        if _touches((min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])), box):
            run = run or [a]
            run.append(b)
        elif run:
            yield shape(run)
            run = []
    if run:
        yield shape(run)
