"""Sentences of running text, without a language model; does not know paragraphs."""

from __future__ import annotations

import re

from generator.intake.words import ABBREVIATIONS

# A stop, perhaps closing marks, space, then something that can begin a sentence.
BREAK = re.compile(r"[.!?…]+[\"”’')\]]*(\s+)(?=[\"“‘„'(\[]*[^\W_])")
QUOTED = re.compile(r"[\"“„][^\"“”„]*[\"”“]")


def sentences(text: str) -> tuple[str, ...]:
    """Cut a paragraph into its sentences; joined by one space they give it back."""
    cuts, start = [], 0
    for found in BREAK.finditer(text):
        if not _abbreviates(text[max(start, found.start() - 40) : found.start()], text[found.end() : found.end() + 1]):
            cuts.append(text[start : found.start(1)])
            start = found.end()
    return tuple(part for part in (*cuts, text[start:]) if part)


def outside_quotations(text: str) -> str:
    """The text with whatever stands in quotation marks blanked, so that places stay the same."""
    return QUOTED.sub(lambda found: " " * len(found[0]), text)


def excerpt(text: str, limit: int = 80) -> str:
    """The beginning of a text on one line, cut at a word, with an ellipsis if it was cut."""
    line = " ".join(text[: 4 * limit].split())
    if len(line) <= limit and len(text) <= 4 * limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0] + "…"


def _abbreviates(before: str, after: str) -> bool:
    """Whether the stop after `before` belongs to an abbreviation or an initial, not to a sentence."""
    word = before.rsplit(None, 1)[-1] if before.split() else ""
    plain = word.strip("\"“”'(").lower()
    lower_follows = after[:1].islower()
    initial = len(plain) == 1 and word.isupper() and word != "I"
    return (
        plain in ABBREVIATIONS or initial or lower_follows or (plain in ("u.s", "u.k", "u.n") and after[:1].isupper())
    )
