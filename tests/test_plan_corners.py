"""Pages of sites at their edges: long years, many places, many links, sides that meet again, moves that change nothing."""

from __future__ import annotations

import html
import re

import pytest
from generator.model.document import Origin
from generator.model.registry import Entity
from generator.plan import positions

from tests.past import pages_with_past, past
from tests.sites import ARTICLE, SETTINGS, codes, pages
from tests.test_parts import article as report


def text(page: str) -> str:
    """The words of a page's main part."""
    main = re.search(r"<main.*?</main>", page, re.DOTALL)
    assert main
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", main[0]))).strip()


SPANS = {
    "2025-01-03": "day from 2 January 2025 to 3 January 2025; at most 3",
    "2025-02-18": "day from 2 January 2025 to 18 February 2025; at most 2",
    "2025-02-19": "week from 2 January 2025 to 19 February 2025; at most 3",
    "2025-12-03": "month from 2 January 2025 to 3 December 2025; at most 3",
    "2014-05-01": "month from 2 January 2025 to 3 January 2025; at most 3",
}


def test_reports_of_many_years_are_drawn_by_months() -> None:
    """In the finest spans of which no more than 48 are needed; where there are more months, the last ones, and it says so."""
    tags = "".join(f"- {{id: tag-{day}, name: Tag {day}}}\n" for day in SPANS)
    site = f"-- content/tags.yaml --\n{tags}- {{id: few, name: Few}}\n"
    for ten, day in enumerate(SPANS):
        for n, date in enumerate(("2025-01-02", "2025-01-03", "2025-01-03", day)):
            tag = f"[tag-{day}, few]" if n and not ten else f"[tag-{day}]"
            site += report(date, 10 * ten + n).replace("[ceasefire]", tag)
    made = pages(site)
    drawn = {day: re.findall(r'"Reports a ([^"]*)"', made[f"tags/tag-{day}/index.html"]) for day in SPANS}
    assert drawn == {day: [words] for day, words in SPANS.items()}
    assert "Reports a" not in made["tags/few/index.html"]


TOWNS = "".join(
    f"- {{id: town-with-a-long-name-{n}, name: Town {n}, type: place, coords: [50.{n}, 36.2], precision: near}}\n"
    for n in range(5)
)


def test_a_map_of_many_places_has_a_short_name() -> None:
    """Its own for each set of places, and the same for the same set in another order."""

    def maps(*places: int) -> set[str]:
        named = ", ".join(f"town-with-a-long-name-{n}" for n in places)
        fields = ARTICLE.replace("tags:", f"places: [{named}]\ntags:")
        site = pages(f"-- content/entities/p.yaml --\n{TOWNS}-- content/articles/a.md --\n{fields}")
        return {path for path in site if path.startswith("maps/") and "_" in path}

    (one,) = maps(0, 1, 2, 3)
    assert maps(3, 2, 1, 0) == {one}
    assert re.fullmatch(r"maps/town-with-a-long-name-0_[0-9a-f]{12}\.svg", one)
    assert maps(0, 1, 2, 4) != {one}
    assert maps(0, 1) == {"maps/town-with-a-long-name-0_town-with-a-long-name-1.svg"}


def test_a_private_place_is_no_area() -> None:
    """Whoever asks for it."""
    where = Origin("content/entities/p.yaml", {})
    known = Entity(origin=where, id="home", name="Home", type="place", coords=(50.123, 36.2), precision="exact")
    hidden = Entity(
        origin=where, id="home", name="Home", type="place", coords=(50.123, 36.2), precision="exact", sensitive=True
    )
    nowhere = Entity(origin=where, id="home", name="Home", type="place")
    assert (area := positions.area(known)) and (area.latitude, area.longitude) == (50.12, 36.2)
    assert positions.area(hidden) is None
    assert positions.area(nowhere) is None


LONG = "Two bridges over the river were closed to lorries, buses, cars and bicycles in town"


def test_links_that_fill_several_pages() -> None:
    """The first pages of what mentions something lead on, say which part they are, and hold each link once."""
    first = report("2025-01-11", 0)
    rest = "".join(
        report("2025-01-12", n, LONG).replace("The ministry said so.", "As [[2025-01-11-report-0]] told, it said so.")
        for n in range(130)
    )
    site = pages(first + rest)
    parts = sorted(path for path in site if path.startswith("2025/01/11/report-0/mentions/"))
    assert parts == ["2025/01/11/report-0/mentions/index.html", "2025/01/11/report-0/mentions/page/2/index.html"]
    assert "<title>Mentioned in: Two bridges were closed near kilometre 0 · " in site[parts[0]]
    assert ", part 2 of 2 · " in site[parts[1]].partition("</title>")[0]
    both = "".join(site[path] for path in parts)
    assert all(both.count(f'/12/report-{n}/"') == 1 for n in range(130))


SIDES = """\
-- content/conflicts/war.md --
---
name: The war
parties: [{side: North, entities: [norland]}, {side: South, entities: [sudland]}]
---
It began.
-- content/entities/all.yaml --
- {id: norland, name: Norland, type: organisation}
- {id: sudland, name: Sudland, type: organisation}
- {id: army, name: Army of Norland, type: organisation, part_of: norland}
- {id: guard, name: Guard of Norland, type: unit, part_of: army}
- {id: general, name: Ann General, type: person, part_of: guard, roles: [{title: General, of: guard}, {title: Chief, of: army}]}
- {id: stranger, name: Bob Stranger, type: person, roles: [{title: Clerk, of: club}, {title: Head, of: club}]}
- {id: club, name: The Club, type: organisation}
-- content/articles/a.md --
"""
CLAIMS = "".join(
    f"  - {{text: The bridge {deed}., by: {by}, sources: [s1]}}\n"
    for deed, by in (("was hit", "general"), ("stands", "sudland"), ("was sold", "stranger"))
)


def test_a_side_is_found_by_offices_and_by_what_is_above_them() -> None:
    """However many ways lead to it; who belongs to nobody stands on no side."""
    fields = ARTICLE.replace("sources: [https://news.example.org/a]", f"sources: [{{label: s1, url: https://news.example.org/a}}]\nconflict: war\nclaims:\n{CLAIMS}")  # fmt: skip
    site = pages(SIDES + fields)
    rows = re.findall(r"<tr.*?</tr>", site["conflicts/war/claims/index.html"], re.DOTALL)
    cells = [
        [text(f"<main>{cell}</main>") for cell in re.findall(r"<t[dh].*?</t[dh]>", row, re.DOTALL)] for row in rows
    ]
    head = cells[0]
    north, south = head.index("North"), head.index("South")
    assert {row[0].partition(".")[0]: (row[north], row[south]) for row in cells[1:]} == {
        "The bridge was hit": ("says so: Ann General", "silent so far"),
        "The bridge stands": ("silent so far", "says so: Sudland"),
        "The bridge was sold": ("silent so far", "silent so far"),
    }


def test_aliases_of_a_tag_that_are_no_addresses_have_none() -> None:
    """Words with a space, and what another tag is called by, lead nowhere."""
    tags = "- {id: ceasefire, name: Ceasefire}\n- {id: prisoners-of-war, name: Prisoners of war, aliases: [pows, prisoners held]}\n"
    site = pages(f"-- content/tags.yaml --\n{tags}-- content/articles/a.md --\n{ARTICLE}")
    assert 'url=../../tags/prisoners-of-war/"' in site["tags/pows/index.html"]
    assert not [
        path for path in site if path.startswith("tags/prisoners held") or path.startswith("tags/prisoners-held")
    ]


LED = ARTICLE.replace("title:", "id: a\ntitle:", 1)
KEPT = SETTINGS.replace("history: none", "history: git")


def moved(title: str) -> str:
    """The report at another address, under a title."""
    return LED.replace("title: Two bridges were closed", f"slug: elsewhere\ntitle: {title}")


def test_an_edition_says_what_was_said_on_its_day() -> None:
    """Though the report only moved at first, and was changed later."""
    site = f"-- content/site.yaml --\n{KEPT}-- content/articles/a.md --\n"
    states = [LED, moved("Two bridges were closed"), moved("Three bridges were closed")]
    days = ("2025-01-12", "2025-01-14", "2025-01-16")
    archive = past(*((day, f"-- content/articles/a.md --\n{state}") for day, state in zip(days, states, strict=True)))
    made = pages_with_past(site + states[-1], archive)
    assert "Two bridges were closed" in text(made["2025/01/12/index.html"])
    assert "Three bridges were closed" not in text(made["2025/01/12/index.html"])
    assert "Three bridges were closed" in text(made["2025/01/12/elsewhere/index.html"])
    told = text(made["2025/01/12/elsewhere/history/index.html"])
    assert "Two → Three" in told.replace("Two Three", "Two → Three")
    assert "/2025/01/12/a/ → /2025/01/12/elsewhere/" in told


ENTITIES = "-- content/entities/e.yaml --\n- {id: mayor, name: Ann Mayor, type: person}\n- {id: council, name: The Council, type: organisation}\n"
SOURCES = "sources:\n  - {label: s1, url: https://news.example.org/a, via: mayor}\n  - {label: s2, url: https://wire.example.org/a, via: mayor}\n"
OTHERS = SOURCES.replace("wire.example.org/a, via: mayor", "wire.example.org/a, via: council")


def claimed(sources: str, by: str = "mayor") -> str:
    """The report with a claim."""
    claim = f"claims: [{{text: The bridge was hit., by: {by}, sources: [s1, s2]}}]\n"
    return LED.replace("sources: [https://news.example.org/a]\n", sources + claim)


@pytest.mark.parametrize(("then", "grade"), [(SOURCES, "single source"), (OTHERS, "corroborated")])
def test_an_edition_keeps_the_grade_of_its_day(then: str, grade: str) -> None:
    """Two links that relay one statement had one origin then, whatever they are said to relay now."""
    site = f"{ENTITIES}-- content/site.yaml --\n{KEPT}-- content/articles/a.md --\n"
    now = claimed(OTHERS if then == SOURCES else SOURCES).replace("Two bridges", "Three bridges")
    archive = past(
        *(
            (day, f"-- content/articles/a.md --\n{state}")
            for day, state in (("2025-01-12", claimed(then)), ("2025-01-15", now))
        )
    )
    page = pages_with_past(site + now, archive)["2025/01/12/index.html"]
    grades = re.findall(r'class="grade ([a-z-]+)"', page)
    assert grades and grades[0].replace("-", " ") == grade, grades


POOL = """\
-- content/sources.yaml --
- {id: news, name: The News, type: outlet, domains: [news.example.org]}
- {id: wire, name: The Wire, type: agency, domains: [wire.example.org]}
- {id: pool, name: The Pool, type: aggregator, domains: [pool.example.org]}
"""


@pytest.mark.parametrize(
    ("second", "grade"),
    [
        ("url: https://wire.example.org/b", "corroborated"),
        ("url: https://live.wire.example.org/b", "corroborated"),
        ("url: https://news.example.org/b", "single-source"),
        ("url: https://pool.example.org/b", "single-source"),  # it only carries what others say
        ("url: https://pool.example.org/b, source: wire", "corroborated"),
        ("url: https://nobody.example.org/b", "corroborated"),
    ],
)
def test_an_outlet_of_the_past_counts_as_one_of_today(second: str, grade: str) -> None:
    """By its address or by its id, and as what it is."""
    site = f"{ENTITIES}{POOL}-- content/site.yaml --\n{KEPT}-- content/articles/a.md --\n"
    links = f"sources:\n  - {{label: s1, url: https://news.example.org/a}}\n  - {{label: s2, {second}}}\n"
    then = claimed(links)
    now = claimed(links.replace(second, "title: A call, offline: true")).replace("Two bridges", "Three bridges")
    archive = past(
        *((f"2025-01-{day}", f"-- content/articles/a.md --\n{text}") for day, text in ((12, then), (15, now)))
    )
    day = pages(site.replace(KEPT, SETTINGS) + then), pages_with_past(site + now, archive)
    assert [re.findall(r'class="grade ([a-z-]+)"', made["2025/01/12/index.html"])[0] for made in day] == [grade, grade]


TAKEN = ["archive", "assets", "conflicts", "corrections", "data", "digests", "feeds", "media", "notes", "page", "search", "since",
         "sources", "tags", "evidence", "people", "places", "organisations", "units", "events", "equipment", "2025", "uk"]  # fmt: skip


@pytest.mark.parametrize("name", TAKEN)
def test_a_page_takes_no_address_of_the_site(name: str) -> None:
    """Nor one that a site with more reports, or in another language, would have."""
    page = "---\ntitle: Ours\n---\nWords.\n"
    assert codes(f"-- content/pages/{name}.md --\n{page}-- content/articles/a.md --\n{ARTICLE}") == ["slug-reserved"]
    assert codes(f"-- content/pages/our-{name}.md --\n{page}-- content/articles/a.md --\n{ARTICLE}") == []


def test_names_without_spaces_between_words_are_found_side_by_side() -> None:
    """The longest that there is, and each with its own page."""
    names = "".join(
        f"- {{id: {id}, name: {id.title()}, type: place, names: {{zh: {name}}}}}\n"
        for id, name in (
            ("beijing", "北京"),
            ("north", "北"),
            ("nanjing", "南京"),
            ("tokyo", "東京"),
            ("plant", "7号厂"),
        )
    )
    site = f"-- content/entities/p.yaml --\n{names}-- content/articles/a.md --\n{ARTICLE.replace('said so.', '在南京和北京的7号厂說。')}"
    page = pages(site)["2025/01/12/a/index.html"]
    linked = re.findall(r'<a class="name" href="[./]*/places/(\w+)/">([^<]*)</a>', page)
    assert linked == [("nanjing", "南京"), ("beijing", "北京"), ("plant", "7号厂")]


def test_a_history_names_who_said_it() -> None:
    """Speakers by their names and not by their ids; those in words as they are written."""
    site = f"{ENTITIES}-- content/site.yaml --\n{KEPT}-- content/articles/a.md --\n"
    archive = past(("2025-01-12", f"-- content/articles/a.md --\n{claimed(SOURCES)}"))
    for by, name in (("council", "The Council"), ("a passer-by", "a passer-by")):
        now = claimed(SOURCES, by).replace("tags:", "accept: {silent-edit: of no weight}\ntags:")
        told = text(pages_with_past(site + now, archive)["2025/01/12/a/history/index.html"])
        assert f"Ann Mayor → {name}" in told


def test_a_claim_names_only_citations_that_there_are() -> None:
    """A label that none has is an error, so that no page has to leave it out."""
    fields = claimed(SOURCES).replace("[s1, s2]", "[s1, s9]")
    assert "label-unknown" in codes(f"{ENTITIES}-- content/articles/a.md --\n{fields}")


def test_an_edition_led_by_a_broken_report_is_told_of_the_break_alone() -> None:
    """What cannot be read may well be of that day."""
    edition = "-- content/digests/2025-01-12.md --\n---\nlead: [b]\n---\nOf that day.\n"
    broken = "-- content/articles/b.md --\n---\ntitle: [\n---\n"
    assert "digest-empty-lead" in codes(f"{edition}-- content/articles/a.md --\n{ARTICLE}")
    found = codes(f"{edition}{broken}-- content/articles/a.md --\n{ARTICLE}")
    assert found and "digest-empty-lead" not in found


HELD = ARTICLE.replace("title:", "status: draft\ntitle:").replace("news.example.org/a", "wire.example.org/h")
NOTE = "---\ntitle: How we count\ndate: 2025-01-12\nabout: 2025-01-12\nsources: [https://wire.example.org/n]\n---\nBy hand.\n"


def test_an_outlet_that_a_note_cites_is_no_secret() -> None:
    """One that a draft alone cites has no page, until something that readers see names it."""
    site = f"-- content/articles/a.md --\n{ARTICLE}-- content/articles/h.md --\n{HELD}"
    assert "sources/wire/index.html" not in pages(site)
    assert "sources/wire/index.html" in pages(f"{site}-- content/notes/n.md --\n{NOTE}")
    assert "sources/wire/index.html" in pages(site, drafts=True)


def test_an_edition_to_come_may_name_what_there_is_not() -> None:
    """It is told of when its time comes, and stops nothing now."""
    edition = (
        "-- content/digests/2026-12-01.md --\n---\ntrend: {nowhere: {value: improved, why: It is calm.}}\n---\nCalm.\n"
    )
    made = pages(f"{edition}-- content/articles/a.md --\n{ARTICLE}")
    assert "index.html" in made and "2026/12/01/index.html" not in made


def test_a_copy_to_take_along_needs_no_server() -> None:
    """Every link leads to a file, its place in it kept; feeds and sitemaps keep the site's own addresses."""
    site = f"-- content/articles/a.md --\n{ARTICLE.replace('said so.', 'said so, as [[a#more]] and [that](https://b.example/) tell. See [tags](/tags/).')}\n## More\n\nWords.\n"
    made = pages(site, offline=True)
    page = made["2025/01/12/a/index.html"]
    links = set(re.findall(r'href="([^"]*)"', page))
    assert {"../../../../2025/01/12/a/index.html#more", "https://b.example/", "../../../../tags/index.html"} <= links
    inside = {link for link in links if "://" not in link and not link.startswith(("#", "mailto:"))}
    assert not [link for link in inside if link.partition("#")[0].endswith("/") or link.startswith("/")]
    assert 'href="../../../../2025/01/12/a/#more"' in pages(site)["2025/01/12/a/index.html"]
