"""A feed's view for tests."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from generator.model.page import FeedItem, FeedView

DAY = dt.datetime(2025, 1, 12, 12, tzinfo=dt.timezone(dt.timedelta(hours=2)))
ITEM = FeedItem(
    "tag:x,2026:article/a",
    "https://x.example/a/",
    "Title & <b>",
    "Summary",
    "<p>Text</p>",
    DAY,
    DAY,
    ("Desk",),
    (("kursk", "Kursk"),),
)
VIEW = FeedView(
    "feed.xml",
    "Feed",
    "About",
    "https://x.example/",
    "https://x.example/feed.xml",
    "en",
    "CC BY 4.0",
    "https://x.example/tags/",
    (ITEM,),
)


def view(**changes: object) -> FeedView:
    return replace(VIEW, **changes)


def item(**changes: object) -> FeedItem:
    return ITEM._replace(**changes)
