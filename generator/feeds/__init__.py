"""Turns a feed's view into RSS, Atom and JSON Feed.

The one room that knows feedgen; its known faults are mended here, through its public interface. Builds no address and
chooses no item.
"""

from generator.feeds.jsonfeed import json_feed
from generator.feeds.xml import atom, rss
from generator.model.page import Artifact, FeedView

__all__ = ["atom", "forms", "json_feed", "rss"]


def forms(view: FeedView) -> tuple[Artifact, ...]:
    """The feed in all its forms, side by side; JSON Feed knows no archives, so an archive has two."""
    stem = view.path.removesuffix(".xml")
    made = [Artifact(view.path, rss(view)), Artifact(f"{stem}.atom", atom(view))]
    if not view.current:
        made.append(Artifact(f"{stem}.json", json_feed(view)))
    return tuple(made)
