"""What is small on a page and easily wrong: counts, ids, marks, elements, and numbers of the index."""

from __future__ import annotations

import json
import re

import pytest
from generator.plan.index import DIGITS, number, numbers

from tests.sites import ARTICLE, SETTINGS, built, pages
from tests.test_parts import article as report
from tests.test_taken import unpacked

DAYS = [f"2025-01-{day:02}" for day in range(10, 20)]
LATE = """\
-- content/digests/2025-01-18.md --
---
cutoff: 2025-01-18T12:00+02:00
takeaways: ["See [[gone|that]] & more."]
---
Words of the day.
"""
GONE = ARTICLE.replace(
    "title: Two", "id: gone\nstatus: withdrawn\nwithdrawn: {date: 2025-01-14, reason: It was wrong.}\ntitle: Three"
)
SITE = (
    "".join(report(day, n) for n, day in enumerate(DAYS))
    + LATE
    + report("2025-01-18", 20).replace("date: 2025-01-18", "date: 2025-01-18T13:00+02:00")
    + f"-- content/articles/gone.md --\n{GONE}"
)


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """The site's files."""
    return {a.path: a.data for a in built(SITE).value.artifacts}


def test_the_front_page_names_the_seven_days_before(made: dict[str, bytes]) -> None:
    """Each with all its reports, those that came late among them."""
    front = made["index.html"].decode()
    listed = re.findall(
        r'<li><a href="./2025/01/(\d\d)/"><bdi>[^<]*</bdi></a> <span class="aside">(\d+) reports?<', front
    )
    assert listed == [(str(day), "2" if day in (18, 12) else "1") for day in range(18, 11, -1)]


def test_a_message_counts_what_came_late_and_marks_what_was_withdrawn(made: dict[str, bytes]) -> None:
    """In its text as on the page."""
    text = made["2025/01/18/edition.txt"].decode()
    assert "2 reports · Reports received until 18 January 2025, 12:00 UTC+2\n" in text
    assert "\n- See that (withdrawn) & more.\n\nWords of the day.\n" in text


def test_a_copy_begins_with_what_the_desk_says_first(made: dict[str, bytes]) -> None:
    """Takeaways as a list, then the introduction, then what was corrected since, each with full addresses."""
    ((_, page),) = unpacked(made["2025/01/18/edition.html.zip"]).items()
    assert (
        '<h2>Key takeaways</h2>\n<ul>\n<li>See <a href="https://digest.example/2025/01/12/gone/">that</a> '
        '<span class="mark">withdrawn</span> &amp; more.</li>\n</ul>\n<p>Words of the day.</p>'
    ) in page.replace('<span class="mark">(withdrawn)</span>', '<span class="mark">withdrawn</span>')
    ((_, after),) = unpacked(made["2025/01/15/edition.html.zip"]).items()
    assert (
        "<h2>Corrections since the last edition</h2>\n<ul>\n<li>Withdrawal, 14 January 2025: It was wrong. "
        '<a href="https://digest.example/2025/01/12/gone/#_correction-withdrawal">Three bridges were closed</a></li>\n</ul>'
    ) in after


def test_a_feed_has_an_id_that_no_address_changes(made: dict[str, bytes]) -> None:
    """By the site's authority and the place of the feed; another address of the site leaves it alone."""
    ids = {path: re.search(r"<id>([^<]*)</id>", made[path].decode()) for path in made if path.endswith("feed.atom")}
    found = {path: match[1] for path, match in ids.items() if match}
    assert found["tags/ceasefire/feed.atom"] == "tag:digest.example,2026:feed/tags/ceasefire/"
    assert len(set(found.values())) == len(found) > 5
    moved = SITE + f"-- content/site.yaml --\n{SETTINGS.replace('https://digest.example/', 'https://other.example/x/')}"
    other = {a.path: a.data.decode() for a in built(moved).value.artifacts if a.path.endswith("feed.atom")}
    assert "<id>tag:digest.example,2026:feed/tags/ceasefire/</id>" in other["tags/ceasefire/feed.atom"]


def test_a_picture_stands_in_its_elements_and_in_nothing_else() -> None:
    """In a text and over it."""
    cover = "image: {file: media/a.jpg, alt: A dam, credit: Desk}\n"
    text = ARTICLE.replace("tags:", f"{cover}tags:") + '\n![A map](media/b.png "Map: desk")\n'
    site = f"-- content/articles/a.md --\n{text}-- content/media/a.jpg --\n{{picture 40x20}}\n-- content/media/b.png --\n{{picture 40x20}}\n"
    page = pages(site)["2025/01/12/a/index.html"]
    shape = re.sub(r'"[^"]*"', '""', page)
    image = '<picture><source type="" srcset="" sizes=""><source type="" srcset="" sizes=""><img src="" alt="" width="" height=""'
    assert f'<figure>{image} loading="" decoding=""></picture><figcaption>Map: desk</figcaption></figure>' in shape
    assert f'{image} decoding=""></picture>' in shape


@pytest.mark.parametrize("value", [0, 1, 31, 32, 33, 63, 64, 1023, 1024, 1025, 19_999, 20_000, 32_768, 1_000_000])
def test_a_number_of_the_index_is_read_as_it_was_written(value: int) -> None:
    """Five bits a digit, the last first; all but the last are marked."""
    written = number(value)
    digits = [DIGITS.index(sign) for sign in written]
    assert all(digit >= 32 for digit in digits[:-1]) and digits[-1] < 32
    assert sum((digit & 31) << 5 * place for place, digit in enumerate(digits)) == value
    assert numbers([value, value + 3]) == written + number(3)


@pytest.mark.parametrize(
    ("type", "kind"),
    [
        *((type, "NewsMediaOrganization") for type in ("outlet", "agency", "aggregator", "state-media")),
        *((type, "Organization") for type in ("government", "military", "intelligence", "ngo", "igo")),
        *((type, "Thing") for type in ("social", "dataset", "witness")),
    ],
)
def test_what_an_outlet_is_to_machines(type: str, kind: str) -> None:
    """Of press, of organisations, or neither."""
    site = f"-- content/sources.yaml --\n- {{id: news, name: The News, type: {type}, domains: [news.example.org], policy: 'https://news.example.org/p'}}\n-- content/articles/a.md --\n{ARTICLE}"
    page = pages(site)["sources/news/index.html"]
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert f'"@type":"{kind}"' in data.replace(" ", "")
    assert ("publishingPrinciples" in data) == (kind == "NewsMediaOrganization")
    assert json.loads(data)


def test_what_was_withdrawn_is_spoken_in_its_language() -> None:
    """Where the item is read aloud, or in letters of another direction, after its words are gone."""
    text = GONE.replace("title: Three", "lang: ar\ntitle: Three")
    (item,) = json.loads(pages(f"-- content/articles/gone.md --\n{text}")["tags/prisoners-of-war/feed.json"])["items"][
        -1:
    ]
    assert item["content_html"].startswith('<div lang="ar" dir="rtl">')
    assert "It was wrong." in item["content_html"]


def test_words_of_a_feed_in_a_browser_end_no_rule() -> None:
    """What would end the text of a style sheet is taken out of a label."""
    words = """labels: {feed-in-browser: 'A "feed" \\\\ for readers'}\n"""
    style = pages(f"-- content/site.yaml --\n{SETTINGS}{words}-- content/articles/a.md --\n{ARTICLE}")["feeds/feed.css"]
    assert 'content: "A ”feed”  for readers";' in style
