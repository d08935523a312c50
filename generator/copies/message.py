"""An edition as an e-mail message in two forms, plain text and HTML (RFC 5322, 2045 to 2047), and the text alone.

The HTML is made by a template; here it becomes a part of the message. Nothing in it depends on when it is made: its date is
the edition's, its boundary and its id come from its content.
"""

from __future__ import annotations

import binascii
import hashlib
from collections.abc import Iterable
from email.header import Header
from email.utils import format_datetime
from functools import lru_cache

from generator.model.copies import MailEntry, MailGroup, MailView
from generator.text.plain import clean, paragraphs
from generator.text.wrapping import wrapped

WIDTH = 72
ONE_CLICK = "List-Unsubscribe=One-Click"  # RFC 8058


def message(view: MailView, text: str, html: str) -> bytes:
    """The whole message, of the text that `plain` makes and of the same as HTML."""
    print_ = hashlib.blake2b(
        f"{text}\0{html}\0{view.unsubscribe}".encode("utf-8", "surrogatepass"), digest_size=10
    ).hexdigest()
    boundary = f"=_{print_}"
    parts = b"".join(
        _part(boundary, kind, body, view.language) for kind, body in (("plain", text), ("html", clean(html)))
    )
    lines = [f"{name}: {value}" for name, value in _headers(view, print_, boundary)]
    return "\r\n".join([*lines, "", ""]).encode("ascii") + parts + f"--{boundary}--\r\n".encode()


def _headers(view: MailView, print_: str, boundary: str) -> list[tuple[str, str]]:
    named = _encoded(view.site, "From")
    headers = [
        ("From", f"{_phrase(named)} <{view.sender}>"),
        ("Subject", _encoded(view.subject, "Subject")),
        ("Date", format_datetime(view.published)),
        ("Message-ID", f"<{view.id}.{print_}@{view.authority}>"),
        ("Content-Language", view.language),
    ]
    if view.unsubscribe:
        headers += [("List-Unsubscribe", f"<{view.unsubscribe.url}>"), ("List-Unsubscribe-Post", ONE_CLICK)]
    return [*headers, ("MIME-Version", "1.0"), ("Content-Type", f'multipart/alternative;\r\n boundary="{boundary}"')]


@lru_cache(maxsize=64)
def _encoded(text: str, name: str) -> str:
    """Text in a header: as it is where it is ASCII, else in encoded words, folded."""
    line = " ".join(clean(text).split())
    return Header(line, None if line.isascii() else "utf-8", header_name=name).encode(linesep="\r\n")


def _phrase(name: str) -> str:
    """A name before an address: in quotation marks unless it is an encoded word."""
    if name.startswith("=?"):
        return name
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _part(boundary: str, kind: str, body: str, language: str) -> bytes:
    """One form of the text, in the encoding that is shorter: quoted-printable for Latin letters, base64 for others."""
    data = body.replace("\r\n", "\n").replace("\n", "\r\n").encode("utf-8", "replace")
    quoted = binascii.b2a_qp(data, istext=True)
    if len(quoted) * 3 <= len(data) * 4 + 200:
        encoding, made = "quoted-printable", quoted
    else:
        encoding, made = (
            "base64",
            b"".join(binascii.b2a_base64(data[n : n + 57], newline=False) + b"\r\n" for n in range(0, len(data), 57)),
        )
    end = b"" if encoding == "base64" else b"\r\n"  # what stands before a boundary is the boundary's
    head = (
        f'--{boundary}\r\nContent-Type: text/{kind}; charset="utf-8"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n'
    )
    return head.encode() + made + end


def plain(view: MailView) -> str:
    """The edition as text in lines of 72 places."""
    blocks = [view.site.upper(), f"{view.kicker} · {view.heading}" if view.title != view.heading else view.kicker]
    lines = [
        wrapped(view.site, WIDTH),
        wrapped(blocks[1], WIDTH),
        "",
        wrapped(view.title, WIDTH),
        "~" * 40,
        wrapped(view.count, WIDTH),
    ]
    body = ["\n".join(lines)]
    if view.takeaways:
        points = [
            wrapped(p.removeprefix("- "), WIDTH, "- ", "  ")
            for t in view.takeaways
            for p in paragraphs(t, addresses=False)
        ]
        body.append("\n".join((_heading(view.takeaways_heading), *points)))
    body.extend(_prose(view.intro))
    if view.corrections:
        rows = [f"{wrapped(text, WIDTH, '- ', '  ')}\n  {link.words}\n  {link.url}" for text, link in view.corrections]
        body.append("\n".join((_heading(view.corrections_heading), *rows)))
    body.extend("\n\n".join(_group(group)) for group in view.groups)
    if view.notes:
        rows = [f"{wrapped(link.words, WIDTH, '- ', '  ')}\n  {link.url}" for link in view.notes]
        body.append("\n".join((_heading(view.notes_heading), *rows)))
    body.append("\n".join(_foot(view)))
    return clean("\n\n".join(body)) + "\n"


def _prose(html: str) -> Iterable[str]:
    for paragraph in paragraphs(html, addresses=False):
        point = paragraph.startswith("- ")
        yield wrapped(paragraph.removeprefix("- "), WIDTH, "- " if point else "", "  " if point else "")


def _heading(words: str) -> str:
    line = wrapped(words, WIDTH)
    return f"{line}\n{'-' * 40}"


def _group(group: MailGroup) -> Iterable[str]:
    yield _heading(group.heading)
    if group.trend:
        yield wrapped(group.trend, WIDTH)
    for entry in group.entries:
        yield "\n".join(_entry(entry))


def _entry(entry: MailEntry) -> Iterable[str]:
    yield wrapped(entry.title, WIDTH, "* ", "  ")
    for text in (entry.warning, entry.summary, entry.sure):
        if text:
            yield wrapped(text, WIDTH, "  ", "  ")
    yield f"  {entry.url}"


def _foot(view: MailView) -> Iterable[str]:
    yield "-- "
    yield f"{wrapped(view.on_site, WIDTH)}\n{view.url}"
    if view.licence:
        yield f"{view.licence.words}\n{view.licence.url}".rstrip()
    if view.unsubscribe:
        yield f"{view.unsubscribe.words}\n{view.unsubscribe.url}"
