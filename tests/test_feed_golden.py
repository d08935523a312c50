"""Whole feeds, byte for byte: `tests/golden/feeds/` holds what a full feed and an archive look like in each form."""

from __future__ import annotations

import datetime as dt
import json

import feedparser
import pytest
from generator import VERSION
from generator.feeds import forms, xml

from tests.feeds_view import DAY, item, view
from tests.sites import ROOT

GOLDEN = ROOT / "tests" / "golden" / "feeds"
SECOND = item(
    id="tag:x,2026:article/b",
    url="https://x.example/b/",
    title="A “second” one & its <i>mark</i>",
    summary="Who\x0b said it",
    content='<p>Said <a href="https://x.example/c/">here</a> &amp; there</p>',
    published=DAY - dt.timedelta(days=3),
    updated=DAY + dt.timedelta(days=1, minutes=5),
    authors=("Desk", "A. \x00Reader"),
    categories=(("kursk", "Kursk"), ("pows", "Prisoners\x0c of war")),
    lang="uk",
)
FULL = view(
    title="Feed & digest\x01",
    description="About <this>\x02",
    items=(SECOND, item()),
    id="tag:x,2026:feed",
    rights="CC BY 4.0 & terms\x03",
    previous="https://x.example/2024/feed.xml",
    style="https://x.example/feeds/feed.css",
    hub="https://hub.example/",
    language="en-GB",
)
ARCHIVE = view(
    path="2024/feed.xml",
    self_url="https://x.example/2024/feed.xml",
    page_url="https://x.example/2024/",
    current="https://x.example/feed.xml",
    previous="https://x.example/2023/feed.xml",
    rights="",
    items=(item(authors=(), categories=(), lang=""),),
)


@pytest.mark.parametrize(("name", "given"), [("full", FULL), ("archive", ARCHIVE), ("empty", view(items=()))])
def test_a_feed_is_what_it_was(name: str, given: xml.FeedView) -> None:
    """A change of these files is a change that every subscriber's reader sees."""
    for made in forms(given):
        golden = GOLDEN / f"{name}.{made.path.rpartition('.')[2]}"
        assert made.data.decode().replace(VERSION, "VERSION") == golden.read_text("utf-8"), golden.name


def test_each_form_says_where_it_is_itself() -> None:
    assert [made.path for made in forms(ARCHIVE)] == ["2024/feed.xml", "2024/feed.atom"]
    for made, form in zip(forms(FULL), ("xml", "atom"), strict=False):
        [own] = [link for link in feedparser.parse(made.data).feed.links if link.rel == "self"]
        assert (own.href, own.type) == (
            f"https://x.example/feed.{form}",
            {"xml": "application/rss+xml"}.get(form, own.type),
        )


def test_an_item_that_is_known_already_is_the_same_in_another_feed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also after so many that the first are forgotten, and under another address of tags."""
    monkeypatch.setattr(xml, "_known", {})
    alone = {made.path: made.data for made in forms(view())}
    forms(view(items=(SECOND, item())))
    again = {made.path: made.data for made in forms(view())}
    elsewhere = forms(view(scheme="https://x.example/themes/"))[1].data.decode()
    monkeypatch.setattr(xml, "REMEMBERED", 2)
    for n in range(4):
        forms(view(items=(item(id=f"tag:{n}"),)))
    few = sum(map(len, xml._known.values()))
    assert again == alone == {made.path: made.data for made in forms(view())}
    assert 'scheme="https://x.example/themes/"' in elsewhere
    assert few <= 2


def test_what_stands_twice_in_a_feed_is_shown_twice() -> None:
    [rss, atom, as_json] = forms(view(items=(SECOND, item(), SECOND)))
    for made in (rss, atom):
        assert [entry.id for entry in feedparser.parse(made.data).entries] == [SECOND.id, item().id, SECOND.id]
    assert [one["id"] for one in json.loads(as_json.data)["items"]] == [SECOND.id, item().id, SECOND.id]


def test_an_archives_items_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """They stand in no other archive, and there are many."""
    monkeypatch.setattr(xml, "_known", {})
    forms(ARCHIVE)
    assert not any(xml._known.values())
