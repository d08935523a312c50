"""What holds on every kind of page: nothing from elsewhere, nothing that needs a script, room for narrow screens and large text."""

import re

import pytest

from tests.browser.kinds import KINDS

WIDE_OR_NARROW = """() => [...document.querySelectorAll('body *')].filter(e => {
  const box = e.getBoundingClientRect(), scroller = e.closest('.wide, pre, .hidden, .skip');
  return !scroller && box.width && (box.right > innerWidth + 1 || box.left < -1);
}).map(e => e.outerHTML.slice(0, 80))"""
SHIFT = "() => new Promise(done => { let sum = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value }).observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(sum), 50) })"


@pytest.mark.parametrize("address", KINDS)
def test_the_browser_has_nothing_to_complain_of(demo, tab, address):
    """No request to elsewhere, no missing file, no violation of the policy, no error, nothing stored, nothing that moves."""
    opened = tab(demo)
    page = opened.open(address)
    assert page.evaluate(SHIFT) == 0
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert page.evaluate("document.getAnimations().length") == 0
    assert opened.complaints == []


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("address", KINDS)
def test_nothing_moves_on_a_slow_line(slow, tab, address, width):
    """What a reader has begun to read stays where it is while the rest of the page arrives."""
    opened = tab(slow, viewport={"width": width, "height": 900})
    assert opened.open(address).evaluate(SHIFT) == 0


def test_an_address_that_does_not_exist(demo, tab):
    """The page says so, and its links work from any depth."""
    opened = tab(demo)
    page = opened.open("no/such/page/")
    assert page.locator("h1").inner_text() == "This page does not exist"
    page.get_by_role("main").get_by_role("link", name="Archive").click()
    assert page.url == f"{demo.root}archive/"


@pytest.mark.parametrize("address", KINDS)
def test_no_script_is_needed(demo, tab, address):
    """Without scripts the page says the same and links to the same."""
    read = "() => [document.querySelector('main').innerText, [...document.links].map(a => a.href)]"
    with_script, without = (
        tab(demo, java_script_enabled=enabled).open(address).evaluate(read) for enabled in (True, False)
    )
    assert with_script[1] == without[1]
    assert re.sub(r"\s+", " ", with_script[0]) == re.sub(r"\s+", " ", without[0])


@pytest.mark.parametrize("address", KINDS)
def test_room_for_narrow_screens_and_large_text(demo, tab, address):
    """At 320 pixels, and at 640 with text at 200 %, nothing reaches beyond the screen."""
    opened = tab(demo, viewport={"width": 320, "height": 640})
    page = opened.open(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(WIDE_OR_NARROW) == []
    page.set_viewport_size({"width": 640, "height": 640})
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 32
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    assert page.evaluate(WIDE_OR_NARROW) == []
