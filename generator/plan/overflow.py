"""Long rows of links beside other things: a few stand there, and all of them on pages of their own."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.page import Link, Page
from generator.plan.desk import Desk
from generator.plan.parts import in_order, link_weighs
from generator.plan.views import IndexView

SHOWN = 24  # links that stand beside other things


def shortened(
    desk: Desk, of: Link, folder: str, title: str, links: Sequence[Link]
) -> tuple[tuple[Link, ...], list[Page]]:
    """The first links with one to all of them, and the pages on which all stand, under the address of what they belong to."""
    if len(links) <= SHOWN:
        return tuple(links), []
    url = f"{of.url}{folder}/"
    pages = []
    for part in in_order(url, links, link_weighs):
        words = f"{title}: {of.words}"
        if not part.pager.first:
            words = desk.t.say("part-of", title=words, here=part.pager.here, of=part.pager.of)
        frame = desk.frame(part.url, words, trail=(of,))
        view = IndexView(frame, title, desk.t.say("in-all", len(links)), (("", part.things),), part.pager)
        pages.append(Page(f"{part.url}index.html", "index.html", view))
    return (*links[:SHOWN], Link(url, desk.t.say("all-of", len(links)))), pages


def mentions(desk: Desk, of: Link, links: Sequence[Link]) -> tuple[tuple[Link, ...], list[Page]]:
    """What links to something: the first, and the pages of all."""
    return shortened(desk, of, "mentions", desk.t.say("mentioned-in"), links)
