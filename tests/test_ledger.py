"""The claim ledger: claims about one thing meet in one row, whoever makes them."""

from __future__ import annotations

import re

from tests.sites import codes, pages, told

REGISTRY = """\
-- content/entities/all.yaml --
- {id: north, type: place, name: Northland}
- {id: south, type: place, name: Southland}
- {id: army, type: organisation, name: Northern Army, part_of: north}
- {id: minister, type: person, name: Mina Ister, roles: [{title: Minister, of: south}]}
- {id: monitor, type: organisation, name: The Monitor}
-- content/conflicts/border.md --
---
name: The border
parties:
  - {side: North, entities: [north]}
  - {side: South, entities: [south]}
---
An overview.
"""
HEAD = """\
title: A town changed hands
summary: A town changed hands on Saturday, one army said; the other side denied it.
tags: [ceasefire]
conflict: border
sources: [{url: https://news.example.org/a, label: a}]
"""


def article(name: str, date: str, claims: str, more: str = "") -> str:
    return f"-- content/articles/{name}.md --\n---\ndate: {date}\n{HEAD}{more}claims:\n{claims}---\nIt was said.\n"


def rows(text: str) -> list[str]:
    """The rows of the conflict's claims as plain words, a bar between cells."""
    page = pages(REGISTRY + text)["conflicts/border/claims/index.html"]
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    cells = (re.sub(r"</t[hd]>", "|", row) for row in body.split("</tr>"))
    plain = (" ".join(re.sub(r"<[^>]+>", "", row).split()) for row in cells)
    return [row.rstrip("|") for row in plain if row]


def test_opposite_statements_meet_in_one_row_that_is_contested() -> None:
    """Each is made by who denies the other; sides come from what speakers belong to."""
    text = article(
        "2025-01-06-a",
        "2025-01-06",
        "  - {text: We took the town., by: army, denied_by: minister, sources: a}\n"
        "  - {text: The town holds., by: minister, denied_by: army, sources: a}\n",
    )
    assert rows(text) == [
        "We took the town. Against it: The town holds. Contested 6 January 2025|says so: Northern Army|denies it: Mina Ister|silent so far"
    ]


def test_two_articles_claims_meet_where_an_editor_says_so() -> None:
    """`denies` and `same_as` join claims across articles; who is on no side stands among the others."""
    text = (
        article("2025-01-06-a", "2025-01-06", "  - {id: taken, text: We took the town., by: army, sources: a}\n")
        + article(
            "2025-01-08-b", "2025-01-08", "  - {text: The town holds., by: minister, denies: taken, sources: a}\n"
        )
        + article("2025-01-11-c", "2025-01-11", "  - {text: The town fell., by: monitor, same_as: taken, sources: a}\n")
    )
    assert rows(text) == [
        "We took the town. Against it: The town holds. Contested 6 January 2025|says so: Northern Army|denies it: Mina Ister|says so: The Monitor"
    ]


def test_the_same_words_are_one_claim_and_a_denial_needs_no_claim() -> None:
    """Two reports of one conflict that say the same share a row; `denied_by` fills the other side's cell."""
    text = article("2025-01-06-a", "2025-01-06", "  - {text: We took it., by: army, denied_by: minister}\n") + article(
        "2025-01-07-b", "2025-01-07", "  - {text: We took it., by: army}\n"
    )
    assert rows(text) == [
        "We took it. Contested 6 January 2025|says so: Northern Army|denies it: Mina Ister|silent so far"
    ]


def test_what_is_confirmed_later_is_open_no_more() -> None:
    """The newest claim of a row says how sure it is, once it is confirmed or shown to be false."""
    first = article("2025-01-06-a", "2025-01-06", "  - {id: x, text: We took it., by: army, denied_by: minister}\n")
    later = article(
        "2025-01-09-b",
        "2025-01-09",
        "  - {text: It fell., by: minister, same_as: x, status: confirmed, how: both sides say so}\n",
    )
    assert "We took it." in pages(REGISTRY + first)["claims/index.html"]
    assert "We took it." not in pages(REGISTRY + first + later)["claims/index.html"]


def test_open_claims_say_since_when_and_who() -> None:
    """The page of what we don't know yet, in words."""
    text = article("2025-01-06-a", "2025-01-06", "  - {text: We took it., by: army, sources: a}\n")
    page = " ".join(re.sub(r"<[^>]+>", "", pages(REGISTRY + text)["claims/index.html"]).split())
    assert "We took it. From a single source Open since 6 January 2025. Who says so: Northern Army." in page
    assert "Who denies it: nobody, in our reports." in page


def test_a_claim_that_nobody_made_is_named_with_the_nearest() -> None:
    """An unknown id in same_as is found, and so is an id that two claims have."""
    text = REGISTRY + article(
        "2025-01-06-a", "2025-01-06", "  - {id: taken, text: A., by: army}\n  - {text: B., by: army, same_as: takn}\n"
    )
    assert 'no claim has the id "takn"' in told(text)
    assert 'did you mean "taken"?' in told(text)
    twice = article("2025-01-06-a", "2025-01-06", "  - {id: x, text: A., by: army}\n  - {id: x, text: B., by: army}\n")
    assert "id-duplicate" in codes(REGISTRY + twice)


def test_figures_of_claimants_stand_beside_each_other() -> None:
    """One panel for a kind and a group, a series for each claimant, and no sum anywhere."""
    figures = (
        "figures:\n"
        "  - {kind: killed, group: soldiers, min: 3, max: 5, by: army, as_of: 2025-01-05}\n"
        "  - {kind: killed, group: Soldiers, min: 7, max: 7, by: army, as_of: 2025-01-06}\n"
        "  - {kind: killed, group: soldiers, min: 40, by: minister, as_of: 2025-01-06}\n"
        "  - {kind: killed, group: civilians, max: 2, by: army, as_of: 2025-01-06}\n"
    )
    text = article("2025-01-06-a", "2025-01-06", "  - {text: A., by: army}\n", figures)
    page = pages(REGISTRY + text)["conflicts/border/figures/index.html"]
    plain = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert page.count('class="panel"') == 1
    assert "Counted once" in plain  # what has no second figure stands in a table
    assert page.count('<svg class="chart series"') == 2  # one a claimant, only where there is a series
    for words in ("3 to 5", "at least 40", "up to 2"):
        assert words in plain
    assert not re.search(r"\b(10|12|43|45|47|52)\b", plain.partition("Filed")[0].partition("Figures of different")[2])
    assert "style=" not in page
