"""Draws the picture of words that stands beside a shared link, in any script that a bundled font has.

Knows letters and lines; what is said, and of which page, is decided elsewhere. A text that no font can write is left out: never a
box in the place of a letter.
"""

from generator.previews.draw import drawn
from generator.previews.fonts import stamp

__all__ = ["drawn", "stamp"]
