"""Related articles: the thread first, then what shares rare things, each with its reason; and what outlets were used for."""

from __future__ import annotations

import re

from tests.sites import pages


def report(name: str, more: str = "", tags: str = "[ceasefire]") -> str:
    return (
        f"-- content/articles/{name}.md --\n---\ntitle: Report {name}\ndate: {name[:10]}\n"
        f"summary: A report that stands here so that others can be related to it.\ntags: {tags}\n"
        f"sources: [https://news.example.org/{name}]\n{more}---\nIt was said.\n"
    )


def related(made: dict[str, str], path: str) -> list[str]:
    """What stands under a report as related, each with its reason."""
    section = made[path].partition('id="_related"')[2].partition("</section>")[0]
    return [
        " ".join(re.sub(r"<[^>]+>", "", item).split()) for item in re.findall(r"<li>(.*?)</li>", section, re.DOTALL)
    ]


def test_a_thread_comes_first_and_every_reason_is_said() -> None:
    """A sibling in the thread, then what shares a tag; what the thread's own list has is not repeated."""
    made = pages(
        report("2025-01-10-a")
        + report("2025-01-11-b", "follows: [2025-01-10-a]\n")
        + report("2025-01-12-c", "follows: [2025-01-10-a]\n")
        + report("2025-01-12-d", "", "[ceasefire, prisoners-of-war]")
    )
    assert related(made, "2025/01/11/b/index.html") == [
        "Report 2025-01-12-c 12 January 2025 · in the same thread",
        "Report 2025-01-12-d 12 January 2025 · also about Ceasefire",
    ]


def test_what_the_desk_names_says_so_and_private_people_are_no_reason() -> None:
    """Without anything shared the desk's choice is the reason; a sensitive person brings nobody together."""
    made = pages(
        "-- content/entities/a.yaml --\n- {id: x, type: person, name: Xavier Private, sensitive: true}\n"
        + report("2025-01-10-a", "about: [x]\nrelated: [2025-01-11-b]\n")
        + report("2025-01-11-b", "about: [x]\n", "[prisoners-of-war]")
    )
    assert related(made, "2025/01/10/a/index.html") == ["Report 2025-01-11-b 11 January 2025 · named by the desk"]
    assert "Xavier" not in made["2025/01/10/a/index.html"]


def test_an_outlet_s_page_says_what_it_was_used_for() -> None:
    """Alone, beside others, and whose words it relayed."""
    made = pages(
        report("2025-01-10-a")
        + report("2025-01-11-b").replace(
            "sources: [https://news.example.org/2025-01-11-b]",
            "sources: [{url: https://news.example.org/b, via: wire}, https://wire.example.org/c]",
        )
    )
    page = " ".join(re.sub(r"<[^>]+>", " ", made["sources/news/index.html"]).split())
    assert "The only origin of 1 of 2 reports" in page
    assert "Relaying The Wire 1" in page
    assert "The News 2, alone in 1" in " ".join(re.sub(r"<[^>]+>", "", made["sources/index.html"]).split())


def test_an_agency_heard_through_others_has_those_reports() -> None:
    """Who follows the name of an origin finds what was taken from it, and who brought it."""
    cited = "sources: [{url: https://news.example.org/b, via: wire}]"
    made = pages(report("2025-01-11-b").replace("sources: [https://news.example.org/2025-01-11-b]", cited))
    page = " ".join(re.sub(r"<[^>]+>", " ", made["sources/wire/index.html"]).split())
    assert "1 report · Feed (RSS)" in page
    assert "Relayed by The News 1" in page
    assert "The only origin of 1 of 1 reports" in page
    assert "January 2025 11 January 2025 Report 2025-01-11-b" in page
    assert "Report 2025-01-11-b" in made["sources/wire/feed.xml"]


def test_a_chronology_is_by_what_happened_and_says_what_came_late() -> None:
    """A month-precise date stands as a month; a late report says when it came."""
    conflict = "-- content/conflicts/border.md --\n---\nname: The border\n---\nAn overview.\n"
    made = pages(
        conflict
        + report("2025-02-20-late", "conflict: border\nhappened: 2025-01-03\n")
        + report("2025-02-21-vague", "conflict: border\nhappened: 2025-01-15\ndate_precision: month\n")
        + report("2025-02-22-new", "conflict: border\nhappened: 2025-02-21/2025-02-22\n")
        + report("2025-02-24-week", "conflict: border\nhappened: 2025-02-17\ndate_precision: week\n")
        + report("2024-12-30-inside", "conflict: border\nhappened: 2024-12-01\ndate_precision: month\n")
    )
    section = made["conflicts/border/index.html"].partition('id="_chronology"')[2]
    items = [
        " ".join(re.sub(r"<[^>]+>", " ", item).split())
        for item in re.findall(r"<li>(.*?)</li>", section, re.DOTALL)[:5]
    ]
    assert items == [
        "21 to 22 February Report 2025-02-22-new",
        "week of 17 February Report 2025-02-24-week",
        "3 January Report 2025-02-20-late reported 20 February 2025",
        "some day in January 2025 Report 2025-02-21-vague reported 21 February 2025",
        "some day in December 2024 Report 2024-12-30-inside",
    ]
