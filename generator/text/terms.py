"""The words of a text as the search knows them: without case, marks and apostrophes, in every script.

`templates/assets/search.js` does the same to what a reader types; a test compares the two. Scripts that put no space between
words are cut into pairs of characters. Skeletons are names without what transliterations differ in.
"""

from __future__ import annotations

import re
import unicodedata

MARK = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640"
MARKS = re.compile(f"[{MARK}]")
SIGNS = "'’‘ʼʹ′`´ʿʾ"
SIGN = re.compile(f"[{SIGNS}]")
OWNED = re.compile("['’]s(?![^\\W_])", re.IGNORECASE)  # Ukraine's
ELIDED = re.compile("(?<![^\\W_])([dlcjmst])['’](?=[aeiouhàâéèêëîïôû])", re.IGNORECASE)  # l'Ukraine
INSIDE = re.compile(f"([^\\W_])[{SIGNS}](?=[^\\W_])")  # Kup'iansk
PLAIN = str.maketrans(dict(zip("łøđðıßæœþς", "l o d d i ss ae oe th σ".split(), strict=True)))  # noqa: SIM905
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
SPACED = "\u0900-\u0dff"  # scripts whose vowel signs are no letters to regular expressions
LATIN = re.compile("[a-z0-9]+")
WORD = re.compile(rf"[\w{SPACED}{MARK}]+")
ANY = re.compile(rf"[{UNSPACED}]+|(?:(?![{UNSPACED}])[\w{SPACED}{MARK}])+")
RUN = re.compile(f"[{UNSPACED}]")
LONGEST = 30  # characters of a word
CYRILLIC = dict(
    zip(
        "абвгґдеёєжзиійїклмнопрстуфхцчшщъыьэюя",
        "a b v g g d e e ie zh z i i i i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".split(" "),  # noqa: SIM905
        strict=True,
    )
)
LETTERS = str.maketrans(CYRILLIC)
ALIKE = (("kh", "h"), ("ph", "f"), ("ck", "k"), ("ou", "u"), ("w", "v"), ("q", "k"), ("x", "ks"))


def terms(text: str) -> list[str]:
    """The words of a text in their order."""
    if SIGN.search(text):
        text = INSIDE.sub(r"\1", ELIDED.sub(r"\1 ", OWNED.sub("", text)))
    text = text.lower().replace("_", " ")
    if text.isascii():
        return [word[:LONGEST] for word in LATIN.findall(text)]
    if not RUN.search(text):
        return [word[:LONGEST] if word.isascii() else _folded(word) for word in WORD.findall(text)]
    found: list[str] = []
    for word in ANY.findall(text):
        found.extend(_pairs(_folded(word)) if RUN.match(word) else (_folded(word),))
    return found


def _folded(word: str) -> str:
    bare = MARKS.sub("", unicodedata.normalize("NFKD", word))
    return unicodedata.normalize("NFC", bare).lower().translate(PLAIN)[:LONGEST]


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]


def skeleton(term: str) -> str:
    """A name's word as most transliterations have it in common; "" where nothing is left to go by.

    `zelensky`, `zelenskyy`, `zelenskiy`, `зеленский` and `зеленський` have one skeleton.
    """
    bare = term.translate(LETTERS)
    for spelling, other in ALIKE:
        bare = bare.replace(spelling, other)
    bare = re.sub(r"(.)\1+", r"\1", re.sub("[yij]+", "i", bare))
    bare = bare.removesuffix("i")
    return f"~{bare}" if len(bare) > 2 and bare.isascii() and bare.isalpha() else ""
