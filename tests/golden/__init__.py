"""A site that has one of everything (`site.txt`), and what readers and machines are told by each of its files (`site/`).

Pages are told in words and links, not in markup, so that a template may look otherwise and the words stay.
`past/` has what the month of a newsroom (`tests/story.py`) tells of its past.
`python -m tests.golden` writes both anew; read what changed before you keep it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import html

from tests.sites import pages

HERE = Path(__file__).resolve().parent
SITE = HERE / "site.txt"
TOLD, TOLD_OF_THE_PAST = HERE / "site", HERE / "past"
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tr",
        "ul",
    ]
)
PLAIN = frozenset({"tbody", "thead", "tfoot"})
SHOWN = ("href", "src", "datetime", "lang", "dir", "id", "alt", "title", "aria-label", "aria-current", "value", "name", "type",
         "action", "placeholder", "open", "colspan", "scope", "data-page", "hreflang", "rel", "srcset", "width", "height")  # fmt: skip
# The head says these on every page, or says again what the page's own words are.
CONSTANT = re.compile(r"viewport|referrer|color-scheme|twitter:card|og:(?!image)|generator")
# Every day of "what is new since" has a page; these are enough.
SINCE = re.compile(r"since/(?!index|oldest|2024-12-30|2025-01-13|2025-01-20|2025-01-31)")
PAST = re.compile(r"^(?:\d{4}/.*|(?:.*/)?since/.*|corrections/index|index|conflicts/[^/]*/index)\.html$|^_redirects$")
SINCE_WHEN = re.compile(r"since/(?!oldest|2025-01-(05|07|08|13|20)/)")
LEFT_OUT = re.compile(r"^assets/|\.(epub|zip|eml|css)$|^(?!\d{4}/).*feed\.xml$|\.csv$")


def told() -> dict[str, str]:
    """What each file says, by the name of the file in `site/` that holds it."""
    return _told({p: t for p, t in pages(SITE.read_text("utf-8")).items() if not SINCE.search(p)})


def told_of_the_past(site: Mapping[str, bytes]) -> dict[str, str]:
    """What the files of a site with a past say that speak of it, by the name of the file in `past/` that holds it."""
    spoken = {p: data.decode() for p, data in site.items() if PAST.search(p) and not LEFT_OUT.search(p)}
    return _told({path: text for path, text in spoken.items() if not SINCE_WHEN.search(path)})


def _told(files: Mapping[str, str]) -> dict[str, str]:
    made: dict[str, list[str]] = {}
    for path, text in sorted(files.items()):
        if not LEFT_OUT.search(path):
            made.setdefault(_place(path), []).append(f"=== {path}\n{_said(path, text)}")
    return {name: "\n\n".join(parts) + "\n" for name, parts in made.items()}


def _place(path: str) -> str:
    first = path.partition("/")[0] if "/" in path else "top"
    kind = "pages" if path.endswith(".html") else "files"
    return f"{'days' if first.isdigit() else first}.{kind}.txt"


def _said(path: str, text: str) -> str:
    if path.endswith(".svg"):
        return hashlib.sha256(text.encode()).hexdigest()
    if path.endswith(".html"):
        return "\n".join(_page(text, whole=path == "index.html"))
    if path.endswith(".atom"):  # the items stand in the other forms
        return text.partition("  <entry>")[0].rstrip("\n")
    return text.strip("\n")


def _page(text: str, whole: bool) -> Iterator[str]:
    tree = html.document_fromstring(text.encode())
    yield f"<{tree.get('lang')} {tree.get('dir')}> {tree.findtext('head/title')}"
    for one in tree.iterfind("head/*"):
        name = one.get("name") or one.get("property")
        if one.tag == "meta" and name and (whole or not CONSTANT.match(name)):
            yield f"{name}: {one.get('content')}"
        elif one.tag == "link" and (whole or one.get("rel") not in ("stylesheet", "icon")):
            yield " ".join(f"{key}={value}" for key, value in sorted(one.items()))
        elif one.tag == "script" and one.text:
            yield one.text.strip() if one.get("type") == "application/ld+json" else "script"
    main = tree.find("body") if whole else tree.find(".//main")
    if main is not None:
        yield from _lines(main)


def _lines(tree: html.HtmlElement) -> Iterator[str]:
    line = ""
    for kind, text in _pieces(tree):
        if kind == "break":
            if line.strip():
                yield " ".join(line.split())
            line = text
        else:
            line += text
    if line.strip():
        yield " ".join(line.split())


def _pieces(one: html.HtmlElement) -> Iterator[tuple[str, str]]:
    if not isinstance(one.tag, str):
        return
    shown = "".join(f" {key}={one.get(key)}" for key in SHOWN if one.get(key) is not None)
    block = one.tag in BLOCKS
    mark = f"<{one.tag}{shown}> " if block or shown or one.tag in ("em", "strong", "mark", "sup", "q") else ""
    mark = "" if one.tag in PLAIN else f"| {mark}" if one.tag in ("td", "th") else mark
    yield ("break" if block else "text"), mark
    if one.tag == "svg":
        yield "text", hashlib.sha256(html.tostring(one, with_tail=False)).hexdigest()[:12]
    elif one.tag == "script":
        yield "text", json.dumps(one.text)
    else:
        yield "text", one.text or ""
        for child in one:
            yield from _pieces(child)
            yield "text", child.tail or ""
    yield ("break", "") if block else ("text", "</>" if mark and one.tag not in ("td", "th") else "")
