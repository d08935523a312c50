"""Typographic quotes, dashes and ellipses for what was typed plainly, in one pass."""

from __future__ import annotations

import re

PLAIN = re.compile(r"""-{2,}|\.\.\.|["']""")
YEAR = re.compile(r"\d\ds?\b")  # as in ’90s
OPENS_AFTER = frozenset("([{—–/")
HYPHENS = ("", "-", "–")


def typographic(text: str, before: str = "") -> str:
    """The text with typographic marks; `before` is the character that stands before it, if a word does."""
    if not ("'" in text or '"' in text or "--" in text or "..." in text):
        return text
    made: list[str] = []
    last, at = before, 0  # the character before the next mark, as it is shown
    for match in PLAIN.finditer(text):
        start, end = match.span()
        if start > at:
            made.append(text[at:start])
            last = text[start - 1]
        mark = _mark(match[0], last, text, end)
        made.append(mark)
        last, at = mark[-1:] or last, end
    made.append(text[at:])
    return "".join(made)


def _mark(plain: str, last: str, text: str, end: int) -> str:
    if plain == "...":
        return "…"
    if plain[0] == "-":
        return "—" * (len(plain) // 3) + HYPHENS[len(plain) % 3]
    opens = not last or last.isspace() or last in OPENS_AFTER
    goes_on = end == len(text) or not text[end].isspace()
    if plain == '"':
        return "“" if opens and goes_on else "”"
    opens = opens or last == "“"
    return "‘" if opens and goes_on and not YEAR.match(text, end) else "’"
