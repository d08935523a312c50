"""The picture of words that stands beside a link to a page, where such links are shared."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH, HEIGHT = 1200, 630


@dataclass(frozen=True, slots=True)
class PreviewView:
    """What is drawn: who publishes, when and of what, the title, how sure it is. `path` is that of its file."""

    path: str
    site: str
    kicker: str
    title: str
    foot: str
    direction: str = "ltr"


@dataclass(frozen=True, slots=True)
class Preview:
    """A page's picture for shared links: its address from the site's root, and the same in words."""

    url: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT
