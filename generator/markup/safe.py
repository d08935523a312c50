"""Leaves only HTML that can do no harm, and finds where in it names may be linked.

Does not report what it takes away; `checks` does, with the place.
"""

from __future__ import annotations

import re

import nh3

TAGS = {
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "dfn", "div", "dl",
    "dt", "em", "figcaption", "figure", "footer", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark",
    "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "table",
    "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"lang", "dir", "id", "title"},
    "a": {"href", "class", "rel"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "div": {"class"},
    "sup": {"class"},
    "details": {"open"},
}
CLASSES = {"footnote", "footnote-ref", "footnote-backref"}
SCHEMES = {"http", "https", "mailto", "tel", "open"}
OUTER = "noopener noreferrer external"
OUTGOING = re.compile(r'<a (?=[^>]*\bhref="https?:)')
PIECE = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>|<[^>]*>")
UNLINKED = {
    "a",
    "blockquote",
    "code",
    "pre",
    "q",
    "kbd",
    "samp",
    "cite",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "figure",
    "th",
    "caption",
    "sup",
}
# An opening mark and what closes it; a mark that is never closed quotes to the end of its block.
CLOSING = {"“": "”", "«": "»", "„": "“”", "‹": "›", "「": "」", "『": "』", "‘": "’"}
MARK = re.compile("[“”«»„‹›「」『』‘’]")  # a set alone, for which re looks fast
SINGLE = {"‘": re.compile(r"(?<!\w)‘(?=\w)"), "’": re.compile(r"’(?!\w)")}  # in a word it is an apostrophe
BLOCK = re.compile(r"p|li|[oud]l|d[dt]|t[rdh]|table|div|h[1-6]|blockquote|details|summary|hr|figcaption")
ALIGNED = re.compile(r' style="text-align: (left|right|center);?"')


def clean(html: str) -> str:
    """The HTML with allowed elements and attributes only; outgoing links say what they are."""
    html = ALIGNED.sub("", html)
    return nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags={"script", "style"},
        attributes=ATTRIBUTES,
        attribute_filter=_filter,
        url_schemes=SCHEMES,
        link_rel=None,
    )


def _filter(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "class":
        return value if value in CLASSES else None
    if attribute == "rel" or (attribute == "id" and value.startswith("_")):  # those are the page's own
        return None
    if (
        attribute == "href"
        and tag == "a"
        and not value.startswith(("open:", "#", "mailto:", "tel:", "http://", "https://"))
    ):
        return None
    return value


def external(html: str) -> str:
    """Mark links that leave the site, so that where they lead never learns where the reader came from."""
    return OUTGOING.sub(f'<a rel="{OUTER}" ', html) if 'href="http' in html else html


def runs(html: str) -> tuple[tuple[int, int], ...]:
    """The stretches of the HTML (start, end) in which names may be linked."""
    found: list[tuple[int, int]] = []
    closed = 0  # how many elements around here forbid links
    at, awaited = 0, ""  # the mark that ends the quotation around here
    quotes = MARK.search(html) is not None
    for piece in PIECE.finditer(html):
        if piece.start() > at:
            stretch = [(at, piece.start())]
            if quotes:
                stretch, awaited = _unquoted(html, at, piece.start(), awaited)
            if not closed:
                found.extend((a, b) for a, b in stretch if not html[a:b].isspace())
        name = (piece[2] or "").lower()
        if name in UNLINKED:
            closed = max(closed + (-1 if piece[1] else 1), 0)
        if awaited and BLOCK.fullmatch(name):
            awaited = ""
        at = piece.end()
    return tuple(found)


def _unquoted(html: str, start: int, end: int, awaited: str) -> tuple[list[tuple[int, int]], str]:
    """What of a stretch stands outside quotations, and the mark that is awaited at its end."""
    found: list[tuple[int, int]] = []
    at = start
    for mark in MARK.finditer(html, start, end):
        if mark[0] in SINGLE and not SINGLE[mark[0]].match(html, mark.start(), end):
            continue
        if awaited:
            if mark[0] in awaited:
                awaited, at = "", mark.end()
        elif mark[0] in CLOSING:
            if mark.start() > at:
                found.append((at, mark.start()))
            awaited = CLOSING[mark[0]]
    if not awaited and at < end:
        found.append((at, end))
    return found, awaited


def plain(html: str) -> str:
    """The words of the HTML."""
    text = re.sub(r"<(?:/p|/li|/h\d|br|/td|/tr|/blockquote|hr)[^>]*>", " ", html)
    text = PIECE.sub("", text)
    for code, char in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")):
        text = text.replace(code, char)
    return " ".join(text.split())
