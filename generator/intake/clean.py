"""Pasted characters become tidy lines: odd spaces, invisible marks, hard wraps and page residue go.

Does not know what a line is (heading, quotation); `blocks` does.
"""

from __future__ import annotations

import re
import unicodedata

from generator.intake.words import BUTTONS, INVITATIONS, REFERENCES

BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Soft hyphens, zero-width marks and direction controls: never seen, and they split words for search.
INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
SPACES = re.compile(r"[^\S\n]+")
# A joiner shapes Persian words and emoji; beside Latin letters it is a leftover of a citation.
JOINER = re.compile("(?<![^\\x00-\u024f])[\u200c\u200d]+|[\u200c\u200d]+(?![^\\x00-\u024f])")
ENDS = re.compile(r"[.!?…:;][\"”’')\]]*$")


END = 250  # characters of a line in which its glued end is looked for


def _either(phrases: tuple[str, ...]) -> str:
    return "|".join(sorted((re.escape(p) for p in phrases), key=len, reverse=True))


ALONE = re.compile(rf"(?:{_either(BUTTONS)})(?:\s*[|/·•]?\s*(?:{_either(BUTTONS)}))*\W*", re.I)
REFERENCE = re.compile(rf"(?:{_either(REFERENCES)})\s*[:|].*|(?:read also|also read|read next)\b.*", re.I)
INVITATION = re.compile(rf"(?:{_either(INVITATIONS)})(?!\w).*", re.I)
LEGEND = re.compile(r"[\u2580-\u259f\u25a0\u25a1].{0,80}")  # the coloured squares below a map
COUNTER = re.compile(r"\d+\s+(?:min(?:ute)?s?\s+read|comments?|shares?|views?)|\d+\s*/\s*\d+", re.I)
BYLINE = re.compile(r"(?:By|Author:|Written by|Reported by)\s+[^\W\d_][^.!?]{2,60}")
# The same at the end of a line, after a finished sentence; a capital, for "to share" ends sentences too.
GLUED = re.compile(
    rf"(?<=[.!?…\"”)\]])\s+(?=[A-Z])(?i:(?:{_either(BUTTONS)})(?:\s+(?:{_either(BUTTONS)}))*\s*"
    rf"|(?:{_either(REFERENCES)}):[^.!?]{{1,120}}|(?:read also|also read)\b[^.!?]{{0,120}})$"
)


def lines(text: str) -> tuple[str, ...]:
    """The text's paragraphs, one string each, without blank ones."""
    groups = re.split(r"\n\s*\n", _plain(text))
    return tuple(line for group in groups for line in _unwrapped(group))


def without_residue(paragraphs: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is text, and what was left out; a text that is nothing but residue is kept whole."""
    kept, dropped = [], []
    for line in paragraphs:
        text, rest = _split_residue(line)
        kept += [text] if text else []
        dropped += [rest] if rest else []
    return (tuple(kept), tuple(dropped)) if kept else (paragraphs, ())


def _plain(text: str) -> str:
    """Normal form C, one kind of space and of line break, nothing that is unseen or unprintable."""
    text = INVISIBLE.sub("", BREAKS.sub("\n", unicodedata.normalize("NFC", _printable(text))))
    return SPACES.sub(" ", JOINER.sub("", SPACES.sub(" ", text)))  # a joiner may have stood between two spaces


def _printable(text: str) -> str:
    """Without control characters, lone surrogates and what has no meaning for all: YAML and HTML refuse them."""
    if text.isprintable():
        return text
    return "".join(c for c in text if c in "\t\n\r\x0b\x0c\x85" or not _refused(c))


def _refused(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs", "Cn", "Co")


def _unwrapped(group: str) -> list[str]:
    """The lines of a group, joined where they are one paragraph broken to a column."""
    found = [line.strip() for line in group.split("\n") if line.strip()]
    return [" ".join(found)] if _is_wrapped(found) else found


def _is_wrapped(found: list[str]) -> bool:
    """Whether lines are about equally long and one ends within a sentence."""
    if len(found) < 2:
        return False
    widths = [len(line) for line in found[:-1]]
    even = 40 <= max(*widths, len(found[-1])) <= 110 and min(widths) >= 0.65 * max(widths)
    open_ended = any(not ENDS.search(line) for line in found[:-1])
    return even and open_ended and any(line[:1].islower() for line in found[1:])


def _split_residue(line: str) -> tuple[str, str]:
    if any(shape.fullmatch(line) for shape in (ALONE, REFERENCE, INVITATION, LEGEND, COUNTER, BYLINE)):
        return "", line
    glued = GLUED.search(line, max(0, len(line) - END))
    return (line[: glued.start()], line[glued.end() - len(glued[0].lstrip()) :]) if glued else (line, "")
