"""Where a place is goes out no more exactly than may be told, in any file; swapped positions are noticed."""

from __future__ import annotations

import re

import pytest
from generator.text import countries

from tests.sites import ARTICLE, ROOT, codes, pages

PLACES = """-- content/entities/p.yaml --
- {id: ukraine, type: place, name: Ukraine, iso: UA, coords: [49, 32], precision: country}
- {id: exact, type: place, name: Exacttown, part_of: ukraine, coords: [48.76543, 33.12345], precision: exact}
- {id: area, type: place, name: Areatown, part_of: ukraine, coords: [48.76543, 33.12345], precision: area}
- {id: region, type: place, name: Regiontown, part_of: ukraine, coords: [48.76543, 33.12345], precision: region}
- {id: blurred, type: place, name: Blurtown, part_of: ukraine, coords: [48.76543, 33.12345], precision: exact, blur: 100}
- {id: hidden, type: place, name: Hiddentown, part_of: ukraine, coords: [48.76543, 33.12345], precision: exact, sensitive: true}
"""
CONFLICT = (
    "-- content/conflicts/c.md --\n---\nname: The conflict\nplaces: [exact, area, region, blurred]\n---\nSo far.\n"
)
TOLD = {"48.77", "33.12", "48.8", "33.1", "49", "33"}


def test_no_published_file_tells_more_than_the_precision_and_the_blur_allow() -> None:
    """Every number near the place's true position in any file of the site is one that may be told."""
    article = ARTICLE.replace("tags:", "conflict: c\nplaces: [exact, area, region, blurred, hidden]\ntags:")
    site = f"-- content/articles/x.md --\n{article}{PLACES}{CONFLICT}"
    numbers = {
        number
        for path, text in pages(site).items()
        if not path.startswith("assets/")
        for number in re.findall(r"(?<![\w.])(?:48\.7\d*|33\.1\d+|48\.8\d*)(?![\w])", text)
    }
    assert numbers <= TOLD
    assert "48.77" in numbers


def test_positions_are_taken_from_the_registry_in_one_module_only() -> None:
    """No other module of the plan reads the two numbers; to ask whether there are any is all that the others do."""
    for path in sorted((ROOT / "generator").rglob("*.py")):
        if path.name in ("positions.py", "checks.py"):
            continue
        for line in path.read_text("utf-8").splitlines():
            if ".coords" in line:
                assert re.search(r"\.coords(?: is (?:not )?None|\)?:?$| else|\])", line), f"{path}: {line}"


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        ("part_of: ukraine, coords: [33.1, 48.8]", True),
        ("part_of: ukraine, coords: [48.8, 33.1]", False),
        ("iso: UA-14, coords: [37.8, 48.0]", True),
        ("part_of: ukraine, coords: [10, 20]", False),
        ("coords: [33.1, 48.8]", False),
        ("iso: RU, coords: [66.0, -170.0]", False),
        ("iso: FJ, coords: [-17.5, 179.0]", False),
    ],
)
def test_two_numbers_that_fit_the_country_the_other_way_round_were_swapped(place: str, wrong: bool) -> None:
    registry = f"-- content/entities/p.yaml --\n- {{id: ukraine, type: place, name: Ukraine, iso: UA}}\n- {{id: t, type: place, name: T, {place}}}\n"
    assert ("coords-swapped" in codes(f"-- content/articles/x.md --\n{ARTICLE}{registry}")) == wrong


def test_every_country_s_box_is_on_earth() -> None:
    boxes = countries._boxes()
    assert len(boxes) > 230
    for code, found in boxes.items():
        for south, west, north, east in found:
            assert -90 <= south <= north <= 90 and -190 <= west <= east <= 195, code


@pytest.mark.parametrize(
    ("position", "precise"),
    [
        ("coords: [48.76543, 33.1], precision: exact", True),
        ("coords: [48.7654, 33.1], precision: exact", False),
        ("coords: [48.765, 33.1], precision: region", True),
        ("coords: [48.77, 33.1], precision: region", False),
        ("coords: [48.77, 33.1], precision: country", True),
        ("coords: [48.77, 33.1], precision: exact, blur: 5", False),
        ("coords: [48.765, 33.1], precision: exact, blur: 5", True),
        ("coords: [48.7654, 33.1]", False),
    ],
)
def test_coordinates_say_no_more_than_their_precision(position: str, precise: bool) -> None:
    registry = f"-- content/entities/p.yaml --\n- {{id: t, type: place, name: T, {position}}}\n"
    assert ("coords-too-precise" in codes(f"-- content/articles/x.md --\n{ARTICLE}{registry}")) == precise
