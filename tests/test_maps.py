"""Maps: a place is drawn as the area in which it is known to be, never more exactly."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

from generator.maps import drawn
from generator.maps.crops import crop
from generator.maps.drawn import focused
from generator.maps.outlines import GRID, world
from generator.maps.windows import window
from generator.model.drawings import Area, MapView

from tests.sites import ARTICLE, pages

TOWN = Area("Kurakhove", 48.0, 37.3, 10)
NAMES = (("RU", "Russia"), ("UA", "Ukraine"))


def site(place: str, more: str = "") -> dict[str, str]:
    text = ARTICLE.replace("---\nThe", f"places: [{{id: town{more}}}]\n---\nThe")
    return pages(
        f"-- content/entities/a.yaml --\n- {{id: town, type: place, name: Town, {place}}}\n-- content/articles/2025-01-12-a.md --\n{text}"
    )


def test_the_outlines_hold_every_country_and_meet() -> None:
    """Two hundred countries and more, rings that close, Crimea as the United Nations list it."""
    whole = world()
    assert len(whole.countries) > 230
    open_ones = [ring for ring in whole.land if ring.points[0] != ring.points[-1]]
    assert all(ring.box[3] < -60 * GRID for ring in open_ones)  # Antarctica goes round the pole
    simferopol = (34.1 * GRID, 44.95 * GRID)
    assert [code for code in ("UA", "RU") if any(inside(simferopol, r.points) for r in whole.countries[code])] == ["UA"]


def inside(point: tuple[float, float], ring: tuple[tuple[float, float], ...]) -> bool:
    x, y = point
    found = False
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            found = not found
    return found


def test_a_crop_is_what_a_cut_of_the_whole_world_would_be() -> None:
    """Cells give the same countries as looking through the world, and nothing outside the box."""
    box = window([TOWN]).box
    seen = crop(box, frozenset({"RU", "UA", "FR"}))
    assert set(seen.countries) == {"RU", "UA"}
    for ring in seen.land:
        assert ring.box[0] >= box[0] - 1e-6 and ring.box[2] <= box[2] + 1e-6


def test_a_map_is_an_svg_of_a_few_kilobytes_that_says_what_it_shows() -> None:
    """Well-formed, titled, with the circle of the right size and the countries' names."""
    data = drawn(MapView("maps/x.svg", "Map: <Kurakhove>", (TOWN,), NAMES))
    root = ET.fromstring(data)
    words = [e.text for e in root.iter("{http://www.w3.org/2000/svg}text")]
    (circle,) = root.iter("{http://www.w3.org/2000/svg}ellipse")
    assert len(data) < 4000
    assert root[0].text == "Map: <Kurakhove>"
    assert words == ["Russia", "Ukraine", "Kurakhove"]
    assert int(circle.attrib["ry"]) == round(10 / 111.2 * window([TOWN]).scale)


def test_nothing_tells_a_place_more_exactly_than_its_precision() -> None:
    """The file's circle stands at the rounded position, whatever the registry holds."""
    near, region = (site(f"coords: [48.123, 37.456], precision: {p}") for p in ("near", "region"))
    assert "within 10 km" in near["2025/01/12/a/index.html"]
    assert "within 120 km" in region["2025/01/12/a/index.html"]
    exact = site("coords: [48.123, 37.456], precision: near", ", precision: exact")
    assert exact["maps/town.svg"] == near["maps/town.svg"]  # a text cannot know more than the registry may tell


def test_blur_is_obeyed_and_private_places_are_not_drawn() -> None:
    """A blurred place is a wide circle; a sensitive one has neither map nor row."""
    blurred = site("coords: [48.123, 37.456], precision: exact, blur: 60")
    assert "within 80 km" in blurred["2025/01/12/a/index.html"]
    hidden = site("coords: [48.123, 37.456], sensitive: true")
    assert not [path for path in hidden if path.startswith("maps/")]
    assert "Town" not in hidden["2025/01/12/a/index.html"]


def test_a_country_is_drawn_as_its_outline() -> None:
    """No circle, but the shape; its window is its largest part."""
    made = site("coords: [49, 32], precision: country, iso: UA")["maps/town.svg"]
    assert "<ellipse" not in made
    assert re.search(r'fill-opacity=".07"', made)


def test_articles_with_the_same_places_share_one_map() -> None:
    """The file is named for its places."""
    second = ARTICLE.replace("---\nThe", "places: [town]\n---\nThe")
    made = pages(
        "-- content/entities/a.yaml --\n- {id: town, type: place, name: Town, coords: [48, 37]}\n"
        f"-- content/articles/2025-01-12-a.md --\n{second}-- content/articles/2025-01-12-b.md --\n{second}"
    )
    assert [path for path in made if path.startswith("maps/")] == ["maps/town.svg"]
    assert made["2025/01/12/b/index.html"].count("maps/town.svg") == 1


def test_no_area_is_cut_off_at_the_edge() -> None:
    """What lies in the part of the world that the conflict's own places show is shown whole; what lies beyond it is not sought."""
    own, near, far = (
        Area("Kursk Oblast", 51.7, 36.2, 60),
        Area("Bryansk Oblast", 53.0, 33.4, 120),
        Area("Seoul", 37.6, 127.0, 10),
    )
    data = drawn(MapView("maps/x.svg", "Map", (own, near, far), NAMES, focus=1)).decode()
    circles = [
        tuple(map(int, found)) for found in re.findall(r'<ellipse cx="(\d+)" cy="(\d+)" rx="(\d+)" ry="(\d+)"/>', data)
    ]

    assert len(circles) == 2
    assert all(x >= rx and x + rx <= 720 and y >= ry and y + ry <= 480 for x, y, rx, ry in circles)
    assert "Seoul" not in data


def test_a_map_grows_for_what_came_into_sight_as_it_grew() -> None:
    """An oblast just beyond the first edge is not left cut in half once the map has grown as far as it."""
    own, near, beyond = (
        Area("Own", 48.3, 37.2, 10),
        Area("Near", 51.7, 34.0, 120),
        Area("Beyond", 49.8, 24.0, 120),
    )
    places = (own, Area("Own, too", 50.4, 30.5, 10), near, beyond)
    data = drawn(MapView("maps/x.svg", "Map", places, NAMES, focus=2)).decode()
    found = re.findall(r'<ellipse cx="(\d+)" cy="(\d+)" rx="(\d+)" ry="(\d+)"/>', data)
    assert all(rx <= x <= 720 - rx and ry <= y <= 480 - ry for x, y, rx, ry in (map(int, f) for f in found))


def test_maps_of_places_near_to_each_other_have_one_ground() -> None:
    """Windows are few; none shows less than it should, and each place stays well inside."""
    from generator.maps.windows import HEIGHT, WIDTH, window

    areas = [Area(f"Place {n}", 50 + n / 40, 36 + n / 30, 3) for n in range(40)]
    grounds = [window((area,)) for area in areas]
    assert len(set(grounds)) < 10
    for area, where in zip(areas, grounds, strict=True):
        x, y = where.place(area.longitude * 100, area.latitude * 100)
        assert abs(x - WIDTH / 2) < HEIGHT / 16 and abs(y - HEIGHT / 2) < HEIGHT / 16
    both = window((areas[0], areas[-1]))
    for area in (areas[0], areas[-1]):
        x, y = both.place(area.longitude * 100, area.latitude * 100)
        assert 20 < x < WIDTH - 20 and 20 < y < HEIGHT - 20


def test_a_map_grows_four_times_at_most() -> None:
    """Each place at its edge would bring the next one into sight, and so on round the world."""
    east = (30, 35.29, 37.11, 38.95, 41.53, 44.62, 47.97)
    areas = tuple(Area(f"Place {n}", 50, longitude, 10) for n, longitude in enumerate(east))
    assert focused(MapView("m.svg", "A map", areas, (), 1)) == window(areas[:5])
    assert focused(MapView("m.svg", "A map", areas[:3], (), 1)) == window(areas[:3])


def test_a_name_that_fits_nowhere_is_left_out() -> None:
    """Of nine towns in one spot each is drawn, as many are named as there is room for, and no name lies on another."""
    towns = tuple(Area(f"Town {n}", 48.0, 37.3, 10) for n in range(9))
    root = ET.fromstring(drawn(MapView("maps/x.svg", "Map", towns, NAMES)))
    named = [e for e in root.iter("{http://www.w3.org/2000/svg}text") if (e.text or "").startswith("Town")]
    assert len(list(root.iter("{http://www.w3.org/2000/svg}ellipse"))) == 9
    assert 1 <= len(named) < 9
    assert len({(e.attrib["x"], e.attrib["y"]) for e in named}) == len(named)


def test_a_name_beside_its_area_keeps_its_distance_in_any_font() -> None:
    """It begins or ends there, and is not centred on a width that another font would not have."""
    towns = tuple(Area(name, 48.0, 37.3, 10) for name in ("Above", "Below", "Right", "Left"))
    root = ET.fromstring(drawn(MapView("maps/x.svg", "Map", towns, ())))
    names = {text.text: text for text in root.iter("{http://www.w3.org/2000/svg}text")}
    circle = next(root.iter("{http://www.w3.org/2000/svg}ellipse"))
    middle, radius = int(circle.attrib["cx"]), int(circle.attrib["rx"])
    beside = {text.get("text-anchor"): int(text.attrib["x"]) for text in names.values() if text.get("text-anchor")}
    assert len(names) == 4
    assert beside == {"start": middle + radius + 6, "end": middle - radius - 6}
