"""The difference of two texts, word by word; knows nothing of what the words mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\w+(?:[.,:’'\-‑]\w+)*|\s+|[^\w\s]")
MUCH = 4_000_000  # comparisons of one token with another
KEPT = 60  # characters of what stays the same, on either side of a change
Stretch = tuple[str, str]


class Hunk(NamedTuple):
    """A place where words differ: those that were and those that are, with the token before each, and its line."""

    was: tuple[str, ...]
    now: tuple[str, ...]
    before: tuple[str, str]
    line: int


def tokens(text: str) -> list[str]:
    """Words, marks and spaces; an ideograph is a word."""
    return TOKEN.findall(text)


def blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    """The paragraphs that differ, side by side, with the number of the new one; several together where their count differs."""
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if j - i == m - k:
            yield from zip(old[i:j], new[k:m], range(k, m), strict=True)
        else:
            yield " ¶ ".join(old[i:j]), " ¶ ".join(new[k:m]), min(k, max(len(new) - 1, 0))


def hunks(old: str, new: str, line: int = 0) -> tuple[tuple[Stretch, ...], tuple[Hunk, ...]]:
    """What two stretches of text have in common and not, as marked stretches, and the places where they differ."""
    a, b = tokens(old), tokens(new)
    marked: list[Stretch] = []
    found: list[Hunk] = []
    for tag, i, j, k, m in _opcodes(a, b):
        if tag == "equal":
            marked.append(("=", "".join(a[i:j])))
            continue
        marked.extend(stretch for stretch in (("-", "".join(a[i:j])), ("+", "".join(b[k:m]))) if stretch[1])
        found.append(Hunk(tuple(a[i:j]), tuple(b[k:m]), (_last(a, i), _last(b, k)), line))
    return _short(_joined(marked)), tuple(found)


def _opcodes(a: list[str], b: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """As difflib's, the common beginning and end found first; a text that is wholly another is replaced as a whole."""
    start, least = 0, min(len(a), len(b))
    while start < least and a[start] == b[start]:
        start += 1
    end = 0
    while end < least - start and a[-1 - end] == b[-1 - end]:
        end += 1
    i, j = len(a) - end, len(b) - end
    if start:
        yield "equal", 0, start, 0, start
    if (i - start) * (j - start) > MUCH:
        yield "replace", start, i, start, j
    else:
        for tag, p, q, r, s in SequenceMatcher(None, a[start:i], b[start:j], autojunk=False).get_opcodes():
            yield tag, p + start, q + start, r + start, s + start
    if end:
        yield "equal", i, len(a), j, len(b)


def _last(tokens: list[str], at: int) -> str:
    """The last token before a place that is no space."""
    while at and tokens[at - 1].isspace():
        at -= 1
    return tokens[at - 1] if at else ""


def _joined(marked: list[Stretch]) -> list[Stretch]:
    """Changes that only a space parts are one: what was, then what is."""
    made: list[Stretch] = []
    was = now = ""
    for n, (mark, words) in enumerate(marked):
        if mark == "-":
            was += words
        elif mark == "+":
            now += words
        elif words.isspace() and (was or now) and n + 1 < len(marked):
            was, now = was + words, now + words
        else:
            made.extend(stretch for stretch in (("-", was), ("+", now)) if stretch[1])
            was = now = ""
            made.append((mark, words))
    made.extend(stretch for stretch in (("-", was), ("+", now)) if stretch[1])
    return made


def _short(marked: list[Stretch]) -> tuple[Stretch, ...]:
    """Long stretches that stay the same keep their ends next to a change."""
    made = []
    for n, (mark, words) in enumerate(marked):
        if mark == "=" and len(words) > 2 * KEPT + 20:
            head = "" if n == 0 else words[:KEPT].rsplit(" ", 1)[0] + " "
            tail = "" if n == len(marked) - 1 else " " + words[-KEPT:].split(" ", 1)[-1]
            words = f"{head}…{tail}"
        made.append((mark, words))
    return tuple(made)
