"""Tidy lines become headings, paragraphs, list items and quotations with their speakers; written as Markdown.

Judges by shape alone: length, final stop, what stands before and after. Knows no registry.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from generator.intake.sentences import QUOTED
from generator.intake.words import ROLE_OPENINGS, ROLES

HEADING_LIMIT = 100
TITLE_LIMIT = 160
BULLET = re.compile(r"[•●▪‣◦*-]\s+(?=\S)")
MARKED = re.compile(r"#{1,6}\s+(?=\S)")
STOP = re.compile(r"[.!?…:;,][\"”’')\]]*$")
# "… in Russia. Volodymyr Zelenskyy President of Ukraine": a stop, then a line's end without one.
TAIL = re.compile(
    r"(?<=[.!?…\"”])\s+(?=[A-ZÀ-ÞĀ-Ž][\w’'.-]+,?\s)([^.!?…\"“”]{5,110}|(?:[^.!?…\"“”]|\b[A-Z]\.){5,110})$"
)
NAME_WORD = re.compile(r"(?:[A-ZÀ-ÞĀ-Ž][\w’'-]*\.?|al|bin|bint|ibn|de|van|von|der|da|el)")
ATTRIBUTION = re.compile(r"[—–―]\s*(?=\S)")
# What Markdown would take for something else; `<` and `&` have no backslash there.
SPECIAL = re.compile(r"[\\`*]|(?<![^\W_])_|_(?![^\W_])|\[(?=[\[^])|(?<=\[)\[|\](?=[(\[:\]])|(?<=\])\]|\{(?=[:%{])")
OPENING = re.compile(r"(?:[#>]|[-+](?=\s|[-+]+$|$)|=+$|~~~|!!!|:(?=\s))")
NUMBERED = re.compile(r"(\d+)([.)])(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a text; `speaker` of a quotation only."""

    kind: Literal["paragraph", "heading", "item", "quotation"]
    text: str
    speaker: str = ""


def blocks(lines: tuple[str, ...]) -> tuple[Block, ...]:
    """Tell each line's kind; a speaker's own line joins the quotation before it."""
    found: list[Block] = []
    for at, line in enumerate(lines):
        speaker = _own_line_speaker(line, found[-1] if found else None)
        if speaker:
            found[-1] = Block("quotation", found[-1].text, speaker)
        else:
            found.append(_block(lines, at))
    return tuple(found)


def is_title(lines: tuple[str, ...]) -> bool:
    """Whether the first line is a title: short, unfinished, and a finished line follows somewhere."""
    first = lines[0] if lines else ""
    short = 1 < len(first) <= TITLE_LIMIT and not ATTRIBUTION.match(first) and not BULLET.match(first)
    open_ended = not STOP.search(first) or first.endswith("?")
    return short and open_ended and any(len(line) > len(first) and STOP.search(line) for line in lines[1:4])


def markdown(block: Block) -> str:
    """Write a block so that Markdown gives back its very words."""
    if block.kind == "heading":
        return f"## {_escaped(block.text)}"
    if block.kind == "item":
        return f"- {_safe(block.text)}"
    if block.kind == "quotation":
        return f"> {_safe(block.text)}\n> — {_escaped(block.speaker)}"
    return _safe(block.text)


def _block(lines: tuple[str, ...], at: int) -> Block:
    line = lines[at]
    if MARKED.match(line):
        return Block("heading", MARKED.sub("", line, count=1).rstrip("# ") or line)
    if BULLET.match(line):
        return Block("item", BULLET.sub("", line, count=1))
    if _is_heading(lines, at):
        return Block("heading", line)
    tail = TAIL.search(line, max(0, len(line) - 150))
    speaker = _speaker(tail[1]) if tail else ""
    return Block("quotation", line[: tail.start()], speaker) if tail and speaker else Block("paragraph", line)


def _is_heading(lines: tuple[str, ...], at: int) -> bool:
    """Whether a short line without a final stop stands between two that have one."""
    around = (lines[at - 1], lines[at + 1]) if 0 < at < len(lines) - 1 else ()
    return bool(around) and _looks_like_heading(lines[at]) and not any(_looks_like_heading(line) for line in around)


def _looks_like_heading(line: str) -> bool:
    opens = re.match(r"[\"“‘'(]*[^\W_]", line)
    large = opens and not opens[0][-1].islower()
    return bool(large) and len(line) <= HEADING_LIMIT and not STOP.search(line) and any(c.isalpha() for c in line)


def _own_line_speaker(line: str, before: Block | None) -> str:
    """The speaker that a line after a quotation names, or ""."""
    if before is None or before.kind != "paragraph":
        return ""
    if ATTRIBUTION.match(line) and len(line) <= 120 and _is_quoted(before.text):
        return ATTRIBUTION.sub("", line, count=1)
    return _speaker(line) if len(line) <= 110 and not STOP.search(line) else ""


def _is_quoted(text: str) -> bool:
    return re.fullmatch(r"[\"“„].*[\"”“]\.?", text) is not None or QUOTED.sub("", text).strip(" .,") == ""


def _speaker(tail: str) -> str:
    """`Name, role` of a run of words that is just that, or ""; a name has two words at least."""
    words = tail.replace(",", " ").split()
    starts = (at for at, word in enumerate(words) if word.lower().strip(".") in ROLES | ROLE_OPENINGS)
    start = next(starts, 0)
    if not 2 <= start <= 4 or not all(NAME_WORD.fullmatch(word) for word in words[:start]):
        return ""
    role = words[start:]
    return f"{' '.join(words[:start])}, {_role_text(tail, words[start - 1])}" if _is_role(role) else ""


def _is_role(words: list[str]) -> bool:
    """Whether the words hold an office and nothing happens in them: no small word but those of titles."""
    joins = {"of", "the", "for", "in", "at", "to", "and", "on"}
    plain = [word.strip(".").lower() for word in words]
    office = next((at for at, word in enumerate(plain) if word in ROLES), None)
    if office is None:
        return False
    after = plain[office + 1 : office + 2]
    named = all(w[:1].isupper() or w.lower() in joins | ROLES | ROLE_OPENINGS or w[:1] in "&'’" for w in words)
    return named and (not after or after[0] in joins | ROLES)


def _role_text(tail: str, last_of_name: str) -> str:
    """The role as it is written, its own commas kept."""
    return tail[tail.index(last_of_name) + len(last_of_name) :].lstrip(" ,")


def _safe(text: str) -> str:
    """The text, with what would open a block at its beginning defused."""
    escaped = _escaped(text)
    if NUMBERED.match(escaped):
        return NUMBERED.sub(r"\1\\\2", escaped, count=1)
    return f"\\{escaped}" if OPENING.match(escaped) else escaped


def _escaped(text: str) -> str:
    entities = re.sub(r"&(?=#?\w+;)", "&amp;", text)
    return re.sub(r"<(?=[\w/!?])", "&lt;", SPECIAL.sub(lambda found: f"\\{found[0]}", entities))
