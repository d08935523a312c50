"""Structured data says what the page shows, and nothing of it can leave its script element."""

from __future__ import annotations

import json
import re
from typing import Any

from tests.sites import ARTICLE, OUTLETS, SETTINGS, pages

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
REGISTRY = """\
-- content/entities/all.yaml --
- {id: kursk, type: place, name: Kursk, qid: Q3, coords: [51.7304, 36.1926], precision: near, blur: 300}
- {id: the-minister, type: person, name: The Minister, qid: Q5}
- {id: mother, type: person, name: Anna Example, sensitive: true}
"""
FULL = """\
---
title: "Two <!-- soldiers --> </script> & \\"captured\\""
date: 2025-01-12
summary: Two bridges were closed on Saturday, the ministry said on Sunday.
tags: [prisoners-of-war]
genre: analysis
sources:
  - {url: "https://news.example.org/a", title: A page, label: s1, date: 2025-01-11}
about: [the-minister]
places: [kursk]
claims:
  - {text: Two were captured., by: the-minister, denied_by: The other side, about: [mother], sources: [s1], asserted_on: 2025-01-11}
corrections:
  - {date: 2025-01-14, kind: correction, text: "We wrote three; it was two."}
---
The Minister spoke of Kursk.
"""
SITE = f"-- content/articles/x.md --\n{FULL}{REGISTRY}"
HERE = "https://digest.example/2025/01/12/x/"


def data(page: str) -> Any:
    found = SCRIPT.findall(page)
    assert len(found) == 1
    return json.loads(found[0])


def test_every_listed_page_says_what_it_is() -> None:
    """One script element a page, with JSON in it, and the page's own address."""
    for path, page in pages(SITE).items():
        if path.endswith("index.html") and '<meta name="robots" content="noindex">' not in page:
            made = data(page)
            assert (made["@graph"][0] if "@graph" in made else made)["url"] in page, path


def test_an_article_is_told_with_its_claims() -> None:
    """Types, dates, citations, corrections and claims are those of the page."""
    article, claim = data(pages(SITE)["2025/01/12/x/index.html"])["@graph"]

    assert article["@type"] == "AnalysisNewsArticle"
    assert (article["datePublished"], article["dateModified"]) == ("2025-01-12", "2025-01-14")
    assert article["citation"] == {
        "@type": "CreativeWork",
        "name": "A page",
        "url": "https://news.example.org/a",
        "datePublished": "2025-01-11",
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": "The News",
            "url": "https://digest.example/sources/news/",
        },
    }
    assert article["isBasedOn"] == "https://news.example.org/a"
    assert article["correction"]["text"] == "We wrote three; it was two."
    minister = {
        "@type": "Person",
        "name": "The Minister",
        "url": "https://digest.example/people/the-minister/",
        "sameAs": "https://www.wikidata.org/wiki/Q5",
    }
    assert article["about"] == minister
    assert "mentions" not in article
    assert article["contentLocation"]["name"] == "Kursk"
    assert claim == {
        "@type": "Claim",
        "text": "Two were captured.",
        "author": minister,
        "datePublished": "2025-01-11",
        "appearance": {"@id": HERE},
        "review": {
            "@type": "Review",
            "reviewAspect": "How sure",
            "reviewBody": "Contested. Denied by: The other side.",
            "author": {"@id": "https://digest.example/#_publisher"},
        },
    }


def test_nothing_escapes_the_script_element() -> None:
    """Whatever a text holds, the element ends where it should."""
    page = pages(SITE)["2025/01/12/x/index.html"]
    inside = SCRIPT.findall(page)[0]

    assert not re.search("[<>&\u2028\u2029]", inside)
    assert data(page)["@graph"][0]["headline"] == "Two <!– soldiers –> </script> & “captured”"


def test_a_hidden_place_is_told_roughly_and_a_private_person_not_at_all() -> None:
    """Coordinates are no more exact than allowed; a private person has no node."""
    made = pages(SITE)

    assert data(made["places/kursk/index.html"])["about"]["geo"] == {
        "@type": "GeoCoordinates",
        "latitude": 50.0,
        "longitude": 40.0,
    }
    assert "50° N, 40° E" in made["places/kursk/index.html"]
    assert not any("Anna Example" in inside for page in made.values() for inside in SCRIPT.findall(page))


def test_a_withdrawn_article_tells_its_withdrawal_and_no_claim() -> None:
    """What is taken back is not repeated."""
    text = FULL.replace("genre:", "status: withdrawn\nwithdrawn: {date: 2025-01-15, reason: It was wrong.}\ngenre:")
    page = pages(f"-- content/articles/x.md --\n{text}{REGISTRY}")["2025/01/12/x/index.html"]

    assert "It was wrong." in data(page)["description"]
    assert "on Saturday" not in page.split("</head>")[0]


def test_policies_and_outlets_have_their_types() -> None:
    """The publisher names its policies; an outlet's page says what the outlet is."""
    policies = "corrections_policy: /corrections/\ngrading_policy: /conflicts/\n"
    made = pages(
        f"-- content/site.yaml --\n{SETTINGS}{policies}-- content/articles/x.md --\n{ARTICLE}-- content/sources.yaml --\n{OUTLETS}"
    )

    front = data(made["index.html"])
    assert front["isPartOf"]["@type"] == "WebSite"
    assert front["publisher"]["correctionsPolicy"] == "https://digest.example/corrections/"
    assert front["publisher"]["publishingPrinciples"] == "https://digest.example/conflicts/"
    assert data(made["sources/news/index.html"])["about"]["@type"] == "NewsMediaOrganization"


def test_a_policy_may_stand_elsewhere() -> None:
    """Then its address is told as it is."""
    policy = "https://desk.example.org/how-we-correct"
    made = pages(
        f"-- content/site.yaml --\n{SETTINGS}corrections_policy: {policy}\n-- content/articles/x.md --\n{ARTICLE}"
    )
    assert data(made["index.html"])["publisher"]["correctionsPolicy"] == policy


PICTURE = "image: {file: media/a.jpg, alt: A dam, credit: A. Name}"


def card(fields: str) -> str:
    text = ARTICLE.replace("tags:", f"{fields}\ntags:")
    return pages(f"-- content/articles/x.md --\n{text}-- content/media/a.jpg --\n{{picture 64x40}}")[
        "2025/01/12/x/index.html"
    ]


def test_a_card_shows_a_picture_only_where_nobody_is_protected_or_to_be_warned() -> None:
    """A graphic picture and one of protected people never travel with a shared link."""
    shown = '<meta property="og:image" content="https://digest.example/media/a.jpg">'

    assert shown in card(PICTURE)
    assert "og:image" not in card(PICTURE.replace("A. Name", "A. Name, warning: death"))
    assert "og:image" not in card(f"{PICTURE}\nprotected: prisoners-of-war\npublic_interest: It is needed.")


def test_what_is_new_may_be_found_and_stands_in_no_sitemap() -> None:
    """Its address says something else each day: search engines may keep it, but are not sent there."""
    made = pages(SITE)
    since = [path for path in made if re.fullmatch(r"since/[\d-]+/index\.html", path)]

    assert since
    assert not any('name="robots"' in made[path] for path in since if 'http-equiv="refresh"' not in made[path])
    assert "/since/2" not in made["sitemap.xml"]
