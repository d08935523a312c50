"""The outlines of land and countries, read once from the program's own data.

Knows nothing of maps. Degrees are hundredths, x to the east, y to the north; the lines are those of `outlines.txt`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TypeAlias

GRID = 100  # steps a degree
Point: TypeAlias = tuple[float, float]
Line: TypeAlias = tuple[Point, ...]
Box: TypeAlias = tuple[float, float, float, float]  # west, south, east, north


@dataclass(frozen=True, slots=True)
class Shape:
    """A line or ring with the box round it."""

    points: Line
    box: Box


@dataclass(frozen=True, slots=True)
class World:
    """Rings of land, lines between countries, rings of each country by its ISO code."""

    land: tuple[Shape, ...]
    borders: tuple[Shape, ...]
    countries: Mapping[str, tuple[Shape, ...]]


@lru_cache(maxsize=1)
def world() -> World:
    """The outlines. They belong to the program as its modules do, so that reading them depends on nothing else."""
    arcs: list[Line] = []
    land: list[Shape] = []
    borders: list[Shape] = []
    countries: dict[str, tuple[Shape, ...]] = {}
    for line in files(__package__).joinpath("outlines.txt").read_text("ascii").splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "a":
            arcs.append(_decoded(rest))
        elif kind == "l":
            land.append(_ring(rest, arcs))
        elif kind == "b":
            borders.extend(shape(arcs[int(number)]) for number in rest.split(","))
        elif kind == "c":
            code, _, rings = rest.partition(" ")
            countries[code] = tuple(_ring(ring, arcs) for ring in rings.split(";"))
    return World(tuple(land), tuple(borders), countries)


def shape(points: Iterable[Point]) -> Shape:
    """A line with its box."""
    line = tuple(points)
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return Shape(line, (min(xs), min(ys), max(xs), max(ys)))


def _ring(numbers: str, arcs: list[Line]) -> Shape:
    points: list[Point] = []
    for number in map(int, numbers.split(",")):
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return shape(_unbroken(points))


def _unbroken(points: list[Point]) -> Iterable[Point]:
    """The points of a ring, going on past 180° east where it does, not back round the world."""
    moved = 0.0
    before = points[0][0]
    for x, y in points:
        if abs(x - before) > 180 * GRID:
            moved += 360 * GRID if x < before else -360 * GRID
        before = x
        yield x + moved, y


def _decoded(text: str) -> Line:
    """Points from signed steps in base 32: low bits first, 32 is added to each character but a number's last."""
    numbers: list[int] = []
    value = shift = 0
    for byte in text.encode("ascii"):
        bits = byte - 59
        value |= (bits & 31) << shift
        if bits & 32:
            shift += 5
        else:
            numbers.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    x = y = 0
    points: list[Point] = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x, y))
    return tuple(points)
