"""A grade follows from origins by the table in docs/grades.md, and nothing above it is published."""

from __future__ import annotations

import re

import pytest
from generator import pipeline
from generator.model.citation import GRADES

from tests.sites import NOW, ROOT, pages, sources

TOO_HIGH = {"claim-grade-too-high", "same-origin", "contested-without-denial"}
GRADE = r'<span class="grade ([a-z-]+)">'
TABLES = [
    [[cell.strip() for cell in row.strip("| ").split("|")] for row in table.strip().splitlines()[2:]]
    for table in re.findall(r"(?:^\|.*\n)+", (ROOT / "docs/grades.md").read_text("utf-8"), flags=re.MULTILINE)
]
CLAIMS, ARTICLES = TABLES
MADE_BY = {
    "confirmed": "sources: [s1], how: we saw it, status: confirmed",
    "corroborated": "sources: [s1, s2]",
    "single-source": "sources: [s1]",
    "unverified": "sources: [s1], status: unverified",
    "contested": "sources: [s1], denied_by: the army",
    "discounted": "sources: [s1], status: discounted",
}


def site(claims: list[str], verification: str = "", citations: str = "", more: str = "") -> str:
    """A site with one article; s1 and s2 have two origins."""
    lines = "".join(f"  - {{text: It rained., by: a resident, {claim}}}\n" for claim in claims)
    two = "  - {label: s1, url: https://news.example.org/a}\n  - {label: s2, url: https://wire.example.org/b}\n"
    return (
        "-- content/articles/x.md --\n---\ntitle: It rained\ndate: 2025-01-12\n"
        "summary: It rained in the valley, a resident of the valley said.\ntags: [ceasefire]\n"
        f"sources:\n{citations or two}"
        + (f"claims:\n{lines}" if lines else "")
        + (f"verification: {verification}\n" if verification else "")
        + f"---\nIt rained, a resident said.\n{more}"
    )


def codes(text: str) -> list[str]:
    """The codes of what is wrong with the site, in order."""
    return [d.code for d in pipeline.check(sources(text), pipeline.Options(NOW)).found]


def grades(text: str) -> tuple[str, list[str]]:
    """The article's grade as its page shows it, and the grades of its claims."""
    page = pages(text)["2025/01/12/x/index.html"]
    head, _, claims = page.partition('class="claims"')
    return re.findall(GRADE, head)[0], re.findall(GRADE, claims)


@pytest.mark.parametrize("row", CLAIMS, ids=lambda r: " ".join(r[:3]))
def test_a_claim_has_the_grade_of_its_row(row: list[str]) -> None:
    origins, denied, how, derived, allowed = row
    parts = [f"sources: [{', '.join(['s1', 's2'][: int(origins)])}]"] if origins != "0" else []
    parts += ["denied_by: the army"] if denied == "yes" else []
    parts += ["how: we saw it"] if how == "yes" else []
    claim = ", ".join(["attribution: claimed", *parts])
    assert grades(site([claim]))[1] == [derived]
    for grade in GRADES:
        said = set(codes(site([f"{claim}, status: {grade}"])))
        assert bool(said & TOO_HIGH) == (grade not in allowed.split(", ")), (grade, said)


@pytest.mark.parametrize("row", ARTICLES, ids=lambda r: r[0])
def test_an_article_has_the_grade_of_its_row(row: list[str]) -> None:
    of_claims, derived, allowed = row
    claims = [MADE_BY[grade] for grade in of_claims.split(", ")]
    shown, of_each = grades(site(claims))
    assert (shown, of_each) == (derived, of_claims.split(", "))
    for grade in GRADES:
        said = set(codes(site(claims, grade)))
        assert bool(said & TOO_HIGH) == (grade not in allowed.split(", ")), (grade, said)


def test_three_sites_with_one_agency_s_text_are_one_origin() -> None:
    cited = "".join(f"  - {{label: s{n}, url: https://news.example.org/{n}, via: wire}}\n" for n in (1, 2, 3))
    all_three = "sources: [s1, s2, s3]"
    assert grades(site([all_three], citations=cited))[1] == ["single-source"]
    assert "same-origin" in codes(site([f"{all_three}, status: corroborated"], citations=cited))
    assert "3 links, 1 origin: The Wire" in pages(site([all_three], citations=cited))["2025/01/12/x/index.html"]


def test_an_outlet_outside_the_registry_is_an_origin_of_its_own() -> None:
    cited = "  - {label: s1, url: https://a.example.net/1}\n  - {label: s2, url: https://b.example.net/2}\n"
    assert grades(site(["sources: [s1, s2]"], citations=cited))[1] == ["corroborated"]


def test_an_article_without_claims_states_no_more_than_its_origins() -> None:
    one = "  - {label: s1, url: https://news.example.org/a}\n"
    assert "claim-grade-too-high" in codes(site([], "corroborated", one))
    assert codes(site([], "single-source", one)) == []
    assert codes(site([], "corroborated")) == []


def test_a_faulty_label_is_reported_alone() -> None:
    assert codes(site(["sources: [s9], status: corroborated"])) == ["label-unknown"]


PARTY = """-- content/entities/all.yaml --
- {id: ministry, type: organisation, name: Ministry of Defence}
-- content/sources.yaml --
- {id: news, name: The News, type: outlet, domains: [news.example.org]}
- {id: gazette, name: The Gazette, type: state-media, domains: [gazette.example.org], affiliation: ministry}
"""
RELAYED = "  - {label: s1, url: https://news.example.org/a, via: ministry}\n"
OWN = "  - {label: s2, url: https://gazette.example.org/b}\n"
CAUTION = "-- content/notes/n.md --\n---\ndate: 2025-01-12\nabout: [x]\nkind: caution\n---\nOne voice.\n"


def party(citations: str, more: str = "") -> tuple[bool, bool]:
    """Whether the check warns of a single party, and whether the page says so."""
    text = site([], citations=citations, more=PARTY + more)
    found = pipeline.build(sources(text), pipeline.Options(NOW))
    page = next(a.data.decode() for a in found.value.artifacts if a.path == "2025/01/12/x/index.html")
    return "source-only-party" in [d.code for d in found.found], "every source relays one party" in page


def test_a_party_s_outlet_and_a_page_that_relays_it_are_one_party() -> None:
    assert party(RELAYED + OWN) == (True, True)
    assert party("  - {label: s1, url: https://news.example.org/a, via: gazette}\n") == (True, True)


def test_one_source_that_relays_nobody_makes_it_more_than_one_party() -> None:
    assert party(f"{RELAYED}  - https://news.example.org/c\n") == (False, False)


def test_a_caution_note_answers_the_warning_and_the_page_says_it_still() -> None:
    assert party(RELAYED, CAUTION) == (False, True)
