"""Splits a document into front matter and text.

Does not read the front matter; `yamltree` does.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from generator.diagnostics import Checked, Diagnostic, Span, problem
from generator.model.document import Body, Document

FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
FIELD_LINE = re.compile(r"^(\s*[\w-]+\s*:|\s*-\s|\s+\S|#|\s*$|[\]}])")
ALMOST = re.compile(
    r"[-\u2010-\u2015\u2212_=]+|\.{3}|…"
)  # what was meant as three dashes, or made of them by a program
WINDOWS_QUOTES = {
    0x91: "quotation mark",
    0x92: "quotation mark",
    0x93: "quotation mark",
    0x94: "quotation mark",
    0x96: "dash",
    0x97: "dash",
}
MB = 1_000_000
LARGEST, LARGEST_LIST = MB, 8 * MB  # bytes of a text, and of a registry
CURE = "start the file with a line of three dashes, then title, date, summary, tags, sources, then three dashes"


@dataclass(frozen=True, slots=True)
class Parts:
    """Front matter and text; the front matter starts in line 2 of the file."""

    front: str
    body: Body


def decoded(document: Document) -> Checked[str | None]:
    """The document's text: UTF-8, NFC, without a byte order mark, lines ended by a line feed."""
    most = LARGEST if document.path.endswith(".md") else LARGEST_LIST
    if len(document.data) > most:
        message = f"this file is larger than {most // MB} MB, which no text or registry is"
        cure = "split it, or keep what is no text elsewhere; it is not read"
        return Checked(None, (problem("too-large", Span(document.path), message, cure),))
    try:
        text = document.data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        return Checked(None, (_encoding(document, fault),))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Checked(text if text.isascii() else unicodedata.normalize("NFC", text))


def _encoding(document: Document, fault: UnicodeDecodeError) -> Diagnostic:
    before = document.data[: fault.start]
    line = before.count(b"\n") + 1
    column = len(before) - (before.rfind(b"\n") + 1) + 1
    byte = document.data[fault.start]
    guess = f", probably a Windows {WINDOWS_QUOTES[byte]}" if byte in WINDOWS_QUOTES else ""
    message = f"not UTF-8: byte 0x{byte:02x}{guess}"
    return problem("encoding", Span(document.path, line, column), message, "save the file as UTF-8")


def split(path: str, text: str) -> Checked[Parts | None]:
    """Front matter between two lines of three dashes, then the text."""
    first = FENCE.match(text)
    if first is None:
        return Checked(None, (_missing_from(path, text),))
    second = FENCE.search(text, first.end())
    if second is None:
        return Checked(None, (_unclosed(path, text),))
    line = text.count("\n", 0, second.end()) + 2
    return Checked(Parts(text[first.end() + 1 : second.start()], Body(text[second.end() + 1 :], line)))


def _missing_from(path: str, text: str) -> Diagnostic:
    lines = text.split("\n")
    at = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if ALMOST.fullmatch(lines[at].strip()) and any(FIELD_LINE.match(line) for line in lines[at + 1 : at + 2] if line):
        message = "the file does not begin with three dashes, though they may be meant here"
        cure = "write three dashes, ---, as the first line, with nothing before them"
        return problem("front-matter-missing", Span(path, at + 1, 1, len(lines[at])), message, cure)
    return problem("front-matter-missing", Span(path), _missing(text), CURE)


def _missing(text: str) -> str:
    if not text.strip():
        return "the file is empty"
    if text.startswith("+++"):
        return "front matter between +++ (TOML) is not read here"
    if text.startswith("{"):
        return "front matter in braces (JSON) is not read here"
    return "no front matter"


def _unclosed(path: str, text: str) -> Diagnostic:
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines[1:], 2) if not FIELD_LINE.match(line)), None)
    where = f" (the text seems to start at line {start})" if start else ""
    message = "front matter opened here is never closed"
    if start and ALMOST.fullmatch(lines[start - 1].strip()):
        cure = f'write three dashes, ---, in line {start} in the place of "{lines[start - 1].strip()}"'
        return problem("front-matter-unclosed", Span(path, 1, 1, 3), message, cure)
    return problem(
        "front-matter-unclosed", Span(path, 1, 1, 3), message, f"add a line of three dashes before the text{where}"
    )
