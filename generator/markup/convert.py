"""Body in, fragment and problems out."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from markdown import Markdown

from generator.diagnostics import Checked, Span, problem, within
from generator.markup import checks, dialect, limits, safe
from generator.markup.source import PRIVATE, TOKEN, Source, scan
from generator.model.document import Body
from generator.model.fragment import EMPTY, Fragment, Heading, OpenLink
from generator.text.terms import terms

URL_LINK = re.compile(r"(<a href=\")(/(?!/)[^\"]*)(\")|(<img [^>]*?src=\")([^\"]*)(\")")
EMPTY_ANCHOR = re.compile(r"<a>|<a (?=title)")
# An address that begins as an open link's does, wherever; and wherever in the HTML something looks like one.
FORGED = re.compile(r' (?:href|src)="open:([^"]*)"')
OPENING = re.compile(r'"open:(?:(\d{1,6})(-[0-9a-f]+)")?')
# A token that stands where the words of its link will be, or a character of one that somebody wrote.
STRAY = re.compile(rf'(?<=">)({TOKEN.pattern})(?=</a>)|{PRIVATE.pattern}')
USED = re.compile(r'"open:(\d{1,9})"')
TABLE = re.compile(r"(<table>.*?</table>)", re.DOTALL)


LEAD = 300  # characters of a text that describe it where it has no summary
MOST_WORDS = 500  # different words of one text that the search knows
# Stands for a link that ended up in code, where it is no link.
UNUSED = OpenLink("unused", "", "", "", Span(""))


@functools.cache
def _markdown(parts: frozenset[str]) -> Markdown:
    return dialect.make(parts)


def fragment(path: str, body: Body, own_host: str = "", labels: tuple[str, ...] = ()) -> Checked[Fragment]:
    """Convert a body; `own_host` is the site's host name, `labels` are citations that footnotes may name."""
    if not body.text.strip():
        return Checked(EMPTY)
    tangled = limits.tangle(body.text)
    if tangled:
        where = within(path, body.text, tangled.start, tangled.end, body.line)
        return Checked(EMPTY, (problem("text-tangled", where, tangled.message, tangled.cure),))
    source = scan(path, body)
    found = tuple(checks.check(path, body.line, source.plain, own_host, frozenset(labels)))
    html, headings = _converted(source, labels)
    made = _opened(path, body, html, headings, source)
    return Checked(made, (*found, *checks.heavy(path, body, made.html)))


def inline(path: str, text: str, line: int) -> Checked[Fragment]:
    """Convert one line, such as a takeaway: the paragraph's inside, without the paragraph."""
    made = fragment(path, Body(text, line))
    html = made.value.html
    if not html.startswith("<p>"):  # a quotation, a list
        return made
    html = html.removeprefix("<p>").removesuffix("</p>")
    runs = tuple((start - 3, end - 3) for start, end in made.value.runs)
    shorter = Fragment(html, made.value.opening, made.value.headings, made.value.links, runs)
    return Checked(shorter, made.found)


def _converted(source: Source, labels: Iterable[str]) -> tuple[str, list[Heading]]:
    text = _cited(source.text, labels)
    md = _markdown(dialect.needed(text))
    md.reset()
    md.mark = source.mark  # type: ignore[attr-defined]
    md.given_words = [link.words for link in source.links]  # type: ignore[attr-defined]
    md.listed_headings = []  # type: ignore[attr-defined]
    try:
        html = md.convert(text)
    except RecursionError:  # nested too deep for this machine's stack: show the text as it is
        _markdown.cache_clear()  # the instance believes that it is still inside
        html = f"<pre>{text.replace('&', '&amp;').replace('<', '&lt;')}</pre>"
    return html, md.listed_headings  # type: ignore[attr-defined]


def _cited(text: str, labels: Iterable[str]) -> str:
    """Footnotes that name a citation's label lead to that citation."""
    for label in labels:
        if f"[^{label}]" in text and f"[^{label}]:" not in text:
            text = text.replace(f"[^{label}]", f'<sup><a href="#_source-{label}">{label}</a></sup>')
    return text


def _opened(path: str, body: Body, html: str, headings: list[Heading], source: Source) -> Fragment:
    """Clean the HTML, open the links that Markdown wrote with an address of this site, list the linkable runs."""
    links = list(source.links)
    mark = source.mark
    html = _restored(html, source)

    def opened(match: re.Match[str]) -> str:
        address = match[2] if match[2] is not None else match[5]
        before, after = (match[1], match[3]) if match[2] is not None else (match[4], match[6])
        if match[2] is None and re.match(r"(https?:)?//|data:", address):
            return ""
        kind = "url" if match[2] is not None else "image"
        target, _, anchor = address.partition("#")
        links.append(OpenLink(kind, target, anchor, "", _place(path, body, address)))
        return f"{before}open:{len(links) - 1}{mark}{after}"

    if 'href="/' in html or "<img" in html:
        html = URL_LINK.sub(opened, html)
    html = EMPTY_ANCHOR.sub("<a>", safe.external(_proper(safe.clean(html), mark)))
    html = _wide(html)
    used = {int(number) for number in USED.findall(html)}
    links = [link if n in used else UNUSED for n, link in enumerate(links)]
    plain = tuple(Heading(h.level, h.id, TOKEN.sub("", h.text)) for h in headings)
    text = safe.plain(TOKEN.sub("", html))
    words = " ".join(list(dict.fromkeys(terms(text)))[:MOST_WORDS])
    return Fragment(html, text[:LEAD], plain, tuple(links), safe.runs(html), words)


def _wide(html: str) -> str:
    """Tables scroll inside a box of their own, so that a narrow page does not."""
    return TABLE.sub(r'<div class="wide" tabindex="0">\1</div>', html) if "<table>" in html else html


def _proper(html: str, mark: str) -> str:
    """Without links that somebody wrote as if they were ours, and without the characters of tokens where no token is."""
    if '"open:' in html:
        html = FORGED.sub(lambda m: m[0] if m[1].endswith(mark) else "", html)
        html = OPENING.sub(lambda m: f'"open:{m[1]}"' if m[2] == mark else f'"open&#58;{m[0][6:]}', html)
    if not html.isascii() and PRIVATE.search(html):
        html = STRAY.sub(lambda m: m[0] if m[1] else "\ufffd", html)
    return html


def _restored(html: str, source: Source) -> str:
    """Tokens that ended up in code become again what was written there; the ones in links stay for the page."""

    def written(match: re.Match[str]) -> str:
        opening = f'<a href="open:{match[1]}{source.mark}">'
        if html.startswith(opening, match.start() - len(opening)):
            return match[0]
        words = source.written[int(match[1])]
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")

    return TOKEN.sub(written, html)


def _place(path: str, body: Body, address: str) -> Span:
    """Where an ordinary link to this site's own address stands; its first occurrence outside code is close enough to find."""
    at = body.text.find(f"({address}")
    at = body.text.find(address) if at < 0 else at + 1
    return within(path, body.text, max(at, 0), max(at, 0) + len(address), body.line)
