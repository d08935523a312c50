"""Lists, indexes and editions in parts: nothing is left out, full parts never change, every page is light."""

import gzip
import re

from generator.plan.parts import FULL, PAGE, by_age, in_order
from hypothesis import given
from hypothesis import strategies as st

from tests.sites import ARTICLE, ROOT, pages

LIMIT = 14 * 1024
WEIGHTS = st.lists(st.integers(50, 900), max_size=120)


def aged(weights, most=30):
    """The parts of a list whose oldest thing comes first in `weights`; things are (place, weight)."""
    things = list(enumerate(weights))
    return by_age("tags/a/", things[::-1], lambda thing: thing[1], most)


@given(WEIGHTS, st.integers(50, 900))
def test_a_full_part_never_changes(weights, newer):
    """Whatever is published next, the things of each full part and their order stay."""
    before = {part.url: part.things for part in aged(weights)[1:]}
    after = {part.url: part.things for part in aged([*weights, newer])[1:]}
    assert before.items() <= after.items()


@given(WEIGHTS)
def test_parts_hold_everything_once_in_order(weights):
    """Read one after the other, from the list's own address on, the parts are the list."""
    parts = aged(weights)
    assert parts[0].url == "tags/a/"
    assert [thing for part in parts for thing in part.things] == list(enumerate(weights))[::-1]
    for here, older in zip(parts, [*parts[1:], None], strict=True):
        assert here.pager.older == (older.url if older else "")
        assert not older or older.pager.newer == here.url


@given(WEIGHTS, st.integers(0, 12000))
def test_parts_hold_to_the_budget(weights, above):
    """No page is heavier than it may be, unless one thing alone is."""
    for part in by_age("", list(enumerate(weights))[::-1], lambda thing: thing[1], 30, above):
        weight = sum(thing[1] for thing in part.things)
        assert len(part.things) <= 30
        assert weight <= FULL or (part.pager.first and above + weight <= PAGE)
    for part in in_order("", weights, int, above):
        assert sum(part.things) <= PAGE or len(part.things) == 1


@given(st.integers(0, 400))
def test_no_address_dies(count):
    """Each `page/N/` that a list in pages of thirty had leads somewhere, and so does each that it will have."""
    parts = aged([100] * count)
    answered = {part.url for part in parts} | {f"tags/a/page/{number}/" for number in parts[0].to_come}
    assert {f"tags/a/page/{number}/" for number in range(2, -(-count // 30) + 1)} <= answered


def article(day, number, title="Two bridges were closed", conflict=""):
    """An article's file, its title and summary as long as they may be."""
    summary = f"Report {number} says that " + " ".join(
        f"{word}{number * 7 % 89}" for word in ["a", "road", "was", "shut", "by", "the", "police"]
    )
    extra = f"conflict: {conflict}\n" if conflict else ""
    return f"""-- content/articles/{day}-report-{number}.md --
---
id: {day}-report-{number}
title: {title} near kilometre {number}
date: {day}
summary: {summary * 3}
tags: [ceasefire]
{extra}sources: [https://news.example.org/{number}]
---
The ministry said so.
"""


HUNDRED = "".join(article("2025-01-12", n, conflict=f"war-{n % 4}") for n in range(100)) + "".join(
    f"-- content/conflicts/war-{n}.md --\n---\nname: War {n}\n---\nA war.\n" for n in range(4)
)


def weight(site, path):
    """Bytes that come over the line before a page can be drawn."""
    style = gzip.compress((ROOT / "templates/assets/style.css").read_bytes(), 6)
    return len(gzip.compress(site[path].encode(), 6)) + len(style)


def test_a_hundred_reports_on_one_day():
    """The day is split, each part is light, each report stands once, and the contents lead to where a conflict begins."""
    site = pages(HUNDRED)
    day = [path for path in site if re.fullmatch(r"2025/01/12/(page/\d+/)?index\.html", path)]
    assert len(day) > 2
    assert all(weight(site, path) <= LIMIT for path in site if path.endswith("index.html"))
    for number in range(100):
        link = re.compile(rf'<h3><a href="[^"]*report-{number}/"')
        assert sum(len(link.findall(site[path])) for path in day) == 1
    contents = re.findall(r'href="\.\./\.\./\.\./(2025/01/12/(?:page/\d+/)?)#(_war-\d)"', site["2025/01/12/index.html"])
    assert len(contents) == 4
    assert all(f'id="{anchor}"' in site[f"{url}index.html"] for url, anchor in contents)
    assert "The whole edition: Sunday, 12 January 2025, 100 reports" in site["index.html"]


def test_a_long_list():
    """A tag's list says on its newest page how many there are, a full part does not, and spare addresses lead to the list."""
    site = pages(HUNDRED)
    parts = sorted(path for path in site if path.startswith("tags/ceasefire/page/"))
    moved = [path for path in parts if 'http-equiv="refresh"' in site[path]]
    assert "100 reports" in site["tags/ceasefire/index.html"]
    assert moved and not any("100 reports" in site[path] for path in parts)
    assert all('url=../../../../tags/ceasefire/"' in site[path] for path in moved)


def test_what_is_mentioned_very_often():
    """The first mentions stand on the page, all of them on pages of their own, and the page stays light."""
    first = article("2025-01-11", 0)
    links = "".join(
        article("2025-01-12", n).replace("The ministry said so.", "As [[2025-01-11-report-0]] told, it said so.")
        for n in range(60)
    )
    site = pages(first + links)
    page = "2025/01/11/report-0/"
    assert weight(site, f"{page}index.html") <= LIMIT
    assert f'href="../../../../{page}mentions/"><bdi>All 60</bdi>' in site[f"{page}index.html"]
    listed = "".join(text for path, text in site.items() if path.startswith(f"{page}mentions/"))
    assert all(listed.count(f'/12/report-{n}/"') == 1 for n in range(60))


def test_a_week_leads_to_a_month_that_there_is() -> None:
    """A week that begins in a month without reports belongs to the month of its reports."""
    made = pages(f"-- content/articles/x.md --\n{ARTICLE.replace('2025-01-12', '2025-01-02')}")

    assert 'href="../../2025/01/"' in made["2025/w01/index.html"]
    assert "2024/12" not in made["2025/w01/index.html"]
