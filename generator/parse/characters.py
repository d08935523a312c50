"""Finds characters that deceive: hidden direction controls, mixed alphabets, control characters.

Does not repair anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, problem, within

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
# A Latin letter beside a Cyrillic or Greek one inside one word.
LATIN, OTHER = "A-Za-z\u00c0-\u024f", "\u0370-\u03ff\u0400-\u052f"
# Between the two there may be an apostrophe or an accent of its own.
JOINT = "['’ʼ\u0300-\u036f]?"
MIXED = re.compile(rf"[{LATIN}]{JOINT}[{OTHER}]|[{OTHER}]{JOINT}[{LATIN}]")
LETTERS = re.compile(r"(?:[^\W\d_]|['’ʼ\u0300-\u036f](?=\w))*")
IS_OTHER, IS_LATIN = re.compile(f"[{OTHER}]"), re.compile(f"[{LATIN}]")


def check(path: str, text: str) -> Iterator[Diagnostic]:
    """Yield a problem for each deceiving character or word of the whole file."""
    if not text.replace("\n", "").isprintable():  # what can be printed is neither a control nor a direction
        for match in CONTROL.finditer(text):
            yield _control(path, text, match)
        for match in BIDI.finditer(text):
            yield _bidi(path, text, match)
    if text.isascii() or not IS_OTHER.search(text):
        return
    end = 0
    for pair in MIXED.finditer(text):
        if pair.start() >= end:
            word = _around(text, pair.start())
            end = max(word.end(), pair.end())
            if IS_OTHER.search(word[0]) and IS_LATIN.search(
                word[0]
            ):  # the alphabets' blocks hold signs that are no letters
                yield _mixed(path, text, word)


def _around(text: str, at: int) -> re.Match[str]:
    """The word around a letter."""
    while at and (text[at - 1].isalpha() or (text[at - 1] in "'’ʼ\u0301" and text[at - 2 : at - 1].isalpha())):
        at -= 1
    found = LETTERS.match(text, at)
    assert found is not None
    return found


def _control(path: str, text: str, match: re.Match[str]) -> Diagnostic:
    message = f"control character U+{ord(match[0]):04X}; neither a page nor a feed may hold it"
    return problem(
        "control-character",
        within(path, text, *match.span()),
        message,
        "delete it (an editor shows it as a box or not at all)",
    )


def _bidi(path: str, text: str, match: re.Match[str]) -> Diagnostic:
    name = unicodedata.name(match[0], "").lower()
    message = f"hidden text-direction character U+{ord(match[0]):04X} ({name}); it can make text read differently from what is stored"
    return problem(
        "bidi-control",
        within(path, text, *match.span()),
        message,
        "delete it; browsers order Arabic and Hebrew by themselves",
    )


def _mixed(path: str, text: str, match: re.Match[str]) -> Diagnostic:
    word = match[0]
    others = IS_OTHER.findall(word)
    rare = others if len(others) * 2 <= len(word) else IS_LATIN.findall(word)
    at = word.index(rare[0])
    script = unicodedata.name(rare[0], "another").split()[0].capitalize()
    message = f'"{word}" mixes alphabets: letter {at + 1} is {script} "{rare[0]}"; search and links will miss the word'
    return problem(
        "mixed-script", within(path, text, *match.span()), message, "type the word again with one keyboard layout"
    )
