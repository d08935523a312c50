"""The search as a reader meets it: any spelling, from a link, by keyboard, from a disk, under the policy, and with no script at all."""

import json
from pathlib import Path

import pytest
from generator.text.terms import skeleton, terms

from tests.sites import ARTICLE, built

ENTITIES = """\
-- content/entities/all.yaml --
- {id: volodymyr-zelensky, type: person, name: Volodymyr Zelensky, names: {uk: Володимир Зеленський}}
- {id: kupiansk, type: place, name: Kupiansk, aliases: [Куп'янськ, Kupyansk]}
"""
EVIL = "<img src=x onerror=alert(1)><script>alert(2)</script>"


def report(day: str, id: str, title: str, body: str) -> str:
    text = ARTICLE.replace("2025-01-12", day).replace("Two bridges were closed\n", f"{json.dumps(title)}\n", 1)
    return f"-- content/articles/{day}-{id}.md --\n" + text.replace("The ministry said so.", body)


SITE = (
    ENTITIES
    + report("2025-01-12", "grain", "Grain leaves the port", "Volodymyr Zelensky spoke of wheat near Kupiansk.")
    + report(
        "2025-01-13", "evil", f"{EVIL} prices", f"A text with `{EVIL}` in it, and Straße, 小麦の価格 and пшеницею."
    )
    + "".join(
        report("2024-02-02", f"old{n:02}", f"Old wheat report {n}", "The harvest was counted.") for n in range(25)
    )
)


def search(tab, site, words: str, **settings):
    """The page, once it has answered."""
    page = tab(site, **settings).open(f"search/?q={words}")
    page.wait_for_function("() => document.querySelector('#_count').textContent.match(/report|Nothing/)")
    return page


def titles(page) -> list[str]:
    return page.locator(".results h3").all_inner_texts()


@pytest.mark.parametrize(
    "words",
    ["zelensky", "ZELENSKYY", "Zelenskiy", "Зеленский", "Зеленський", "Володимир Зеленський", "kupiansk", "Kup'iansk",
     "купянськ", "wheat zelenski", "grain", "grains", "port 2025-01-12", "12 January 2025 grain", "January grain"],
)  # fmt: skip
def test_a_report_is_found_in_any_spelling(little, tab, words):
    page = search(tab, little(SITE), words)
    assert "Grain leaves the port" in titles(page)


@pytest.mark.parametrize("words", ["strasse", "小麦", "価格", "пшеница"])
def test_words_of_every_script_are_found(little, tab, words):
    assert titles(search(tab, little(SITE), words)) == [f"{EVIL} prices"]


def test_nothing_of_a_title_or_a_question_runs(little, tab):
    """Neither what an outlet wrote nor what a reader typed becomes markup."""
    opened = tab(little(SITE))
    asked = []
    opened.page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    for words in (
        "prices",
        "%3Cscript%3Ealert(3)%3C/script%3E",
        "%3Cimg src=x onerror=alert(4)%3E prices",
        "__proto__",
        "constructor",
    ):
        page = opened.open(f"search/?q={words}")
        page.wait_for_function("() => document.querySelector('#_count').textContent.match(/report|Nothing/)")
        assert page.locator("#_found img, #_found script").count() == 0
    assert f"{EVIL} prices" in titles(search(tab, little(SITE), "prices"))
    assert asked == []
    assert opened.complaints == []


def test_title_before_text_and_new_before_old(little, tab):
    page = search(tab, little(SITE), "wheat")
    assert page.locator("#_count").inner_text() == "26 reports"
    found = titles(page)
    assert all(title.startswith("Old wheat report") for title in found)
    assert len(found) == 10
    for expected in (20, 26):
        page.get_by_role("button", name="Show more").click()
        page.wait_for_function(f"() => document.querySelectorAll('.results h3').length === {expected}")
    assert page.evaluate("() => document.activeElement.closest('.results') !== null")
    assert titles(page)[-1] == "Grain leaves the port"
    assert page.get_by_role("button", name="Show more").count() == 0


def test_matches_are_shown_where_they_stand(little, tab):
    page = search(tab, little(SITE), "kupyansk")
    assert page.locator(".things li").all_inner_texts() == ["Kupiansk Place · 1 report"]
    assert "Kupiansk" in page.locator(".results .context mark").all_inner_texts()
    page.locator(".results a").click()
    assert page.url.endswith("/2025/01/12/grain/")


def test_a_result_looks_as_in_every_list(demo, tab):
    """How sure it is, as a mark and a word, and what to be warned of, both before the title; one heading over them."""
    page = search(tab, demo, "kyiv")
    first = page.locator(".results li").filter(has=page.locator(".warning")).first
    order = first.evaluate("e => [...e.children].map(c => c.className || c.localName)")
    assert order[:3] == ["meta", "warning", "h3"]
    assert first.locator(".grade").get_attribute("class") == "grade single-source"
    assert page.locator("#_found h2").all_inner_texts() == ["People, places, tags and outlets", "Reports"]
    assert {text.lower() for text in page.locator("#_found mark").all_inner_texts()} == {"kyiv"}


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_the_answer_comes(demo, tab, width):
    """Also not for who comes by a link with a question in it; without scripts the other ways stand right below."""
    page = search(tab, demo, "kyiv", viewport={"width": width, "height": 900})
    shifts = "() => new Promise(done => { let sum = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value }).observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(sum), 50) })"
    assert page.evaluate(shifts) == 0
    still = tab(demo, viewport={"width": width, "height": 900}, java_script_enabled=False).open("search/")
    assert still.locator("#_ways").bounding_box()["y"] < 600


def test_by_keyboard_and_with_an_address_of_its_own(little, tab):
    """Typing answers by itself, Enter makes an address that can be shared, back goes back; nothing is kept on the device."""
    page = tab(little(SITE)).open("search/")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("grain")
    page.wait_for_function("() => document.querySelector('#_count').textContent === '1 report'")
    assert page.locator("[role=status]").inner_text() == "1 report"
    page.keyboard.press("Control+A")
    page.keyboard.type("harvest")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('#_count').textContent === '25 reports'")
    assert page.url.endswith("?q=harvest")
    assert page.title().startswith("harvest – Search")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('.results') !== null")
    page.go_back()
    page.wait_for_function("() => document.querySelector('#_count').textContent !== '25 reports'")
    assert page.context.storage_state() == {"cookies": [], "origins": []}


@pytest.mark.parametrize("sent", [True, False])
def test_back_from_what_was_typed_after_a_question(little, tab, sent):
    """A question that was sent, after a pause too, or that came by a link, is there again on the way back."""
    page = tab(little(SITE)).open("search/" if sent else "search/?q=grain")
    box = page.get_by_role("searchbox")
    if sent:
        box.fill("grain")
    page.wait_for_function("() => document.querySelector('#_count').textContent === '1 report'")
    if sent:
        box.press("Enter")
    for typed, count in (("harv", 25), ("harvest", 25), ("wheat", 26)):
        box.fill(typed)
        page.wait_for_url(f"**/search/?q={typed}")
        page.wait_for_function(f"() => document.querySelector('#_count').textContent === '{count} reports'")
    page.go_back()
    page.wait_for_function("() => document.querySelector('#_count').textContent === '1 report'")
    assert page.url.endswith("/search/?q=grain")
    assert box.input_value() == "grain"


def test_without_a_script_there_are_other_ways(demo, tab):
    opened = tab(demo, java_script_enabled=False)
    page = opened.open("search/?q=zelensky")
    assert page.get_by_text("needs JavaScript").is_visible()
    assert page.locator("main nav a", has_text="People").is_visible()
    assert opened.complaints == []


def test_an_offline_copy_is_searched_from_a_disk(chromium, tmp_path: Path):
    """Opened as files, from a folder with spaces in its name, under the policy that stands in the page."""
    folder = tmp_path / "a stick"
    for artifact in built(SITE, offline=True).value.artifacts:
        (folder / artifact.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / artifact.path).write_bytes(artifact.data)
    page = chromium.new_page()
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((folder / "index.html").as_uri())
    assert page.evaluate("() => getComputedStyle(document.body).display") == "block"
    page.goto((folder / "search/index.html").as_uri() + "?q=Зеленский")
    page.wait_for_selector(".results h3")
    page.get_by_role("searchbox").fill("grain")
    page.wait_for_function("() => document.querySelector('#_count').textContent === '1 report'")
    page.locator(".results a").click()
    page.wait_for_selector("article.report")
    assert page.url.endswith("/a%20stick/2025/01/12/grain/index.html")
    assert complaints == []
    page.close()


WORDS = [
    "Zelenskyy Зеленський Kup'iansk Kupʼiansk’s Łódź STRASSE ẞ Œuvre Þór", "d’été l’Ukraine N'Djamena Sana'a Qur’an's",
    "習近平と小麦 ภาษาไทย မြန်မာ ខ្មែរ 한국어 サッカー", "أَحْمَد غزة ـ إيران", "हिन्दी தமிழ் বাংলা", "snake_case 12:30 3.5 v2 İstanbul ıi ΣΊΣΥΦΟΣ",
    "Ёлка йод їжак щука Крым", "𝒜 ﬁne Ⅻ ½ ²", "e\u0301te\u0301 A\u030a", "",
]  # fmt: skip


def test_the_script_and_the_program_cut_words_alike(little, tab):
    """What a reader types is folded as what editors wrote, in each script."""
    page = tab(little(SITE)).open("search/")
    script = (Path(__file__).parents[2] / "templates/assets/search.js").read_text("utf-8")
    inner = script[script.index("  // Words, as") : script.index("  const asked")].replace('"use strict";', "")
    found = page.evaluate(f"(texts) => {{ {inner} return texts.map(t => [terms(t), terms(t).map(skeleton)]); }}", WORDS)
    assert found == [[terms(text), [skeleton(term) for term in terms(text)]] for text in WORDS]
