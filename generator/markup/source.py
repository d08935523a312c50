"""Scans a body before Markdown does: internal links, code, quotations, leftovers, with their exact places.

Python-Markdown keeps no places, so each `[[link]]` is replaced by a token of private-use characters that survives the
conversion; where one ends up inside code it is turned back into what was written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b

from generator.diagnostics import within
from generator.model.document import Body
from generator.model.fragment import OpenLink

OPEN, CLOSE = "\ue000", "\ue001"
TOKEN = re.compile(f"{OPEN}(\\d+){CLOSE}")
PRIVATE = re.compile("[\ue000-\ue00f]")
WIKI = re.compile(r"\[\[([^\[\]\n|]{1,200}?)(?:\|([^\[\]\n]{1,300}))?\]\]")
FENCED = re.compile(r"^( {0,3}|> ?)(`{3,}|~{3,})[^\n]*\n(?:.*?\n)?\1?\2[`~]*[ \t]*$", re.MULTILINE | re.DOTALL)
CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
INDENTED = re.compile(r"(?:(?<=\n\n)|\A)(?:(?: {4}|\t)[^\n]*(?:\n|\Z)|\n(?= {4}|\t))+")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# What is masked, and signs of which one is in every such place.
MASKED = ((COMMENT, ("<!--",)), (FENCED, ("```", "~~~")), (INDENTED, ("    ", "\t")), (CODE_SPAN, ("`",)))


@dataclass(frozen=True, slots=True)
class Source:
    """A body ready for Markdown: `text` holds tokens, `written` what each stood for, `plain` the body with code masked.

    `mark` ends the address of each open link while the body is converted. It is a hash of the body, so no body can hold it, and
    nobody can write a link that passes for one of ours.
    """

    text: str
    written: tuple[str, ...]
    links: tuple[OpenLink, ...]
    plain: str
    mark: str


def scan(path: str, body: Body) -> Source:
    """Replace the internal links by tokens, and blank out code so that checks leave it alone."""
    raw = PRIVATE.sub("\ufffd", body.text) if not body.text.isascii() else body.text
    links: list[OpenLink] = []
    written: list[str] = []

    def token(match: re.Match[str]) -> str:
        links.append(_link(path, body.line, raw, match))
        written.append(match[0])
        return f"{OPEN}{len(links) - 1}{CLOSE}"

    text = WIKI.sub(token, raw) if "[[" in raw else raw
    mark = f"-{blake2b(raw.encode('utf-8', 'surrogatepass'), digest_size=12).hexdigest()}"
    return Source(text, tuple(written), tuple(links), masked(raw), mark)


def masked(text: str) -> str:
    """The text with code and comments replaced by spaces; every character keeps its place."""
    for pattern, signs in MASKED:
        if any(sign in text for sign in signs):
            text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text


def _link(path: str, first_line: int, text: str, match: re.Match[str]) -> OpenLink:
    where = within(path, text, *match.span(), first_line)
    target, _, anchor = match[1].strip().partition("#")
    if target.startswith("correction:"):
        return OpenLink("correction", target.removeprefix("correction:"), "", "", where)
    return OpenLink("id", target.strip(), anchor.strip(), (match[2] or "").strip(), where)
