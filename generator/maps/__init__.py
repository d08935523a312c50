"""Turns the places of an article or a conflict into a map: plain numbers in, an SVG file out.

Knows no article and no registry; what may be told of a place is decided by who asks.
"""

from generator.maps.drawn import drawn

__all__ = ["drawn"]
