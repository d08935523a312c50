"""Light and dark, print, forced colours, writing from right to left, and days that are unlike others."""

import re

import pytest

from tests.sites import SETTINGS

PAPER = "() => getComputedStyle(document.documentElement).backgroundColor"
LIGHT, DARK = "rgb(253, 253, 251)", "rgb(18, 21, 23)"
REPORT = "2025/01/11/north-koreans-captured/"


@pytest.mark.parametrize(("scheme", "system", "other"), [("light", LIGHT, DARK), ("dark", DARK, LIGHT)])
@pytest.mark.parametrize("scripts", [True, False])
def test_light_and_dark(demo, tab, scheme, system, other, scripts):
    """The page follows the system until its reader chooses, without a script, for this page, and nothing is kept."""
    page = tab(demo, color_scheme=scheme, java_script_enabled=scripts).open(REPORT)
    assert page.evaluate(PAPER) == system
    page.get_by_label("Dark" if scheme == "light" else "Light", exact=True).check()
    assert page.evaluate(PAPER) == other
    page.get_by_label("As on your device").check()
    assert page.evaluate(PAPER) == system
    page.get_by_label("Dark" if scheme == "light" else "Light", exact=True).check()
    page.goto(page.url)
    assert page.evaluate(PAPER) == system
    assert page.context.storage_state() == {"cookies": [], "origins": []}


@pytest.mark.parametrize("address", [REPORT, "2025/01/11/"])
def test_print(demo, tab, address):
    """On paper a page is dark on light whatever was chosen, without menus, with its address and those of its sources."""
    page = tab(demo, color_scheme="dark").open(address)
    page.get_by_label("Dark", exact=True).check()
    page.emulate_media(media="print")
    assert page.evaluate(PAPER) == "rgb(255, 255, 255)"
    assert page.evaluate("() => getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert not page.locator("header.site nav").is_visible()
    assert not page.locator(".theme").is_visible()
    assert f"http://127.0.0.1/{address}" in page.locator(".cite").inner_text()
    shown = "() => [...document.querySelectorAll('.sources a[rel~=external]')].map(a => getComputedStyle(a, '::after').content)"
    assert all("attr(href)" in content or "http" in content for content in page.evaluate(shown))
    assert len(page.pdf()) > 10_000


@pytest.mark.parametrize("address", ["conflicts/russia-ukraine/claims/", REPORT])
def test_rows_are_not_bound_together_on_paper(demo, tab, address):
    """A page breaks between two rows of a table and two claims: none carries over that it wants its next beside it, and no table scrolls."""
    page = tab(demo).open(address)
    page.emulate_media(media="print")
    bound = """() => [...document.querySelectorAll('tbody tr, .claims li')].filter(row => {
      for (let e = row; e; e = e.lastElementChild) if (getComputedStyle(e).breakAfter === 'avoid') return true;
    }).length"""
    assert page.locator("tbody tr, .claims li").count() > 3
    assert page.evaluate(bound) == 0
    assert (
        page.evaluate("() => [...document.querySelectorAll('.wide')].map(e => getComputedStyle(e).overflowX)[0]")
        == "visible"
    )


def test_forced_colours(demo, tab):
    """Where the system sets all colours, the marks of grades still differ in shape."""
    page = tab(demo, forced_colors="active").open("2025/01/11/")
    mark = "e => { const s = getComputedStyle(e, '::before'); return [s.borderTopColor, s.backgroundImage, s.borderTopLeftRadius] }"
    found = {g.get_attribute("class"): g.evaluate(mark) for g in page.locator(".grade").all()}
    assert len(found) > 1
    assert len({str(value[1:]) for value in found.values()}) == len(found)
    assert all(value[0] != "rgba(0, 0, 0, 0)" for value in found.values())


def test_grades_differ_by_word_and_shape(demo, tab):
    """No two grades look alike in black and white."""
    page = tab(demo).open("about/how-we-grade/")
    marks = page.locator(".legend .grade")
    shape = "e => { const s = getComputedStyle(e, '::before'); return s.backgroundImage + s.borderTopLeftRadius + s.transform }"
    assert marks.count() == 6
    assert len({m.evaluate(shape) for m in marks.all()}) == 6
    assert len(set(marks.all_inner_texts())) == 6


LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
TITLE = "A report whose title is exactly as long as the content model allows it to be, which is 110 characters in total"
WORLD = f"""-- content/articles/2025-01-12-arabic.md --
---
title: قالت الوزارة إن جنديين أُسرا يوم السبت قرب Kursk
date: 2025-01-12
lang: ar
summary: قالت الوزارة يوم الأحد إن جنديين أُسرا يوم السبت، ولم يؤكد أي مصدر آخر هذا القول حتى المساء.
tags: [ceasefire]
sources: [https://news.example.org/a]
claims: [{{text: أُسر جنديان, by: "الوزارة", status: unverified}}]
---
قالت الوزارة ذلك.
-- content/articles/2025-01-12-german.md --
---
title: {LONG} bestätigt
date: 2025-01-12
lang: de
summary: Die {LONG} bestätigte am Sonntag, was am Samstag geschehen war.
tags: [ceasefire]
sources: [https://news.example.org/b]
---
Die {LONG} bestätigte es.
-- content/articles/2025-01-12-chinese.md --
---
title: 该部周日表示周六有两名士兵在库尔斯克附近被俘但没有其他消息来源证实
date: 2025-01-12
lang: zh
summary: 该部周日表示，周六有两名士兵在库尔斯克附近被俘，截至当晚没有其他消息来源证实这一说法，双方均未就此发表进一步评论，有关人员的身份仍然不明。
tags: [ceasefire]
sources: [https://news.example.org/c]
---
该部这样说。
-- content/articles/2025-01-12-ukrainian.md --
---
title: Міністерство повідомило про полон двох військових
date: 2025-01-12
lang: uk
summary: Міністерство повідомило в неділю, що в суботу двох військових узяли в полон; інші джерела цього не підтвердили.
tags: [ceasefire]
sources: [https://news.example.org/d]
---
Так сказало міністерство.
-- content/articles/2025-01-12-english.md --
---
title: {TITLE}
date: 2025-01-12
summary: The minister, محمد علي, said on Sunday (12 January) that two bridges were closed on Saturday.
tags: [ceasefire]
sources: [{{url: https://news.example.org/e, title: "محمد علي: (12) جنديا", lang: ar}}]
---
The minister said so.
"""


@pytest.mark.parametrize("width", [320, 1280, 1920])
def test_five_languages_on_one_day(little, tab, width):
    """Long words break, scripts mix, and an Arabic report reads from the right, its margin labels included."""
    site = little(WORLD)
    opened = tab(site, viewport={"width": width, "height": 900})
    for address in (
        "",
        "2025/01/12/",
        "2025/01/12/arabic/",
        "2025/01/12/german/",
        "2025/01/12/english/",
        "tags/ceasefire/",
    ):
        page = opened.open(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    page = opened.open("2025/01/12/arabic/")
    assert page.evaluate("document.documentElement.dir") == "rtl"
    sources, title = (page.locator(part).bounding_box() for part in (".who", "h1"))
    if width >= 1280:
        assert sources["x"] + sources["width"] <= title["x"] + 1
    page = opened.open("2025/01/12/english/")
    assert page.locator(".sources a[lang=ar] bdi").count() == 1
    assert opened.complaints == []


def test_a_site_without_articles(little, tab):
    """An empty site says that it is empty."""
    page = tab(little("-- content/pages/about.md --\n---\ntitle: About\n---\nWho we are.\n")).open("")
    assert page.get_by_role("main").get_by_role("paragraph").all_inner_texts() == [
        "Nothing has been published here yet."
    ]


def test_a_day_with_one_report(little, tab):
    """One report makes an edition; nothing on the page speaks of several."""
    one = re.split(r"(?=^-- )", WORLD, flags=re.MULTILINE)[-1]
    page = tab(little(one)).open("2025/01/12/")
    assert page.locator(".entry").count() == 1
    assert "1 report" in page.locator(".kicker").inner_text()
    assert not page.locator("#_contents").count()


CUT = """() => {
  const cut = [], run = document.createRange(), texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode());) for (const word of text.parentElement.closest('table') ? text.data.matchAll(/\\w+/g) : []) {
    run.setStart(text, word.index);
    run.setEnd(text, word.index + word[0].length);
    if (new Set([...run.getClientRects()].map(box => box.top)).size > 1) cut.push(word[0]);
  }
  return cut;
}"""


@pytest.mark.parametrize("width", [320, 360, 390, 768])
@pytest.mark.parametrize("address", ["data/", "2025/01/", "conflicts/russia-ukraine/claims/"])
def test_no_word_of_a_table_is_cut(demo, tab, address, width):
    """A column is as wide as its longest word. Where a day has no room for how many reports it has, that is heard, not seen."""
    page = tab(demo, viewport={"width": width, "height": 800}).open(address)
    assert page.locator("table").count()
    assert page.evaluate(CUT) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if address == "2025/01/":
        assert page.get_by_role("link", name="11 4 reports").count() == 1


@pytest.mark.parametrize("address", ["", "2025/01/11/", "2025/w02/"])
def test_no_hole_under_the_title(demo, tab, address):
    """On a wide screen the takeaways begin under the title, which has its day over it, and the way back beside it."""
    page = tab(demo, viewport={"width": 1280, "height": 900}).open(address)
    day, title, taken = (
        page.locator(part).first.bounding_box() for part in (".day", "main header :is(h1, h2)", ".takeaways")
    )
    assert day["y"] + day["height"] <= title["y"]
    assert 0 <= taken["y"] - title["y"] - title["height"] <= 24
    way = page.locator(".trail")
    assert not way.count() or way.bounding_box()["x"] + way.bounding_box()["width"] <= title["x"]


def test_an_edition_on_a_phone_has_its_contents_after_the_takeaways(demo, tab):
    """And a week's say where each conflict is going."""
    page = tab(demo, viewport={"width": 390, "height": 844}).open("2025/w02/")
    taken, contents, text = (
        page.locator(part).first.bounding_box()["y"] for part in (".takeaways", "#_contents", ".intro")
    )
    assert taken < contents < text
    assert page.locator("nav:has(#_contents) li").first.inner_text() == "Russia and Ukraine 8 · deteriorated"


def test_a_sheet_of_paper_has_its_sources_in_the_margin(demo, tab):
    """No line runs across the sheet: 672 pixels are A4 without its margins."""
    page = tab(demo, viewport={"width": 672, "height": 900}).open(REPORT)
    page.emulate_media(media="print")
    text, sources = (page.locator(part).first.bounding_box() for part in (".text", ".who"))
    assert sources["x"] >= text["x"] + text["width"]
    assert sources["x"] + sources["width"] <= 672


ARABIC = (
    WORLD.replace("lang: ar\n", "")
    + f"""-- content/site.yaml --
{SETTINGS}language: ar
navigation: [{{label: الأرشيف, to: /archive/}}, {{label: البحث, to: /search/}}]
"""
)


@pytest.mark.parametrize("width", [320, 1280])
def test_a_site_in_arabic(little, tab, width):
    """Everything begins at the right: the menu, the text, the labels in the margin before it; the sources stand at the left."""
    opened = tab(little(ARABIC), viewport={"width": width, "height": 900})
    for address in ("", "2025/01/12/", "2025/01/12/arabic/", "2025/01/", "archive/", "search/", "feeds/", "since/"):
        page = opened.open(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        assert page.evaluate("document.documentElement.dir") == "rtl"
    page = opened.open("2025/01/12/arabic/")
    menu, title, sources = (page.locator(part).first.bounding_box() for part in ("header.site li", "h1", ".who"))
    assert menu["x"] + menu["width"] > width * 0.9
    assert width < 1280 or sources["x"] + sources["width"] <= title["x"] + 1
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing") in ("0px", "normal")
    assert opened.complaints == []


def test_links_in_a_row_begin_at_the_right(little, tab):
    """In a site in Arabic the first of several links stands right of the second."""
    site = AWKWARD + f"-- content/site.yaml --\n{SETTINGS}language: ar\n"
    links = (
        tab(little(site), viewport={"width": 1280, "height": 900})
        .open("conflicts/river/")
        .locator(".facts dd:last-child a")
    )
    first, second = (links.nth(n).bounding_box() for n in (0, 1))
    assert first["y"] == second["y"]
    assert first["x"] > second["x"]


AWKWARD = f"""-- content/conflicts/river.md --
---
name: {LONG} und der sehr lange Fluss
parties:
  - {{side: أنصار الوزارة, entities: [ministry]}}
  - {{side: 人民军及其盟友, entities: [army]}}
places: [{{id: kursk}}]
---
Overview.
-- content/entities/all.yaml --
- {{id: ministry, type: organisation, name: وزارة الدفاع عن المناطق الشمالية}}
- {{id: army, type: organisation, name: 人民解放军北部战区陆军司令部}}
- {{id: kursk, type: place, name: "{LONG}", coords: [51.7, 36.2]}}
- {{id: mk, type: place, name: مكة المكرمة, coords: [21.4, 39.8]}}
-- content/articles/2025-01-12-a.md --
---
title: {TITLE}
date: 2025-01-12
conflict: river
places: [{{id: kursk}}, {{id: mk}}]
summary: The minister, محمد علي, said on Sunday (12 January) that two bridges were closed on Saturday.
tags: [ceasefire]
sources: [{{url: https://news.example.org/e, title: "محمد علي: (12) جنديا", lang: ar, label: s1}}, {{url: "https://wire.example.org/{"x" * 90}", label: s2}}]
claims:
  - {{text: "أُسر جنديان قرب (Kursk) يوم 12 يناير", by: ministry, denied_by: [army, {LONG}], sources: [s1]}}
  - {{text: "两名士兵在库尔斯克附近被俘，截至当晚没有其他消息来源证实这一说法，双方均未就此发表进一步评论", by: army, status: unverified, sources: [s1]}}
  - {{text: "Die {LONG} wurde geschlossen.", by: "{LONG}", sources: [s2]}}
figures:
  - {{kind: killed, group: "جنود من الفرقة الثالثة", min: 2, by: ministry, sources: [s1], as_of: 2025-01-10}}
  - {{kind: killed, group: "جنود من الفرقة الثالثة", min: 1200, max: 34000, by: army, sources: [s1], as_of: 2025-01-11}}
  - {{kind: displaced, group: "{LONG}", max: 1250000, by: "{LONG}", sources: [s2], as_of: 2025-01-11}}
---
The minister said so.
-- content/articles/2025-01-13-b.md --
---
title: 该部周日表示周六有两名士兵在库尔斯克附近被俘但没有其他消息来源证实
date: 2025-01-13
lang: zh
conflict: river
summary: 该部周日表示，周六有两名士兵在库尔斯克附近被俘，截至当晚没有其他消息来源证实这一说法，双方均未就此发表进一步评论，有关人员的身份仍然不明。
tags: [ceasefire]
sources: [{{url: https://news.example.org/e, label: s1}}]
figures:
  - {{kind: killed, group: "جنود من الفرقة الثالثة", min: 5, max: 9, by: ministry, sources: [s1], as_of: 2025-01-13}}
---
该部这样说。
-- content/articles/2025-01-14-c.md --
---
title: قالت الوزارة إن جنديين أُسرا يوم السبت قرب Kursk
date: 2025-01-14
lang: ar
conflict: river
summary: قالت الوزارة يوم الأحد إن جنديين أُسرا يوم السبت، ولم يؤكد أي مصدر آخر هذا القول حتى المساء.
tags: [ceasefire]
sources: [https://news.example.org/a]
---
قالت الوزارة ذلك.
"""


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_ledgers_of_awkward_names(little, tab, width):
    """Claims, figures, places and what is new have room for long words, and each script its own order."""
    opened = tab(little(AWKWARD), viewport={"width": width, "height": 900})
    for address in ("", "claims/", "figures/", "since/2025-01-12/"):
        page = opened.open(f"conflicts/river/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    for address in ("claims/", "since/2025-01-12/", "evidence/", "2025/01/12/a/", "places/kursk/", "2025/01/13/"):
        page = opened.open(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    page = opened.open("conflicts/river/claims/")
    assert page.locator("th[scope=row] bdi").first.inner_text().startswith("أُسر")
    assert opened.complaints == []


EMPTY = "-- content/pages/about.md --\n---\ntitle: About\n---\nWho we are.\n-- content/conflicts/river.md --\n---\nname: River war\n---\nOverview.\n"


@pytest.mark.parametrize(
    "address",
    ["", "conflicts/river/", "claims/", "evidence/", "data/", "corrections/", "feeds/", "search/", "archive/", "tags/"],
)
def test_before_anything_is_published(little, tab, address):
    """Each page says so or says what it is for, and nothing is missing."""
    opened = tab(little(EMPTY), viewport={"width": 390, "height": 800})
    page = opened.open(address)
    assert len(page.locator("main").inner_text().strip()) > 30
    assert opened.complaints == []
