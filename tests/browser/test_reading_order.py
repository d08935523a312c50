"""Landmarks, headings, keyboard, warnings: what a person meets who doesn't see the page or has no mouse."""

import html
import re
from itertools import pairwise
from pathlib import Path

import axe_playwright_python
import pytest

from tests.browser.kinds import KINDS

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
HEADINGS = "() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => [+h.tagName[1], h.innerText.trim()])"
FOCUS = """() => { const e = document.activeElement, s = getComputedStyle(e), b = e.getBoundingClientRect();
  return {tag: e.tagName, name: (e.innerText || e.getAttribute('aria-label') || e.id || '').trim(),
    seen: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2,
    inside: b.width > 0 && b.top < innerHeight && b.bottom > 0,
    at: [...document.querySelectorAll('*')].indexOf(e)} }"""


@pytest.mark.parametrize("address", KINDS)
def test_axe_finds_nothing(demo, tab, address):
    """WCAG 2.2 AA as far as a machine can tell, at a desk's width and a phone's, and every contrast in the dark too."""
    page = tab(demo).open(address)
    page.evaluate(AXE)
    assert found(page, RULES) == []
    page.set_viewport_size({"width": 390, "height": 900})
    page.emulate_media(color_scheme="dark")
    assert found(page, {"runOnly": ["color-contrast", "target-size", "scrollable-region-focusable"]}) == []


def found(page, rules):
    """What axe finds: rule, element, what to do."""
    violations = page.evaluate("rules => axe.run(document, rules)", rules)["violations"]
    return [(v["id"], n["html"], n.get("failureSummary")) for v in violations for n in v["nodes"]]


@pytest.mark.parametrize("address", KINDS)
def test_landmarks_headings_and_links(demo, tab, address):
    """One header, main part and footer; one first heading, none skipped, none empty; links say where they lead; tables have headers, and a name where the keyboard stops at them."""
    page = tab(demo).open(address)
    for landmark in ("banner", "main", "contentinfo"):
        assert page.get_by_role(landmark).count() == 1, landmark
    levels = page.evaluate(HEADINGS)
    assert [level for level, _ in levels].count(1) == 1
    assert levels[0][0] == 1
    assert all(words for _, words in levels)
    assert all(b - a <= 1 for (a, _), (b, _) in pairwise(levels)), levels
    vague = {"", "here", "more", "read more", "link", "this"}
    names = page.evaluate(
        "() => [...document.querySelectorAll('a[href]')].map(a => (a.innerText || a.textContent).trim())"
    )
    assert not [name for name in names if name.casefold() in vague]
    assert page.evaluate("() => [...document.querySelectorAll('table')].every(t => t.querySelector('th[scope=col]'))")
    stops = "() => [...document.querySelectorAll('main [tabindex=\"0\"]')].map(e => [e.getAttribute('role'), e.getAttribute('aria-label') || document.getElementById(e.getAttribute('aria-labelledby'))?.innerText])"
    assert all(role and name for role, name in page.evaluate(stops))
    named = page.evaluate(
        "() => [...document.querySelectorAll('nav')].map(n => n.getAttribute('aria-label') || document.getElementById(n.getAttribute('aria-labelledby'))?.innerText)"
    )
    assert all(named) and len(set(named)) == len(named)


@pytest.mark.parametrize(
    "address",
    ["2025/01/11/north-koreans-captured/", "conflicts/russia-ukraine/claims/", "conflicts/russia-ukraine/figures/"],
)
def test_tables_keep_their_headers_on_a_phone(demo, tab, address):
    """Where a table is too wide and its cells stand below each other, what each column is can still be heard, and takes no room."""
    heads = [
        tab(demo, viewport={"width": w, "height": 900}).open(address).get_by_role("columnheader") for w in (1280, 390)
    ]
    wide, narrow = ([head.text_content() for head in some.all()] for some in heads)
    assert narrow == wide != []
    assert heads[1].page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize(
    "address", ["", "2025/01/11/north-koreans-captured/", "2025/01/11/", "conflicts/russia-ukraine/"]
)
def test_by_keyboard(demo, tab, address):
    """The first tab stop leads to the text; then focus is always seen, always on the screen, and goes down the page."""
    page = tab(demo).open(address)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)["name"] == "Skip to the text"
    assert page.evaluate(FOCUS)["inside"]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "_main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    before = -1
    for _ in range(120):
        here = page.evaluate(FOCUS)
        if here["tag"] == "BODY":
            break
        assert here["seen"] and here["inside"] and here["at"] > before, here
        before = here["at"]
        page.keyboard.press("Tab")


@pytest.mark.parametrize("address", ["", "2025/01/19/", "2025/01/19/tishrin-ambulance-strike/", "conflicts/syria/"])
def test_warnings_come_before_what_they_warn_of(demo, tab, address):
    """In the order of the document, a warning precedes the title, summary and text that it warns of."""
    page = tab(demo).open(address)
    assert page.locator(".warning").count()
    late = """() => [...document.querySelectorAll('.warning')].filter(w => {
      const of = w.closest('.entry, li') || w.closest('article');
      return [...of.querySelectorAll(of.matches('li') ? 'a' : of.matches('.entry') ? 'h3,h4,p:not(.meta):not(.warning)' : '.summary,.text,figure,.claims')]
        .some(e => w.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING);
    }).length"""
    assert page.evaluate(late) == 0


@pytest.mark.parametrize(
    "address",
    ["conflicts/syria/figures/", "conflicts/russia-ukraine/", "evidence/", "notes/why-first-counts-move/", "2025/01/19/mrauk-u-detention-strike/"],
)  # fmt: skip
def test_a_title_that_leads_to_a_warned_report_says_so_first(demo, tab, address):
    """In a table, in a list of what cites a page, under a note: the warning stands right before the title."""
    titles = {}
    for path, data in demo.files.items():
        if re.fullmatch(r"2025/../../[^/]+/index.html", path) and b'<p class="warning">' in data:
            titles[path.removesuffix("index.html")] = html.unescape(re.search(r"<h1[^>]*>(.*?)</h1>", data.decode())[1])
    links = """titles => [...document.querySelectorAll('main a[href]')]
      .filter(a => titles[a.pathname.slice(1)] === a.textContent && !a.closest('.entry'))
      .map(a => Boolean(a.previousElementSibling?.matches('.warning')))"""
    found = tab(demo).open(address).evaluate(links, titles)
    assert found and all(found)
