"""Turns a feed's view into RSS.

The one room that knows feedgen; its known faults are mended here, through its public interface. Builds no address and
chooses no item.
"""

from generator.feeds.rss import rss

__all__ = ["rss"]
