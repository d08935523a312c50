"""Refuses a text that the Markdown library would take too long to read, before it is given to it.

Some of its patterns look from every mark to the end of the paragraph or of the text, so that unclosed ones cost the square of
their number. The work is estimated here in one pass; a text written by a person stays a hundred times below the bound.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from markdown.extensions.fenced_code import FencedBlockPreprocessor

SHORT = 1000  # characters that cannot cost much, whatever they are
# Steps of about 60 ns that a text may cost: some 7 ms for each thousand characters.
EACH, FREE = 120, 150_000
FENCED = FencedBlockPreprocessor.FENCED_BLOCK_RE  # what the library takes for code, and nothing more
LETTER = re.compile(r"[^\n]")
BLOCK = re.compile(r"[^\n]+(?:\n[ \t]*[^\s][^\n]*)*")
BRACKETS = re.compile(r"[\[\]()]")
MARKS = re.compile(r"[\\`*_\[<&!]")
TAG = re.compile(r"<(?:!--|!\[|[a-zA-Z/!?])")
RULE = re.compile(r"^ {0,3}(?:[-*_=][ \t]*)+$", re.MULTILINE)
FENCE = re.compile(r"^(?: {0,3}|> ?)(`{3,}|~{3,})([^\n]*)$", re.MULTILINE)
RUN = re.compile(r"`+")
# The library calls itself for each list or quotation within another; where its stack ends depends on who called it.
DEEP = 50
NESTED = re.compile(rf"^[ \t]*(?:(?:[-*+>]|\d{{1,9}}[.)])[ \t]*){{{DEEP}}}(?=.*[^\s*+-])", re.MULTILINE)
FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,200})\]")
ENDS = {"<!--": "-->", "<![": "]]>"}


class Tangle(NamedTuple):
    """Where in the text too much work begins, and what it is about."""

    start: int
    end: int
    message: str
    cure: str


def tangle(text: str) -> Tangle | None:
    """What of the text would take too long to read, or None."""
    nested = NESTED.search(text)
    if nested:
        what = f"this line begins more than {DEEP} lists or quotations, each within the one before"
        return Tangle(*nested.span(), what, "delete the marks; one that is meant is written \\- or \\>")
    size = len(text)
    most = EACH * size + FREE
    if size < SHORT or sum(map(text.count, "\\`*_[<&!-=~")) * size < most // 4:
        return None
    found = _fences(text, most)
    if found:
        return found
    outside = FENCED.sub(lambda code: LETTER.sub(" ", code[0]), text) if "```" in text or "~~~" in text else text
    works = (_brackets, _angles, _backticks, _crowded, _rules, _footnotes)
    return next(filter(None, (work(outside, most) for work in works)), None)


def _told(start: int, end: int, what: str, cure: str) -> Tangle:
    return Tangle(start, end, f"{what}; it would take too long to read", cure)


def _brackets(text: str, most: int) -> Tangle | None:
    """From each bracket to the one that closes it, and from each link's address to its end."""
    if text.count("[") * len(text) < most:
        return None
    cost = 0
    for block in BLOCK.finditer(text):
        steps, open_ = _walked(block[0])
        cost += steps
        if cost > most:
            what = f"this paragraph has {open_:,} brackets that are never closed, or nests them"
            return _told(
                block.start(), block.end(), what, "close or delete them; a bracket that is meant is written \\["
            )
    return None


def _walked(block: str) -> tuple[int, int]:
    """How many steps a block's brackets cost, and how many of them are never closed."""
    cost = 0
    opened: list[int] = []
    waiting: list[int] = []  # addresses that are not closed
    for match in BRACKETS.finditer(block):
        at, char = match.start(), match[0]
        if char == "[":
            opened.append(at)
        elif char == "]" and opened:
            cost += at - opened.pop()
        elif char == "(" and (waiting or block.startswith("]", at - 1)):
            waiting.append(at)
        elif char == ")" and waiting:
            cost += at - waiting.pop()
    unclosed = (*opened, *waiting)
    return cost + sum(len(block) - at for at in unclosed), len(unclosed)


def _angles(text: str, most: int) -> Tangle | None:
    """From each beginning of HTML to its end; the number of elements, for a cleaner closes each of them."""
    if text.count("<") * len(text) < most // 4:
        return None
    tags = list(TAG.finditer(text))
    cost = len(tags) ** 2 // 4
    first = -1
    for tag in tags:
        end = text.find(ENDS.get(tag[0], ">"), tag.end())
        if end >= 0 and _odd_quotes(text, tag.end(), end):
            end = -1
        if end < 0:
            first = tag.start() if first < 0 else first
        cost += 4 * ((end if end >= 0 else len(text)) - tag.start())
        if cost > most:
            break
    if cost <= most:
        return None
    start = max(first, tags[0].start())
    what = f"this text has {len(tags):,} beginnings of HTML, nested or never closed"
    return _told(start, start + 1, what, "write Markdown instead; a sign that is meant is written &lt;")


def _odd_quotes(text: str, start: int, end: int) -> bool:
    """Whether a quotation mark is open where a tag seems to end."""
    part = text[start : min(end, start + 5000)]
    return part.count('"') % 2 == 1 or part.count("'") % 2 == 1


def _fences(text: str, most: int) -> Tangle | None:
    """From each fence that is never closed to the end of the text."""
    lines = list(FENCE.finditer(text))
    if len(lines) * len(text) < most:
        return None
    closers: dict[str, list[int]] = {}
    for line in lines:
        if not line[2].strip():
            closers.setdefault(line[1], []).append(line.start())
    cost, at, unclosed = 0, 0, 0
    for line in lines:
        if line.start() < at:
            continue
        after = closers.get(line[1], [])
        while after and after[0] <= line.start():
            after.pop(0)
        if after:
            at = after[0] + 1
            continue
        unclosed += 1
        cost += len(text) - line.start()
    if cost <= most:
        return None
    what = f"this text has {unclosed:,} code fences that are never closed"
    return _told(lines[0].start(), lines[0].end(), what, "close each with a line of the same signs, or delete it")


def _backticks(text: str, most: int) -> Tangle | None:
    """From each run of backticks to the next of its length; a run is tried as shorter ones, too."""
    if text.count("`") * len(text) < most:
        return None
    cost = 0
    for block in BLOCK.finditer(text):
        runs = list(RUN.finditer(block[0]))
        last: dict[int, int] = {}
        whole = block.end() - block.start()
        for run in reversed(runs):
            size = run.end() - run.start()
            reach = last.get(size, whole)
            cost += (size * (size + reach - run.end()) if size not in last else reach - run.end()) // 16
            last[size] = run.start()
        if cost > most:
            what = f"this paragraph has {len(runs):,} runs of backticks that do not fit together"
            return _told(block.start(), block.end(), what, "close code with as many backticks as open it")
    return None


def _crowded(text: str, most: int) -> Tangle | None:
    """Each mark that becomes something makes the library copy its paragraph."""
    cost = 0
    for block in BLOCK.finditer(text):
        size = block.end() - block.start()
        marks = len(MARKS.findall(block[0])) if size > SHORT else 0
        cost += marks * min(size, _longest(block[0])) // 40
        if cost > most:
            what = f"this paragraph has {size:,} characters and {marks:,} marks of Markdown"
            return _told(block.start(), block.end(), what, "put empty lines into it, so that it becomes paragraphs")
    return None


def _longest(block: str) -> int:
    """How much of a block is read as one: a list is read by its items, a table by its rows."""
    lines = block.split("\n")
    listed = all(re.match(r"\s*(?:[-*+]|\d+[.)])\s|\s*\|", line) for line in lines)
    return max(map(len, lines)) if listed else len(block)


def _rules(text: str, most: int) -> Tangle | None:
    """Each rule or underlined heading takes the rest of its block apart."""
    cost = 0
    for block in BLOCK.finditer(text):
        rules = len(RULE.findall(block[0])) if block.end() - block.start() > SHORT else 0
        cost += rules * (block.end() - block.start()) // 6
        if cost > most:
            what = f"this block has {rules:,} lines of dashes or other signs"
            return _told(block.start(), block.end(), what, "delete the ones that are not needed")
    return None


def _footnotes(text: str, most: int) -> Tangle | None:
    """Each mark of a footnote is compared with the others of the same name."""
    if "[^" not in text:
        return None
    marks = Counter(FOOTNOTE.findall(text))
    name, times = max(marks.items(), key=lambda item: item[1], default=("", 0))
    if 14 * sum(n * n for n in marks.values()) + len(marks) ** 2 <= most:
        return None
    at = text.index(f"[^{name}]")
    what = f"this text has {marks.total():,} marks of footnotes, {times:,} of them {name}"
    return _told(at, at + len(name) + 3, what, "name a source once for a paragraph, or write several articles")
