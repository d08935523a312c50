"""What a body must hold to: no script, no foreign frame or picture, speakers for quotations, no leftovers.

Works on the text with code masked, so that an example in code is left alone.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, problem, within
from generator.model.document import Body
from generator.text import addresses

EMBED = re.compile(r"<\s*(script|iframe|object|embed|frame|applet|portal)\b([^>]*)>?", re.IGNORECASE)
ACTIVE = re.compile(
    r"<\s*(style|form|input|button|meta|link|base|svg|math|template|video|audio|source|textarea|select)\b[^>]*",
    re.IGNORECASE,
)
HANDLER = re.compile(r"<[a-z][^<>]*?\s(on[a-z]{3,}\s*=|style\s*=)", re.IGNORECASE)
SCRIPT_URL = re.compile(r"\b(javascript|vbscript|data)\s*:(?=\s*[\w/(\\%&])", re.IGNORECASE)
SCRIPT_LINK = re.compile(
    r"(?:\]\(\s*<?|(?:href|src)\s*=\s*[\"']?\s*|^[ \t]*\[[^\]]+\]:\s*<?|<)((?:java|vb)script|data)\s*:",
    re.IGNORECASE | re.MULTILINE,
)
CREDIT = re.compile(r"""\s["'(]\s*[^\s"')]""")
PICTURE = re.compile(r"!\[([^\]\n]*)\]\(\s*<?([^)\s>]*)[^)\n]*\)?|<img\b([^>]*)>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"\b(src|alt)\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+)", re.IGNORECASE)
QUOTATION = re.compile(r"^ {0,3}>[^\n]*(?:\n {0,3}>[^\n]*)*", re.MULTILINE)
SPEAKER = re.compile(r" {0,3}>\s*[—–]\s*\S")
RESIDUE = re.compile(
    r"^[ \t]*(Share(?: this)?(?: article)?|Tweet|Read (?:also|more|next)|Advertisement|Subscribe(?: now)?|Sign up|Related(?: articles)?:?|Photo:|"
    r"Read (?:also|more|next):[^\n]*|Print|Copy link|Facebook|Telegram|Comments?)[ \t]*[:.]?[ \t]*$|(?<=[.!?”\"])[ ]+(Share|Tweet|Advertisement)[ \t]*$|\A\s*date \d{4}-\d\d-\d\d\b",
    re.MULTILINE,
)
# One of these words is in every leftover; looking for them first is many times faster.
LEFT_OVER = (
    "Share", "Tweet", "Read ", "Advertisement", "Subscribe", "Sign up", "Related", "Photo:",
    "Print", "Copy link", "Facebook", "Telegram", "Comment", "date ",
)  # fmt: skip
ITEM = re.compile(r"\n(?:[-*+]|1[.)]) ")
# Two brackets that begin no link of ours, nor a link of Markdown in brackets.
HALF = re.compile(r"\[\[(?![^\[\]\n|]{1,200}(?:\|[^\[\]\n]{1,300})?\]\])(?![^\[\]\n]*\]\()[^\s\[\]|]{0,60}")
RELATIVE = re.compile(r"(?<!!)\[[^\]\n]*\]\(\s*<?(?![a-zA-Z][a-zA-Z0-9+.-]*:|/(?!/)|#|\)|>)([^)\s>]+)")
NO_PROSE = re.compile(r"\s*(?:$|[>#|<]|[-*+]\s|\d+[.)]\s)")
NEXT_ITEM = re.compile(r"(?:[-*+]|\d+[.)]) ")
HEAVY = 8 * 1024  # compressed bytes: 14 kB without style sheet, head and frame
FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\](:?)")


@dataclass(frozen=True, slots=True)
class Reporter:
    """Makes problems at places of one body."""

    path: str
    first_line: int
    text: str

    def at(self, code: str, start: int, end: int, message: str, cure: str) -> Diagnostic:
        """A problem with text[start:end]."""
        return problem(code, within(self.path, self.text, start, end, self.first_line), message, cure)


def check(path: str, first_line: int, text: str, own_host: str, labels: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield the problems of a body; `text` has its code masked, `labels` are the citations' that footnotes may name."""
    found = Reporter(path, first_line, text)
    if "<" in text:
        yield from _html(found)
    if any(word in text.lower() for word in ("script", "data")):
        yield from _script_links(found)
    for match in PICTURE.finditer(text) if "![" in text or "<" in text else ():
        yield from _picture(found, match)
    yield from _quotations(found)
    yield from _balance(found)
    yield from _leftovers(found)
    yield from _footnotes(found, labels)
    if own_host and own_host in text:
        yield from _own(found, own_host)


def heavy(path: str, body: Body, html: str) -> Iterator[Diagnostic]:
    """Yield a notice for a text that alone is more than a page should be, compressed as a host sends it."""
    if len(html) < HEAVY:  # it would have to be incompressible
        return
    weight = len(zlib.compress(html.encode(), 6))
    if weight > HEAVY:
        message = f"this text alone is {weight // 1024} kB as it is sent, so its page is heavier than the 14 kB that a page should be"
        cure = "nothing needs to be left out; if it tells two stories, make two articles of one thread (follows:)"
        found = Reporter(path, body.line, body.text)
        yield found.at("text-heavy", 0, len(body.text.partition("\n")[0]), message, cure)


def _html(found: Reporter) -> Iterator[Diagnostic]:
    for match in EMBED.finditer(found.text):
        yield found.at("embed-third-party", *match.span(), *_embed(match))
    cure = "delete it; Markdown has headings, lists, tables, links and pictures"
    for pattern in (ACTIVE, HANDLER):
        for match in pattern.finditer(found.text):
            name = match[1].strip().rstrip("=").strip()
            start = match.start(1) if pattern is HANDLER else match.start()
            yield found.at("html-unsafe", start, match.end(), f'"{name}" is not allowed in an article', cure)


def _script_links(found: Reporter) -> Iterator[Diagnostic]:
    for match in SCRIPT_LINK.finditer(found.text):
        message = f'a "{match[1]}:" address is not allowed in an article'
        yield found.at("html-unsafe", *match.span(1), message, "link to a page that starts with https://")


def _quotations(found: Reporter) -> Iterator[Diagnostic]:
    for match in QUOTATION.finditer(found.text):
        lines = match[0].rstrip("> \n").split("\n")
        if not SPEAKER.match(lines[-1]):
            end = match.start() + len(lines[0])
            cure = 'end it with a line "> — Name, role"'
            yield found.at("quote-no-speaker", match.start(), end, "quotation without a speaker", cure)


def _leftovers(found: Reporter) -> Iterator[Diagnostic]:
    """Residue of a pasted page, links that depend on the page's place or are not closed, lists glued to a paragraph."""
    text = found.text
    for match in HALF.finditer(text) if "[[" in text else ():
        message = f'the link "{match[0].strip()}" is not closed, and readers would see its brackets'
        yield found.at("link-dangling", *match.span(), message, "write [[id]] or [[id|words]], all in one line")
    for match in RESIDUE.finditer(text) if any(word in text for word in LEFT_OVER) else ():
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        message = f'"{match[0].strip()}" looks like a leftover of a web page'
        yield found.at("residue", start, match.end(), message, "delete it")
    for match in RELATIVE.finditer(text) if "](" in text else ():
        message = f'the link "{match[1]}" depends on where the page stands'
        cure = "write [[id]] for a page of this site, or an address from https:// on"
        if match[1].startswith("{"):
            message = f'"{match[1]}" is a tag of another program, which is not read here'
            cure = "write the address itself, or [[id]] for a page of this site"
        yield found.at("link-relative", *match.span(1), message, cure)
    yield from _lists(found)


def _lists(found: Reporter) -> Iterator[Diagnostic]:
    """Lists of two items or more that follow a line of text without an empty line between."""
    text = found.text
    for match in ITEM.finditer(text):
        start = match.start() + 1
        end = text.find("\n", start)
        before = text[text.rfind("\n", 0, start - 1) + 1 : start - 1]
        if end < 0 or NO_PROSE.match(before) or not NEXT_ITEM.match(text, end + 1):
            continue
        message = "a list follows a line of text directly; it would be shown as one paragraph"
        yield found.at("list-unseparated", start, end, message, "put an empty line before the list")


def _embed(match: re.Match[str]) -> tuple[str, str]:
    source = re.search(r"src\s*=\s*[\"']?([^\"'\s>]+)", match[2])
    whose = f" from {addresses.host(source[1])}" if source and addresses.host(source[1]) else ""
    return (
        f"raw <{match[1].lower()}>{whose}",
        "link to the page and cite an archived copy; nothing of another site runs here",
    )


def _picture(found: Reporter, match: re.Match[str]) -> Iterator[Diagnostic]:
    given = {name.lower(): value.strip("\"'") for name, value in ATTRIBUTE.findall(match[3] or "")}
    alt, address = (match[1], match[2]) if match[3] is None else (given.get("alt", ""), given.get("src", ""))
    remote = re.match(r"(https?:)?//", address or "")
    if remote:
        cure = "save a copy in content/media/ with its credit"
        yield found.at(
            "image-remote",
            *match.span(),
            "the picture is loaded from another site; every reader's address would go there",
            cure,
        )
    if not alt.strip():
        yield found.at(
            "image-alt",
            *match.span(),
            "the picture has no alt text",
            "say between the square brackets what a reader who cannot see it needs to know",
        )
    elif not remote and not given.get("title", "").strip() and not CREDIT.search(match[0]):
        yield found.at(
            "image-credit",
            *match.span(),
            "the picture does not say who made it",
            'write the credit after the file: ![what it shows](media/dam.jpg "Photo: A. Name, CC BY 4.0")',
        )


def _balance(found: Reporter) -> Iterator[Diagnostic]:
    """Each paragraph closes the quotation marks it opens."""
    text = found.text
    for opening, closing in (("“", "”"), ("«", "»"), ('"', '"')):
        if opening not in text:
            continue
        for paragraph in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text):
            words = re.sub(r"<[^>]*>|\]\([^)]*\)|\d\"", lambda m: " " * len(m[0]), paragraph[0])
            odd = words.count('"') % 2 == 1 if opening == closing else words.count(opening) > words.count(closing)
            if odd:
                at = paragraph.start() + words.rindex(opening)
                yield found.at(
                    "quote-unbalanced",
                    at,
                    at + 1,
                    "a quotation mark opens here and is never closed",
                    "close the quotation where the speaker's words end",
                )


def _footnotes(found: Reporter, labels: frozenset[str]) -> Iterator[Diagnostic]:
    text = found.text
    if "[^" not in text:
        return
    marks = list(FOOTNOTE.finditer(text))
    defined = {m[1] for m in marks if m[2] and not text[text.rfind("\n", 0, m.start()) + 1 : m.start()].strip(" ")}
    for match in marks:
        name = match[1]
        if not match[2] and name not in defined and name not in labels:
            yield found.at(
                "footnote-undefined",
                *match.span(),
                f"footnote {name} has no text",
                f"add a line [^{name}]: … below, or give a citation label: {name}",
            )


def _own(found: Reporter, own_host: str) -> Iterator[Diagnostic]:
    for match in re.finditer(rf"https?://(?:www\.)?{re.escape(own_host)}(/[^\s)>\"]*)?", found.text):
        yield found.at(
            "link-internal-absolute",
            *match.span(),
            f"the link to {match[0]} breaks on mirrors and offline copies",
            "write [[id]] instead",
        )
