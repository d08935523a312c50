"""Where a place is, no more exactly than may be told."""

from __future__ import annotations

from generator.model.registry import Entity

DIGITS = {"exact": 2, "near": 1, "area": 1, "region": 0, "country": 0}


def digits(entity: Entity) -> int:
    """How many digits after the point may be told: a degree is some 111 km, so a place hidden within more loses one before it."""
    told = DIGITS.get(entity.precision, 1)
    if not entity.blur:
        return told
    return min(told, 1 if entity.blur <= 10 else 0 if entity.blur <= 110 else -1)


def rounded(entity: Entity) -> tuple[float, float] | None:
    """Latitude and longitude as they may be told."""
    if entity.coords is None or entity.sensitive:
        return None
    latitude, longitude = entity.coords
    told = digits(entity)
    return round(latitude, told), round(longitude, told)
