"""HTML of ours as plain paragraphs, and as XML that any program can read.

Takes HTML that was cleaned before: elements are closed, attributes quoted.
"""

from __future__ import annotations

import html
import re

# What XML 1.0 does not allow.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
VOID = re.compile(r'<(area|br|col|hr|img|source|track|wbr)\b((?:[^>"]|"[^"]*")*?)\s*/?>')
LINK = re.compile(r'<a\b(?:[^>"]|"[^"]*")*?\bhref="([^"]*)"(?:[^>"]|"[^"]*")*>(.*?)</a>', re.DOTALL)
TAG = re.compile(r'<(?:[^>"]|"[^"]*")*>')
ITEM = re.compile(r"<li\b[^>]*>(?:\s*<p\b[^>]*>)?")
BLOCK = re.compile(
    r"<(/?)(?:p|div|ul|ol|li|h[1-6]|blockquote|footer|figure|figcaption|table|tr|pre|section|hr|br|dl|dt|dd)\b[^>]*>"
)
BULLET, OPENS, CLOSES = "\ufdd0\ufdd1\ufdd2"  # no characters of any text


def clean(text: str) -> str:
    """The text without what no XML may hold; what can be printed holds none of it."""
    return text if text.replace("\n", "").isprintable() else FORBIDDEN.sub("\ufffd", text)


def xhtml(text: str) -> str:
    """Cleaned HTML as XHTML: void elements closed, no entity that XML does not know."""
    return clean(VOID.sub(r"<\1\2/>", text).replace("&nbsp;", "&#160;"))


def paragraphs(text: str, addresses: bool = True) -> list[str]:
    """The paragraphs, each in one line; an item of a list begins with "- ", a link is followed by its address."""
    if addresses:
        text = LINK.sub(lambda m: m[2] if m[1].startswith("#") else f"{m[2]} {OPENS}{m[1]}{CLOSES}", text)
    text = BLOCK.sub("\n", ITEM.sub(f"\n{BULLET}", text))
    lines = (_line(line) for line in text.split("\n"))
    return [line for line in lines if line.strip("- ")]


def _line(line: str) -> str:
    words = " ".join(html.unescape(TAG.sub("", line)).split())
    return re.sub(f"{BULLET} ?", "- ", words).replace(OPENS, "<").replace(CLOSES, ">")
