"""No payload runs, in whatever field or text it stands: first without the policy, so that the escaping is what holds."""

import json
import re
import xml.etree.ElementTree as etree

import pytest
from generator import markup, pipeline
from generator.model.document import Body

from tests import payloads
from tests.browser.conftest import served
from tests.sites import NOW, picture, sources

# Whatever is called for a payload is noted, in every frame.
NOTE = "for (const name of ['hit', 'alert']) Object.defineProperty(self, name, {get: () => (self.noted(location.pathname), () => 1), set() {}})"


@pytest.fixture(scope="module")
def files():
    """A site with a payload in every field that takes words."""
    given = payloads.site([" ".join(payloads.TEXTS[n : n + 8]) for n in range(0, len(payloads.TEXTS), 8)])
    for name in payloads.PICTURES:
        given[f"content/{name}"] = picture("x.png", "{picture 8x8}")
    made = pipeline.build(sources(given), pipeline.Options(NOW))
    assert not [d for d in made.found if d.severity.value == "error"]
    return {artifact.path: artifact.data for artifact in made.value.artifacts}


@pytest.fixture(scope="module")
def bodies():
    """Pages of texts with a payload at every place that Markdown has, those that a build refuses among them."""
    texts = [
        markup.fragment("content/articles/a.md", Body(b, 10), "digest.example", ("s1",)) for b in payloads.bodies()
    ]
    html = [text.value.html.encode() for text in texts]
    return {
        f"{n}.html": b"<!doctype html><meta charset=utf-8><body>" + b"\n".join(html[n : n + 40])
        for n in range(0, len(html), 40)
    }


def noted(chromium, files, paths):
    """Where anything ran, and how many frames were opened."""
    frames = "".join(f'<iframe src="/{path}"></iframe>' for path in paths)
    files = {**files, "_headers": b"/*\n  X-A: b\n", "404.html": b"", "all.html": f"<!doctype html>{frames}".encode()}
    hits, opened = [], []
    with served(files) as site:
        context = chromium.new_context()
        context.expose_function("noted", lambda where: hits.append(where))
        context.add_init_script(NOTE)
        page = context.new_page()
        page.on("frameattached", lambda frame: opened.append(frame))
        page.route(
            "**/*", lambda route: route.continue_() if route.request.url.startswith(site.root) else route.abort()
        )
        page.goto(f"{site.root}all.html", wait_until="load")
        page.mouse.move(200, 100)
        page.wait_for_timeout(200)
        context.close()
    return hits, len(opened)


def test_a_payload_that_runs_is_noted(chromium):
    """The test sees what it looks for."""
    hits, _ = noted(
        chromium,
        {"a.html": b"<img src=x onerror=hit(1)>", "b.html": b"<svg onload=alert(1)>", "c.html": b"<p>"},
        ["a.html", "b.html", "c.html"],
    )
    assert sorted(hits) == ["/a.html", "/b.html"]


def test_nothing_runs_in_any_page(chromium, files):
    """Every page of the site, without its policy."""
    bare = {path: payloads.POLICY.sub(b"", data) for path, data in files.items()}
    pages = sorted(path for path in bare if path.endswith((".html", ".svg")))
    assert len(pages) > 150
    for start in range(0, len(pages), 150):
        part = pages[start : start + 150]
        hits, opened = noted(chromium, bare, part)
        assert (hits, opened) == ([], len(part))


def test_nothing_runs_in_any_text(chromium, bodies):
    """Every payload at every place of Markdown, as the cleaner leaves it, even where an error stops the build."""
    hits, opened = noted(chromium, bodies, sorted(bodies))
    assert (hits, opened) == ([], len(bodies))
    assert opened > 100


def test_nothing_runs_when_payloads_are_searched_for(chromium, files, tab):
    """The search writes words of the index into the page."""
    bare = {path: payloads.POLICY.sub(b"", data) for path, data in files.items()}
    with served({**bare, "_headers": b"/*\n  X-A: b\n"}) as site:
        context = chromium.new_context()
        hits = []
        context.expose_function("noted", lambda where: hits.append(where))
        context.add_init_script(NOTE)
        page = context.new_page()
        for words in ("script", "onerror", "javascript", "<img src=x onerror=hit(1)>"):
            page.goto(f"{site.root}search/?q={words}")
            page.wait_for_timeout(100)
            box = page.locator("input[type=search]")
            box.fill(words)
            box.press("Enter")
            page.wait_for_timeout(150)
        assert page.locator("main li, main article").count() > 0
        assert hits == []
        context.close()


def test_no_page_has_a_mark_that_could_run(files, bodies):
    """By a parser of another make: no element, handler or address that does anything."""
    for path, data in {**files, **bodies}.items():
        if path.endswith(".html"):
            found = payloads.Marks(data.decode()).found
            assert [m for m in found if path in files or not re.fullmatch(r"open:\d+", m[-1])] == [], (
                path
            )  # still open links


def test_every_feed_and_file_parses(files):
    """XML is well-formed whatever stands in it, JSON is JSON, and what they hold of HTML has no live mark."""
    kinds = {".xml": 0, ".json": 0, ".jsonl": 0, ".opml": 0, ".xhtml": 0}
    for path, data in files.items():
        kind = f".{path.rpartition('.')[2]}"
        if kind in (".xml", ".opml", ".xhtml", ".svg", ".xsl"):
            for element in etree.fromstring(data).iter():
                if element.text and "<" in element.text and path.endswith("xml"):
                    assert payloads.Marks(element.text).found == [] or not _is_html(element), (path, element.tag)
        elif kind in (".json", ".geojson"):
            _walk(json.loads(data), path)
        elif kind == ".jsonl":
            [json.loads(line) for line in data.splitlines()]
        kinds[kind] = kinds.get(kind, 0) + 1
    assert kinds[".xml"] > 20
    assert kinds[".json"] > 20


def _is_html(element):
    return element.get("type") == "html" or element.tag.endswith(("}encoded",))


def _walk(value, path):
    """HTML in JSON stands under the names that say so."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name in ("content_html", "html") and isinstance(part, str):
                assert payloads.Marks(part).found == [], path
            _walk(part, path)
    elif isinstance(value, list):
        for part in value:
            _walk(part, path)


def test_what_is_said_in_script_blocks_stays_in_them(files):
    """JSON-LD cannot be left early, and is JSON."""
    blocks = 0
    for path, data in files.items():
        if path.endswith(".html"):
            for block in re.findall(rb'<script type="application/ld\+json">(.*?)</script>', data, re.DOTALL):
                json.loads(block)
                assert b"<" not in block, path
                blocks += 1
    assert blocks > 20
