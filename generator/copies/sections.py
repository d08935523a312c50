"""Chapters as sections that stand alike in one page and in a book: well-formed, pictures in words, addresses that lead on.

A section is made and compressed once for all copies that have it, unless it links to another report of the same copy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from generator.copies.archive import Part, part
from generator.model.copies import Chapter, CopyView
from generator.text.languages import direction
from generator.text.plain import clean, xhtml
from generator.text.typography import typographic

FIGURE = re.compile(r"<figure>.*?</figure>", re.DOTALL)
CAPTION = re.compile(r"<figcaption>(.*?)</figcaption>", re.DOTALL)
PICTURE = re.compile(r'<img\b(?:[^>"]|"[^"]*")*>')
AROUND = re.compile(r"</?picture>|<source\b[^>]*>")
ALT = re.compile(r'\balt="([^"]*)"')
ID = re.compile(r'id="([^"]*)"')  # begins with letters, for which re looks fast
HREF = re.compile(r'href="([^"#]*)(#[^"]*)?"')
REMEMBERED = 1000  # sections; about 10 MB. A month has fewer, or so many that nothing helps


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter ready to stand in a copy; `leads_to` are the addresses that it links to."""

    html: str
    packed: Part
    leads_to: frozenset[str]


def anchor(chapter: Chapter) -> str:
    """The id of a chapter in a copy."""
    return _anchor(chapter.item.id)


@lru_cache(maxsize=20_000)
def _anchor(id: str) -> str:
    return "a-" + re.sub(r"[^A-Za-z0-9_-]", "-", id.rpartition(":")[2])


def anchors(view: CopyView) -> dict[str, str]:
    """The id of each chapter by the address of its page."""
    return {c.item.url: anchor(c) for g in view.groups for c in g.chapters}


def section(chapter: Chapter, within: Mapping[str, str], place: Callable[[str, str], str]) -> Part:
    """A chapter as a part of a copy; `place` says where in the copy a chapter stands, and what has an id in it."""
    made = _section(chapter)
    if made.leads_to.isdisjoint(within):
        return made.packed

    def leads(match: re.Match[str]) -> str:
        target = within.get(match[1])
        if target is None:
            return match[0]
        return f'href="{place(target, f"{target}-{match[2][1:]}" if match[2] else "")}"'

    return part(HREF.sub(leads, made.html).encode())


@lru_cache(maxsize=REMEMBERED)
def _section(chapter: Chapter) -> Section:
    item, here = chapter.item, anchor(chapter)
    content = _own(in_words(item.content), escape(item.url), here)
    lang = f' lang="{item.lang}" xml:lang="{item.lang}" dir="{direction(item.lang)}"' if item.lang else ""
    head = f'<h2><a href="{escape(item.url)}">{escape(clean(typographic(item.title)), quote=False)}</a></h2>'
    summary = (
        f'<p class="summary">{escape(clean(typographic(item.summary)), quote=False)}</p>\n' if item.summary else ""
    )
    text = (
        f'<section id="{here}"{lang}>\n<p class="kicker">{escape(clean(chapter.kicker), quote=False)}</p>\n{head}\n{summary}{xhtml(content)}\n'
        "</section>\n"
    )
    return Section(text, part(text.encode()), frozenset(m[0] for m in HREF.findall(content)))


def _own(content: str, url: str, here: str) -> str:
    """The content with ids that no other chapter has, and links to places in itself leading there and not to its page."""
    if ' id="' in content:
        content = ID.sub(lambda m: f'id="{here}-{m[1]}"' if content[m.start() - 1].isspace() else m[0], content)
    return content.replace('href="#', f'href="#{here}-').replace(f'href="{url}#', f'href="#{here}-')


def in_words(content: str) -> str:
    """HTML whose pictures are told by their words: a copy loads nothing, and shows nothing that needs a warning."""
    if "<img" not in content:
        return content
    content = FIGURE.sub(lambda m: f"<p>[{_caption(m[0])}]</p>", content)
    return PICTURE.sub(lambda m: f"[{_alt(m[0])}]" if _alt(m[0]) else "", AROUND.sub("", content))


def _caption(figure: str) -> str:
    found = CAPTION.search(figure)
    return found[1] if found and found[1] else _alt(figure)


def _alt(picture: str) -> str:
    found = ALT.search(picture)
    return found[1] if found else ""
