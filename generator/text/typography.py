"""Typographic quotes, dashes and ellipses for what was typed plainly."""

from __future__ import annotations

import re

TYPOGRAPHIC = re.compile(r"""['"]|--|\.\.\.""")
RULES = tuple(
    (re.compile(pattern), good)
    for pattern, good in (
        (r"---", "—"),
        (r"(?<!-)--(?!-)", "–"),
        (r"\.\.\.", "…"),
        (r"(^|[\s(\[{—–/])\"(?=\S|$)", r"\1“"),
        (r"\"", "”"),
        (r"(^|[\s(\[{—–“/])'(?=\d\ds?\b)", r"\1’"),
        (r"(^|[\s(\[{—–“/])'(?=\S|$)", r"\1‘"),
        (r"'", "’"),
    )
)


def typographic(text: str, before: str = "") -> str:
    """The text with typographic marks; `before` is the character that stands before it, if a word does."""
    if not TYPOGRAPHIC.search(text):
        return text
    joined = before + text
    for pattern, good in RULES:
        joined = pattern.sub(good, joined)
    return joined[len(before) :]
