"""A body as readers see it, in paragraphs of plain words; knows nothing of what was before."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.model.document import Body
from generator.text.mail import masked
from generator.text.typography import typographic

BLANK = re.compile(r"\n[ \t]*\n")
MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"\[\[correction:[^\]]*\]\]"), ""),
    (re.compile(r"\[\[[^\[\]\n|]*\|([^\[\]\n]*)\]\]"), r"\1"),
    (re.compile(r"\[\[([^\[\]\n]*)\]\]"), r"\1"),
    (re.compile(r"\[\^[^\]]*\]:?"), ""),
    (re.compile(r"!?\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)"), r"\1"),
    (re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|\d+[.)][ \t]+)+", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__|``?)(?=\S)(.+?)(?<=\S)\1", re.DOTALL), r"\2"),
    (re.compile(r"(?<!\w)([*_])(?=\S)([^*_]+?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"<[a-zA-Z/][^<>]*>"), ""),
)
SIGNS = re.compile(r"[\[\]*_`#><]|^[ \t]*(?:[-+]|\d+[.)])[ \t]", re.MULTILINE)
SPACE = re.compile(r"\s+")
INLINE = re.compile("“([^“”]{12,600})”")


class Paragraph(NamedTuple):
    """A stretch of text between empty lines: its words, the line of the file where it begins, whether it is a quotation."""

    words: str
    line: int
    quoted: bool


def paragraphs(body: Body) -> tuple[Paragraph, ...]:
    """The body's paragraphs, without those that show nothing."""
    found = []
    line = body.line
    for raw in BLANK.split(body.text.replace("\r\n", "\n")):
        start = line + len(raw) - len(raw.lstrip("\n"))
        words = plain(raw)
        if words:
            found.append(Paragraph(words, start, raw.lstrip().startswith(">")))
        line += raw.count("\n") + 2
    return tuple(found)


def plain(text: str) -> str:
    """Markdown as the words that readers see; whitespace counts as one space, marks are typographic, addresses of mail are masked."""
    text = masked(text)
    if SIGNS.search(text):
        for pattern, instead in MARKS:
            text = pattern.sub(instead, text)
    return typographic(SPACE.sub(" ", text).strip())


def quotations(paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[str, int], ...]:
    """Every quotation with its line: those set apart, and those of three words or more inside a text."""
    found = []
    for paragraph in paragraphs:
        if paragraph.quoted:
            found.append((paragraph.words, paragraph.line))
        elif "“" in paragraph.words:
            found.extend((m[1], paragraph.line) for m in INLINE.finditer(paragraph.words) if m[1].count(" ") > 1)
    return tuple(found)
