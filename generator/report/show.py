"""Three ways of showing the same problems."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from generator.diagnostics import Diagnostic, Severity

WIDEST = 160  # characters of a line that are shown around the fault
# What would move a terminal's cursor, colour it, or turn its text round.
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def text(found: Sequence[Diagnostic], lines: Mapping[str, Sequence[str]]) -> str:
    """For people: the fault, its place, the line with a caret, the cure."""
    return "\n".join(_full(d, lines.get(d.span.path, ())) for d in found)


def _full(d: Diagnostic, lines: Sequence[str]) -> str:
    s = d.span
    parts = [f"{d.severity.value}[{d.code}]: {d.message}"]
    margin = " " * len(str(s.line))
    parts.append(f"{margin}--> {s.path}:{s.line}:{s.column}")
    if 0 < s.line <= len(lines) and lines[s.line - 1].strip():
        parts.extend(_snippet(d, lines[s.line - 1], margin))
    if d.help:
        parts.append(f"{margin} = help: {d.help}")
    return seen("\n".join(parts)) + "\n"


def seen(text: str) -> str:
    """The text as a terminal may show it: what would move its cursor or turn its text round is replaced."""
    return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def _snippet(d: Diagnostic, line: str, margin: str) -> list[str]:
    start, width = d.span.column - 1, d.span.width
    cut = max(0, min(start - 40, len(line) - WIDEST)) if len(line) > WIDEST else 0
    shown = (
        ("…" if cut else "") + line[cut : cut + WIDEST].replace("\t", " ") + ("…" if cut + WIDEST < len(line) else "")
    )
    snippet = [f"{margin} |", f"{d.span.line} | {shown}"]
    if width and start < len(line):
        at = start - cut + (1 if cut else 0)
        carets = "^" * max(1, min(width, len(shown) - at))
        snippet.append(f"{margin} | {' ' * at}{carets}{' ' + d.label if d.label else ''}")
    return [*snippet, f"{margin} |"]


def github(found: Sequence[Diagnostic], lines: Mapping[str, Sequence[str]]) -> str:
    """For GitHub Actions: one annotation a line."""
    return "\n".join(_annotation(d) for d in found) + ("\n" if found else "")


def _annotation(d: Diagnostic) -> str:
    s = d.span
    said = f"{d.message}{f'; {d.help}' if d.help else ''}"
    escaped = said.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = s.path.replace("%", "%25").replace(",", "%2C").replace(":", "%3A").replace("\n", "%0A")
    return seen(f"::{d.severity.value} file={path},line={s.line},col={s.column},title={d.code}::{escaped}")


def as_json(found: Sequence[Diagnostic], lines: Mapping[str, Sequence[str]]) -> str:
    """For programs: a list of objects."""
    rows = [
        {
            "code": d.code,
            "severity": d.severity.value,
            "message": d.message,
            "help": d.help,
            "path": d.span.path,
            "line": d.span.line,
            "column": d.span.column,
            "width": d.span.width,
        }
        for d in found
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[Sequence[Diagnostic], Mapping[str, Sequence[str]]], str]] = {
    "text": text,
    "github": github,
    "json": as_json,
}


def show(found: Sequence[Diagnostic], sources: Mapping[str, bytes], format: str) -> str:
    """The problems in a format; `sources` are the files' bytes, for the lines to show."""
    wanted = {d.span.path for d in found}
    lines = {path: _lines(data) for path, data in sources.items() if path in wanted}
    return FORMATS[format](found, lines)


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def summary(found: Sequence[Diagnostic]) -> str:
    """`3 errors in 2 files`, or "" when there is nothing to say."""
    counts = Counter(d.severity for d in found)
    worded = [f"{counts[s]} {s.value}{'' if counts[s] == 1 else 's'}" for s in Severity if counts[s]]
    files = len({d.span.path for d in found})
    return f"{', '.join(worded)} in {files} file{'' if files == 1 else 's'}" if worded else ""
