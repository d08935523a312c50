"""Writes the front matter, each doubt as a comment above the field it concerns.

Decides nothing; every text is quoted the JSON way, which is YAML too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from unicodedata import category

from generator.intake.doubts import Doubt

FIELDS = ("id", "title", "date", "summary", "tags", "conflict", "about", "places", "sources", "status", "text")
# What YAML 1.1 would read as a boolean or nothing; numbers are quoted for they don't begin with a letter.
RESERVED = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def front_matter(values: Mapping[str, str], doubts: Iterable[Doubt]) -> str:
    """The fields in their order, ready lines from `values`; a field without one shows its doubts alone."""
    told = list(doubts)
    out = ["---"]
    for field in FIELDS:
        out += [f"# CHECK: {one_line(d.words)}" for d in told if d.field == field]
        out += [values[field]] if values.get(field) else []
    return "\n".join([*out, "---"])


def quoted(text: str) -> str:
    """A text as a YAML scalar in double quotes."""
    return json.dumps(one_line(text), ensure_ascii=False)


def ids(field: str, found: Iterable[str]) -> str:
    """`field: [a, b]`."""
    return f"{field}: [{', '.join(id_(i) for i in found)}]"


def source(address: str, title: str, day: date | None) -> str:
    """The one citation of a draft, or an example of one in a comment."""
    if not address:
        return 'sources: []\n  # - url: "https://outlet.example/the-report"\n  #   date: 2025-01-12'
    lines = [f"sources:\n  - url: {quoted(address)}"]
    lines += [f"    title: {quoted(title)}"] if title else []
    lines += [f"    date: {day.isoformat()}"] if day else []
    return "\n".join(lines)


def one_line(text: str) -> str:
    """The text without line breaks or control characters, which would end a comment early."""
    return " ".join("".join(" " if category(c) in ("Cc", "Cs", "Zl", "Zp") else c for c in text).split())


def id_(text: str) -> str:
    """An id as a YAML scalar, quoted where YAML would read something else."""
    return text if re.fullmatch(r"[a-z][a-z0-9-]*", text) and text not in RESERVED else quoted(text)
