"""A correction, a retraction, a withdrawal, a rename, an embargo that passes: what comes of each, file by file, and nothing else."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from tests.fourdays import SITE, built, came, differ, items, lines, since, with_fields

A = "2025-01-12-a"
OLD, NEW = "2025/01/12/a/", "2025/01/12/captured/"
BEFORE = built(SITE)
RETRACTED = built(
    with_fields(SITE, A, "corrections: [{date: 2025-01-13, kind: retraction, text: The list was forged.}]\n")
)
WITHDRAWN = built(with_fields(SITE, A, "status: withdrawn\nwithdrawn: {date: 2025-01-13, reason: It was wrong.}\n"))
RENAMED = built(with_fields(SITE, A, f"slug: captured\nold_urls: [/{OLD}]\n"))
HELD = SITE.replace("date: 2025-01-14\n", "date: 2025-01-14\nembargo: 2026-11-01T08:00+02:00\n")
WAITING, PASSED = (built(HELD, now=dt.datetime(2026, 11, 1, hour, tzinfo=dt.UTC)) for hour in (5, 7))

LISTS = {
    "2025/01/12/index.html", "2025/w02/index.html", "conflicts/river-war/index.html", "places/kursk/index.html",
    "sources/news/index.html", "tags/prisoners-of-war/index.html", "2025/01/13/b/index.html",
}  # fmt: skip
NEXT_EDITIONS = {"2025/01/14/index.html", "2025/w03/index.html", "index.html"}
ITS_FEEDS = {
    "", "conflicts/river-war/", "feeds/confirmed/", "feeds/nothing-graphic/", "feeds/text-only/", "places/kursk/",
    "sources/news/", "tags/prisoners-of-war/",
}  # fmt: skip
EDITION_FEEDS = {"digests/", "digests/weekly/"}
LEDGERS = {"conflicts/river-war/claims/index.html", "conflicts/river-war/figures/index.html"}
TABLES = {f"data/{name}.{end}" for name in ("articles", "claims", "corrections", "figures") for end in ("csv", "jsonl")}
OWN = {f"{OLD}index.html", f"{OLD}ninjs.json"}


def feeds(*folders: str) -> set[str]:
    """Feeds by their folders, the year's archive with the main one."""
    return {f"{folder}feed" for folder in folders} | ({"2025/feed"} if "" in folders else set())


def parted(before: dict[str, str], after: dict[str, str]) -> tuple[set[str], set[str]]:
    """The files that differ: those that are read, and the folders of editions to take along."""
    both = differ(before, after)
    copies = {path for path in both if re.search(r"/(?:edition|month)\.[a-z.]+$", path)}
    return both - copies, {path.rpartition("/")[0] for path in copies}


MONTH = since("2024-12-21", "2025-01-12", "river-war")
TAKEN_BACK = (
    OWN | LISTS | NEXT_EDITIONS | LEDGERS | TABLES | MONTH | feeds(*ITS_FEEDS, *EDITION_FEEDS, "corrections/")
    | {"since/2025-01-13/index.html", "conflicts/river-war/since/2025-01-13/index.html"}
    | {"corrections/index.html", "data/index.html", "search/c/2025-01/12-0.js", "search/s/s-.js", "sitemap.xml"}
)  # fmt: skip


@pytest.mark.parametrize(
    ("made", "more"), [(RETRACTED, set()), (WITHDRAWN, {"search/c/2025-01/13-0.js", "evidence/index.html"})]
)
def test_what_is_taken_back_differs_where_it_stood_and_where_that_is_told(made: dict[str, str], more: set[str]) -> None:
    """Its page, the lists and feeds that have it, what was counted of it, the next editions; of a withdrawal, a link's mark."""
    found, copies = parted(BEFORE, made)

    assert found == TAKEN_BACK | more
    assert copies == {"2025/01/12", "2025/w02", "2025/01/14", "2025/w03", "2025/01"}


@pytest.mark.parametrize(("made", "told"), [(RETRACTED, f"correction/{A}/2025-01-13"), (WITHDRAWN, f"withdrawal/{A}")])
def test_one_item_comes_and_the_old_one_is_updated(made: dict[str, str], told: str) -> None:
    """In each feed that had it. A report that links to it has not changed: its item stays as it was sent out, byte for byte."""
    found = came(BEFORE, made)

    assert found.pop("corrections/") == ([told], [])
    assert found.pop("digests/") == ([], ["edition/2025-01-12", "edition/2025-01-14"])
    assert found.pop("digests/weekly/") == ([], ["edition/2025-W02", "edition/2025-W03"])
    assert found == {folder: ([told], [f"article/{A}"]) for folder in ITS_FEEDS}
    assert made["2025/01/13/b/ninjs.json"] == BEFORE["2025/01/13/b/ninjs.json"]


def test_a_link_to_what_was_withdrawn_is_marked_on_the_page() -> None:
    """One mark in the text and one beside the thread; not a line more."""
    old, new = lines(BEFORE["2025/01/13/b/index.html"], WITHDRAWN["2025/01/13/b/index.html"])

    assert [line.replace(' <span class="mark">(withdrawn)</span>', "") for line in new if "the first</a>" in line] == [
        line for line in old if "the first</a>" in line
    ]
    assert all("/01/12/a/" in line for line in (*old, *new))


def test_what_was_retracted_is_no_news_since() -> None:
    """Who comes back finds it as retracted, and not among what is new."""
    page = RETRACTED["since/2025-01-01/index.html"]

    assert re.findall(r"<h2>(.*?)</h2>", page) == ["Retracted", "New"]
    assert page.index("Two soldiers were captured") < page.index("<h2>New</h2>")
    assert page.count("Two soldiers were captured") == 1


def test_a_rename_differs_where_the_address_stands() -> None:
    """The new page and the one that leads on; every place that links there; no item of a feed comes, and none is newer."""
    found, copies = parted(BEFORE, RENAMED)
    linking = feeds(*ITS_FEEDS, *EDITION_FEEDS, "sources/wire/", "tags/ceasefire/") | {"2025/01/13/b/ninjs.json"}

    assert found == (
        OWN | {f"{NEW}index.html", f"{NEW}ninjs.json", "_redirects", "sitemap.xml", "evidence/index.html", "search/c/2025-01/12-0.js"}
        | LISTS | LEDGERS | MONTH | linking | {"data/articles.csv", "data/articles.jsonl"}
    )  # fmt: skip
    assert copies == {"2025/01/12", "2025/01/13", "2025/w02", "2025/w03", "2025/01"}
    for path in found - {f"{OLD}index.html"} - OWN - {f"{NEW}index.html", f"{NEW}ninjs.json", "_redirects"}:
        for name in (path, f"{path}.xml", f"{path}.atom", f"{path}.json"):
            if name in BEFORE and name != "sitemap.xml":
                assert RENAMED[name].replace(NEW, OLD) == BEFORE[name], name


def test_a_rename_moves_no_date() -> None:
    """Neither of its own item nor of those that link to it."""
    for id in (f"article/{A}", "article/2025-01-13-b"):
        was, now = items(BEFORE, "")[id], items(RENAMED, "")[id]
        assert {key for key in was if was[key] != now[key]} <= {"url", "content_html"}


def test_an_embargo_that_passes_brings_its_report_and_nothing_else() -> None:
    """The day's edition, the neighbours, the lists and numbers it counts in; every other page and item stays."""
    found, copies = parted(WAITING, PASSED)

    assert found == (
        {f"2025/01/14/{path}" for path in ("index.html", "c/index.html", "c/ninjs.json")}
        | {f"2025/01/{path}index.html" for path in ("", "13/", "13/b/", "20/", "20/d/")}
        | {"2025/index.html", "2025/w03/index.html", "archive/index.html", "index.html", "evidence/index.html", "sitemap.xml"}
        | {f"data/{name}.{end}" for name in ("articles", "sources") for end in ("csv", "jsonl")} | {"data/index.html"}
        | {f"search/{path}.js" for path in ("c/2025-01/14-0", "head", "s/s-", "t/o-wire", "t/t-ceasefire")}
        | {f"{path}index.html" for path in ("sources/", "sources/wire/", "tags/", "tags/ceasefire/")}
        | since("2024-12-21", "2025-01-14")
        | feeds("", "feeds/nothing-graphic/", "feeds/text-only/", "sources/wire/", "tags/ceasefire/", *EDITION_FEEDS)
    )  # fmt: skip
    assert copies == {"2025/01/14", "2025/w03", "2025/01"}
    told = came(WAITING, PASSED)
    assert told.pop("digests/") == (["edition/2025-01-14"], [])
    assert told.pop("digests/weekly/") == ([], ["edition/2025-W03"])
    assert set(map(str, told.values())) == {"(['article/2025-01-14-c'], [])"}
    assert PASSED == BEFORE
