"""The address a text came from, and the title and words that an address carries.

Opens no address; the day in one is found by `dates`.
"""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

URL = re.compile(r"https?://[^\s<>\"“”]+", re.I)
OWN_LINE = re.compile(r"(?:(?:source|url|link|original|from|address)\s*:?\s*)?(https?://[^\s<>\"“”]+)", re.I)
ENDING = re.compile(r"\.(?:s?html?|php|aspx?|amp)$", re.I)


def address_line(lines: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The address that has a line to itself, and the other lines; "" if none has."""
    for at, line in enumerate(lines):
        found = OWN_LINE.fullmatch(line)
        if found and host(found[1]):
            return found[1], lines[:at] + lines[at + 1 :]
    return "", lines


def inline_addresses(text: str) -> tuple[str, ...]:
    """Addresses within sentences, each once, without the sentence's punctuation."""
    found = (match[0].rstrip(".,;:!?)]'’") for match in URL.finditer(text))
    return tuple(dict.fromkeys(address for address in found if host(address)))


def host(address: str) -> str:
    """An address's host without `www.`; "" if it isn't a web address."""
    try:
        parts = urlsplit(address)
        name = parts.hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.") if parts.scheme in ("http", "https") and "." in name else ""


def title_in(address: str, text: str) -> tuple[str, bool]:
    """The title an address spells, and whether it is exact; ("", False) if it spells none.

    Wikis write the title itself (`/wiki/First_foreigners_die`). Others write a slug, whose capitals are
    looked up in the text and whose punctuation is lost.
    """
    path = unquote(urlsplit(address).path).rstrip("/")
    wiki = path.partition("/wiki/")[2]
    last = wiki or path.rpartition("/")[2]
    if wiki or (last.count("_") >= 2 and "-" not in last):
        return _one_line(last.replace("_", " ")), bool(wiki)
    words = [w for w in ENDING.sub("", last).split("-") if w]
    words = words[_numbers(words) : len(words) - _numbers(words[::-1])]
    return (_cased(words, text), False) if len(words) >= 4 else ("", False)


def _numbers(words: list[str]) -> int:
    """How many of the first words are a site's own numbers (`889645`, `b2678344`) or a date's parts."""
    return next((at for at, w in enumerate(words) if not re.fullmatch(r"[a-z]?\d{2,}", w)), len(words))


def _cased(words: list[str], text: str) -> str:
    """The words as a sentence; names get the form they have in the text: `kim jong un` → `Kim Jong-un`."""
    out, at = [], 0
    while at < len(words):
        size, form = next(((n, f) for n in (3, 2, 1) if (f := _form(words[at : at + n], text))), (1, words[at]))
        out.append(form)
        at += size
    line = _one_line(" ".join(out))
    return line[:1].upper() + line[1:]


def _form(words: list[str], text: str) -> str:
    """How the text writes these words as a name, within a sentence; "" if it doesn't."""
    shape = r"[\s’'-]".join(re.escape(word) for word in words)
    found = re.search(rf"(?<=[\w,;] )(?<!\w)(?i:{shape})(?!\w)", text)
    return found[0] if found and all(part[:1].isupper() for part in found[0].split()) else ""


def _one_line(text: str) -> str:
    return " ".join("".join(c for c in text if c.isprintable()).split())
