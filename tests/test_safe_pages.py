"""Every page says what it may load, and sends nobody away with a trace of where they came from."""

from __future__ import annotations

import re

from generator.model.page import POLICY

from tests.sites import ARTICLE, pages

SITE = f"""\
-- content/articles/2025-01-12-a.md --
{ARTICLE.replace("tags:", "old_urls: [/old/]" + chr(10) + "tags:")}
<a title="a first attribute" href="https://elsewhere.example/">one</a>, [two](https://elsewhere.example/2 "with a title"),
<https://elsewhere.example/3> and [a letter](mailto:desk@digest.example).
-- content/site.yaml --
title: Test Digest
url: https://digest.example/
authority: digest.example
authority_year: 2026
licence: {{name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/}}
"""
LINK = re.compile(r'<a\b[^>]*\bhref="https?://[^>]*>')


def html_pages() -> dict[str, str]:
    return {path: text for path, text in pages(SITE).items() if path.endswith(".html")}


def test_the_policy_stands_first_in_every_page() -> None:
    """Right after the encoding, before anything that it governs; and in the headers, with what only headers can say."""
    policy = POLICY.replace("'", "&#39;")
    for path, text in html_pages().items():
        start = f'<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        assert start in text, path
        assert '<meta name="referrer" content="no-referrer">' in text, path
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script>", text), path
    assert f"Content-Security-Policy: {POLICY}; frame-ancestors 'none'" in pages(SITE)["_headers"]
    assert "unsafe" not in POLICY


def test_links_that_leave_say_so() -> None:
    """In bodies whatever their attributes, in sources, in the frame; links inside the site and letters don't."""
    found = [link for text in html_pages().values() for link in LINK.findall(text)]

    assert len(found) > 6
    for link in found:
        if "https://digest.example/" not in link:
            assert re.search(r'rel="(license )?noopener noreferrer external"', link), link
    assert '<a href="mailto:desk@digest.example">' in html_pages()["2025/01/12/a/index.html"]


def test_links_in_feeds_say_so_too() -> None:
    feed = pages(SITE)["feed.json"]

    assert feed.count("noopener noreferrer external") >= 4


GRAPHIC = f"""\
-- content/conflicts/one.md --
---
name: One Conflict
---
-- content/articles/2025-01-12-a.md --
{ARTICLE.replace("tags:", "conflict: one" + chr(10) + "content_warning: [death]" + chr(10) + "tags:")}
"""


def test_a_warning_comes_before_what_it_warns_of_wherever_that_stands() -> None:
    """On the page, in every list with a summary, in a chronology, in feeds, in what a shared link shows, in the search."""
    made = pages(GRAPHIC)
    warning = "Content warning: death"
    for path in (
        "index.html",
        "2025/01/12/index.html",
        "2025/01/12/a/index.html",
        "tags/prisoners-of-war/index.html",
        "sources/news/index.html",
    ):
        body = made[path].partition("</head>")[2]
        assert 0 < body.find(warning) < body.find("on Saturday"), path
    chronology = made["conflicts/one/index.html"].partition("</head>")[2]
    assert 0 < chronology.find(warning) < chronology.find("Two bridges were closed")
    for path in ("feed.xml", "feed.atom"):
        assert made[path].count(warning) == 2, path
    assert f'<meta property="og:description" content="{warning}. Two bridges' in made["2025/01/12/a/index.html"]
    assert warning in made["search/c/2025-01/12-0.js"]
    assert warning in made["2025/01/12/a/ninjs.json"]
