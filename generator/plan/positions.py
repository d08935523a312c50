"""Where a place is, no more exactly than may be told."""

from __future__ import annotations

from generator.model.citation import PRECISIONS
from generator.model.digest import Digest
from generator.model.drawings import Area
from generator.model.registry import Entity

DIGITS = {"exact": 2, "near": 1, "area": 1, "region": 0, "country": 0}
# Kilometres within which a place of that precision is.
WITHIN = {"exact": 2, "near": 10, "area": 30, "region": 120, "country": 400}
# Kilometres by which rounding to so many digits may move a point; a degree is some 111.
ROUNDED = {2: 2, 1: 8, 0: 80, -1: 800}


def coarser(entity: Entity, precision: str) -> str:
    """How exactly a place may be told where a text knows it so exactly: never more exactly than the registry has it."""
    known = entity.precision or "near"
    return max(known, precision or known, key=PRECISIONS.index)


def digits(entity: Entity, precision: str = "") -> int:
    """How many digits after the point may be told: a degree is some 111 km, so a place hidden within more loses one before it."""
    told = DIGITS[coarser(entity, precision)]
    if not entity.blur:
        return told
    return min(told, 1 if entity.blur <= 10 else 0 if entity.blur <= 110 else -1)


def rounded(entity: Entity, precision: str = "") -> tuple[float, float] | None:
    """Latitude and longitude as they may be told."""
    if entity.coords is None or entity.sensitive:
        return None
    latitude, longitude = entity.coords
    told = digits(entity, precision)
    return round(latitude, told), round(longitude, told)


def within(entity: Entity, precision: str = "") -> int:
    """The kilometres round its rounded position within which a place is."""
    return max(WITHIN[coarser(entity, precision)], ROUNDED[digits(entity, precision)], entity.blur)


def area(entity: Entity, precision: str = "") -> Area | None:
    """A place as the area that its precision means: a country's outline, or a circle in which it is."""
    position = rounded(entity, precision)
    if position is None:
        return None
    whole = coarser(entity, precision) == "country" and not entity.blur
    country = entity.iso if whole and len(entity.iso) == 2 else ""
    return Area(entity.name, *position, within(entity, precision), country)


def countries(digest: Digest) -> dict[str, str]:
    """The names of the countries that the registry has, by code."""
    places = (e for e in digest.entities.values() if e.type == "place" and len(e.iso) == 2 and not e.sensitive)
    return dict(sorted((e.iso, e.name) for e in places))
