"""The Markdown dialect: Python-Markdown with tables, footnotes, and our own few additions.

Additions: internal links, quotations with their speaker, typographic quotes in one pass, headings that fit under a page's title.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString, Registry

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
        element = etree.Element("a", {"href": f"open:{m[1]}{self.md.mark}"})  # type: ignore[attr-defined]
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
            if element.text and (element.tag == "a" or not _is_atomic(element.text)):
                element.text = typographic(element.text)
            for child in element:
                if child.tail and not _is_atomic(child.tail):
                    child.tail = typographic(child.tail, _last(child))
                stack.append(child)


def _is_atomic(text: str) -> bool:
    return isinstance(text, AtomicString) and not isinstance(text, Plain)


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
        md.treeprocessors.register(Plainly(md), "plainly", 21)
        md.treeprocessors.register(Quotations(md), "quotations", 18)
        md.treeprocessors.register(Typography(md), "typography", 16)
        md.treeprocessors.register(Headings(md), "headings", 14)


class Plain(AtomicString):
    """Text in which no inline pattern could find anything, so that none need look."""


class Plainly(Treeprocessor):
    """Marks plain text before the inline patterns run; some twenty of them look at every other text."""

    def run(self, root: etree.Element) -> None:
        """Change text nodes; what is atomic already stays as it is."""
        for element in root.iter():
            if element.text and not isinstance(element.text, AtomicString) and not SPECIAL.search(element.text):
                element.text = Plain(element.text)


SPECIAL = re.compile(f"[`\\\\\\[<&*_{OPEN}]|  \n")
REFERENCE = re.compile(r"\[(?!\^)[^\[\]]*\]:")
# What a text must hold for a part of the dialect to matter: its name, the test, and the parts by the library's registries.
PARTS: dict[str, tuple[Callable[[str], object], dict[str, tuple[str, ...]]]] = {
    "html": (
        lambda text: "<" in text or "&" in text,
        {"preprocessors": ("html_block",), "inlinePatterns": ("autolink", "automail", "html", "entity")},
    ),
    "escape": (lambda text: "\\" in text, {"inlinePatterns": ("escape",), "treeprocessors": ("unescape",)}),
    "code": (lambda text: "`" in text, {"inlinePatterns": ("backtick",)}),
    "image": (lambda text: "![" in text, {"inlinePatterns": ("image_link", "image_reference", "short_image_ref")}),
    "reference": (
        REFERENCE.search,
        {
            "block": ("reference",),
            "inlinePatterns": ("reference", "short_reference", "image_reference", "short_image_ref"),
        },
    ),
    "star": (lambda text: "*" in text, {"inlinePatterns": ("em_strong",)}),
    "underscore": (lambda text: "_" in text, {"inlinePatterns": ("em_strong2",)}),
}
EXTENSIONS: dict[str, Callable[[str], object]] = {
    "tables": lambda text: "|" in text,
    "fenced_code": lambda text: "```" in text or "~~~" in text,
    "footnotes": lambda text: "[^" in text,
}


def needed(text: str) -> frozenset[str]:
    """The parts and extensions that could change what this text becomes."""
    return frozenset(
        [name for name, (matters, _) in PARTS.items() if matters(text)]
        + [name for name, matters in EXTENSIONS.items() if matters(text)]
    )


EVERYTHING = frozenset((*PARTS, *EXTENSIONS))


def make(parts: frozenset[str] = EVERYTHING) -> Markdown:
    """An instance of the dialect with these parts; costly, so each is made once and reset."""
    extensions: list[str | Extension] = [*(name for name in EXTENSIONS if name in parts), "sane_lists", Dialect()]
    footnotes = {"BACKLINK_TEXT": "↩", "BACKLINK_TITLE": "", "UNIQUE_IDS": False, "SEPARATOR": "-"}
    configs = {"footnotes": footnotes} if "footnotes" in parts else {}
    md = Markdown(extensions=extensions, extension_configs=configs, output_format="html")
    for name, (_, registered) in PARTS.items():
        if name not in parts:
            for registry, unneeded in registered.items():
                _leave_out(md.parser.blockprocessors if registry == "block" else getattr(md, registry), unneeded)
    return md


def _leave_out(registry: Registry[Any], names: tuple[str, ...]) -> None:
    for name in names:
        if name in registry:
            registry.deregister(name)
