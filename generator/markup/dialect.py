"""The Markdown dialect: Python-Markdown with tables, footnotes, and our own few additions.

Additions: internal links, quotations with their speaker, typographic quotes in one pass, headings that fit under a page's title.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from generator.markup.source import CLOSE, OPEN
from generator.model.fragment import Heading
from generator.text.slugs import anchor
from generator.text.typography import typographic

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
SKIPPED = {"code", "pre", "kbd", "script", "style"}
SPEAKER = re.compile(r"\s*[—–]")


class LinkToken(InlineProcessor):
    """Makes an open link of a token."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]
        """An `a` whose address is `open:n`, empty until the page writes its words."""
        element = etree.Element("a", {"href": f"open:{m[1]}"})
        element.text = AtomicString(self.words(int(m[1])))
        return element, m.start(0), m.end(0)

    def words(self, number: int) -> str:
        """The words an editor gave, or a mark that stays until the link is proved."""
        given: list[str] = self.md.given_words  # type: ignore[attr-defined]
        return given[number] or f"{OPEN}{number}{CLOSE}"


class Typography(Treeprocessor):
    """Curly quotes, dashes and ellipses, in one pass over the finished tree; `smarty` does the same at twice the cost."""

    def run(self, root: etree.Element) -> None:
        """Change text nodes outside code."""
        stack = [root]
        while stack:
            element = stack.pop()
            if element.tag in SKIPPED:
                continue
            if element.text and (element.tag == "a" or not isinstance(element.text, AtomicString)):
                element.text = typographic(element.text)
            for child in element:
                if child.tail and not isinstance(child.tail, AtomicString):
                    child.tail = typographic(child.tail, _last(child))
                stack.append(child)


def _last(element: etree.Element) -> str:
    words = "".join(element.itertext())
    return words[-1:].strip()


class Quotations(Treeprocessor):
    """Sets the last line of a block quotation that starts with a dash apart, as its speaker."""

    def run(self, root: etree.Element) -> None:
        """Give each quotation with a speaker a `footer`."""
        for quotation in root.iter("blockquote"):
            last = quotation[-1] if len(quotation) else None
            if last is not None and last.tag == "p":
                self.part(quotation, last)

    def part(self, quotation: etree.Element, paragraph: etree.Element) -> None:
        """Move the speaker's line out of the paragraph."""
        first, _, rest = (paragraph.text or "").rpartition("\n")
        if SPEAKER.match(rest) and not any("\n" in (child.tail or "") for child in paragraph):
            footer = etree.SubElement(quotation, "footer")
            footer.text = rest.strip()
            footer.extend(list(paragraph))
            self.shorten(quotation, paragraph, first)
            return
        for child in reversed(paragraph):
            before, newline, after = (child.tail or "").rpartition("\n")
            if newline and SPEAKER.match(after):
                at = list(paragraph).index(child)
                footer = etree.SubElement(quotation, "footer")
                footer.text = after.lstrip()
                footer.extend(list(paragraph)[at + 1 :])
                child.tail = before
                for moved in list(footer):
                    paragraph.remove(moved)
                return

    def shorten(self, quotation: etree.Element, paragraph: etree.Element, words: str) -> None:
        """Leave the words before the speaker's line, or nothing."""
        tail = paragraph.tail
        paragraph.clear()
        paragraph.text, paragraph.tail = words, tail
        if not words.strip():
            quotation.remove(paragraph)


class Headings(Treeprocessor):
    """Moves headings below the page's own title, without gaps, and names each."""

    def run(self, root: etree.Element) -> None:
        """Set level and id of each heading, and list them."""
        found = [element for element in root.iter() if element.tag in HEADINGS]
        top = min((HEADINGS[element.tag] for element in found), default=1)
        names: dict[str, int] = {}
        level = 1
        listed: list[Heading] = []
        for element in found:
            level = min(HEADINGS[element.tag] - top + 2, level + 1, 6)
            element.tag = f"h{level}"
            text = "".join(element.itertext())
            element.set("id", _unique(anchor(re.sub(f"{OPEN}\\d+{CLOSE}", "", text)) or "part", names))
            listed.append(Heading(level, element.get("id", ""), text))
        self.md.listed_headings = listed  # type: ignore[attr-defined]


def _unique(name: str, names: dict[str, int]) -> str:
    """The name, with a number where the text already has it."""
    count = names[name] = names.get(name, 0) + 1
    return name if count == 1 else _unique(f"{name}-{count}", names)


class Dialect(Extension):
    """Registers the additions."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Links come after code spans; the tree's passes after inline patterns (20) and before footnotes move (50 up)."""
        md.inlinePatterns.register(LinkToken(f"{OPEN}(\\d+){CLOSE}", md), "open-link", 165)
        md.treeprocessors.register(Quotations(md), "quotations", 18)
        md.treeprocessors.register(Typography(md), "typography", 16)
        md.treeprocessors.register(Headings(md), "headings", 14)


def make() -> Markdown:
    """An instance of the dialect; costly, so it is made once and reset."""
    return Markdown(
        extensions=["tables", "fenced_code", "sane_lists", "footnotes", Dialect()],
        extension_configs={
            "footnotes": {"BACKLINK_TEXT": "↩", "BACKLINK_TITLE": "", "UNIQUE_IDS": False, "SEPARATOR": "-"}
        },
        output_format="html",
    )
