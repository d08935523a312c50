"""Text in lines of a width, for readers without a layout: plain e-mail, text files.

A character of East Asian width takes two places, a mark that combines none. Between such characters a line may break anywhere.
"""

from __future__ import annotations

import re
from unicodedata import combining, east_asian_width

WIDE_FROM = "\u1100"  # no character before this is wide
# Latin, Greek, Cyrillic and their punctuation: a place for each character. Nearly every text, known by one look.
NARROW = re.compile("[\0-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
WORDS = re.compile(r"\S+")


def wrapped(text: str, width: int = 72, first: str = "", rest: str = "") -> str:
    """One paragraph in lines of at most `width` places; a longer word, such as an address, stays whole."""
    if NARROW.fullmatch(text):
        return _plain(text, width, first, rest)
    lines: list[str] = []
    line, used = first, len(first)
    empty = True
    for word, glued in _words(text):
        room = columns(word) + (0 if empty or glued else 1)
        if not empty and used + room > width:
            lines.append(line)
            line, used, empty = rest, len(rest), True
            room = columns(word)
        line += word if empty or glued else f" {word}"
        used, empty = used + room, False
    return "\n".join([*lines, line] if not empty else lines)


def _plain(text: str, width: int, first: str, rest: str) -> str:
    """The same for characters that take one place each."""
    lines: list[str] = []
    words = text.split()
    line, room = [first + words[0]] if words else [], width - len(first)
    room -= len(words[0]) if words else 0
    for word in words[1:]:
        room -= len(word) + 1
        if room < 0:
            lines.append(" ".join(line))
            line, room = [rest + word], width - len(rest) - len(word)
        else:
            line.append(word)
    return "\n".join([*lines, " ".join(line)])


def columns(text: str) -> int:
    """How many places a text takes in a line."""
    if NARROW.fullmatch(text):
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _words(text: str) -> list[tuple[str, bool]]:
    """The words, each with whether it follows the one before without a space."""
    if text.isascii() or max(text) < WIDE_FROM:
        return [(word, False) for word in text.split()]
    found: list[tuple[str, bool]] = []
    for word in WORDS.findall(text):
        found.extend((piece, n > 0) for n, piece in enumerate(_pieces(word)))
    return found


# What begins no line of Chinese or Japanese, and what ends none.
CLOSES = frozenset("，。、；：？！）」』】》〉”’…ー～·")
OPENS = frozenset("（「『【《〈“‘")


def _pieces(word: str) -> list[str]:
    """A word cut at each wide character that may begin a line."""
    pieces: list[str] = []
    for character in word:
        wide = east_asian_width(character) in "WF"
        last = pieces[-1][-1] if pieces else ""
        after_wide = bool(last) and east_asian_width(last) in "WF"
        if pieces and (character in CLOSES or last in OPENS or combining(character) or not (wide or after_wide)):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces
