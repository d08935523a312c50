"""RSS, Atom and JSON Feed, and each known fault of the library behind two of them."""

from __future__ import annotations

import datetime as dt
import json
import locale
import time
from xml.etree import ElementTree

import feedparser
from generator.feeds import atom, forms, json_feed, rss

from tests.feeds_view import DAY, item, view


def test_the_channels_link_is_its_page() -> None:
    """feedgen takes the last link for the channel's; ours is the page, and the feed's own address is rel=self."""
    feed = feedparser.parse(rss(view())).feed

    assert feed.link == "https://x.example/"
    assert [(link.rel, link.href) for link in feed.links] == [
        ("alternate", "https://x.example/"),
        ("self", "https://x.example/feed.xml"),
    ]


def test_two_runs_are_equal() -> None:
    """No date is the time of the build."""
    first = rss(view())
    time.sleep(1.1)

    assert rss(view()) == first
    assert b"<lastBuildDate>Sun, 12 Jan 2025 12:00:00 +0200</lastBuildDate>" in first


def test_the_feeds_date_is_its_newest_items() -> None:
    """A corrected item moves the feed's date, not its own first date."""
    later = item(id="tag:b", updated=DAY + dt.timedelta(days=6))
    made = rss(view(items=(item(), later)))

    assert b"<lastBuildDate>Sat, 18 Jan 2025" in made
    assert made.count(b"<pubDate>Sun, 12 Jan 2025 12:00:00 +0200</pubDate>") == 2


def test_an_empty_feed_invents_no_date() -> None:
    """A tag that nobody used yet has a feed all the same."""
    made = rss(view(items=()))

    assert b"lastBuildDate" not in made
    assert feedparser.parse(made).bozo is False


def test_control_characters_do_not_lose_the_feed() -> None:
    """feedgen raises for the whole feed; they become replacement characters."""
    made = feedparser.parse(rss(view(items=(item(title="a\x00b\ud800", content="<p>\x0b\ufffe</p>"),))))

    assert made.bozo is False
    assert made.entries[0].title == "a\ufffdb\ufffd"


def test_summary_and_text_are_both_there() -> None:
    """description is the summary, content:encoded the whole text, description first."""
    made = rss(view()).decode()

    assert made.index("<description>Summary</description>") < made.index("<content:encoded>&lt;p&gt;Text&lt;/p&gt;")
    assert "CDATA" not in made


def test_items_stand_in_the_order_given() -> None:
    """feedgen puts new ones first."""
    made = feedparser.parse(rss(view(items=(item(id="tag:1"), item(id="tag:2"), item(id="tag:3")))))

    assert [e.id for e in made.entries] == ["tag:1", "tag:2", "tag:3"]


def test_the_author_shows() -> None:
    """As dc:creator, for RSS's own author must be an e-mail address."""
    assert feedparser.parse(rss(view())).entries[0].author == "Desk"


def test_an_id_is_no_address() -> None:
    """guid says so."""
    assert b'<guid isPermaLink="false">tag:x,2026:article/a</guid>' in rss(view())


ATOM = "{http://www.w3.org/2005/Atom}"


def test_an_atom_entrys_link_is_called_alternate() -> None:
    """feedgen drops what the link is; some readers then find no address."""
    link = ElementTree.fromstring(atom(view())).find(f"{ATOM}entry/{ATOM}link")

    assert link is not None
    assert link.attrib == {"href": "https://x.example/a/", "rel": "alternate", "type": "text/html"}


def test_atom_has_summary_and_text_of_a_valid_type() -> None:
    """feedgen would write CDATA as a type, and lose the summary to the text."""
    entry = ElementTree.fromstring(atom(view())).find(f"{ATOM}entry")

    assert entry is not None
    assert entry.findtext(f"{ATOM}summary") == "Summary"
    content = entry.find(f"{ATOM}content")
    assert content is not None
    assert (content.get("type"), content.text) == ("html", "<p>Text</p>")


def test_atom_has_no_date_of_the_build() -> None:
    """The feed's date is its newest item's; Atom demands one even of an empty feed, and gets one that never moves."""
    assert ElementTree.fromstring(atom(view())).findtext(f"{ATOM}updated") == "2025-01-12T12:00:00+02:00"
    assert ElementTree.fromstring(atom(view(items=()))).findtext(f"{ATOM}updated") == "2000-01-01T00:00:00+00:00"


def test_archives_are_chained_in_both_forms() -> None:
    """feedgen brings only rel=self into RSS; a subscription leads to the newest archive of its own form (RFC 5005)."""
    newest = view(previous="https://x.example/2025/feed.xml")
    archive = view(current="https://x.example/feed.xml", previous="https://x.example/2024/feed.xml")

    assert b'<atom:link rel="prev-archive" href="https://x.example/2025/feed.xml"/>' in rss(newest)
    assert b'<link rel="prev-archive" href="https://x.example/2025/feed.atom"/>' in atom(newest)
    assert b'<atom:link rel="current" href="https://x.example/feed.xml"/>' in rss(archive)
    assert b'<link rel="current" href="https://x.example/feed.atom"/>' in atom(archive)
    assert all(b"<fh:archive/>" in made and b"<fh:archive/>" not in other
               for made, other in ((rss(archive), rss(newest)), (atom(archive), atom(newest))))  # fmt: skip
    assert feedparser.parse(rss(archive)).feed.link == "https://x.example/"


def test_an_archive_has_no_json() -> None:
    """JSON Feed knows no archives."""
    assert [made.path for made in forms(view())] == ["feed.xml", "feed.atom", "feed.json"]
    assert [made.path for made in forms(view(current="https://x.example/feed.xml"))] == ["feed.xml", "feed.atom"]


def test_a_style_is_named_before_the_root() -> None:
    """feedgen writes no instruction; the bytes stay sound."""
    made = rss(view(style="https://x.example/feeds/feed.css"))

    assert made.splitlines()[1] == b'<?xml-stylesheet type="text/css" href="https://x.example/feeds/feed.css"?>'
    assert feedparser.parse(made).bozo is False


def test_the_generator_is_this_program() -> None:
    """feedgen would name itself."""
    for make in (rss, atom):
        made = make(view()).decode()
        assert "feedgen" not in made
        assert ">Digest</generator>" in made or "<generator>Digest" in made


def test_dates_are_english_whatever_the_locale_and_leave_it_alone() -> None:
    """feedgen sets the process's locale for each date of RSS; afterwards it is as it was."""
    before = locale.setlocale(locale.LC_ALL)
    try:
        other = locale.setlocale(locale.LC_TIME, next(name for name in LOCALES if _is_there(name)))
        assert b"<pubDate>Sun, 12 Jan 2025 12:00:00 +0200</pubDate>" in rss(view(items=(item(id="tag:locale"),)))
        assert locale.setlocale(locale.LC_TIME) == other
    finally:
        locale.setlocale(locale.LC_ALL, before)


LOCALES = ("de_DE.UTF-8", "fr_FR.UTF-8", "en_GB.UTF-8", "C.UTF-8", "C")


def _is_there(name: str) -> bool:
    try:
        locale.setlocale(locale.LC_TIME, name)
    except locale.Error:
        return False
    return True


def test_items_of_one_text_stay_apart() -> None:
    """An item is made once and placed in many feeds: text that looks like the end of a feed ends none."""
    evil = item(id="tag:1", title="</channel></rss> <item>", content="<p></feed>  <entry> ]]></p>")
    for make in (rss, atom):
        entries = feedparser.parse(make(view(items=(evil, item(id="tag:2"))))).entries
        assert [e.id for e in entries] == ["tag:1", "tag:2"]
        assert entries[0].title == "</channel></rss> <item>"


def test_json_says_the_same() -> None:
    """JSON Feed 1.1: authors in a list, ids as text, dates with their offset, nothing empty."""
    made = json.loads(json_feed(view(items=(item(title='A "title"\x00', lang="uk"),))))

    assert made["version"] == "https://jsonfeed.org/version/1.1"
    assert (made["home_page_url"], made["feed_url"]) == ("https://x.example/", "https://x.example/feed.json")
    assert made["items"] == [
        {
            "id": "tag:x,2026:article/a",
            "url": "https://x.example/a/",
            "title": 'A "title"\ufffd',
            "summary": "Summary",
            "content_html": "<p>Text</p>",
            "date_published": "2025-01-12T12:00:00+02:00",
            "date_modified": "2025-01-12T12:00:00+02:00",
            "authors": [{"name": "Desk"}],
            "tags": ["Kursk"],
            "language": "uk",
        }
    ]
    assert json.loads(json_feed(view(items=())))["items"] == []
