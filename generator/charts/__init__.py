"""Turns numbers into small charts: SVG that stands in a page, takes the page's colours, and says in words what it shows.

Has no style of its own but classes, so that it obeys a policy without inline styles.
"""

from generator.charts.bars import activity
from generator.charts.ranges import series

__all__ = ["activity", "series"]
