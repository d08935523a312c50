"""Draws a map: land, lines between countries, and each place as the area within which it is known.

Colours stand twice: as attributes, which hold where a policy forbids style elements, and in a style that knows the dark.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from functools import lru_cache

from generator.maps.crops import Crop, crop
from generator.maps.outlines import Point, Shape
from generator.maps.windows import HEIGHT, WIDTH, Window, window
from generator.model.drawings import Area, MapView

SMALLEST = 7  # radius in units of the drawing: what is smaller could not be seen
FINE, COARSE = 3, 5  # points nearer to the last than this are left out; the latter on maps of whole continents
WIDE = 20  # units a degree, below which a map is of a continent
LETTER, LINE = 13, 26  # width and height of a letter of a name, about
STYLE = (
    "<style>@media(prefers-color-scheme:dark){.s{fill:#0b0e10}.l{fill:#22282c;stroke:#757d83}.b{stroke:#545c62}"
    ".a{fill:#e5e7e4;stroke:#e5e7e4}.n{fill:#a8afb4;stroke:#22282c}.t{fill:#f4f5f2;stroke:#121517}}</style>"
)
WIDER = 4  # times that a map grows for what lies at its edge
Box = tuple[float, float, float, float]  # left, top, right, bottom on the drawing


def drawn(view: MapView) -> bytes:
    """The map as an SVG file."""
    where = focused(view)
    seen, land, borders = _ground(
        where, frozenset(code for code, _ in view.countries) | {a.country for a in view.areas}
    )
    areas = [area for area in view.areas if area.country or _in_sight(area, where)]
    names, taken = _names(areas, where)
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"><title>{html.escape(view.title)}</title>{STYLE}',
        f'<path class="s" fill="#e3e8e9" d="M0 0h{WIDTH}v{HEIGHT}H0z"/>',
        f'<path class="l" fill="#fdfdfb" stroke="#8a918d" fill-rule="evenodd" d="{land}"/>',
        f'<path class="b" fill="none" stroke="#aeb5b0" stroke-width="1.5" d="{borders}"/>',
        f'<g class="a" fill="#15181b" stroke="#15181b" fill-opacity=".2" stroke-width="2.5">{"".join(_areas(areas, seen, where))}</g>',
        '<g font-family="system-ui,Noto Sans,sans-serif" text-anchor="middle" paint-order="stroke" stroke-linejoin="round">',
        f'<g class="n" fill="#50575d" stroke="#fdfdfb" stroke-width="4" font-size="20" letter-spacing="1.5">{"".join(_countries(view, seen, where, taken))}</g>',
        f'<g class="t" fill="#15181b" stroke="#fdfdfb" stroke-width="5" font-size="24" font-weight="600">{names}</g></g></svg>',
    )
    return "".join(parts).encode()


@lru_cache(maxsize=512)
def _ground(where: Window, codes: frozenset[str]) -> tuple[Crop, str, str]:
    """What lies in a window, and the lines of land and borders as they are drawn, made once for all maps of it."""
    seen = crop(where.box, codes)
    return seen, _rings(seen.land, where), _lines(seen.borders, where)


def focused(view: MapView) -> Window:
    """What the first areas decide, made wider where an area that lies in it would be cut off at its edge, until none is."""
    first, others = view.areas[: view.focus] or view.areas, view.areas[view.focus :] if view.focus else ()
    where, shown = window(first), -1
    for _ in range(WIDER):
        inside = [a for a in others if not a.country and _in_sight(a, where)]
        if len(inside) == shown:
            break
        where, shown = window((*first, *inside)), len(inside)
    return where


def _rings(rings: Iterable[Shape], where: Window) -> str:
    return "".join(_path(ring.points, where, "z") for ring in rings)


def _lines(lines: Iterable[Shape], where: Window) -> str:
    return "".join(_path(line.points, where, "") for line in lines)


def _path(points: Sequence[Point], where: Window, end: str) -> str:
    """A line in whole units, told in steps; points that would not be seen are left out, an island that would not as a whole."""
    right, down, left, top = where.steps
    last = len(points) - 1
    x, y = where.place(*points[0])
    made = [f"M{x} {y}l"]
    fine = FINE if where.scale > WIDE else COARSE
    for n, (px, py) in enumerate(points):
        dx, dy = round(left + px * right) - x, round(top + py * down) - y
        if abs(dx) + abs(dy) < fine and (n != last or not (dx or dy)):
            continue
        made.append(f"{dx} {dy}" if dx < 0 or len(made) == 1 else f" {dx} {dy}")
        x, y = x + dx, y + dy
    return "".join(made).replace(" -", "-") + end if len(made) > (3 if end else 1) else ""


def _areas(areas: Sequence[Area], seen: Crop, where: Window) -> Iterable[str]:
    """Countries first and the largest first, so that the small lie on top."""
    for area in sorted(areas, key=lambda a: (not a.country, -a.km, a.name)):
        if area.country in seen.countries:
            yield f'<path d="{_rings(seen.countries[area.country], where)}" fill-opacity=".07" stroke="none"/>'
        elif not area.country:
            wide, high = where.radii(area)
            x, y = _middle(area, where)
            yield f'<ellipse cx="{x}" cy="{y}" rx="{max(wide, SMALLEST)}" ry="{max(high, SMALLEST)}"/>'


def _in_sight(area: Area, where: Window) -> bool:
    x, y = _middle(area, where)
    return 0 <= x <= WIDTH and 0 <= y <= HEIGHT


def _middle(area: Area, where: Window) -> tuple[int, int]:
    return where.place(area.longitude * 100, area.latitude * 100)


def _names(areas: Sequence[Area], where: Window) -> tuple[str, list[Box]]:
    """The places' names, each beside its area where nothing else stands; one that fits nowhere is left to the table."""
    made: list[str] = []
    found = [(a, *_middle(a, where), *where.radii(a)) for a in areas if not a.country]
    taken: list[Box] = [(x - SMALLEST, y - SMALLEST, x + SMALLEST, y + SMALLEST) for _, x, y, _, _ in found]
    for area, x, y, wide, high in found:
        wide, high = max(wide, SMALLEST) + 6, max(high, SMALLEST)
        half = len(area.name) * LETTER / 2 + 4
        right, left = x + wide, x - wide
        below, above = (x, y + high + 24, x, ""), (x, y - high - 9, x, "")
        beside = ((right + half, y + 8, right, "start"), (left - half, y + 8, left, "end"))
        for middle, base, edge, anchor in (below, above, *beside):
            box = _room(area.name, middle, base)
            if _free(box, taken):
                taken.append(box)
                at = f'x="{round((box[0] + box[2]) / 2)}"'
                if anchor and box[0] == middle - half:  # as far from its area in any font, wide or narrow
                    at = f'x="{edge}" text-anchor="{anchor}"'
                made.append(f'<text {at} y="{base}">{html.escape(area.name)}</text>')
                break
    return "".join(made), taken


def _room(words: str, x: float, base: float) -> Box:
    """The room that words take, moved so that they are on the drawing."""
    half = len(words) * LETTER / 2 + 4
    x = min(max(x, half), WIDTH - half)
    return (x - half, base - LINE + 4, x + half, base + 6)


def _free(box: Box, taken: Sequence[Box]) -> bool:
    if box[1] < 0 or box[3] > HEIGHT or box[0] < -1 or box[2] > WIDTH + 1:
        return False
    return not any(box[0] < t[2] and box[2] > t[0] and box[1] < t[3] and box[3] > t[1] for t in taken)


def _countries(view: MapView, seen: Crop, where: Window, taken: list[Box]) -> Iterable[str]:
    """Names of countries in the middle of what is seen of them, where there is room."""
    for code, name in view.countries:
        rings = seen.countries.get(code)
        if not rings:
            continue
        largest = max(rings, key=lambda r: (r.box[2] - r.box[0]) * (r.box[3] - r.box[1]))
        x, y = _centre(largest, where)
        box = _room(name, x, y + 7)
        left, top = where.place(largest.box[0], largest.box[3])
        right, bottom = where.place(largest.box[2], largest.box[1])
        fits = right - left > (box[2] - box[0]) * 0.8 and bottom - top > LINE
        if fits and _free(box, taken):
            taken.append(box)
            yield f'<text x="{round((box[0] + box[2]) / 2)}" y="{y + 7}">{html.escape(name)}</text>'


def _centre(ring: Shape, where: Window) -> tuple[int, int]:
    """The middle of a ring by its area."""
    area = x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring.points, (*ring.points[1:], ring.points[0]), strict=True):
        cross = ax * by - bx * ay
        area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    if not area:
        return where.place(*ring.points[0])
    return where.place(x / (3 * area), y / (3 * area))
