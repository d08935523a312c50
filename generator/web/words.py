"""The words of a page, without what changes each time it is asked for: menus, scripts, adverts, counters."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from html.parser import HTMLParser

SAYING = frozenset(
    {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "th", "pre", "dd", "dt", "figcaption"}
)
SILENT = frozenset(
    {"script", "style", "nav", "header", "footer", "aside", "form", "noscript", "template", "svg", "button"}
)
VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr", "area", "base", "col", "embed", "track"})
CHARSET = re.compile(rb"charset=[\"']?([\w-]+)", re.IGNORECASE)
NAMED = re.compile(r"charset=[\"']?([\w-]+)", re.IGNORECASE)


class _Reader(HTMLParser):
    """Collects what stands in paragraphs, apart for the text of an article and for the whole page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.article: list[str] = []
        self.page: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is open."""
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close it, and what was left open inside."""
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Keep what is said."""
        if SAYING.isdisjoint(self.open) or not SILENT.isdisjoint(self.open):
            return
        self.page.append(data)
        if "article" in self.open or "main" in self.open:
            self.article.append(data)


def words(body: bytes, type: str) -> str:
    """The words of an answer, spaces and line ends made one; "" for a picture, a video, a page that is made by scripts."""
    if type and not any(kind in type.lower() for kind in ("html", "text/", "xml", "json")):
        return ""
    text = _decoded(body, type)
    if "html" in type.lower() or (not type and "<" in text[:500]):
        reader = _Reader()
        reader.feed(text)
        text = " ".join(reader.article if len("".join(reader.article)) > 200 else reader.page)
    return " ".join(unicodedata.normalize("NFC", text).split())


def fingerprint(said: str, body: bytes) -> str:
    """A hash of the words, or of the bytes where there are none; "" where there is nothing."""
    data = said.encode("utf-8", "replace") or body
    return hashlib.blake2b(data, digest_size=16).hexdigest() if data else ""


def _decoded(body: bytes, type: str) -> str:
    named = NAMED.search(type)
    inside = CHARSET.search(body[:2000])
    name = named[1] if named else inside[1].decode("ascii", "replace") if inside else "utf-8"
    try:
        return body.decode(name, "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


def shared(ours: str, theirs: str, length: int = 8) -> float:
    """Which part of our words stands in theirs word for word, in runs of at least `length` words: from 0 to 1."""
    mine, other = (re.findall(r"\w+", text.casefold()) for text in (ours, theirs))
    if len(mine) < 5 * length:
        return 0.0
    known = {tuple(other[n : n + length]) for n in range(len(other) - length + 1)}
    copied = [False] * len(mine)
    for at in range(len(mine) - length + 1):
        if tuple(mine[at : at + length]) in known:
            copied[at : at + length] = [True] * length
    return sum(copied) / len(mine)
